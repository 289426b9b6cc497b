package store

import (
	"context"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// Asked is an invoice that was asked for, with its steps that count and what
// was received of it, in euros, oldest first.
type Asked struct {
	DocumentID int64
	ClientID   int64
	ClientName string
	Balance    invoice.Amount // today
	Steps      []AskedStep
	Received   []reminder.Reduction
}

// AskedStep is a step of an invoice and what was left to pay then.
type AskedStep struct {
	Date    invoice.Date
	Tone    reminder.Tone
	Balance invoice.Amount
}

// Asked are the invoices that had a step from a day to another, both included,
// with all their steps, whenever.
func (b *Book) Asked(ctx context.Context, from, to invoice.Date) (all []Asked, err error) {
	err = b.read(ctx, func(tx *session) error {
		ids, err := collect(ctx, tx, `SELECT DISTINCT x.document_id FROM journal j INDEXED BY journal_date
			JOIN journal_documents x ON x.entry_id = j.id WHERE j.kind = 'relance' AND j.date BETWEEN +? AND +?
			AND j.tone <> '' AND j.result IN ('a_envoyer', 'envoyee', 'incertaine') ORDER BY x.document_id`, []any{from, to}, scanID)
		if err != nil {
			return err
		}
		for _, id := range ids {
			one, err := loadAsked(ctx, tx, id)
			if err != nil {
				return err
			}
			all = append(all, one)
		}
		return nil
	})
	return all, err
}

func loadAsked(ctx context.Context, tx *session, id int64) (a Asked, err error) {
	var d invoice.Document
	err = tx.QueryRowContext(ctx, `SELECT d.id, coalesce(d.client_id, 0), coalesce(c.name, ''), d.balance, d.currency, d.exchange_rate
		FROM documents d LEFT JOIN clients c ON c.id = d.client_id WHERE d.id = +?`, id).
		Scan(&a.DocumentID, &a.ClientID, &a.ClientName, &a.Balance, &d.Currency, &d.ExchangeRate)
	if err != nil {
		return a, err
	}
	if a.Steps, err = collect(ctx, tx, `SELECT j.date, j.tone, x.balance FROM journal_documents x JOIN journal j ON j.id = x.entry_id
		WHERE x.document_id = +? AND j.kind = 'relance' AND j.tone <> '' AND j.result IN ('a_envoyer', 'envoyee', 'incertaine') ORDER BY j.date, j.id`,
		[]any{id}, func(row scanner) (s AskedStep, err error) {
			if err := row.Scan(&s.Date, &s.Tone, &s.Balance); err != nil {
				return s, err
			}
			s.Balance, err = d.InEuros(s.Balance)
			return s, err
		}); err != nil {
		return a, err
	}
	a.Received, err = collect(ctx, tx, `SELECT coalesce(nullif(held_since, 0), date) AS counts, amount FROM payments
		WHERE document_id = +? AND method <> +? ORDER BY counts, id`, []any{id, code(methods, invoice.EarlyDiscount)},
		func(row scanner) (r reminder.Reduction, err error) {
			if err := row.Scan(&r.Date, &r.Amount); err != nil {
				return r, err
			}
			r.Amount, err = d.InEuros(r.Amount)
			return r, err
		})
	return a, err
}
