package reminder

import (
	"fmt"
	"strings"

	"facturier/invoice"
)

// DueBack is what the user owes a client, in one currency: its credit, and what
// invoices owe it after a credit note. Debt and credit stand face to face (C. civ.
// 1347): a client is not asked for money before it is used.
type DueBack struct {
	Currency     invoice.Currency
	Credit, Owed invoice.Amount
	Numbers      []string // of the invoices that owe it
}

// Sum is all of it.
func (h DueBack) Sum() invoice.Amount { return h.Credit + h.Owed }

// String says it: "50,00 € de crédit et 120,00 € à recevoir sur F2026-0001"; "" for
// nothing.
func (h DueBack) String() string {
	var parts []string
	if h.Credit > 0 {
		parts = append(parts, h.Credit.In(h.Currency)+" de crédit")
	}
	if h.Owed > 0 {
		parts = append(parts, fmt.Sprintf("%s à recevoir sur %s", h.Owed.In(h.Currency), strings.Join(h.Numbers, ", ")))
	}
	return strings.Join(parts, " et ")
}

// How are the commands that use it for an invoice.
func (h DueBack) How(number string) string {
	var parts []string
	for _, owes := range h.Numbers {
		parts = append(parts, fmt.Sprintf("«\u00a0facturier facture encaisser %s --surplus factures\u00a0»", owes))
	}
	if h.Credit > 0 {
		parts = append(parts, fmt.Sprintf("«\u00a0facturier facture encaisser %s --credit\u00a0»", number))
	}
	return strings.Join(parts, " puis ")
}
