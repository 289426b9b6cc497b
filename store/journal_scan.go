package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// entryColumns read a line of the journal; scanEntry is next to them.
const entryColumns = `j.id, coalesce(j.client_id, 0), j.kind, j.date, j.tone, j.channel, j.recipient, j.subject, j.body, j.result,
	j.detail, j.amount, j.until, j.plan`

func scanEntry(row scanner) (e reminder.Entry, err error) {
	var plan string
	err = row.Scan(&e.ID, &e.ClientID, &e.Kind, &e.Date, &e.Tone, &e.Channel, &e.To, &e.Subject, &e.Text, &e.Result,
		&e.Detail, &e.Amount, &e.Until, &plan)
	if err != nil {
		return e, err
	}
	e.Plan, err = readPlan(plan)
	return e, err
}

func readPlan(text string) (plan []reminder.Installment, err error) {
	if text == "" {
		return nil, nil
	}
	if err := json.Unmarshal([]byte(text), &plan); err != nil {
		return nil, damagedBy(err, "Un échéancier de ce livre est illisible.")
	}
	return plan, nil
}

func writePlan(plan []reminder.Installment) (string, error) {
	if len(plan) == 0 {
		return "", nil
	}
	text, err := json.Marshal(plan)
	return string(text), err
}

// loadEntries are the lines that a condition on "j" keeps, with their documents.
func loadEntries(ctx context.Context, tx *session, condition string, args ...any) ([]reminder.Entry, error) {
	all, err := collect(ctx, tx, "SELECT "+entryColumns+" FROM journal j "+condition, args, scanEntry)
	if err != nil {
		return nil, err
	}
	for i := range all {
		if all[i].Documents, err = collect(ctx, tx, "SELECT document_id FROM journal_documents WHERE entry_id = +? ORDER BY document_id",
			[]any{all[i].ID}, scanID); err != nil {
			return nil, err
		}
		if len(all[i].Documents) > 0 {
			err := tx.QueryRowContext(ctx, "SELECT currency FROM documents WHERE id = +?", all[i].Documents[0]).Scan(&all[i].Currency)
			if err != nil && !errors.Is(err, sql.ErrNoRows) {
				return nil, err
			}
		}
	}
	return all, nil
}

func loadEntry(ctx context.Context, tx *session, id int64) (reminder.Entry, error) {
	found, err := loadEntries(ctx, tx, "WHERE j.id = +?", id)
	if err == nil && len(found) == 0 {
		err = notFound(fmt.Sprintf("Le journal n'a pas de ligne %d.", id), "")
	}
	if err != nil {
		return reminder.Entry{}, err
	}
	return found[0], nil
}

func scanID(row scanner) (id int64, err error) { return id, row.Scan(&id) }

// collect are the rows of a query.
func collect[T any](ctx context.Context, tx *session, query string, args []any, scan func(scanner) (T, error)) (all []T, err error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

// euros is what is left to pay of a document, as its row has it.
func euros(d *invoice.Document) (invoice.Amount, error) {
	return d.InEuros(d.Totals.Payable - d.Paid - d.Credited)
}
