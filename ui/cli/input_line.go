package cli

import (
	"fmt"

	"facturier/invoice"
)

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
	category, code := "", ""
	o.text(invoice.FieldCategory, &category)
	if o.text(invoice.FieldReason, &code) && code != "" {
		reason, err := exemptionFlag(code)
		switch {
		case err == nil && category != "" && invoice.Category(category) != reason.Category:
			err = invoice.Invalid("", fmt.Sprintf("Ce motif va avec la catégorie %s, et la ligne dit %s.", reason.Category, shorten(category)), "")
		case err == nil && rate != 0:
			err = invoice.Invalid("", "Une ligne avec TVA n'a pas de motif d'exonération.", "Gardez l'un ou l'autre.")
		}
		o.fail(err, invoice.FieldReason)
		l.SetTax(invoice.Tax{Category: reason.Category, Exemption: reason.Code})
		return
	}
	if category == "" || invoice.Category(category) == l.Category {
		return
	}
	l.SetTax(invoice.Tax{Category: invoice.Category(category), Rate: invoice.Rate(rate), Exemption: onlyReason(invoice.Category(category))})
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
