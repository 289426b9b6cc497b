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
		p = invoice.Payment{DocumentID: documentID, Date: p.Date, Amount: p.Amount, Method: p.Method, Reference: invoice.Clean(p.Reference)}
		if err := d.CheckPayment(p, today); err != nil {
			return err
		}
		discount, err := escompteWith(ctx, tx, &d, p, g)
		if err != nil {
			return err
		}
		if err := addPayment(ctx, tx, &d, &p); err != nil || discount.Amount == 0 {
			return err
		}
		return addPayment(ctx, tx, &d, &discount)
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

const insertPayment = `INSERT INTO payments (id, document_id, client_id, currency, date, amount, method, reference, reverses, receipt, held_since, vat_groups)
	VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

func paymentValues(p *invoice.Payment) []any {
	return []any{p.ID, reference(p.DocumentID), reference(p.ClientID), string(p.Currency), p.Date, p.Amount, code(methods, p.Method), p.Reference,
		reference(p.Reverses), p.Receipt, p.HeldSince, formatGroups(p.Groups)}
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
