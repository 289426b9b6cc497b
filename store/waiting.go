package store

import (
	"context"
	"database/sql"
	"errors"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// Waiting is all that the morning list is made of.
type Waiting struct {
	Settings reminder.Settings
	Invoices []WaitingInvoice  // late, or due within SoonDays
	Quotes   []WaitingDocument // sent, still valid, without an answer for a while or about to expire
	Accepted []WaitingDocument // quotes that are not wholly invoiced
	Drafts   []WaitingDocument // not touched for a while
	Owed     []OwedInvoice     // what is to be given back to clients
	Declared []reminder.Entry  // the last lines about declarations, newest first
}

// WaitingInvoice is an invoice with something left to pay, in euros, and where
// it stands. Received is what came in since the promise or the plan on which it
// rests, over all the invoices of that line; like Promised, Plan and Own, what
// is left, it is in Currency.
type WaitingInvoice struct {
	ID         int64
	Kind       invoice.Kind
	Status     invoice.Status
	Number     string
	Revision   int
	ClientID   int64
	ClientName string
	Type       invoice.ClientType
	Rhythm     reminder.Rhythm
	Position   reminder.Position
	Currency   invoice.Currency
	Own        invoice.Amount
	Promised   invoice.Amount
	Plan       []reminder.Installment
	Received   invoice.Amount
}

// WaitingDocument is a quote or a draft that waits. Amount is in euros: of an
// accepted quote, what is left to invoice. Date is when it was sent, accepted,
// or saved; AskedOn the last message about it.
type WaitingDocument struct {
	ID         int64
	Kind       invoice.Kind
	Number     string
	Revision   int
	ClientID   int64
	ClientName string
	Amount     invoice.Amount
	Date       invoice.Date
	ValidUntil invoice.Date
	AskedOn    invoice.Date
	Currency   invoice.Currency
	Own        invoice.Amount // Amount in Currency
	PutOff     invoice.Date   // until that day, included
}

// Waiting costs what waits, whatever the size of the book.
func (b *Book) Waiting(ctx context.Context, today invoice.Date) (w Waiting, err error) {
	err = b.read(ctx, func(tx *session) error {
		if w.Settings, err = loadReminderSettings(ctx, tx); err != nil {
			return err
		}
		if w.Invoices, err = collect(ctx, tx, selectWaitingInvoices, []any{today + invoice.SoonDays}, scanWaitingInvoice); err != nil {
			return err
		}
		if w.Owed, err = collect(ctx, tx, selectOwed, nil, scanOwed); err != nil {
			return err
		}
		asked, saved := today.AddDays(-w.Settings.FollowUpDays), today.AddDays(-w.Settings.DraftDays)
		for _, q := range []struct {
			into  *[]WaitingDocument
			query string
			args  []any
		}{
			{&w.Quotes, selectWaitingQuotes, []any{today, asked, today + invoice.SoonDays, asked}},
			{&w.Accepted, selectAcceptedQuotes, nil},
			{&w.Drafts, selectOldDrafts, []any{saved}},
		} {
			if *q.into, err = collect(ctx, tx, q.query, q.args, scanWaitingDocument); err != nil {
				return err
			}
		}
		w.Declared, err = loadEntries(ctx, tx, "INDEXED BY journal_client WHERE j.client_id IS NULL AND j.subject <> '' ORDER BY j.id DESC LIMIT 20")
		return err
	})
	return w, err
}

// Standings are where invoices stand, late or not, in the order asked.
func (b *Book) Standings(ctx context.Context, ids []int64) (all []WaitingInvoice, err error) {
	err = b.read(ctx, func(tx *session) error {
		for _, id := range ids {
			w, err := scanWaitingInvoice(tx.QueryRowContext(ctx, waitingInvoice+waitingInvoiceJoins+" WHERE d.id = +?", id))
			if errors.Is(err, sql.ErrNoRows) {
				return noDocument(id)
			}
			if err != nil {
				return err
			}
			all = append(all, w)
		}
		return nil
	})
	return all, err
}

const (
	waitingInvoice = `SELECT d.id, d.kind, d.status, d.number, d.revision, coalesce(d.client_id, 0), coalesce(c.name, ''), coalesce(c.type, ''), coalesce(c.rhythm, ''),
		d.due, d.balance, coalesce(p.tone, ''), coalesce(p.tone_on, 0), coalesce(p.rest, ''), coalesce(p.rest_until, 0), coalesce(p.put_off, 0),
		CASE WHEN p.rest = 'promesse' THEN (SELECT amount FROM journal WHERE id = p.rest_entry) ELSE 0 END,
		CASE WHEN p.rest = 'plan' THEN (SELECT plan FROM journal WHERE id = p.rest_entry) ELSE '' END,
		CASE WHEN p.rest IN ('promesse', 'plan') THEN (SELECT sum(x.rest_balance - iif(e.currency = '', e.balance, e.payable - e.paid - e.credited)) FROM positions x INDEXED BY positions_entry
			CROSS JOIN documents e ON e.id = x.document_id WHERE x.rest_entry = p.rest_entry) ELSE 0 END,
		d.currency, ` + ownBalance + ` FROM documents d`
	waitingInvoiceJoins   = ` LEFT JOIN clients c ON c.id = d.client_id LEFT JOIN positions p ON p.document_id = d.id`
	selectWaitingInvoices = waitingInvoice + " INDEXED BY documents_open" + waitingInvoiceJoins + `
	WHERE d.phase BETWEEN 1 AND 3 AND d.due > 0 AND d.due <= +? ORDER BY d.due, d.slot`
)

func scanWaitingInvoice(row scanner) (w WaitingInvoice, err error) {
	var plan string
	var kind, status int
	p := &w.Position
	if err := row.Scan(&w.ID, &kind, &status, &w.Number, &w.Revision, &w.ClientID, &w.ClientName, &w.Type, &w.Rhythm, &p.DueDate, &p.Balance,
		&p.Last, &p.LastOn, &p.Rest, &p.RestUntil, &p.PutOff, &w.Promised, &plan, &w.Received, &w.Currency, &w.Own); err != nil {
		return w, err
	}
	w.Kind, w.Status = word(kinds, kind), word(statuses, status)
	if p.DueDate == noDue {
		p.DueDate = 0
	}
	w.Plan, err = readPlan(plan)
	return w, err
}

// waitingColumns are those of scanWaitingDocument, but for the date.
const waitingColumns = `d.id, d.kind, d.number, d.revision, coalesce(d.client_id, 0), coalesce(c.name, ''), d.balance,
	d.payable, d.invoiced, d.currency, d.exchange_rate, d.valid_until, coalesce(p.asked_on, 0), coalesce(p.put_off, 0)`

const waitingJoins = ` CROSS JOIN documents d ON d.id = w.id LEFT JOIN clients c ON c.id = d.client_id LEFT JOIN positions p ON p.document_id = d.id`

const (
	selectWaitingQuotes = "SELECT " + waitingColumns + ", d.sent_on FROM (SELECT id FROM documents INDEXED BY documents_due WHERE phase = 11 AND due >= +? ORDER BY due, slot) w" +
		waitingJoins + " WHERE (d.sent_on <= +? OR d.due <= +?) AND coalesce(p.asked_on, 0) <= +?"
	selectAcceptedQuotes = "SELECT " + waitingColumns + ", d.answered_on FROM (SELECT id FROM documents INDEXED BY documents_phase WHERE phase = 12 ORDER BY slot) w" + waitingJoins
	selectOldDrafts      = "SELECT " + waitingColumns + `, d.saved_on FROM (SELECT id FROM documents INDEXED BY documents_phase WHERE phase = 0
		UNION ALL SELECT id FROM documents INDEXED BY documents_phase WHERE phase = 10) w` + waitingJoins + " WHERE d.saved_on BETWEEN 1 AND +?"
)

func scanWaitingDocument(row scanner) (w WaitingDocument, err error) {
	var d invoice.Document
	var kind int
	if err := row.Scan(&w.ID, &kind, &w.Number, &w.Revision, &w.ClientID, &w.ClientName, &w.Amount,
		&d.Totals.Payable, &d.Invoiced, &d.Currency, &d.ExchangeRate, &w.ValidUntil, &w.AskedOn, &w.PutOff, &w.Date); err != nil {
		return w, err
	}
	w.Currency, w.Own = d.Currency, d.Totals.Payable-d.Invoiced
	if w.Kind = word(kinds, kind); d.Invoiced != 0 {
		w.Amount, err = d.InEuros(d.Totals.Payable - d.Invoiced)
	}
	return w, err
}
