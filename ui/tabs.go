package ui

import tea "github.com/charmbracelet/bubbletea"

// tabs are the screens that a digit opens, in order.
var tabs = []struct {
	name  string // Options.Start
	title string
	open  func(*deps) screen
}{
	{"retards", "Retards", newMorning},
	{"factures", "Factures", newInvoices},
	{"devis", "Devis", newQuotes},
	{"clients", "Clients", newClients},
}

// stack is one tab's screens, the top one last; it is empty until the tab is
// first shown. stale says that the book changed while it was hidden.
type stack struct {
	screens []screen
	stale   bool
}

func (s *stack) top() screen { return s.screens[len(s.screens)-1] }

// home leaves the screens above the list, but for those over unsaved input.
func (s *stack) home() {
	for len(s.screens) > 1 {
		if g, ok := s.top().(guarded); ok && g.unsaved() != "" {
			return
		}
		s.screens = s.screens[:len(s.screens)-1]
	}
}

// update gives every screen of the stack a message that is not a key, and
// gathers their commands. Only the top one's step counts: what lies under it
// cannot move what is above. It can only leave, as a draft deleted elsewhere.
func (s *stack) update(msg tea.Msg) (step, tea.Cmd) {
	var next step
	var cmds []tea.Cmd
	var kept []screen
	for i, sc := range s.screens {
		st, cmd := sc.Update(msg)
		cmds = append(cmds, cmd)
		if i == len(s.screens)-1 {
			next = st
		} else if st.pops > 0 && i > 0 {
			continue
		}
		kept = append(kept, sc)
	}
	s.screens = kept
	return next, tea.Batch(cmds...)
}
