package store

import (
	"context"
	"fmt"
	"strings"

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

// Reverse undoes a payment recorded by mistake, and all that came with it in
// its receipt, with counter-entries: both stay. It is refused once the credit
// that it made is used.
func (b *Book) Reverse(ctx context.Context, paymentID int64, today invoice.Date) (s invoice.Settled, err error) {
	err = b.write(ctx, func(tx *session) error {
		rows, err := loadReceipt(ctx, tx, paymentID)
		if err != nil {
			return err
		}
		k := newBooking(tx)
		var clientID int64
		for _, p := range rows {
			back, owner, err := k.counter(ctx, p, today)
			if err != nil {
				return err
			}
			clientID = owner
			k.rows = append(k.rows, back)
		}
		s, err = k.write(ctx, clientID)
		return err
	})
	return s, err
}

// counter is the counter-entry of a payment, and whose it is.
func (k *booking) counter(ctx context.Context, p invoice.Payment, today invoice.Date) (back invoice.Payment, clientID int64, err error) {
	if p.DocumentID != 0 {
		d, err := k.document(ctx, p.DocumentID)
		if err != nil {
			return back, 0, err
		}
		back, err = invoice.Reversal(d, p.ID, today)
		return back, d.Client.ID, err
	}
	credit, err := loadClientCredit(ctx, k.tx, p.ClientID)
	if err != nil {
		return back, 0, err
	}
	back, err = credit.Reversal(p, today)
	if used := credit.TakenFrom(p); err != nil && len(used) > 0 {
		where, whereErr := k.where(ctx, used)
		if whereErr != nil {
			return back, 0, whereErr
		}
		return back, 0, invoice.Refused(fmt.Sprintf("Le crédit de %s qu'il a laissé a servi depuis\u00a0: %s.", p.Amount.In(p.Currency), strings.Join(where, ", ")),
			"Annulez d'abord ce qui l'a pris.")
	}
	return back, p.ClientID, err
}

// where says where credit went: an invoice, or back to the client.
func (k *booking) where(ctx context.Context, used []invoice.Payment) (words []string, err error) {
	for _, p := range used {
		rows, err := loadReceipt(ctx, k.tx, p.ID)
		if err != nil {
			return nil, err
		}
		word := "rendu au client le " + p.Date.String()
		for _, other := range rows {
			if other.DocumentID == 0 || other.Amount != -p.Amount {
				continue
			}
			d, err := loadDocument(ctx, k.tx, other.DocumentID)
			if err != nil {
				return nil, err
			}
			word = fmt.Sprintf("sur %s le %s", d.Number, p.Date)
		}
		words = append(words, word)
	}
	return words, nil
}
