package pdf

import "time"

// A document on the page is a list of pages, a page a list of blocks from top
// to bottom, a block some stacks side by side, a stack a small table. Two
// drawers read it: paper.go makes the PDF, text.go the same page for the
// terminal.

// sheet is a whole document, laid out.
type sheet struct {
	title, author, subject string // of the file
	moment                 time.Time
	palette                palette
	logo                   *picture
	pages                  []page
}

// page is one page: its blocks fill bodyHeight exactly.
type page struct{ blocks []block }

// kind is what a block is for the drawers that treat it apart.
type kind uint8

const (
	plain  kind = iota
	blank       // white space
	table       // a row of the table of lines: no space around it
	detail      // a deposit of the table of deposits, likewise: never parted
	boxed       // on a pale ground
	frame       // within a hairline: the signature
	frames      // two of them side by side
	footer
)

// block takes the width of the body and its height, in millimetres.
type block struct {
	kind   kind
	height float64
	logo   bool // the logo stands at its top left
	code   *code
	stacks []stack
	above  *block // the head of its table, repeated on each page
	glued  bool   // to the block before it: no page begins with this one
}

// stack is a table at a place of its block: top may be negative, for the
// client, who stands where the window of the envelope is.
type stack struct {
	left, top, width float64
	textLeft         int // its place in the terminal, when it is not in proportion
	textWidth        int
	columns          []column
	rows             []row
}

// column has a width in millimetres, and in characters: 0 takes what is left.
type column struct {
	width float64
	chars int
	right bool // aligned on its right edge
}

// row has at most one cell a column; over and under are its rules, before and
// after the space inside them. No page ends with a row to keep.
type row struct {
	cells         []cell
	before, after float64
	over, under   rule
	keep          bool
}

type rule uint8

const (
	none  rule = iota
	hair       // between lines
	full       // under the head of a table
	heavy      // above the sum to pay, in the accent colour
)

type cell struct {
	style style
	lines []line
}

// height is what the row takes, rules and spaces included.
func (r *row) height() float64 {
	tallest := 0.0
	for i := range r.cells {
		tallest = max(tallest, float64(len(r.cells[i].lines))*r.cells[i].style.leading())
	}
	return r.before + tallest + r.after
}

func (s *stack) height() float64 {
	h := 0.0
	for i := range s.rows {
		h += s.rows[i].height()
	}
	return h
}

// fit sets the block's height to its deepest stack plus what follows it.
func (b *block) fit(after float64) {
	for i := range b.stacks {
		b.height = max(b.height, b.stacks[i].top+b.stacks[i].height())
	}
	b.height += after
}

// stackOf is a stack whose columns are measured and whose texts are wrapped.
// Each element of rows gives a row its texts.
func stackOf(left, width float64, columns ...column) stack {
	return stack{left: left, width: width, columns: columns}
}

// add wraps the texts of a row into the columns.
func (s *stack) add(r row, texts ...entry) {
	r.cells = make([]cell, 0, len(texts))
	for i, t := range texts {
		var lines []line
		if t.text != "" {
			lines = wrap(t.text, s.columns[i].width, t.style.width)
		}
		r.cells = append(r.cells, cell{style: t.style, lines: lines})
	}
	s.rows = append(s.rows, r)
}

// entry is a clean text and its style, before wrapping.
type entry struct {
	style style
	text  string
}
