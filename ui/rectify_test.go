package ui

import (
	"context"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/ui/uitest"
)

// TestRectification: V, the reason, the correction, F: the first is cancelled
// (289 I-5, BR-FR-CO-04).
func TestRectification(t *testing.T) {
	b := readyBook(t)
	b.invoiced(b.client("Durand SARL", "Montpellier", invoice.Company), "Site vitrine", 125_000, 30)
	for _, size := range sizes {
		s := b.open(Options{Start: "factures"}, size[0], size[1])
		s.Press("V")
		s.Shows("Facture rectificative", "1 250,00 €", "annule et", "remplace F2026-0001", "▌ Motif")
		fits(t, s, size[0], size[1])
	}
	s := b.open(Options{Start: "factures"}, 80, 24)
	s.Press("V", "enter")
	s.Shows("! Dites ce que la rectificative corrige.")
	s.Type("N° de commande oublié")
	s.Press("enter")
	s.Shows("Rectificative préparée", "facture rectificative, brouillon", "Remplace   F2026-0001 22/11/2026", "Motif      N° de commande oublié",
		"Site vitrine", "1 250,00 €")
	downTo(t, s, "Commande")
	s.Type("BC-77")
	s.Press("ctrl+s", "esc")
	s.Shows("Remplace   F2026-0001 du 22/11/2026", "Rectificative", "Commande   BC-77")
	s.Press("F")
	s.Shows("F2026-0001 sera annulée.", "Émettre la facture rectificative de 1 250,00 € pour Durand SARL ?")
	s.Press("o")
	s.Shows("F2026-0002 émise", "Facture F2026-0001", "Facture rectificative F2026-0002", "N° de commande oublié")
	s.Press("up", "up", "down", "enter") // the first of the thread
	s.Shows("✗ annulée", "Remplacée  par F2026-0002 du 22/11/2026", "Remplacée      −1 250,00 €")
	for _, key := range []string{"V", "v", "$"} {
		s.Press(key)
		s.Shows("F2026-0001 est", "annulée")
	}
	s.Press("1")
	s.Hides("F2026-0001")
	s.Press("2")
	if got := row(t, s, "F2026-0001"); !strings.Contains(got, "✗ annulée") {
		t.Errorf("the list says %q, want the origin cancelled", got)
	}
}

func TestRectificationSaysWhyNot(t *testing.T) {
	b := readyBook(t)
	c := b.client("Durand SARL", "Montpellier", invoice.Company)
	ctx := context.Background()
	b.invoiced(c, "Site vitrine", 125_000, 30) // F2026-0001, to be paid in part
	_, err := b.Pay(ctx, b.find("F2026-0001").ID, invoice.Payment{Amount: 10_000})
	b.must(err)
	b.invoiced(c, "Affiches", 64_000, 30) // F2026-0002, to be credited in part
	credit, err := b.Credit(ctx, b.find("F2026-0002").ID, invoice.CreditRequest{Amount: 1_000, Reason: "Remise"})
	b.must(err)
	_, err = b.Issue(ctx, credit.ID)
	b.must(err)
	b.invoiced(c, "Logo", 30_000, 30) // F2026-0003, being replaced already
	_, err = b.Rectify(ctx, b.find("F2026-0003").ID, "Adresse")
	b.must(err)
	deposit, err := b.Convert(ctx, b.accepted(c).ID, invoice.Conversion{Deposit: invoice.Discount{Rate: 3000}})
	b.must(err)
	_, err = b.Issue(ctx, deposit.ID) // F2026-0004
	b.must(err)
	for _, c := range []struct{ number, why string }{
		{"F2026-0001", "F2026-0001 est payée, en tout ou en partie : un avoir (v) la corrige."},
		{"F2026-0002", "F2026-0002 a déjà un avoir"},
		{"F2026-0003", "F2026-0003 est déjà en cours de correction. Émettez ou supprimez d'abord le"},
		{"F2026-0004", "Une facture d'acompte ne se remplace pas"},
		{"A2026-0001", "Une rectificative remplace une facture émise."},
	} {
		s := b.open(Options{Start: "factures"}, 80, 24)
		choose(t, s, c.number)
		s.Press("V")
		s.Shows("⚠", c.why)
		s.Hides("▌ Motif")
	}
	s := b.open(Options{Start: "factures"}, 80, 24)
	s.Press("V") // the draft
	s.Shows("n'est pas émis : e le modifie.")
	s = b.open(Options{Start: "factures"}, 80, 24)
	choose(t, s, "F2026-0003")
	s.Press("enter")
	s.Shows("Remplacée  par brouillon", "une fois émis")
}

// choose moves to the row of a document.
func choose(t *testing.T, s *uitest.Screen, number string) {
	t.Helper()
	for range 20 {
		for _, line := range strings.Split(s.Plain(), "\n") {
			if strings.Contains(line, "▌") && strings.Contains(line, number) {
				return
			}
		}
		s.Press("down")
	}
	t.Fatalf("no row %q, got:\n%s", number, s.Plain())
}

// find is a document by its number.
func (b *bench) find(number string) invoice.Document {
	b.t.Helper()
	d, err := b.FindDocument(context.Background(), invoice.InvoiceFamily, number)
	b.must(err)
	return d
}

// An avoir says what it corrects too (289 I-5), and says so where it is typed.
func TestCreditNoteAsksItsReason(t *testing.T) {
	b := readyBook(t)
	b.invoiced(b.client("Durand SARL", "Montpellier", invoice.Company), "Site vitrine", 125_000, 30)
	s := b.open(Options{Start: "factures"}, 80, 24)
	s.Press("v", "enter", "enter")
	s.Shows("! Dites ce que l'avoir corrige.", "▌ Motif")
	s.Press("enter")
	s.Shows("! Dites ce que l'avoir corrige.")
	s.Type("Geste commercial")
	s.Press("enter")
	s.Shows("Avoir préparé. F l'émet.", "Geste commercial")
}
