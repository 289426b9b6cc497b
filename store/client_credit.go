package store

import (
	"context"

	"facturier/invoice"
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

// ReceiptOf are the payments that came with one, itself among them, in their
// order.
func (b *Book) ReceiptOf(ctx context.Context, paymentID int64) (rows []invoice.Payment, err error) {
	err = b.read(ctx, func(tx *session) error {
		rows, err = loadReceipt(ctx, tx, paymentID)
		return err
	})
	return rows, err
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
