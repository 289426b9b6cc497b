package ui

import (
	"fmt"
	"strings"

	"facturier/ui/theme"
)

// fieldRows are the rows of a text of several lines: more where the form has
// rows left.
const fieldRows = 5

// labelWidth is the width of the column of labels, its margins with it.
func (f *form) labelWidth() int { return min(f.labels, max(f.width/2-5, 10)) + 5 }

// fieldWidth is the place of a text.
func (f *form) fieldWidth() int { return max(f.width-f.labelWidth()-1, 8) }

// hasHints says whether the form keeps rows at its foot for hints.
func (f *form) hasHints() bool {
	for _, field := range f.fields {
		if field.hint != "" {
			return true
		}
	}
	return false
}

// View draws the form, or the window of it around the focus when it is taller
// than its place.
func (f *form) View() string {
	foot := f.foot()
	f.spare = 0
	rows, from, to := f.rows()
	if room := f.height - len(foot) - len(rows); f.height > 0 && room > 0 {
		f.spare = room
		rows, from, to = f.rows()
	}
	if f.height > 0 {
		rows = f.window(rows, from, to, max(f.height-len(foot), 1))
	}
	return strings.Join(append(rows, foot...), "\n")
}

// tall is the text that takes the rows left: the one being typed, else the last.
func (f *form) tall() *field {
	var last *field
	for i, field := range f.fields {
		if !field.many || !f.visible(field) {
			continue
		}
		if last = field; i == f.at {
			break
		}
	}
	return last
}

// textRows are the most rows of a text of several lines.
func (f *form) textRows(field *field) int {
	if field == f.tall() {
		return fieldRows + f.spare
	}
	return fieldRows
}

// rows are those of the fields, and which of them the focus takes.
func (f *form) rows() (rows []string, from, to int) {
	section := ""
	for i, field := range f.fields {
		if !f.visible(field) {
			continue
		}
		if field.section != "" && field.section != section {
			section = field.section
			if len(rows) > 0 {
				rows = append(rows, "")
			}
			rows = append(rows, " "+f.d.look.Strong.Render(f.d.cut(section, f.width-2)))
		}
		start := len(rows)
		rows = append(rows, f.fieldLines(field, i == f.at)...)
		if i == f.at {
			from, to = start, len(rows)
		}
	}
	return rows, from, to
}

// window keeps the rows around the focus: from to to, and the heading before.
func (f *form) window(rows []string, from, to, height int) []string {
	if len(rows) <= height {
		f.top = 0
		return rows
	}
	f.top = min(f.top, len(rows)-height)
	if to+1 > f.top+height { // one row more, to see that it goes on
		f.top = min(to+1, len(rows)) - height
	}
	if f.top > max(from-2, 0) {
		f.top = max(from-2, 0)
	}
	window := append([]string(nil), rows[f.top:f.top+height]...)
	if f.top > 0 && f.top < from {
		window[0] = f.more(f.d.look.Up)
	}
	if last := f.top + height; last < len(rows) && last > to {
		window[height-1] = f.more(f.d.look.Down)
	}
	return window
}

// more says that the form goes on past its window.
func (f *form) more(sign string) string { return "   " + f.d.look.Muted.Render(sign) }

// hintRows are the rows of a hint: those of any usual one, so that the fields
// stay where they are, and more for a longer one, up to half of the form.
func (f *form) hintRows(long int) int {
	usual := 2
	if f.width < 76 {
		usual = 3
	}
	return max(usual, min(long, f.height/2))
}

// foot is what stands under the fields: the hint of the one that has the
// focus, and an error that belongs to none.
func (f *form) foot() []string {
	var rows []string
	if f.hasHints() {
		rows = append(rows, "")
		hint := ""
		if field := f.focused(); field != nil {
			if hint = field.hint; field.found != nil {
				hint = strings.Join(field.found, "   ")
			}
		}
		lines := wrap(hint, f.width-6)
		for _, line := range exactly(lines, f.hintRows(len(lines))) {
			rows = append(rows, "   "+f.d.look.Muted.Render(f.d.cut(line, f.width-4)))
		}
	}
	if f.trouble == "" {
		return append(rows, f.errorLines(f.also(), 3)...)
	}
	return append(rows, f.errorLines(f.trouble, 3)...)
}

func (f *form) errorLines(text string, indent int) []string {
	return f.signedLines(text, indent, f.d.look.Alarm, f.d.look.Late)
}

func (f *form) signedLines(text string, indent int, sign string, style theme.Style) []string {
	if text == "" {
		return nil
	}
	lines := wrap(text, f.width-indent-3)
	for i, line := range lines {
		lead := blanks(cells(sign) + 1)
		if i == 0 {
			lead = sign + " "
		}
		lines[i] = blanks(indent) + style.Render(lead+line)
	}
	return lines
}

// fieldLines are the rows of one field: label and text, then what is wrong.
func (f *form) fieldLines(field *field, focused bool) []string {
	lead := "   "
	style := f.d.look.Muted
	if focused {
		lead = " " + f.d.look.Bar + " "
		style = f.d.look.Strong
	}
	label := style.Render(f.d.fit(field.label, f.labelWidth()-5)) + "  "
	indent := blanks(f.labelWidth())
	var rows []string
	for i, line := range f.valueLines(field, focused) {
		if i == 0 {
			rows = append(rows, lead+label+line)
		} else {
			rows = append(rows, indent+line)
		}
	}
	text := f.current(field)
	if wrong := field.wrong(text); wrong != "" {
		return append(rows, f.errorLines(wrong, f.labelWidth())...)
	}
	if field.doubt != nil && field.left {
		rows = append(rows, f.signedLines(field.doubt(text), f.labelWidth(), f.d.look.Warn, f.d.look.Soon)...)
	}
	return append(rows, f.saidLines(field)...)
}

// saidLines are what a field says of the form as it stands.
func (f *form) saidLines(field *field) (rows []string) {
	if field.says == nil {
		return nil
	}
	for _, said := range field.says(f) {
		lines := wrap(said, f.fieldWidth())
		if strings.Contains(said, "  ") { // a row, not a sentence
			lines = []string{f.d.cut(said, f.fieldWidth())}
		}
		for _, line := range lines {
			rows = append(rows, blanks(f.labelWidth())+f.d.look.Muted.Render(line))
		}
	}
	return rows
}

func (f *form) valueLines(field *field, focused bool) []string {
	width := f.fieldWidth()
	switch {
	case field.choices != nil:
		return f.choiceLines(field, focused, width)
	case field.entries != nil && focused:
		return []string{f.d.look.Selected.Render(f.d.cut(field.entry().label, width))}
	case field.entries != nil:
		return []string{f.d.cut(field.entry().label, width)}
	case field.secret:
		return []string{f.masked(field).line(width, f.d.look.Selected)}
	case focused && field.many:
		return f.box.block(width, f.textRows(field), f.d.look.Selected)
	case focused:
		return []string{f.typedLine(field, width)}
	case field.many:
		return f.quietBlock(field.value, width, f.textRows(field))
	}
	text := f.d.cut(clean(field.value), width)
	if field.fixed {
		text = f.d.look.Muted.Render(text)
	}
	return []string{text}
}

// typedLine is the text being typed and, at its right, what is understood.
func (f *form) typedLine(field *field, width int) string {
	read := field.understood(f.box.String())
	if read == "" || cells(read)+cells(f.box.String())+4 > width {
		return f.box.line(width, f.d.look.Selected)
	}
	read = " = " + clean(read)
	return f.box.line(width-cells(read), f.d.look.Selected) + f.d.look.Muted.Render(read)
}

// masked is a password as it is shown: how long it is, and where the caret is.
func (f *form) masked(field *field) *textbox {
	shown := &textbox{}
	shown.set(strings.Repeat("*", len(clusters(f.current(field)))), false)
	if f.focused() == field {
		shown.at = f.box.at
	}
	return shown
}

// quietBlock is a text of several lines that is not being typed.
func (f *form) quietBlock(text string, width, most int) []string {
	var box textbox
	box.set(text, true)
	spans := box.rows(width)
	var rows []string
	for i, s := range spans {
		if i == most {
			rows[i-1] = f.d.fit(rows[i-1], width-2) + f.d.look.Ellipsis
			break
		}
		rows = append(rows, f.d.cut(strings.Join(box.text[s.start:s.end], ""), width))
	}
	return rows
}

// choiceLines are the answers side by side, or the chosen one alone between
// arrows where they do not fit.
func (f *form) choiceLines(field *field, focused bool, width int) []string {
	total := 0
	for _, c := range field.choices {
		total += cells(c.label) + 5
	}
	here := field.chosen()
	if total-3 > width {
		text := f.d.cut(field.choices[here].label, width-4)
		if focused {
			return []string{f.d.look.Selected.Render(text) + f.d.look.Muted.Render(fmt.Sprintf("  %d/%d", here+1, len(field.choices)))}
		}
		return []string{text}
	}
	var parts []string
	for i, c := range field.choices {
		switch {
		case i == here && focused:
			parts = append(parts, f.d.look.Selected.Render(f.d.look.Pending+" "+c.label))
		case i == here:
			parts = append(parts, f.d.look.Pending+" "+c.label)
		default:
			parts = append(parts, f.d.look.Muted.Render(f.d.look.Empty+" "+c.label))
		}
	}
	return []string{strings.Join(parts, "   ")}
}
