package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"facturier/ui/theme"
)

// span is a row of wrapped text: the characters from start to end, without the
// line end that closes it.
type span struct{ start, end int }

// rows wraps the text at spaces so that a row and its caret take width columns
// at most. There is always one row.
func (t *textbox) rows(width int) []span {
	width = max(width-1, 1) // the caret stands after the last character
	var rows []span
	start, space, used := 0, -1, 0
	for i := 0; i < len(t.text); i++ {
		if t.text[i] == "\n" {
			rows = append(rows, span{start, i})
			start, space, used = i+1, -1, 0
			continue
		}
		used += ansi.StringWidth(t.text[i])
		if blank(t.text[i]) {
			space = i
		}
		if used > width && i > start && space != i {
			next := i
			if space >= start {
				next = space + 1
			}
			rows = append(rows, span{start, next})
			start, space, used = next, -1, t.columns(next, i+1)
		}
	}
	return append(rows, span{start, len(t.text)})
}

// caretRow is the row that the caret is on.
func (t *textbox) caretRow(rows []span) int {
	for i, row := range rows {
		last := i == len(rows)-1
		if t.at < row.end || last || (t.at == row.end && rows[i+1].start > row.end) {
			return i
		}
	}
	return len(rows) - 1
}

// vertical moves the caret a row up or down, keeping its column, and says
// whether there was such a row.
func (t *textbox) vertical(by, width int) bool {
	rows := t.rows(width)
	here := t.caretRow(rows)
	there := here + by
	if there < 0 || there >= len(rows) {
		return false
	}
	column := t.columns(rows[here].start, t.at)
	row := rows[there]
	end := row.end
	if there < len(rows)-1 && rows[there+1].start == end && end > row.start {
		end-- // past it, the caret would stand on the next row
	}
	t.at = row.start
	for t.at < end && t.columns(row.start, t.at+1) <= column {
		t.at++
	}
	return true
}

// block draws the text wrapped to width columns on height rows at most, those
// around the caret.
func (t *textbox) block(width, height int, caret theme.Style) []string {
	rows := t.rows(width)
	here := t.caretRow(rows)
	first := min(max(here-height+1, 0), max(len(rows)-height, 0))
	var lines []string
	for i := first; i < len(rows) && i < first+height; i++ {
		row := rows[i]
		if i != here {
			lines = append(lines, padded(strings.Join(t.text[row.start:row.end], ""), width))
			continue
		}
		under, after := " ", t.at
		if t.at < row.end {
			under, after = t.text[t.at], t.at+1
		}
		head := strings.Join(t.text[row.start:t.at], "")
		tail := strings.TrimRight(strings.Join(t.text[after:max(after, row.end)], ""), " ")
		lines = append(lines, padded(head+caret.Render(under)+tail, width))
	}
	return lines
}

// padded is a text in exactly width columns; what hangs over, the spaces at
// which a row was wrapped, is cut.
func padded(text string, width int) string {
	text = ansi.Truncate(text, width, "")
	return text + blanks(width-ansi.StringWidth(text))
}
