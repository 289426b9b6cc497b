package store_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/store"
)

// randomBook has documents in every state, of five clients, over two years.
func randomBook(t *testing.T) (*store.Book, []invoice.Client, []invoice.Document) {
	t.Helper()
	ctx := t.Context()
	b, first := newBook(t)
	clients := []invoice.Client{first}
	for _, name := range []string{"École du Port", "Zoé Lambert", "Mairie de Lunel", "Ateliers Cévenols"} {
		c := durand()
		c.Name = name
		c, err := b.SaveClient(ctx, c)
		must(t, err)
		clients = append(clients, c)
	}
	random := rand.New(rand.NewPCG(1, 2))
	pick := func() invoice.Client { return clients[random.IntN(len(clients))] }
	randomInvoices(t, b, random, pick)
	randomQuotes(t, b, random, pick)
	draft(t, b, pick(), 70)
	for range 4 { // no client yet
		d := invoice.NewInvoice(settings(), invoice.Client{}, today)
		d.Subject = "Reportage"
		_, err := b.SaveDraft(ctx, d)
		must(t, err)
	}
	wantSound(t, b)
	var all []invoice.Document
	for id := int64(1); ; id++ {
		d, err := b.Document(ctx, id)
		if invoice.ErrorCode(err) == invoice.CodeNotFound {
			return b, clients, all
		}
		must(t, err)
		all = append(all, d)
	}
}

// randomInvoices are sent or not, paid in part or whole, credited or not.
func randomInvoices(t *testing.T, b *store.Book, random *rand.Rand, pick func() invoice.Client) {
	t.Helper()
	ctx := t.Context()
	for i := range 60 {
		day := date(2025, 10, 1).AddDays(i * 7)
		d := issue(t, b, pick(), int64(100+random.IntN(5)*50), day)
		if random.IntN(2) == 0 {
			_, err := b.MarkSent(ctx, d.ID, day, "")
			must(t, err)
		}
		switch random.IntN(5) {
		case 0:
			pay(t, b, d.ID, 50)
		case 1:
			pay(t, b, d.ID, int64(d.Totals.Payable/100))
		case 2:
			request := invoice.CreditRequest{Reason: "erreur"}
			if random.IntN(2) == 0 {
				request.Amount = 3000
			}
			note, err := invoice.Credit(d, nil, request, settings(), day)
			must(t, err)
			note, err = b.SaveDraft(ctx, note)
			must(t, err)
			note, err = b.Issue(ctx, note.ID, day, nil)
			must(t, err)
			if random.IntN(2) == 0 {
				_, err = b.MarkSent(ctx, note.ID, day, "")
				must(t, err)
			}
		}
	}
}

// randomQuotes are drafts, sent, refused, accepted, invoiced, revised.
func randomQuotes(t *testing.T, b *store.Book, random *rand.Rand, pick func() invoice.Client) {
	t.Helper()
	ctx := t.Context()
	for i := range 30 {
		day := date(2026, 9, 15).AddDays(i * 2)
		q := draftQuote(t, b, pick())
		if random.IntN(8) == 0 {
			continue
		}
		q, err := b.SendQuote(ctx, q.ID, store.Delivery{Date: day}, day, nil)
		must(t, err)
		switch random.IntN(5) {
		case 0:
			_, err = b.RefuseQuote(ctx, q.ID, invoice.Acceptance{Date: day}, day)
		case 1:
			_, err = b.AcceptQuote(ctx, q.ID, invoice.Acceptance{Date: day}, day, nil)
		case 2:
			if _, err = b.AcceptQuote(ctx, q.ID, invoice.Acceptance{Date: day}, day, nil); err == nil && day <= today {
				_, err = b.Issue(store.ConfirmFuture(ctx), convert(t, b, q.ID, invoice.Conversion{}).ID, date(2027, 1, 1), nil)
			}
		case 3:
			q, err = b.ReviseQuote(ctx, q.ID, day)
			if err == nil && i%2 == 0 {
				_, err = b.SendQuote(ctx, q.ID, store.Delivery{Date: day}, day, nil)
			}
		}
		must(t, err)
	}
}

var states = map[invoice.Family][]invoice.State{
	invoice.InvoiceFamily: {"", invoice.Draft, invoice.Issued, invoice.Delivered, invoice.PartPaid, invoice.Paid, invoice.Overdue,
		invoice.Cancelled, invoice.FilterOpen, invoice.FilterDueSoon},
	invoice.QuoteFamily: {"", invoice.Draft, invoice.QuoteSent, invoice.QuoteAccepted, invoice.QuoteRefused, invoice.QuoteExpired,
		invoice.QuoteInvoiced, invoice.QuoteReplaced, invoice.FilterExpiring},
}

// keeps is what a query asks for, said with Facts.State.
func keeps(q invoice.Query, d *invoice.Document) bool {
	f := d.Facts()
	state := f.State(q.Today)
	soon := func(day invoice.Date) bool { return day >= q.Today && day <= q.Today+invoice.SoonDays }
	open := d.Issued() && d.Kind.Payable() && state != invoice.Cancelled && f.Remaining() > 0
	matches := state == q.State
	switch q.State {
	case "":
		matches = !d.Replaced
	case invoice.FilterOpen:
		matches = open
	case invoice.FilterDueSoon:
		matches = open && soon(d.DueDate)
	case invoice.FilterExpiring:
		matches = state == invoice.QuoteSent && soon(d.ValidUntil)
	}
	return matches && d.Kind.Family() == q.Family && (q.ClientID == 0 || d.Client.ID == q.ClientID) &&
		(q.Year == 0 || d.Issued() && d.IssueDate.Year() == q.Year) && keepsWords(q.Search, d)
}

func keepsWords(search string, d *invoice.Document) bool {
	if search == "" {
		return true
	}
	text := d.Number + " " + d.Client.Name + " " + d.Subject
	for _, l := range d.Lines {
		text += " " + l.Designation
	}
	return !d.Replaced && strings.Contains(" "+invoice.Fold(text), " "+invoice.Fold(search))
}

// compare is the order that a query asks for, places within a day aside.
func compare(sort invoice.Sort) func(a, b invoice.Row) int {
	day := func(r invoice.Row) invoice.Date {
		if r.Status == invoice.StatusDraft {
			return 1 << 30
		}
		return r.IssueDate
	}
	due := func(r invoice.Row) invoice.Date {
		if d := max(r.DueDate, r.ValidUntil); d != 0 {
			return d
		}
		return 1 << 30
	}
	return func(a, b invoice.Row) int {
		switch sort {
		case invoice.ByDue:
			return cmp.Compare(due(a), due(b))
		case invoice.ByAmount:
			return cmp.Compare(b.Payable, a.Payable)
		case invoice.ByClient:
			return cmp.Or(cmp.Compare(invoice.Fold(a.ClientName), invoice.Fold(b.ClientName)), cmp.Compare(day(b), day(a)))
		}
		return cmp.Compare(day(b), day(a))
	}
}

// walk reads a whole list by windows.
func walk(t *testing.T, b *store.Book, q invoice.Query) []invoice.Row {
	t.Helper()
	var all []invoice.Row
	for {
		rows, err := b.Documents(t.Context(), q)
		must(t, err)
		if len(rows) == 0 {
			return all
		}
		if q.Backward {
			all = append(rows, all...)
			q.Cursor = rows[0].Cursor
		} else {
			all = append(all, rows...)
			q.Cursor = rows[len(rows)-1].Cursor
		}
		if len(all) > 1000 {
			t.Fatalf("the list %+v does not end", q)
		}
	}
}

func ids(rows []invoice.Row) []int64 {
	var list []int64
	for _, r := range rows {
		list = append(list, r.ID)
	}
	return list
}

func TestListsOfARandomBook(t *testing.T) {
	b, clients, all := randomBook(t)
	t.Run("agree with Facts.State in every order and both ways", func(t *testing.T) { agreeWithStates(t, b, clients, all) })
	t.Run("say what their documents say", func(t *testing.T) { sayWhatDocumentsSay(t, b, all) })
	t.Run("are what the morning counts", func(t *testing.T) { areWhatTheMorningCounts(t, b) })
}

func agreeWithStates(t *testing.T, b *store.Book, clients []invoice.Client, all []invoice.Document) {
	t.Helper()
	seen := map[invoice.State]int{}
	for family, list := range states {
		for _, state := range list {
			for _, sort := range []invoice.Sort{invoice.ByDate, invoice.ByDue, invoice.ByAmount, invoice.ByClient} {
				for _, more := range []invoice.Query{{}, {ClientID: clients[1].ID}, {Year: 2026}, {Search: "reportage"}, {Search: "Éco"}, {Search: "F2026"}, {Year: 2025, Search: "dur"}} {
					q := invoice.Query{Family: family, State: state, Sort: sort, ClientID: more.ClientID, Year: more.Year, Search: more.Search, Limit: 7, Today: today}
					if sort == invoice.ByClient {
						q.Limit = 3 // some windows end before the first client
					}
					seen[state] += checkList(t, b, q, all)
				}
			}
		}
	}
	for family, list := range states {
		for _, state := range list {
			if seen[state] == 0 {
				t.Errorf("the random book has no %s %q: the test says nothing of it", family, state)
			}
		}
	}
}

func checkList(t *testing.T, b *store.Book, q invoice.Query, all []invoice.Document) int {
	t.Helper()
	name := fmt.Sprintf("%s %q by %q client %d year %d search %q", q.Family, q.State, q.Sort, q.ClientID, q.Year, q.Search)
	var want []int64
	for i := range all {
		if keeps(q, &all[i]) {
			want = append(want, all[i].ID)
		}
	}
	rows := walk(t, b, q)
	if !slices.IsSortedFunc(rows, compare(q.Sort)) {
		t.Errorf("%s: not in order: %+v", name, rows)
	}
	got := ids(rows)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %v, want %v", name, got, want)
	}
	count, err := b.CountDocuments(t.Context(), q)
	must(t, err)
	if count != len(want) {
		t.Errorf("%s: counted %d, want %d", name, count, len(want))
	}
	q.Backward = true
	if back := walk(t, b, q); !slices.Equal(ids(back), ids(rows)) {
		t.Errorf("%s: backward got %v, want %v", name, ids(back), ids(rows))
	}
	return len(want)
}

func sayWhatDocumentsSay(t *testing.T, b *store.Book, all []invoice.Document) {
	t.Helper()
	byID := map[int64]*invoice.Document{}
	for i := range all {
		byID[all[i].ID] = &all[i]
	}
	for _, q := range []invoice.Query{{Family: invoice.InvoiceFamily}, {Family: invoice.InvoiceFamily, State: invoice.FilterOpen, Sort: invoice.ByDue}, {Family: invoice.QuoteFamily}} {
		for _, r := range walk(t, b, q) {
			d := byID[r.ID]
			facts := d.Facts()
			if d.Kind == invoice.Quote {
				facts.DueDate = 0
			}
			if r.Facts != facts || r.DisplayNumber() != d.DisplayNumber() || r.ClientName != d.Client.Name || r.IssueDate != d.IssueDate || r.Gross != d.Totals.Gross || r.Invoiced != d.Invoiced {
				t.Errorf("row of %s: got %+v, want %+v", d.DisplayNumber(), r, facts)
			}
		}
	}
}

func areWhatTheMorningCounts(t *testing.T, b *store.Book) {
	t.Helper()
	m, err := b.Morning(t.Context(), today)
	must(t, err)
	sum := func(family invoice.Family, state invoice.State) (n int, left invoice.Amount) {
		for _, r := range walk(t, b, invoice.Query{Family: family, State: state, Today: today}) {
			n, left = n+1, left+r.Remaining()
		}
		return n, left
	}
	var want invoice.Morning
	want.OverdueCount, want.OverdueSum = sum(invoice.InvoiceFamily, invoice.Overdue)
	want.SoonCount, want.SoonSum = sum(invoice.InvoiceFamily, invoice.FilterDueSoon)
	want.ToInvoiceCount, _ = sum(invoice.QuoteFamily, invoice.QuoteAccepted)
	want.ExpiringCount, _ = sum(invoice.QuoteFamily, invoice.FilterExpiring)
	if m != want {
		t.Errorf("got %+v, want %+v", m, want)
	}
}
