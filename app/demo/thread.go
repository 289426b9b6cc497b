package demo

import (
	"context"
	"fmt"

	"facturier/invoice"
)

// thread is a job under way: the quote and the invoice that its next step is
// about.
type thread struct {
	*story
	job    job
	asked  string // share of the deposit that the quote asks for
	early  string // discount that the invoice offers to who pays early
	signed bool   // the quote comes back signed
	offer  invoice.Document
	bill   invoice.Document
}

// after schedules a step the given number of days after the first document.
func (t *thread) after(days int, do func(context.Context) error) {
	if days == never {
		return
	}
	t.at(t.job.ago-days, func(ctx context.Context) error {
		if err := do(ctx); err != nil {
			return fmt.Errorf("%s, %s: %w", t.job.client, t.job.subject, err)
		}
		return nil
	})
}

// draft saves a draft with the lines of the job.
func (t *thread) draft(ctx context.Context, kind invoice.Kind) (invoice.Document, error) {
	d, err := t.app.NewDraft(ctx, kind, t.clients[t.job.client].ID)
	if err != nil {
		return d, err
	}
	d.Subject, d.Lines = t.job.subject, nil
	for _, i := range t.job.lines {
		l, err := i.line(t.trade.settings)
		if err != nil {
			return d, err
		}
		d.Lines = append(d.Lines, l)
	}
	if kind != invoice.Quote {
		d.ServiceStart = t.now.AddDays(-2)
	} else if d.Execution = "sous quatre semaines"; t.asked != "" {
		if d.Asked, err = invoice.ParseDiscount(t.asked); err != nil {
			return d, err
		}
	}
	return t.app.SaveDraft(ctx, d)
}

func (t *thread) quote(ctx context.Context) error {
	d, err := t.draft(ctx, invoice.Quote)
	if err != nil {
		return err
	}
	return t.send(ctx, d)
}

// send saves a quote and sends it.
func (t *thread) send(ctx context.Context, d invoice.Document) (err error) {
	if d, err = t.app.SaveDraft(ctx, d); err != nil {
		return err
	}
	t.offer, err = t.app.SendQuote(ctx, d.ID, d.Client.Email)
	return err
}

func (t *thread) accept(ctx context.Context) (err error) {
	how := t.pick("signature", "e-mail", "signature")
	if t.signed {
		how = "signature"
	}
	t.offer, err = t.app.AcceptQuote(ctx, t.offer.ID, invoice.Acceptance{Date: t.now, By: t.who(), How: how})
	if err != nil || !t.signed {
		return err
	}
	return t.keepSigned(ctx)
}

// convert invoices the quote.
func (t *thread) convert(c invoice.Conversion) func(context.Context) error {
	return func(ctx context.Context) error {
		d, err := t.app.Convert(ctx, t.offer.ID, c)
		if err != nil {
			return err
		}
		if d.Kind != invoice.Deposit {
			d.ServiceStart = t.now.AddDays(-2)
		}
		return t.issue(ctx, d)
	}
}

func (t *thread) invoice(ctx context.Context) error {
	d, err := t.draft(ctx, invoice.Invoice)
	if err != nil {
		return err
	}
	return t.issue(ctx, d)
}

// issue saves a draft, issues it and sends it.
func (t *thread) issue(ctx context.Context, d invoice.Document) (err error) {
	if t.early != "" && d.Kind.Discountable() {
		if d.Escompte, err = invoice.ParseEscompte(t.early, t.now); err != nil {
			return err
		}
	}
	if d, err = t.app.SaveDraft(ctx, d); err != nil {
		return err
	}
	if d, err = t.app.Issue(ctx, d.ID); err != nil {
		return err
	}
	t.bill, err = t.app.MarkSent(ctx, d.ID, d.Client.Email)
	return err
}

func (t *thread) credit(r invoice.CreditRequest) func(context.Context) error {
	return func(ctx context.Context) error {
		d, err := t.app.Credit(ctx, t.bill.ID, r)
		if err != nil {
			return err
		}
		_, err = t.app.Issue(ctx, d.ID)
		return err
	}
}

// pay receives the balance, as such a client pays.
func (t *thread) pay(ctx context.Context) error {
	p := invoice.Payment{Method: invoice.Transfer, Reference: t.reference()}
	if !t.bill.Client.Professional() {
		switch p.Method = invoice.Method(t.pick(string(invoice.Transfer), string(invoice.Card), string(invoice.Cheque))); p.Method {
		case invoice.Card:
			p.Reference = ""
		case invoice.Cheque:
			p.Reference = fmt.Sprintf("chèque n° %07d", 1_000_000+t.random.IntN(8_999_999))
		}
	}
	return t.receive(ctx, p)
}

func (t *thread) receive(ctx context.Context, p invoice.Payment) (err error) {
	t.bill, err = t.app.Pay(ctx, t.bill.ID, p)
	return err
}

// reference is what a bank writes beside a transfer.
func (t *thread) reference() string {
	return fmt.Sprintf("VIR SEPA %06d", 100_000+t.random.IntN(899_999))
}

// who answers for the client.
func (t *thread) who() string {
	c := t.clients[t.job.client]
	if c.Contact != "" {
		return c.Contact
	}
	return c.Name
}

func (t *thread) pick(words ...string) string { return words[t.random.IntN(len(words))] }
