package cii

import "facturier/invoice"

// delivery is where and when. Goods that go to another member state say both (BR-IC-11,
// BR-IC-12): where the client is, on the day of the invoice, unless the
// document says otherwise (242 nonies A I-7° bis and I-10°).
func (w writer) delivery() headerTradeDelivery {
	d := w.d
	shipped := d.Client.Delivery
	on := d.ServiceStart
	if !d.ServiceEnd.IsZero() && d.ServiceEnd != d.ServiceStart { // a period: BG-14
		on = 0
	}
	if w.has(invoice.IntraCommunity) {
		if shipped == nil {
			shipped = &d.Client.Address
		}
		if d.ServiceStart.IsZero() && d.ServiceEnd.IsZero() {
			on = d.IssueDate
		}
	}
	var h headerTradeDelivery
	if shipped != nil {
		h.ShipTo = &tradeParty{Name: text(d.Client.Name), Address: address(*shipped)}
	}
	if !on.IsZero() {
		h.Actual = &supplyChainEvent{dateTime(on)}
	}
	return h
}

// servicePeriod is the time of the service (BG-14), nil when it is one day.
func (w writer) servicePeriod() *specifiedPeriod {
	if w.d.ServiceEnd.IsZero() || w.d.ServiceEnd == w.d.ServiceStart {
		return nil
	}
	return period(w.d.ServiceStart, w.d.ServiceEnd)
}
