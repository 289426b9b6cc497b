package cii

import (
	"fmt"
	"slices"
	"strings"

	"facturier/invoice"
)

// notes are the notes of the invoice (BG-1): what the law wants said
// (BR-FR-05, BR-FR-06), then what the page says and the profile has no field for.
func (w writer) notes() []includedNote {
	var notes []includedNote
	say := func(code, content string) {
		if content = text(content); strings.TrimSpace(content) != "" {
			notes = append(notes, includedNote{content, code})
		}
	}
	for _, m := range invoice.BillingNotes(w.d) {
		say(m.Code, m.Text)
	}
	for _, content := range w.remarks() {
		say(invoice.GeneralNote, content)
	}
	return notes
}

// remarks are the subject, the quote, the second of two order numbers, the rate
// of exchange, the billing address (the profile has no place for an invoicee),
// and the deposits of a corrected invoice, which refers to the invoice that it
// replaces alone.
func (w writer) remarks() []string {
	d := w.d
	var all []string
	if d.Subject != "" {
		all = append(all, "Objet\u00a0: "+d.Subject)
	}
	if d.QuoteNumber != "" {
		all = append(all, "Devis "+dated(d.QuoteName(), d.QuoteDate))
	}
	if _, rest := w.orders(); rest != "" {
		all = append(all, rest)
	}
	if d.Currency.Code() != euro {
		all = append(all, fmt.Sprintf("Taux de change\u00a0: 1 %s = %s\u00a0€", d.Currency.Code(), d.ExchangeRate))
	}
	if d.Client.Billing != nil {
		all = append(all, "Adresse de facturation\u00a0: "+oneLine(*d.Client.Billing))
	}
	if d.Kind == invoice.CorrectedInvoice {
		for _, deduction := range d.Deductions {
			all = append(all, fmt.Sprintf("Acompte déduit\u00a0: %s, %s", dated(deduction.Number, deduction.Date), deduction.Gross.In(d.Currency)))
		}
	}
	return all
}

func dated(number string, date invoice.Date) string {
	if date.IsZero() {
		return number
	}
	return number + " du " + date.String()
}

// oneLine is an address on one line.
func oneLine(a invoice.Address) string {
	parts := append(slices.Clone(a.Lines), strings.TrimSpace(a.PostCode+" "+a.City))
	if c := country(a); c != "FR" {
		parts = append(parts, invoice.CountryName(c))
	}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ")
}
