package ui

import tea "github.com/charmbracelet/bubbletea"

// moved is by how many lines a key or the wheel moves a text of which page
// lines are shown; zero for everything else.
func (m *keymap) moved(msg tea.Msg, page int) int {
	switch msg := msg.(type) {
	case tea.MouseMsg:
		switch msg.Button {
		case tea.MouseButtonWheelUp:
			return -3
		case tea.MouseButtonWheelDown:
			return 3
		}
	case tea.KeyMsg:
		switch {
		case pressed(msg, m.Up):
			return -1
		case pressed(msg, m.Down):
			return 1
		case pressed(msg, m.PageUp):
			return -page
		case pressed(msg, m.PageDown):
			return page
		}
	}
	return 0
}

// within is a place among n, the nearest to the one wanted; 0 when there is none.
func within(wanted, n int) int { return max(0, min(wanted, n-1)) }
