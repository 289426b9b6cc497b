package pdf

import (
	"facturier/invoice"
)

// The sums stand at the right of the body, as wide as their labels need.
const (
	totalsNarrow = 70.0
	totalsWide   = 110.0
)

// total is a label and a sum.
type total struct {
	label string
	sum   invoice.Amount
}

// sums are the sums of EN 16931 that this document has before the last one:
// without VAT, VAT by rate, with VAT (242 nonies A I-11°), what is deducted.
func (c *composer) sums() []total {
	d, t := c.d, &c.d.Totals
	var sums []total
	if t.Discount != 0 {
		label := "Remise"
		if d.Discount.Rate != 0 {
			label += " " + d.Discount.Rate.String()
		}
		sums = append(sums, total{"Total des lignes", t.Lines}, total{label, -t.Discount})
	}
	settled := d.SettledOn != 0 && d.Kind.Payable()
	if c.tax != franchised || len(d.Deductions) > 0 || t.Discount != 0 || settled { // in franchise it is the last sum
		sums = append(sums, total{"Total hors taxes", t.Net})
	}
	if c.tax == taxed {
		for _, g := range invoice.HighestFirst(t.Groups) {
			sums = append(sums, total{c.groupLabel(g, len(t.Groups) > 1), g.VAT})
		}
		if d.Kind.Payable() || len(d.Deductions) > 0 {
			sums = append(sums, total{"Total TTC", t.Gross})
		}
	}
	for _, deduction := range d.Deductions {
		if d.Rounds(deduction) { // BT-114
			sums = append(sums, total{"Arrondi", -deduction.Gross})
			continue
		}
		label := deduction.Number
		if c.tax != taxed { // otherwise the table of deductions has the date
			label = dated(deduction.Number, deduction.Date)
		}
		label = c.deductionWords().one + " " + label
		sums = append(sums, total{label, -deduction.Gross})
	}
	if settled { // BR-FR-CO-09: all of it is paid already
		sums = append(sums, total{"Réglé le " + d.SettledOn.String(), t.Deducted - t.Gross})
	}
	return sums
}

// payable is what is left to pay of the document on the day of its issue.
func (c *composer) payable() invoice.Amount {
	if c.d.SettledOn != 0 && c.d.Kind.Payable() {
		return 0
	}
	return c.d.Totals.Payable
}

// totals is the block of the sums, the last one largest of all.
func (c *composer) totals() block {
	sums := c.sums()
	last := c.sum(display, c.payable())
	amounts := display.width(last.text)
	labels := display.width(c.finalLabel())
	for _, t := range sums {
		amounts = max(amounts, normal.width(c.money(t.sum)))
		labels = max(labels, muted.width(thin(c.clean(t.label))))
	}
	width := min(max(labels+gutter+amounts, totalsNarrow), totalsWide)
	left := bodyWidth - width
	st := stackOf(left, width, column{width: width - amounts}, column{width: amounts + 0.1, right: true})
	st.top = 4
	for i, t := range sums {
		r := row{before: 0.5, after: 0.7}
		if i == len(sums)-1 {
			r.after = 1.4
		}
		st.add(r, c.say(muted, thin(t.label)), c.sum(normal, t.sum))
	}
	st.columns[1].width = amounts
	st.add(row{before: 1.4, after: 1, over: heavy}, entry{display, c.finalLabel()}, last)
	st.hold(len(sums) - len(c.d.Deductions))
	st.fixed()
	st.textWidth = max(st.chars(0)+textGutter+st.columns[1].chars, 38)
	st.textLeft = textWidth - st.textWidth
	stacks := []stack{st}
	if notes := c.underTotals(); len(notes) > 0 {
		under := stackOf(left, width, column{width: width})
		under.textLeft, under.textWidth = st.textLeft, st.textWidth
		under.top = st.top + st.height() + 0.4
		for _, text := range notes {
			under.add(row{after: 0.6}, c.say(fine, text))
		}
		stacks = append(stacks, under)
	}
	b := block{stacks: stacks}
	b.fit(3)
	return b
}

// finalLabel names the last sum.
func (c *composer) finalLabel() string {
	switch {
	case c.d.Kind == invoice.CreditNote:
		return "Total de l’avoir"
	case c.d.Kind == invoice.Quote && c.tax == taxed:
		return "Total TTC"
	case c.d.Kind == invoice.Quote:
		return "Total"
	}
	return "Net à payer"
}

// underTotals are the words right under the sum: why no VAT is charged (CGI 293 E,
// 242 nonies A I-12°), the VAT in euros, and the deposit that a quote asks.
func (c *composer) underTotals() []string {
	var notes []string
	for _, m := range c.mentions {
		if m.Exempts() {
			notes = append(notes, m.Text)
		}
	}
	notes = append(notes, c.inEuros()...)
	if c.d.Kind == invoice.Quote && !c.d.Asked.IsZero() {
		if text := c.asked(); text != "" {
			notes = append(notes, text)
		}
	}
	return notes
}

// inEuros are the VAT in euros of a document in another currency and the rate
// that gives it (CGI 289 IV, BR-FR-CO-12).
func (c *composer) inEuros() []string {
	if c.d.Currency == "" || c.d.ExchangeRate == 0 {
		return nil
	}
	rate := "Taux de change\u00A0: 1\u00A0" + c.d.Currency.Code() + "\u00A0=\u00A0" + c.d.ExchangeRate.String() + "\u00A0€"
	vat, err := c.d.VATInEuros()
	if err != nil || c.tax != taxed {
		return []string{rate}
	}
	return []string{"TVA en euros\u00A0: " + thin(vat.String()), rate}
}

func (c *composer) asked() string {
	amount, err := c.d.Asked.On(c.d.Totals.Gross)
	if err != nil {
		return ""
	}
	text := "Acompte demandé à la commande\u00A0: "
	if c.d.Asked.Rate != 0 {
		text += c.d.Asked.Rate.String() + ", soit "
	}
	return text + c.money(amount)
}

// deductionWords name what a document deducts: the deposits of a balance, or
// what a credit note finds already deducted from its invoice, by deposits and
// by earlier credit notes.
func (c *composer) deductionWords() struct{ one, many, left string } {
	if c.d.Kind == invoice.CreditNote {
		return struct{ one, many, left string }{"Déjà déduit", "Déjà déduit", "Reste à déduire"}
	}
	return struct{ one, many, left string }{"Acompte", "Acomptes déduits", "Reste à payer"}
}
