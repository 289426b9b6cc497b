package cii

import (
	"strconv"

	"facturier/invoice"
)

func (w writer) lines() ([]tradeLineItem, error) {
	items := make([]tradeLineItem, len(w.d.Lines))
	for i := range w.d.Lines {
		item, err := w.line(i)
		if err != nil {
			return nil, err
		}
		items[i] = item
	}
	return items, nil
}

// line has the price before discount and the discount apart (242 nonies A
// I-8° and I-9°). A price is never negative (BR-27): the quantity is.
func (w writer) line(i int) (tradeLineItem, error) {
	l := &w.d.Lines[i]
	gross, err := l.Price.Times(l.Quantity)
	if err != nil {
		return tradeLineItem{}, err
	}
	unitPrice, billed := l.Price, l.Quantity
	if unitPrice < 0 {
		unitPrice, billed = -unitPrice, -billed
	}
	item := tradeLineItem{
		Document:  lineDocument{strconv.Itoa(i + 1)},
		Product:   tradeProduct{text(l.Designation), text(l.Description)},
		Agreement: lineTradeAgreement{tradePrice{price(unitPrice)}},
		Delivery:  lineTradeDelivery{quantityOf{unitCode(l.Unit), quantity(billed)}},
		Settlement: lineTradeSettlement{
			Tax:       taxOf(l.Category, l.VAT),
			Period:    period(l.Date, l.Date),
			Summation: lineSummation{amount(l.Net)},
		},
	}
	if gross != l.Net {
		item.Settlement.Allowances = []tradeAllowanceCharge{allowance(gross, gross-l.Net, l.Discount.Rate)}
	}
	return item, nil
}

// allowance is what is taken off a basis, with its rate when the rate gives the
// same cents; what a discount adds is a charge.
func allowance(basis, off invoice.Amount, rate invoice.Rate) tradeAllowanceCharge {
	a := tradeAllowanceCharge{Basis: amount(basis), Actual: amount(off), ReasonCode: "95", Reason: "Remise"}
	if off < 0 {
		a.Indicator.Charge, a.Actual = true, amount(-off)
		a.ReasonCode, a.Reason = "ABK", "Supplément" // UNCL 7161, BR-CL-20
	}
	if same, err := rate.Of(basis); err == nil && rate != 0 && same == off {
		a.Percent = percent(rate)
	}
	return a
}

// period is the time from one date to another, both included; one of them may
// be missing, and there is none without both.
func period(start, end invoice.Date) *specifiedPeriod {
	if start.IsZero() && end.IsZero() {
		return nil
	}
	return &specifiedPeriod{dateTime(start), dateTime(end)}
}
