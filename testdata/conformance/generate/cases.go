package main

import (
	"context"
	"fmt"

	"facturier/app"
	"facturier/invoice"
)

// scenario is one case: who sells, who buys, what the draft has, and what
// follows once it is issued. The documents of every step are written.
type scenario struct {
	name   string
	seller string
	client invoice.Client
	draft  func(d *invoice.Document)
	kind   invoice.Kind // Invoice when empty
	then   []step
}

// step makes the next document from the one before: a draft to issue.
type step struct {
	name string
	make func(ctx context.Context, book *app.App, before invoice.Document) (invoice.Document, error)
}

// issueCase issues a case and what follows it.
func (p *press) issueCase(ctx context.Context, s scenario) error {
	book, err := p.book(ctx, s.seller)
	if err != nil {
		return err
	}
	d, err := p.newDraft(ctx, book, s)
	if err != nil {
		return err
	}
	if d, err = issue(ctx, book, d); err != nil {
		return err
	}
	if err := p.write(book, d, s.name); err != nil {
		return err
	}
	for _, next := range s.then {
		draft, err := next.make(ctx, book, d)
		if err != nil {
			return fmt.Errorf("%s: %w", next.name, err)
		}
		if d, err = issue(ctx, book, draft); err != nil {
			return fmt.Errorf("%s: %w", next.name, err)
		}
		if err := p.write(book, d, s.name+"-"+next.name); err != nil {
			return err
		}
	}
	return nil
}

func (p *press) newDraft(ctx context.Context, book *app.App, s scenario) (invoice.Document, error) {
	client, err := book.SaveClient(ctx, s.client)
	if err != nil {
		return invoice.Document{}, err
	}
	kind := s.kind
	if kind == "" {
		kind = invoice.Invoice
	}
	d, err := book.NewDraft(ctx, kind, client.ID)
	if err != nil {
		return d, err
	}
	settings, err := book.Settings(ctx)
	if err != nil {
		return d, err
	}
	d.Subject = "Refonte du site de l’atelier"
	d.Operation = invoice.Services
	line := settings.NewLineFor(d.Client, d.Operation)
	line.Designation, line.Quantity, line.Unit, line.Price = "Maquette de la page d’accueil", 2500, "jour", 450_0000
	d.Lines = []invoice.Line{line}
	d.ServiceStart = today.AddDays(-12)
	if s.draft != nil {
		s.draft(&d)
	}
	return d, nil
}

func credit(r invoice.CreditRequest) step {
	return step{"avoir", func(ctx context.Context, book *app.App, before invoice.Document) (invoice.Document, error) {
		return book.Credit(ctx, before.ID, r)
	}}
}

func rectify(reason string, change func(*invoice.Document)) step {
	return step{"rectificative", func(ctx context.Context, book *app.App, before invoice.Document) (invoice.Document, error) {
		d, err := book.Rectify(ctx, before.ID, reason)
		if err == nil {
			change(&d)
		}
		return d, err
	}}
}

// penalties asks for what a late invoice costs its client.
func penalties() step {
	return step{"penalites", func(ctx context.Context, book *app.App, before invoice.Document) (invoice.Document, error) {
		return book.Penalties(ctx, before.ID)
	}}
}

// late is an invoice that was due thirty days ago.
func late(d *invoice.Document) {
	d.IssueDate, d.DueDate, d.ServiceStart = today.AddDays(-60), today.AddDays(-30), today.AddDays(-70)
}

// convert invoices a part of the quote; the quote is accepted first, and found
// again from the invoices that come after it.
func convert(name string, c invoice.Conversion) step {
	return step{name, func(ctx context.Context, book *app.App, before invoice.Document) (invoice.Document, error) {
		quote := before.ID
		if before.Kind != invoice.Quote {
			quote = before.QuoteID
		} else if _, err := book.AcceptQuote(ctx, quote, invoice.Acceptance{By: "M. Durand", How: "e-mail"}); err != nil {
			return before, err
		}
		return book.Convert(ctx, quote, c)
	}}
}
