package ui

import (
	"strings"
	"testing"

	"facturier/invoice"
)

// TestTheCursorGoesToTheNewVersion of a quote that is revised, in the list
// in any order, and on its own screen.
func TestTheCursorGoesToTheNewVersion(t *testing.T) {
	for name, order := range map[string]string{"by date": "", "by due date": "t", "by client": "t t t"} {
		b := readyBook(t)
		c := b.client("Mairie de Lunel", "Lunel", invoice.Public)
		b.draft(invoice.Quote, c, "Plan de ville", 90_000)
		b.draft(invoice.Quote, c, "Panneaux", 120_000)
		s := b.open(Options{Start: "devis"}, 80, 24)
		s.Press("S")
		s.Type("mairie@lunel.example")
		s.Press("enter")
		s.Shows("D2026-0001 noté envoyé")
		s.Press(append(strings.Fields(order), "home")...)
		for !strings.Contains(selectedLine(s.View()), "D2026-0001") {
			s.Press("down")
		}
		s.Press("e", "o")
		s.Shows("D2026-0001")
		s.Press("esc")
		if got := selectedLine(s.View()); !strings.Contains(got, "D2026-0001") || !strings.Contains(got, "brouillon") {
			t.Errorf("%s: the cursor is on %q of\n%s", name, got, s.View())
		}
	}
	b := readyBook(t)
	b.draft(invoice.Quote, b.client("Mairie de Lunel", "Lunel", invoice.Public), "Plan de ville", 90_000)
	s := b.open(Options{Start: "devis"}, 80, 24)
	s.Press("S")
	s.Type("mairie@lunel.example")
	s.Press("enter", "enter", "e", "o", "esc")
	s.Shows("› Devis › D2026-0001", "rév. 2", "○ brouillon", "S envoyé")
}

// selectedLine is the line under the cursor.
func selectedLine(view string) string {
	for _, line := range strings.Split(view, "\n") {
		if strings.Contains(line, "▌") {
			return line
		}
	}
	return ""
}
