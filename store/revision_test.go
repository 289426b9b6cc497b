package store_test

import (
	"slices"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/store"
)

// revised is a quote that was sent, valid for so many days, and the draft of
// its next revision, made ten days later.
func revised(t *testing.T, days int) (b *store.Book, q, r invoice.Document) {
	t.Helper()
	b, c := newBook(t)
	q = draftQuote(t, b, c)
	q.ValidUntil = today.AddDays(days)
	q, err := b.SaveDraft(t.Context(), q)
	must(t, err)
	q, err = b.SendQuote(t.Context(), q.ID, store.Delivery{Date: today}, today, page)
	must(t, err)
	r, err = b.ReviseQuote(t.Context(), q.ID, today+10)
	must(t, err)
	return b, q, r
}

func TestAQuoteStaysCurrentUntilItsRevisionLeaves(t *testing.T) {
	b, q, r := revised(t, 30)
	ctx := t.Context()
	search := invoice.Query{Family: invoice.QuoteFamily, Search: "maquette", Today: today}
	for _, asked := range []invoice.Query{search, {Family: invoice.QuoteFamily, Today: today}} {
		if got := ids(walk(t, b, asked)); !slices.Equal(got, []int64{r.ID, q.ID}) {
			t.Errorf("search %q: got %v, want the draft %d then the quote %d", asked.Search, got, r.ID, q.ID)
		}
	}
	found, err := b.FindDocument(ctx, invoice.QuoteFamily, q.Number)
	must(t, err)
	if found.ID != q.ID || found.Replaced || found.State(today) != invoice.QuoteSent {
		t.Errorf("the number means %d, %s, want %d, sent", found.ID, found.State(today), q.ID)
	}
	again, err := b.ReviseQuote(ctx, q.ID, today+11)
	must(t, err)
	if again.ID != r.ID {
		t.Errorf("revised again: got draft %d, want the one there is, %d", again.ID, r.ID)
	}
	r, err = b.SendQuote(ctx, r.ID, store.Delivery{}, today+11, page)
	must(t, err)
	if got := ids(walk(t, b, search)); !slices.Equal(got, []int64{r.ID}) {
		t.Errorf("once it left the search finds %v, want %d alone", got, r.ID)
	}
	if found, err = b.FindDocument(ctx, invoice.QuoteFamily, q.Number); err != nil || found.ID != r.ID {
		t.Errorf("once it left the number means %d (%v), want %d", found.ID, err, r.ID)
	}
	if q, err = b.Document(ctx, q.ID); err != nil || !q.Replaced {
		t.Errorf("the earlier one: got replaced %v (%v)", q.Replaced, err)
	}
	wantSound(t, b)
}

func TestADraftRevisionAcceptedReplaces(t *testing.T) {
	b, q, r := revised(t, 30)
	r, err := b.AcceptQuote(t.Context(), r.ID, invoice.Acceptance{Date: today + 10}, today+10, page)
	must(t, err)
	q, err = b.Document(t.Context(), q.ID)
	must(t, err)
	if !q.Replaced || r.Status != invoice.StatusAccepted || r.Revision != 2 {
		t.Errorf("got the earlier one replaced %v, revision %d %s", q.Replaced, r.Revision, r.Status)
	}
}

func TestADeletedRevisionLeavesTheQuoteAsItIs(t *testing.T) {
	b, q, r := revised(t, 30)
	must(t, b.DeleteDraft(t.Context(), r.ID))
	if got := ids(walk(t, b, invoice.Query{Family: invoice.QuoteFamily, Search: "maquette", Today: today})); !slices.Equal(got, []int64{q.ID}) {
		t.Errorf("the search finds %v, want %d", got, q.ID)
	}
	if next := draftQuote(t, b, q.Client); next.ID == r.ID {
		t.Errorf("a new draft took the id %d of one deleted", r.ID)
	}
	wantSound(t, b)
}

// What the client accepted while its revision was being written stands: the
// draft leaves only if it is asked for again, and never over an invoice.
func TestAnAcceptedQuoteIsNotReplacedByAnOlderDraft(t *testing.T) {
	b, q, r := revised(t, 30)
	ctx := t.Context()
	q, err := b.AcceptQuote(ctx, q.ID, invoice.Acceptance{Date: today + 10, By: "M. Durand"}, today+10, page)
	must(t, err)
	_, err = b.SendQuote(ctx, r.ID, store.Delivery{}, today+10, page)
	if e := wantCode(t, err, invoice.CodeRefused); e.Hint == "" {
		t.Errorf("got %q without a hint", e.Message)
	}
	if _, err = b.AcceptQuote(ctx, r.ID, invoice.Acceptance{Date: today + 10}, today+10, page); err == nil {
		t.Error("the older draft was accepted too")
	}
	problems, err := b.Problems(ctx, r, today+10)
	must(t, err)
	if severe := invoice.Blocking(problems); len(severe) != 1 || !strings.Contains(severe[0].Message, "a été accepté") {
		t.Errorf("before it is sent: got %+v, want the refusal", severe)
	}
	stored, err := b.Document(ctx, q.ID)
	must(t, err)
	if stored.Replaced || stored.Status != invoice.StatusAccepted {
		t.Errorf("after the refusal: got replaced %v, %s", stored.Replaced, stored.Status)
	}
	again, err := b.ReviseQuote(ctx, q.ID, today+10)
	must(t, err)
	_, err = b.SendQuote(store.DryRun(ctx), again.ID, store.Delivery{}, today+10, page)
	must(t, err)
	convert(t, b, q.ID, invoice.Conversion{})
	_, err = b.SendQuote(ctx, r.ID, store.Delivery{}, today+10, page)
	wantCode(t, err, invoice.CodeRefused)
	must(t, b.DeleteDraft(ctx, r.ID))
	_, err = b.ReviseQuote(ctx, q.ID, today+10)
	wantCode(t, err, invoice.CodeRefused)
	wantSound(t, b)
}

func TestARevisionIsValidAsLongAsTheEarlierOne(t *testing.T) {
	for days, want := range map[int]invoice.Date{45: today + 55, 30: 0} { // 30 is the default, counted when it leaves
		_, _, r := revised(t, days)
		if r.ValidUntil != want || r.IssueDate != 0 {
			t.Errorf("valid %d days: got until %s, dated %s, want until %s, no date", days, r.ValidUntil, r.IssueDate, want)
		}
	}
}
