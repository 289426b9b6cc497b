package store_test

import (
	"strings"
	"testing"

	"facturier/invoice"
)

func TestPaymentsInPartsThenReversed(t *testing.T) {
	b, c := newBook(t)
	d := issue(t, b, c, 1000, today)
	if d = pay(t, b, d.ID, 400); d.Paid != 40000 || d.Remaining() != 60000 || d.State(today) != invoice.PartPaid {
		t.Errorf("got paid %s, left %s, %s", d.Paid, d.Remaining(), d.State(today))
	}
	_, err := b.Pay(t.Context(), d.ID, invoice.Payment{Date: today, Amount: 60001, Method: invoice.Transfer}, today)
	if e := wantCode(t, err, invoice.CodeRefused); !strings.Contains(e.Message, "600,00") {
		t.Errorf("got %q, want the balance named", e.Message)
	}
	d = pay(t, b, d.ID, 600)
	if d.State(today) != invoice.Paid || len(d.Payments) != 2 {
		t.Errorf("got %s with %d payments, want paid with 2", d.State(today), len(d.Payments))
	}
	d, err = b.ReversePayment(t.Context(), d.Payments[0].ID, today)
	must(t, err)
	if d.Paid != 60000 || len(d.Payments) != 3 || d.Payments[2].Reverses != d.Payments[0].ID {
		t.Errorf("after the counter-entry got paid %s and %+v", d.Paid, d.Payments)
	}
	_, err = b.ReversePayment(t.Context(), d.Payments[0].ID, today)
	wantCode(t, err, invoice.CodeRefused)
	_, err = b.ReversePayment(t.Context(), 99, today)
	wantCode(t, err, invoice.CodeNotFound)
	again, err := b.Document(t.Context(), d.ID)
	must(t, err)
	if again.Paid != d.Paid || len(again.Payments) != 3 {
		t.Errorf("read again got paid %s and %d payments", again.Paid, len(again.Payments))
	}
	if r := wantSound(t, b); r.Payments != 3 || r.Links != 4 {
		t.Errorf("Verify counts %+v, want 3 payments and 4 links", r)
	}
}

func TestCreditNotesNeverTakeMoreThanTheInvoice(t *testing.T) {
	b, c := newBook(t)
	d := issue(t, b, c, 1000, today)
	credit := func(request invoice.CreditRequest, known []invoice.Document) int64 {
		note, err := invoice.Credit(d, known, request, settings(), today)
		must(t, err)
		note, err = b.SaveDraft(t.Context(), note)
		must(t, err)
		return note.ID
	}
	part := credit(invoice.CreditRequest{Amount: 30000, Reason: "remise"}, nil)
	whole := credit(invoice.CreditRequest{Reason: "erreur"}, nil) // as if neither knew the other
	_, err := b.Issue(t.Context(), part, today, page)
	must(t, err)
	_, err = b.Issue(t.Context(), whole, today, page)
	wantCode(t, err, invoice.CodeRefused)
	d, err = b.Document(t.Context(), d.ID)
	must(t, err)
	if d.Credited != 30000 || d.Remaining() != 70000 {
		t.Errorf("got credited %s, left %s, want 300 and 700", d.Credited, d.Remaining())
	}
	must(t, b.DeleteDraft(t.Context(), whole))
	known, err := b.CreditsOf(t.Context(), d.ID)
	must(t, err)
	note, err := b.Issue(t.Context(), credit(invoice.CreditRequest{Reason: "erreur"}, known), today, page)
	must(t, err)
	if note.Number != "A2026-0002" || note.Origin != d.Number || note.OriginDate != d.IssueDate {
		t.Errorf("got %s on %s of %s", note.Number, note.Origin, note.OriginDate)
	}
	if d, err = b.Document(t.Context(), d.ID); err != nil || d.State(today) != invoice.Cancelled {
		t.Errorf("got %s, %v, want it cancelled", d.State(today), err)
	}
	wantSound(t, b)
}

// Two drafts of the same quote: the second is refused when the first is issued.
func TestAQuoteIsNotInvoicedTwice(t *testing.T) {
	b, c := newBook(t)
	q := acceptedQuote(t, b, c)
	first, err := invoice.Convert(q, nil, invoice.Conversion{}, settings(), today)
	must(t, err)
	var ids []int64
	for range 2 {
		d, err := b.SaveDraft(t.Context(), first)
		must(t, err)
		ids = append(ids, d.ID)
	}
	_, err = b.Issue(t.Context(), ids[0], today, page)
	must(t, err)
	_, err = b.Issue(t.Context(), ids[1], today, page)
	wantCode(t, err, invoice.CodeRefused)
	q, err = b.Document(t.Context(), q.ID)
	must(t, err)
	if !q.Closed || q.Invoiced != q.Totals.Gross || q.State(today) != invoice.QuoteInvoiced {
		t.Errorf("the quote says closed %v, invoiced %s, %s", q.Closed, q.Invoiced, q.State(today))
	}
}

func TestDepositBalanceAndCreditMoveTheQuote(t *testing.T) {
	b, c := newBook(t)
	ctx := t.Context()
	q := acceptedQuote(t, b, c)
	invoiced := func() (invoice.Amount, bool) {
		q, err := b.Document(ctx, q.ID)
		must(t, err)
		return q.Invoiced, q.Closed
	}
	deposit, err := b.Issue(ctx, convert(t, b, q.ID, invoice.Conversion{Deposit: invoice.Discount{Rate: 3000}}).ID, today, page)
	must(t, err)
	if sum, closed := invoiced(); sum != 30000 || closed {
		t.Errorf("after the deposit: invoiced %s, closed %v", sum, closed)
	}
	balance, err := b.Issue(ctx, convert(t, b, q.ID, invoice.Conversion{Balance: true}).ID, today, page)
	must(t, err)
	if sum, closed := invoiced(); sum != 100000 || !closed {
		t.Errorf("after the balance: invoiced %s, closed %v", sum, closed)
	}
	again, err := b.Document(ctx, balance.ID)
	must(t, err)
	if len(again.Deductions) != 1 || again.Deductions[0].Number != deposit.Number || again.Totals.Payable != 70000 || again.Totals.Deducted != 30000 {
		t.Errorf("the balance deducts %+v, payable %s", again.Deductions, again.Totals.Payable)
	}
	note, err := invoice.Credit(again, nil, invoice.CreditRequest{Reason: "erreur"}, settings(), today)
	must(t, err)
	note, err = b.SaveDraft(ctx, note)
	must(t, err)
	_, err = b.Issue(ctx, note.ID, today, page)
	must(t, err)
	if sum, closed := invoiced(); sum != 30000 || closed {
		t.Errorf("after the credit note of the balance: invoiced %s, closed %v", sum, closed)
	}
	made, err := b.InvoicesOf(ctx, q.ID)
	must(t, err)
	if len(made) != 3 {
		t.Errorf("got %d documents of the quote, want 3", len(made))
	}
	wantSound(t, b)
}
