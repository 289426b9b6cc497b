package store

import (
	"context"
	"fmt"
	"slices"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// OwedInvoice is an invoice that owes its client money. Amount is in euros, above
// zero like Own; Date is that of the last of the credit notes, whose numbers Notes
// are, or of the invoice when it was paid twice.
type OwedInvoice struct {
	WaitingDocument
	Notes string
}

const (
	owed  = "documents INDEXED BY documents_owed WHERE client_id %s AND phase BETWEEN 4 AND 5 AND balance < 0"
	notes = " FROM (SELECT id FROM documents INDEXED BY documents_origin WHERE origin_id = d.id) o CROSS JOIN documents n ON n.id = o.id WHERE n.phase IN (6, 7)"
)

var selectOwed = `SELECT d.id, d.number, d.client_id, coalesce(c.name, ''), -d.balance, d.currency, -` + ownBalance + `, coalesce(p.put_off, 0),
		coalesce((SELECT group_concat(n.number, ', ')` + notes + `), ''), coalesce((SELECT max(n.issue_date)` + notes + `), d.issue_date)
	FROM (SELECT id FROM ` + fmt.Sprintf(owed, "> 0") + `) w CROSS JOIN documents d ON d.id = w.id
	LEFT JOIN clients c ON c.id = d.client_id LEFT JOIN positions p ON p.document_id = d.id`

func scanOwed(row scanner) (o OwedInvoice, err error) {
	err = row.Scan(&o.ID, &o.Number, &o.ClientID, &o.ClientName, &o.Amount, &o.Currency, &o.Own, &o.PutOff, &o.Notes, &o.Date)
	return o, err
}

// DueBack is what the user owes a client in a currency: its credit, and what its
// invoices are to give back, by their numbers.
func (b *Book) DueBack(ctx context.Context, clientID int64, in invoice.Currency) (h reminder.DueBack, err error) {
	h.Currency = in
	err = b.look(ctx, func(tx *session) error {
		err := tx.QueryRowContext(ctx, "SELECT coalesce(sum(amount), 0) FROM payments INDEXED BY payments_account WHERE client_id = +? AND currency = +?", clientID, in).Scan(&h.Credit)
		if err != nil {
			return err
		}
		_, err = collect(ctx, tx, "SELECT d.number, -"+ownBalance+" FROM (SELECT id FROM "+fmt.Sprintf(owed, "= +?")+") w CROSS JOIN documents d ON d.id = w.id WHERE d.currency = +?", []any{clientID, in}, func(row scanner) (number string, err error) {
			var owed invoice.Amount
			err = row.Scan(&number, &owed)
			h.Owed, h.Numbers = h.Owed+owed, append(h.Numbers, number)
			return number, err
		})
		slices.Sort(h.Numbers)
		return err
	})
	return h, err
}

// DueBackOf is what the user owes each of some clients, in euros.
func (b *Book) DueBackOf(ctx context.Context, clients []int64) (held []invoice.Amount, err error) {
	held = make([]invoice.Amount, len(clients))
	err = b.look(ctx, func(tx *session) error {
		for i, id := range clients {
			err := tx.QueryRowContext(ctx, `SELECT coalesce((SELECT sum(amount) FROM payments INDEXED BY payments_account WHERE client_id = +?1 AND currency = ''), 0)
				- coalesce((SELECT sum(balance) FROM `+fmt.Sprintf(owed, "= +?1")+`), 0)`, id).Scan(&held[i])
			if err != nil {
				return err
			}
		}
		return nil
	})
	return held, err
}
