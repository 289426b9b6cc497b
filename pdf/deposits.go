package pdf

import (
	"slices"

	"facturier/invoice"
)

// deposits details the deposit invoices that a balance deducts, by VAT rate,
// and what VAT is left: only with VAT, since otherwise the sums say it all. A
// block a deposit, so that a page ends between two of them, but for a table too
// small to be parted; what is left stays with the last one.
func (c *composer) deposits() []block {
	if c.tax != taxed || !slices.ContainsFunc(c.d.Deductions, func(x invoice.Deduction) bool { return !c.d.Rounds(x) }) {
		return nil
	}
	st := stackOf(0, bodyWidth, column{width: 44}, column{width: 28}, column{width: 20, right: true},
		column{width: 27, right: true}, column{width: 27, right: true}, column{width: 28, right: true})
	st.columns[1].chars = 10
	st.add(row{after: 1.4, under: full}, entry{fine, c.deductionWords().many}, entry{fine, "Date"}, entry{fine, "Taux"},
		entry{fine, "HT"}, entry{fine, "TVA"}, entry{fine, "TTC"})
	ends := []int{len(st.rows)}
	for _, deduction := range c.d.Deductions {
		c.breakdown(&st, small, deduction.Number, deduction.Date.String(), deduction.Groups)
		ends = append(ends, len(st.rows))
	}
	c.breakdown(&st, smallBold, c.deductionWords().left, "", c.d.RemainingGroups())
	st.rows[len(st.rows)-1].under = hair
	st.fixed()
	head := st.part(0, ends[0])
	blocks := make([]block, 0, len(ends))
	for i, end := range ends[1:] {
		blocks = append(blocks, st.part(ends[i], end))
	}
	if last := ends[len(ends)-1]; last < len(st.rows) {
		left := st.part(last, len(st.rows))
		left.glued = true
		blocks = append(blocks, left)
	}
	unparted := head.height+heights(blocks, 0) < cuttable
	for i := range blocks {
		blocks[i].above, blocks[i].glued = &head, blocks[i].glued || unparted && i > 0
	}
	blocks[len(blocks)-1].height += 5
	return blocks
}

// part is some rows of a table as a block.
func (s *stack) part(from, to int) block {
	some := *s
	some.rows = s.rows[from:to:to]
	b := block{kind: detail, stacks: []stack{some}}
	b.fit(0)
	return b
}

// breakdown adds a row for each VAT group, named on the first.
func (c *composer) breakdown(st *stack, look style, name, date string, groups []invoice.VATGroup) {
	for i, g := range invoice.HighestFirst(groups) {
		if i > 0 {
			name, date = "", ""
		}
		r := row{before: 0.35, after: 0.35}
		if i == 0 {
			r.over, r.before = hair, 0.7
		}
		st.add(r, c.say(look, name), entry{small, date}, entry{small, rateWords(g.Category, g.Rate)},
			c.sum(look, g.Base), c.sum(look, g.VAT), c.sum(look, g.Base+g.VAT))
	}
}

// hold keeps the sums together: only a long list of deductions, which begins
// at a row, may be parted, with a few of them on either side.
func (s *stack) hold(first int) {
	for i := range s.rows {
		s.rows[i].keep = i < first+fewest-1 || i >= len(s.rows)-1-fewest
	}
}

// beginning is the height of the least part of the sums that may end a page:
// 0 when they cannot be parted.
func (s *stack) beginning() float64 {
	height := s.top
	for i := range s.rows {
		height += s.rows[i].height()
		if !s.rows[i].keep {
			return height
		}
	}
	return 0
}
