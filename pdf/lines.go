package pdf

import (
	"unicode/utf8"

	"facturier/invoice"
)

// grid is the table of lines: which columns are used, and how wide they are on
// every page.
type grid struct {
	heads   []string
	columns []column
	cells   [][]entry // of each line of the document
	tax     tax
	off     bool // a line has a discount
}

// The widths of the columns after the designation, gutter included: from what
// looks even on every document to what still leaves room for a designation.
var (
	narrowest = map[string]float64{headQuantity: 25, headPrice: 24, headDiscount: 15, headVAT: 13, headAmount: 27}
	widest    = map[string]float64{headQuantity: 34, headPrice: 36, headDiscount: 30, headVAT: 20, headAmount: 38}
)

const (
	headDesignation = "Désignation"
	headQuantity    = "Quantité"
	headPrice       = "Prix unitaire"
	headDiscount    = "Remise"
	headVAT         = "TVA"
	headAmount      = "Montant"
	gutter          = 4.0
)

// newGrid takes a column only when it is used: no discount column without a
// discount, no VAT column in franchise.
func (c *composer) newGrid() *grid {
	g := &grid{tax: c.tax}
	for i := range c.d.Lines {
		g.off = g.off || !c.d.Lines[i].Discount.IsZero()
	}
	g.heads = []string{headDesignation, headQuantity, headPrice}
	if g.off {
		g.heads = append(g.heads, headDiscount)
	}
	if g.tax == taxed {
		g.heads = append(g.heads, headVAT)
	}
	g.heads = append(g.heads, headAmount)
	for i := range c.d.Lines {
		g.cells = append(g.cells, c.figures(g, &c.d.Lines[i]))
	}
	g.columns = make([]column, len(g.heads))
	left := bodyWidth
	for i := len(g.heads) - 1; i > 0; i-- {
		natural, chars := 0.0, utf8.RuneCountInString(g.label(i))
		if g.off && g.tax == taxed { // the terminal is too narrow for six columns and a long head
			chars = min(chars, utf8.RuneCountInString(headPrice))
		}
		for _, cells := range g.cells {
			natural = max(natural, cells[i].style.width(cells[i].text)+gutter)
			chars = max(chars, utf8.RuneCountInString(cells[i].text))
		}
		width := min(max(natural, narrowest[g.heads[i]]), widest[g.heads[i]])
		g.columns[i] = column{width: width, right: true, chars: min(chars, 20)}
		left -= width
	}
	g.columns[0] = column{width: left}
	return g
}

// label is the head of a column: but in franchise, prices and amounts say that
// they are without VAT.
func (g *grid) label(i int) string {
	if g.tax != franchised && (g.heads[i] == headPrice || g.heads[i] == headAmount) {
		return g.heads[i] + " HT"
	}
	return g.heads[i]
}

func (g *grid) stack() stack { return stackOf(0, bodyWidth, g.columns...) }

// head is the head of the table, on every page that has lines.
func (g *grid) head() block {
	st := g.stack()
	var texts []entry
	for i := range g.heads {
		texts = append(texts, entry{fine, g.label(i)})
	}
	st.add(row{after: 1.6, under: full}, texts...)
	b := block{kind: table, stacks: []stack{st}}
	b.fit(0)
	return b
}

// figures are the cells of a line: the unit price before any discount, and
// the discount apart (242 nonies A I-8° and I-9°).
func (c *composer) figures(g *grid, l *invoice.Line) []entry {
	texts := make([]entry, 0, len(g.heads))
	texts = append(texts, c.say(normal, l.Designation), c.say(normal, thin(l.QuantityText())), entry{normal, thin(l.Price.In(c.d.Currency))})
	if g.off {
		texts = append(texts, entry{normal, c.off(l.Discount)})
	}
	if g.tax == taxed {
		texts = append(texts, entry{normal, rateWords(l.Category, l.VAT)})
	}
	return append(texts, c.sum(normal, l.Net))
}

// block is a line of the document: figures, the date when it has its own, and
// the description under the designation.
func (g *grid) block(c *composer, i int) block {
	l := &c.d.Lines[i]
	st := g.stack()
	st.rows = make([]row, 0, 3)
	st.add(row{before: 2, after: 0.2}, g.cells[i]...)
	if !l.Date.IsZero() {
		st.add(row{}, c.say(fine, "Le "+l.Date.String()))
	}
	if l.Description != "" {
		st.add(row{}, c.say(fine, l.Description))
	}
	for i := range st.rows[1:] {
		st.rows[i].keep = true
	}
	last := &st.rows[len(st.rows)-1]
	last.after, last.under = 2, hair
	b := block{kind: table, stacks: []stack{st}}
	b.fit(0)
	return b
}

// report is the sum of the lines so far, at the foot of a page and at the head
// of the next.
func (g *grid) report(label string, so entry) block {
	st := g.stack()
	texts := make([]entry, len(g.heads))
	texts[0] = entry{smallGrey, label}
	texts[len(texts)-1] = so
	st.add(row{before: 1.8, after: 1.6, under: hair}, texts...)
	b := block{kind: table, stacks: []stack{st}}
	b.fit(0)
	return b
}
