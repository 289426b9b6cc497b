// Package app holds the gestures that cross rooms: issue, send, convert,
// correct, import, back up, verify. What one room does alone is promoted from
// the book as it is.
package app

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"facturier/invoice"
	"facturier/mail"
	"facturier/pdf"
	"facturier/store"
)

// App is an open book with the clock and the renderer that its gestures need.
type App struct {
	*store.Book
	clock  func() invoice.Date
	now    func() time.Time // of the messages that are sent
	sender mail.Sender
}

// Open opens the book at path, made when absent. clock is asked once per
// gesture.
func Open(ctx context.Context, path string, clock func() invoice.Date) (*App, error) {
	book, err := store.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	book.SetClock(clock)
	return &App{Book: book, clock: clock, now: time.Now}, nil
}

// DefaultPath is $XDG_DATA_HOME/facturier/facturier.db, or its default under
// the home folder.
func DefaultPath() string {
	base := os.Getenv("XDG_DATA_HOME")
	if !filepath.IsAbs(base) { // the XDG specification ignores relative paths
		home, err := os.UserHomeDir()
		if err != nil {
			home = "."
		}
		base = filepath.Join(home, ".local", "share")
	}
	return filepath.Join(base, "facturier", "facturier.db")
}

// DryRun makes the gestures under ctx run whole and leave nothing behind.
func DryRun(ctx context.Context) context.Context { return store.DryRun(ctx) }

// ConfirmFuture says that an issue date after today was confirmed.
func ConfirmFuture(ctx context.Context) context.Context { return store.ConfirmFuture(ctx) }

// Today is the clock's day.
func (a *App) Today() invoice.Date { return a.clock() }

// Issue gives a draft its number, freezes it and archives its PDF: all of it
// or nothing.
func (a *App) Issue(ctx context.Context, id int64) (invoice.Document, error) {
	return a.Book.Issue(ctx, id, a.clock(), pdf.Render)
}

// SendQuote numbers and archives a draft quote, and notes to whom it went: an
// address, or words like "remis en main propre". One that is broken is refused.
func (a *App) SendQuote(ctx context.Context, id int64, to string) (invoice.Document, error) {
	if err := checkNoted(to); err != nil {
		return invoice.Document{}, err
	}
	today := a.clock()
	return a.Book.SendQuote(ctx, id, store.Delivery{Date: today, To: to}, today, pdf.Render)
}

// MarkSent notes that an issued document left, and to whom, as SendQuote does.
func (a *App) MarkSent(ctx context.Context, id int64, to string) (invoice.Document, error) {
	if err := checkNoted(to); err != nil {
		return invoice.Document{}, err
	}
	return a.Book.MarkSent(ctx, id, a.clock(), to)
}

// ReviseQuote is the draft of the next revision of a quote, which stays current
// until that draft is sent or accepted.
func (a *App) ReviseQuote(ctx context.Context, id int64) (invoice.Document, error) {
	return a.Book.ReviseQuote(ctx, id, a.clock())
}

// AcceptQuote notes who accepted a quote, when and how; a draft is numbered
// and archived first.
func (a *App) AcceptQuote(ctx context.Context, id int64, how invoice.Acceptance) (invoice.Document, error) {
	today := a.clock()
	if how.Date.IsZero() {
		how.Date = today
	}
	return a.Book.AcceptQuote(ctx, id, how, today, pdf.Render)
}

// RefuseQuote notes a refusal, today unless it says otherwise.
func (a *App) RefuseQuote(ctx context.Context, id int64, how invoice.Acceptance) (invoice.Document, error) {
	today := a.clock()
	if how.Date.IsZero() {
		how.Date = today
	}
	return a.Book.RefuseQuote(ctx, id, how, today)
}

// Pay is PayWith where the discount for early payment goes with the payment
// that earns it.
func (a *App) Pay(ctx context.Context, id int64, p invoice.Payment) (invoice.Document, error) {
	return a.PayWith(ctx, id, p, invoice.GrantAuto)
}

// PayWith records money received: by default the balance, less the discount
// that goes with it, today, by transfer.
func (a *App) PayWith(ctx context.Context, id int64, p invoice.Payment, g invoice.Grant) (invoice.Document, error) {
	today := a.clock()
	usual(&p.Date, &p.Method, today)
	if p.Amount == 0 {
		d, err := a.Document(ctx, id)
		if err != nil {
			return d, err
		}
		p.Amount = d.Remaining() - d.EscompteFor(p.Date, g)
	}
	return a.Book.PayWith(ctx, id, p, g, today)
}

// ReversePayment adds the counter-entry of a payment recorded by mistake.
func (a *App) ReversePayment(ctx context.Context, paymentID int64) (invoice.Document, error) {
	return a.Book.ReversePayment(ctx, paymentID, a.clock())
}

// SetNextNumber makes the invoices of this year go on from another tool.
func (a *App) SetNextNumber(ctx context.Context, number string) error {
	return a.Book.SetNextNumber(ctx, number, a.clock())
}
