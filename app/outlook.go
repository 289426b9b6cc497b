package app

import (
	"context"
	"slices"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/store"
)

// Outlook is where an unpaid invoice stands today: what was last done about it
// and why it rests, then the step that comes next, from the day On; On is zero
// when none comes by itself.
type Outlook struct {
	reminder.Position
	Next reminder.Step
	On   invoice.Date
}

// Outlooks are where invoices stand, in the order asked.
func (a *App) Outlooks(ctx context.Context, ids []int64) ([]Outlook, error) {
	standings, err := a.WhereStand(ctx, ids)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	settings, err := a.ReminderSettings(ctx)
	if err != nil {
		return nil, err
	}
	today := a.clock()
	all := make([]Outlook, len(standings))
	for i, w := range standings {
		position, _ := awake(w, today)
		ladder := settings.Ladder(reminder.GroupOf(w.Type)).Paced(w.Rhythm)
		all[i].Position = position
		if step, on, ok := ladder.Next(position, today); ok {
			all[i].Next, all[i].On = step, on
		}
	}
	return all, nil
}

// WhereStand is Standings with what became of the last message of each, when it
// has not left or may not have.
func (a *App) WhereStand(ctx context.Context, ids []int64) ([]store.WaitingInvoice, error) {
	standings, err := a.Standings(ctx, ids)
	if err != nil {
		return nil, err
	}
	unsettled, err := a.Unsettled(ctx)
	if err != nil {
		return nil, err
	}
	for i := range standings {
		p := &standings[i].Position
		for _, e := range unsettled {
			if e.Tone == p.Last && e.Tone != "" && slices.Contains(e.Documents, standings[i].ID) {
				p.Unsettled = e.Result
			}
		}
	}
	return standings, nil
}
