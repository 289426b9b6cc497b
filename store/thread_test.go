package store_test

import (
	"slices"
	"testing"

	"facturier/invoice"
)

func TestThreadOfOneDayIsInTheOrderOfIssue(t *testing.T) {
	b, c := newBook(t)
	ctx := t.Context()
	q := acceptedQuote(t, b, c)
	first, err := b.Issue(ctx, convert(t, b, q.ID, invoice.Conversion{Deposit: invoice.Discount{Rate: 3000}}).ID, today, page)
	must(t, err)
	note, err := invoice.Credit(first, nil, invoice.CreditRequest{Reason: "erreur"}, settings(), today)
	must(t, err)
	note, err = b.SaveDraft(ctx, note)
	must(t, err)
	note, err = b.Issue(ctx, note.ID, today, page)
	must(t, err)
	second, err := b.Issue(ctx, convert(t, b, q.ID, invoice.Conversion{Deposit: invoice.Discount{Rate: 4000}}).ID, today, page)
	must(t, err)
	events, err := b.Thread(ctx, q.ID)
	must(t, err)
	var got []string
	for _, e := range events {
		if e.DocumentID != 0 {
			got = append(got, e.Number)
		}
	}
	if want := []string{q.Number, first.Number, note.Number, second.Number}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
