package app

import (
	"fmt"
	"slices"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/store"
)

// Period is the days of a statement, both included: From 0 is since the first
// piece, To 0 is up to today.
type Period struct{ From, To invoice.Date }

// The fields of a period that an error names.
const (
	FieldFrom = "du"
	FieldTo   = "au"
)

func (p Period) days(today invoice.Date) (from, to invoice.Date, err error) {
	to = p.To
	if to == 0 {
		to = today
	}
	switch {
	case to > today:
		return 0, 0, invoice.Invalid(FieldTo, fmt.Sprintf("Le %s est après aujourd'hui.", to), "Un relevé s'arrête au plus tard aujourd'hui.")
	case p.From > to:
		return 0, 0, invoice.Invalid(FieldFrom, fmt.Sprintf("La période commence le %s, après sa fin, le %s.", p.From, to), "")
	}
	return p.From, to, nil
}

// asOf is an account as it was on a day: what came later had not come.
func asOf(account []store.Account, day invoice.Date) (then []store.Account) {
	for _, one := range account {
		d := one.Document
		if d.IssueDate > day {
			continue
		}
		was := store.Account{Document: d, Debt: one.Debt}
		was.Document.Payments, was.Document.Paid, was.Debt.Reductions = nil, 0, nil
		for i, r := range one.Debt.Reductions {
			on := r.Date
			if i < len(d.Payments) {
				on = d.Payments[i].Date // credit counts from an earlier day, but was on no invoice until it was used
			}
			if on > day {
				continue
			}
			was.Debt.Reductions = append(was.Debt.Reductions, r)
			if i < len(d.Payments) {
				was.Document.Payments = append(was.Document.Payments, d.Payments[i])
				was.Document.Paid += d.Payments[i].Amount
			} else {
				was.Notes = append(was.Notes, one.Notes[i-len(d.Payments)])
			}
		}
		then = append(then, was)
	}
	return then
}

// begin keeps the pieces of the period; those before make the opening balance.
func (s *Statement) begin() {
	s.Lines = slices.DeleteFunc(s.Lines, func(l reminder.StatementLine) bool {
		if l.Date >= s.From {
			return false
		}
		s.Opening += l.Debit - l.Credit
		return true
	})
}
