package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/pdf"
	"facturier/store"
)

// Statement is the account of a client today, and how it pays. Sums are in
// euros.
type Statement struct {
	reminder.Statement
	Client  invoice.Client
	Account invoice.ClientCredit // in every currency; Credit is what is in euros
	// AverageDays are from issue to the last payment, over the Paid invoices;
	// Late of the Settled ones, paid or due by now, were not paid by their due date.
	AverageDays, Paid, Late, Settled int
	Limit, Beyond                    invoice.Amount // the client's limit, 0 for none, and what is owed past it
}

// LateShare is the share of invoices that are paid late, or are late.
func (s *Statement) LateShare() invoice.Rate {
	if s.Settled == 0 {
		return 0
	}
	return invoice.Rate(s.Late * int(invoice.FullRate) / s.Settled)
}

// Statement is the account of a client: each piece, what is late and since
// when, how it pays.
func (a *App) Statement(ctx context.Context, clientID int64) (Statement, error) {
	return a.StatementOver(ctx, clientID, Period{})
}

// StatementOver is the account of a client over a period: what it owed before,
// each piece of the period, and what is late and how it pays as of its last
// day. A period that ends after today, or before it begins, is CodeInvalid.
func (a *App) StatementOver(ctx context.Context, clientID int64, over Period) (Statement, error) {
	var s Statement
	var err error
	if s.From, s.To, err = over.days(a.clock()); err != nil {
		return s, err
	}
	if s.Client, err = a.Client(ctx, clientID); err != nil {
		return s, err
	}
	var account []store.Account
	if account, s.Account, err = a.ClientAccount(ctx, clientID); err != nil {
		return s, err
	}
	account = asOf(account, s.To)
	s.Account = s.Account.AsOf(s.To)
	days := 0
	for i := range account {
		s.pieces(&account[i])
		s.Aged.Add(account[i].Document.DueDate, left(&account[i]), s.To)
		days += s.habit(&account[i])
	}
	s.credit(account)
	if s.Paid > 0 {
		s.AverageDays = (days + s.Paid/2) / s.Paid
	}
	slices.SortStableFunc(s.Lines, func(x, y reminder.StatementLine) int { return cmp.Compare(x.Date, y.Date) })
	s.begin()
	s.Carry()
	if s.Limit = s.Client.CreditLimit; s.Limit > 0 {
		s.Beyond = max(s.Closing()-s.Limit, 0)
	}
	return s, nil
}

// StatementPDF is a statement as a page to send.
func (a *App) StatementPDF(ctx context.Context, s Statement) ([]byte, error) {
	settings, err := a.Settings(ctx)
	if err != nil {
		return nil, err
	}
	return pdf.Statement(s.request(), settings)
}

// StatementText is the same page for the terminal.
func (a *App) StatementText(ctx context.Context, s Statement) (string, error) {
	settings, err := a.Settings(ctx)
	if err != nil {
		return "", err
	}
	return pdf.StatementText(s.request(), settings)
}

func (s *Statement) request() pdf.StatementRequest {
	return pdf.StatementRequest{Client: s.Client, Date: s.To, Statement: s.Statement}
}

// pieces are the lines of an invoice: itself, its payments, what corrects it.
func (s *Statement) pieces(one *store.Account) {
	d := &one.Document
	due := ""
	if d.DueDate != 0 {
		due = "échéance le " + d.DueDate.String()
	}
	if d.Currency != "" {
		due = strings.TrimSuffix(d.Totals.Payable.In(d.Currency)+", "+due, ", ")
	}
	s.Lines = append(s.Lines, reminder.StatementLine{Date: d.IssueDate, Piece: d.Kind.Title() + " " + d.Number, Detail: due, Debit: one.Debt.Payable})
	for i, r := range one.Debt.Reductions {
		l := reminder.StatementLine{Date: r.Date, Detail: "sur " + d.Number, Credit: r.Amount}
		if i < len(d.Payments) {
			l.Date, l.Piece = d.Payments[i].Date, paymentPiece(d.Payments[i])
			s.Lines = append(s.Lines, l)
			continue
		}
		note := one.Notes[i-len(d.Payments)]
		if l.Piece = note.Kind.Title() + " " + note.Number; note.Kind == invoice.CorrectedInvoice {
			l.Detail = "remplace " + d.Number
		}
		s.Lines = append(s.Lines, l)
	}
}

// credit are the lines of what is on no invoice, in euros: what came in, and
// what was taken out for an invoice, whose own line has it back, or for the
// client. Other currencies have no rate of their own, and stay out of the sums.
func (s *Statement) credit(account []store.Account) {
	paying := map[int64]bool{}
	for i := range account {
		for _, p := range account[i].Document.Payments {
			paying[p.Receipt] = paying[p.Receipt] || p.ByCredit()
		}
	}
	for _, p := range s.Account.Payments {
		if p.Currency != "" {
			continue
		}
		l := reminder.StatementLine{Date: p.Date, Piece: paymentPiece(p), Detail: "en crédit", Credit: p.Amount}
		if p.Amount < 0 && paying[p.Receipt] {
			l.Piece, l.Detail = "Crédit utilisé", ""
		}
		s.Lines = append(s.Lines, l)
		s.Credit += p.Amount
	}
}

func paymentPiece(p invoice.Payment) string {
	switch {
	case p.Reverses != 0:
		return "Contre-écriture"
	case p.ByCredit():
		return "Crédit utilisé"
	case p.Moved():
		return "Report"
	case p.Amount < 0:
		return "Remboursement"
	}
	label := p.Method.Label()
	return strings.ToUpper(label[:1]) + label[1:]
}

// left is what is left to pay of an invoice, in euros.
func left(one *store.Account) invoice.Amount {
	sum := one.Debt.Payable
	for _, r := range one.Debt.Reductions {
		sum -= r.Amount
	}
	return sum
}

// habit counts how an invoice was paid, and gives the days that it took.
func (s *Statement) habit(one *store.Account) (days int) {
	d := &one.Document
	var last invoice.Date
	for _, p := range d.Payments {
		if p.Amount > 0 { // what was given back or moved paid nothing
			last = max(last, p.Counts())
		}
	}
	switch {
	case left(one) <= 0 && d.Paid > 0:
		s.Settled++
		s.Paid++
		days = max(int(last-d.IssueDate), 0)
		if d.DueDate != 0 && last > d.DueDate {
			s.Late++
		}
	case left(one) > 0 && d.DueDate != 0 && s.To > d.DueDate:
		s.Settled++
		s.Late++
	}
	return days
}
