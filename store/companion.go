package store

import (
	"context"
	"strings"

	"facturier/invoice"
)

// companion is a payment of a receipt, beside another one.
type companion struct {
	payment int64
	number  string // of its document, "" on the account of the client
	amount  invoice.Amount
	in      invoice.Currency
}

// companions are the payments of the receipts that some payments belong to, by
// receipt.
func companions(ctx context.Context, tx *session, payments []invoice.Payment) (map[int64][]companion, error) {
	with := map[int64][]companion{}
	for _, p := range payments {
		if p.Receipt == 0 || with[p.Receipt] != nil {
			continue
		}
		all, err := collect(ctx, tx, `SELECT p.id, coalesce(d.number, ''), p.amount, p.currency FROM payments p INDEXED BY payments_receipt
			LEFT JOIN documents d ON d.id = p.document_id WHERE p.receipt = +? AND p.receipt <> 0 ORDER BY p.id`, []any{p.Receipt},
			func(row scanner) (c companion, err error) {
				err = row.Scan(&c.payment, &c.number, &c.amount, &c.in)
				return c, err
			})
		if err != nil {
			return nil, err
		}
		with[p.Receipt] = all
	}
	return with, nil
}

// withWords say what came with a payment: "avec F2026-0012, 50,00 € en crédit".
func withWords(p invoice.Payment, with []companion) string {
	var numbers []string
	var kept companion
	for _, c := range with {
		switch {
		case c.payment == p.ID:
		case c.number != "":
			numbers = append(numbers, c.number)
		default:
			kept.amount, kept.in = kept.amount+c.amount, c.in
		}
	}
	words := ""
	if len(numbers) > 0 {
		words = "avec " + strings.Join(numbers, ", ")
	}
	if kept.amount > 0 {
		words = note(words, kept.amount.In(kept.in)+" en crédit")
	}
	return words
}

// CreditEvents is the story of the credit of a client, the oldest first: what
// was kept, what was used on which invoice, what was given back.
func (b *Book) CreditEvents(ctx context.Context, clientID int64) (events []invoice.Event, err error) {
	err = b.read(ctx, func(tx *session) error {
		credit, err := loadClientCredit(ctx, tx, clientID)
		if err != nil {
			return err
		}
		with, err := companions(ctx, tx, credit.Payments)
		if err != nil {
			return err
		}
		for _, p := range credit.Payments {
			events = append(events, creditEvent(p, with[p.Receipt], credit.Payments))
		}
		return nil
	})
	return events, err
}

func creditEvent(p invoice.Payment, with []companion, all []invoice.Payment) invoice.Event {
	e := invoice.Event{Date: p.Date, What: "Crédit", Amount: p.Amount, Currency: p.Currency, PaymentID: p.ID, Reversed: reversedAmong(p, all),
		Note: note(p.Method.Label(), p.Reference, withWords(p, with))}
	switch {
	case p.Reverses != 0:
		e.What = "Contre-écriture"
		for _, c := range with {
			if c.number != "" && c.amount == -p.Amount && p.Amount > 0 { // of credit used, which moved no money
				e.Note = note(p.Reference, "sur "+c.number)
			}
		}
	case p.Amount < 0:
		e.What = "Remboursement"
		for _, c := range with {
			if c.number != "" && c.amount == -p.Amount {
				e.What, e.Number, e.Note = "Crédit utilisé", c.number, "reçu le "+p.HeldSince.String()
			}
		}
	}
	return e
}
