package store_test

import (
	"math/rand/v2"
	"testing"

	"facturier/invoice"
	"facturier/store"
)

// offering issues an invoice that offers 2 % within 8 days.
func offering(t testing.TB, b *store.Book, c invoice.Client, euros int64) invoice.Document {
	t.Helper()
	d := draft(t, b, c, euros)
	d.Escompte = invoice.Escompte{Rate: 200, Days: 8}
	d, err := b.SaveDraft(t.Context(), d)
	must(t, err)
	d, err = b.Issue(t.Context(), d.ID, today, page)
	must(t, err)
	return d
}

// L441-9: what a receipt gives an invoice in time, when it is its discounted
// balance to the cent, settles it; the discount is no part of the receipt and goes with it.
func TestL4419AReceiptEarnsTheEscompte(t *testing.T) {
	b, c := newBook(t)
	early, whole, other := offering(t, b, c, 1000), offering(t, b, c, 100), issue(t, b, c, 80, today)
	s := receive(t, b, invoice.Receipt{ClientID: c.ID, Surplus: 500,
		Parts: []invoice.Part{part(early, 98000), part(whole, 10000), part(other, 8000)}})
	if s.Moved() != 116500 || s.On(early.ID) != 98000 || s.Granted(early.ID) != 2000 || s.Granted(whole.ID) != 0 {
		t.Errorf("got %s moved, %s and %s on the first, %s on the second", s.Moved(), s.On(early.ID), s.Granted(early.ID), s.Granted(whole.ID))
	}
	for _, d := range []invoice.Document{early, whole, other} {
		if left(t, b, d.ID) != 0 {
			t.Errorf("%s: %s left", d.Number, left(t, b, d.ID))
		}
	}
	var discount invoice.Payment
	for _, p := range s.Payments {
		if p.Method == invoice.EarlyDiscount {
			discount = p
		} else if p.Receipt != s.Payments[0].ID {
			t.Errorf("got %+v, want it in the receipt", p)
		}
	}
	if discount.Receipt != 0 {
		t.Errorf("the discount is in the receipt: %+v", discount)
	}
	wantSound(t, b)
	// Undone by any of its rows, the discount's too: all of it.
	back, err := b.Reverse(t.Context(), discount.ID, today)
	must(t, err)
	if len(back.Payments) != len(s.Payments) || left(t, b, early.ID) != 100000 || left(t, b, other.ID) != 8000 || creditOf(t, b, c.ID) != 0 {
		t.Errorf("got %+v; %s and %s left, %s of credit", back.Payments, left(t, b, early.ID), left(t, b, other.ID), creditOf(t, b, c.ID))
	}
	for _, p := range s.Payments {
		_, err := b.Reverse(t.Context(), p.ID, today)
		wantCode(t, err, invoice.CodeRefused)
	}
	wantSound(t, b)
}

// Late, a part that would have been the discounted balance is a part.
func TestL4419AReceiptTooLateEarnsNothing(t *testing.T) {
	b, c := newBook(t)
	d := offering(t, b, c, 1000)
	s, err := b.Receive(t.Context(), invoice.Receipt{ClientID: c.ID, Date: today.AddDays(9), Method: invoice.Transfer, Parts: []invoice.Part{part(d, 98000)}}, today.AddDays(9))
	must(t, err)
	if s.Granted(d.ID) != 0 || left(t, b, d.ID) != 2000 {
		t.Errorf("got %s granted, %s left", s.Granted(d.ID), left(t, b, d.ID))
	}
}

// Credit settles by the discounted sum, in as many parts as it came; the day it
// is used is the day of the payment.
func TestCreditEarnsTheEscompte(t *testing.T) {
	b, c := newBook(t)
	d := offering(t, b, c, 1000)
	receive(t, b, invoice.Receipt{ClientID: c.ID, Date: today - 3, Surplus: 50000})
	receive(t, b, invoice.Receipt{ClientID: c.ID, Date: today - 2, Surplus: 60000})
	s, err := b.UseCredit(t.Context(), d.ID, 0, today, today)
	must(t, err)
	if s.On(d.ID) != 98000 || s.Granted(d.ID) != 2000 || left(t, b, d.ID) != 0 || creditOf(t, b, c.ID) != 12000 || len(s.Payments) != 5 {
		t.Errorf("got %+v, %s of credit", s.Payments, creditOf(t, b, c.ID))
	}
	wantSound(t, b)
	back, err := b.Reverse(t.Context(), s.Payments[0].ID, today)
	must(t, err)
	if len(back.Payments) != 5 || left(t, b, d.ID) != 100000 || creditOf(t, b, c.ID) != 110000 {
		t.Errorf("undone: got %+v, %s left, %s of credit", back.Payments, left(t, b, d.ID), creditOf(t, b, c.ID))
	}
	wantSound(t, b)
}

// Whatever a client sends, shared by default on any day: the rows that are money
// make what came, each invoice is settled by its balance less its discount of that day or
// keeps what is left, and undoing it all leaves the book as it was.
func TestAnyReceiptSpreadByDefaultKeepsTheBookRight(t *testing.T) {
	for seed := range uint64(12) {
		b, c := newBook(t)
		random := rand.New(rand.NewPCG(seed, 9))
		var owed invoice.Amount
		for range 4 {
			if euros := 20 + random.Int64N(900); random.IntN(3) > 0 {
				owed += offering(t, b, c, euros).Totals.Payable
			} else {
				owed += issue(t, b, c, euros, today).Totals.Payable
			}
		}
		var came, granted invoice.Amount
		var receipts []invoice.Settled
		now := today.AddDays(random.IntN(12))
		for range 3 {
			open, err := b.Documents(t.Context(), invoice.Query{Family: invoice.InvoiceFamily, State: invoice.FilterOpen, ClientID: c.ID, Sort: invoice.ByDue, Limit: 9, Today: now})
			must(t, err)
			early, err := b.Early(t.Context(), c.ID)
			must(t, err)
			for i := range open {
				open[i].Early = early[open[i].ID]
			}
			amount := invoice.Amount(1 + random.Int64N(100_000))
			if random.IntN(3) == 0 {
				amount = 0 // all of it
			}
			r, err := invoice.Share(open, "", amount, now, "")
			if err != nil {
				wantCode(t, err, invoice.CodeRefused) // nothing is owed any more
				continue
			}
			r.ClientID, r.Date, r.Method = c.ID, now, invoice.Transfer
			s, err := b.Receive(t.Context(), r, now)
			must(t, err)
			if s.Moved() != r.Total() || amount != 0 && r.Total() != amount {
				t.Errorf("seed %d: the rows make %s, %s of %s came", seed, s.Moved(), r.Total(), amount)
			}
			for _, d := range s.Documents {
				if d.Remaining() < 0 || d.Granted() != 0 && (d.Remaining() != 0 || now > d.Escompte.Until || d.Granted() != d.EscompteWorth()) {
					t.Errorf("seed %d: %s has %s left and %s granted on %s", seed, d.Number, d.Remaining(), d.Granted(), now)
				}
				granted += s.Granted(d.ID)
			}
			came, receipts = came+s.Moved(), append(receipts, s)
		}
		if owing(t, b, c, now)+came-creditOf(t, b, c.ID)+granted != owed {
			t.Errorf("seed %d: %s owed, %s came, %s granted, %s left, %s of credit", seed, owed, came, granted, owing(t, b, c, now), creditOf(t, b, c.ID))
		}
		wantSound(t, b)
		for _, s := range receipts {
			p := s.Payments[random.IntN(len(s.Payments))]
			if p.Method == invoice.EarlyDiscount { // taken back already, if one of its parts was
				p = s.Payments[0]
			}
			must(t, second(b.Reverse(t.Context(), p.ID, now)))
		}
		if owing(t, b, c, now) != owed || creditOf(t, b, c.ID) != 0 {
			t.Errorf("seed %d: undone, %s is owed of %s, %s of credit", seed, owing(t, b, c, now), owed, creditOf(t, b, c.ID))
		}
		wantSound(t, b)
	}
}

// owing is what a client has left to pay.
func owing(t testing.TB, b *store.Book, c invoice.Client, day invoice.Date) (sum invoice.Amount) {
	t.Helper()
	rows, err := b.Documents(t.Context(), invoice.Query{Family: invoice.InvoiceFamily, State: invoice.FilterOpen, ClientID: c.ID, Limit: 9, Today: day})
	must(t, err)
	for i := range rows {
		sum += rows[i].Remaining()
	}
	return sum
}
