package store

import (
	"context"
	"database/sql"
	"errors"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// Debts are invoices as their interest sees them, in the order asked: sums in
// the currency of each, payments by the day from which they count and credit notes by their dates, the first
// mise en demeure of the journal, the penalties invoiced already. What is left of each is its balance, to the cent.
// Client is left out: interest is counted for what the client is today.
func (b *Book) Debts(ctx context.Context, ids []int64) (debts []reminder.Debt, err error) {
	err = b.read(ctx, func(tx *session) error {
		for _, id := range ids {
			d, err := loadOwed(ctx, tx, id)
			if err != nil {
				return err
			}
			debt, _, err := loadDebt(ctx, tx, &d)
			if err != nil {
				return err
			}
			if d.EscompteOpen(d.Escompte.Until) != 0 {
				debt.Escompte, debt.EscompteUntil = d.EscompteLeft(), d.Escompte.Until
			}
			if debt.Invoiced, err = loadPenalties(ctx, tx, d.ID); err != nil {
				return err
			}
			debts = append(debts, debt)
		}
		return nil
	})
	return debts, err
}

// loadOwed is what loadDebt looks at in an invoice: reminders are written by the
// thousand, and its lines would be most of the reading.
func loadOwed(ctx context.Context, tx *session, id int64) (invoice.Document, error) {
	d := invoice.Document{ID: id}
	var kind, status int
	err := tx.QueryRowContext(ctx, `SELECT d.number, d.subject, d.kind, d.status, d.currency, d.payable, d.issue_date, d.due_date, d.paid, d.credited,
		d.escompte_rate, d.escompte_until, coalesce(d.penalties_id, 0) FROM documents d WHERE d.id = +?`, id).
		Scan(&d.Number, &d.Subject, &kind, &status, &d.Currency, &d.Totals.Payable, &d.IssueDate, &d.DueDate, &d.Paid, &d.Credited, &d.Escompte.Rate, &d.Escompte.Until, &d.Penalties.InvoiceID)
	if errors.Is(err, sql.ErrNoRows) {
		return d, noDocument(id)
	}
	if err != nil {
		return d, err
	}
	d.Kind, d.Status = word(kinds, kind), word(statuses, status)
	return d, loadPayments(ctx, tx, &d)
}

// loadDebt is the debt of an invoice, with what was issued to correct it.
func loadDebt(ctx context.Context, tx *session, d *invoice.Document) (debt reminder.Debt, notes []invoice.Document, err error) {
	debt = reminder.Debt{Number: d.Number, Subject: d.Subject, Currency: d.Currency, Payable: d.Totals.Payable, Client: d.Client.Type,
		IssueDate: d.IssueDate, DueDate: d.DueDate, OfPenalties: d.OfPenalties()}
	for _, p := range d.Payments {
		debt.Reductions = append(debt.Reductions, reminder.Reduction{Date: p.Counts(), Amount: p.Amount})
	}
	err = tx.QueryRowContext(ctx, "SELECT coalesce((SELECT formal_on FROM positions WHERE document_id = +?), 0)", d.ID).Scan(&debt.FormalNotice)
	if err != nil {
		return debt, nil, err
	}
	if d.Credited != 0 {
		if notes, err = loadDocuments(ctx, tx, "WHERE d.origin_id = ? AND d.status = ? ORDER BY d.slot", d.ID, codeIssued); err != nil {
			return debt, nil, err
		}
	}
	left := d.Credited
	for i := range notes {
		taken := min(notes[i].Totals.Payable, left)
		if notes[i].Kind == invoice.CorrectedInvoice { // takes its place: all that was left
			taken = left
		}
		left -= taken
		debt.Reductions = append(debt.Reductions, reminder.Reduction{Date: notes[i].IssueDate, Amount: taken})
	}
	return debt, notes, nil
}

// debtInEuros counts a debt in euros, at the rate of its invoice.
func debtInEuros(debt *reminder.Debt, d *invoice.Document) (err error) {
	if debt.Payable, err = d.InEuros(debt.Payable); err != nil || d.Currency == "" {
		return err
	}
	debt.Currency = ""
	for i := range debt.Reductions {
		if debt.Reductions[i].Amount, err = d.InEuros(debt.Reductions[i].Amount); err != nil {
			return err
		}
	}
	return settleCents(debt, d)
}

// settleCents gives to the last reduction the cent that rates of exchange leave.
func settleCents(debt *reminder.Debt, d *invoice.Document) error {
	left, err := euros(d)
	if err != nil || len(debt.Reductions) == 0 {
		return err
	}
	sum := debt.Payable
	for _, r := range debt.Reductions {
		sum -= r.Amount
	}
	debt.Reductions[len(debt.Reductions)-1].Amount += sum - left
	return nil
}
