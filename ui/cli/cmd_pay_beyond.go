package cli

import (
	"context"
	"errors"
	"fmt"

	"facturier/app"
	"facturier/invoice"
)

// Where what is paid beyond an invoice goes.
const (
	surplusCredit   = "credit"
	surplusInvoices = "factures"
)

// payBeyond records a payment whose surplus is kept.
func (s *session) payBeyond(ctx context.Context, book *app.App, d invoice.Document, p invoice.Payment, surplus string, g invoice.Grant) error {
	if surplus != surplusCredit && surplus != surplusInvoices {
		return invoice.Invalid("surplus", fmt.Sprintf("« %s » n'est pas un choix pour ce qui dépasse.", invoice.Clean(surplus)), "Écrivez credit ou factures.")
	}
	done, err := book.PayBeyond(ctx, d.ID, p, surplus == surplusInvoices, g)
	return s.documentSettled(ctx, book, d, done, err)
}

// documentSettled answers a receipt that was asked of one invoice: the document
// as it now stands, or what the receipt did, line by line.
func (s *session) documentSettled(ctx context.Context, book *app.App, d invoice.Document, done invoice.Settled, err error) error {
	if err != nil {
		return err
	}
	if now := done.Document(d.ID); now != nil {
		d = *now
	}
	return s.changed(ctx, book, d, "", settledLines(done))
}

// orSurplus says how to keep what is more than an invoice is owed.
func orSurplus(err error, d invoice.Document, p invoice.Payment) error {
	var e *invoice.Error
	if !errors.As(err, &e) || e.Field != invoice.FieldAmount || e.Hint != "" || !d.Issued() || p.Amount <= max(d.Remaining(), 0) {
		return err
	}
	hinted := *e
	hinted.Hint = "--surplus credit garde ce qui dépasse en crédit du client, --surplus factures règle ses autres factures."
	return &hinted
}
