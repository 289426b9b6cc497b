package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"facturier/invoice"
)

// Reverse undoes a payment recorded by mistake, all that came with it in its
// receipt, and the discount for early payment that it earned, with counter-entries: both stay. It is refused once the credit
// that it made is used.
func (b *Book) Reverse(ctx context.Context, paymentID int64, today invoice.Date) (s invoice.Settled, err error) {
	err = b.write(ctx, func(tx *session) error {
		rows, err := loadReceipt(ctx, tx, paymentID)
		if err != nil {
			return err
		}
		k := newBooking(tx)
		if p := rows[0]; p.Method == invoice.EarlyDiscount { // it goes with all that came with its payment
			back, _, err := k.counter(ctx, p, today)
			if err != nil {
				return err
			}
			if rows, err = loadReceipt(ctx, tx, back[len(back)-1].Reverses); err != nil {
				return err
			}
		}
		var clientID int64
		for _, p := range rows {
			back, owner, err := k.counter(ctx, p, today)
			if err != nil {
				return err
			}
			clientID = owner
			k.add(back)
		}
		s, err = k.write(ctx, clientID)
		return err
	})
	return s, err
}

// ReversePayment undoes a payment of a document as Reverse does, and returns
// the document.
func (b *Book) ReversePayment(ctx context.Context, paymentID int64, today invoice.Date) (d invoice.Document, err error) {
	s, err := b.Reverse(ctx, paymentID, today)
	if err != nil {
		return d, err
	}
	for _, p := range s.Payments {
		if p.Reverses == paymentID && p.DocumentID != 0 {
			return *s.Document(p.DocumentID), nil
		}
	}
	return d, notFound("Cet encaissement est sur le compte d'un client.", "")
}

// add adds counter-entries, each once: two parts of a receipt may have earned
// the same discount.
func (k *booking) add(back []invoice.Payment) {
	for _, p := range back {
		if !slices.ContainsFunc(k.rows, func(row invoice.Payment) bool { return row.Reverses == p.Reverses }) {
			k.rows = append(k.rows, p)
		}
	}
}

// counter are the counter-entries of a payment, and whose it is.
func (k *booking) counter(ctx context.Context, p invoice.Payment, today invoice.Date) (back []invoice.Payment, clientID int64, err error) {
	if p.DocumentID != 0 {
		d, err := k.document(ctx, p.DocumentID)
		if err != nil {
			return nil, 0, err
		}
		back, err = invoice.Reversals(d, p.ID, today)
		return back, d.Client.ID, err
	}
	credit, err := loadClientCredit(ctx, k.tx, p.ClientID)
	if err != nil {
		return nil, 0, err
	}
	one, err := credit.Reversal(p, today)
	if used := credit.TakenFrom(p); err != nil && len(used) > 0 {
		where, whereErr := k.where(ctx, used)
		if whereErr != nil {
			return nil, 0, whereErr
		}
		return nil, 0, invoice.Refused(fmt.Sprintf("Le crédit de %s qu'il a laissé a servi depuis\u00a0: %s.", p.Amount.In(p.Currency), strings.Join(where, ", ")),
			"Annulez d'abord ce qui l'a pris.")
	}
	return []invoice.Payment{one}, p.ClientID, err
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
