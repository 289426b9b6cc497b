package store

import (
	"context"

	"facturier/invoice"
)

// booking writes the payments of one receipt: they have the same receipt when
// there are several, and what it has loaded of documents stays up to date.
type booking struct {
	tx    *session
	rows  []invoice.Payment
	known map[int64]*invoice.Document
	order []int64
}

func newBooking(tx *session) *booking { return &booking{tx: tx, known: map[int64]*invoice.Document{}} }

// document loads a document once.
func (k *booking) document(ctx context.Context, id int64) (*invoice.Document, error) {
	if d := k.known[id]; d != nil {
		return d, nil
	}
	d, err := loadDocument(ctx, k.tx, id)
	if err == nil {
		k.known[id], k.order = &d, append(k.order, id)
	}
	return &d, err
}

// write writes the payments and says what they did; the client's credit is
// read after them.
func (k *booking) write(ctx context.Context, clientID int64) (s invoice.Settled, err error) {
	var first int64
	if len(k.rows) > 1 {
		if err := nextPayment(ctx, k.tx, &first); err != nil {
			return s, err
		}
	}
	for i := range k.rows {
		p := &k.rows[i]
		p.Receipt = first
		var d *invoice.Document
		if p.DocumentID != 0 {
			if d, err = k.document(ctx, p.DocumentID); err != nil {
				return s, err
			}
		}
		if err := addPayment(ctx, k.tx, d, p); err != nil {
			return s, err
		}
	}
	s.Payments = k.rows
	for _, id := range k.order {
		s.Documents = append(s.Documents, *k.known[id])
	}
	s.Credit, err = loadClientCredit(ctx, k.tx, clientID)
	return s, err
}

// Receive records a receipt, all of it or nothing. The errors are those of
// Receipt.Check.
func (b *Book) Receive(ctx context.Context, r invoice.Receipt, today invoice.Date) (s invoice.Settled, err error) {
	r.Reference = invoice.Clean(r.Reference)
	err = b.write(ctx, func(tx *session) error {
		if _, err := loadClient(ctx, tx, r.ClientID); err != nil {
			return err
		}
		k := newBooking(tx)
		var documents []*invoice.Document
		for _, part := range r.Parts {
			d, err := k.document(ctx, part.DocumentID)
			if err != nil {
				return err
			}
			documents = append(documents, d)
			k.rows = append(k.rows, invoice.Payment{DocumentID: d.ID, Date: r.Date, Amount: part.Amount, Method: r.Method, Reference: r.Reference})
		}
		if err := r.Check(documents, today); err != nil {
			return err
		}
		if r.Surplus != 0 {
			k.rows = append(k.rows, invoice.Payment{ClientID: r.ClientID, Currency: r.Currency, Date: r.Date, Amount: r.Surplus, Method: r.Method, Reference: r.Reference})
		}
		s, err = k.write(ctx, r.ClientID)
		return err
	})
	return s, err
}

// UseCredit pays an invoice with the credit of its client, the oldest first: for
// each part of it one payment off the account and one on the invoice, of the
// same day and means, so that no day takes money that did not come then. An
// amount of 0 is all that fits.
func (b *Book) UseCredit(ctx context.Context, documentID int64, amount invoice.Amount, day, today invoice.Date) (s invoice.Settled, err error) {
	err = b.write(ctx, func(tx *session) error {
		k := newBooking(tx)
		d, err := k.document(ctx, documentID)
		if err != nil {
			return err
		}
		credit, err := loadClientCredit(ctx, tx, d.Client.ID)
		if err != nil {
			return err
		}
		if amount == 0 {
			amount = d.Remaining()
			if there := credit.There(d.Currency, day); there > 0 {
				amount = min(amount, there)
			}
			amount = max(amount, 1) // what is settled, or no invoice, is refused for what it is
		}
		if err := d.CheckPayment(invoice.Payment{Date: day, Amount: amount, Method: invoice.OtherMethod}, today); err != nil {
			return err
		}
		parts, err := credit.Draw(amount, d.Currency, day)
		if err != nil {
			return err
		}
		trial := *d // what was cash counts as cash (CMF L112-6), part after part
		for _, h := range parts {
			off := invoice.Payment{ClientID: d.Client.ID, Currency: d.Currency, Date: day, Amount: -h.Amount, Method: h.Method, HeldSince: h.Since}
			on := invoice.Payment{DocumentID: d.ID, Date: day, Amount: h.Amount, Method: h.Method, HeldSince: h.Since}
			if err := trial.CheckPayment(on, today); err != nil {
				return err
			}
			trial.Payments, trial.Paid = append(trial.Payments[:len(trial.Payments):len(trial.Payments)], on), trial.Paid+on.Amount
			k.rows = append(k.rows, off, on)
		}
		s, err = k.write(ctx, d.Client.ID)
		return err
	})
	return s, err
}

// Refund gives credit back to its client: p is the sum, above zero, with its
// day and means.
func (b *Book) Refund(ctx context.Context, clientID int64, p invoice.Payment, today invoice.Date) (s invoice.Settled, err error) {
	err = b.write(ctx, func(tx *session) error {
		if _, err := loadClient(ctx, tx, clientID); err != nil {
			return err
		}
		credit, err := loadClientCredit(ctx, tx, clientID)
		if err != nil {
			return err
		}
		out := invoice.Receipt{ClientID: clientID, Currency: p.Currency, Date: p.Date, Method: p.Method, Reference: invoice.Clean(p.Reference), Surplus: max(p.Amount, 1)}
		if err := out.Check(nil, today); err != nil {
			return err
		}
		parts, err := credit.Draw(p.Amount, p.Currency, p.Date)
		if err != nil {
			return err
		}
		k := newBooking(tx)
		for _, h := range parts {
			k.rows = append(k.rows, invoice.Payment{ClientID: clientID, Currency: p.Currency, Date: p.Date, Amount: -h.Amount, Method: p.Method,
				Reference: out.Reference, HeldSince: h.Since})
		}
		s, err = k.write(ctx, clientID)
		return err
	})
	return s, err
}
