package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// wide says that the head has two fields a row.
func (e *editor) wide() bool { return e.width >= 76 }

// order are the columns of a line in the order of Tab, the same at every
// width.
func (e *editor) order() []int {
	order := make([]int, 0, columnCount)
	for col := range lineColumns {
		if col != colVAT || e.taxed() {
			order = append(order, col)
		}
	}
	return order
}

// firstLine is the first line, or the entry that adds one.
func (e *editor) firstLine() spot {
	if len(e.doc.Lines) == 0 {
		return spot{zone: zoneAdd}
	}
	return spot{zone: zoneLines}
}

// below is the line under one, or the entry that adds one.
func (e *editor) below(row int) spot {
	if row+1 < len(e.doc.Lines) {
		return spot{zone: zoneLines, row: row + 1}
	}
	return spot{zone: zoneAdd}
}

// step in a list of cells, past those that cannot be edited; ok is false when
// there is none.
func (e *editor) along(cells []*cell, row, by int) (int, bool) {
	for row += by; row >= 0 && row < len(cells); row += by {
		if cells[row].takes() && (row >= len(e.tail) || cells[row] != e.tail[row] || e.shown(row)) {
			return row, true
		}
	}
	return 0, false
}

// tab goes to the next cell; from the last one of the lines it adds a line.
func (e *editor) tab() step {
	switch e.at.zone {
	case zoneHead:
		if row, ok := e.along(e.head, e.at.row, 1); ok {
			e.goTo(spot{zone: zoneHead, row: row})
		} else {
			e.goTo(e.firstLine())
		}
	case zoneLines:
		return e.tabLine()
	case zoneAdd:
		e.goTo(spot{zone: zoneTail})
	case zoneTail:
		if row, ok := e.along(e.tail, e.at.row, 1); ok {
			e.goTo(spot{zone: zoneTail, row: row})
		} else {
			e.goTo(spot{zone: zoneHead})
		}
	}
	return step{}
}

func (e *editor) tabLine() step {
	if e.blank(e.at.row) && e.at.row == len(e.doc.Lines)-1 && e.at.col == colName {
		e.goTo(spot{zone: zoneTail})
		return step{}
	}
	order := e.order()
	for i, col := range order[:len(order)-1] {
		if col == e.at.col {
			e.goTo(spot{zone: zoneLines, row: e.at.row, col: order[i+1]})
			return step{}
		}
	}
	if e.at.row == len(e.doc.Lines)-1 {
		return e.addLine()
	}
	e.goTo(spot{zone: zoneLines, row: e.at.row + 1})
	return step{}
}

// back goes to the cell before.
func (e *editor) back() {
	order := e.order()
	switch e.at.zone {
	case zoneHead:
		if row, ok := e.along(e.head, e.at.row, -1); ok {
			e.goTo(spot{zone: zoneHead, row: row})
		} else {
			row, _ := e.along(e.tail, len(e.tail), -1)
			e.goTo(spot{zone: zoneTail, row: row})
		}
	case zoneLines:
		for i, col := range order[1:] {
			if col == e.at.col {
				e.goTo(spot{zone: zoneLines, row: e.at.row, col: order[i]})
				return
			}
		}
		if e.at.row > 0 {
			e.goTo(spot{zone: zoneLines, row: e.at.row - 1, col: order[len(order)-1]})
			return
		}
		e.goTo(e.lastHead(1))
	case zoneAdd:
		if n := len(e.doc.Lines); n > 0 {
			e.goTo(spot{zone: zoneLines, row: n - 1, col: order[len(order)-1]})
			return
		}
		e.goTo(e.lastHead(1))
	case zoneTail:
		if row, ok := e.along(e.tail, e.at.row, -1); ok {
			e.goTo(spot{zone: zoneTail, row: row})
		} else {
			e.goTo(spot{zone: zoneAdd})
		}
	}
}

// past is the cell beside, for an arrow at that end of the text.
func (e *editor) past(msg tea.KeyMsg) (spot, bool) {
	by := 0
	switch {
	case msg.Alt || e.isLong(e.at) || e.box.picked:
	case msg.Type == tea.KeyLeft && e.box.at == 0:
		by = -1
	case msg.Type == tea.KeyRight && e.box.at == len(e.box.text):
		by = 1
	}
	switch {
	case by == 0:
	case e.at.zone == zoneHead:
		row, ok := e.along(e.head, e.at.row, by)
		return spot{zone: zoneHead, row: row}, ok
	case e.at.zone == zoneLines:
		order := e.order()
		if i := slices.Index(order, e.at.col) + by; i >= 0 && i < len(order) {
			return spot{zone: zoneLines, row: e.at.row, col: order[i]}, true
		}
	}
	return spot{}, false
}

// lastHead is the cell of the head that is back cells from its end.
func (e *editor) lastHead(back int) spot {
	row := max(len(e.head)-back, 0)
	if !e.head[row].takes() {
		row, _ = e.along(e.head, row, -1)
	}
	return spot{zone: zoneHead, row: row}
}

// vertical goes a row up or down: first within a text of several lines, then to
// the same column of the next line.
func (e *editor) vertical(by int) {
	if e.isLong(e.at) && e.box.vertical(by, e.longWidth(e.at)) {
		return
	}
	switch e.at.zone {
	case zoneHead:
		e.verticalHead(by)
	case zoneLines:
		e.verticalLine(by)
	case zoneAdd:
		if by > 0 {
			e.goTo(spot{zone: zoneTail})
		} else if n := len(e.doc.Lines); n > 0 {
			e.goTo(spot{zone: zoneLines, row: n - 1})
		} else {
			e.goTo(e.lastHead(e.abreast()))
		}
	case zoneTail:
		if row, ok := e.along(e.tail, e.at.row, by); ok {
			e.goTo(spot{zone: zoneTail, row: row})
		} else if by < 0 {
			e.goTo(spot{zone: zoneAdd})
		}
	}
}

// abreast is how many fields of the head share a row.
func (e *editor) abreast() int {
	if e.wide() {
		return 2
	}
	return 1
}

func (e *editor) verticalHead(by int) {
	row := e.at.row + by*e.abreast()
	for row >= 0 && row < len(e.head) && !e.head[row].takes() {
		row += by * e.abreast()
	}
	switch {
	case row >= len(e.head):
		e.goTo(e.firstLine())
	case row >= 0:
		e.goTo(spot{zone: zoneHead, row: row})
	}
}

func (e *editor) verticalLine(by int) {
	_, under, _ := e.columns()
	col := e.at.col
	for _, c := range append(under, colText) {
		if c == col {
			if by < 0 { // from what stands under the line, to the line
				e.goTo(spot{zone: zoneLines, row: e.at.row})
				return
			}
			col = colName
		}
	}
	row := e.at.row + by
	switch {
	case row < 0:
		e.goTo(e.lastHead(e.abreast()))
	case row >= len(e.doc.Lines):
		e.goTo(spot{zone: zoneAdd})
	default:
		e.goTo(spot{zone: zoneLines, row: row, col: col})
	}
}

// focus moves to a field by its name in the domain, and says whether it has a
// place on the page.
func (e *editor) focus(field string) bool {
	if _, name, ok := lineOf(field); ok && columnOf(name) == colVAT {
		e.vat.asked = true
		e.readTaxes()
	}
	s, ok := e.find(field)
	if field == invoice.FieldLines {
		s = e.firstLine()
	}
	if ok {
		e.goTo(s)
	}
	return ok
}

func (e *editor) find(field string) (spot, bool) {
	for i, c := range e.head {
		if c.name == field || c.name == invoice.FieldClient && hasPart(field, c.name) {
			return spot{zone: zoneHead, row: i}, true
		}
	}
	for i, c := range e.tail {
		if c.name == field {
			return spot{zone: zoneTail, row: i}, true
		}
	}
	row, name, ok := lineOf(field)
	if !ok || row >= len(e.doc.Lines) {
		return spot{zone: zoneAdd}, field == invoice.FieldLines
	}
	col := columnOf(name)
	if col < 0 || col == colVAT && !e.taxed() {
		col = colName
	}
	return spot{zone: zoneLines, row: row, col: col}, true
}
