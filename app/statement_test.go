package app

import (
	"fmt"
	"slices"
	"testing"

	"facturier/invoice"
)

func TestTheStatementOfAClient(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	c.CreditLimit = 50000
	c, err := r.SaveClient(ctx, c)
	r.must(err)
	paid, part := r.owed(c, 1000, r.day-40), r.owed(c, 500, r.day-31)
	credited, soon := r.owed(c, 300, r.day-1), r.owed(c, 200, r.day+2)
	r.owed(r.client("Martin", invoice.Company), 9000, r.day-100+55)
	day := r.day
	r.day = paid.IssueDate + 20
	_, err = r.Pay(ctx, paid.ID, invoice.Payment{})
	r.must(err)
	r.day = day
	_, err = r.Pay(ctx, part.ID, invoice.Payment{Amount: 10000, Method: invoice.Card})
	r.must(err)
	note, err := r.Credit(ctx, credited.ID, invoice.CreditRequest{Reason: "Annulation"})
	r.must(err)
	note, err = r.Issue(ctx, note.ID)
	r.must(err)
	s, err := r.Statement(ctx, c.ID)
	r.must(err)
	var got []string
	for _, l := range s.Lines {
		got = append(got, fmt.Sprintf("%s %s %d %d %d", l.Piece, l.What, l.Debit, l.Credit, l.Balance))
	}
	want := []string{paid.Number + " Facture 100000 0 100000", part.Number + " Facture 50000 0 150000", credited.Number + " Facture 30000 0 180000",
		soon.Number + " Facture 20000 0 200000", paid.Number + " Encaissement, virement 0 100000 100000",
		part.Number + " Encaissement, carte 0 10000 90000", note.Number + " Avoir sur " + credited.Number + " 0 30000 60000"}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	if s.Balance != 60000 || s.NotDue != 20000 || s.Aged != [4]invoice.Amount{0, 40000, 0, 0} || s.Beyond != 10000 {
		t.Errorf("got balance %s, not due %s, aged %v, beyond %s", s.Balance, s.NotDue, s.Aged, s.Beyond)
	}
	if s.Paid != 1 || s.AverageDays != 20 || s.Settled != 2 || s.Late != 2 {
		t.Errorf("got %d paid in %d days, %d late of %d; want 1 in 20, 2 of 2 (one was paid five days late)", s.Paid, s.AverageDays, s.Late, s.Settled)
	}
	_, err = r.Statement(ctx, 99)
	wantRefused(t, err, invoice.CodeNotFound, "")
}
