package pdf

import "facturier/invoice"

const (
	footerHeight = 9.0
	pageRoom     = bodyHeight - footerHeight - 4
	// A row of the table is cut over two pages only when it is at least so tall.
	cuttable = 60.0
	// Less than the body by what sums of fractions may err: maroto breaks a page
	// that is too tall by any of it.
	hairsbreadth = 0.001
	// Between the sums and the blocks that stand at the foot of the page: when
	// there is room, and when there is not.
	footGap   = 8.0
	tightGap  = 4.0
	mostAbove = 40.0
)

// press puts blocks on pages.
type press struct {
	c       *composer
	grid    *grid
	head    block   // of the table
	running block   // at the top of the pages after the first
	report  float64 // the height of a sum so far
	pages   []page
	room    float64 // left on the last page
	lines   int     // of the table, on the last page
	so      invoice.Amount
}

// paginate decides every page break: the head of the table and the sums so far
// on each page, and never sums, payment or mentions on a page without a line.
func (c *composer) paginate() []page {
	p := &press{c: c, grid: c.newGrid(), running: c.running()}
	p.head, p.report = p.grid.head(), p.grid.report("", 0).height
	p.turn()
	for _, b := range c.opening() {
		p.flow(b)
	}
	following, foot := c.closing()
	last := append([]block{c.totals()}, following...)
	if len(c.d.Lines) > 0 {
		p.reserve(p.head.height + cuttable/2)
		p.put(p.head)
	}
	for i := range c.d.Lines {
		var end closing
		if i == len(c.d.Lines)-1 {
			end = closing{whole: heights(last, 0) + heights(foot, tightGap), sums: last[0].height}
		}
		p.line(p.grid.block(c, i), c.d.Lines[i].Net, end)
	}
	for _, b := range last {
		p.flow(b)
	}
	p.stand(foot)
	p.number()
	return p.pages
}

// heights is the height of blocks, each after a gap.
func heights(blocks []block, gap float64) float64 {
	sum := 0.0
	for _, b := range blocks {
		sum += gap + b.height
	}
	return sum
}

// put places a block on the last page.
func (p *press) put(b block) {
	last := &p.pages[len(p.pages)-1]
	last.blocks = append(last.blocks, b)
	p.room -= b.height
}

// turn begins a page.
func (p *press) turn() {
	p.pages = append(p.pages, page{})
	p.room, p.lines = pageRoom, 0
	if len(p.pages) > 1 {
		p.put(p.running)
	}
}

// reserve turns the page when less than this is left.
func (p *press) reserve(height float64) {
	if p.room < height {
		p.turn()
	}
}

// line places a line of the table and what must follow it on its page: the sum
// so far, or the end of the document.
func (p *press) line(b block, net invoice.Amount, end closing) {
	counted := false
	for p.room < b.height+p.after(&b, end) {
		if b.height > cuttable || p.lines == 0 {
			if head, rest, ok := cut(b, min(p.room-p.report, b.height-0.1)); ok {
				p.put(head)
				p.lines++
				if !counted {
					p.so, counted = p.so+net, true
				}
				b = rest
			} else if p.lines == 0 {
				break
			}
		}
		p.next()
	}
	p.put(b)
	p.lines++
	if !counted {
		p.so += net
	}
}

// closing is the room that the end of the document takes: all of it, and its
// sums alone. Both are zero before the last line.
type closing struct{ whole, sums float64 }

// after is the room to keep under a line: for the end of the document, or for
// its sums when the whole cannot be on one page with the line or with its last
// few lines of text.
func (p *press) after(b *block, end closing) float64 {
	if end.whole == 0 {
		return p.report
	}
	fresh := pageRoom - p.running.height - p.head.height - p.report
	least := b.height
	if _, rest, ok := cut(*b, b.height-0.1); ok {
		least = rest.height
	}
	if least+end.whole > fresh {
		return max(end.sums, p.report)
	}
	return max(end.whole, p.report)
}

// next goes on with the table on another page.
func (p *press) next() {
	if p.lines > 0 && p.so != 0 {
		p.put(p.grid.report("À reporter", p.so))
	}
	p.turn()
	p.put(p.head)
	if p.so != 0 {
		p.put(p.grid.report("Report", p.so))
	}
}

// flow places a block, over several pages when it must.
func (p *press) flow(b block) {
	for p.room < b.height {
		if head, rest, ok := cut(b, p.room); ok {
			p.put(head)
			b = rest
		} else if p.room >= pageRoom-p.running.height {
			break
		}
		p.turn()
	}
	p.put(b)
}

// stand places the last blocks towards the foot of the page, together when
// they fit: half of what is left goes above them, up to a point.
func (p *press) stand(blocks []block) {
	count := float64(len(blocks))
	spare := p.room - heights(blocks, 0) - hairsbreadth
	gap := min(max(spare/count, tightGap), footGap)
	if above := min((spare-gap*(count-1))/2, mostAbove); above > gap {
		p.put(block{kind: blank, height: above - gap})
	}
	for _, b := range blocks {
		if p.room >= gap+b.height {
			p.put(block{kind: blank, height: gap})
		}
		p.flow(b)
	}
}

// number fills each page and gives it its footer.
func (p *press) number() {
	for i := range p.pages {
		used := 0.0
		for _, b := range p.pages[i].blocks {
			used += b.height
		}
		p.pages[i].blocks = append(p.pages[i].blocks,
			block{kind: blank, height: max(bodyHeight-footerHeight-used-hairsbreadth, 0)}, p.c.footer(i+1, len(p.pages)))
	}
}
