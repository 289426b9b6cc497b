package store

import (
	"context"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// Account is an issued invoice of a client in its account. The reductions of
// the debt, in euros, are its payments, in their order, then Notes, what was issued to
// correct it.
type Account struct {
	Document invoice.Document
	Debt     reminder.Debt
	Notes    []invoice.Document
}

// ClientAccount are the issued invoices of a client, by issue, and its credit.
func (b *Book) ClientAccount(ctx context.Context, clientID int64) (account []Account, credit invoice.ClientCredit, err error) {
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
			if err = debtInEuros(&one.Debt, &d); err != nil {
				return err
			}
			account = append(account, one)
		}
		credit, err = loadClientCredit(ctx, tx, clientID)
		return err
	})
	return account, credit, err
}

// Exposure is what a client owes on its open invoices, in euros, less its
// credit, and whether one of them is in mise en demeure.
func (b *Book) Exposure(ctx context.Context, clientID int64) (owed invoice.Amount, formal bool, err error) {
	err = b.look(ctx, func(tx *session) error {
		return tx.QueryRowContext(ctx, `SELECT coalesce(sum(d.balance), 0)
				- coalesce((SELECT sum(amount) FROM payments INDEXED BY payments_account WHERE client_id = +? AND currency = ''), 0),
				coalesce(max(p.formal_on), 0) > 0
			FROM documents d INDEXED BY documents_open_client LEFT JOIN positions p ON p.document_id = d.id
			WHERE d.client_id = +? AND d.phase BETWEEN 1 AND 3`, clientID, clientID).Scan(&owed, &formal)
	})
	return owed, formal, err
}
