package ui

import (
	"fmt"
	"strings"

	"facturier/invoice"
	"facturier/ui/theme"
)

// tableLines are the lines of a document. Columns are there only when used.
func tableLines(d *deps, doc *invoice.Document, width int) []string {
	if len(doc.Lines) == 0 {
		return []string{"   " + d.look.Muted.Render("Aucune ligne.")}
	}
	t := table[invoice.Line]{d: d, columns: detailColumns(doc)}
	t.setWidth(width)
	t.measure(doc.Lines)
	lines := []string{t.head()}
	for i := range doc.Lines {
		names := wrap(clean(doc.Lines[i].Designation), t.flexWidth())
		shown := doc.Lines[i]
		shown.Designation = names[0]
		var b strings.Builder
		t.draw(&b, &shown, false)
		lines = append(lines, b.String())
		for _, more := range names[1:] {
			lines = append(lines, "   "+more)
		}
		if day := doc.Lines[i].Date; day != 0 {
			lines = append(lines, "     "+d.look.Muted.Render("le "+day.String()))
		}
		for _, text := range strings.Split(doc.Lines[i].Description, "\n") {
			if text = clean(text); text != "" {
				for _, part := range wrap(text, width-7) {
					lines = append(lines, "     "+d.look.Muted.Render(part))
				}
			}
		}
	}
	return lines
}

func detailColumns(doc *invoice.Document) []column[invoice.Line] {
	discounted, taxed := false, doc.Totals.VAT != 0
	for _, l := range doc.Lines {
		discounted = discounted || !l.Discount.IsZero()
		taxed = taxed || l.Category == invoice.StandardRated
	}
	columns := []column[invoice.Line]{
		{title: "Désignation", width: 16, flex: true, cell: func(d *deps, l *invoice.Line) (string, theme.Style) {
			if l.Designation == "" {
				return "(sans désignation)", d.look.Muted
			}
			return plain(d, clean(l.Designation))
		}},
		{title: "Quantité", width: 11, right: true, cell: func(d *deps, l *invoice.Line) (string, theme.Style) {
			return plain(d, clean(l.QuantityText()))
		}},
		{title: "Prix", width: 12, right: true, rank: 1, cell: func(d *deps, l *invoice.Line) (string, theme.Style) { return plain(d, l.Price.In(doc.Currency)) }},
	}
	if discounted {
		columns = append(columns, column[invoice.Line]{title: "Remise", width: 9, right: true, rank: 2,
			cell: func(d *deps, l *invoice.Line) (string, theme.Style) { return plain(d, l.Discount.In(doc.Currency)) }})
	}
	if taxed {
		columns = append(columns, column[invoice.Line]{title: "TVA", width: 6, right: true, rank: 3,
			cell: func(d *deps, l *invoice.Line) (string, theme.Style) { return plain(d, taxWord(l)) }})
	}
	return append(columns, column[invoice.Line]{title: "Montant", width: 13, right: true,
		cell: func(d *deps, l *invoice.Line) (string, theme.Style) { return plain(d, l.Net.In(doc.Currency)) }})
}

// sum is one line of the totals.
type sum struct {
	label  string
	amount invoice.Amount
	style  theme.Style
}

// totalLines are the sums of a document, on the right edge of its amounts.
func totalLines(d *deps, p *docPage, width int) []string {
	var lines []string
	for _, s := range sums(d, p) {
		text := d.right(s.label, 24) + "  " + d.right(s.amount.In(p.doc.Currency), 15)
		lines = append(lines, blanks(width-cells(text)-1)+s.style.Render(text))
	}
	return lines
}

func sums(d *deps, p *docPage) []sum {
	doc, credited := &p.doc, "Avoirs"
	if p.replaced != nil && p.replaced.Issued() {
		credited = "Remplacée"
	}
	look, t := d.look, doc.Totals
	var list []sum
	taxed := charged(doc)
	if t.Discount != 0 {
		list = append(list, sum{"Total des lignes", t.Lines, look.Plain}, sum{discountLabel(doc.Discount), -t.Discount, look.Plain})
	}
	if taxed {
		list = append(list, sum{"Total HT", t.Net, look.Plain})
		for _, g := range invoice.HighestFirst(t.Groups) {
			if g.Category == invoice.StandardRated {
				list = append(list, sum{fmt.Sprintf("TVA %s", g.Rate), g.VAT, look.Plain})
			}
		}
		list = append(list, sum{"Total TTC", t.Gross, look.Plain})
	} else if t.Deducted != 0 {
		list = append(list, sum{"Total", t.Gross, look.Plain})
	}
	for _, a := range doc.Deductions {
		label := "Acompte " + clean(a.Number)
		if doc.Rounds(a) {
			label = "Arrondi"
		}
		list = append(list, sum{label, -a.Gross, look.Plain})
	}
	last := "Net à payer"
	if doc.Kind == invoice.CreditNote {
		last = "Net à déduire"
	}
	list = append(list, sum{last, t.Payable, look.Strong})
	if !doc.Issued() || !doc.Kind.Payable() {
		return list
	}
	if doc.Credited != 0 {
		list = append(list, sum{credited, -doc.Credited, look.Plain})
	}
	if received := doc.Received(); received != 0 {
		list = append(list, sum{"Encaissé", -received, look.Plain})
	}
	if granted := doc.Granted(); granted != 0 {
		list = append(list, sum{"Escompte accordé", -granted, look.Plain})
	}
	switch back := doc.Facts().ToGiveBack(); {
	case back > 0:
		list = append(list, sum{"À rendre", back, look.Strong})
	case doc.Credited != 0 || doc.Paid != 0:
		list = append(list, sum{"Reste dû", doc.Remaining(), look.Strong})
	}
	return list
}
