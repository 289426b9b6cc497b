package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
	"facturier/ui/theme"
)

// checklist is what a draft still needs, the grave first: Enter goes where it
// is mended.
type checklist struct {
	d        *deps
	id       int64 // of a saved draft, read again when the book changes; else 0
	asked    request
	known    bool
	problems []invoice.Problem
	open     func(invoice.Problem) step

	at, top       int
	width, height int
}

// openChecklist is `!`.
func openChecklist(d *deps, row *invoice.Row) step {
	return push(&checklist{d: d, id: row.ID, width: 80, height: 20})
}

// newChecklist lists the problems of a draft that is being written. open is
// the step on one of them, the list left.
func newChecklist(d *deps, problems []invoice.Problem, open func(invoice.Problem) step) screen {
	s := &checklist{d: d, known: true, width: 80, height: 20, open: func(p invoice.Problem) step {
		next := open(p)
		next.pops++
		return next
	}}
	s.take(problems)
	return s
}

// Init reads the draft.
func (s *checklist) Init() tea.Cmd {
	if s.id == 0 {
		return nil
	}
	return refetch(s.d, &s.asked, func(ctx context.Context) (drafted, error) {
		doc, err := s.d.book.Document(ctx, s.id)
		if err != nil {
			return drafted{}, err
		}
		problems, err := s.d.book.Check(ctx, doc)
		return drafted{doc, problems}, err
	})
}

func (s *checklist) loading() bool { return s.asked.ticket != 0 }

func (s *checklist) take(problems []invoice.Problem) {
	s.problems = slices.Clone(problems)
	slices.SortStableFunc(s.problems, func(a, b invoice.Problem) int {
		switch {
		case a.Severe == b.Severe:
			return 0
		case a.Severe:
			return -1
		}
		return 1
	})
	s.at = max(min(s.at, len(s.problems)-1), 0)
}

// Update takes keys, the answer and the news that the book has changed.
func (s *checklist) Update(msg tea.Msg) (step, tea.Cmd) {
	switch m := msg.(type) {
	case tea.KeyMsg:
		return s.key(m), nil
	case changed:
		return step{}, s.Init()
	case answer[drafted]:
		if !s.asked.mine(m.ticket) {
			return step{}, nil
		}
		if invoice.ErrorCode(m.err) == invoice.CodeNotFound {
			return pop(), nil
		}
		if m.err != nil {
			return fail(m.err), nil
		}
		s.known = true
		s.take(m.value.problems)
		s.open = func(p invoice.Problem) step { return push(mender(s.d, m.value.doc, p.Field)) }
	}
	return step{}, nil
}

func (s *checklist) key(k tea.KeyMsg) step {
	keys := s.d.keys
	last := max(len(s.problems)-1, 0)
	switch {
	case pressed(k, keys.Back), pressed(k, keys.Problems), pressed(k, keys.AllProblems):
		return pop()
	case pressed(k, keys.Home):
		s.at = 0
	case pressed(k, keys.End):
		s.at = last
	case pressed(k, keys.Open) && len(s.problems) > 0:
		return s.open(s.problems[s.at])
	default:
		s.at = within(s.at+keys.moved(k, s.height/3), len(s.problems))
	}
	return step{}
}

// View is the problems in their two sections, each on its rows.
func (s *checklist) View() string {
	if !s.known {
		return ""
	}
	look := s.d.look
	if len(s.problems) == 0 {
		return " " + look.Done.Render(look.Check+" Rien à régler sur ce brouillon.")
	}
	var rows []string
	from, to := 0, 0
	for i, p := range s.problems {
		if i == 0 || p.Severe != s.problems[i-1].Severe {
			if i > 0 {
				rows = append(rows, "")
			}
			rows = append(rows, s.heading(p.Severe))
		}
		start := len(rows)
		rows = append(rows, s.rows(p, i == s.at)...)
		if i == s.at {
			from, to = start, len(rows)
		}
	}
	s.top = min(s.top, max(from-1, 0)) // its heading with the first
	s.top = max(s.top, to+1-s.height, 0)
	return strings.Join(s.d.window(rows, s.top, s.height), "\n")
}

func (s *checklist) heading(severe bool) string {
	n := len(invoice.Blocking(s.problems))
	title, style := "À CORRIGER AVANT D'ÉMETTRE", s.d.look.Late
	if !severe {
		n, title, style = len(s.problems)-n, "À VÉRIFIER", s.d.look.Soon
	}
	return " " + style.Render(title) + s.d.look.Muted.Render(fmt.Sprintf("  %d", n))
}

// rows are one problem: where it is and by which rule, then what to do.
func (s *checklist) rows(p invoice.Problem, selected bool) []string {
	look := s.d.look
	sign, style := look.Warn, look.Soon
	if p.Severe {
		sign, style = look.Alarm, look.Late
	}
	rule := s.d.cut(clean(p.Rule), 24)
	room := s.width - rowMargin - 2 - cells(rule) - 1
	place := s.d.fit(placeOf(p.Field), room)
	var lines []string
	if selected {
		lines = append(lines, " "+look.Bar+" "+style.Render(sign)+" "+look.Selected.Render(place+rule))
	} else {
		lines = append(lines, blanks(rowMargin)+style.Render(sign)+" "+place+look.Muted.Render(rule))
	}
	for _, line := range wrap(clean(p.Message), s.width-rowMargin-3) {
		lines = append(lines, blanks(rowMargin+2)+look.Muted.Render(line))
	}
	return lines
}

// SetSize gives the place of the list.
func (s *checklist) SetSize(width, height int) { s.width, s.height = width, height }

// Title is the screen's part of the title line.
func (s *checklist) Title() string { return "Points à régler" }

func (s *checklist) tag() string {
	if n := len(invoice.Blocking(s.problems)); n > 0 {
		return counted(n, [2]string{"grave", "graves"})
	}
	return ""
}

func (s *checklist) tone() theme.Style { return s.d.look.Late }

// ShortHelp is the footer.
func (s *checklist) ShortHelp() []key.Binding {
	keys := s.d.keys
	return []key.Binding{when(len(s.problems) > 0, named(keys.Open, "corriger")), when(len(s.problems) > 1, keys.Down), keys.Help, keys.Back}
}

// FullHelp is what `?` shows first.
func (s *checklist) FullHelp() [][]key.Binding {
	keys := s.d.keys
	return [][]key.Binding{{named(keys.Open, "corriger"), keys.Up, keys.Down, keys.Home, keys.End, keys.Back}}
}
