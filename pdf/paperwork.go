package pdf

import "facturier/invoice"

// newDesk is a desk with the letterhead of the settings.
func newDesk(s invoice.Settings, currency invoice.Currency) (*desk, error) {
	logo, err := loadLogo(s.Logo)
	return &desk{seller: s.Seller, logo: logo, currency: currency}, err
}

// begin is a press for a paper without lines, with its first page; running
// names it at the top of the others.
func (c *desk) begin(running string) *press {
	p := &press{running: c.runningHead(running), footer: func(page, pages int) block { return c.foot("", page, pages) }}
	p.turn()
	return p
}

// cover is what a paper says of itself, in its file.
type cover struct {
	title, subject string
	date           invoice.Date
}

// finish fills the pages and makes the sheet.
func (c *desk) finish(p *press, s invoice.Settings, about cover) *sheet {
	p.number()
	return &sheet{palette: newPalette(s.Accent), logo: c.logo, title: about.title, author: c.seller.LegalName(), subject: about.subject,
		moment: momentOf(about.date), pages: p.pages}
}

// filed is a paper as PDF/A-3b, without attachment; what panics below is an
// error.
func filed(lay func() (*sheet, error)) (pdf []byte, err error) {
	err = guard(func() error {
		sh, err := lay()
		if err != nil {
			return err
		}
		pdf, err = sh.file(nil)
		return err
	})
	return pdf, err
}

// spelled is a paper as text for the terminal.
func spelled(lay func() (*sheet, error)) (text string, err error) {
	err = guard(func() error {
		sh, err := lay()
		if err != nil {
			return err
		}
		text = sh.text()
		return nil
	})
	return text, err
}

// titled is the letterhead with the name of the paper at its right.
func (c *desk) titled(name string) block {
	const right = 80.0
	what := stackOf(bodyWidth-right, right, column{width: right, right: true})
	what.add(row{}, c.say(title, name))
	return c.headOf(what)
}

// addressed is who receives a paper, in the window, with facts at the left.
func (c *desk) addressed(client invoice.Client, facts []fact, above float64) block {
	to := c.window(postalLines(client), above)
	for _, text := range numbersOf(client) {
		to.add(row{before: 0.2}, c.say(smallGrey, text))
	}
	b := block{stacks: []stack{c.factsOf(facts), to}}
	b.fit(9)
	return b
}

// header is the head of a column.
type header struct {
	label string
	width float64
	right bool
}

// list is a table whose pages part between two rows, under its head again.
type list struct {
	c     *desk
	stack stack
	ends  []int // of its rows, after the head
	free  int   // the column that takes what is left in the terminal
}

func (c *desk) newList(heads ...header) *list {
	columns := make([]column, len(heads))
	texts := make([]entry, len(heads))
	for i, h := range heads {
		columns[i] = column{width: h.width, right: h.right}
		texts[i] = c.say(fine, h.label)
	}
	l := &list{c: c, stack: stackOf(0, bodyWidth, columns...)}
	l.stack.add(row{after: 1.4, under: full}, texts...)
	return l
}

// row adds a row in a style, or in the style that each cell has.
func (l *list) row(texts ...entry) {
	l.stack.add(row{before: 0.9, after: 0.8, under: hair}, texts...)
	l.ends = append(l.ends, len(l.stack.rows))
}

// put places the table, its last row on the page of what must follow.
func (l *list) put(p *press, after, following float64) {
	l.stack.fixed()
	l.stack.columns[0].chars = l.stack.chars(0)
	l.stack.columns[l.free].chars = 0
	head := l.stack.part(0, 1)
	from := 1
	for i, end := range l.ends {
		b := l.stack.part(from, end)
		b.above, from = &head, end
		if i == len(l.ends)-1 {
			b.height += after
			p.flow(b, following)
			continue
		}
		p.flow(b)
	}
}

// summed are sums at the right, the last one under a rule and larger.
func (c *desk) summed(sums []total, label string, last invoice.Amount) block {
	closing := c.sum(display, last)
	name := c.say(display, label)
	amounts, labels := display.width(closing.text), display.width(name.text)
	for _, t := range sums {
		amounts = max(amounts, normal.width(c.money(t.sum)))
		labels = max(labels, muted.width(thin(c.clean(t.label))))
	}
	width := min(max(labels+gutter+amounts, totalsNarrow), totalsWide)
	st := stackOf(bodyWidth-width, width, column{width: width - amounts - 0.1}, column{width: amounts + 0.1, right: true})
	for i, t := range sums {
		r := row{before: 0.5, after: 0.7, keep: true}
		if i == len(sums)-1 {
			r.after = 1.4
		}
		st.add(r, c.say(muted, thin(t.label)), c.sum(normal, t.sum))
	}
	st.add(row{before: 1.4, after: 1, over: heavy}, name, closing)
	st.fixed()
	st.textWidth = max(st.chars(0)+textGutter+st.columns[1].chars, 38)
	st.textLeft = textWidth - st.textWidth
	b := block{stacks: []stack{st}}
	b.fit(4)
	return b
}
