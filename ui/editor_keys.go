package ui

import (
	"fmt"
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

func (e *editor) key(msg tea.KeyMsg) (step, tea.Cmd) {
	k := e.d.keys
	onLine := e.at.zone == zoneLines
	switch {
	case pressed(msg, k.Cancel):
		return e.leave(), nil
	case pressed(msg, k.Save):
		return e.save(nil), nil
	case pressed(msg, k.PageHere):
		return e.preview(), nil
	case pressed(msg, k.NextProblem):
		return e.nextProblem(), nil
	case pressed(msg, k.AllProblems):
		return e.listProblems(), nil
	case pressed(msg, k.More):
		return e.showRare(), nil
	case pressed(msg, k.LineAdd):
		return e.addLine(), nil
	case pressed(msg, k.LineRestore):
		return e.restoreLine()
	case onLine && pressed(msg, k.LineCopy):
		return e.copyLine()
	case onLine && pressed(msg, k.LineDelete):
		return e.deleteLine()
	case onLine && pressed(msg, k.LineUp):
		return step{}, e.moveLine(-1)
	case onLine && pressed(msg, k.LineDown):
		return step{}, e.moveLine(1)
	case e.isLong(e.at) && pressed(msg, k.External):
		return step{}, editText(e, e.field(e.at), e.box.String())
	case pressed(msg, k.FieldNext):
		return e.tab(), nil
	case pressed(msg, k.FieldPrev):
		e.back()
	case pressed(msg, k.Choose):
		return e.enterKey(msg), nil
	case msg.Type == tea.KeyUp:
		e.vertical(-1)
	case msg.Type == tea.KeyDown:
		e.vertical(1)
	default:
		return e.typedKey(msg), nil
	}
	return step{}, nil
}

// typedKey gives a key to the text under the focus. On the client it starts the
// choice, on "+ une ligne" it starts a line.
func (e *editor) typedKey(msg tea.KeyMsg) step {
	text := msg.Type == tea.KeyRunes && !msg.Alt
	if s, ok := e.past(msg); ok {
		e.goTo(s)
		return step{}
	}
	if c := e.cell(e.at); c != nil && c.pick != nil {
		switch {
		case pressed(msg, e.d.keys.List):
			return c.pick("")
		case text && !c.isEntry():
			return c.pick(string(msg.Runes))
		}
		return step{}
	}
	if e.onVAT() && (pressed(msg, e.d.keys.List) || text && unicode.IsLetter(msg.Runes[0])) {
		return e.pickTax(strings.TrimSpace(string(msg.Runes)))
	}
	if e.at.zone == zoneAdd && text {
		if next := e.addLine(); next.notice.text != "" {
			return next
		}
	}
	if e.editable(e.at) {
		e.box.update(msg)
	}
	return step{}
}

// enterKey goes to the next cell; from the price on it goes to the next line,
// so that designation, quantity, price and Enter write a line.
func (e *editor) enterKey(msg tea.KeyMsg) step {
	if c := e.cell(e.at); c != nil && c.pick != nil {
		return c.pick("")
	}
	if e.isLong(e.at) && !e.atBlankEnd() {
		e.box.insert("\n")
		return step{}
	}
	switch {
	case e.at.zone == zoneAdd:
		return e.addLine()
	case e.at.zone == zoneLines && e.blank(e.at.row):
		e.goTo(e.below(e.at.row))
	case e.at.zone == zoneLines && e.at.col >= colPrice:
		if e.at.row == len(e.doc.Lines)-1 {
			return e.addLine()
		}
		e.goTo(spot{zone: zoneLines, row: e.at.row + 1})
	default:
		return e.tab()
	}
	return step{}
}

func (e *editor) atBlankEnd() bool {
	n := len(e.box.text)
	return e.box.at == n && (n == 0 || e.box.text[n-1] == "\n")
}

// addLine starts a line under the one that has the focus, or at the end.
func (e *editor) addLine() step {
	if len(e.doc.Lines) >= invoice.MaxLines {
		return refuse(fmt.Sprintf("Un document a %d lignes au plus : faites-en deux.", invoice.MaxLines))
	}
	at := len(e.doc.Lines)
	if e.at.zone == zoneLines {
		if e.blank(e.at.row) {
			e.enter(spot{zone: zoneLines, row: e.at.row})
			return step{}
		}
		at = e.at.row + 1
	}
	e.left[e.field(e.at)] = true
	e.insert(at, e.newLine(), rowMark{})
	return step{}
}

func (e *editor) copyLine() (step, tea.Cmd) {
	if len(e.doc.Lines) >= invoice.MaxLines {
		return e.addLine(), nil
	}
	row := e.at.row
	line := e.doc.Lines[row]
	line.Source = 0 // it covers nothing more of the document that it came from
	mark := rowMark{}
	for col, u := range e.rows[row].unread {
		mark.keep(col, u)
	}
	e.insert(row+1, line, mark)
	return say("Ligne dupliquée."), e.touched()
}

// deleteLine takes the line away; it can come back.
func (e *editor) deleteLine() (step, tea.Cmd) {
	gone := e.take(e.at.row)
	if e.at.row < len(e.doc.Lines) {
		e.enter(spot{zone: zoneLines, row: e.at.row})
	} else {
		e.enter(spot{zone: zoneAdd})
	}
	if gone.line.Designation == "" && gone.line.Description == "" && gone.line.Price == 0 && len(gone.mark.unread) == 0 {
		return step{}, nil
	}
	e.removed = append(e.removed, gone)
	name := strings.TrimSpace(clean(gone.line.Designation))
	if name == "" {
		name = "sans désignation"
	}
	return say("Ligne retirée : " + e.d.cut(name, 30) + ". ctrl+y la remet."), e.touched()
}

func (e *editor) restoreLine() (step, tea.Cmd) {
	if len(e.removed) == 0 {
		return refuse("Aucune ligne n'a été retirée."), nil
	}
	if len(e.doc.Lines) >= invoice.MaxLines {
		return e.addLine(), nil
	}
	gone := e.removed[len(e.removed)-1]
	e.removed = e.removed[:len(e.removed)-1]
	e.insert(min(gone.at, len(e.doc.Lines)), gone.line, gone.mark)
	return say("Ligne remise."), e.touched()
}

func (e *editor) moveLine(by int) tea.Cmd {
	from, to := e.at.row, e.at.row+by
	if to < 0 || to >= len(e.doc.Lines) {
		return nil
	}
	lines := e.doc.Lines
	lines[from], lines[to] = lines[to], lines[from]
	e.rows[from], e.rows[to] = e.rows[to], e.rows[from]
	e.at.row = to
	return e.touched()
}
