package ui

import (
	"context"
	"fmt"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/ui/theme"
)

// morning is the first screen: what waits to be done today, or all that is late
// and all that comes.
type morning struct {
	d             *deps
	list          list[due]
	table         table[due]
	search        searchBox
	count         counter
	asked         request
	sums          morningSums
	todo          todo
	selection     selection
	whole         bool   // all that is late, not what is to be done only
	want          window // of the list, once the tasks have come
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
	s.table.columns = append(s.table.columns, column[due]{title: "À faire", width: 8,
		cell: func(d *deps, r *due) (string, theme.Style) { return s.toDo(r) }})
	s.table.marked = func(r *due) bool { return s.selection.at(r.ID) >= 0 }
	s.list = list[due]{d: d, id: func(r *due) int64 { return r.ID }, above: s.above}
	s.bySection()
	return s
}

// Init asks for the first window and for the sums.
func (s *morning) Init() tea.Cmd { return s.reload(fromStart) }

// bySection makes the list the one of all that is late and comes.
func (s *morning) bySection() {
	parts := sectionList(s.d, sections[:], func(q *invoice.Query) { q.Search = s.search.text() })
	s.list.page, s.list.cursor = parts.page, parts.cursor
	if s.d.drawn { // the first frame reads nothing more
		s.list.page = withOutlook(s.d, parts.page)
	}
}

// working says that the list is of the tasks: not when it is filtered, nor when
// all is asked for.
func (s *morning) working() bool { return s.d.drawn && !s.whole && s.search.text() == "" }

func (s *morning) reload(w window) tea.Cmd {
	cmds := []tea.Cmd{refetch(s.d, &s.asked, s.readSums)}
	if s.working() {
		if w != around || s.todo.asked.ticket == 0 { // else what is awaited still is
			s.want = w
		}
		cmds = append(cmds, s.todo.ask(s.d))
	} else {
		s.bySection()
		cmds = append(cmds, s.list.load(w))
		if w == around && s.todo.known { // the book has changed: so may have what waits
			cmds = append(cmds, s.todo.ask(s.d))
		}
	}
	if text := s.search.text(); text != "" {
		today := s.d.today()
		cmds = append(cmds, s.count.ask(s.d, true, true, func(ctx context.Context, filtered bool) (int, error) {
			total := 0
			for _, section := range sections {
				q := section.query
				if q.Family == "" {
					continue
				}
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
	case drawn:
		return step{}, s.reload(around)
	case answer[waiting]:
		if s.todo.asked.mine(m.ticket) {
			return s.takeTasks(m)
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

// takeTasks shows the tasks in the place of what was shown.
func (s *morning) takeTasks(m answer[waiting]) (step, tea.Cmd) {
	if m.err != nil {
		return fail(m.err), nil
	}
	if !s.todo.known {
		s.want = fromStart
	}
	s.todo.take(m.value)
	if !s.working() {
		return step{}, nil
	}
	s.list.page = withOutlook(s.d, s.todo.page(s.d))
	s.list.cursor = func(r *due) invoice.Cursor { return r.Cursor }
	s.setHeight()
	return step{}, s.list.load(s.want)
}

func (s *morning) follow() tea.Cmd {
	if row := s.list.selected(); row != nil && row.ID != 0 && s.width >= wideFrom {
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
	case k.String() == "esc" && len(s.selection.marked) > 0:
		s.selection.clear()
	case k.String() == "esc" && s.search.text() != "":
		s.search.clear()
		return step{}, s.reload(fromStart)
	case pressed(k, keys.Sort):
		return refuse("Cet écran est rangé par échéance, la plus ancienne d'abord."), nil
	case pressed(k, keys.AllDue):
		return push(newDueBatch(s.d)), nil
	case pressed(k, keys.Mark) && row != nil && row.ID != 0:
		s.selection.turn(&row.Row)
		return step{}, s.list.move(1)
	case pressed(k, keys.Remind) && len(s.selection.marked) > 0:
		return s.selection.remind(s.d), nil
	case pressed(k, keys.Undo) && s.d.putOff != nil:
		return undoPutOff(s.d), nil
	case pressed(k, keys.AllLate):
		s.whole = !s.whole
		return step{}, s.reload(fromStart)
	case row == nil:
		return elsewhere(s.d, k), nil
	default:
		return s.act(k, row), nil
	}
	return step{}, nil
}

// act is the step of a key pressed on a line.
func (s *morning) act(k tea.KeyMsg, row *due) step {
	keys, task := s.d.keys, s.todo.of[row.ID]
	switch {
	case pressed(k, keys.PutOff) && task == nil:
		return refuse("Rien n'attend sur cette ligne aujourd'hui.")
	case pressed(k, keys.PutOff):
		return openPutOff(s.d, *task)
	case row.ID == 0 && pressed(k, keys.Declare):
		return askDeclare(s.d, *task)
	case row.ID == 0 && onDocument(keys, k):
		return refuse("Cette ligne n'est pas un document\u00a0: entrée note la déclaration, z la reporte.")
	case row.ID == 0:
		return elsewhere(s.d, k)
	case pressed(k, keys.Open):
		return push(newDetail(s.d, row.ID))
	}
	return documentKey(s.d, k, &row.Row)
}

// loading holds the keys while the rows are not the ones asked for.
func (s *morning) loading() bool {
	return !s.search.open && (s.list.loading() || s.todo.asked.ticket != 0)
}

func (s *morning) typing() bool { return s.search.open }

func (s *morning) Title() string { return "Retards" }

// ShortHelp is the footer.
func (s *morning) ShortHelp() []key.Binding {
	keys := s.d.keys
	if s.search.open {
		return s.search.help(keys)
	}
	all := when(s.resting() > 0 || s.whole, s.turn())
	row := s.list.selected()
	switch {
	case row == nil:
		return []key.Binding{keys.Tabs[1], keys.Tabs[2], keys.Tabs[3], all, keys.Help, keys.Quit}
	case row.ID == 0:
		return []key.Binding{keys.Declare, keys.PutOff, all, keys.Help}
	}
	late := when(s.todo.of[row.ID] != nil, keys.PutOff)
	if n := len(s.selection.marked); n > 0 {
		return []key.Binding{named(keys.Remind, fmt.Sprintf("relancer (%d)", n)), keys.Mark, named(keys.Cancel, "désélectionner"), keys.Help}
	}
	out := when(s.todo.outbox.count() > 0, keys.Outbox)
	next := nextActs(s.d, &row.Row)
	if task := s.todo.of[row.ID]; task != nil && (task.Kind == reminder.ToFollowUp || task.Kind == reminder.Expiring) {
		next = append([]key.Binding{named(keys.Remind, "suivre")}, next...)
	}
	return append(append([]key.Binding{keys.Open}, next...), out, late, all, keys.Filter, keys.Help)
}

// FullHelp is what `?` shows first.
func (s *morning) FullHelp() [][]key.Binding {
	keys := s.d.keys
	all := []key.Binding{when(s.d.putOff != nil, named(keys.Undo, "annuler le report")), s.turn(), keys.AllDue, keys.Outbox, keys.Filter}
	row := s.list.selected()
	switch {
	case row == nil:
	case row.ID == 0:
		all = append([]key.Binding{keys.Declare, keys.PutOff}, all...)
	default:
		all = append(append([]key.Binding{keys.Open, keys.Mark}, acts(s.d, &row.Row)...), all...)
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
	s.list.height = max(s.height-len(s.head())-s.footRows(), 1)
	s.list.scroll()
}

// View is what is said first, then the sections.
func (s *morning) View() string {
	var b strings.Builder
	b.WriteString(strings.Join(s.head(), "\n"))
	s.drawSections(&b)
	s.drawFoot(&b)
	if s.width < wideFrom {
		return b.String()
	}
	return s.side.beside(b.String(), s.listWidth(), s.height)
}
