package store

import (
	"context"

	"facturier/invoice"
)

// booking writes the payments of one receipt: they have the same receipt when
// there are several, but for the discounts that they earn, which are no money. What it has loaded
// of documents stays up to date.
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
	together := k.money() > 1
	for i := range k.rows {
		p := &k.rows[i]
		if together && p.Method != invoice.EarlyDiscount {
			if first == 0 { // its own id, that it is about to have
				if err := nextPayment(ctx, k.tx, &first); err != nil {
					return s, err
				}
			}
			p.Receipt = first
		}
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

// money counts the payments that are some.
func (k *booking) money() (n int) {
	for _, p := range k.rows {
		if p.Method != invoice.EarlyDiscount {
			n++
		}
	}
	return n
}

// grant adds the discount for early payment that goes with a payment, if one does.
func (k *booking) grant(ctx context.Context, d *invoice.Document, p invoice.Payment, g invoice.Grant) error {
	discount, err := escompteWith(ctx, k.tx, d, p, g)
	if err == nil && discount.Amount != 0 {
		k.rows = append(k.rows, discount)
	}
	return err
}

// Receive records a receipt, all of it or nothing: a part that settles its
// invoice with a discount still open has it, unless it says otherwise. The errors are those of Receipt.Check.
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
		}
		if err := r.Check(documents, today); err != nil {
			return err
		}
		for i, d := range documents {
			p := invoice.Payment{DocumentID: d.ID, Date: r.Date, Amount: r.Parts[i].Amount, Method: r.Method, Reference: r.Reference}
			k.rows = append(k.rows, p)
			if err := k.grant(ctx, d, p, r.Parts[i].Grant); err != nil {
				return err
			}
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
// same day and means, so that no day takes money that did not come then; the
// discount that is open that day goes with what settles it. An amount of 0 is all that fits.
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
			amount = d.Remaining() - d.EscompteOpen(day)
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
		if err := k.grant(ctx, d, invoice.Payment{Date: day, Amount: amount}, invoice.GrantAuto); err != nil {
			return err
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
