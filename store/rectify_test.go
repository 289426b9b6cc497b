package store_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"facturier/invoice"
	"facturier/store"
)

// rectify saves the draft that replaces an invoice.
func rectify(t testing.TB, b *store.Book, id int64) invoice.Document {
	t.Helper()
	origin, err := b.Document(t.Context(), id)
	must(t, err)
	made, err := b.MadeOf(t.Context(), id)
	must(t, err)
	d, err := invoice.Rectify(origin, made, "Adresse erronée", settings(), today)
	must(t, err)
	d.ServiceStart = today
	d, err = b.SaveDraft(t.Context(), d)
	must(t, err)
	return d
}

func wantState(t testing.TB, b *store.Book, id int64, want invoice.State) invoice.Document {
	t.Helper()
	d, err := b.Document(t.Context(), id)
	must(t, err)
	if got := d.Facts().State(today); got != want {
		t.Errorf("%s is %s, want %s", d.DisplayNumber(), got, want)
	}
	return d
}

// CGI 289 I-5: the corrected invoice takes the place of the first, which it
// names, in one gesture.
func TestACorrectedInvoiceCancelsTheFirst(t *testing.T) {
	b, c := newBook(t)
	origin := issue(t, b, c, 100, today)
	draft := rectify(t, b, origin.ID)
	wantState(t, b, origin.ID, invoice.Issued) // until it is issued
	if _, err := b.Issue(store.DryRun(t.Context()), draft.ID, today, page); err != nil {
		t.Errorf("dry run: %v", err)
	}
	wantState(t, b, origin.ID, invoice.Issued)
	d, err := b.Issue(t.Context(), draft.ID, today, page)
	must(t, err)
	if d.Number != "F2026-0002" || d.Kind != invoice.CorrectedInvoice || d.Origin != origin.Number || d.OriginDate != today || d.Reason != "Adresse erronée" {
		t.Errorf("got %s, %s of %s of %s, %q", d.Kind, d.Number, d.Origin, d.OriginDate, d.Reason)
	}
	cancelled := wantState(t, b, origin.ID, invoice.Cancelled)
	if cancelled.Credited != origin.Totals.Payable || cancelled.Remaining() != 0 {
		t.Errorf("of the first %s is credited and %s left, want %s and nothing", cancelled.Credited, cancelled.Remaining(), origin.Totals.Payable)
	}
	clients, err := b.Clients(t.Context(), invoice.ClientQuery{})
	if err != nil || clients[0].Open != d.Totals.Payable {
		t.Errorf("the client owes %s, %v, want the second one alone, %s", clients[0].Open, err, d.Totals.Payable)
	}
	wantSound(t, b)
	wantRefused := func(what string, err error) {
		t.Helper()
		if e := wantCode(t, err, invoice.CodeRefused); e.Message == "" {
			t.Errorf("%s: refused without a word", what)
		}
	}
	wantRefused("a payment of the first", second(b.Pay(t.Context(), origin.ID, invoice.Payment{Date: today, Amount: 100, Method: invoice.Card}, today)))
	wantRefused("a deletion", b.DeleteDraft(t.Context(), d.ID))
	made, err := b.MadeOf(t.Context(), origin.ID)
	must(t, err)
	_, err = invoice.Rectify(cancelled, made, "encore", settings(), today)
	wantRefused("a second one", err)
	_, err = invoice.Credit(cancelled, made, invoice.CreditRequest{Reason: "non"}, settings(), today)
	wantRefused("a credit note of the first", err)
	for _, id := range []int64{origin.ID, d.ID} {
		events, err := b.Thread(t.Context(), id)
		must(t, err)
		var numbers []string
		for _, e := range events {
			numbers = append(numbers, e.What+" "+e.Number)
		}
		if want := []string{"Facture F2026-0001", "Facture rectificative F2026-0002"}; !slices.Equal(numbers, want) {
			t.Errorf("the thread of document %d is %q, want %q", id, numbers, want)
		}
	}
}

// The one that replaced an invoice can be replaced, or credited: the thread
// goes back to the first.
func TestACorrectedInvoiceIsCorrectedInTurn(t *testing.T) {
	b, c := newBook(t)
	first := issue(t, b, c, 100, today)
	next, err := b.Issue(t.Context(), rectify(t, b, first.ID).ID, today, page)
	must(t, err)
	last, err := b.Issue(t.Context(), rectify(t, b, next.ID).ID, today, page)
	must(t, err)
	note, err := b.Issue(t.Context(), credit(t, b, last).ID, today, page)
	must(t, err)
	for _, id := range []int64{first.ID, next.ID, last.ID} {
		wantState(t, b, id, invoice.Cancelled)
	}
	events, err := b.Thread(t.Context(), note.ID)
	if err != nil || len(events) != 4 || events[0].DocumentID != first.ID || events[3].DocumentID != note.ID {
		t.Errorf("got %+v, %v, want the four documents", events, err)
	}
	wantSound(t, b)
}

// What happened to the first since the draft was made stands in its way.
func TestACorrectedInvoiceNeverReplacesOneThatWasTouched(t *testing.T) {
	for name, touch := range map[string]func(b *store.Book, origin, draft invoice.Document) error{
		"paid": func(b *store.Book, origin, _ invoice.Document) error {
			return second(b.Pay(t.Context(), origin.ID, invoice.Payment{Date: today, Amount: 1, Method: invoice.Card}, today))
		},
		"credited": func(b *store.Book, origin, _ invoice.Document) error {
			return second(b.Issue(t.Context(), credit(t, b, origin).ID, today, page))
		},
		"replaced": func(b *store.Book, _, other invoice.Document) error { // a second draft, saved elsewhere
			other.ID, other.Edits = 0, 0
			other, err := b.SaveDraft(t.Context(), other)
			must(t, err)
			return second(b.Issue(t.Context(), other.ID, today, page))
		},
	} {
		t.Run(name, func(t *testing.T) {
			b, c := newBook(t)
			origin := issue(t, b, c, 100, today)
			draft := rectify(t, b, origin.ID)
			must(t, touch(b, origin, draft))
			before := wantSound(t, b)
			wantCode(t, second(b.Issue(t.Context(), draft.ID, today, page)), invoice.CodeRefused)
			if after := wantSound(t, b); after.Documents != before.Documents {
				t.Errorf("got %d documents, want the %d of before", after.Documents, before.Documents)
			}
			must(t, b.DeleteDraft(t.Context(), draft.ID))
		})
	}
}

// In a quote it counts in place of the first: nothing is invoiced twice.
func TestACorrectedInvoiceOfAQuoteCountsOnce(t *testing.T) {
	b, c := newBook(t)
	q := acceptedQuote(t, b, c)
	deposit, err := b.Issue(t.Context(), convert(t, b, q.ID, invoice.Conversion{Deposit: invoice.Discount{Rate: 3000}}).ID, today, page)
	must(t, err)
	balance, err := b.Issue(t.Context(), convert(t, b, q.ID, invoice.Conversion{Balance: true}).ID, today, page)
	must(t, err)
	before := wantState(t, b, q.ID, invoice.QuoteInvoiced)
	d, err := b.Issue(t.Context(), rectify(t, b, balance.ID).ID, today, page)
	must(t, err)
	if len(d.Deductions) != 1 || d.Deductions[0].DocumentID != deposit.ID || d.Totals.Payable != balance.Totals.Payable {
		t.Errorf("it deducts %+v and asks %s, want the deposit and %s", d.Deductions, d.Totals.Payable, balance.Totals.Payable)
	}
	again, err := b.Document(t.Context(), d.ID)
	if err != nil || string(again.Canonical()) != string(d.Canonical()) {
		t.Errorf("it comes back as %s, %v, want %s", again.Canonical(), err, d.Canonical())
	}
	after := wantState(t, b, q.ID, invoice.QuoteInvoiced)
	if after.Invoiced != before.Invoiced || !after.Closed {
		t.Errorf("of the quote %s is invoiced, closed %v, want %s as before", after.Invoiced, after.Closed, before.Invoiced)
	}
	made, err := b.InvoicesOf(t.Context(), q.ID)
	if err != nil || len(made) != 3 {
		t.Errorf("the quote has %d documents, %v, want 3", len(made), err)
	}
	wantSound(t, b)
}

// Verify counts again what a corrected invoice cancelled.
func TestVerifyKnowsTheReplacedInvoice(t *testing.T) {
	b, c := newBook(t)
	origin := issue(t, b, c, 100, today)
	must(t, second(b.Issue(t.Context(), rectify(t, b, origin.ID).ID, today, page)))
	wantSound(t, b)
	_, err := raw(t, b.Path()).Exec("UPDATE documents SET credited = 0, balance = payable, phase = 1 WHERE id = 1")
	must(t, err)
	report, err := b.Verify(t.Context())
	must(t, err)
	want := invoice.Fault{Document: "F2026-0001", Place: "avoirs",
		Message: fmt.Sprintf("F2026-0002 la remplace : il en est noté %s d'annulé, et non %s.", invoice.Amount(0), origin.Totals.Payable)}
	if len(report.Faults) != 1 || report.Faults[0] != want {
		t.Errorf("got %+v, want %+v", report.Faults, want)
	}
}

// BR-FR-CO-09: what was paid before the invoice is recorded with it, whole, on
// the day when it was paid.
func TestWhatWasPaidBeforeIsRecordedAtIssue(t *testing.T) {
	b, c := newBook(t)
	settled := func(euros int64, means invoice.Method) invoice.Document {
		d := draft(t, b, c, euros)
		d.SettledOn, d.Means = today.AddDays(-2), means
		d, err := b.SaveDraft(t.Context(), d)
		must(t, err)
		return d
	}
	id := settled(100, invoice.Card).ID
	must(t, second(b.Issue(store.DryRun(t.Context()), id, today, page)))
	d, err := b.Issue(t.Context(), id, today, page)
	must(t, err)
	if d.Paid != d.Totals.Payable || len(d.Payments) != 1 {
		t.Fatalf("got %s paid in %d payments, want %s in one", d.Paid, len(d.Payments), d.Totals.Payable)
	}
	want := invoice.Payment{ID: d.Payments[0].ID, DocumentID: d.ID, Date: today.AddDays(-2), Amount: 10000, Method: invoice.Card}
	if again := wantState(t, b, d.ID, invoice.Paid); !reflect.DeepEqual(again.Payments[0], want) {
		t.Errorf("got the payment %+v, want %+v", again.Payments[0], want)
	}
	if report := wantSound(t, b); report.Links != 2 || report.Payments != 1 {
		t.Errorf("got %d links and %d payments, want 2 and 1", report.Links, report.Payments)
	}
	e := wantCode(t, second(b.Issue(t.Context(), settled(1500, invoice.Cash).ID, today, page)), invoice.CodeRefused) // CMF D112-3
	if e.Field != invoice.FieldMethod {
		t.Errorf("too much in cash is refused on %q, want %q", e.Field, invoice.FieldMethod)
	}
	if report := wantSound(t, b); report.Documents != 1 {
		t.Errorf("got %d documents, want the first alone", report.Documents)
	}
}
