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

	maxColumns = 8
)

// setWidth chooses the columns that fit and gives the flexible one the rest.
func (t *table[R]) setWidth(width int) {
	if width == t.width {
		return
	}
	t.width = width
	t.shown = append(t.shown[:0:0], t.columns...)
	for t.need() > width {
		worst := -1
		for i, c := range t.shown {
			if c.rank > 0 && (worst < 0 || c.rank > t.shown[worst].rank) {
				worst = i
			}
		}
		if worst < 0 {
			break
		}
		t.shown = append(t.shown[:worst], t.shown[worst+1:]...)
	}
	for i := range t.shown {
		if t.shown[i].flex {
			t.shown[i].width += width - t.need()
		}
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

// draw writes one row. What does not fit its column, a very large amount, takes
// its room from the flexible column: a number is never cut.
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
	var texts [maxColumns]string
	var styles [maxColumns]theme.Style
	over := 0
	for i, c := range t.shown {
		texts[i], styles[i] = c.cell(t.d, row)
		if !c.flex {
			over += max(cells(texts[i])-c.width, 0)
		}
	}
	for i, c := range t.shown {
		if i > 0 {
			b.WriteString(blanks(cellGap))
		}
		if c.flex {
			c.width -= over
		} else {
			c.width = max(c.width, cells(texts[i]))
		}
		text := t.place(c, texts[i])
		if !selected {
			text = styles[i].Render(text)
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
