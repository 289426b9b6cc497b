package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"facturier/invoice"
	"facturier/store"
)

// Statement is the account of a client today, in euros.
type Statement struct {
	Client  invoice.Client
	Date    invoice.Date
	Lines   []StatementLine // oldest first
	Debit   invoice.Amount
	Credit  invoice.Amount
	Balance invoice.Amount // left to pay
	NotDue  invoice.Amount
	Aged    [4]invoice.Amount // late by 1–30, 31–60, 61–90, over 90 days
	// Days from issue to the last payment, on average over the Paid invoices
	// that were settled by payment; Late of the Settled ones, paid or due by now,
	// were not settled by their due date.
	AverageDays         int
	Paid, Late, Settled int
	Limit, Beyond       invoice.Amount // the client's limit, 0 for none, and what is past it
}

// StatementLine is an invoice (Debit), or a payment or a credit note (Credit).
// Balance is what the client owes after it.
type StatementLine struct {
	Date       invoice.Date
	DocumentID int64
	Piece      string
	What       string
	Due        invoice.Date
	Debit      invoice.Amount
	Credit     invoice.Amount
	Balance    invoice.Amount
}

// Statement is the account of a client: lines, what is late and since when, how
// it pays.
func (a *App) Statement(ctx context.Context, clientID int64) (Statement, error) {
	s := Statement{Date: a.clock()}
	var err error
	if s.Client, err = a.Client(ctx, clientID); err != nil {
		return s, err
	}
	account, err := a.ClientAccount(ctx, clientID)
	if err != nil {
		return s, err
	}
	days := 0
	for i := range account {
		s.lines(&account[i])
		s.age(&account[i])
		days += s.habit(&account[i])
	}
	if s.Paid > 0 {
		s.AverageDays = (days + s.Paid/2) / s.Paid
	}
	slices.SortStableFunc(s.Lines, func(x, y StatementLine) int { return cmp.Compare(x.Date, y.Date) })
	for i := range s.Lines {
		l := &s.Lines[i]
		s.Debit, s.Credit = s.Debit+l.Debit, s.Credit+l.Credit
		s.Balance += l.Debit - l.Credit
		l.Balance = s.Balance
	}
	if s.Limit = s.Client.CreditLimit; s.Limit > 0 {
		s.Beyond = max(s.Balance-s.Limit, 0)
	}
	return s, nil
}

func (s *Statement) lines(one *store.Account) {
	d := &one.Document
	s.Lines = append(s.Lines, StatementLine{Date: d.IssueDate, DocumentID: d.ID, Piece: d.Number, What: strings.ReplaceAll(d.Kind.Title(), "’", "'"),
		Due: d.DueDate, Debit: one.Debt.Payable})
	for i, r := range one.Debt.Reductions {
		l := StatementLine{Date: r.Date, DocumentID: d.ID, Piece: d.Number, Credit: r.Amount}
		if i < len(d.Payments) {
			p := d.Payments[i]
			l.What = "Encaissement, " + p.Method.Label()
			if p.Amount < 0 {
				l.What = map[bool]string{true: "Contre-écriture", false: "Remboursement"}[p.Reverses != 0]
			}
		} else {
			note := one.Notes[i-len(d.Payments)]
			l.DocumentID, l.Piece, l.What = note.ID, note.Number, "Avoir sur "+d.Number
			if note.Kind == invoice.CorrectedInvoice {
				l.What = "Remplace " + d.Number
			}
		}
		s.Lines = append(s.Lines, l)
	}
}

// left is what is left to pay of an invoice, in euros.
func left(one *store.Account) invoice.Amount {
	sum := one.Debt.Payable
	for _, r := range one.Debt.Reductions {
		sum -= r.Amount
	}
	return sum
}

func (s *Statement) age(one *store.Account) {
	owed, late := left(one), int(s.Date-one.Document.DueDate)
	switch {
	case owed == 0:
	case late <= 0 || one.Document.DueDate == 0:
		s.NotDue += owed
	default:
		s.Aged[min((late-1)/30, 3)] += owed
	}
}

// habit counts how an invoice was paid, and gives the days that it took.
func (s *Statement) habit(one *store.Account) (days int) {
	d := &one.Document
	due := d.DueDate != 0 && s.Date > d.DueDate
	var last invoice.Date
	for _, p := range d.Payments {
		last = max(last, p.Date)
	}
	paid := left(one) <= 0 && d.Paid > 0
	switch {
	case paid:
		s.Settled++
		s.Paid++
		days = max(int(last-d.IssueDate), 0)
		if d.DueDate != 0 && last > d.DueDate {
			s.Late++
		}
	case left(one) > 0 && due:
		s.Settled++
		s.Late++
	}
	return days
}
