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
		p.DocumentID, p.Reverses = documentID, 0
		p.Reference = invoice.Clean(p.Reference)
		if err := d.CheckPayment(p, today); err != nil {
			return err
		}
		return addPayment(ctx, tx, &d, p)
	})
	return d, err
}

// ReversePayment undoes a payment recorded by mistake with a counter-entry:
// both stay.
func (b *Book) ReversePayment(ctx context.Context, paymentID int64, today invoice.Date) (d invoice.Document, err error) {
	err = b.write(ctx, func(tx *session) error {
		var id int64
		err := tx.QueryRowContext(ctx, "SELECT document_id FROM payments WHERE id = ?", paymentID).Scan(&id)
		if errors.Is(err, sql.ErrNoRows) {
			return notFound("Cet encaissement n'existe pas.", "")
		}
		if err != nil {
			return err
		}
		if d, err = loadDocument(ctx, tx, id); err != nil {
			return err
		}
		p, err := invoice.Reversal(&d, paymentID, today)
		if err != nil {
			return err
		}
		p.DocumentID = id
		return addPayment(ctx, tx, &d, p)
	})
	return d, err
}

const insertPayment = "INSERT INTO payments (id, document_id, date, amount, method, reference, reverses) VALUES (?, ?, ?, ?, ?, ?, ?)"

// addPayment writes a payment, its link and what is paid of its document.
func addPayment(ctx context.Context, tx *session, d *invoice.Document, p invoice.Payment) error {
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) + 1 FROM payments").Scan(&p.ID); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, insertPayment, p.ID, p.DocumentID, p.Date, p.Amount, code(methods, p.Method), p.Reference, reference(p.Reverses))
	if err != nil {
		return err
	}
	if err := extend(ctx, tx, linkPayment, p.ID, sealOfPayment(p)); err != nil {
		return err
	}
	d.Payments = append(d.Payments, p)
	d.Paid += p.Amount
	return touch(ctx, tx, d, columns{{"paid", d.Paid}})
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
	return addPayment(ctx, tx, d, p)
}
