package app

import (
	"slices"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/pdf"
)

// account leads from the sum of the invoice to what is left of it: payments and
// credit notes, by date; nil when there are none. What was undone, and its undoing,
// are left out.
func (f *recovery) account() []pdf.Movement {
	d := &f.invoice
	moves := []pdf.Movement{{Date: d.IssueDate, What: d.Title() + " " + d.Number, Amount: d.Totals.Payable}}
	for _, p := range d.Payments {
		undone := slices.ContainsFunc(d.Payments, func(other invoice.Payment) bool { return other.Reverses == p.ID })
		if p.Reverses == 0 && !undone {
			moves = append(moves, pdf.Movement{Date: p.Date, What: paymentWords(p), Amount: -p.Amount})
		}
	}
	for i := range f.credits {
		c := &f.credits[i]
		moves = append(moves, pdf.Movement{Date: c.IssueDate, What: c.Title() + " " + c.Number, Amount: -c.Totals.Payable})
	}
	if len(moves) == 1 {
		return nil
	}
	slices.SortStableFunc(moves[1:], func(a, b pdf.Movement) int { return int(a.Date - b.Date) })
	return append(moves, pdf.Movement{What: "Reste dû", Amount: d.Remaining()})
}

func paymentWords(p invoice.Payment) string {
	switch {
	case p.Method == invoice.EarlyDiscount:
		return "Escompte accordé"
	case p.ByCredit():
		return "Crédit du client"
	case p.Moved():
		return "Report"
	case p.Amount < 0:
		return "Remboursement"
	}
	return "Encaissement, " + p.Method.Label()
}

// asked is what is claimed in all: the invoice, and its penalties that are
// invoiced and unpaid.
func (f *recovery) asked() reminder.Claim {
	c := f.items[0].Claim
	for _, made := range f.items[1:] {
		c.Total += made.Claim.Total
	}
	return c
}
