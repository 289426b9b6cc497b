// Package quiet keeps bubbletea's initialisation from asking the terminal for
// its background colour. It must be initialised before bubbletea: it imports
// lipgloss only, and its path sorts before "github.com/".
package quiet

import "github.com/charmbracelet/lipgloss"

func init() { lipgloss.SetHasDarkBackground(true) }
