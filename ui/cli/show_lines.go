package cli

import (
	"fmt"
	"slices"

	"facturier/invoice"
)

func (s *session) showLines(d invoice.Document) {
	columns := []column{{"  ", true, 5}, {"Désignation", false, 48}, {"Quantité", true, 0}, {"Unité", false, 12}, {"Prix", true, 0}}
	discounts, rates, dates := false, false, false
	for _, l := range d.Lines {
		discounts = discounts || !l.Discount.IsZero()
		rates = rates || l.VAT != 0
		dates = dates || l.Date != 0
	}
	if dates {
		columns = slices.Insert(columns, 1, column{"Date", true, 0})
	}
	if discounts {
		columns = append(columns, column{"Remise", true, 0})
	}
	if rates {
		columns = append(columns, column{"TVA", true, 0})
	}
	t := s.table(append(columns, column{"Montant", true, 0})...)
	for i, l := range d.Lines {
		row := []string{fmt.Sprint(i + 1), l.Designation, l.Quantity.String(), l.Unit, l.Price.In(d.Currency)}
		if dates {
			row = slices.Insert(row, 1, l.Date.String())
		}
		if discounts {
			row = append(row, l.Discount.In(d.Currency))
		}
		if rates {
			row = append(row, l.VAT.String())
		}
		t.row(append(row, l.Net.In(d.Currency))...)
	}
	t.flush()
}

func (s *session) showTotals(d invoice.Document, replaced bool) {
	sums := s.table(column{"", false, 0}, column{"", true, 0})
	sums.begun = true
	t := d.Totals
	sum := func(name string, a invoice.Amount) { sums.row("  "+name, a.In(d.Currency)) }
	if t.Discount != 0 {
		sum("Remise", -t.Discount)
	}
	if t.VAT != 0 {
		sum("Total HT", t.Net)
		for _, g := range invoice.HighestFirst(t.Groups) {
			if g.Category == invoice.StandardRated {
				sum("TVA "+g.Rate.String(), g.VAT)
			}
		}
		sum("Total TTC", t.Gross)
	}
	if euros, err := d.VATInEuros(); err == nil && d.Currency != "" && d.ExchangeRate != 0 && t.VAT != 0 {
		sums.row("  dont TVA en euros", euros.String())
	}
	for _, deposit := range d.Deductions {
		if d.Rounds(deposit) {
			sum("Arrondi", -deposit.Gross)
			continue
		}
		sum(fmt.Sprintf("Acompte %s du %s", deposit.Number, deposit.Date), -deposit.Gross)
	}
	switch {
	case d.Kind != invoice.Quote:
		sum("Net à payer", t.Payable)
	case t.VAT == 0:
		sum("Total", t.Payable)
	}
	switch {
	case replaced:
		sum("Annulé", -d.Credited)
	case d.Credited != 0:
		sum("Avoirs", -d.Credited)
	}
	if received := d.Received(); received != 0 {
		sum("Encaissé", -received)
	}
	if granted := d.Granted(); granted != 0 {
		sum("Escompte accordé", -granted)
	}
	if d.Issued() && d.Kind.Payable() {
		if back := d.Facts().ToGiveBack(); back > 0 {
			sum("À rendre", back)
		} else {
			sum("Reste dû", d.Remaining())
		}
	}
	sums.flush()
	s.showReasons(d)
}

// showReasons says why lines bear no VAT; that of the franchise needs no word.
func (s *session) showReasons(d invoice.Document) {
	var said []string
	for _, l := range d.Lines {
		if l.Exemption == "" || l.Exemption == invoice.FranchiseReason || slices.Contains(said, l.Exemption) {
			continue
		}
		said = append(said, l.Exemption)
		s.pair("Sans TVA", d.ReasonLabel(l.Exemption)+", "+l.Exemption)
	}
}
