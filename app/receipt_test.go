package app

import (
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// C. civ. 1347: credit takes off a debt from the day when both stood face to
// face, so that no interest runs on money that the seller held already, whatever
// the day when it notes that it uses it; undone, the interest runs again.
func TestArticle1347CreditStopsInterestSinceItIsHeld(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	late := r.owed(c, 1000, r.day-40)
	interest := func() invoice.Amount {
		t.Helper()
		claim, err := r.Claim(ctx, late.ID)
		r.must(err)
		return claim.Interest
	}
	whole := interest()
	// 600 € held since the day before the due date, used 41 days later.
	_, err := r.Receive(ctx, invoice.Receipt{ClientID: c.ID, Date: r.day - 41, Surplus: 600_00})
	r.must(err)
	used, err := r.UseCredit(ctx, late.ID, 0, 0)
	r.must(err)
	claim, err := r.Claim(ctx, late.ID)
	r.must(err)
	if len(claim.Segments) != 1 || claim.Segments[0].Due != 400_00 || claim.Segments[0].Days != 40 || claim.Balance != 400_00 {
		t.Errorf("got %+v, want interest on 400 € for 40 days", claim)
	}
	_, err = r.Reverse(ctx, used.Payments[0].ID)
	r.must(err)
	if got := interest(); got != whole {
		t.Errorf("undone, the interest is %s, want %s again", got, whole)
	}
	// Received in the middle: it counts from that day.
	other := r.client("Martin", invoice.Company)
	late = r.owed(other, 1000, r.day-40)
	_, err = r.Receive(ctx, invoice.Receipt{ClientID: other.ID, Date: r.day - 10, Surplus: 1000_00})
	r.must(err)
	_, err = r.UseCredit(ctx, late.ID, 0, 0)
	r.must(err)
	claim, err = r.Claim(ctx, late.ID)
	r.must(err)
	if len(claim.Segments) != 1 || claim.Segments[0].Days != 30 || claim.Balance != 0 {
		t.Errorf("got %+v, want interest for 30 days", claim)
	}
}

// The statement, what it says by age, the outstanding and the open invoices
// agree whatever is on the account of the client.
func TestTheStatementCountsCredit(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	c.CreditLimit = 300_00
	c, err := r.SaveClient(ctx, c)
	r.must(err)
	first, second := r.owed(c, 1000, r.day-40), r.owed(c, 500, r.day-10)
	agree := func(closing, credit invoice.Amount) {
		t.Helper()
		s, err := r.Statement(ctx, c.ID)
		r.must(err)
		owed, _, err := r.Exposure(ctx, c.ID)
		r.must(err)
		if aged := s.Aged.NotDue + s.Aged.Late(); s.Closing() != closing || s.Credit != credit || aged-credit != closing || owed != closing || s.Beyond != max(closing-300_00, 0) {
			t.Errorf("got a balance of %s, by age %s, credit %s, outstanding %s; want %s and %s", s.Closing(), aged, s.Credit, owed, closing, credit)
		}
	}
	agree(1500_00, 0)
	paid, err := r.PayBeyond(ctx, first.ID, invoice.Payment{Amount: 1200_00, Date: r.day - 5}, false, invoice.GrantAuto)
	r.must(err)
	agree(300_00, 200_00)
	account, err := r.Statement(ctx, c.ID)
	r.must(err)
	text, err := r.StatementText(ctx, account)
	if err != nil || !strings.Contains(text, "Votre crédit") || !strings.Contains(text, "−200,00") {
		t.Errorf("the page: %v\n%s", err, text)
	}
	used, err := r.UseCredit(ctx, second.ID, 0, 0)
	r.must(err)
	agree(300_00, 0)
	s, err := r.Statement(ctx, c.ID)
	r.must(err)
	last := s.Lines[len(s.Lines)-1]
	if last.Piece != "Crédit utilisé" || last.Date != r.day || last.Credit != -200_00 {
		t.Errorf("got %+v, want the use on its day", last)
	}
	_, err = r.Reverse(ctx, used.Payments[0].ID)
	r.must(err)
	agree(300_00, 200_00)
	_, err = r.Refund(ctx, c.ID, invoice.Payment{Amount: 50_00})
	r.must(err)
	agree(350_00, 150_00)
	_, err = r.Reverse(ctx, paid.Payments[0].ID)
	if err == nil || !strings.Contains(err.Error(), "rendu au client") {
		t.Errorf("got %v", err)
	}
}

// What a reminder brought in is what came after it: not credit that was held
// before, used since.
func TestCreditHeldBeforeAReminderIsNotBroughtInByIt(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	one, two := r.owed(c, 1000, r.day-30), r.owed(c, 500, r.day-30)
	_, err := r.Receive(ctx, invoice.Receipt{ClientID: c.ID, Date: r.day - 1, Surplus: 100_00})
	r.must(err)
	_, err = r.Record(ctx, r.draft(reminder.Friendly, reminder.Email, one, two))
	r.must(err)
	r.day += 3
	_, err = r.UseCredit(ctx, one.ID, 0, 0)
	r.must(err)
	open, err := r.OpenInvoices(ctx, c.ID)
	r.must(err)
	receipt, err := invoice.Share(open, "", 1000_00, r.day, "")
	r.must(err)
	receipt.ClientID = c.ID
	_, err = r.Receive(ctx, receipt)
	r.must(err)
	year, err := r.Effect(ctx, 2026)
	r.must(err)
	if w := year.Whole; w.Received != 1000_00 || w.Paid != 1 || w.Days() != 3 {
		t.Errorf("got %+v, %d days; want the 1 000 € received in 3 days", w.EffectSum, w.Days())
	}
}

// An imported surplus of nothing due is refused, and what is in another currency
// is left alone.
func TestAllThatIsDueIsOfOneCurrency(t *testing.T) {
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	_, err := invoice.Share(nil, "", 0, r.day, "")
	if err == nil || err.Error() != "Ce client ne doit rien." {
		t.Errorf("got %v", err)
	}
	euros := r.owed(c, 100, r.day-3)
	open, err := r.OpenInvoices(t.Context(), c.ID)
	r.must(err)
	dollars := open[0]
	dollars.ID, dollars.Number, dollars.Currency = 99, "F2026-0099", "USD"
	got, err := invoice.Share(append(open, dollars), "", 0, r.day, "")
	if err != nil || len(got.Parts) != 1 || got.Parts[0] != (invoice.Part{DocumentID: euros.ID, Amount: 100_00}) || got.Surplus != 0 {
		t.Errorf("got %+v, %v", got, err)
	}
}
