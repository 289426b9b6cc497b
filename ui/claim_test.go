package ui

import (
	"testing"

	"facturier/invoice"
)

// C. com. L441-10, D441-5: what is claimed is invoiced once, from the
// calculation; each shows the other, and what runs afterwards is claimed still.
func TestPenaltiesFromTheCalculation(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	s.Press("enter", "%")
	s.Shows("Ces sommes se réclament sans facture", "c facturer les pénalités")
	s.Press("c")
	s.Shows("Brouillon prêt, hors TVA. F l'émet.", "Pénalités", "de F2026-0001 du", "Net à payer", "51,58 €")
	s.Press("esc", "%", "c")
	s.Shows("Ses pénalités sont déjà en brouillon : le voici.")
	s.Press("F")
	s.Shows("51,58 €")
	s.Press("o")
	s.Shows("F2026-00", "émise")
	s.Press("%")
	s.Shows("Des pénalités n'en portent pas elles-mêmes (C. civ. 1343-2).")
	s.Hides("c facturer les pénalités")
	s.Press("esc", "V")
	s.Shows("Une facture de pénalités ne se remplace pas.")
	s.Press("D")
	s.Shows("ne se duplique pas")
	s.Press("esc", "%")
	s.Shows("Calcul de F2026-0001", "Rien n'a couru depuis ce qui est facturé.", "Déjà facturé par F2026-00", "51,58 €")
	s.Hides("c facturer les pénalités")
	b.day += 10
	s.Press("esc", "%")
	s.Shows("Du 23/11/2026 au 02/12/2026", "Déjà facturé par F2026-00", "1 252,83 €", "c facturer les pénalités")
}

// The penalties of what is contested stand and fall with it: they are asked for
// by a person who knows.
func TestPenaltiesOfADispute(t *testing.T) {
	b := lived(t)
	id := b.find("F2026-0001").ID
	if _, err := b.Dispute(t.Context(), id, "Logo manquant"); err != nil {
		t.Fatal(err)
	}
	s := b.open(Options{}, 80, 24)
	s.Press("2", "/")
	s.Type("F2026-0001")
	s.Press("enter", "%", "c")
	s.Shows("F2026-0001 est en litige : préparer quand même ses pénalités ?")
	s.Press("n")
	if made, err := b.PenaltiesOf(t.Context(), id); err != nil || len(made) != 0 {
		t.Fatalf("refused, it is made: %v, %v", made, err)
	}
	s.Press("c", "o")
	s.Shows("Brouillon prêt, hors TVA.")
	s.Press("esc", ":")
	s.Type("facture des pén")
	s.Press("enter", "o")
	s.Shows("Ses pénalités sont déjà en brouillon : le voici.")
}

// What was paid late owes its penalties to the day of the payment.
func TestPenaltiesOfAnInvoicePaidLate(t *testing.T) {
	b := lived(t)
	id := b.find("F2026-0001").ID
	if _, err := b.Pay(t.Context(), id, invoice.Payment{Date: date(t, "2026-11-01"), Amount: 1250_00, Method: invoice.Transfer}); err != nil {
		t.Fatal(err)
	}
	s := b.open(Options{}, 80, 24)
	s.Press("2", "/")
	s.Type("F2026-0001")
	s.Press("enter", "%")
	s.Shows("Du 13/10/2026 au 01/11/2026", "Reste dû", "0,00 €", "c facturer les pénalités")
	s.Press("c")
	s.Shows("Brouillon prêt, hors TVA.", "45,65 €")
}

// A document that stops where the rates are known is made by a person who knows
// (C. com. L441-10 II).
func TestPenaltiesUpToTheRatesThatAreKnown(t *testing.T) {
	b := lived(t)
	id := b.find("F2026-0001").ID
	b.day = date(t, "2027-02-01")
	s := b.open(Options{}, 80, 24)
	s.Press("2", "/")
	s.Type("F2026-0001")
	s.Press("enter", "%", "c")
	s.Shows("Pénalités comptées jusqu'au 31/12/2026, faute du taux suivant\u00a0: les préparer", "quand même\u00a0?")
	s.Press("n")
	if made, err := b.PenaltiesOf(t.Context(), id); err != nil || len(made) != 0 {
		t.Fatalf("refused, it is made: %v, %v", made, err)
	}
	s.Press("c", "o")
	s.Shows("Brouillon prêt, hors TVA.")
}
