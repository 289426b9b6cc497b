package invoice

import "strings"

// NewQuote is an unsaved draft. ValidUntil stays zero: it is counted from the
// day when the quote leaves (Dates says which day that would be).
func NewQuote(s Settings, c Client, today Date) Document {
	d := newDraft(Quote, s, c)
	d.Revision = 1
	d.Terms = s.QuoteTerms
	return d
}

// NewInvoice is an unsaved draft. DueDate stays zero: it is counted from the
// day of issue (Dates says which day that would be).
func NewInvoice(s Settings, c Client, today Date) Document { return newDraft(Invoice, s, c) }

func newDraft(kind Kind, s Settings, c Client) Document {
	s = s.WithDefaults()
	return Document{Kind: kind, Status: StatusDraft, Client: c, Seller: s.Seller, Operation: s.Seller.Activity}
}

// NewLine is an empty line for a client in France: one unit, with the VAT of
// the seller's regime and activity.
func (s Settings) NewLine() Line { return s.NewLineFor(Client{}, "") }

// NewLineFor is an empty line: one unit, with the VAT that TaxFor gives.
func (s Settings) NewLineFor(c Client, op Operation) Line {
	l := Line{Quantity: 1000}
	l.SetTax(s.TaxFor(c, op))
	return l
}

// Dates are the dates that the document has, or would have if it were issued
// today: of issue, due (invoices) and end of validity (quotes), zero where
// they make no sense. A due date counts the client's delay, else the one of the
// settings, within what the law lets a public client have (CCP R2192-10); of
// what was paid before it is issued it is the day of the payment (BR-FR-CO-09).
func (d *Document) Dates(s Settings, today Date) (issue, due, validUntil Date) {
	s = s.WithDefaults()
	if issue = d.IssueDate; issue == 0 {
		issue = today
	}
	switch {
	case d.Kind == Quote:
		if validUntil = d.ValidUntil; validUntil == 0 {
			validUntil = issue.AddDays(s.ValidityDays)
		}
	case d.Kind.Payable() && d.SettledOn != 0:
		due = d.SettledOn
	case d.Kind.Payable():
		if due = d.DueDate; due == 0 {
			due = issue.AddDays(paymentDays(&d.Client, s))
		}
	}
	return issue, due, validUntil
}

func paymentDays(c *Client, s Settings) int {
	switch {
	case c.PaymentDays != 0:
		return c.PaymentDays
	case c.Type == Public:
		return min(s.PaymentDays, maxPublicDays)
	}
	return s.PaymentDays
}

// Normalize cleans every text, drops lines that say nothing at all, and gives
// a line without category the one that its reason or its rate means.
func (d *Document) Normalize() {
	for _, text := range []*string{&d.Subject, &d.OrderNumber, &d.Contract, &d.Execution, &d.Acceptance.By, &d.Acceptance.How, &d.SentTo} {
		*text = Clean(*text)
	}
	for _, text := range []*string{&d.Terms, &d.Notes, &d.Reason} {
		*text = CleanText(*text)
	}
	var kept []Line
	for _, l := range d.Lines {
		l.normalize()
		if l.Designation != "" || l.Description != "" || l.Price != 0 {
			kept = append(kept, l)
		}
	}
	d.Lines = kept
	if d.ServiceStart == 0 {
		d.ServiceStart, d.ServiceEnd = d.ServiceEnd, 0
	}
	if d.ServiceEnd == d.ServiceStart {
		d.ServiceEnd = 0
	}
	if d.Means == Transfer {
		d.Means = ""
	}
	if d.Currency == "EUR" || d.Currency == "" {
		d.Currency, d.ExchangeRate = "", 0
	}
	if d.Status == "" {
		d.Status = StatusDraft
	}
	if d.Kind == Quote && d.Revision == 0 {
		d.Revision = 1
	}
}

func (l *Line) normalize() {
	l.Designation, l.Unit, l.Description = Clean(l.Designation), Clean(l.Unit), CleanText(l.Description)
	l.Exemption = strings.ToUpper(Clean(l.Exemption))
	reason, _ := ExemptionOf(l.Exemption)
	switch {
	case l.Category != "":
	case reason.Category != "":
		l.Category = reason.Category
	case l.VAT != 0:
		l.Category = StandardRated
	default:
		l.Category = ExemptFromTax
	}
	switch {
	case l.Category == StandardRated:
		l.Exemption = ""
	case l.Exemption == "":
		l.Exemption = reasonOf(l.Category)
	}
}

// Duplicate is an unsaved draft with the client and the content of a document,
// in today's VAT regime: a quote gives a quote, anything else an invoice. Dates, number, order,
// exchange rate, links to other documents and what happened to it are not copied.
func Duplicate(d Document, s Settings, today Date) Document {
	kind := Invoice
	if d.Kind == Quote {
		kind = Quote
	}
	copied := newDraft(kind, s, d.Client)
	if kind == Quote {
		copied.Revision, copied.Execution, copied.Asked, copied.Terms = 1, d.Execution, d.Asked, d.Terms
	}
	copied.Subject, copied.Notes, copied.Discount, copied.Operation = d.Subject, d.Notes, d.Discount, d.Operation
	copied.Contract, copied.Means, copied.Currency, copied.Escompte = d.Contract, d.Means, d.Currency, d.Escompte.again()
	s = s.WithDefaults()
	for _, l := range d.Lines {
		if !s.allows(d.Client, l.Tax()) {
			l.SetTax(s.TaxFor(d.Client, d.Operation))
		}
		l.Source, l.Date, l.Net = 0, 0, 0
		copied.Lines = append(copied.Lines, l)
	}
	return copied
}
