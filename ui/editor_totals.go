package ui

import (
	"facturier/invoice"
	"facturier/ui/theme"
)

// totals are the sums, live, against the right edge: all of them where there
// is room, else the one to pay alone.
func (e *editor) totals() []string {
	t := &e.doc.Totals
	var rows []string
	add := func(label string, amount invoice.Amount, style theme.Style) {
		text := e.d.right(label, 24) + "  " + e.d.right(amount.String(), 16)
		rows = append(rows, blanks(e.width-1-cells(text))+style.Render(text))
	}
	look := e.d.look
	if e.height >= 14 {
		if t.Discount != 0 {
			add("Total des lignes", t.Lines, look.Muted)
			add("Remise "+e.doc.Discount.Rate.String(), -t.Discount, look.Muted)
		}
		add("Total HT", t.Net, look.Plain)
		if e.taxed() {
			for _, g := range t.Groups {
				add("TVA "+g.Rate.String(), g.VAT, look.Plain)
			}
			add("Total TTC", t.Gross, look.Plain)
		}
		if t.Deducted != 0 {
			add("Acomptes déduits", -t.Deducted, look.Plain)
		}
		rows = append([]string{""}, rows...)
	}
	add(e.totalLabel(), t.Payable, look.Strong)
	return rows
}

// totalLabel is what the last sum is called.
func (e *editor) totalLabel() string {
	if e.doc.Kind == invoice.CreditNote {
		return "Total de l'avoir"
	}
	return "Net à payer"
}
