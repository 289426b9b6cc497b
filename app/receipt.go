package app

import (
	"context"
	"fmt"
	"strings"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// openWindow is how many open invoices are asked at once.
const openWindow = 200

// OpenInvoices are the invoices of a client that are left to pay, in every
// currency, the oldest due first, each with the discount that it still offers
// and whether it is disputed.
func (a *App) OpenInvoices(ctx context.Context, clientID int64) (open []invoice.Row, err error) {
	early, err := a.Early(ctx, clientID)
	if err != nil {
		return nil, err
	}
	disputed, err := a.DisputedBy(ctx, clientID)
	if err != nil {
		return nil, err
	}
	q := invoice.Query{Family: invoice.InvoiceFamily, State: invoice.FilterOpen, ClientID: clientID, Sort: invoice.ByDue, Limit: openWindow, Today: a.clock()}
	for {
		rows, err := a.Documents(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			row.Early, row.Disputed = early[row.ID], disputed[row.ID]
			open = append(open, row)
		}
		if len(rows) < openWindow {
			return open, nil
		}
		q.Cursor = rows[len(rows)-1].Cursor
	}
}

// usual is what a payment that does not say it has: today, by transfer.
func usual(day *invoice.Date, method *invoice.Method, today invoice.Date) {
	if day.IsZero() {
		*day = today
	}
	if *method == "" {
		*method = invoice.Transfer
	}
}

// Receive records a receipt of a client: by default today, by transfer.
func (a *App) Receive(ctx context.Context, r invoice.Receipt) (invoice.Settled, error) {
	today := a.clock()
	usual(&r.Date, &r.Method, today)
	return a.Book.Receive(ctx, r, today)
}

// PayBeyond records a payment of an invoice, by default of its balance; what is
// more is kept as the credit of its client, after its other open invoices when
// elsewhere is asked; g says whether it has its discount for early payment. So is what an invoice owes its client, in the means by
// which it was paid.
func (a *App) PayBeyond(ctx context.Context, id int64, p invoice.Payment, elsewhere bool, g invoice.Grant) (s invoice.Settled, err error) {
	d, err := a.Document(ctx, id)
	if err != nil {
		return s, err
	}
	if p.Date.IsZero() {
		p.Date = a.clock()
	}
	row := d.Row()
	row.Early = d.EarlyBy(p.Date, g)
	if p.Amount == 0 {
		p.Amount = row.Settles(p.Date)
	}
	if d.Remaining() < 0 && p.Method == "" {
		p.Method = d.PaidBy()
	}
	var others []invoice.Row
	if elsewhere {
		if others, err = a.OpenInvoices(ctx, d.Client.ID); err != nil {
			return s, err
		}
	}
	r := invoice.Receipt{ClientID: d.Client.ID, Currency: d.Currency, Date: p.Date, Method: p.Method, Reference: p.Reference}
	if !d.Issued() || !d.Kind.Payable() || p.Amount == 0 { // refused for what it is
		_, err := a.Pay(ctx, id, p)
		return s, err
	}
	r.Parts, r.Surplus = invoice.Beyond(row, p.Amount, others, p.Date)
	if len(r.Parts) > 0 && r.Parts[0].DocumentID == id {
		r.Parts[0].Grant = g
	}
	return a.Receive(ctx, r)
}

// UseCredit pays an invoice with the credit of its client: all that fits for an
// amount of 0, today for no day.
func (a *App) UseCredit(ctx context.Context, id int64, amount invoice.Amount, day invoice.Date) (invoice.Settled, error) {
	today := a.clock()
	if day.IsZero() {
		day = today
	}
	return a.Book.UseCredit(ctx, id, amount, day, today)
}

// Refund gives credit back to its client: by default all of it, today, by
// transfer.
func (a *App) Refund(ctx context.Context, clientID int64, p invoice.Payment) (invoice.Settled, error) {
	today := a.clock()
	usual(&p.Date, &p.Method, today)
	if p.Amount == 0 {
		credit, err := a.ClientCredit(ctx, clientID)
		if err != nil {
			return invoice.Settled{}, err
		}
		p.Amount = max(credit.There(p.Currency, p.Date), 1) // nothing is refused for what it is
		held, err := a.DueBack(ctx, clientID, p.Currency)
		if err == nil && held.Credit <= 0 && held.Owed > 0 {
			err = owedElsewhere(held)
		}
		if err != nil {
			return invoice.Settled{}, err
		}
	}
	return a.Book.Refund(ctx, clientID, p, today)
}

// owedElsewhere says which invoices owe a client that has no credit.
func owedElsewhere(h reminder.DueBack) error {
	first := h.Numbers[0]
	return invoice.At(invoice.Refused(fmt.Sprintf("Ce client n'a pas de crédit, mais %s à rendre sur %s.", h.Owed.In(h.Currency), strings.Join(h.Numbers, ", ")),
		fmt.Sprintf("«\u00a0facturier facture encaisser %s\u00a0» les rend, --surplus credit les garde en crédit.", first)), invoice.FieldAmount)
}

// Clients is one window of the clients, each with what is owed to it.
func (a *App) Clients(ctx context.Context, q invoice.ClientQuery) ([]invoice.ClientRow, error) {
	rows, err := a.Book.Clients(ctx, q)
	if err != nil {
		return nil, err
	}
	ids := make([]int64, len(rows))
	for i := range rows {
		ids[i] = rows[i].ID
	}
	held, err := a.DueBackOf(ctx, ids)
	for i := range held {
		rows[i].DueBack = held[i]
	}
	return rows, err
}

// Reverse adds the counter-entries of a receipt recorded by mistake.
func (a *App) Reverse(ctx context.Context, paymentID int64) (invoice.Settled, error) {
	return a.Book.Reverse(ctx, paymentID, a.clock())
}
