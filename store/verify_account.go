package store

import (
	"database/sql"
	"errors"

	"facturier/invoice"
)

// checkAccounts seals again the money that is on no invoice, and wants the
// credit of no client below zero, whenever it came.
func (v *verifier) checkAccounts() error {
	accounts, order, err := v.accounts()
	if err != nil {
		return err
	}
	for _, id := range order {
		var name string
		err := v.tx.QueryRowContext(v.ctx, "SELECT name FROM clients WHERE id = +?", id).Scan(&name)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		account, label := accounts[id], "crédit de "+invoice.Clean(name)
		if err != nil {
			v.fault("", "crédit", "Il est d'un client qui n'est plus là (%d).", id)
			label = ""
		}
		for _, p := range account.Payments {
			v.report.Payments++
			v.seals[linkPayment][p.ID] = &sealedRow{digest: sealOfPayment(p), document: label}
		}
		for _, in := range account.Currencies() {
			for _, h := range account.Held(in) {
				if h.Amount < 0 {
					v.fault(label, "crédit", "Il en est sorti %s de plus qu'il n'y en avait au %s.", (-h.Amount).In(in), h.Since)
				}
			}
		}
	}
	return v.checkReceipts()
}

// accounts are the credits by client, and the clients in order.
func (v *verifier) accounts() (accounts map[int64]*invoice.ClientCredit, order []int64, err error) {
	rows, err := v.tx.QueryContext(v.ctx, selectPayments+" INDEXED BY payments_document WHERE document_id IS NULL ORDER BY client_id, id")
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	accounts = map[int64]*invoice.ClientCredit{}
	for rows.Next() {
		p, err := onePayment(rows)
		if err := notAValue(err); err != nil {
			return nil, nil, err
		}
		if err != nil {
			v.fault("", "crédit", "Un encaissement y est illisible.")
			v.seals[linkPayment][p.ID] = nil
			continue
		}
		if accounts[p.ClientID] == nil {
			accounts[p.ClientID], order = &invoice.ClientCredit{}, append(order, p.ClientID)
		}
		accounts[p.ClientID].Payments = append(accounts[p.ClientID].Payments, p)
	}
	return accounts, order, rows.Err()
}

// checkReceipts wants the payments of one receipt to have the id of the first of
// them, its day, its client and its currency, and credit that pays an invoice to
// come off the account.
func (v *verifier) checkReceipts() error {
	rows, err := v.tx.QueryContext(v.ctx, `SELECT p.receipt, coalesce(max(d.number), '') FROM payments p INDEXED BY payments_receipt
		LEFT JOIN documents d ON d.id = p.document_id WHERE p.receipt <> 0 GROUP BY p.receipt
		HAVING min(p.id) <> p.receipt OR count(*) < 2 OR count(DISTINCT p.date) > 1
			OR count(DISTINCT coalesce(d.client_id, p.client_id)) > 1 OR count(DISTINCT coalesce(d.currency, p.currency)) > 1
			OR max(d.id IS NOT NULL AND p.held_since <> 0) AND sum(p.amount) <> 0`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var receipt int64
		var number string
		if err := rows.Scan(&receipt, &number); err != nil {
			return err
		}
		v.fault(number, "encaissements", "Ceux du même versement (%d) se contredisent.", receipt)
	}
	return rows.Err()
}
