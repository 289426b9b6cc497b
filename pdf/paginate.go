package pdf

// pages lays the document out; what a second page holds barely moves up to the
// first, when the white space above the subject has room for it.
func (c *composer) pages() []page {
	pages := c.paginate()
	if len(pages) == 2 {
		c.tight = true
		if one := c.paginate(); len(one) == 1 {
			return one
		}
	}
	return pages
}

// paginate decides every page break. Each page is filled before the next one
// begins, but for what stays together: the sums with the last line, what is at
// the foot with what comes before it.
func (c *composer) paginate() []page {
	p := newPress(c)
	for _, b := range c.opening() {
		p.flow(b)
	}
	end := c.ending()
	for i := range c.d.Lines {
		b := p.grid.block(c, i)
		if i == len(c.d.Lines)-1 {
			p.line(b, c.d.Lines[i].Net, end.sums, end.afterLine()...)
		} else {
			p.line(b, c.d.Lines[i].Net, 0)
		}
	}
	for i, b := range end.blocks {
		switch {
		case i == end.anchor:
			p.flow(b, end.afterAnchor()...)
		case i+1 < len(end.blocks) && end.blocks[i+1].glued:
			p.flow(b, end.glued(i))
		default:
			p.flow(b)
		}
	}
	p.stand(end.foot)
	p.number()
	return p.pages
}

// ending is what comes after the lines: the sums and the blocks that follow
// them, then the ones at the foot of the last page.
type ending struct {
	blocks, foot []block
	anchor       int     // the block whose last part is on the page of the foot
	sums         float64 // the least part of the sums that may stand alone with the last line
}

func (c *composer) ending() ending {
	following, foot := c.closing()
	e := ending{blocks: append([]block{c.totals()}, following...), foot: foot}
	e.sums = e.blocks[0].stacks[0].beginning()
	for e.anchor = len(e.blocks) - 1; e.anchor > 0; e.anchor-- {
		b := &e.blocks[e.anchor]
		if !b.glued && (b.kind == detail || b.ending() < b.height) {
			break
		}
	}
	return e
}

// glued is the height of what no page parts from a block.
func (e *ending) glued(i int) (height float64) {
	for _, b := range e.blocks[i+1:] {
		if !b.glued {
			break
		}
		height += b.height
	}
	return height
}

// afterAnchor is the room to keep under the block that goes with the foot, and
// what to be content with when a page does not hold that.
func (e *ending) afterAnchor() []float64 {
	whole := heights(e.blocks[e.anchor+1:], 0) + heights(e.foot, tightGap) + hairsbreadth
	least := whole - heights(e.foot[1:], tightGap)
	return []float64{whole, least}
}

// afterLine is the same under the last line: the sums, with the foot when
// nothing between them can begin a page.
func (e *ending) afterLine() []float64 {
	sums := e.blocks[0].height
	if e.anchor > 0 {
		return []float64{sums}
	}
	under := e.afterAnchor()
	return []float64{sums + under[0], sums + under[1], sums}
}

// heights is the height of blocks, each after a gap.
func heights(blocks []block, gap float64) float64 {
	sum := 0.0
	for _, b := range blocks {
		sum += gap + b.height
	}
	return sum
}
