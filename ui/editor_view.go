package ui

import "strings"

const (
	headLabel = 11 // labels of the head and of the tail, with their gap
	longRows  = 4  // the most rows of a text of several lines
)

// sideWidthHead is the width of the right-hand fields of the head.
func (e *editor) sideWidthHead() int { return min(max(e.width*2/5, 35), 44) }

// longWidth is the width of a text of several lines.
func (e *editor) longWidth(s spot) int {
	if s.zone == zoneLines {
		return e.width - rowMargin - 2 - 8 - 1
	}
	return e.width - rowMargin - headLabel - 1
}

// View draws what is around the focus, and under it the totals and what is to
// be mended.
func (e *editor) View() string {
	remarks := e.remarks()
	foot := e.totals()
	if more := e.elsewhereLines(remarks, min(max((e.height-8)/6, 1), 5)); e.overflow != nil || len(more) > 0 {
		if e.overflow != nil {
			more = []string{" " + e.d.look.Late.Render(e.d.look.Alarm+" "+e.d.cut(sentence(e.overflow), e.width-4))}
		}
		foot = append(foot, more...)
	}
	body := e.window(remarks, max(e.height-len(foot), 3))
	return strings.Join(append(body, foot...), "\n")
}

// page is the document as rows, of which only the lines in sight are drawn.
type page struct {
	before, after []string
	lines         []int // how many rows each line takes
	focused       []string
	from, to      int // the rows of the focus
}

// window draws height rows around the focus.
func (e *editor) window(remarks []remark, height int) []string {
	p := e.layOut(remarks)
	total := len(p.before) + len(p.after)
	for _, n := range p.lines {
		total += n
	}
	e.scroll(p, total, height)
	rows := make([]string, 0, height)
	take := func(at int, row func() string) {
		if at >= e.top && at < e.top+height {
			rows = append(rows, row())
		}
	}
	for i, row := range p.before {
		take(i, func() string { return row })
	}
	at := len(p.before)
	for i, n := range p.lines {
		if at+n > e.top && at < e.top+height {
			for j, row := range e.lineRows(i, p) {
				take(at+j, func() string { return row })
			}
		}
		at += n
	}
	for i, row := range p.after {
		take(at+i, func() string { return row })
	}
	if head := len(p.before); e.at.zone == zoneLines && e.top >= head && len(rows) > 0 {
		rows[0] = p.before[head-1] // the titles stay in sight
	}
	return exactly(rows, height)
}

// scroll keeps the focus in the window, with a row before and after it.
func (e *editor) scroll(p page, total, height int) {
	last := max(total-height, 0)
	if p.to+1 > e.top+height {
		e.top = p.to + 1 - height
	}
	if p.from-1 < e.top {
		e.top = p.from - 1
	}
	e.top = max(min(e.top, last), 0)
}

// layOut measures the page and draws all of it but the lines.
func (e *editor) layOut(remarks []remark) page {
	p := page{}
	p.before, p.from, p.to = e.headRows(remarks)
	p.before = append(p.before, "", e.lineTitles())
	p.lines = make([]int, len(e.doc.Lines))
	at := len(p.before)
	for i := range p.lines {
		p.lines[i] = e.quietHeight(i)
		if e.at.zone == zoneLines && e.at.row == i {
			p.focused = e.focusedRows(remarks)
			p.lines[i] = len(p.focused)
			p.from, p.to = at, at+len(p.focused)
		}
		at += p.lines[i]
	}
	p.after = append(p.after, e.addEntry())
	if e.at.zone == zoneAdd {
		p.from, p.to = at, at+1
		if under := e.hereLines(remarks, rowMargin); len(under) > 0 {
			p.after, p.to = append(p.after, under...), p.to+len(under)
		}
	}
	p.after = append(p.after, "")
	for i, c := range e.tail {
		if !e.shown(i) {
			continue
		}
		rows := e.cellRows(c, spot{zone: zoneTail, row: i}, remarks)
		if e.at.zone == zoneTail && e.at.row == i {
			p.from = at + len(p.after)
			p.to = p.from + len(rows)
		}
		p.after = append(p.after, rows...)
	}
	return p
}

// headRows are the fields of the head, and the rows of the one that has the
// focus.
func (e *editor) headRows(remarks []remark) (rows []string, from, to int) {
	for i := 0; i < len(e.head); i += e.abreast() {
		start := len(rows)
		left := e.width - 1
		pair := ""
		if e.wide() {
			left = e.width - e.sideWidthHead()
			if i+1 < len(e.head) {
				pair = e.cellLine(e.head[i+1], spot{zone: zoneHead, row: i + 1}, e.sideWidthHead()-1, true)
			}
		}
		rows = append(rows, e.cellLine(e.head[i], spot{zone: zoneHead, row: i}, left, false)+pair)
		if e.at.zone == zoneHead && e.at.row >= i && e.at.row < i+e.abreast() {
			rows = append(rows, e.hereLines(remarks, rowMargin)...)
			from, to = start, len(rows)
		}
	}
	return rows, from, to
}

// cellRows are a field of the tail and what is to be mended in it.
func (e *editor) cellRows(c *cell, s spot, remarks []remark) []string {
	if c.isEntry() {
		return []string{e.entryLine(c, s)}
	}
	if !c.many || (s != e.at && c.text() == "") {
		rows := []string{e.cellLine(c, s, e.width-1, false)}
		if s == e.at {
			rows = append(rows, e.hereLines(remarks, rowMargin+headLabel)...)
		}
		return rows
	}
	lead, label := e.lead(s), e.cellLabel(c, s)
	var rows []string
	for i, line := range e.longLines(s, c.text()) {
		if i > 0 {
			lead, label = blanks(rowMargin), blanks(headLabel)
		}
		rows = append(rows, lead+label+line)
	}
	if s == e.at {
		rows = append(rows, e.hereLines(remarks, rowMargin+headLabel)...)
	}
	return rows
}

// entryLine is the place that shows the rare fields, and their names.
func (e *editor) entryLine(c *cell, s spot) string {
	label, style := c.label, e.d.look.Muted
	if s == e.at {
		style = e.d.look.Selected
	}
	names := e.d.cut(c.ghost(), e.width-rowMargin-cells(label)-3)
	return e.lead(s) + style.Render(label) + "  " + e.d.look.Muted.Render(names)
}

// longLines are the rows of a text of several lines.
func (e *editor) longLines(s spot, text string) []string {
	width := e.longWidth(s)
	if s == e.at {
		return e.box.block(width, longRows, e.d.look.Selected)
	}
	var box textbox
	box.set(text, true)
	var rows []string
	for i, row := range box.rows(width) {
		if i == longRows-1 {
			rows = append(rows, e.d.look.Muted.Render(e.d.look.Ellipsis))
			break
		}
		rows = append(rows, e.d.cut(strings.Join(box.text[row.start:row.end], ""), width))
	}
	return rows
}

func (e *editor) lead(s spot) string {
	if s == e.at {
		return " " + e.d.look.Bar + " "
	}
	return blanks(rowMargin)
}

func (e *editor) cellLabel(c *cell, s spot) string {
	style := e.d.look.Muted
	if s == e.at {
		style = e.d.look.Strong
	}
	return style.Render(e.d.fit(c.label, headLabel-1)) + " "
}

// cellLine is a field of one line, in exactly width cells. A field beside
// another has the bar of the focus just before its label.
func (e *editor) cellLine(c *cell, s spot, width int, beside bool) string {
	lead := e.lead(s)
	if beside {
		lead = lead[1:] // " ▌ " without its margin
		width++
	}
	room := width - rowMargin - headLabel
	return lead + e.cellLabel(c, s) + e.cellText(c, s, room)
}

// cellText is the text of a field and what stands after it in grey.
func (e *editor) cellText(c *cell, s spot, room int) string {
	look, text, after := e.d.look, clean(e.text(s)), ""
	if c.also != nil && c.unread == nil {
		after = c.also()
	}
	switch {
	case s == e.at && c.set != nil:
		return e.typedCell(c, room, after)
	case text == "" && c.ghost != nil:
		text = e.d.fit(c.ghost(), room)
		if s == e.at {
			return look.Selected.Render(text)
		}
		return look.Muted.Render(text)
	case s == e.at:
		return look.Selected.Render(e.d.fit(text, room))
	case c.unread != nil:
		return look.Late.Render(e.d.fit(text, room))
	case !c.takes():
		return look.Muted.Render(e.d.fit(text, room))
	}
	text = e.d.cut(text, room)
	if after != "" && text != "" && cells(text)+cells(after)+2 <= room {
		return text + look.Muted.Render("  "+after) + blanks(room-cells(text)-cells(after)-2)
	}
	return text + blanks(room-cells(text))
}

// typedCell is the text being typed; after it, what the program understood or
// what it will take.
func (e *editor) typedCell(c *cell, room int, after string) string {
	typed := e.box.String()
	if typed == "" {
		hint := c.hint
		if c.ghost != nil {
			hint = strings.TrimSpace(c.ghost() + " " + hint)
		}
		if hint == "" {
			hint = " "
		}
		first := clusters(hint)[0] // the caret stands on it: the hint begins where a text does
		return e.d.look.Selected.Render(first) + e.d.look.Muted.Render(e.d.fit(hint[len(first):], room-cells(first)))
	}
	if read := clean(c.text()); c.unread == nil && squeeze(read) != squeeze(typed) {
		after = "= " + read
	}
	if after == "" || cells(after)+cells(typed)+3 > room {
		return e.box.line(room, e.d.look.Selected)
	}
	return e.box.line(room-cells(after)-2, e.d.look.Selected) + "  " + e.d.look.Muted.Render(after)
}
