package store

import (
	"context"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// ClientCredit is the account of a client: the money that is on no invoice.
func (b *Book) ClientCredit(ctx context.Context, clientID int64) (c invoice.ClientCredit, err error) {
	err = b.look(ctx, func(tx *session) error {
		c, err = loadClientCredit(ctx, tx, clientID)
		return err
	})
	return c, err
}

func loadClientCredit(ctx context.Context, tx *session, clientID int64) (c invoice.ClientCredit, err error) {
	c.Payments, err = collect(ctx, tx, selectPayments+" INDEXED BY payments_account WHERE client_id = +? ORDER BY id", []any{clientID}, onePayment)
	return c, err
}

// Early are the discounts for early payment that the open invoices of a client
// still offer, by invoice; those without are not there.
func (b *Book) Early(ctx context.Context, clientID int64) (early map[int64]invoice.Early, err error) {
	err = b.look(ctx, func(tx *session) error {
		ids, err := collect(ctx, tx, `SELECT d.id FROM documents d INDEXED BY documents_open_client
			WHERE d.client_id = +? AND d.phase BETWEEN 1 AND 3 AND d.escompte_rate > 0`, []any{clientID}, scanID)
		if err != nil {
			return err
		}
		early = map[int64]invoice.Early{}
		for _, id := range ids {
			d, err := loadOwed(ctx, tx, id)
			if err != nil {
				return err
			}
			if open := d.Early(); open.Sum != 0 {
				early[id] = open
			}
		}
		return nil
	})
	return early, err
}

// DisputedBy are the open invoices of a client that it disputes.
func (b *Book) DisputedBy(ctx context.Context, clientID int64) (disputed map[int64]bool, err error) {
	err = b.look(ctx, func(tx *session) error {
		ids, err := collect(ctx, tx, `SELECT d.id FROM documents d INDEXED BY documents_open_client JOIN positions p ON p.document_id = d.id
			WHERE d.client_id = +? AND d.phase BETWEEN 1 AND 3 AND p.rest = +?`, []any{clientID, string(reminder.Disputed)}, scanID)
		disputed = map[int64]bool{}
		for _, id := range ids {
			disputed[id] = true
		}
		return err
	})
	return disputed, err
}

// ReceiptOf is what came with a payment, itself among it, in order: the sum
// and the number of the invoice of each, "" on the account of the client.
func (b *Book) ReceiptOf(ctx context.Context, paymentID int64) (events []invoice.Event, err error) {
	err = b.read(ctx, func(tx *session) error {
		rows, err := loadReceipt(ctx, tx, paymentID)
		if err != nil {
			return err
		}
		for _, p := range rows {
			e := invoice.Event{Date: p.Date, DocumentID: p.DocumentID, Amount: p.Amount, Currency: p.Currency, PaymentID: p.ID}
			if p.DocumentID != 0 {
				d, err := loadDocument(ctx, tx, p.DocumentID)
				if err != nil {
					return err
				}
				e.Number, e.Currency = d.Number, d.Currency
			}
			events = append(events, e)
		}
		return nil
	})
	return events, err
}

func loadReceipt(ctx context.Context, tx *session, paymentID int64) ([]invoice.Payment, error) {
	p, err := loadPayment(ctx, tx, paymentID)
	if err != nil || p.Receipt == 0 {
		return []invoice.Payment{p}, err
	}
	return collect(ctx, tx, selectPayments+" INDEXED BY payments_receipt WHERE receipt = +? AND receipt <> 0 ORDER BY id", []any{p.Receipt}, onePayment)
}

func onePayment(row scanner) (invoice.Payment, error) {
	_, p, err := scanPayment(row)
	return p, err
}
