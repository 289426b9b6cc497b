package ui

import (
	"context"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// morning is the first screen: what is late, oldest first, then what comes.
type morning struct {
	d             *deps
	list          list[due]
	table         table[due]
	search        searchBox
	count         counter
	asked         request
	sums          morningSums
	side          sidePane
	width, height int
}

// morningSums are the heads of the sections, and what is said when nothing is
// late.
type morningSums struct {
	known bool
	invoice.Morning
	next  *invoice.Row // the next invoice to fall due, when none is late
	empty bool         // nothing at all in the book
}

func newMorning(d *deps) screen {
	s := &morning{d: d, side: sidePane{d: d}}
	s.table = table[due]{d: d, columns: dueColumns()}
	s.list = sectionList(d, sections, func(q *invoice.Query) { q.Search = s.search.text() })
	s.list.above = s.above
	return s
}

// Init asks for the first window and for the sums.
func (s *morning) Init() tea.Cmd { return s.reload(fromStart) }

func (s *morning) reload(w window) tea.Cmd {
	cmds := []tea.Cmd{s.list.load(w), refetch(s.d, &s.asked, s.readSums)}
	if text := s.search.text(); text != "" {
		today := s.d.today()
		cmds = append(cmds, s.count.ask(s.d, true, true, func(ctx context.Context, filtered bool) (int, error) {
			total := 0
			for _, section := range sections {
				q := section.query
				q.Today = today
				if filtered {
					q.Search = text
				}
				n, err := s.d.book.CountDocuments(ctx, q)
				if err != nil {
					return 0, err
				}
				total += n
			}
			return total, nil
		}))
	}
	return tea.Batch(cmds...)
}

// readSums reads the heads of the sections.
func (s *morning) readSums(ctx context.Context) (morningSums, error) {
	today := s.d.today()
	m, err := s.d.book.Morning(ctx, today)
	sums := morningSums{known: true, Morning: m}
	if err != nil || m.OverdueCount > 0 {
		return sums, err
	}
	next, err := s.d.book.Documents(ctx, invoice.Query{Family: invoice.InvoiceFamily, State: invoice.FilterOpen, Sort: invoice.ByDue, Limit: 1, Today: today})
	if err != nil {
		return sums, err
	}
	if len(next) > 0 {
		sums.next = &next[0]
		return sums, nil
	}
	for _, family := range []invoice.Family{invoice.InvoiceFamily, invoice.QuoteFamily} {
		rows, err := s.d.book.Documents(ctx, invoice.Query{Family: family, Limit: 1, Today: today})
		if err != nil || len(rows) > 0 {
			return sums, err
		}
	}
	sums.empty = true
	return sums, nil
}

// Update takes keys, answers and the news that the book has changed.
func (s *morning) Update(msg tea.Msg) (step, tea.Cmd) {
	switch m := msg.(type) {
	case tea.KeyMsg:
		return s.key(m)
	case pasted:
		s.search.paste(string(m))
		return step{}, s.reload(fromStart)
	case tea.MouseMsg:
		cmd, again := s.list.mouse(m, m.Y-len(s.head()))
		if row := s.list.selected(); again && row != nil {
			return push(newDetail(s.d, row.ID)), cmd
		}
		return step{}, tea.Batch(cmd, s.follow())
	case answer[rowsOf[due]]:
		cmd, mine, err := s.list.take(m)
		if mine {
			cmd = tea.Batch(cmd, s.follow())
		}
		return failed(err), cmd
	case answer[morningSums]:
		if s.asked.mine(m.ticket) {
			s.sums = m.value
			s.setHeight()
			return failed(m.err), nil
		}
	case answer[counts]:
		return failed(s.count.take(m)), nil
	case answer[sideThread]:
		return failed(s.side.take(m)), nil
	case changed:
		s.side.stale = true
		return step{}, s.reload(around)
	case resized:
		return step{}, tea.Batch(s.list.prefetch(), s.follow())
	}
	return step{}, nil
}

func (s *morning) follow() tea.Cmd {
	if row := s.list.selected(); row != nil && s.width >= wideFrom {
		return s.side.show(&row.Row)
	}
	return nil
}

func (s *morning) key(k tea.KeyMsg) (step, tea.Cmd) {
	defer s.setHeight()
	if s.search.open {
		if changed, done := s.search.key(k); changed {
			return step{}, s.reload(fromStart)
		} else if done {
			return step{}, nil
		}
	}
	if cmd, moved := s.list.key(k); moved || s.search.open {
		return step{}, tea.Batch(cmd, s.follow())
	}
	keys := s.d.keys
	row := s.list.selected()
	switch {
	case pressed(k, keys.Filter):
		s.search.open = true
	case k.String() == "esc" && s.search.text() != "":
		s.search.clear()
		return step{}, s.reload(fromStart)
	case pressed(k, keys.Sort):
		return refuse("Cet écran est rangé par échéance, la plus ancienne d'abord."), nil
	case row == nil:
		return elsewhere(s.d, k), nil
	case pressed(k, keys.Open):
		return push(newDetail(s.d, row.ID)), nil
	default:
		return documentKey(s.d, k, &row.Row), nil
	}
	return step{}, nil
}

func (s *morning) loading() bool { return s.list.loading() && !s.search.open }

func (s *morning) typing() bool { return s.search.open }

func (s *morning) Title() string { return "Retards" }

// ShortHelp is the footer.
func (s *morning) ShortHelp() []key.Binding {
	keys := s.d.keys
	if s.search.open {
		return s.search.help(keys)
	}
	if row := s.list.selected(); row != nil {
		return append(append([]key.Binding{keys.Open}, nextActs(s.d, &row.Row)...), keys.Filter, keys.Help)
	}
	return []key.Binding{keys.Tabs[1], keys.Tabs[2], keys.Tabs[3], keys.Help, keys.Quit}
}

// FullHelp is what `?` shows first.
func (s *morning) FullHelp() [][]key.Binding {
	keys := s.d.keys
	all := []key.Binding{keys.Filter}
	if row := s.list.selected(); row != nil {
		all = append(append([]key.Binding{keys.Open}, acts(s.d, &row.Row)...), all...)
	}
	return [][]key.Binding{all}
}

// SetSize gives the list its place.
func (s *morning) SetSize(width, height int) {
	s.width, s.height = width, height
	s.table.setWidth(s.listWidth())
	s.side.setSize(width-s.listWidth()-2, height)
	s.setHeight()
}

func (s *morning) listWidth() int {
	if s.width >= wideFrom {
		return s.width - sideWidth(s.width) - 2
	}
	return s.width
}

func (s *morning) setHeight() {
	s.list.height = max(s.height-len(s.head()), 1)
	s.list.scroll()
}

// View is what is said first, then the sections.
func (s *morning) View() string {
	var b strings.Builder
	b.WriteString(strings.Join(s.head(), "\n"))
	s.drawSections(&b)
	if s.width < wideFrom {
		return b.String()
	}
	return s.side.beside(b.String(), s.listWidth(), s.height)
}
