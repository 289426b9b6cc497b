package store

import (
	"context"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// Outbox are the messages that wait, failed, or of which nobody knows, oldest
// first. What failed leaves it by itself once its step was done otherwise, or
// is no longer to be done.
func (b *Book) Outbox(ctx context.Context) (waiting []reminder.Entry, err error) {
	err = b.read(ctx, func(tx *session) error {
		all, err := loadEntries(ctx, tx, "INDEXED BY journal_outbox WHERE j.result IN ('a_envoyer', 'echec', 'incertaine') ORDER BY j.id")
		if err != nil {
			return err
		}
		for i := range all {
			over, err := overtakenBy(ctx, tx, &all[i])
			if err != nil {
				return err
			}
			if !over {
				waiting = append(waiting, all[i])
			}
		}
		return nil
	})
	return waiting, err
}

// overtakenBy says that a message that failed has nothing left to say.
func overtakenBy(ctx context.Context, tx *session, e *reminder.Entry) (bool, error) {
	if e.Result != reminder.Failed {
		return false, nil
	}
	for _, id := range e.Documents {
		d, err := loadJournaled(ctx, tx, id)
		if err != nil {
			return false, err
		}
		if e.Kind == reminder.Delivered {
			return d.sentOn >= e.Date, nil
		}
		if err := stillToDo(e.Tone, []journaled{d}); invoice.ErrorCode(err) == invoice.CodeRefused {
			return true, nil
		}
	}
	return false, nil
}
