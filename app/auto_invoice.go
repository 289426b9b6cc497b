package app

import (
	"context"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/store"
)

// AutoInvoice issues the invoice of the whole of a quote that has just been
// accepted, and sends it to the client, for who wants it (AutoInvoice in the
// settings, off by default): done says whether an invoice was made. Where the
// message does not leave, the invoice stays issued, the error says why, and the
// entry, when it was written, waits in the envois; one that cannot be issued
// stays a draft, which is d. A quote that has an invoice
// or a draft of one already is left alone.
func (a *App) AutoInvoice(ctx context.Context, quoteID int64, ask Ask) (d invoice.Document, e reminder.Entry, done bool, err error) {
	settings, err := a.ReminderSettings(ctx)
	if err != nil || !settings.AutoInvoice || store.IsDryRun(ctx) {
		return d, e, false, err
	}
	quote, err := a.Document(ctx, quoteID)
	if err != nil || quote.Status != invoice.StatusAccepted {
		return d, e, false, err
	}
	made, err := a.InvoicesOf(ctx, quoteID)
	if err != nil || len(made) > 0 {
		return d, e, false, err
	}
	draft, err := a.Convert(ctx, quoteID, invoice.Conversion{})
	if err != nil {
		return d, e, false, err
	}
	if d, err = a.Issue(ctx, draft.ID); err != nil {
		return draft, e, false, err
	}
	e, err = a.SendDocument(ctx, d.ID, "", "", ask)
	return d, e, true, err
}
