package ui

import (
	"strings"

	"facturier/ui/theme"
)

// column is one column of a table. Its width is fixed, or takes what is left
// when flexible; the columns of the highest rank go first when there is no
// room, those of rank 0 never.
type column[R any] struct {
	title string
	width int // the least one, when flexible
	flex  bool
	right bool
	cut   bool // a long text loses its end; else the column takes the width of its widest cell
	rank  int
	cell  func(d *deps, row *R) (string, theme.Style)
}

// table draws rows in columns: a margin, the bar of the selected row, cells two
// blanks apart.
type table[R any] struct {
	d       *deps
	columns []column[R]
	shown   []column[R]
	width   int
	marked  func(*R) bool // by the person; nil: none
}

const (
	rowMargin = 3 // " ▌ "
	cellGap   = 2
)

// leastFlex is what the flexible column keeps, as long as others can go.
const leastFlex = 8

// setWidth chooses the columns that fit and gives the flexible one the rest.
func (t *table[R]) setWidth(width int) {
	t.width = width
	t.measure(nil)
}

// measure gives the columns the width of the widest cell of the rows about to be
// drawn, at the cost of the flexible one: a number is never cut, and the rows
// stay aligned. The columns are chosen by their least widths first, so that they
// do not come and go while one scrolls.
func (t *table[R]) measure(rows []R) {
	t.shown = append(t.shown[:0], t.columns...)
	t.drop(t.width)
	flex := -1
	for i := range t.shown {
		switch c := &t.shown[i]; {
		case c.flex:
			flex = i
		case !c.cut:
			for j := range rows {
				text, _ := c.cell(t.d, &rows[j])
				c.width = max(c.width, cells(text))
			}
		}
	}
	if flex < 0 {
		return
	}
	least := t.shown[flex].width
	t.drop(t.width + max(least-leastFlex, 0))
	for i := range t.shown {
		if c := &t.shown[i]; c.flex {
			c.width = max(c.width+t.width-t.need(), 1)
		}
	}
}

// drop leaves out columns, those of the highest rank first, until the others fit.
func (t *table[R]) drop(width int) {
	for t.need() > width {
		worst := -1
		for i, c := range t.shown {
			if c.rank > 0 && (worst < 0 || c.rank > t.shown[worst].rank) {
				worst = i
			}
		}
		if worst < 0 {
			return
		}
		t.shown = append(t.shown[:worst], t.shown[worst+1:]...)
	}
}

func (t *table[R]) need() int {
	n := rowMargin + 1 - cellGap
	for _, c := range t.shown {
		n += c.width + cellGap
	}
	return n
}

// flexWidth is the width that the flexible column has.
func (t *table[R]) flexWidth() int {
	for _, c := range t.shown {
		if c.flex {
			return c.width
		}
	}
	return t.width
}

// head is the line of the titles.
func (t *table[R]) head() string {
	var b strings.Builder
	b.WriteString(blanks(rowMargin))
	for i, c := range t.shown {
		if i > 0 {
			b.WriteString(blanks(cellGap))
		}
		b.WriteString(t.place(c, c.title))
	}
	return t.d.look.Muted.Render(b.String())
}

// draw writes one row, of those that were measured.
func (t *table[R]) draw(b *strings.Builder, row *R, selected bool) {
	look := t.d.look
	mark := t.marked != nil && t.marked(row)
	switch {
	case selected && mark:
		b.WriteString(look.Selected.Open)
		b.WriteString(look.Bar + look.Pending + " ")
	case selected:
		b.WriteString(look.Selected.Open)
		b.WriteString(" " + look.Bar + " ")
	case mark:
		b.WriteString(" " + look.Pending + " ")
	default:
		b.WriteString(blanks(rowMargin))
	}
	for i, c := range t.shown {
		if i > 0 {
			b.WriteString(blanks(cellGap))
		}
		text, style := c.cell(t.d, row)
		text = t.place(c, text)
		if !selected {
			text = style.Render(text)
		}
		b.WriteString(text)
	}
	if selected {
		b.WriteString(" ")
		b.WriteString(look.Selected.Close)
	}
}

func (t *table[R]) place(c column[R], text string) string {
	if c.right {
		return t.d.right(text, c.width)
	}
	return t.d.fit(text, c.width)
}
