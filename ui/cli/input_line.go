package cli

import "facturier/invoice"

// readLine reads over a line the keys that are there.
func readLine(o *object, l *invoice.Line) {
	o.text(invoice.FieldDesignation, &l.Designation)
	o.text(invoice.FieldDescription, &l.Description)
	o.number(invoice.FieldQuantity, 3, int64(invoice.MaxQuantity), (*int64)(&l.Quantity))
	o.text(invoice.FieldUnit, &l.Unit)
	o.number(invoice.FieldPrice, 4, int64(invoice.MaxPrice), (*int64)(&l.Price))
	o.discount(invoice.FieldDiscount, &l.Discount)
	o.date(invoice.FieldDate, &l.Date)
	readTax(o, l)
	source := int64(l.Source)
	o.number("source", 0, invoice.MaxLines, &source)
	l.Source = int(source)
}

// readTax reads the VAT of a line: a reason alone says its category, and a
// category alone the reason that goes with it, when there is one only.
func readTax(o *object, l *invoice.Line) {
	var rate int64
	if o.number(invoice.FieldVAT, 2, int64(invoice.FullRate), &rate) {
		setRate(l, invoice.Rate(rate))
	}
	before := l.Category
	code := ""
	reasoned := o.text(invoice.FieldReason, &code) && code != ""
	if reasoned {
		reason, err := exemptionFlag(code)
		o.fail(err, invoice.FieldReason)
		l.Category, l.Exemption = reason.Category, reason.Code
		if rate == 0 {
			l.VAT = 0
		}
	}
	category := ""
	if !o.text(invoice.FieldCategory, &category) || category == "" {
		return
	}
	l.Category = invoice.Category(category)
	if !reasoned && l.Category != before {
		l.Exemption = onlyReason(l.Category)
		if l.Category != invoice.StandardRated {
			l.VAT = invoice.Rate(rate)
		}
	}
}

// onlyReason is the reason of a category that has a single one, else "".
func onlyReason(c invoice.Category) string {
	found := ""
	for _, e := range invoice.Exemptions {
		switch {
		case e.Category == c && found != "":
			return ""
		case e.Category == c:
			found = e.Code
		}
	}
	return found
}
