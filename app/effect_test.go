package app

import (
	"testing"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

func TestWhatTheRemindersBroughtIn(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	durand, martin := r.client("Durand", invoice.Company), r.client("Martin", invoice.Company)
	one, two, never := r.owed(durand, 1000, r.day-30), r.owed(durand, 500, r.day-30), r.owed(martin, 300, r.day-30)
	record := func(tone reminder.Tone, of ...invoice.Document) {
		t.Helper()
		_, err := r.Record(ctx, r.draft(tone, reminder.Email, of...))
		r.must(err)
	}
	pay := func(of invoice.Document, euros int64) {
		t.Helper()
		_, err := r.Pay(ctx, of.ID, invoice.Payment{Amount: invoice.Amount(euros * 100)})
		r.must(err)
	}
	record(reminder.Friendly, one, two) // 22/11
	record(reminder.Friendly, never)
	r.day += 4
	pay(one, 600) // by the friendly step, in 4 days
	r.day += 6
	record(reminder.Firm, one, two)
	r.day += 2
	pay(one, 400) // by the firm one, in 2 days
	year, err := r.Effect(ctx, 2026)
	r.must(err)
	w := year.Whole
	if w.Reminders != 5 || w.Invoices != 3 || w.Paid != 1 || w.PerPaid() != 20 || w.Asked != 180000 || w.Received != 100000 || w.Days() != 3 || w.Rate() != 5555 {
		t.Errorf("the year: got %+v, %d days, %s", w.EffectSum, w.Days(), w.Rate())
	}
	if len(w.Steps) != 2 || w.Steps[0].Tone != reminder.Friendly || w.Steps[0].Received != 60000 || w.Steps[0].Days() != 4 || w.Steps[1].Received != 40000 || w.Steps[1].Days() != 2 || w.Steps[1].Asked != 90000 {
		t.Errorf("by step: got %+v", w.Steps)
	}
	if len(w.Clients) != 2 || w.Clients[0].ClientName != "Durand" || w.Clients[0].Received != 100000 || w.Clients[1].Reminders != 1 || w.Clients[1].Days() != -1 {
		t.Errorf("by client: got %+v", w.Clients)
	}
	if year.First.Reminders != 0 || year.Second.Reminders != 5 {
		t.Errorf("by half: got %d and %d steps, want all in the second", year.First.Reminders, year.Second.Reminders)
	}
	if before, err := r.Effect(ctx, 2025); err != nil || before.Whole.Reminders != 0 || before.Whole.Rate() != 0 {
		t.Errorf("2025: got %+v, %v", before.Whole, err)
	}
}

// What was paid before it was asked for is paid by no reminder.
func TestWhatWasPaidBeforeIsNoEffect(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	d := r.owed(r.client("Durand", invoice.Company), 1000, r.day-30)
	_, err := r.Record(ctx, r.draft(reminder.Friendly, reminder.Email, d))
	r.must(err)
	_, err = r.Pay(ctx, d.ID, invoice.Payment{Date: r.day - 1}) // found on the statement of the bank after it
	r.must(err)
	year, err := r.Effect(ctx, 2026)
	r.must(err)
	if w := year.Whole; w.Reminders != 1 || w.Paid != 0 || w.PerPaid() != 0 || w.Received != 0 {
		t.Errorf("got %+v, want one step and nothing paid by it", w.EffectSum)
	}
}
