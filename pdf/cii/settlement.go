package cii

import "facturier/invoice"

// euro is the currency in which the VAT is accounted for (BR-FR-CO-12).
const euro = "EUR"

func (w writer) settlement() (headerTradeSettlement, error) {
	d := w.d
	summation, err := w.summation()
	if err != nil {
		return headerTradeSettlement{}, err
	}
	s := headerTradeSettlement{
		PaymentReference: d.Number,
		Currency:         d.Currency.Code(),
		Means:            w.means(),
		Taxes:            w.taxes(),
		Period:           w.servicePeriod(),
		Allowances:       w.allowances(),
		Terms:            w.terms(),
		Summation:        summation,
		Preceding:        w.preceding(),
	}
	if s.Currency != euro {
		s.TaxCurrency = euro
	}
	if w.debited() {
		s.CreditorID = d.Seller.CreditorID
	}
	return s, nil
}

// summation are the totals as the document has them (BT-106 to BT-115).
func (w writer) summation() (headerSummation, error) {
	d, t := w.d, &w.d.Totals
	s := headerSummation{
		Lines: amount(t.Lines),
		Net:   amount(t.Net),
		VAT:   []currencyAmount{{d.Currency.Code(), amount(t.VAT)}},
		Gross: amount(t.Gross), Payable: amount(t.Payable),
	}
	if d.Currency.Code() != euro {
		inEuros, err := d.VATInEuros()
		if err != nil {
			return s, err
		}
		s.VAT = append(s.VAT, currencyAmount{euro, amount(inEuros)})
	}
	if t.Discount != 0 {
		s.Allowance = amount(t.Discount)
	}
	rounding := d.Rounding()
	if rounding != 0 {
		s.Rounding = amount(rounding)
	}
	if prepaid := t.Deducted + rounding; prepaid != 0 {
		s.Prepaid = amount(prepaid)
	}
	if d.SettledOn != 0 { // BR-FR-CO-09
		s.Prepaid, s.Payable = s.Gross, amount(0)
	}
	return s, nil
}

// preceding are the invoices that this one follows (BG-3): the one that it
// corrects or replaces (BR-FR-CO-04, BR-FR-CO-05), the one whose penalties it
// asks for, and the ones that it deducts. A corrected invoice names its origin alone: notes has the others.
func (w writer) preceding() []referencedDocument {
	d := w.d
	var all []referencedDocument
	if d.Origin != "" {
		all = append(all, invoiceOf(d.Origin, d.OriginDate))
	}
	if d.Kind == invoice.CorrectedInvoice {
		return all
	}
	if d.ClaimsPenalties() {
		all = append(all, invoiceOf(d.Penalties.Number, d.Penalties.Date))
	}
	for _, deduction := range d.Deductions {
		if d.Rounds(deduction) {
			continue
		}
		all = append(all, invoiceOf(deduction.Number, deduction.Date))
	}
	return all
}

// invoiceOf is the number and the date of an invoice (BT-25, BT-26).
func invoiceOf(number string, date invoice.Date) referencedDocument {
	r := referencedDocument{IssuerAssignedID: number}
	if !date.IsZero() {
		r.Issued = &formattedDate{day(date)}
	}
	return r
}
