package store

import (
	"context"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// standing is where a document stands, a row of positions.
type standing struct {
	tone                    reminder.Tone
	toneOn, askedOn, formal invoice.Date
	rest                    reminder.Rest
	restUntil               invoice.Date
	restEntry               int64
	restBalance             invoice.Amount
}

// step is what a line of the journal says of one document.
type step struct {
	id      int64
	kind    reminder.EntryKind
	date    invoice.Date
	tone    reminder.Tone
	result  reminder.Result
	until   invoice.Date
	balance invoice.Amount
}

// position writes again where a document stands, from its journal.
func position(ctx context.Context, tx *session, documentID int64) error {
	s, err := follows(ctx, tx, documentID)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO positions (document_id, tone, tone_on, asked_on, formal_on, rest, rest_until, rest_entry, rest_balance)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET tone = excluded.tone, tone_on = excluded.tone_on, asked_on = excluded.asked_on,
		formal_on = excluded.formal_on, rest = excluded.rest, rest_until = excluded.rest_until, rest_entry = excluded.rest_entry, rest_balance = excluded.rest_balance`,
		documentID, string(s.tone), s.toneOn, s.askedOn, s.formal, string(s.rest), s.restUntil, reference(s.restEntry), s.restBalance)
	return err
}

func follows(ctx context.Context, tx *session, documentID int64) (s standing, err error) {
	steps, err := collect(ctx, tx, `SELECT j.id, j.kind, j.date, j.tone, j.result, j.until, x.balance
		FROM journal_documents x JOIN journal j ON j.id = x.entry_id WHERE x.document_id = +? ORDER BY x.entry_id`, []any{documentID},
		func(row scanner) (one step, err error) {
			err = row.Scan(&one.id, &one.kind, &one.date, &one.tone, &one.result, &one.until, &one.balance)
			return one, err
		})
	for _, one := range steps {
		s.take(one)
	}
	return s, err
}

// take adds one line, the oldest first. A message wakes what rested; a dispute
// rests whatever is put off.
func (s *standing) take(one step) {
	switch one.kind {
	case reminder.Reminded:
		if !counts(one.result) {
			return
		}
		if s.askedOn = one.date; reminder.Rank(one.tone) > reminder.Rank(s.tone) {
			s.tone, s.toneOn = one.tone, one.date
		}
		if one.tone == reminder.FormalNotice && s.formal == 0 {
			s.formal = one.date
		}
		s.wake()
	case reminder.PromiseMade:
		s.sleep(one, reminder.Promised, one.until)
	case reminder.DisputeOpened:
		s.sleep(one, reminder.Disputed, 0)
	case reminder.DisputeClosed:
		s.wake()
	case reminder.PlanAgreed:
		s.sleep(one, reminder.Planned, 0)
	case reminder.PlanEnded:
		if s.rest == reminder.Planned {
			s.wake()
		}
	case reminder.PutOff: // until the day when it comes back
		if s.rest != reminder.Disputed {
			s.sleep(one, reminder.Snoozed, one.until-1)
		}
	}
}

func (s *standing) sleep(one step, why reminder.Rest, until invoice.Date) {
	s.rest, s.restUntil, s.restEntry, s.restBalance = why, until, one.id, one.balance
}

func (s *standing) wake() { s.sleep(step{}, reminder.NoRest, 0) }

// checkStandings wants where each document stands to be what its journal says.
func (v *verifier) checkStandings() error {
	type stored struct {
		id int64
		standing
	}
	all, err := collect(v.ctx, v.tx, `SELECT document_id, tone, tone_on, asked_on, formal_on, rest, rest_until, coalesce(rest_entry, 0), rest_balance
		FROM positions ORDER BY document_id`, nil, func(row scanner) (s stored, err error) {
		return s, row.Scan(&s.id, &s.tone, &s.toneOn, &s.askedOn, &s.formal, &s.rest, &s.restUntil, &s.restEntry, &s.restBalance)
	})
	if err != nil {
		return err
	}
	for _, s := range all {
		want, err := follows(v.ctx, v.tx, s.id)
		if err != nil {
			return err
		}
		d, err := loadJournaled(v.ctx, v.tx, s.id)
		if err != nil && invoice.ErrorCode(err) != invoice.CodeNotFound {
			return err
		}
		if err != nil || s.standing != want {
			v.fault(d.name, "relances", "Ce qui en est noté n'est pas ce que dit son journal.")
		}
	}
	return nil
}
