package ui

import (
	"strings"

	"facturier/invoice"
)

// rareCells are the fields that few documents have: they show when they say
// something, and all of them once they were asked for. The last one asks.
func rareCells(e *editor) []*cell {
	doc := &e.doc
	var cells []*cell
	add := func(c *cell, used func() bool) {
		c.used = used
		cells = append(cells, c)
	}
	add(textCell(invoice.FieldContract, "Contrat", &doc.Contract), func() bool { return doc.Contract != "" })
	cells[0].hint = "le numéro du contrat ou du marché"
	if e.d.settings.Seller.Activity != invoice.Mixed {
		add(operationCell(e), func() bool { return doc.Operation != "" && doc.Operation != e.d.settings.Seller.Activity })
	}
	if doc.Kind != invoice.Quote {
		add(meansCell(e), func() bool { return doc.Means != "" })
	}
	if doc.Kind.Payable() {
		settled := dateCell(e, invoice.FieldSettledOn, "Payée le", &doc.SettledOn, func() invoice.Date { return 0 })
		settled.hint, settled.ghost, settled.also = "si elle a été payée avant d'être émise", nil, nil
		add(settled, func() bool { return doc.SettledOn != 0 })
	}
	if doc.Kind.Discountable() {
		add(escompteCell(e), func() bool { return doc.Escompte != invoice.Escompte{} || offered(e.d, doc) != "" })
	}
	if c := currencyCell(e); c.set != nil || doc.Currency != "" {
		add(c, func() bool { return doc.Currency != "" })
		add(exchangeCell(e), func() bool { return doc.Currency != "" || doc.ExchangeRate != 0 })
		cells[len(cells)-1].spare = true // of no use in euros
	}
	entry := &cell{label: "+ autres mentions", ghost: func() string { return rareNames(cells) },
		text: func() string { return "" }, pick: func(string) step { return e.showRare() }}
	return append(append(cells, spareCells(e)...), entry)
}

// spareCells are the fields of other kinds that this document may have
// nonetheless, from a file or from the one that it was made of: what is wrong in
// them can be mended.
func spareCells(e *editor) []*cell {
	doc := &e.doc
	var cells []*cell
	add := func(c *cell, on bool, used func() bool) {
		c.used, c.spare = used, true
		if on {
			cells = append(cells, c)
		}
	}
	credit, quote := doc.Kind == invoice.CreditNote, doc.Kind == invoice.Quote
	add(textCell(invoice.FieldSubject, "Objet", &doc.Subject), credit, func() bool { return false })
	add(serviceCell(e), credit || quote, func() bool { return quote && doc.ServiceStart != 0 })
	add(textCell(invoice.FieldOrder, "Commande", &doc.OrderNumber), credit || quote, func() bool { return quote && doc.OrderNumber != "" })
	terms := textCell(invoice.FieldTerms, "Conditions", &doc.Terms)
	terms.many = true
	add(terms, !quote, func() bool { return false })
	add(escompteCell(e), !doc.Kind.Discountable(), func() bool { return doc.Escompte.Offered() })
	return cells
}

// rareNames are what the entry promises.
func rareNames(cells []*cell) string {
	var names []string
	for _, c := range cells {
		switch c.name {
		case invoice.FieldSettledOn:
			names = append(names, "déjà payée")
		case invoice.FieldExchange:
		default:
			names = append(names, strings.ToLower(c.label))
		}
	}
	return strings.Join(names, ", ")
}

// isEntry says that a cell is the one that shows the rare fields.
func (c *cell) isEntry() bool { return c.name == "" }

// shown says whether a field under the lines has its place now.
func (e *editor) shown(row int) bool {
	c := e.tail[row]
	switch {
	case c.isEntry():
		return !e.more
	case c.used == nil || e.more && !c.spare || c.used() || c.unread != nil:
		return true
	case e.at == spot{zone: zoneTail, row: row}:
		return true
	}
	for i := range e.problems {
		if e.problems[i].Field == c.name && !e.fresh {
			return true
		}
	}
	return false
}

// showRare shows every rare field and goes to the first.
func (e *editor) showRare() step {
	e.more = true
	for row, c := range e.tail {
		if c.used != nil {
			e.goTo(spot{zone: zoneTail, row: row})
			break
		}
	}
	return step{}
}

func operationCell(e *editor) *cell {
	var entries []entry
	for _, o := range invoice.Operations {
		entries = append(entries, entry{value: string(o), label: o.Label()})
	}
	return e.choiceCell(invoice.FieldOperation, "Opération", entries, func() string { return string(e.doc.Operation) },
		func() string { return e.doc.Operation.Label() },
		func() string { return e.d.settings.Seller.Activity.Label() },
		func(value string) string { return e.retax(func() { e.doc.Operation = invoice.Operation(value) }) })
}

func meansCell(e *editor) *cell {
	var entries []entry
	for _, m := range invoice.Methods {
		entries = append(entries, entry{value: string(m), label: m.Label()})
	}
	return e.choiceCell(invoice.FieldMethod, "Moyen", entries, func() string { return string(e.doc.PaymentMeans()) },
		func() string { return e.doc.Means.Label() },
		func() string { return invoice.Transfer.Label() },
		func(value string) string {
			e.doc.Means = invoice.Method(value)
			return ""
		})
}

// escompteCell is the discount for early payment; in grey the one that the
// client or the settings give.
func escompteCell(e *editor) *cell {
	doc := &e.doc
	return &cell{name: invoice.FieldEscompte, label: "Escompte", over: true,
		hint:  "pour paiement anticipé, comme 2\u00a0%/8 (jours), ou néant",
		text:  func() string { return doc.Escompte.String() },
		ghost: func() string { return offered(e.d, doc) },
		set: func(text string) error {
			issue, _, _ := doc.Dates(e.d.settings, e.d.today())
			escompte, err := invoice.ParseEscompte(text, issue)
			if err == nil {
				doc.Escompte = escompte
			}
			return err
		}}
}

// choiceCell is a field that is chosen from a list; take puts the choice into
// the document and says what else it changed.
func (e *editor) choiceCell(name, label string, entries []entry, value, text, ghost func() string, take func(string) string) *cell {
	c := &cell{name: name, label: label, text: text, ghost: ghost}
	c.pick = func(typed string) step {
		return push(newChooser(e.d, label, entries, value(), typed, func(chosen string) step {
			words := take(chosen)
			next := step{}.doing(e.touched())
			next.notice = notice{text: words}
			return next
		}))
	}
	return c
}

// currencyCell is the currency of the document; what a credit note, a deposit
// or a balance follows has settled it.
func currencyCell(e *editor) *cell {
	doc := &e.doc
	c := &cell{name: invoice.FieldCurrency, label: "Devise", over: true,
		text:  func() string { return string(doc.Currency) },
		ghost: func() string { return "EUR" },
		hint:  "ou un autre code\u00a0: USD, CHF, GBP"}
	switch doc.Kind {
	case invoice.Quote, invoice.Invoice, invoice.CorrectedInvoice:
		c.set = func(text string) error {
			currency, err := invoice.ParseCurrency(text)
			if err == nil {
				doc.Currency = currency
				if currency == "" {
					doc.ExchangeRate = 0
				}
			}
			return err
		}
	}
	return c
}

// exchangeCell is what one unit of the currency is worth in euros, on the day
// of issue.
func exchangeCell(e *editor) *cell {
	doc := &e.doc
	return &cell{name: invoice.FieldExchange, label: "Change", over: true,
		text: func() string {
			if doc.ExchangeRate == 0 {
				return ""
			}
			return doc.ExchangeRate.String()
		},
		hint: "la valeur en euros d'une unité de la devise\u00a0: 0,9215",
		also: func() string {
			if doc.ExchangeRate == 0 || doc.Currency == "" {
				return ""
			}
			return "1 " + doc.Currency.Code() + " = " + doc.ExchangeRate.String() + "\u00a0€"
		},
		set: func(text string) error {
			rate, err := invoice.ParseExchangeRate(text)
			if err == nil {
				doc.ExchangeRate = rate
			}
			return err
		}}
}
