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

// TestARemarkIsWholeOnASmallTerminal, or says that it is cut.
func TestARemarkIsWholeOnASmallTerminal(t *testing.T) {
	b := readyBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	s := b.open(Options{}, 60, 20)
	s.Press("3", "n")
	s.Type("durand")
	s.Press("enter")
	writeLook(s)
	s.Press(ctrlU)
	s.Type("1000000000000")
	s.Press("tab", "tab", "tab", "tab")
	s.Shows("! Ligne 2, Prix : ce montant dépasse cent milliards\n   d'euros.", "Net à payer")
	s.Press("enter")
	s.Type("divers")
	s.Press("tab")
	s.Type("0")
	s.Press("tab")
	s.Shows("cent milliards\n   d'euros.", "et 2 de plus : ctrl+g va au suivant", "▌ divers")
	fits(t, s, 60, 20)
}

// TestTheDayOfExecutionIsADay when it is written as one; words stay.
func TestTheDayOfExecutionIsADay(t *testing.T) {
	b := readyBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	s := newQuoteFor(b, "durand")
	writeLook(s)
	s.Press("enter", "tab", "tab", "tab")
	s.Type("31/02")
	s.Press("tab")
	s.Shows("! Exécution : « 31/02 » : février 2026 n'a que 28 jours.")
	s.Press("shift+tab", ctrlU)
	s.Type("sous 3 semaines")
	s.Press("tab")
	s.Hides("! ")
	s.Shows("Exécution  sous 3 semaines")
}

// TestTheOrderIsSaidWhileFiltered as it is before.
func TestTheOrderIsSaidWhileFiltered(t *testing.T) {
	s := lived(t).open(Options{Start: "factures"}, 80, 24)
	s.Press("t", "/")
	s.Type("durand")
	s.Hides("par échéance")
	s.Press("enter")
	s.Shows("/ durand", "1/6")
	s.Press("/", ctrlU)
	s.Type("F2026")
	s.Press("enter", "t")
	s.Shows("par montant  5/6")
}
