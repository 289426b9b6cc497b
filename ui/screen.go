// Package ui is what a person sees and types: the Bubble Tea screens.
package ui

import (
	"github.com/charmbracelet/bubbles/help"
	tea "github.com/charmbracelet/bubbletea"
)

// screen is one page of the program. A screen reaches another one only through
// the step that its Update returns, applied at once by the root: messages
// mailed between screens would arrive in no fixed order.
type screen interface {
	Init() tea.Cmd
	Update(tea.Msg) (step, tea.Cmd)
	View() string
	SetSize(width, height int)
	Title() string
	help.KeyMap
}
