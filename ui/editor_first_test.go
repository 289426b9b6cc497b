package ui

import (
	"testing"

	"facturier/invoice"
)

// TestTheFirstRemarkShownIsGoneToFirst, though it stands above the cell that has
// the focus; a designation that is typed leaves the figures of its line in sight.
func TestTheFirstRemarkShownIsGoneToFirst(t *testing.T) {
	b := readyBook(t)
	b.draft(invoice.Quote, b.client("Kiosque", "Nîmes", invoice.Company), "Logo", 480_00)
	s := b.open(Options{Start: "devis"}, 80, 24)
	s.Press("e", "tab", "tab", "tab", "tab")
	s.Press("shift+tab", "shift+tab")
	s.Shows("▌ Logo", "1 forfait     480,00 €")
	s.Type("Logo et charte graphique de la saison")
	s.Shows("Logo et charte graphique de la saison", "480,00 €")
	s.Press("tab", "tab")
	s.Type("48x")
	s.Press("ctrl+n")
	s.Type("Affiche")
	s.Press("tab", "tab")
	s.Shows("Ligne 1, Prix")
	s.Press("ctrl+g")
	s.Shows("▌ Logo", "! ")
	s.Hides("Ligne 1, Prix")
}
