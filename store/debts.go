package store

import (
	"context"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// Debts are invoices as their interest sees them, in the order asked: sums in
// the currency of each, payments by the day from which they count and credit notes by their dates, the first mise en demeure
// of the journal. What is left of each is its balance, to the cent.
func (b *Book) Debts(ctx context.Context, ids []int64) (debts []reminder.Debt, err error) {
	err = b.read(ctx, func(tx *session) error {
		for _, id := range ids {
			d, err := loadDocument(ctx, tx, id)
			if err != nil {
				return err
			}
			debt, _, err := loadDebt(ctx, tx, &d)
			if err != nil {
				return err
			}
			debts = append(debts, debt)
		}
		return nil
	})
	return debts, err
}

// loadDebt is the debt of an invoice, with what was issued to correct it.
func loadDebt(ctx context.Context, tx *session, d *invoice.Document) (debt reminder.Debt, notes []invoice.Document, err error) {
	debt = reminder.Debt{Number: d.Number, Currency: d.Currency, Payable: d.Totals.Payable, Client: d.Client.Type, DueDate: d.DueDate}
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
