package app

import (
	"context"

	"facturier/invoice"
	"facturier/invoice/reminder"
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
	standings, err := a.Standings(ctx, ids)
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
