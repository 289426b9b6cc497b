package ui

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// clean is a text of the book as it may be shown on one line: no control
// character, no escape sequence, no mark that turns the direction of writing.
func clean(text string) string {
	plain := true
	for i := 0; i < len(text); i++ {
		if text[i] < 0x20 || text[i] > 0x7e {
			plain = false
			break
		}
	}
	if plain {
		return text
	}
	if strings.IndexByte(text, 0x1b) >= 0 {
		text = ansi.Strip(text)
	}
	return strings.Map(showable, text)
}

func showable(r rune) rune {
	switch {
	case r == '\n' || r == '\t' || r == '\r':
		return ' '
	case unicode.IsControl(r), r == '\u200e', r == '\u200f', r == '\u061c',
		r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\u2028', r == '\u2029', r == '\ufeff':
		return -1
	}
	return r
}

// cells is the number of cells that a text takes on a line.
func cells(text string) int {
	for i := 0; i < len(text); i++ {
		if text[i] < 0x20 || text[i] > 0x7e {
			return ansi.StringWidth(text)
		}
	}
	return len(text)
}

// cut is the text in at most width cells, with … in the place of what is lost.
func (d *deps) cut(text string, width int) string {
	if width <= 0 {
		return ""
	}
	if cells(text) <= width {
		return text
	}
	return ansi.Truncate(text, width, d.look.Ellipsis)
}

// fit is the text in exactly width cells, against the left edge.
func (d *deps) fit(text string, width int) string {
	text = d.cut(text, width)
	return text + blanks(width-cells(text))
}

// right is the text in exactly width cells, against the right edge.
func (d *deps) right(text string, width int) string {
	text = d.cut(text, width)
	return blanks(width-cells(text)) + text
}

// window is what a place of some rows shows of a longer list; an arrow stands
// for what goes on under it.
func (d *deps) window(rows []string, top, height int) []string {
	top = max(min(top, len(rows)-height), 0)
	shown := exactly(append([]string(nil), rows[top:]...), height)
	if top+height < len(rows) {
		shown[height-1] = "   " + d.look.Muted.Render(d.look.Down)
	}
	return shown
}

const spaces = "                                                                                                                                "

func blanks(n int) string {
	switch {
	case n <= 0:
		return ""
	case n <= len(spaces):
		return spaces[:n]
	}
	return strings.Repeat(" ", n)
}

// wrap cuts a text into lines of at most width cells, between words; never
// before a sign that French sets apart from its word, nor at a hyphen.
func wrap(text string, width int) []string {
	wrapped := ansi.Wrap(bound.Replace(text), max(width, 1), "")
	return strings.Split(strings.ReplaceAll(wrapped, "\u2011", "-"), "\n")
}

var bound = strings.NewReplacer(" :", "\u00a0:", " ;", "\u00a0;", " ?", "\u00a0?", " !", "\u00a0!", " %", "\u00a0%", " €", "\u00a0€",
	"« ", "«\u00a0", " »", "\u00a0»", "-", "\u2011") // BR-FR-05 stays whole

// listed are names in a sentence: "Prix, Date et Remise".
func listed(names []string) string {
	last := len(names) - 1
	if last <= 0 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " et " + names[last]
}
