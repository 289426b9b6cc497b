package ui

import (
	"context"
	"fmt"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// docs is the list of the invoices, or of the quotes.
type docs struct {
	d             *deps
	family        invoice.Family
	list          list[invoice.Row]
	table         table[invoice.Row]
	search        searchBox
	count         counter
	sort          int
	width, height int
	side          sidePane
	selection     selection
}

// sorts are the orders that `t` goes through.
var sorts = []struct {
	by    invoice.Sort
	label string
}{
	{invoice.ByDate, "les plus récentes d'abord"},
	{invoice.ByDue, "par échéance"},
	{invoice.ByAmount, "par montant"},
	{invoice.ByClient, "par client"},
}

func newInvoices(d *deps) screen { return newDocs(d, invoice.InvoiceFamily, invoiceColumns(d)) }
func newQuotes(d *deps) screen   { return newDocs(d, invoice.QuoteFamily, quoteColumns(d)) }

func newDocs(d *deps, family invoice.Family, columns []column[invoice.Row]) screen {
	s := &docs{d: d, family: family, side: sidePane{d: d}}
	s.table = table[invoice.Row]{d: d, columns: columns, marked: func(r *invoice.Row) bool { return s.selection.at(r.ID) >= 0 }}
	s.list = documentList(d, func(ctx context.Context, from invoice.Cursor, backward bool, limit int) ([]invoice.Row, error) {
		q := s.query()
		q.Cursor, q.Backward, q.Limit = from, backward, limit
		return d.book.Documents(ctx, q)
	})
	return s
}

// documentList is a list of rows of documents, read by a pager.
func documentList(d *deps, page pager[invoice.Row]) list[invoice.Row] {
	return list[invoice.Row]{d: d, page: page,
		cursor: func(r *invoice.Row) invoice.Cursor { return r.Cursor },
		id:     func(r *invoice.Row) int64 { return r.ID }}
}

func (s *docs) query() invoice.Query {
	return invoice.Query{Family: s.family, Search: s.search.text(), Sort: sorts[s.sort].by, Today: s.d.today()}
}

// Init asks for the first window and its count.
func (s *docs) Init() tea.Cmd { return s.reload(fromStart) }

// reload asks again for the rows and for the counts.
func (s *docs) reload(w window) tea.Cmd {
	q := s.query()
	return tea.Batch(s.list.load(w), s.count.ask(s.d, q.Search != "", w == around, func(ctx context.Context, filtered bool) (int, error) {
		q := q
		if !filtered {
			q.Search = ""
		}
		return s.d.book.CountDocuments(ctx, q)
	}))
}

// Update takes keys, answers and the news that the book has changed.
func (s *docs) Update(msg tea.Msg) (step, tea.Cmd) {
	switch m := msg.(type) {
	case tea.KeyMsg:
		return s.key(m)
	case pasted:
		s.search.paste(string(m))
		return step{}, s.reload(fromStart)
	case tea.MouseMsg:
		cmd, again := s.list.mouse(m, m.Y-listHead)
		if row := s.list.selected(); again && row != nil {
			return push(newDetail(s.d, row.ID)), cmd
		}
		return step{}, tea.Batch(cmd, s.follow())
	case answer[rowsOf[invoice.Row]]:
		cmd, mine, err := s.list.take(m)
		if err != nil {
			return fail(err), nil
		}
		if mine {
			cmd = tea.Batch(cmd, s.follow())
		}
		return step{}, cmd
	case answer[counts]:
		return failed(s.count.take(m)), nil
	case answer[sideThread]:
		return failed(s.side.take(m)), nil
	case revised:
		return step{}, s.seek(m)
	case sought:
		if m.query == s.query() {
			s.list.aim(m.row)
			return step{}, s.reload(around)
		}
	case changed:
		s.side.stale = true
		return step{}, s.reload(around)
	case resized:
		return step{}, tea.Batch(s.list.setHeight(s.rows()), s.follow())
	}
	return step{}, nil
}

// follow shows the thread of the selected document beside the list.
func (s *docs) follow() tea.Cmd {
	if !s.wide() {
		return nil
	}
	if row := s.list.selected(); row != nil {
		return s.side.show(row)
	}
	return nil
}

func (s *docs) key(k tea.KeyMsg) (step, tea.Cmd) {
	if s.search.open {
		if changed, done := s.search.key(k); changed {
			return step{}, s.reload(fromStart)
		} else if done {
			return step{}, nil
		}
		cmd, _ := s.list.key(k)
		return step{}, tea.Batch(cmd, s.follow())
	}
	if cmd, moved := s.list.key(k); moved {
		return step{}, tea.Batch(cmd, s.follow())
	}
	keys := s.d.keys
	switch {
	case pressed(k, keys.Filter):
		s.search.open = true
	case k.String() == "esc" && len(s.selection.marked) > 0:
		s.selection.clear()
	case k.String() == "esc" && s.search.text() != "":
		s.search.clear()
		return step{}, s.reload(fromStart)
	case pressed(k, keys.Sort):
		s.sort = (s.sort + 1) % len(sorts)
		return step{}, s.reload(fromStart)
	case pressed(k, keys.New):
		return s.create(), nil
	case s.list.selected() == nil:
		return elsewhere(s.d, k), nil
	case pressed(k, keys.Open):
		return push(newDetail(s.d, s.list.selected().ID)), nil
	case pressed(k, keys.Mark) && s.family == invoice.InvoiceFamily:
		s.selection.turn(s.list.selected())
		return step{}, s.list.move(1)
	case pressed(k, keys.Remind) && len(s.selection.marked) > 0:
		return s.selection.remind(s.d), nil
	default:
		return documentKey(s.d, k, s.list.selected()), nil
	}
	return step{}, nil
}

// create opens the editor on a new document, whose client is chosen there.
func (s *docs) create() step {
	kind := invoice.Invoice
	if s.family == invoice.QuoteFamily {
		kind = invoice.Quote
	}
	return newDocument(s.d, kind, 0)
}

// loading holds the keys while the rows are not the ones asked for.
func (s *docs) loading() bool { return s.list.loading() && !s.search.open }

// typing says that the filter has the keys.
func (s *docs) typing() bool { return s.search.open }

// Title is the name of the list.
func (s *docs) Title() string {
	if s.family == invoice.QuoteFamily {
		return "Devis"
	}
	return "Factures"
}

// ShortHelp is the footer.
func (s *docs) ShortHelp() []key.Binding {
	keys := s.d.keys
	if s.search.open {
		return s.search.help(keys)
	}
	row := s.list.selected()
	if row == nil {
		return []key.Binding{keys.New, keys.Filter, keys.Help}
	}
	if n := len(s.selection.marked); n > 0 {
		return []key.Binding{named(keys.Remind, fmt.Sprintf("relancer (%d)", n)), keys.Mark, named(keys.Cancel, "désélectionner"), keys.Help}
	}
	return append(append([]key.Binding{keys.Open}, nextActs(s.d, row)...), keys.New, keys.Filter, keys.Help)
}

// FullHelp is what `?` shows first.
func (s *docs) FullHelp() [][]key.Binding {
	keys := s.d.keys
	all := []key.Binding{keys.New, keys.Filter, keys.Sort}
	if row := s.list.selected(); row != nil {
		all = append([]key.Binding{keys.Open, when(s.family == invoice.InvoiceFamily, keys.Mark)}, append(acts(s.d, row), all...)...)
	}
	return [][]key.Binding{all}
}
