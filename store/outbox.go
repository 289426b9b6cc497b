package store

import (
	"context"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// Outbox are the messages that wait, failed, or of which nobody knows, oldest
// first. What failed leaves it by itself once its step was done otherwise, or
// is no longer to be done; what waits, while it would be refused for each of its documents.
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

// Unsettled are the messages that wait to leave, or of which nobody knows, overtaken
// or not: their steps count as done, and are not.
func (b *Book) Unsettled(ctx context.Context) ([]reminder.Entry, error) {
	return b.entries(ctx, "INDEXED BY journal_outbox WHERE j.result IN ('a_envoyer', 'echec', 'incertaine') AND j.result <> 'echec' ORDER BY j.id")
}

// Stale is why a message that did not leave would be refused, nil when it would not.
func (b *Book) Stale(ctx context.Context, e reminder.Entry) error {
	return b.read(ctx, func(tx *session) error { return unchanged(ctx, tx, &e) })
}

// overtakenBy says that a message that did not leave has nothing left to say.
func overtakenBy(ctx context.Context, tx *session, e *reminder.Entry) (bool, error) {
	switch e.Result {
	case reminder.Failed:
	case reminder.Queued:
		return idle(ctx, tx, e)
	default:
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

// idle says that a reminder that waits is refused for each of its documents: where
// one of them is still to be asked, it holds that one, and stays in sight.
func idle(ctx context.Context, tx *session, e *reminder.Entry) (bool, error) {
	if e.Kind != reminder.Reminded || e.Tone == "" {
		return false, nil
	}
	for _, id := range e.Documents {
		d, err := loadJournaled(ctx, tx, id)
		if err != nil {
			return false, err
		}
		d.tone = "" // its own step
		if err := stillToDo(e.Tone, []journaled{d}); err == nil {
			return false, nil
		}
	}
	return len(e.Documents) > 0, nil
}
