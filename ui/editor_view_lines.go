package ui

import (
	"strings"

	"facturier/invoice"
)

// subLabel is the width of the label of what stands under a line.
const subLabel = 8

// lineTitles is the head of the table.
func (e *editor) lineTitles() string {
	beside, _, name := e.columns()
	var b strings.Builder
	b.WriteString(blanks(rowMargin) + e.d.fit(lineColumns[colName].title, name))
	currency := ""
	if e.doc.Currency != "" {
		currency = " " + clean(e.doc.Currency.Code())
	}
	for _, col := range beside {
		title := lineColumns[col].title
		if col == colPrice {
			title += currency
		}
		b.WriteString(blanks(cellGap) + e.d.right(title, lineColumns[col].width))
	}
	b.WriteString(blanks(cellGap) + e.d.right("Montant"+currency, amountWidth))
	return e.d.look.Muted.Render(b.String())
}

// addEntry is the place where a line is added.
func (e *editor) addEntry() string {
	text := "+ une ligne"
	if e.at.zone == zoneAdd {
		return " " + e.d.look.Bar + " " + e.d.look.Selected.Render(text)
	}
	return blanks(rowMargin) + e.d.look.Muted.Render(text)
}

// quietHeight is how many rows a line takes when it has not the focus.
func (e *editor) quietHeight(row int) int {
	l := &e.doc.Lines[row]
	if l.Description != "" || l.Date != 0 {
		return 2
	}
	_, under, _ := e.columns()
	for _, col := range under {
		if e.unusual(l, col) {
			return 2
		}
	}
	return 1
}

// unusual says that a cell that stands under the line deserves to be seen: a
// discount, a rate that is not the usual one.
func (e *editor) unusual(l *invoice.Line, col int) bool {
	return col == colDiscount && !l.Discount.IsZero() || col == colVAT && l.Tax() != e.vat.usual
}

// lineRows are the rows of a line.
func (e *editor) lineRows(row int, p page) []string {
	if e.at.zone == zoneLines && e.at.row == row {
		return p.focused
	}
	rows := []string{e.lineRow(row)}
	if e.quietHeight(row) == 1 {
		return rows
	}
	var parts []string
	l := &e.doc.Lines[row]
	_, under, _ := e.columns()
	for _, col := range under {
		switch {
		case !e.unusual(l, col):
		case col == colVAT && l.Exemption != "":
			parts = append(parts, taxName(l))
		default:
			parts = append(parts, lineColumns[col].title+" "+e.money(lineColumns[col].shown(l)))
		}
	}
	if l.Date != 0 {
		parts = append(parts, l.Date.String())
	}
	if first, _, more := strings.Cut(strings.TrimSpace(l.Description), "\n"); first != "" {
		if first = clean(first); more {
			first += " " + e.d.look.Ellipsis
		}
		parts = append(parts, first)
	}
	text := strings.Join(parts, " "+e.d.look.Dot+" ")
	return append(rows, blanks(rowMargin+2)+e.d.look.Muted.Render(e.d.cut(text, e.width-rowMargin-3)))
}

// lineRow is the first row of a line: its cells and its amount.
func (e *editor) lineRow(row int) string {
	beside, _, name := e.columns()
	focused := e.at.zone == zoneLines && e.at.row == row
	var b strings.Builder
	b.WriteString(e.lineLead(row, focused))
	if focused && e.at.col == colName && name < 30 { // typed over what it needs of the line: the figures stay as long as they have room
		for len(beside) > 0 && cells(e.box.String())+2 > name {
			name += lineColumns[beside[0]].width + cellGap
			beside = beside[1:]
		}
	}
	b.WriteString(e.lineCell(row, colName, name))
	for _, col := range beside {
		b.WriteString(blanks(cellGap) + e.lineCell(row, col, lineColumns[col].width))
	}
	b.WriteString(blanks(cellGap) + e.d.right(e.amount(row), amountWidth))
	return b.String()
}

// amount is what a line comes to; nothing while one of its figures is refused.
func (e *editor) amount(row int) string {
	if !e.figured(row) {
		return e.d.look.None
	}
	return e.money(e.doc.Lines[row].Net.String())
}

// figured says that a line has an amount: none of its figures is refused.
func (e *editor) figured(row int) bool {
	for _, col := range []int{colQuantity, colPrice, colDiscount, colVAT} {
		if _, wrong := e.rows[row].unread[col]; wrong {
			return false
		}
	}
	return true
}

// money is a sum as the page of another currency writes it: the currency is in
// the titles.
func (e *editor) money(text string) string {
	if e.doc.Currency == "" {
		return text
	}
	return strings.TrimSuffix(text, "\u00a0€")
}

func (e *editor) lineLead(row int, focused bool) string {
	switch {
	case focused:
		return " " + e.d.look.Bar + " "
	case len(e.rows[row].unread) > 0:
		return " " + e.d.look.Late.Render(e.d.look.Alarm) + " "
	}
	return blanks(rowMargin)
}

// lineCell is one cell, in exactly width columns.
func (e *editor) lineCell(row, col, width int) string {
	s := spot{zone: zoneLines, row: row, col: col}
	c := &lineColumns[col]
	if s == e.at {
		if used := cells(e.box.String()) + 1; c.right && used < width {
			return blanks(width-used) + e.box.line(used, e.d.look.Selected)
		}
		return e.box.line(width, e.d.look.Selected)
	}
	place := e.d.fit
	if c.right {
		place = e.d.right
	}
	if u := e.unreadAt(s); u != nil {
		return e.d.look.Late.Render(place(clean(e.text(s)), width))
	}
	text := e.money(clean(c.shown(&e.doc.Lines[row])))
	if text == "" && col == colName {
		return e.d.look.Muted.Render(e.d.fit("sans désignation", width))
	}
	return place(text, width)
}

// focusedRows are the line that has the focus with all that can be typed in
// it, and what is to be mended or to know under the row that it is on.
func (e *editor) focusedRows(remarks []remark) []string {
	row := e.at.row
	sub, onSub := e.subRow(row)
	here := e.hereLines(remarks, rowMargin+2)
	if hint := e.lineHint(); hint != "" && len(here) == 0 {
		// Against the right edge, under the figures that it is about.
		if room := e.width - 1 - cells(sub) - cells(hint); onSub && room >= 2 {
			sub += blanks(room) + e.d.look.Muted.Render(hint)
		} else {
			here = []string{blanks(max(e.width-1-cells(hint), 0)) + e.d.look.Muted.Render(e.d.cut(hint, e.width-1))}
		}
	}
	rows := []string{e.lineRow(row)}
	switch {
	case e.at.col == colText:
		return append(append(append(rows, sub), e.detailRows(row)...), here...)
	case onSub:
		rows = append(append(rows, sub), here...)
	default:
		rows = append(append(rows, here...), sub)
	}
	return append(rows, e.detailRows(row)...)
}

// lineHint is what there is to know of the cell that has the focus.
func (e *editor) lineHint() string {
	if l := &e.doc.Lines[e.at.row]; e.at.col == colVAT && l.Exemption != "" {
		return taxName(l) + "\u00a0; espace\u00a0: la liste"
	}
	return lineColumns[e.at.col].hint
}

// subRow are the cells under the line, and whether one of them has the focus.
func (e *editor) subRow(row int) (sub string, focused bool) {
	_, under, _ := e.columns()
	sub = blanks(rowMargin + 2)
	for i, col := range under {
		focused = focused || col == e.at.col
		title := subLabel
		if i > 0 {
			sub += "   "
			title = len(lineColumns[col].title) + 1
		}
		sub += e.subTitle(col, title) + e.subCell(row, col, subWidth(col))
	}
	return sub, focused
}

// detailRows are the long text under the line.
func (e *editor) detailRows(row int) []string {
	title := e.subTitle(colText, subLabel)
	var rows []string
	for i, line := range e.longLines(spot{zone: zoneLines, row: row, col: colText}, e.doc.Lines[row].Description) {
		if i > 0 {
			title = blanks(subLabel)
		}
		rows = append(rows, blanks(rowMargin+2)+title+line)
	}
	return rows
}

func (e *editor) subTitle(col, width int) string {
	style := e.d.look.Muted
	if e.at.col == col {
		style = e.d.look.Strong
	}
	return style.Render(e.d.fit(lineColumns[col].title, width))
}

// subWidth is the width of a cell under the line: a date and its caret.
func subWidth(col int) int {
	if col == colDate {
		return 11
	}
	return lineColumns[col].width + 1
}

// subCell is a cell under the line, against the left edge.
func (e *editor) subCell(row, col, width int) string {
	s := spot{zone: zoneLines, row: row, col: col}
	switch {
	case s == e.at:
		return e.box.line(width, e.d.look.Selected)
	case e.unreadAt(s) != nil:
		return e.d.look.Late.Render(e.d.fit(clean(e.text(s)), width))
	}
	return e.d.fit(e.money(clean(lineColumns[col].shown(&e.doc.Lines[row]))), width)
}
