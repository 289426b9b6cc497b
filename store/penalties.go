package store

import (
	"context"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// PenaltiesOf are the documents of penalties of an invoice, drafts and those
// that a credit note cancels included, oldest first.
func (b *Book) PenaltiesOf(ctx context.Context, invoiceID int64) (all []invoice.Document, err error) {
	err = b.read(ctx, func(tx *session) error {
		all, err = penaltiesOf(ctx, tx, invoiceID)
		return err
	})
	return all, err
}

func penaltiesOf(ctx context.Context, tx *session, invoiceID int64) ([]invoice.Document, error) {
	return loadDocuments(ctx, tx, "WHERE d.penalties_id = ? AND d.kind = ? ORDER BY d.slot", invoiceID, code(kinds, invoice.Invoice))
}

// standingPenalties keeps the documents of penalties that ask for something
// still; one that its credit notes cancel asks for nothing.
const standingPenalties = `status = 4 AND kind = 1 AND (credited = 0 OR credited < payable)`

// loadPenalties are the penalties of an invoice that are invoiced, the oldest
// document first.
func loadPenalties(ctx context.Context, tx *session, invoiceID int64) (made []reminder.Invoiced, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT number, issue_date, penalties_from, penalties_until, penalties_recovery, payable - credited
		FROM documents WHERE penalties_id = +? AND `+standingPenalties+` ORDER BY slot`, invoiceID)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var i reminder.Invoiced
		if err := rows.Scan(&i.Number, &i.Date, &i.From, &i.Until, &i.Recovery, &i.Amount); err != nil {
			return nil, err
		}
		made = append(made, i)
	}
	return made, rows.Err()
}

// checkPenalties refuses to issue penalties that another document asks for, or
// that come to less by now.
func checkPenalties(ctx context.Context, tx *session, d *invoice.Document) error {
	origin, err := loadDocument(ctx, tx, d.Penalties.InvoiceID)
	if err != nil {
		return err
	}
	others, err := penaltiesOf(ctx, tx, origin.ID)
	if err != nil {
		return err
	}
	if err := d.CheckPenalties(origin, others); err != nil {
		return err
	}
	settings, err := loadReminderSettings(ctx, tx)
	if err != nil {
		return err
	}
	debt, _, err := loadDebt(ctx, tx, &origin)
	if err != nil {
		return err
	}
	if debt.Invoiced, err = loadPenalties(ctx, tx, origin.ID); err != nil {
		return err
	}
	debt.Client = d.Client.Type
	return settings.Terms.CheckPenalties(debt, d)
}
