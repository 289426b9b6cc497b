package ui

import (
	"strings"
	"testing"

	"facturier/invoice"
)

// TestQuestionsAreWhole at every size: the gesture, the amount, the beginning of
// the name and the answers, on two lines when one is too short.
func TestQuestionsAreWhole(t *testing.T) {
	b := readyBook(t)
	c := b.client("Éditions du Café & Fils de la République et Compagnie", "Lunel", invoice.Company)
	b.accepted(c)
	for i, size := range sizes {
		s := b.open(Options{Start: "devis"}, size[0], size[1])
		if i == 0 {
			s.Press("C", "enter")
		} else {
			s.Press("2", "enter")
		}
		s.Press("F")
		fits(t, s, size[0], size[1])
		asked := strings.Join(strings.Fields(strings.ReplaceAll(s.Line(-3)+" "+s.Line(-2)+" "+s.Line(-1), "─", "")), " ")
		for _, want := range []string{"Émettre la facture d'acompte de 807,75 € pour Éditions du Café & Fils", "?", "[o/N]"} {
			if !strings.Contains(asked, want) {
				t.Errorf("%d columns: got the question %q, want %q in it", size[0], asked, want)
			}
		}
		if !strings.Contains(asked, "définitif") && !strings.Contains(asked, "plus être modifiée") {
			t.Errorf("%d columns: got the question %q, want it to say that it is for good", size[0], asked)
		}
		s.Press("n")
	}
}

// TestSendingWarnsInFull that a quote takes its number then.
func TestSendingWarnsInFull(t *testing.T) {
	b := readyBook(t)
	b.draft(invoice.Quote, b.client("Durand SARL", "Montpellier", invoice.Company), "Affiche", 10_000)
	for _, size := range sizes {
		s := b.open(Options{Start: "devis"}, size[0], size[1])
		s.Press("S")
		got := strings.Join(strings.Fields(s.Plain()), " ")
		if want := "Le devis prend son numéro et son PDF. Pour le changer ensuite, on en fait une révision."; !strings.Contains(got, want) {
			t.Errorf("%d columns: want %q, got:\n%s", size[0], want, s.Plain())
		}
	}
}
