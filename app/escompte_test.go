package app

import (
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// early is a client who pays early, with an invoice due in three days whose
// discount is still open.
func early(t *testing.T) (*routine, invoice.Client, invoice.Document) {
	t.Helper()
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	c.Escompte = invoice.Escompte{Rate: 200, Days: 90} // it stops at the due date
	c, err := r.SaveClient(t.Context(), c)
	r.must(err)
	return r, c, r.owed(c, 1250, r.day+3)
}

// A courtesy word says what paying early is still worth; once it is over, and
// in what asks for an overdue invoice, nothing does.
func TestOnlyACourtesyWordSaysThatTheEscompteIsOpen(t *testing.T) {
	r, _, d := early(t)
	courtesy := r.draft(reminder.Courtesy, reminder.Email, d)
	if got := strings.ReplaceAll(courtesy.Text, "\u00a0", " "); !strings.Contains(got, "\n\nEscompte de 2 % jusqu’au "+d.DueDate.String()+" : 25,00 €, soit 1 225,00 € à régler.\n\n") {
		t.Errorf("got\n%s", got)
	}
	r.day = d.DueDate + 4
	for _, tone := range []reminder.Tone{reminder.Friendly, reminder.Firm, reminder.FormalNotice} {
		if got := r.draft(tone, reminder.Email, d).Text; strings.Contains(got, "scompte") {
			t.Errorf("%s: got\n%s", tone, got)
		}
	}
}

// The discount settles and is no money: neither what reminders brought in nor
// the balance of the client counts it as such.
func TestTheEscompteIsNoMoneyReceived(t *testing.T) {
	ctx := t.Context()
	r, c, d := early(t)
	_, err := r.Record(ctx, r.draft(reminder.Courtesy, reminder.Email, d))
	r.must(err)
	r.day++
	paid, err := r.Pay(ctx, d.ID, invoice.Payment{}) // by default: the discounted balance
	r.must(err)
	if paid.Received() != 122500 || paid.Granted() != 2500 || paid.State(r.day) != invoice.Paid {
		t.Fatalf("got %s received, %s granted, %s", paid.Received(), paid.Granted(), paid.State(r.day))
	}
	year, err := r.Effect(ctx, 2026)
	r.must(err)
	if year.Whole.Received != 122500 || year.Whole.Paid != 1 {
		t.Errorf("the reminders brought in %s on %d invoices paid, want 1 225 on 1", year.Whole.Received, year.Whole.Paid)
	}
	st, err := r.Statement(ctx, c.ID)
	r.must(err)
	last := st.Lines[len(st.Lines)-1]
	if last.Piece != "Escompte accordé" || last.Credit != 2500 || last.Balance != 0 {
		t.Errorf("the statement ends with %+v", last)
	}
	claim, err := r.Claim(ctx, d.ID)
	r.must(err)
	if claim.Balance != 0 || claim.Total != 0 {
		t.Errorf("got a claim of %+v, want none", claim)
	}
}
