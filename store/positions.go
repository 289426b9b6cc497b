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
	putOff                  invoice.Date
}

// position writes again where a document stands, from its journal.
func position(ctx context.Context, tx *session, documentID int64) error {
	s, err := follows(ctx, tx, documentID)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO positions (document_id, tone, tone_on, asked_on, formal_on, rest, rest_until, rest_entry, rest_balance, put_off)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET tone = excluded.tone, tone_on = excluded.tone_on, asked_on = excluded.asked_on,
		formal_on = excluded.formal_on, rest = excluded.rest, rest_until = excluded.rest_until, rest_entry = excluded.rest_entry, rest_balance = excluded.rest_balance,
		put_off = excluded.put_off`,
		documentID, string(s.tone), s.toneOn, s.askedOn, s.formal, string(s.rest), s.restUntil, reference(s.restEntry), s.restBalance, s.putOff)
	return err
}

// follows is where the journal of a document says that it stands.
func follows(ctx context.Context, tx *session, documentID int64) (standing, error) {
	var course reminder.Course
	balances := map[int64]invoice.Amount{}
	_, err := collect(ctx, tx, `SELECT j.id, j.kind, j.date, j.tone, j.result, j.until, x.balance
		FROM journal_documents x JOIN journal j ON j.id = x.entry_id WHERE x.document_id = +? ORDER BY x.entry_id`, []any{documentID},
		func(row scanner) (e reminder.Entry, err error) {
			var balance invoice.Amount
			err = row.Scan(&e.ID, &e.Kind, &e.Date, &e.Tone, &e.Result, &e.Until, &balance)
			balances[e.ID] = balance
			course.Take(e)
			return e, err
		})
	why := course.Pause()
	return standing{course.Tone, course.ToneOn, course.AskedOn, course.FormalOn, why.Rest, why.Until, why.Entry, balances[why.Entry], course.PutOff}, err
}

// deriveStandings writes again where each document stands: what the journal
// says of it may have changed with the program.
func deriveStandings(ctx context.Context, tx *session) error {
	ids, err := collect(ctx, tx, "SELECT document_id FROM positions ORDER BY document_id", nil, scanID)
	for _, id := range ids {
		if err == nil {
			err = position(ctx, tx, id)
		}
	}
	return err
}

// checkStandings wants where each document stands to be what its journal says.
func (v *verifier) checkStandings() error {
	type stored struct {
		id int64
		standing
	}
	all, err := collect(v.ctx, v.tx, `SELECT document_id, tone, tone_on, asked_on, formal_on, rest, rest_until, coalesce(rest_entry, 0), rest_balance, put_off
		FROM positions ORDER BY document_id`, nil, func(row scanner) (s stored, err error) {
		return s, row.Scan(&s.id, &s.tone, &s.toneOn, &s.askedOn, &s.formal, &s.rest, &s.restUntil, &s.restEntry, &s.restBalance, &s.putOff)
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
