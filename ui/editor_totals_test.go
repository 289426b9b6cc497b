package ui

import (
	"testing"

	"facturier/invoice"
)

func TestADiscountInEurosHasNoRateInTheTotals(t *testing.T) {
	b := readyBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	for typed, want := range map[string]string{"50 €": "          Remise          −50,00 €", "10%": "Remise 10 %         −269,25 €"} {
		s := newQuoteFor(b, "durand")
		writeLook(s)
		s.Press("enter", "tab")
		s.Type(typed)
		s.Shows("▌ Remise", "Total des lignes", want)
		s.Hides("Remise 0")
	}
}

func TestADiscountWithoutAPriceIsInNoTotal(t *testing.T) {
	b := readyBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	s := newQuoteFor(b, "durand")
	writeLook(s)
	s.Press("enter")
	s.Type("Photos")
	s.Press("tab", "tab")
	s.Type("1.250")
	s.Press("tab")
	s.Type("450 €")
	s.Shows("Ligne 3, Prix", "Net à payer        2 692,50 €")
	s.Hides("−")
	s.Press("shift+tab", ctrlU)
	s.Type("1250")
	s.Shows("800,00 €", "3 492,50 €")
}
