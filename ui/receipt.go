package ui

import (
	"context"
	"fmt"
	"strings"

	"github.com/charmbracelet/bubbles/key"

	"facturier/invoice"
)

// What `$` does for a client.
const (
	receiveMoney = "encaisser"
	refundCredit = "rembourser"
)

// fieldBack is the sum that goes back to a client.
const fieldBack = "rendu"

// openReceipt is `$` on a client: one transfer over its invoices, or its credit
// back to it.
func openReceipt(d *deps, c invoice.Client) step {
	return act(func(ctx context.Context) (paying, error) { return readPaying(ctx, d, c.ID) }, func(got paying, err error) step {
		if err != nil {
			return fail(err)
		}
		return push(receipt(d, c, got))
	})
}

func receipt(d *deps, c invoice.Client, got paying) screen {
	currencies := got.currencies()
	in := func(f *form) invoice.Currency {
		if len(currencies) > 1 {
			code, _ := invoice.ParseCurrency(f.text(invoice.FieldCurrency))
			return code
		}
		return currencies[0]
	}
	sum := func(f *form, name string) invoice.Amount {
		amount, _ := invoice.ParseAmount(f.text(inCurrency(name, in(f))))
		return amount
	}
	refund := func(f *form) bool { return f.text(fieldWhat) == refundCredit }
	share := func(f *form) (invoice.Receipt, error) {
		r, err := invoice.Share(got.open, in(f), sum(f, invoice.FieldAmount), paymentIn(d, f).Date, f.text(invoice.FieldInvoices))
		if err == nil && r.Currency != in(f) {
			err = invoice.Invalid(invoice.FieldInvoices, fmt.Sprintf("Cette facture est en %s, pas en %s.", r.Currency.Code(), in(f).Code()), "Choisissez sa devise.")
		}
		return r, err
	}
	submit := func(f *form) step {
		p := paymentIn(d, f)
		p.Currency = in(f)
		if refund(f) {
			p.Amount = sum(f, fieldBack)
			return settling(f, func(ctx context.Context) (invoice.Settled, error) { return d.book.Refund(ctx, c.ID, p) })
		}
		r, err := share(f)
		if err != nil {
			f.fail(err)
			return step{}
		}
		r.ClientID, r.Date, r.Method, r.Reference = c.ID, p.Date, p.Method, p.Reference
		return settling(f, func(ctx context.Context) (invoice.Settled, error) { return d.book.Receive(ctx, r) })
	}
	receives := func(f *form) bool { return !refund(f) }
	fields := []*field{dateField(invoice.FieldDate, "Date", d.today().String(), d.today()),
		methodField(methodChoices()),
		textField(invoice.FieldReference, "Référence", ""),
		textField(invoice.FieldInvoices, "Factures", "").hinted("Vide\u00a0: la plus ancienne échéance d'abord. Ou leurs numéros et leurs parts\u00a0: F2026-0012=500, F2026-0015.").
			saying(func(f *form) []string {
				r, err := share(f)
				if err != nil {
					return []string{sentence(err)}
				}
				lines := shareLines(d, got.open, r, paymentIn(d, f).Date)
				if len(r.Parts) == 0 && c.Type != invoice.Consumer {
					lines = append(lines, invoice.AdvanceHint)
				}
				return lines
			}).only(receives)}
	var choices []choice
	for _, code := range currencies { // a sum in each: what is proposed is in the one that is chosen
		choices = append(choices, choice{code.Code(), code.Code()})
		fields = append([]*field{
			sumField(inCurrency(fieldBack, code), "Montant", got.credit.Sum(code).Number(), code).also(invoice.FieldAmount).
				only(func(f *form) bool { return refund(f) && in(f) == code }),
			sumField(inCurrency(invoice.FieldAmount, code), "Montant", got.due(code, d.today()), code).also(invoice.FieldAmount).
				only(func(f *form) bool { return receives(f) && in(f) == code })}, fields...)
	}
	if len(currencies) > 1 {
		fields = append([]*field{choiceField(invoice.FieldCurrency, "Devise", choices[0].value, choices...)}, fields...)
	}
	title := "Encaisser"
	if creditWords(got.credit) != "" {
		title = "Encaisser ou rembourser"
		fields = append([]*field{choiceField(fieldWhat, "Quoi", receiveMoney, choice{receiveMoney, "encaisser"}, choice{refundCredit, "rembourser son crédit"})}, fields...)
	}
	return newDialog(d, title, got.about(d, c), submit, fields...)
}

// inCurrency is the name of the field of a sum in one currency.
func inCurrency(name string, in invoice.Currency) string { return name + string(in) }

// about are the lines above the fields.
func (p *paying) about(d *deps, c invoice.Client) []string {
	var owed []string
	for _, in := range p.currencies() {
		if due := p.sum(in); due > 0 {
			owed = append(owed, due.In(in))
		}
	}
	said := "Ne doit rien"
	if owed != nil {
		said = "Doit " + strings.Join(owed, ", ")
	}
	if held := creditWords(p.credit); held != "" {
		said += ", crédit " + held
	}
	return []string{d.look.Strong.Render(clientName(c.Name)), said}
}

// currencies are those that the client owes or has credit in, in the order of its debts; the
// euro when there is none.
func (p *paying) currencies() (all []invoice.Currency) {
	known := map[invoice.Currency]bool{}
	add := func(in invoice.Currency) {
		if !known[in] {
			known[in], all = true, append(all, in)
		}
	}
	for _, row := range p.open {
		add(row.Currency)
	}
	for _, in := range p.credit.Currencies() {
		add(in)
	}
	if all == nil {
		add("")
	}
	return all
}

func (p *paying) sum(in invoice.Currency) (sum invoice.Amount) {
	for i := range p.open {
		if row := &p.open[i]; row.Currency == in {
			sum += row.Remaining()
		}
	}
	return sum
}

// due is what settles all that is owed in a currency on a day as a field shows
// it, "" for nothing.
func (p *paying) due(in invoice.Currency, day invoice.Date) string {
	var sum invoice.Amount
	for i := range p.open {
		if row := &p.open[i]; row.Currency == in {
			sum += row.Settles(day)
		}
	}
	if sum <= 0 {
		return ""
	}
	return sum.Number()
}

// creditWords are a client's credit in each currency, "" for none.
func creditWords(c invoice.ClientCredit) string {
	var sums []string
	for _, in := range c.Currencies() {
		sums = append(sums, c.Sum(in).In(in))
	}
	return strings.Join(sums, ", ")
}

// hasCredit enables what needs a credit that stands, or its payments.
func (s *clientPage) hasCredit() bool { return len(s.credit.Payments) > 0 }

// moneyKeys are the gestures on the money of the client.
func (s *clientPage) moneyKeys() []key.Binding {
	keys := s.d.keys
	return []key.Binding{named(keys.Pay, "encaisser du client"), when(s.hasCredit(), named(keys.Undo, "annuler un crédit"))}
}
