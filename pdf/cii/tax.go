package cii

import "facturier/invoice"

// vat is the type of every tax here (CII-DT-037).
const vat = "VAT"

// onInvoice is the code of the tax that is due when the invoice is issued (BT-8): the
// option pour le paiement d'après les débits.
const onInvoice = "5"

// taxOf is the category and the rate of a line or of a discount; what is out of
// the scope of VAT has no rate (BR-O-05, BR-O-06).
func taxOf(category invoice.Category, rate invoice.Rate) tradeTax {
	t := tradeTax{TypeCode: vat, Category: string(category)}
	if category != invoice.OutOfScope {
		t.Rate = percent(rate)
	}
	return t
}

// taxes is the VAT by category and rate (BG-23), with why there is none (BT-120
// and BT-121: both, G1.41).
func (w writer) taxes() []tradeTax {
	taxes := make([]tradeTax, len(w.d.Totals.Groups))
	for i, g := range w.d.Totals.Groups {
		t := taxOf(g.Category, g.Rate)
		t.Basis, t.Calculated = amount(g.Base), amount(g.VAT)
		if g.Category != invoice.StandardRated && g.Category != invoice.ZeroRated { // BR-S-10, BR-Z-10
			t.ReasonCode, t.Reason = w.exemption(g.Category)
		}
		if w.d.OnDebits && g.Category == invoice.StandardRated {
			t.PointDateCode = onInvoice
		}
		taxes[i] = t
	}
	return taxes
}

// exemption is why the lines of a category bear no VAT, in the words frozen on
// the document.
func (w writer) exemption(category invoice.Category) (code, reason string) {
	for i := range w.d.Lines {
		if l := &w.d.Lines[i]; l.Category == category && l.Exemption != "" {
			code = l.Exemption
			break
		}
	}
	for _, m := range w.d.Mentions {
		if m.Code == code && code != "" {
			return code, text(m.Text)
		}
	}
	e, _ := invoice.ExemptionOf(code)
	return code, e.Wording
}

// groupLines is the sum of the nets of the lines of a group.
func (w writer) groupLines(g invoice.VATGroup) invoice.Amount {
	var sum invoice.Amount
	for i := range w.d.Lines {
		if l := &w.d.Lines[i]; l.Category == g.Category && l.VAT == g.Rate {
			sum += l.Net
		}
	}
	return sum
}

// allowances is the discount on the whole document by VAT group (BG-20): what
// the base of each one lost (BR-S-08).
func (w writer) allowances() []tradeAllowanceCharge {
	var all []tradeAllowanceCharge
	for _, g := range w.d.Totals.Groups {
		before := w.groupLines(g)
		if before == g.Base {
			continue
		}
		a := allowance(before, before-g.Base, w.d.Discount.Rate)
		t := taxOf(g.Category, g.Rate)
		a.Tax = &t
		all = append(all, a)
	}
	return all
}
