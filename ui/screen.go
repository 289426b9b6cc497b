// Package ui is what a person sees and types: the Bubble Tea screens.
package ui

import (
	"github.com/charmbracelet/bubbles/help"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/ui/theme"
)

// screen is one page of the program. A screen reaches another one only through
// the step that its Update returns, applied at once by the root: messages
// mailed between screens would arrive in no fixed order.
//
// SetSize gives the body: what is between the rule under the title and the
// rule above the footer. Title is the screen's part of the title line. The
// short help is the footer; the full help is what `?` shows first.
type screen interface {
	Init() tea.Cmd
	Update(tea.Msg) (step, tea.Cmd)
	View() string
	SetSize(width, height int)
	Title() string
	help.KeyMap
}

// typist is a screen that may be taking text: while typing, every key but
// ctrl+c, ctrl+z and f1 is the screen's.
type typist interface{ typing() bool }

// loader is a screen that may not yet show what it was asked for: keys wait, so
// that none acts on another row than the one its person means.
type loader interface{ loading() bool }

// guarded is a screen that may hold unsaved input: unsaved names it ("ce
// devis") and is "" when nothing would be lost.
type guarded interface{ unsaved() string }

// departing is a screen that keeps its input when the program is left: quitting
// is the step that keeps it and leaves.
type departing interface{ quitting() step }

// tagged is a screen with a word at the right of the title line.
type tagged interface{ tag() string }

// toned is a screen whose word has a colour.
type toned interface{ tone() theme.Style }

// pointed is a screen that can go to a field of the domain, and says whether it
// has it.
type pointed interface{ focus(field string) bool }

// changed tells a screen that the book is not what it was when it loaded: the
// screen asks again for what it shows. Input under way stays as it is.
type changed struct{}

// pasted is text pasted into the terminal: it only reaches a screen that is
// typing, and is never a command.
type pasted string
