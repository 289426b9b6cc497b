package ui

import (
	"slices"

	"facturier/invoice"
	"facturier/ui/theme"
)

// totals are the sums, live, against the right edge: all of them where there
// is room, else the one to pay alone.
func (e *editor) totals() []string {
	t := &e.doc.Totals
	var rows []string
	add := func(label string, amount invoice.Amount, style theme.Style) {
		text := e.d.right(label, 24) + "  " + e.d.right(amount.In(e.doc.Currency), 16)
		rows = append(rows, blanks(e.width-1-cells(text))+style.Render(text))
	}
	look := e.d.look
	if e.height >= 14 {
		if t.Discount != 0 {
			add("Total des lignes", t.Lines, look.Muted)
			add(discountLabel(e.doc.Discount), -t.Discount, look.Muted)
		}
		add("Total HT", t.Net, look.Plain)
		if e.charged() {
			for _, g := range invoice.HighestFirst(t.Groups) {
				if g.Category == invoice.StandardRated {
					add("TVA "+g.Rate.String(), g.VAT, look.Plain)
				}
			}
			add("Total TTC", t.Gross, look.Plain)
		}
		if t.Deducted != 0 {
			add("Acomptes déduits", -t.Deducted, look.Plain)
		}
		rows = append([]string{""}, rows...)
	}
	add(e.totalLabel(), t.Payable, look.Strong)
	if euros, err := e.doc.VATInEuros(); err == nil && e.doc.Currency != "" && euros != 0 && e.height >= 14 { // BR-FR-CO-12
		text := e.d.right("dont TVA en euros", 24) + "  " + e.d.right(euros.String(), 16)
		rows = append(rows, blanks(e.width-1-cells(text))+look.Muted.Render(text))
	}
	return rows
}

// discountLabel names the discount of a document as its page does: with its
// rate when it is one.
func discountLabel(d invoice.Discount) string {
	if d.Rate == 0 {
		return "Remise"
	}
	return "Remise " + d.Rate.String()
}

// charged says whether the sums show VAT.
func (e *editor) charged() bool {
	if len(e.doc.Totals.Groups) == 0 {
		return e.vat.usual.Category == invoice.StandardRated
	}
	return charged(&e.doc)
}

// charged says whether some line bears VAT.
func charged(doc *invoice.Document) bool {
	return slices.ContainsFunc(doc.Totals.Groups, func(g invoice.VATGroup) bool { return g.Category == invoice.StandardRated })
}

// totalLabel is what the last sum is called.
func (e *editor) totalLabel() string {
	if e.doc.Kind == invoice.CreditNote {
		return "Total de l'avoir"
	}
	return "Net à payer"
}
