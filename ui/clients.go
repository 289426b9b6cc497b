package ui

import (
	"context"
	"fmt"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
	"facturier/ui/theme"
)

// clients is the list of the clients, or of the archived ones.
type clients struct {
	d             *deps
	list          list[invoice.ClientRow]
	table         table[invoice.ClientRow]
	search        searchBox
	count         counter
	archived      bool
	byOpen        bool
	width, height int
}

func newClients(d *deps) screen {
	s := &clients{d: d}
	s.table = table[invoice.ClientRow]{d: d, columns: clientColumns()}
	s.list = list[invoice.ClientRow]{d: d,
		page: func(ctx context.Context, from invoice.Cursor, backward bool, limit int) ([]invoice.ClientRow, error) {
			q := s.query()
			q.Cursor, q.Backward, q.Limit = from, backward, limit
			return d.book.Clients(ctx, q)
		},
		cursor: func(r *invoice.ClientRow) invoice.Cursor { return r.Cursor },
		id:     func(r *invoice.ClientRow) int64 { return r.ID }}
	return s
}

func (s *clients) query() invoice.ClientQuery {
	q := invoice.ClientQuery{Search: s.search.text(), Archived: s.archived}
	if s.byOpen {
		q.Sort = invoice.ByOpen
	}
	return q
}

// Init asks for the first window and its count.
func (s *clients) Init() tea.Cmd { return s.reload(fromStart, true) }

func (s *clients) reload(w window, fresh bool) tea.Cmd {
	q := s.query()
	return tea.Batch(s.list.load(w), s.count.ask(s.d, q.Search != "", fresh, func(ctx context.Context, filtered bool) (int, error) {
		q := q
		if !filtered {
			q.Search = ""
		}
		return s.d.book.CountClients(ctx, q)
	}))
}

// Update takes keys, answers and the news that the book has changed.
func (s *clients) Update(msg tea.Msg) (step, tea.Cmd) {
	switch m := msg.(type) {
	case tea.KeyMsg:
		return s.key(m)
	case pasted:
		s.search.paste(string(m))
		return step{}, s.reload(fromStart, false)
	case tea.MouseMsg:
		cmd, again := s.list.mouse(m, m.Y-listHead)
		if row := s.list.selected(); again && row != nil {
			return push(newClientPage(s.d, row.ID)), cmd
		}
		return step{}, cmd
	case answer[rowsOf[invoice.ClientRow]]:
		cmd, _, err := s.list.take(m)
		return failed(err), cmd
	case answer[counts]:
		return failed(s.count.take(m)), nil
	case changed:
		return step{}, s.reload(around, true)
	case resized:
		return step{}, s.list.prefetch()
	}
	return step{}, nil
}

func (s *clients) key(k tea.KeyMsg) (step, tea.Cmd) {
	if s.search.open {
		if changed, done := s.search.key(k); changed {
			return step{}, s.reload(fromStart, false)
		} else if done {
			return step{}, nil
		}
	}
	if cmd, moved := s.list.key(k); moved || s.search.open {
		return step{}, cmd
	}
	keys := s.d.keys
	row := s.list.selected()
	switch {
	case pressed(k, keys.Filter):
		s.search.open = true
	case k.String() == "esc" && s.search.text() != "":
		s.search.clear()
		return step{}, s.reload(fromStart, false)
	case k.String() == "esc" && s.archived, pressed(k, keys.Archived):
		s.archived = !s.archived
		return step{}, s.reload(fromStart, true)
	case pressed(k, keys.New):
		return push(newClientForm(s.d, invoice.Client{}, s.saved)), nil
	case pressed(k, keys.Sort):
		s.byOpen = !s.byOpen
		return step{}, s.reload(fromStart, false)
	case row == nil:
		return elsewhere(s.d, k), nil
	case pressed(k, keys.Open):
		return push(newClientPage(s.d, row.ID)), nil
	case pressed(k, keys.Edit):
		return editClient(s.d, row.ID), nil
	case pressed(k, keys.Statement):
		return withClient(s.d, row.ID, func(c invoice.Client) step { return openStatement(s.d, c) }), nil
	case pressed(k, keys.Archive):
		return archive(s.d, row.ID, row.Name, !row.Archived), nil
	case onDocument(keys, k):
		return refuse("Cette touche agit sur un document\u00a0: ouvrez d'abord un client."), nil
	}
	return step{}, nil
}

// saved shows a client that was just written.
func (s *clients) saved(c invoice.Client) step {
	next := replace(newClientPage(s.d, c.ID)).saying(clean(c.Name) + " ajouté. n lui écrit un devis.")
	next.run = act(func(ctx context.Context) (*invoice.ClientRow, error) { return clientRow(ctx, s.d, c.ID, c.Name) },
		func(row *invoice.ClientRow, err error) step {
			if err != nil || row == nil {
				return failed(err)
			}
			s.search.clear()
			s.archived = false
			s.list.aim(*row)
			return step{cmd: s.reload(around, true)}
		}).run
	return next
}

// clientRow is a client as lists show it, nil when it is archived.
func clientRow(ctx context.Context, d *deps, id int64, name string) (*invoice.ClientRow, error) {
	q := invoice.ClientQuery{Search: name, Limit: 50}
	for {
		rows, err := d.book.Clients(ctx, q)
		for i := range rows {
			if rows[i].ID == id {
				return &rows[i], nil
			}
		}
		if err != nil || len(rows) < q.Limit {
			return nil, err
		}
		q.Cursor = rows[len(rows)-1].Cursor
	}
}

func editClient(d *deps, id int64) step {
	return withClient(d, id, func(c invoice.Client) step {
		return push(newClientForm(d, c, func(c invoice.Client) step { return pop().saying(clean(c.Name) + " enregistré.") }))
	})
}

// withClient reads a client and goes on.
func withClient(d *deps, id int64, then func(invoice.Client) step) step {
	return act(func(ctx context.Context) (invoice.Client, error) { return d.book.Client(ctx, id) },
		func(c invoice.Client, err error) step {
			if err != nil {
				return fail(err)
			}
			return then(c)
		})
}

// archive asks before a client leaves the list; coming back asks nothing.
func archive(d *deps, id int64, name string, away bool) step {
	gesture := act(func(ctx context.Context) (invoice.Client, error) { return d.book.ArchiveClient(ctx, id, away) },
		func(c invoice.Client, err error) step {
			switch {
			case err != nil:
				return fail(err)
			case away:
				return say(clean(c.Name) + " archivé. A montre les clients archivés.")
			}
			return say(clean(c.Name) + " est de retour dans la liste.")
		})
	if !away {
		return gesture
	}
	return act(func(ctx context.Context) (*invoice.ClientRow, error) { return clientRow(ctx, d, id, name) },
		func(row *invoice.ClientRow, err error) step {
			if err != nil {
				return fail(err)
			}
			owed := ""
			if row != nil && row.Open > 0 {
				owed = fmt.Sprintf(", qui doit encore %s", row.Open)
			}
			return ask(question{text: fmt.Sprintf("Archiver %s%s\u00a0?", who(d, name), owed), warning: "Ses documents restent.",
				yes: func() step { return gesture }})
		})
}

func (s *clients) loading() bool { return s.list.loading() && !s.search.open }

func (s *clients) typing() bool { return s.search.open }

func (s *clients) Title() string { return "Clients" }

// ShortHelp is the footer.
func (s *clients) ShortHelp() []key.Binding {
	keys := s.d.keys
	if s.search.open {
		return s.search.help(keys)
	}
	if s.list.selected() == nil {
		return []key.Binding{keys.New, s.other(), keys.Help}
	}
	if s.archived {
		return []key.Binding{keys.Open, named(keys.Archive, "rétablir"), s.other(), keys.Filter, keys.Help}
	}
	return []key.Binding{keys.Open, keys.New, keys.Edit, keys.Filter, keys.Help}
}

// FullHelp is what `?` shows first.
func (s *clients) FullHelp() [][]key.Binding {
	keys := s.d.keys
	some, away := s.list.selected() != nil, keys.Archive
	if s.archived {
		away = named(keys.Archive, "rétablir")
	}
	return [][]key.Binding{{when(some, keys.Open), keys.New, when(some, keys.Edit), when(some, keys.Statement), when(some, away), s.other(), keys.Filter, keys.Sort}}
}

// other goes to the archived clients, and back.
func (s *clients) other() key.Binding {
	if s.archived {
		return named(s.d.keys.Archived, "clients actifs")
	}
	return s.d.keys.Archived
}

// SetSize gives the list its place.
func (s *clients) SetSize(width, height int) {
	s.width, s.height = width, height
	s.list.height = max(height-listHead, 1)
	s.list.scroll()
	s.table.setWidth(width)
}

// View is the list.
func (s *clients) View() string {
	var b strings.Builder
	noun := [2]string{"client", "clients"}
	if s.archived {
		noun = [2]string{"client archivé", "clients archivés"}
	}
	order := "par nom"
	if s.byOpen {
		order = "par montant à encaisser"
	}
	b.WriteString(s.search.head(s.d, s.count, noun, order, s.width))
	b.WriteByte('\n')
	switch {
	case len(s.list.rows) > 0:
		drawTable(&b, &s.list, &s.table)
	case s.list.loading():
	case s.search.text() != "":
		b.WriteString("\n   Rien ne répond à ce filtre. esc l'efface.")
	case s.archived:
		b.WriteString("\n   Aucun client archivé. A revient aux clients.")
	default:
		b.WriteString("\n   Aucun client. n en ajoute un.")
	}
	return b.String()
}

func clientColumns() []column[invoice.ClientRow] {
	return []column[invoice.ClientRow]{
		{title: "Client", width: 16, flex: true, cell: func(d *deps, r *invoice.ClientRow) (string, theme.Style) { return plain(d, clean(r.Name)) }},
		{title: "Type", width: 16, cut: true, rank: 2, cell: func(d *deps, r *invoice.ClientRow) (string, theme.Style) { return r.Type.Label(), d.look.Muted }},
		{title: "Ville", width: 18, cut: true, rank: 1, cell: func(d *deps, r *invoice.ClientRow) (string, theme.Style) { return clean(r.City), d.look.Muted }},
		{title: "À encaisser", width: 14, right: true, cell: func(d *deps, r *invoice.ClientRow) (string, theme.Style) {
			switch {
			case r.Open == 0 && r.DueBack == 0:
				return "", d.look.Plain
			case r.Balance() < 0:
				return r.Balance().String(), d.look.Soon
			}
			return plain(d, r.Balance().String())
		}},
	}
}
