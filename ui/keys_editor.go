package ui

import (
	"github.com/charmbracelet/bubbles/key"

	"facturier/ui/theme"
)

// editorKeys are the bindings of the editor of a document and of what one
// chooses from.
type editorKeys struct {
	HelpHere, Change, List, ClientNew                                                                      key.Binding
	LineAdd, LineCopy, LineDelete, LineRestore, LineUp, LineDown, More, NextProblem, AllProblems, PageHere key.Binding
}

func (m *keymap) editor(g theme.Glyphs) {
	m.HelpHere = m.bind(groupForms, "f1", "aide", "f1")
	m.Change = m.bind(groupForms, g.Left+" "+g.Right, "changer la réponse", "left", "right")
	m.List = m.bind(groupForms, "espace", "la liste", " ")
	m.ClientNew = m.bind(groupForms, "ctrl+n", "nouveau client", "ctrl+n")

	m.LineAdd = m.bind(groupEditor, "ctrl+n", "ligne", "ctrl+n")
	m.LineCopy = m.bind(groupEditor, "ctrl+d", "dupliquer la ligne", "ctrl+d")
	m.LineDelete = m.bind(groupEditor, "ctrl+x", "supprimer la ligne", "ctrl+x")
	m.LineRestore = m.bind(groupEditor, "ctrl+y", "remettre la ligne supprimée", "ctrl+y")
	m.LineUp = m.bind(groupEditor, "alt+"+g.Up, "monter la ligne", "alt+up", "ctrl+up")
	m.LineDown = m.bind(groupEditor, "alt+"+g.Down, "descendre la ligne", "alt+down", "ctrl+down")
	m.More = m.bind(groupEditor, "ctrl+o", "autres mentions", "ctrl+o")
	m.NextProblem = m.bind(groupEditor, "ctrl+g", "point à régler suivant", "ctrl+g")
	m.AllProblems = m.bind(groupEditor, "ctrl+l", "points à régler", "ctrl+l")
	m.PageHere = m.bind(groupEditor, "ctrl+p", "aperçu", "ctrl+p")
}
