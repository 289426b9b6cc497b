package store

import (
	"context"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// Account is an issued invoice of a client in its account. The reductions of
// the debt are its payments, in their order, then Notes, what was issued to
// correct it.
type Account struct {
	Document invoice.Document
	Debt     reminder.Debt
	Notes    []invoice.Document
}

// ClientAccount are the issued invoices of a client, by issue.
func (b *Book) ClientAccount(ctx context.Context, clientID int64) (account []Account, err error) {
	err = b.read(ctx, func(tx *session) error {
		if _, err := loadClient(ctx, tx, clientID); err != nil {
			return err
		}
		first, _ := slots(invoice.InvoiceFamily, 0)
		issued, err := loadDocuments(ctx, tx, `WHERE d.id IN (SELECT id FROM documents INDEXED BY documents_client
			WHERE client_id = ? AND slot >= ? AND slot < ?) AND d.kind <> ? ORDER BY d.slot`, clientID, first, draftSlots, code(kinds, invoice.CreditNote))
		if err != nil {
			return err
		}
		for _, d := range issued {
			one := Account{Document: d}
			if one.Debt, one.Notes, err = loadDebt(ctx, tx, &d); err != nil {
				return err
			}
			account = append(account, one)
		}
		return nil
	})
	return account, err
}
