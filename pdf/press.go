package pdf

import "facturier/invoice"

const (
	footerHeight = 9.0
	pageRoom     = bodyHeight - footerHeight - 4
	// A row of the table, or the table of deposits, is cut over two pages only when it is at least so tall,
	// or when the page would be left bare.
	cuttable = 60.0
	// A page that is filled less than this is bare: more of what comes next is
	// cut to fill it.
	bare = 0.6 * pageRoom
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
	c       *composer // nil of a paper without lines
	footer  func(page, pages int) block
	grid    *grid
	head    block   // of the table
	running block   // at the top of the pages after the first
	report  float64 // the height of a sum so far
	pages   []page
	room    float64 // left on the last page
	lines   int     // of the table, on the last page
	so      invoice.Amount
}

// newPress is a press with its first page.
func newPress(c *composer) *press {
	p := &press{c: c, footer: c.footer, grid: c.newGrid(), running: c.running()}
	p.head, p.report = p.grid.head(), p.grid.report("", c.sum(smallGrey, 0)).height
	p.turn()
	return p
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

// fresh is the room on a page that has just begun, after the first one.
func (p *press) fresh() float64 { return pageRoom - p.running.height }

// keep is the room to keep under a block: the first of the wishes that a fresh
// page holds under the least part of the block; 0 when it holds none.
func (p *press) keep(least float64, wishes []float64) float64 {
	for _, wish := range wishes {
		if least+wish <= p.fresh() {
			return wish
		}
	}
	return 0
}

// line places a line of the table and keeps room under it for the sum so far
// and, under the last line, for one of the wishes. Where that would leave a
// page bare, the part of the sums that may stand alone is enough.
func (p *press) line(b block, net invoice.Amount, sums float64, wishes ...float64) {
	over := p.head.height + p.report
	under := p.report
	if len(wishes) > 0 {
		under = max(under, p.keep(over+b.ending(), wishes))
	}
	counted := invoice.Amount(0)
	for p.roomForLine() < b.height+under {
		isBare := p.room > pageRoom-bare
		if isBare && sums > 0 && p.roomForLine() >= b.height+max(sums, p.report) {
			break
		}
		if isBare || b.height > cuttable {
			head, rest, ok := cut(b, p.roomForLine()-p.report)
			if ok {
				p.row(head)
				p.so, counted = p.so+net-counted, net
				b = rest
			} else if p.room >= p.fresh() {
				break
			}
		}
		if p.lines > 0 && p.so != 0 {
			p.put(p.grid.report("À reporter", p.c.sum(smallGrey, p.so)))
		}
		p.turn()
	}
	p.row(b)
	p.so += net - counted
}

// roomForLine is the room under the head of the table, whether it is there yet
// or not.
func (p *press) roomForLine() float64 {
	room := p.room
	if p.lines == 0 {
		room -= p.head.height
		if p.so != 0 {
			room -= p.report
		}
	}
	return room
}

// row places a line or a part of one: under the head of the table and the sum
// so far when it is the first of its page.
func (p *press) row(b block) {
	if p.lines == 0 {
		p.put(p.head)
		if p.so != 0 {
			p.put(p.grid.report("Report", p.c.sum(smallGrey, p.so)))
		}
	}
	p.put(b)
	p.lines++
}

// flow places a block, over several pages when it must, under the head of its
// table, and keeps room under it for one of the wishes.
func (p *press) flow(b block, wishes ...float64) {
	under := 0.0
	if len(wishes) > 0 {
		under = p.keep(p.over(&b)+b.ending(), wishes)
	}
	for p.room < p.over(&b)+b.height+under {
		if head, rest, ok := cut(b, p.room); ok {
			p.put(head)
			b = rest
		} else if p.room >= p.fresh() {
			break
		}
		p.turn()
	}
	if p.over(&b) > 0 {
		p.put(*b.above)
	}
	p.put(b)
}

// over is the height of the head that a block must have over it.
func (p *press) over(b *block) float64 {
	placed := p.pages[len(p.pages)-1].blocks
	if b.above == nil || len(placed) > 0 && placed[len(placed)-1].kind == detail {
		return 0
	}
	return b.above.height
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
			block{kind: blank, height: max(bodyHeight-footerHeight-used-hairsbreadth, 0)}, p.footer(i+1, len(p.pages)))
	}
}
