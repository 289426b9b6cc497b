package cli

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// column is one column of a text table. most is its widest, in cells: a longer
// value is cut with "…". Zero is no limit.
type column struct {
	title string
	right bool
	most  int
}

// table writes rows in aligned columns, page by page: a list of any size is
// shown from its first page on and never held whole. Widths only grow.
type table struct {
	s       *session
	columns []column
	widths  []int
	page    [][]string
	begun   bool
}

const tablePage = 200

func (s *session) table(columns ...column) *table {
	t := &table{s: s, columns: columns, widths: make([]int, len(columns))}
	for i, c := range columns {
		t.columns[i].title = s.shown(c.title)
		t.widths[i] = width(t.columns[i].title)
	}
	return t
}

// row adds a row, and writes the page when it is full.
func (t *table) row(values ...string) {
	for i, value := range values {
		value = t.s.shown(strings.Map(onOneLine, value))
		if most := t.columns[i].most; most > 0 && width(value) > most {
			value = ansi.Truncate(value, most, t.s.shown("…"))
		}
		values[i] = value
		t.widths[i] = max(t.widths[i], width(value))
	}
	t.page = append(t.page, values)
	if len(t.page) == tablePage {
		t.flush()
	}
}

// width is the cells that a text takes. Most texts are Latin letters and the
// signs of amounts, one cell each: they are counted, the others measured.
func width(text string) int {
	cells := 0
	for _, r := range text {
		if r >= 0x300 && r != '€' && r != '−' && r != '…' {
			return ansi.StringWidth(text)
		}
		cells++
	}
	return cells
}

func onOneLine(r rune) rune {
	if r == '\n' || r == '\t' {
		return ' '
	}
	return printable(r)
}

// flush writes the rows not written yet, under the titles the first time.
func (t *table) flush() {
	if !t.begun && len(t.page) > 0 {
		titles := make([]string, len(t.columns))
		for i, c := range t.columns {
			titles[i] = c.title
		}
		t.s.say("%s", t.line(titles))
		t.begun = true
	}
	for _, row := range t.page {
		t.s.say("%s", t.line(row))
	}
	t.page = t.page[:0]
}

func (t *table) line(values []string) string {
	var b strings.Builder
	for i, value := range values {
		if i > 0 {
			b.WriteString("  ")
		}
		gap := strings.Repeat(" ", max(0, t.widths[i]-width(value)))
		if t.columns[i].right {
			value, gap = gap, value
		}
		b.WriteString(value)
		b.WriteString(gap)
	}
	return strings.TrimRight(b.String(), " ")
}
