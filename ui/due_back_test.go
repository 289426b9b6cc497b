package ui

import (
	"context"
	"testing"

	"facturier/invoice"
)

// TestWhatIsOwedToAClientIsUsedFirst (C. civ. 1347): the morning says what is to be
// given back, one key does it, and the message to that client says so before it
// is asked for money.
func TestWhatIsOwedToAClientIsUsedFirst(t *testing.T) {
	b := lived(t)
	ctx := context.Background()
	durand := b.find("F2026-0001").Client
	b.on("2026-10-28", func() {
		d := b.invoiced(durand, "Refonte", 463_700, 30)
		_, err := b.Pay(ctx, d.ID, invoice.Payment{})
		b.must(err)
		b.day += 10
		note, err := b.Credit(ctx, d.ID, invoice.CreditRequest{Reason: "Projet abandonné"})
		b.must(err)
		_, err = b.Issue(ctx, note.ID)
		b.must(err)
	})
	s := b.open(Options{}, 80, 30)
	s.Shows("À RENDRE  1 facture", "15 j     4 637,00 €  rendre")
	s.Press("R")
	s.Shows("4 637,00 € à recevoir", "s'impute d'abord", "en règle ses")
	s.Press("tab", "tab", "tab", "S")
	s.Shows("Ce client a 4 637,00 € à recevoir", "[o/N]")
	s.Press("n", "esc", "*")
	s.Shows("Durand SARL", "a 4 637,00 € à recevoir")
	fits(t, s, 80, 30)
	s.Press("esc", "down", "down", "down")
	s.Shows("à rendre ou à garder en crédit.", "$ rendre")
	s.Press("4")
	s.Shows("Durand SARL", "−3 387,00 €")
	s.Press("enter")
	s.Shows("À rendre   4 637,00 € sur F2026-000")
	s.Press("1", "$")
	s.Shows("À rendre", "Elle doit 4 637,00 € à son client")
	s.Press("enter")
	s.Hides("À RENDRE")
}
