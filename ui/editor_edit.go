package ui

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// cell is the field at a spot of the head or of the tail, nil elsewhere.
func (e *editor) cell(s spot) *cell {
	switch s.zone {
	case zoneHead:
		return e.head[s.row]
	case zoneTail:
		return e.tail[s.row]
	}
	return nil
}

// unreadAt is what could not be taken at a spot, nil when all is well.
func (e *editor) unreadAt(s spot) *unread {
	if c := e.cell(s); c != nil {
		return c.unread
	}
	if s.zone == zoneLines {
		if u, ok := e.rows[s.row].unread[s.col]; ok {
			return &u
		}
	}
	return nil
}

// text is the text of a spot as it is edited.
func (e *editor) text(s spot) string {
	if u := e.unreadAt(s); u != nil && !u.refused {
		return u.text
	}
	return e.value(s)
}

// value is what the document has at a spot, as it is edited.
func (e *editor) value(s spot) string {
	if c := e.cell(s); c != nil {
		return c.text()
	}
	if s.zone == zoneLines {
		return e.money(lineColumns[s.col].text(&e.doc.Lines[s.row]))
	}
	return ""
}

// field is the name of a spot in the domain.
func (e *editor) field(s spot) string {
	if c := e.cell(s); c != nil {
		return c.name
	}
	if s.zone == zoneLines {
		return invoice.LineField(s.row, lineColumns[s.col].fields[0])
	}
	return invoice.FieldLines
}

// isLong says whether a spot takes several lines of text.
func (e *editor) isLong(s spot) bool {
	if c := e.cell(s); c != nil {
		return c.many
	}
	return s.zone == zoneLines && s.col == colText
}

// editable says whether text can be typed at a spot.
func (e *editor) editable(s spot) bool {
	if c := e.cell(s); c != nil {
		return c.set != nil
	}
	return s.zone == zoneLines
}

// enter gives a spot the focus.
func (e *editor) enter(s spot) {
	e.at = s
	e.box.set(e.text(s), e.isLong(s))
	if c := e.cell(s); c != nil && c.over || s.zone == zoneLines && lineColumns[s.col].over {
		e.box.pick()
	}
	e.last = e.box.String()
	e.remember()
}

// remember keeps the value of the cell, for a text that is refused.
func (e *editor) remember() {
	e.was = e.value(e.at)
	if e.at.zone == zoneLines {
		e.wasLine = e.doc.Lines[e.at.row]
	}
}

// goTo moves the focus. A line that says nothing goes away when it is left.
func (e *editor) goTo(s spot) {
	e.left[e.field(e.at)] = true
	if from := e.at; from.zone == zoneLines && (s.zone != zoneLines || s.row != from.row) && e.blank(from.row) {
		e.take(from.row)
		if s.zone == zoneLines && s.row > from.row {
			s.row--
		}
		if s.zone == zoneLines && s.row >= len(e.doc.Lines) {
			s = spot{zone: zoneAdd}
		}
	}
	e.enter(s)
}

// read puts what was typed since the last time into the document.
func (e *editor) read() tea.Cmd {
	text := e.box.String()
	if text == e.last || !e.editable(e.at) {
		return nil
	}
	e.last = text
	e.typed[e.field(e.at)] = true
	e.put(e.at, text)
	return e.touched()
}

// put gives a text to a spot. What cannot be taken stays as typed, over the
// value that was there before: "1.250" has not made it 1,25 on its way.
func (e *editor) put(s spot, text string) {
	if c := e.cell(s); c != nil {
		c.unread = nil
		if err := c.set(text); err != nil {
			c.unread = &unread{text: text, message: sentence(err)}
			_ = c.set(e.was)
		}
		return
	}
	mark := &e.rows[s.row]
	delete(mark.unread, s.col)
	if err := lineColumns[s.col].set(e, &e.doc.Lines[s.row], text); err != nil {
		mark.keep(s.col, unread{text: text, message: sentence(err)})
		e.doc.Lines[s.row] = e.wasLine
	}
	e.probe(s.row)
}

func (m *rowMark) keep(col int, u unread) {
	if m.unread == nil {
		m.unread = map[int]unread{}
	}
	m.unread[col] = u
}

// probe asks the domain whether a line can be right as it stands, and marks the
// cell that it refuses.
func (e *editor) probe(row int) {
	mark := &e.rows[row]
	for col, u := range mark.unread {
		if u.refused {
			delete(mark.unread, col)
		}
	}
	alone := invoice.Document{Kind: e.doc.Kind, Status: invoice.StatusDraft, Lines: []invoice.Line{e.doc.Lines[row]}}
	var wrong *invoice.Error
	if !errors.As(alone.Validate(), &wrong) {
		return
	}
	col := columnOf(wrong.Field[strings.LastIndex(wrong.Field, ".")+1:])
	if col < 0 {
		return
	}
	if _, typed := mark.unread[col]; !typed {
		mark.keep(col, unread{message: sentence(wrong), refused: true})
	}
}

// touched notes a change: totals follow at once, problems as soon as the book
// answers.
func (e *editor) touched() tea.Cmd {
	e.changed = true
	e.compute()
	return e.check()
}

// compute brings the sums up to date. A line with a discount and no price that
// can be read comes to less than nothing: it is in no sum until it is mended.
func (e *editor) compute() {
	e.overflow = e.doc.Compute()
	shown := e.doc
	shown.Lines = nil
	for row := range e.rows {
		if e.doc.Lines[row].Net >= 0 || e.figured(row) {
			shown.Lines = append(shown.Lines, e.doc.Lines[row])
		}
	}
	if len(shown.Lines) < len(e.doc.Lines) && shown.Compute() == nil {
		e.doc.Totals = shown.Totals
	}
}

// blank says that a line says nothing at all.
func (e *editor) blank(row int) bool {
	l := &e.doc.Lines[row]
	return l.Designation == "" && l.Description == "" && l.Price == 0 && len(e.rows[row].unread) == 0
}

// insert puts a line at a place and gives it the focus.
func (e *editor) insert(at int, line invoice.Line, mark rowMark) {
	e.doc.Lines = slices.Insert(e.doc.Lines, at, line)
	e.rows = slices.Insert(e.rows, at, mark)
	e.enter(spot{zone: zoneLines, row: at})
}

// take removes a line and gives it back.
func (e *editor) take(at int) removedRow {
	gone := removedRow{at: at, line: e.doc.Lines[at], mark: e.rows[at]}
	e.doc.Lines = slices.Delete(e.doc.Lines, at, at+1)
	e.rows = slices.Delete(e.rows, at, at+1)
	return gone
}

// paste inserts pasted text. In a designation, the lines after the first one
// go to the detail.
func (e *editor) paste(text string) (step, tea.Cmd) {
	if c := e.cell(e.at); c != nil && c.pick != nil {
		return c.pick(typed(text, false)), nil
	}
	if e.onVAT() && strings.ContainsFunc(text, unicode.IsLetter) {
		return e.pickTax(strings.TrimSpace(typed(text, false))), nil
	}
	if e.at.zone == zoneAdd {
		if next := e.addLine(); next.notice.text != "" {
			return next, nil
		}
	}
	if !e.editable(e.at) {
		return step{}, nil
	}
	rest := ""
	if e.at.zone == zoneLines && e.at.col == colName {
		text, rest, _ = strings.Cut(strings.TrimSpace(typed(text, true)), "\n")
	}
	e.box.insert(text)
	cmd := e.read()
	if rest = strings.TrimSpace(rest); rest != "" {
		l := &e.doc.Lines[e.at.row]
		l.Description = strings.TrimPrefix(l.Description+"\n"+rest, "\n")
		cmd = tea.Batch(cmd, e.touched())
	}
	return step{}, cmd
}

// takeEdited takes a long text back from the person's editor.
func (e *editor) takeEdited(msg editedMsg) (step, tea.Cmd) {
	if msg.err != nil {
		return fail(msg.err), nil
	}
	if msg.name == e.field(e.at) {
		e.box.set(msg.text, true)
	}
	return step{}, e.read()
}
