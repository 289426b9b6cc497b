package app

import (
	"testing"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// acceptedQuote is a quote of 500 € that was accepted.
func (r *routine) acceptedQuote(c invoice.Client) invoice.Document {
	r.t.Helper()
	q, err := r.NewDraft(r.t.Context(), invoice.Quote, c.ID)
	r.must(err)
	q.Subject = "Site"
	q.Lines = []invoice.Line{{Designation: "Maquette", Quantity: 1000, Unit: "jour", Price: 5_000_000, Category: invoice.ExemptFromTax, Exemption: invoice.FranchiseReason}}
	q, err = r.SaveDraft(r.t.Context(), q)
	r.must(err)
	q, err = r.AcceptQuote(r.t.Context(), q.ID, invoice.Acceptance{By: "M. Durand"})
	r.must(err)
	return q
}

func TestAnAcceptedQuoteIsInvoicedByItselfForWhoWantsIt(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	q := r.acceptedQuote(c)
	if _, _, done, err := r.AutoInvoice(ctx, q.ID, nil); done || err != nil {
		t.Errorf("it is off: got %v, %v", done, err)
	}
	s, err := r.ReminderSettings(ctx)
	r.must(err)
	s.AutoInvoice = true
	r.must(r.SaveReminderSettings(ctx, s))
	if _, _, done, err := r.AutoInvoice(DryRun(ctx), q.ID, nil); done || err != nil {
		t.Errorf("a dry run: got %v, %v", done, err)
	}
	d, e, done, err := r.AutoInvoice(ctx, q.ID, nil)
	if err != nil || !done || d.Number != "F2026-0001" || e.Result != reminder.Sent || len(r.post.letters()) != 1 {
		t.Errorf("got %s, %s, %v, %v and %d letters", d.Number, e.Result, done, err, len(r.post.letters()))
	}
	if d, err = r.Document(ctx, d.ID); err != nil || d.SentOn != r.day {
		t.Errorf("sent on %q, %v", d.SentOn, err)
	}
	if _, _, done, err := r.AutoInvoice(ctx, q.ID, nil); done || err != nil {
		t.Errorf("twice: got %v, %v", done, err)
	}
	zoe := r.client("Zoé", invoice.Consumer)
	zoe.Email = ""
	_, err = r.SaveClient(ctx, zoe)
	r.must(err)
	d, _, done, err = r.AutoInvoice(ctx, r.acceptedQuote(zoe).ID, nil)
	if !done || d.Number != "F2026-0002" {
		t.Errorf("without an address: got %s, %v, want it issued", d.Number, done)
	}
	wantRefused(t, err, invoice.CodeInvalid, "adresse e-mail")
}
