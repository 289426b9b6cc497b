package store

import (
	"context"
	"database/sql"
	"errors"

	"facturier/invoice"
)

// Pay records money received for an issued document (or given back, when
// Amount is negative), seals it into the chain and returns the document. The
// errors are CheckPayment's: too much, cash past the limit, a date to come.
func (b *Book) Pay(ctx context.Context, documentID int64, p invoice.Payment, today invoice.Date) (d invoice.Document, err error) {
	err = b.write(ctx, func(tx *session) error {
		if d, err = loadDocument(ctx, tx, documentID); err != nil {
			return err
		}
		p = invoice.Payment{DocumentID: documentID, Date: p.Date, Amount: p.Amount, Method: p.Method, Reference: invoice.Clean(p.Reference)}
		if err := d.CheckPayment(p, today); err != nil {
			return err
		}
		return addPayment(ctx, tx, &d, &p)
	})
	return d, err
}

const insertPayment = `INSERT INTO payments (id, document_id, client_id, currency, date, amount, method, reference, reverses, receipt, held_since)
	VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

func paymentValues(p *invoice.Payment) []any {
	return []any{p.ID, reference(p.DocumentID), reference(p.ClientID), string(p.Currency), p.Date, p.Amount, code(methods, p.Method), p.Reference,
		reference(p.Reverses), p.Receipt, p.HeldSince}
}

// addPayment writes a payment, whose id it chooses, its link and what is paid
// of its document; d is nil on the account of a client.
func addPayment(ctx context.Context, tx *session, d *invoice.Document, p *invoice.Payment) error {
	if err := nextPayment(ctx, tx, &p.ID); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, insertPayment, paymentValues(p)...); err != nil {
		return err
	}
	if err := extend(ctx, tx, linkPayment, p.ID, sealOfPayment(*p)); err != nil || d == nil {
		return err
	}
	d.Payments = append(d.Payments, *p)
	d.Paid += p.Amount
	return touch(ctx, tx, d, columns{{"paid", d.Paid}})
}

func nextPayment(ctx context.Context, tx *session, id *int64) error {
	return tx.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) + 1 FROM payments").Scan(id)
}

// settle records the whole of an invoice that was paid before it was issued
// (BR-FR-CO-09), the day when it was.
func settle(ctx context.Context, tx *session, d *invoice.Document, today invoice.Date) error {
	if d.SettledOn == 0 || d.Remaining() <= 0 {
		return nil
	}
	p := invoice.Payment{DocumentID: d.ID, Date: d.SettledOn, Amount: d.Remaining(), Method: d.PaymentMeans()}
	if err := d.CheckPayment(p, today); err != nil {
		return err
	}
	return addPayment(ctx, tx, d, &p)
}

// loadPayment is the error of a payment that is not there, too.
func loadPayment(ctx context.Context, tx *session, id int64) (p invoice.Payment, err error) {
	_, p, err = scanPayment(tx.QueryRowContext(ctx, selectPayments+" WHERE id = +?", id))
	if errors.Is(err, sql.ErrNoRows) {
		err = notFound("Cet encaissement n'existe pas.", "")
	}
	return p, err
}
