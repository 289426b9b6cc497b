package ui

import (
	"strings"
	"unicode"

	"facturier/invoice"
)

// The columns of a line, in the order of Tab.
const (
	colName = iota
	colQuantity
	colPrice
	colDiscount
	colVAT
	colDate
	colText
	columnCount
)

// lineColumn is one column of the lines: how a cell reads, is typed and is
// taken. width 0 is what the others leave; those of width -1 stand under the
// line.
type lineColumn struct {
	title  string
	fields []string // of the domain
	width  int
	right  bool
	over   bool                       // typed over, not after
	hint   string                     // in grey under the line while the cell has the focus
	shown  func(*invoice.Line) string // at rest
	text   func(*invoice.Line) string // to be edited
	set    func(e *editor, l *invoice.Line, text string) error
}

var lineColumns = [columnCount]lineColumn{
	colName: {title: "Désignation", fields: []string{invoice.FieldDesignation}, width: 0,
		shown: func(l *invoice.Line) string { return l.Designation },
		text:  func(l *invoice.Line) string { return l.Designation },
		set: func(_ *editor, l *invoice.Line, text string) error {
			l.Designation = text
			return nil
		}},
	colQuantity: {title: "Quantité", fields: []string{invoice.FieldQuantity, invoice.FieldUnit}, width: 10, right: true, over: true,
		hint:  "2,5 jours\u00a0: la quantité et son unité",
		shown: func(l *invoice.Line) string { return withUnit(l.Quantity.String(), l.Unit) },
		text:  func(l *invoice.Line) string { return withUnit(l.Quantity.Input(), l.Unit) },
		set:   setQuantity},
	colPrice: {title: "Prix", fields: []string{invoice.FieldPrice}, width: 11, right: true, over: true,
		shown: func(l *invoice.Line) string { return notZero(l.Price != 0, l.Price.String()) },
		text:  func(l *invoice.Line) string { return notZero(l.Price != 0, l.Price.Input()) },
		set: func(_ *editor, l *invoice.Line, text string) error {
			if strings.TrimSpace(text) == "" {
				l.Price = 0
				return nil
			}
			price, err := invoice.ParsePrice(text)
			if err == nil {
				l.Price = price
			}
			return err
		}},
	colDiscount: {title: "Remise", fields: []string{invoice.FieldDiscount}, width: 8, right: true, over: true, hint: discountHint,
		shown: func(l *invoice.Line) string { return l.Discount.String() },
		text:  func(l *invoice.Line) string { return l.Discount.String() },
		set: func(_ *editor, l *invoice.Line, text string) error {
			discount, err := invoice.ParseDiscount(text)
			if err == nil {
				l.Discount = discount
			}
			return err
		}},
	colVAT: {title: "TVA", fields: []string{invoice.FieldVAT, invoice.FieldCategory, invoice.FieldExemption}, width: 8, right: true, over: true,
		hint:  "un taux\u00a0; espace\u00a0: la liste des taux et des exonérations",
		shown: taxWord,
		text:  taxWord,
		set:   setTax},
	colDate: {title: "Date", fields: []string{invoice.FieldDate}, width: -1, over: true,
		shown: func(l *invoice.Line) string { return l.Date.String() },
		text:  func(l *invoice.Line) string { return l.Date.String() },
		set: func(e *editor, l *invoice.Line, text string) error {
			if strings.TrimSpace(text) == "" {
				l.Date = 0
				return nil
			}
			day, err := invoice.ParseDate(text, e.d.today())
			if err == nil {
				l.Date = day
			}
			return err
		}},
	colText: {title: "Détail", fields: []string{invoice.FieldDescription}, width: -1,
		shown: func(l *invoice.Line) string { return l.Description },
		text:  func(l *invoice.Line) string { return l.Description },
		set: func(_ *editor, l *invoice.Line, text string) error {
			l.Description = text
			return nil
		}},
}

// discountHint are the two ways to write a discount.
const discountHint = "10\u00a0% ou 50\u00a0€"

func notZero(there bool, text string) string {
	if there {
		return text
	}
	return ""
}

func withUnit(quantity, unit string) string {
	if unit == "" {
		return quantity
	}
	return quantity + " " + unit
}

// setQuantity reads a quantity and its unit, typed in one cell: "2,5 jours".
func setQuantity(_ *editor, l *invoice.Line, text string) error {
	text = strings.TrimSpace(text)
	cut := strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || r == '%' || r == '°' })
	if cut < 0 {
		cut = len(text)
	}
	quantity, err := invoice.ParseQuantity(text[:cut])
	if err == nil {
		l.Quantity, l.Unit = quantity, strings.TrimSpace(text[cut:])
	}
	return err
}

// columnOf is the column of a field of the lines, or -1.
func columnOf(field string) int {
	for i, c := range lineColumns {
		for _, name := range c.fields {
			if name == field {
				return i
			}
		}
	}
	return -1
}

// taxed says whether the lines show their VAT: not where all is in franchise
// (CGI 293 E).
func (e *editor) taxed() bool { return e.vat.shown }

// columns are where the cells of a line stand, at one width.
type columns struct {
	width  int
	taxed  bool
	beside []int // on the line, after the designation
	under  []int // for want of room, and the date always
	name   int   // the width of the designation
}

const amountWidth = 12

// columns are worked out again when the width or the regime has changed.
func (e *editor) columns() (beside, under []int, name int) {
	if l := &e.layout; l.width != e.width || l.taxed != e.taxed() {
		*l = layColumns(e.width, e.taxed())
	}
	return e.layout.beside, e.layout.under, e.layout.name
}

func layColumns(width int, taxed bool) columns {
	l := columns{width: width, taxed: taxed, beside: []int{colQuantity, colPrice, colDiscount}, under: []int{colDate}}
	if taxed {
		l.beside = append(l.beside, colVAT)
	}
	least := 22
	if width < 76 {
		least = 16
	}
	for {
		l.name = width - rowMargin - 1 - cellGap - amountWidth
		for _, col := range l.beside {
			l.name -= lineColumns[col].width + cellGap
		}
		last := len(l.beside) - 1
		if l.name >= least || l.beside[last] == colPrice {
			return l
		}
		l.under = append([]int{l.beside[last]}, l.under...)
		l.beside = l.beside[:last]
	}
}
