package app

import (
	"context"
	"slices"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/pdf"
)

// LetterPDF is a reminder as a letter for the post, with its address where the
// window of the envelope is; a mise en demeure has the words of a registered
// one. The sums of its table are those of the day of the entry.
func (a *App) LetterPDF(ctx context.Context, e reminder.Entry) ([]byte, error) {
	r, settings, err := a.letterRequest(ctx, e)
	if err != nil {
		return nil, err
	}
	return pdf.Letter(r, settings)
}

// LetterText is the same letter for the terminal.
func (a *App) LetterText(ctx context.Context, e reminder.Entry) (string, error) {
	r, settings, err := a.letterRequest(ctx, e)
	if err != nil {
		return "", err
	}
	return pdf.LetterText(r, settings)
}

func (a *App) letterRequest(ctx context.Context, e reminder.Entry) (r pdf.LetterRequest, settings invoice.Settings, err error) {
	c, err := a.Client(ctx, e.ClientID)
	if err != nil {
		return r, settings, err
	}
	if err := lawful(e, c.Type); err != nil {
		return r, settings, err
	}
	return a.written(ctx, e)
}

// posted is a letter that was sent, whatever its client has become.
func (a *App) posted(ctx context.Context, e reminder.Entry) ([]byte, error) {
	r, settings, err := a.written(ctx, e)
	if err != nil {
		return nil, err
	}
	return pdf.Letter(r, settings)
}

func (a *App) written(ctx context.Context, e reminder.Entry) (r pdf.LetterRequest, settings invoice.Settings, err error) {
	if settings, err = a.Settings(ctx); err != nil {
		return r, settings, err
	}
	c, err := a.Client(ctx, e.ClientID)
	if err != nil {
		return r, settings, err
	}
	items, err := a.claimed(ctx, c, e.Documents, e.Date)
	return pageFor(e, c, items), settings, err
}

// pageFor is the page of an entry: its words, and what it was written from.
func pageFor(e reminder.Entry, c invoice.Client, items []reminder.Item) pdf.LetterRequest {
	r := pdf.LetterRequest{Client: c, Date: e.Date, Registered: e.Tone == reminder.FormalNotice, Subject: e.Subject, Body: e.Text, Items: items}
	for _, i := range items {
		r.Enclosures = append(r.Enclosures, "facture "+i.Number)
	}
	return r
}

// PlanPDF is the letter of a payment plan, to sign by both.
func (a *App) PlanPDF(ctx context.Context, e reminder.Entry) ([]byte, error) {
	r, settings, err := a.planRequest(ctx, e)
	if err != nil {
		return nil, err
	}
	return pdf.Plan(r, settings)
}

// PlanText is the same letter for the terminal.
func (a *App) PlanText(ctx context.Context, e reminder.Entry) (string, error) {
	r, settings, err := a.planRequest(ctx, e)
	if err != nil {
		return "", err
	}
	return pdf.PlanText(r, settings)
}

func (a *App) planRequest(ctx context.Context, e reminder.Entry) (r pdf.PlanRequest, settings invoice.Settings, err error) {
	if settings, err = a.Settings(ctx); err != nil {
		return r, settings, err
	}
	r = pdf.PlanRequest{Date: e.Date, Installments: e.Plan, Terms: e.Text}
	if r.Client, err = a.Client(ctx, e.ClientID); err != nil {
		return r, settings, err
	}
	r.Items, err = a.claimed(ctx, r.Client, e.Documents, e.Date)
	return r, settings, err
}

// claimed is itemsOn by the terms of the book.
func (a *App) claimed(ctx context.Context, c invoice.Client, ids []int64, on invoice.Date) ([]reminder.Item, error) {
	settings, err := a.ReminderSettings(ctx)
	if err != nil {
		return nil, err
	}
	return a.itemsOn(ctx, settings.Terms, c, ids, on)
}

// itemsOn are invoices with what each came to on a day, the oldest due first.
func (a *App) itemsOn(ctx context.Context, terms reminder.Terms, c invoice.Client, ids []int64, on invoice.Date) ([]reminder.Item, error) {
	debts, err := a.Debts(ctx, ids)
	if err != nil {
		return nil, err
	}
	items := make([]reminder.Item, len(ids))
	for i, id := range ids {
		d := debts[i]
		d.Client = c.Type
		d.Reductions = slices.DeleteFunc(d.Reductions, func(r reminder.Reduction) bool { return r.Date > on })
		d.Invoiced = slices.DeleteFunc(d.Invoiced, func(made reminder.Invoiced) bool { return made.Date > on })
		claim, err := terms.Claim(d, on)
		if err != nil {
			return nil, err
		}
		items[i] = reminder.Item{DocumentID: id, Number: d.Number, Subject: d.Subject, IssueDate: d.IssueDate, DueDate: d.DueDate, Currency: d.Currency, Balance: claim.Balance, Claim: claim}
		if on <= d.EscompteUntil {
			items[i].Escompte = d.Escompte
		}
	}
	slices.SortStableFunc(items, func(x, y reminder.Item) int { return int(x.DueDate - y.DueDate) })
	return items, nil
}
