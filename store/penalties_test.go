package store_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/store"
)

// lateInvoice is an invoice of 1 250 €, due on 22/12/2026.
func lateInvoice(t testing.TB, b *store.Book, c invoice.Client) invoice.Document {
	t.Helper()
	return issue(t, b, c, 1250, today)
}

// claimOn is what an invoice comes to on a day.
func claimOn(t testing.TB, b *store.Book, id int64, on invoice.Date) reminder.Claim {
	t.Helper()
	debts, err := b.Debts(t.Context(), []int64{id})
	must(t, err)
	claim, err := reminder.Terms{Basis: reminder.TripleLegal}.Claim(debts[0], on)
	must(t, err)
	return claim
}

// penaltyDraft saves the draft of the penalties of an invoice up to a day.
func penaltyDraft(t testing.TB, b *store.Book, id int64, on invoice.Date) invoice.Document {
	t.Helper()
	origin, err := b.Document(t.Context(), id)
	must(t, err)
	d, err := claimOn(t, b, id, on).Penalties(origin, settings())
	must(t, err)
	d, err = b.SaveDraft(t.Context(), d)
	must(t, err)
	return d
}

func issuePenalties(t testing.TB, b *store.Book, id int64, on invoice.Date) invoice.Document {
	t.Helper()
	d, err := b.Issue(t.Context(), penaltyDraft(t, b, id, on).ID, on, page)
	must(t, err)
	return d
}

// D441-5: the 40 € once, and interest of a day once; C. com. L441-10: what runs
// afterwards is due still. A credit note of the whole gives all of it back.
func TestPenaltiesAreClaimedOnceL441_10(t *testing.T) {
	b, c := newBook(t)
	late := lateInvoice(t, b, c)
	first, again := penaltyDraft(t, b, late.ID, date(2026, 12, 27)), penaltyDraft(t, b, late.ID, date(2026, 12, 29))
	first, err := b.Issue(t.Context(), first.ID, date(2026, 12, 27), page)
	must(t, err)
	// 1250.00 x 8.25 % x 5 / 365 = 1.41, and 40.00
	if first.Totals.Payable != 41_41 || first.Number != "F2026-0002" || first.Totals.VAT != 0 || first.Penalties.Days() != "du 23/12/2026 au 27/12/2026" || !first.Penalties.Recovery {
		t.Errorf("got %s of %s, VAT %s, %+v", first.Number, first.Totals.Payable, first.Totals.VAT, first.Penalties)
	}
	_, err = b.Issue(t.Context(), again.ID, date(2026, 12, 29), page)
	if e := wantCode(t, err, invoice.CodeRefused); !strings.Contains(e.Message, "F2026-0002 réclame déjà") {
		t.Errorf("the same again: %s", e.Message)
	}
	claim := claimOn(t, b, late.ID, date(2026, 12, 29))
	// 1250.00 x 8.25 % x 2 / 365 = 0.57
	if claim.Interest != 57 || claim.Recovery != 0 || len(claim.Invoiced) != 1 || claim.Invoiced[0].Amount != 41_41 {
		t.Errorf("afterwards: got %+v", claim)
	}
	if own := claimOn(t, b, first.ID, date(2027, 6, 30)); own.Interest != 0 || own.Recovery != 0 || own.Total != 41_41 {
		t.Errorf("C. civ. 1343-2: penalties bear none, got %+v", own)
	}
	must(t, second(b.Issue(t.Context(), credit(t, b, first).ID, date(2026, 12, 29), page)))
	if claim := claimOn(t, b, late.ID, date(2026, 12, 29)); claim.Interest != 1_98 || claim.Recovery != 40_00 || len(claim.Invoiced) != 0 {
		t.Errorf("once it is credited: got %+v", claim)
	}
	must(t, second(b.Issue(t.Context(), again.ID, date(2026, 12, 29), page)))
	wantSound(t, b)
}

// What is paid in the meantime lowers what may be claimed; less is the
// seller's to give.
func TestPenaltiesNeverAskForMoreThanTheCalculation(t *testing.T) {
	b, c := newBook(t)
	late := lateInvoice(t, b, c)
	d := penaltyDraft(t, b, late.ID, date(2026, 12, 30))
	must(t, second(b.Pay(t.Context(), late.ID, invoice.Payment{Date: date(2026, 12, 24), Amount: 1000_00, Method: invoice.Transfer}, date(2026, 12, 30))))
	_, err := b.Issue(t.Context(), d.ID, date(2026, 12, 30), page)
	// 1250.00 x 8.25 % x 2 / 365 = 0.57; 250.00 x 8.25 % x 6 / 365 = 0.34
	if e := wantCode(t, err, invoice.CodeRefused); !strings.Contains(e.Message, "donne 40,91\u00a0€") {
		t.Errorf("got %s", e.Message)
	}
	d.Lines = d.Lines[:1]
	d.Lines[0].Price = 50_00
	d, err = b.SaveDraft(t.Context(), d)
	must(t, err)
	d, err = b.Issue(t.Context(), d.ID, date(2026, 12, 30), page)
	if err != nil || d.Totals.Payable != 50 {
		t.Errorf("less: got %s, %v", d.Totals.Payable, err)
	}
}

// Two programs, each with its own draft of the same penalties: one of them gets
// its number.
func TestTwoProgramsDoNotInvoiceTheSamePenalties(t *testing.T) {
	b, c := newBook(t)
	late := lateInvoice(t, b, c)
	on := date(2026, 12, 30)
	var ids []int64
	for range 6 {
		ids = append(ids, penaltyDraft(t, b, late.ID, on).ID)
	}
	books := []*store.Book{b, openBook(t, b.Path())}
	var wait sync.WaitGroup
	results := make([]error, len(ids))
	for i, id := range ids {
		wait.Go(func() { results[i] = second(books[i%2].Issue(t.Context(), id, on, page)) })
	}
	wait.Wait()
	issued := 0
	for _, err := range results {
		if err == nil {
			issued++
		} else {
			wantCode(t, err, invoice.CodeRefused)
		}
	}
	if issued != 1 {
		t.Errorf("%d were issued, want one: %v", issued, results)
	}
	wantSound(t, b)
}

// The story of the invoice has its penalties, and theirs has the invoice.
func TestThreadOfPenalties(t *testing.T) {
	b, c := newBook(t)
	q := acceptedQuote(t, b, c)
	late, err := b.Issue(t.Context(), convert(t, b, q.ID, invoice.Conversion{}).ID, today, page)
	must(t, err)
	d := issuePenalties(t, b, late.ID, date(2026, 12, 30))
	note := credit(t, b, d)
	for _, id := range []int64{q.ID, late.ID, d.ID, note.ID} {
		events, err := b.Thread(t.Context(), id)
		must(t, err)
		var what []string
		for _, e := range events {
			what = append(what, e.What)
		}
		if want := []string{"Devis", "Accepté", "Facture", "Pénalités", "Avoir"}; !slices.Equal(what, want) {
			t.Errorf("of %d: got %v, want %v", id, what, want)
		}
	}
	if progress, err := b.Document(t.Context(), q.ID); err != nil || progress.Invoiced != 1000_00 {
		t.Errorf("penalties are no part of the quote: %s invoiced, %v", progress.Invoiced, err)
	}
	made, err := b.MadeOf(t.Context(), late.ID)
	must(t, err)
	if _, err := invoice.Rectify(late, made, "x", settings(), today); err == nil || !strings.Contains(err.Error(), d.Number) {
		t.Errorf("an invoice whose penalties stand is replaced: %v", err)
	}
}

// What an issued document of penalties is about is frozen, and two that claim
// the same are found.
func TestPenaltiesAreFrozenAndVerified(t *testing.T) {
	b, c := newBook(t)
	late := lateInvoice(t, b, c)
	issuePenalties(t, b, late.ID, date(2026, 12, 27))
	d := issuePenalties(t, b, late.ID, date(2026, 12, 30))
	db := raw(t, b.Path())
	for _, change := range []string{"penalties_id = NULL", "penalties_from = 1", "penalties_until = 99999", "penalties_recovery = 1"} {
		if _, err := db.Exec("UPDATE documents SET "+change+" WHERE id = ?", d.ID); err == nil || !strings.Contains(err.Error(), "never changed") {
			t.Errorf("%s: got %v", change, err)
		}
	}
	must(t, b.Close())
	tamper(t, b.Path(), "UPDATE documents SET penalties_from = penalties_from - 1 WHERE id = ?", d.ID)
	faults := verify(t, b.Path())
	if !slices.ContainsFunc(faults, func(f invoice.Fault) bool {
		return f.Document == d.Number && f.Message == "Elle réclame ce que F2026-0002 réclame déjà."
	}) {
		t.Errorf("got %+v", faults)
	}
}
