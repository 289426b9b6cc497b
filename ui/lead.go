package ui

import (
	"strings"

	"facturier/invoice"
)

// leadTo opens the screen where a problem is mended, on its field; undone says
// what the problem kept from being done: "Pas émise".
func leadTo(d *deps, doc invoice.Document, p invoice.Problem, undone string) step {
	var s screen
	field := p.Field
	switch {
	case strings.HasPrefix(field, invoice.SellerField("")):
		s = newSettings(d)
	case strings.HasPrefix(field, invoice.ClientField("")) && doc.Client.ID != 0:
		s = newClientForm(d, doc.Client, func(c invoice.Client) step { return pop().saying(clean(c.Name) + " enregistré.") })
	default:
		s = newEditor(d, doc)
	}
	if to, ok := s.(pointed); ok {
		to.focus(field)
	}
	next := push(s)
	next.notice = block(undone + "\u00a0: " + lowerFirst(clean(p.Message))).notice
	return next
}
