package ui

import (
	"context"
	"testing"

	"facturier/invoice"
)

// faulty is a book whose only draft has problems everywhere: on its page, at
// its client, in the settings.
func faulty(t *testing.T) *bench {
	t.Helper()
	b := readyBook(t)
	ctx := context.Background()
	s, err := b.Settings(ctx)
	b.must(err)
	s.Seller.IBAN = ""
	b.must(b.SaveSettings(ctx, s))
	c, err := b.SaveClient(ctx, invoice.Client{Type: invoice.Company, Name: "Durand SARL", Email: "d@durand.example",
		Address: invoice.Address{Lines: []string{"1 rue Haute"}, City: "Sète"}})
	b.must(err)
	d := b.draft(invoice.Invoice, c, "divers", 10_000)
	d.DueDate = b.day.AddDays(90)
	_, err = b.SaveDraft(ctx, d)
	b.must(err)
	return b
}

func TestChecklistNamesRuleGravityAndPlace(t *testing.T) {
	b := faulty(t)
	for _, size := range sizes {
		s := b.open(Options{Start: "factures"}, size[0], size[1])
		s.Press("!")
		s.Shows("Points à régler", "3 graves", "À CORRIGER AVANT D'ÉMETTRE  3", "▌ ! Échéance", "L441-10", "! Client, Code postal", "! Ligne 1",
			"242 nonies A I-8°", "« divers » est trop vague")
		s.Press("end")
		s.Shows("▌ ⚠ Réglages, IBAN", "BR-50", "corriger")
		fits(t, s, size[0], size[1])
	}
}

// TestChecklistEmptiesAsOneMends: Enter goes to the field, the list comes back
// with one less.
func TestChecklistEmptiesAsOneMends(t *testing.T) {
	b := faulty(t)
	s := b.open(Options{Start: "factures"}, 80, 24)
	s.Press("enter")
	s.Shows("! points à régler")
	s.Press("!", "enter")
	s.Shows("▌ Échéance")
	s.Type("+30")
	s.Press("ctrl+s", "esc")
	s.Shows("2 graves", "▌ ! Client, Code postal")
	s.Press("enter")
	s.Shows("▌ Code postal")
	s.Type("34200")
	s.Press("ctrl+s")
	s.Shows("Durand SARL enregistré.", "1 grave", "▌ ! Ligne 1")
	s.Press("enter")
	s.Shows("▌ divers")
	s.Press(ctrlU)
	s.Type("Affiche de la fête")
	s.Press("ctrl+s", "esc")
	s.Hides("CORRIGER")
	s.Shows("À VÉRIFIER  2", "▌ ⚠ Client, SIREN")
	s.Press("end", "enter")
	s.Shows("▌ IBAN")
	s.Type("FR7630006000011234567890189")
	s.Press("ctrl+s")
	s.Shows("À VÉRIFIER  1", "▌ ⚠ Client, SIREN")
	s.Press("esc", "F")
	s.Shows("Émettre la facture")
}

// TestChecklistOfWhatIsBeingWritten: the cells that cannot be read are in it,
// and nothing typed is lost on the way.
func TestChecklistOfWhatIsBeingWritten(t *testing.T) {
	b := faulty(t)
	s := b.open(Options{Start: "factures"}, 80, 24)
	s.Press("e", "down", "down", "tab", "tab")
	s.Type("1.250")
	s.Press("ctrl+l")
	s.Shows("Points à régler", "Ligne 1, Prix")
	s.Press("end", "enter")
	s.Shows("Réglages", "▌ IBAN", "Sans IBAN")
	s.Press("esc")
	s.Shows("1.250", "facture, non enregistré")
	s.Press("ctrl+l", "enter")
	s.Shows("1.250", "▌ divers") // the price is refused: back on its line
	s.Press("ctrl+l", "esc")
	s.Shows("facture, non enregistré")
}

func TestChecklistOfACompleteDraft(t *testing.T) {
	b := readyBook(t)
	d := b.draft(invoice.Invoice, b.client("Durand SARL", "Montpellier", invoice.Company), "Affiche", 10_000)
	s := b.open(Options{Start: "factures"}, 80, 24)
	s.Press("!")
	s.Shows("✓ Rien à régler sur ce brouillon.")
	s.Press("enter")
	s.Shows("Points à régler")
	b.must(b.DeleteDraft(context.Background(), d.ID)) // elsewhere
	s.Press("down")
	s.Hides("Points à régler")
	b.invoiced(b.client("Kiosque", "Sète", invoice.Company), "Affiche", 10_000, 30)
	s = b.open(Options{Start: "factures"}, 80, 24)
	s.Press("!")
	s.Shows("Un document numéroté n'a plus rien à régler.")
}
