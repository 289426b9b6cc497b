package store

import (
	"context"
	"database/sql"
	"errors"

	"facturier/invoice"
)

// Pay is PayWith where the discount for early payment goes with the payment
// that earns it.
func (b *Book) Pay(ctx context.Context, documentID int64, p invoice.Payment, today invoice.Date) (invoice.Document, error) {
	return b.PayWith(ctx, documentID, p, invoice.GrantAuto, today)
}

// PayWith records money received for an issued document (or given back, when
// Amount is negative) with the discount that goes with it, seals them into the chain and returns the
// document. The errors are CheckPayment's (too much, cash past the limit, a date to come) and
// EscompteWith's.
func (b *Book) PayWith(ctx context.Context, documentID int64, p invoice.Payment, g invoice.Grant, today invoice.Date) (d invoice.Document, err error) {
	err = b.write(ctx, func(tx *session) error {
		if d, err = loadDocument(ctx, tx, documentID); err != nil {
			return err
		}
		p.DocumentID, p.Reverses = documentID, 0
		p.Reference = invoice.Clean(p.Reference)
		if err := d.CheckPayment(p, today); err != nil {
			return err
		}
		discount, err := escompteWith(ctx, tx, &d, p, g)
		if err != nil {
			return err
		}
		if err := addPayment(ctx, tx, &d, p); err != nil || discount.Amount == 0 {
			return err
		}
		return addPayment(ctx, tx, &d, discount)
	})
	return d, err
}

// escompteWith is the discount that goes with a payment, shared out over what
// the credit notes leave.
func escompteWith(ctx context.Context, tx *session, d *invoice.Document, p invoice.Payment, g invoice.Grant) (discount invoice.Payment, err error) {
	var credits []invoice.Document
	if d.Escompte.Offered() && d.Credited != 0 {
		if credits, err = loadDocuments(ctx, tx, "WHERE d.origin_id = ? AND d.status = ?", d.ID, codeIssued); err != nil {
			return discount, err
		}
	}
	return d.EscompteWith(p, g, credits)
}

// ReversePayment undoes a payment recorded by mistake with a counter-entry:
// both stay. The discount for early payment that it earned goes with it.
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
		entries, err := invoice.Reversals(&d, paymentID, today)
		if err != nil {
			return err
		}
		for _, p := range entries {
			p.DocumentID = id
			if err := addPayment(ctx, tx, &d, p); err != nil {
				return err
			}
		}
		return nil
	})
	return d, err
}

const insertPayment = "INSERT INTO payments (id, document_id, date, amount, method, reference, reverses, vat_groups) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"

// addPayment writes a payment, its link and what is paid of its document.
func addPayment(ctx context.Context, tx *session, d *invoice.Document, p invoice.Payment) error {
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) + 1 FROM payments").Scan(&p.ID); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, insertPayment, p.ID, p.DocumentID, p.Date, p.Amount, code(methods, p.Method), p.Reference, reference(p.Reverses), formatGroups(p.Groups))
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
