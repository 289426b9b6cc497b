package app

import (
	"cmp"
	"context"
	"slices"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/store"
)

// Effect is what the reminders of a year, and of its two halves, brought in.
type Effect struct {
	Year                 int
	Whole, First, Second EffectPeriod
}

// EffectPeriod is the effect of the steps of a period, then by step from the
// kindest, and by client from the one that paid most.
type EffectPeriod struct {
	EffectSum
	Steps   []EffectSum
	Clients []EffectSum
}

// EffectSum counts the steps of a period. A payment is brought in by the last
// step on or before its day, whenever it came.
type EffectSum struct {
	Tone       reminder.Tone // of Steps
	ClientID   int64         // of Clients
	ClientName string
	Reminders  int            // steps, one for each invoice of a message
	Invoices   int            // that were asked for
	Paid       int            // of them, by now, by a payment that came after the step
	PaidAfter  int            // the steps that those had
	Asked      invoice.Amount // the greatest balance that was asked of each
	Received   invoice.Amount // brought in
	payments   int
	days       int
}

// Days is how long after the step a payment came, on average; -1 without any.
func (s EffectSum) Days() int {
	if s.payments == 0 {
		return -1
	}
	return (s.days + s.payments/2) / s.payments
}

// Rate is what was received of what was asked.
func (s EffectSum) Rate() invoice.Rate {
	if s.Asked <= 0 {
		return 0
	}
	return invoice.Rate(min(max(s.Received, 0), s.Asked) * invoice.Amount(invoice.FullRate) / s.Asked)
}

// PerPaid is the number of steps that an invoice had before it was paid, in
// tenths; 0 when none was.
func (s EffectSum) PerPaid() int {
	if s.Paid == 0 {
		return 0
	}
	return (20*s.PaidAfter/s.Paid + 1) / 2
}

// Effect is what the reminders of a year brought in, so that its reader sees
// which words and which delay work.
func (a *App) Effect(ctx context.Context, year int) (Effect, error) {
	e := Effect{Year: year}
	from, _ := invoice.NewDate(year, 1, 1)
	middle, _ := invoice.NewDate(year, 7, 1)
	to, _ := invoice.NewDate(year, 12, 31)
	asked, err := a.Asked(ctx, from, to)
	if err != nil {
		return e, err
	}
	e.Whole, e.First, e.Second = effectOf(asked, from, to), effectOf(asked, from, middle-1), effectOf(asked, middle, to)
	return e, nil
}

func effectOf(asked []store.Asked, from, to invoice.Date) EffectPeriod {
	var p EffectPeriod
	steps, clients := map[reminder.Tone]*EffectSum{}, map[int64]*EffectSum{}
	for i := range asked {
		one := &asked[i]
		client := clients[one.ClientID]
		if client == nil {
			client = &EffectSum{ClientID: one.ClientID, ClientName: one.ClientName}
		}
		if !client.add(one, from, to, "") {
			continue
		}
		clients[one.ClientID] = client
		p.add(one, from, to, "")
		for _, s := range one.Steps {
			step := steps[s.Tone]
			if step == nil {
				step = &EffectSum{Tone: s.Tone}
			}
			if step.add(one, from, to, s.Tone) {
				steps[s.Tone] = step
			}
		}
	}
	for _, s := range steps {
		p.Steps = append(p.Steps, *s)
	}
	for _, c := range clients {
		p.Clients = append(p.Clients, *c)
	}
	slices.SortFunc(p.Steps, func(x, y EffectSum) int { return reminder.Rank(x.Tone) - reminder.Rank(y.Tone) })
	slices.SortFunc(p.Clients, func(x, y EffectSum) int {
		return cmp.Or(cmp.Compare(y.Received, x.Received), cmp.Compare(x.ClientID, y.ClientID))
	})
	return p
}

// add counts the steps of an invoice, of one tone or of all; false when none is
// of the period.
func (s *EffectSum) add(one *store.Asked, from, to invoice.Date, tone reminder.Tone) bool {
	steps, greatest, first := 0, invoice.Amount(0), invoice.Date(0)
	for i, step := range one.Steps {
		if step.Date < from || step.Date > to || tone != "" && step.Tone != tone {
			continue
		}
		if steps++; steps == 1 {
			first = step.Date
		}
		greatest = max(greatest, step.Balance)
		for _, r := range one.Received {
			if r.Date >= step.Date && (i+1 == len(one.Steps) || r.Date < one.Steps[i+1].Date) {
				s.Received += r.Amount
				if r.Amount > 0 { // a counter-entry is no payment
					s.payments++
					s.days += int(r.Date - step.Date)
				}
			}
		}
	}
	if steps == 0 {
		return false
	}
	s.Reminders += steps
	s.Invoices++
	s.Asked += greatest
	if one.Balance <= 0 && slices.ContainsFunc(one.Received, func(r reminder.Reduction) bool { return r.Amount > 0 && r.Date >= first }) {
		s.Paid++
		s.PaidAfter += steps
	}
	return true
}
