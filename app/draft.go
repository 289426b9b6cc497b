package app

import (
	"context"
	"fmt"

	"facturier/invoice"
)

// NewDraft is an unsaved draft with the defaults of the settings and of the
// client; clientID 0 leaves the client empty.
func (a *App) NewDraft(ctx context.Context, kind invoice.Kind, clientID int64) (invoice.Document, error) {
	settings, err := a.Settings(ctx)
	if err != nil {
		return invoice.Document{}, err
	}
	var client invoice.Client
	if clientID != 0 {
		if client, err = a.Client(ctx, clientID); err != nil {
			return invoice.Document{}, err
		}
	}
	if kind == invoice.Quote {
		return invoice.NewQuote(settings, client, a.clock()), nil
	}
	return invoice.NewInvoice(settings, client, a.clock()), nil
}

// Duplicate saves a new draft with the content of a document. A deposit or a
// balance only means something beside its quote, penalties are claimed once: both are refused.
func (a *App) Duplicate(ctx context.Context, id int64) (invoice.Document, error) {
	settings, d, err := a.with(ctx, id)
	if err != nil {
		return d, err
	}
	if d.Kind == invoice.Deposit || d.Kind == invoice.Balance {
		return d, invoice.Refused(fmt.Sprintf("%s est une %s : elle se refait depuis le devis %s.", d.DisplayNumber(), d.Kind.Label(), d.QuoteNumber),
			fmt.Sprintf("Sur ce devis : « facturier devis convertir %s », ou la touche c.", d.QuoteNumber))
	}
	if d.ClaimsPenalties() {
		return d, invoice.Refused(fmt.Sprintf("%s est une facture de pénalités\u00a0: elle ne se duplique pas, rien ne se réclamant deux fois.", d.DisplayNumber()),
			fmt.Sprintf("Ce qui a couru depuis\u00a0: «\u00a0facturier facture penalites %s\u00a0».", d.Penalties.Number))
	}
	return a.SaveDraft(ctx, invoice.Duplicate(d, settings, a.clock()))
}

// Convert saves the draft of an invoice made from an accepted quote.
func (a *App) Convert(ctx context.Context, quoteID int64, c invoice.Conversion) (invoice.Document, error) {
	settings, quote, err := a.with(ctx, quoteID)
	if err != nil {
		return quote, err
	}
	made, err := a.InvoicesOf(ctx, quoteID)
	if err != nil {
		return quote, err
	}
	draft, err := invoice.Convert(quote, made, c, settings, a.clock())
	if err != nil {
		return draft, err
	}
	return a.SaveDraft(ctx, draft)
}

// Progress is what has been invoiced of a quote and what is left.
func (a *App) Progress(ctx context.Context, quoteID int64) (invoice.QuoteProgress, error) {
	quote, err := a.Document(ctx, quoteID)
	if err != nil {
		return invoice.QuoteProgress{}, err
	}
	made, err := a.InvoicesOf(ctx, quoteID)
	if err != nil {
		return invoice.QuoteProgress{}, err
	}
	return invoice.Progress(quote, made), nil
}

// Credit saves the draft of a credit note on an issued invoice.
func (a *App) Credit(ctx context.Context, invoiceID int64, r invoice.CreditRequest) (invoice.Document, error) {
	settings, origin, err := a.with(ctx, invoiceID)
	if err != nil {
		return origin, err
	}
	made, err := a.MadeOf(ctx, invoiceID)
	if err != nil {
		return origin, err
	}
	draft, err := invoice.Credit(origin, made, r, settings, a.clock())
	if err != nil {
		return draft, err
	}
	return a.SaveDraft(ctx, draft)
}

// Rectify saves the draft of the invoice that replaces an issued one, which is
// cancelled once the draft is issued (CGI 289 I-5).
func (a *App) Rectify(ctx context.Context, invoiceID int64, reason string) (invoice.Document, error) {
	settings, origin, err := a.with(ctx, invoiceID)
	if err != nil {
		return origin, err
	}
	made, err := a.MadeOf(ctx, invoiceID)
	if err != nil {
		return origin, err
	}
	draft, err := invoice.Rectify(origin, made, reason, settings, a.clock())
	if err != nil {
		return draft, err
	}
	return a.SaveDraft(ctx, draft)
}

func (a *App) with(ctx context.Context, id int64) (invoice.Settings, invoice.Document, error) {
	settings, err := a.Settings(ctx)
	if err != nil {
		return settings, invoice.Document{}, err
	}
	d, err := a.Document(ctx, id)
	return settings, d, err
}
