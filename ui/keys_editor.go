package ui

import (
	"github.com/charmbracelet/bubbles/key"

	"facturier/ui/theme"
)

// editorKeys are the bindings of the editor of a document and of the guide.
type editorKeys struct {
	HelpHere, Change, ClientNew, LineRestore, LineUp, LineDown, NextProblem, PageHere key.Binding
}

func (m *keymap) editor(g theme.Glyphs) {
	m.HelpHere = m.bind(groupForms, "f1", "aide", "f1")
	m.Change = m.bind(groupForms, g.Left+" "+g.Right, "changer la réponse", "left", "right")
	m.LineRestore = m.bind(groupForms, "ctrl+y", "remettre la ligne supprimée", "ctrl+y")
	m.LineUp = m.bind(groupForms, "alt+"+g.Up, "monter la ligne", "alt+up", "ctrl+up")
	m.LineDown = m.bind(groupForms, "alt+"+g.Down, "descendre la ligne", "alt+down", "ctrl+down")
	m.NextProblem = m.bind(groupForms, "ctrl+g", "point à régler suivant", "ctrl+g")
	m.PageHere = m.bind(groupForms, "ctrl+p", "aperçu", "ctrl+p")
	m.ClientNew = m.bind(groupForms, "ctrl+n", "nouveau client", "ctrl+n")
}
