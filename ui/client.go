package ui

import (
	"context"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/ui/theme"
)

// clientPage is one client: who it is, and all its documents.
type clientPage struct {
	d             *deps
	id            int64
	asked         request
	client        *invoice.Client
	credit        invoice.ClientCredit
	due           reminder.DueBack
	list          list[due]
	table         table[due]
	width, height int
}

// clientFacts are what is known of a client.
type clientFacts struct {
	client invoice.Client
	credit invoice.ClientCredit
	due    reminder.DueBack
}

// clientSections are the documents of a client.
var clientSections = []section{
	{title: "FACTURES", query: invoice.Query{Family: invoice.InvoiceFamily}},
	{title: "DEVIS", query: invoice.Query{Family: invoice.QuoteFamily}},
}

func newClientPage(d *deps, id int64) screen {
	s := &clientPage{d: d, id: id}
	s.list = sectionList(d, clientSections, func(q *invoice.Query) { q.ClientID = id })
	s.list.above = func(before, row *due) int {
		switch {
		case before == nil:
			return 1
		case before.section != row.section:
			return 2
		}
		return 0
	}
	var columns []column[due]
	for _, c := range invoiceColumns(d) {
		cell := c.cell
		if c.flex { // the client is the one of the page
			c.title, cell = "Nature", func(d *deps, r *invoice.Row) (string, theme.Style) { return plain(d, kindWord(r.Kind)) }
		}
		columns = append(columns, column[due]{c.title, c.width, c.flex, c.right, c.cut, c.rank,
			func(d *deps, r *due) (string, theme.Style) { return cell(d, &r.Row) }})
	}
	s.table = table[due]{d: d, columns: columns}
	return s
}

// Init asks for the client and for the first window of its documents.
func (s *clientPage) Init() tea.Cmd { return s.reload(fromStart) }

func (s *clientPage) reload(w window) tea.Cmd {
	return tea.Batch(s.list.load(w), refetch(s.d, &s.asked, func(ctx context.Context) (facts clientFacts, err error) {
		if facts.client, err = s.d.book.Client(ctx, s.id); err == nil {
			facts.credit, err = s.d.book.ClientCredit(ctx, s.id)
		}
		if err == nil {
			facts.due, err = s.d.book.DueBack(ctx, s.id, "")
		}
		return facts, err
	}))
}

// Update takes keys, answers and the news that the book has changed.
func (s *clientPage) Update(msg tea.Msg) (step, tea.Cmd) {
	switch m := msg.(type) {
	case tea.KeyMsg:
		return s.key(m)
	case tea.MouseMsg:
		cmd, again := s.list.mouse(m, m.Y-len(s.head()))
		if row := s.list.selected(); again && row != nil {
			return push(newDetail(s.d, row.ID)), cmd
		}
		return step{}, cmd
	case answer[rowsOf[due]]:
		cmd, _, err := s.list.take(m)
		return failed(err), cmd
	case answer[clientFacts]:
		if s.asked.mine(m.ticket) && m.err == nil {
			s.client, s.credit, s.due = &m.value.client, m.value.credit, m.value.due
			s.SetSize(s.width, s.height)
		}
		return failed(m.err), nil
	case changed:
		return step{}, s.reload(around)
	case resized:
		return step{}, s.list.prefetch()
	}
	return step{}, nil
}

func (s *clientPage) key(k tea.KeyMsg) (step, tea.Cmd) {
	keys := s.d.keys
	if cmd, moved := s.list.key(k); moved {
		return step{}, cmd
	}
	row := s.list.selected()
	switch {
	case pressed(k, keys.Back):
		return pop(), nil
	case s.client == nil:
	case pressed(k, keys.Edit):
		return editClient(s.d, s.id), nil
	case pressed(k, keys.New):
		return newDocument(s.d, invoice.Quote, s.id), nil
	case pressed(k, keys.Journal):
		return openClientJournal(s.d, *s.client), nil
	case pressed(k, keys.Statement):
		return openStatement(s.d, *s.client), nil
	case pressed(k, keys.Archive):
		return archive(s.d, s.id, s.client.Name, !s.client.Archived), nil
	case pressed(k, keys.Pay):
		return openReceipt(s.d, *s.client), nil
	case pressed(k, keys.Undo):
		return undoCredit(s.d, *s.client), nil
	case row == nil:
		return elsewhere(s.d, k), nil
	case pressed(k, keys.Open):
		return push(newDetail(s.d, row.ID)), nil
	default:
		return documentKey(s.d, k, &row.Row), nil
	}
	return step{}, nil
}

func (s *clientPage) loading() bool { return s.list.loading() || s.asked.ticket != 0 }

// Title is the client's name.
func (s *clientPage) Title() string {
	if s.client == nil {
		return s.d.look.Ellipsis
	}
	return clean(s.client.Name)
}

func (s *clientPage) tag() string {
	if s.client != nil && s.client.Archived {
		return "archivé"
	}
	return ""
}

// ShortHelp is the footer.
func (s *clientPage) ShortHelp() []key.Binding {
	keys := s.d.keys
	return []key.Binding{when(s.list.selected() != nil, keys.Open), keys.Edit, keys.Pay, keys.Statement, keys.Help, keys.Back}
}

// FullHelp is what `?` shows first.
func (s *clientPage) FullHelp() [][]key.Binding {
	keys := s.d.keys
	away := keys.Archive
	if s.client != nil && s.client.Archived {
		away = named(away, "rétablir")
	}
	all := append([]key.Binding{keys.Edit, named(keys.New, "nouveau devis")}, append(s.moneyKeys(), keys.Statement, keys.Journal, away, keys.Back)...)
	if row := s.list.selected(); row != nil {
		for _, b := range append([]key.Binding{keys.Open}, acts(s.d, &row.Row)...) {
			if h := b.Help().Key; h != keys.Edit.Help().Key && h != keys.Delete.Help().Key && h != keys.Journal.Help().Key && h != keys.Pay.Help().Key {
				all = append(all, b)
			}
		}
	}
	return [][]key.Binding{all}
}

// named is a binding in the words of one screen.
func named(b key.Binding, help string) key.Binding {
	b.SetHelp(b.Help().Key, help)
	return b
}

// SetSize gives the list its place.
func (s *clientPage) SetSize(width, height int) {
	s.width, s.height = width, height
	s.table.setWidth(width)
	s.list.height = max(height-len(s.head()), 1)
	s.list.scroll()
}

// head are the lines about the client.
func (s *clientPage) head() []string {
	if s.client == nil {
		return nil
	}
	c, d := s.client, s.d
	ids := joined(labelled("SIREN", invoice.FormatSIREN(c.SIREN)), labelled("SIRET", invoice.FormatSIRET(c.SIRET)), labelled("TVA", clean(c.VATNumber)))
	if c.SIRET != "" {
		ids = joined(labelled("SIRET", invoice.FormatSIRET(c.SIRET)), labelled("TVA", clean(c.VATNumber)))
	}
	var lines []string
	for _, f := range []fact{{"Type", c.Type.Label()}, {"Contact", joined(clean(c.Contact), clean(c.Email), clean(c.Phone))},
		{"Adresse", whole(&c.Address)}, {"Facture à", whole(c.Billing)}, {"Livre à", whole(c.Delivery)}, {"Identité", ids},
		{"Plateforme", clean(c.ElectronicAddress)}, {"Engagement", clean(c.Commitment)}, {"Service", clean(c.ServiceCode)},
		{"Mandat", clean(c.Mandate)}, {"Relances", pace(c)}, {"Paiement", terms(c.PaymentDays)}, {"Crédit", creditWords(s.credit)}, {"À rendre", dueBackWords(s.due)}, {"Notes", clean(c.Notes)}} {
		if f.value != "" {
			lines = append(lines, " "+d.look.Muted.Render(d.fit(f.label, 11))+d.cut(f.value, s.width-13))
		}
	}
	return append(lines, "")
}

// dueBackWords are what invoices owe a client, "" for nothing.
func dueBackWords(due reminder.DueBack) string {
	if due.Owed == 0 {
		return ""
	}
	return due.Owed.In(due.Currency) + " sur " + clean(strings.Join(due.Numbers, ", "))
}

// whole is an address on one line, "" for none.
func whole(a *invoice.Address) string {
	if a == nil {
		return ""
	}
	return joined(clean(strings.Join(a.Lines, ", ")), clean(strings.TrimSpace(a.PostCode+" "+a.City)), abroad(*a))
}

// abroad is the country of an address, "" in France.
func abroad(a invoice.Address) string {
	if a.Country == "" || a.Country == "FR" {
		return ""
	}
	return clean(invoice.CountryName(a.Country))
}

// terms are the days that a client has to pay, "" for the usual ones.
func terms(n int) string {
	if n == 0 {
		return ""
	}
	return days(n) + " pour payer"
}

// pace is how a client is asked again, and the most that it should owe.
func pace(c *invoice.Client) string {
	said := map[string]string{string(reminder.NoReminder): "ne pas relancer", string(reminder.SlowRhythm): "deux fois plus lentes"}[c.Rhythm]
	familiar, most := "", ""
	if c.Familiar {
		familiar = "tutoiement"
	}
	if c.CreditLimit > 0 {
		most = "encours maximum " + c.CreditLimit.String()
	}
	return joined(said, familiar, most)
}

func labelled(label, value string) string {
	if value == "" {
		return ""
	}
	return label + "\u00a0" + value
}

// View is the client, then its documents.
func (s *clientPage) View() string {
	if s.client == nil {
		return ""
	}
	lines := s.head()
	l := &s.list
	s.table.measure(l.inSight())
	if len(l.rows) == 0 && !l.loading() {
		lines = append(lines, "   Aucun document. n écrit un devis pour ce client.")
	}
	for i, n := l.top, l.visible(); i < l.top+n; i++ {
		if i == l.top || l.rows[i-1].section != l.rows[i].section {
			if i > l.top {
				lines = append(lines, "")
			}
			lines = append(lines, " "+s.d.look.Strong.Render(clientSections[l.rows[i].section].title))
		}
		var b strings.Builder
		s.table.draw(&b, &l.rows[i], i == l.at)
		lines = append(lines, b.String())
	}
	return strings.Join(lines, "\n")
}
