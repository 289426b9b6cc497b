package ui

import (
	"context"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/ui/uitest"
)

// TestALetterInAFormIsText, whatever it does elsewhere: no form opens a page,
// nor anything else, by p or by another letter.
func TestALetterInAFormIsText(t *testing.T) {
	template := lived(t)
	template.Close()
	for _, place := range places {
		b := template.copyOf(t)
		r := newRoot(newDeps(context.Background(), b.App, Options{Now: b.clock.Now}), Options{})
		s := uitest.Open(t, r, &b.clock, 80, 24)
		s.Press(place.keys...)
		if !r.typing() || r.help != nil {
			continue
		}
		if form := formOf(r.top()); form == nil || form.focused() == nil || form.focused().entries != nil {
			continue // a list opens by its first letter
		}
		for _, letter := range []string{"p", "o", "q", "S", "i", "M", "?", "2", ":", "%"} {
			before := len(r.stacks[r.tab].screens)
			if s.Press(letter); len(r.stacks[r.tab].screens) != before || r.question != nil || r.help != nil || s.Quit || formOf(r.top()) == nil {
				t.Errorf("%s: %q is a command, on:\n%s", place.name, letter, s.View())
			}
		}
	}
}

// formOf is the form of a screen, nil for none.
func formOf(s screen) *form {
	switch s := s.(type) {
	case *dialog:
		return s.form
	case *clientForm:
		return s.form
	case *settings:
		return s.form
	case *asking:
		return s.form
	case *rewriting:
		return s.form
	}
	return nil
}

// TestPIsTextInEachForm where one writes: in a note, a name, a reason.
func TestPIsTextInEachForm(t *testing.T) {
	for _, keys := range [][]string{{"N"}, {"V"}, {"4", "n"}, {"4", "e"}, {"$", "tab", "tab", "tab"}, {"P", "tab", "tab"}, {"i", "n"}} {
		b := lived(t)
		s := b.open(Options{}, 80, 24)
		s.Press(keys...)
		s.Type("pop")
		if !strings.Contains(s.View(), "pop") {
			t.Errorf("%v then pop: got\n%s", keys, s.View())
		}
	}
}

// TestDialogsOfACorrectionShowTheirKeys: v and V, each field.
func TestDialogsOfACorrectionShowTheirKeys(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	s.Press("v")
	s.Shows("↵ valider   tab suivant   ← → changer la réponse   f1 aide   esc retour")
	s.Press("right", "tab")
	s.Shows("↵ valider   tab suivant   f1 aide   esc retour")
	s.Press("f1")
	s.Shows("Ici : Avoir", "changer la réponse", "maj+tab", "précédent", "enregistrer")
	s.Press("esc", "esc", "V")
	s.Shows("↵ valider   f1 aide   esc retour")
	s.Press("f1")
	s.Shows("Ici : Facture rectificative")
}

// TestAFigureHasItsPlace: typed on what takes none, it says what to choose, and
// is never the beginning of a reason.
func TestAFigureHasItsPlace(t *testing.T) {
	b := lived(t)
	s := b.open(Options{Start: "devis"}, 80, 24)
	s.Press("C", "right", "right", "5")
	s.Shows("« Le tout » ne demande pas de chiffre : ← → choisissent « Un acompte » ou", "« Des lignes ».")
	s.Press("right", "5", "0", "0")
	s.Shows("▌ Acompte   500")
	s = b.open(Options{}, 80, 24)
	s.Press("v", "5")
	s.Shows("« Tout ce qu'il reste » ne demande pas de chiffre", "▌ Corriger", "Motif")
	s.Press("left", "5", "0")
	s.Shows("▌ Somme     50")
}

// TestAPaymentBeforeItsInvoiceIsAskedAbout, and recorded when it is so.
func TestAPaymentBeforeItsInvoiceIsAskedAbout(t *testing.T) {
	b := lived(t)
	ctx := context.Background()
	s := b.open(Options{}, 80, 24)
	s.Press("$", "tab")
	s.Type("01/09/2026")
	s.Press("enter")
	s.Shows("Noter 1 250,00 € reçus le 01/09/2026, avant F2026-0001 du 12/09/2026 ? [o/N]")
	s.Press("enter")
	doc, err := b.Document(ctx, 1)
	if err != nil || len(doc.Payments) != 0 {
		t.Fatalf("enter: got %v, %v, want no payment", doc.Payments, err)
	}
	s.Shows("Encaisser", "01/09/2026")
	s.Press("enter", "o")
	s.Shows("F2026-0001 est payée.")
	if doc, err = b.Document(ctx, 1); err != nil || len(doc.Payments) != 1 || doc.Payments[0].Date != date(t, "2026-09-01") {
		t.Errorf("o: got %v, %v", doc.Payments, err)
	}
}

// TestAnOddTelephoneIsSaidAndTaken.
func TestAnOddTelephoneIsSaidAndTaken(t *testing.T) {
	b := lived(t)
	s := b.open(Options{Start: "clients"}, 80, 40)
	s.Press("e")
	s.Press("tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab")
	s.Type("voir Paul")
	s.Press("tab")
	s.Shows("⚠ Ce numéro a d'autres signes que des chiffres")
	s.Press("ctrl+s")
	c, err := b.Client(context.Background(), 1)
	if err != nil || c.Phone != "voir Paul" {
		t.Errorf("got %q, %v, want it taken", c.Phone, err)
	}
}

// TestOneNameForIssuing: the key, the question and the answers say "émettre".
func TestOneNameForIssuing(t *testing.T) {
	b := lived(t)
	s := b.open(Options{Start: "factures"}, 80, 24)
	s.Shows("F émettre")
	s.Press("F")
	s.Shows("Émettre la facture")
	for _, table := range KeyTables() {
		for _, row := range table.Rows {
			if strings.Contains(invoice.Fold(row.Help), "finalis") {
				t.Errorf("%s is %q", row.Keys, row.Help)
			}
		}
	}
}
