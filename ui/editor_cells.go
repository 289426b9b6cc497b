package ui

import (
	"strings"

	"facturier/invoice"
)

// cell is a field above or under the lines.
type cell struct {
	name  string // of the domain
	label string
	many  bool
	over  bool                   // typed over, not after: a date, a sum
	pick  func(text string) step // Enter, space and letters choose from a list
	used  func() bool            // of a rare field: it says something, and shows
	spare bool                   // of a field that this kind has no use for: it shows only then

	text  func() string      // as it is edited
	ghost func() string      // in grey where the text is empty: what the program will take
	hint  string             // in grey while an empty text has the focus
	also  func() string      // in grey after the text
	set   func(string) error // puts a text into the document, or says why it cannot

	unread *unread
}

// takes says whether something can be typed or chosen in the field.
func (c *cell) takes() bool { return c.set != nil || c.pick != nil }

// headCells are the fields above the lines, two a row where there is room.
func headCells(e *editor) []*cell {
	doc := &e.doc
	cells := []*cell{clientCell(e), dateCell(e, invoice.FieldIssueDate, "Date", &doc.IssueDate, func() invoice.Date { return e.d.today() })}
	if doc.Kind == invoice.CreditNote {
		return append(cells, textCell(invoice.FieldReason, "Motif", &doc.Reason), originCell("Corrige", doc))
	}
	if doc.Kind == invoice.CorrectedInvoice {
		cells = append(cells, textCell(invoice.FieldReason, "Motif", &doc.Reason), originCell("Remplace", doc))
	}
	cells = append(cells, textCell(invoice.FieldSubject, "Objet", &doc.Subject))
	if doc.Kind == invoice.Quote {
		return append(cells, dateCell(e, invoice.FieldValidUntil, "Validité", &doc.ValidUntil, func() invoice.Date {
			_, _, until := doc.Dates(e.d.settings, e.d.today())
			return until
		}))
	}
	return append(cells,
		dateCell(e, invoice.FieldDueDate, "Échéance", &doc.DueDate, func() invoice.Date {
			_, due, _ := doc.Dates(e.d.settings, e.d.today())
			return due
		}),
		serviceCell(e),
		textCell(invoice.FieldOrder, "Commande", &doc.OrderNumber))
}

// tailCells are the fields under the lines.
func tailCells(e *editor) []*cell {
	doc := &e.doc
	cells := []*cell{discountCell(e, invoice.FieldDiscount, "Remise", &doc.Discount)}
	if doc.Kind == invoice.Quote {
		cells = append(cells, discountCell(e, invoice.FieldAsked, "Acompte", &doc.Asked),
			executionCell(e))
		cells[1].also = func() string { return "demandé à la commande" }
		cells[2].hint = "date ou délai : « sous 3 semaines »"
	}
	if e.d.settings.Seller.Activity == invoice.Mixed {
		cells = append(cells, operationCell(e))
	}
	if doc.Kind == invoice.Quote {
		terms := textCell(invoice.FieldTerms, "Conditions", &doc.Terms)
		terms.many = true
		cells = append(cells, terms)
	}
	notes := textCell(invoice.FieldNotes, "Notes", &doc.Notes)
	notes.many = true
	notes.hint = "imprimées sous les lignes"
	return append(append(cells, notes), rareCells(e)...)
}

// originCell is the invoice that this document corrects or replaces.
func originCell(label string, doc *invoice.Document) *cell {
	return &cell{name: "origine", label: label, text: func() string { return doc.Origin + " " + doc.OriginDate.String() }}
}

func textCell(name, label string, value *string) *cell {
	return &cell{name: name, label: label, text: func() string { return *value }, set: func(text string) error {
		*value = text
		return nil
	}}
}

// executionCell is the date or the delay of a quote, in words.
func executionCell(e *editor) *cell {
	c := textCell(invoice.FieldExecution, "Exécution", &e.doc.Execution)
	c.set = func(text string) error {
		read, err := invoice.ParseExecution(text, e.d.today())
		if err == nil {
			e.doc.Execution = read
		}
		return err
	}
	return c
}

// clientCell is the client; one who was invoiced already cannot be another in
// what follows: deposits, balance, credit note.
func clientCell(e *editor) *cell {
	c := &cell{name: invoice.FieldClient, label: "Client",
		text: func() string {
			name := e.doc.Client.Name
			if city := e.doc.Client.Address.City; name != "" && city != "" {
				name += ", " + city
			}
			return name
		},
		ghost: func() string { return e.d.look.Enter + " choisir un client" }}
	switch e.doc.Kind {
	case invoice.Quote, invoice.Invoice, invoice.CorrectedInvoice:
		c.pick = e.pickClient
	}
	return c
}

func dateCell(e *editor, name, label string, value *invoice.Date, ghost func() invoice.Date) *cell {
	c := &cell{name: name, label: label, over: true, text: func() string { return value.String() }}
	c.ghost = func() string { return ghost().String() }
	c.also = func() string {
		if *value == 0 || name == invoice.FieldIssueDate {
			return ""
		}
		issue, _, _ := e.doc.Dates(e.d.settings, e.d.today())
		return days(int(*value - issue))
	}
	c.set = func(text string) error {
		if strings.TrimSpace(text) == "" {
			*value = 0
			return nil
		}
		from := e.d.today()
		if name != invoice.FieldIssueDate {
			from, _, _ = e.doc.Dates(e.d.settings, from)
			if n, err := invoice.ParseDays(text); err == nil && strings.Contains(text, "j") { // "30 jours"
				*value = from.AddDays(n)
				return nil
			}
		}
		day, err := invoice.ParseDate(text, from)
		if err == nil {
			*value = day
		}
		return err
	}
	return c
}

// serviceCell is the day or the period of the service: "12/11", "1/11 au 12/11".
func serviceCell(e *editor) *cell {
	doc := &e.doc
	return &cell{name: invoice.FieldService, label: "Prestation", over: true,
		hint: "le jour, ou « 1/11 au 12/11 »",
		text: func() string {
			if doc.ServiceEnd != 0 && doc.ServiceEnd != doc.ServiceStart {
				return doc.ServiceStart.String() + " au " + doc.ServiceEnd.String()
			}
			return doc.ServiceStart.String()
		},
		set: func(text string) error {
			start, end, err := parsePeriod(text, e.d.today())
			if err == nil {
				doc.ServiceStart, doc.ServiceEnd = start, end
			}
			return err
		}}
}

func parsePeriod(text string, today invoice.Date) (start, end invoice.Date, err error) {
	text = strings.TrimSpace(strings.TrimPrefix(invoice.Fold(text), "du "))
	if text == "" {
		return 0, 0, nil
	}
	first, last, period := strings.Cut(text, " au ")
	if !period {
		first, last, period = strings.Cut(text, " - ")
	}
	if start, err = invoice.ParseDate(first, today); err != nil || !period {
		return start, 0, err
	}
	if end, err = invoice.ParseDate(last, start); err == nil && end < start {
		err = invoice.Invalid(invoice.FieldService, "La prestation finit avant de commencer.", "")
	}
	return start, end, err
}

func discountCell(e *editor, name, label string, value *invoice.Discount) *cell {
	return &cell{name: name, label: label, over: true,
		text: func() string { return e.money(value.String()) }, hint: discountHint,
		set: func(text string) error {
			discount, err := invoice.ParseDiscount(text)
			if err == nil {
				*value = discount
			}
			return err
		}}
}
