package pdf

import (
	"facturier/invoice"
)

// totalsWidth is the width of the sums, at the right of the body.
const totalsWidth = 80.0

// totals are the sums of EN 16931 that this document has: without VAT, VAT by
// rate, with VAT (242 nonies A I-11°), deposits deducted, and the sum to pay.
func (c *composer) totals() block {
	d, t := c.d, &c.d.Totals
	amounts := totalsAmountWidth(d)
	st := stackOf(bodyWidth-totalsWidth, totalsWidth, column{width: totalsWidth - amounts}, column{width: amounts, right: true})
	add := func(label string, a invoice.Amount) {
		st.add(row{before: 0.5, after: 0.7}, c.say(muted, label), sum(normal, a))
	}
	if t.Discount != 0 {
		add("Total des lignes", t.Lines)
		label := "Remise"
		if d.Discount.Rate != 0 {
			label += " " + d.Discount.Rate.String()
		}
		add(label, -t.Discount)
	}
	if c.liable() || t.Deducted != 0 || t.Discount != 0 || d.Kind.Payable() {
		add("Total hors taxes", t.Net)
	}
	if c.liable() {
		for _, g := range t.Groups {
			add(vatLabel(g, len(t.Groups) > 1), g.VAT)
		}
	}
	if c.liable() && d.Kind.Payable() {
		add("Total TTC", t.Gross)
	}
	for _, deduction := range d.Deductions {
		add("Acompte "+dated(deduction.Number, deduction.Date), -deduction.Gross)
	}
	if len(st.rows) > 0 {
		st.rows[len(st.rows)-1].after = 1.4
	}
	st.add(row{before: 1.6, after: 1, over: heavy}, entry{display, c.finalLabel()}, sum(display, t.Payable))
	st.fixed()
	blocks := []stack{st}
	if note := c.underTotals(); len(note) > 0 {
		under := stackOf(bodyWidth-totalsWidth, totalsWidth, column{width: totalsWidth})
		under.top = st.height() + 0.6
		for _, text := range note {
			under.add(row{after: 0.6}, c.say(fine, text))
		}
		blocks = append(blocks, under)
	}
	for i := range blocks {
		blocks[i].top += 5
	}
	b := block{stacks: blocks}
	b.fit(4)
	return b
}

func totalsAmountWidth(d *invoice.Document) float64 {
	return max(display.width(thin(d.Totals.Payable.String())), display.width(thin(d.Totals.Gross.String()))) + 2
}

// vatLabel names a VAT group, with its base when there are several.
func vatLabel(g invoice.VATGroup, several bool) string {
	label := "TVA " + g.Rate.String()
	if several {
		label += " sur " + thin(g.Base.String())
	}
	return label
}

// finalLabel names the last sum.
func (c *composer) finalLabel() string {
	switch {
	case c.d.Kind == invoice.CreditNote:
		return "Total de l’avoir"
	case c.d.Kind == invoice.Quote && c.liable():
		return "Total TTC"
	case c.d.Kind == invoice.Quote:
		return "Total"
	}
	return "Net à payer"
}

// underTotals are the words right under the sum: in franchise the one of art.
// 293 B, which comes first among the mentions, and the deposit that a quote asks.
func (c *composer) underTotals() []string {
	var notes []string
	if !c.liable() && len(c.mentions) > 0 {
		notes = append(notes, c.mentions[0])
	}
	if c.d.Kind == invoice.Quote && !c.d.Asked.IsZero() {
		if text := c.asked(); text != "" {
			notes = append(notes, text)
		}
	}
	return notes
}

func (c *composer) asked() string {
	amount, err := c.d.Asked.On(c.d.Totals.Gross)
	if err != nil {
		return ""
	}
	text := "Acompte demandé à la commande : "
	if c.d.Asked.Rate != 0 {
		text += c.d.Asked.Rate.String() + ", soit "
	}
	return text + thin(amount.String())
}

// deposits details the deposit invoices that a balance deducts, by VAT rate,
// and what VAT is left: only with VAT, since otherwise the sums say it all.
func (c *composer) deposits() []block {
	if len(c.d.Deductions) == 0 || !c.liable() {
		return nil
	}
	st := stackOf(0, bodyWidth, column{width: 44}, column{width: 28}, column{width: 20, right: true},
		column{width: 27, right: true}, column{width: 27, right: true}, column{width: 28, right: true})
	st.columns[1].chars = 10
	st.add(row{after: 1.4, under: full}, entry{fine, "Acomptes déduits"}, entry{fine, "Date"}, entry{fine, "Taux"},
		entry{fine, "HT"}, entry{fine, "TVA"}, entry{fine, "TTC"})
	for _, deduction := range c.d.Deductions {
		c.breakdown(&st, small, deduction.Number, deduction.Date.String(), deduction.Groups)
	}
	c.breakdown(&st, smallBold, "Reste à payer", "", c.d.RemainingGroups())
	st.rows[len(st.rows)-1].under = hair
	st.fixed()
	b := block{stacks: []stack{st}}
	b.fit(5)
	return []block{b}
}

// breakdown adds a row for each VAT group, named on the first.
func (c *composer) breakdown(st *stack, look style, name, date string, groups []invoice.VATGroup) {
	for i, g := range groups {
		if i > 0 {
			name, date = "", ""
		}
		r := row{before: 0.7, after: 0.5}
		if i == 0 {
			r.over, r.before = hair, 1
		}
		st.add(r, c.say(look, name), entry{small, date}, entry{small, g.Rate.String()},
			sum(look, g.Base), sum(look, g.VAT), sum(look, g.Base+g.VAT))
	}
}
