package invoice

import (
	"cmp"
	"fmt"
	"slices"
)

// Spread shares an amount among open invoices, the oldest due first, what is
// disputed last; surplus is what they do not take. The client may say otherwise; when it says nothing, a
// payment settles what is due, the oldest first (C. civ. 1342-10). What still earns its discount
// on that day is settled by the discounted sum.
func Spread(open []Row, amount Amount, day Date) (parts []Part, surplus Amount) {
	open = slices.Clone(open)
	slices.SortStableFunc(open, func(a, b Row) int {
		return cmp.Or(cmp.Compare(contested(a), contested(b)), cmp.Compare(dueOrder(a), dueOrder(b)), cmp.Compare(a.IssueDate, b.IssueDate))
	})
	for _, row := range open {
		taken := min(row.Settles(day), amount)
		if taken <= 0 {
			continue
		}
		amount -= taken
		parts = append(parts, Part{DocumentID: row.ID, Amount: taken})
	}
	return parts, amount
}

// contested puts what the client disputes last: it did not mean to pay it.
func contested(r Row) int {
	if r.Disputed {
		return 1
	}
	return 0
}

// dueOrder puts what has no due date last.
func dueOrder(r Row) Date {
	if r.DueDate == 0 {
		return 1 << 30
	}
	return r.DueDate
}

// Wish is an invoice that a client names for its payment, and how much of it;
// 0 is what settles it.
type Wish struct {
	Row    Row
	Amount Amount
}

// Allot shares an amount as the client wishes (C. civ. 1342-10), in its order;
// surplus is what was not spoken for. An amount of 0 is what the wishes make.
func Allot(wishes []Wish, amount Amount, day Date) (parts []Part, surplus Amount, err error) {
	if amount == 0 {
		for _, w := range wishes {
			amount += wanted(w, day)
		}
	}
	left := amount
	for _, w := range wishes {
		taken := wanted(w, day)
		if w.Amount == 0 {
			taken = min(taken, left)
		}
		if taken > left {
			return nil, 0, refusedAt(FieldInvoices, fmt.Sprintf("Il ne reste que %s pour %s.", left.In(w.Row.Currency), w.Row.Number), "Les parts ne peuvent pas dépasser la somme reçue.")
		}
		if taken == 0 && w.Row.Remaining() > 0 {
			return nil, 0, refusedAt(FieldInvoices, fmt.Sprintf("Il ne reste rien pour %s.", w.Row.Number), "")
		}
		left -= taken
		parts = append(parts, Part{DocumentID: w.Row.ID, Amount: taken})
	}
	return parts, left, nil
}

func wanted(w Wish, day Date) Amount {
	if w.Amount == 0 {
		return w.Row.Settles(day)
	}
	return w.Amount
}

// Beyond shares what is more than an invoice is owed: it takes its own first,
// then others, the oldest due first; surplus is what is left. An invoice that
// owes its client gives that back to them: amount is then below zero, and no
// money moves.
func Beyond(row Row, amount Amount, others []Row, day Date) (parts []Part, surplus Amount) {
	taken := min(row.Settles(day), amount)
	if row.Remaining() < 0 {
		taken, amount = amount, 0
	}
	if taken != 0 {
		parts = append(parts, Part{DocumentID: row.ID, Amount: taken})
	}
	others = slices.DeleteFunc(slices.Clone(others), func(r Row) bool { return r.ID == row.ID || r.Currency != row.Currency })
	more, surplus := Spread(others, amount-taken, day)
	return append(parts, more...), surplus
}
