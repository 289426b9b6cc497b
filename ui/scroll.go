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

// pointed is the place that the wheel or a click selects in a list of n lines, of
// which room are shown from top on; y is a line of them. It says whether the line that
// was selected already was clicked again.
func (m *keymap) pointed(msg tea.MouseMsg, y, at, top, room, n int) (place int, again bool) {
	if msg.Button != tea.MouseButtonLeft || msg.Action != tea.MouseActionPress {
		return within(at+m.moved(msg, 0), n), false
	}
	if y < 0 || y >= room || top+y >= n {
		return at, false
	}
	return top + y, top+y == at
}
