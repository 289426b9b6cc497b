package store_test

import (
	"slices"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/store"
)

// What verify finds in a draft is what keeps it from being issued.
func TestADraftHasASevereProblemExactlyWhenIssueRefusesIt(t *testing.T) {
	for name, c := range map[string]struct {
		draft func(*testing.T, *store.Book, invoice.Client) invoice.Document
		field string // of the problem, "-" for none
		says  string
	}{
		"nothing wrong": {func(t *testing.T, b *store.Book, c invoice.Client) invoice.Document { return draft(t, b, c, 100) }, "-", ""},
		"of the day of the last one": {func(t *testing.T, b *store.Book, c invoice.Client) invoice.Document {
			issue(t, b, c, 100, today)
			return dated(t, b, c, today)
		}, "-", ""},
		"before the last one (242 nonies A I-7°)": {func(t *testing.T, b *store.Book, c invoice.Client) invoice.Document {
			issue(t, b, c, 100, today)
			return dated(t, b, c, today-1)
		}, invoice.FieldIssueDate, "est avant celle du dernier document de la série F, le 22/11/2026"},
		"in a year": {func(t *testing.T, b *store.Book, c invoice.Client) invoice.Document {
			return dated(t, b, c, today+366)
		}, "-", ""},
		"in more than a year": {func(t *testing.T, b *store.Book, c invoice.Client) invoice.Document {
			return dated(t, b, c, today+367)
		}, invoice.FieldIssueDate, "bloquerait la série"},
		"a line invoiced already": {func(t *testing.T, b *store.Book, c invoice.Client) invoice.Document {
			q := acceptedQuote(t, b, c)
			d := convert(t, b, q.ID, invoice.Conversion{})
			other := d
			other.ID, other.Lines = 0, slices.Clone(d.Lines[:1])
			other, err := b.SaveDraft(t.Context(), other)
			must(t, err)
			must(t, second(b.Issue(t.Context(), other.ID, today, page)))
			return d
		}, "lignes[0].designation", "est déjà dans F2026-0001"},
		"credited beyond the invoice": {func(t *testing.T, b *store.Book, c invoice.Client) invoice.Document {
			origin := issue(t, b, c, 100, today)
			d := credit(t, b, origin)
			must(t, second(b.Issue(t.Context(), credit(t, b, origin).ID, today, page)))
			return d
		}, invoice.FieldLines, "dépasse ce qui reste à corriger"},
		"paid in cash beyond 1 000 € (CMF D112-3)": {func(t *testing.T, b *store.Book, c invoice.Client) invoice.Document {
			d := draft(t, b, c, 1500)
			d.SettledOn, d.Means = today, invoice.Cash
			d, err := b.SaveDraft(t.Context(), d)
			must(t, err)
			return d
		}, invoice.FieldMethod, "espèces"},
		"in place of an invoice that was paid since": {func(t *testing.T, b *store.Book, c invoice.Client) invoice.Document {
			origin := issue(t, b, c, 100, today)
			d := rectify(t, b, origin.ID)
			pay(t, b, origin.ID, 10)
			return d
		}, "", "est déjà payée"},
		"without lines": {func(t *testing.T, b *store.Book, c invoice.Client) invoice.Document {
			d, err := b.SaveDraft(t.Context(), invoice.NewInvoice(settings(), c, today))
			must(t, err)
			return d
		}, invoice.FieldLines, "au moins une ligne"},
	} {
		t.Run(name, func(t *testing.T) {
			b, client := newBook(t)
			d := c.draft(t, b, client)
			problems, err := b.Problems(t.Context(), d, today)
			must(t, err)
			_, refusal := b.Issue(store.DryRun(store.ConfirmFuture(t.Context())), d.ID, today, page)
			severe := invoice.Blocking(problems)
			if (len(severe) == 0) != (refusal == nil) {
				t.Fatalf("got problems %+v, and from Issue %v", severe, refusal)
			}
			if c.field == "-" {
				if refusal != nil {
					t.Errorf("got %v, want none", refusal)
				}
				return
			}
			if len(severe) != 1 || severe[0].Field != c.field || !strings.Contains(severe[0].Message, c.says) {
				t.Errorf("got %+v, want one on %q with %q", severe, c.field, c.says)
			}
			if e := wantCode(t, refusal, invoice.CodeRefused); e.Field != c.field {
				t.Errorf("Issue: got field %q (%s), want %q", e.Field, e.Message, c.field)
			}
		})
	}
}

func dated(t *testing.T, b *store.Book, c invoice.Client, day invoice.Date) invoice.Document {
	t.Helper()
	d := draft(t, b, c, 100)
	d.IssueDate = day
	d, err := b.SaveDraft(t.Context(), d)
	must(t, err)
	return d
}

// credit saves the draft of a credit note of all of an invoice.
func credit(t *testing.T, b *store.Book, origin invoice.Document) invoice.Document {
	t.Helper()
	note, err := invoice.Credit(origin, nil, invoice.CreditRequest{Reason: "Annulation"}, settings(), today)
	must(t, err)
	note, err = b.SaveDraft(t.Context(), note)
	must(t, err)
	return note
}
