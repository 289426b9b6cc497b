package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"facturier/invoice"
)

// long is a draft of twenty lines, some of long names and odd units.
func long(b *bench) invoice.Document {
	b.t.Helper()
	d := b.draft(invoice.Invoice, b.client("Durand SARL", "Montpellier", invoice.Company), "Affiche", 10_000)
	d.Subject = "Refonte complète du site vitrine et de ses trois déclinaisons régionales pour la saison"
	line := d.Lines[0]
	d.Lines = nil
	for i := 1; i <= 20; i++ {
		line.Designation = fmt.Sprintf("Maquette %d", i)
		if i == 1 {
			line.Designation, line.Unit = "Maquettes des pages d'accueil, de la boutique et du plan d'accès jusqu'au bout", "demi-journées ouvrées"
		}
		d.Lines = append(d.Lines, line)
	}
	d, err := b.SaveDraft(context.Background(), d)
	b.must(err)
	return d
}

// TestLongDocumentSaysThatItGoesOn, keeps what is to pay in view, and every word
// of its lines is there.
func TestLongDocumentSaysThatItGoesOn(t *testing.T) {
	b := readyBook(t)
	long(b)
	for _, size := range sizes {
		s := b.open(Options{Start: "factures"}, size[0], size[1])
		s.Press("enter")
		fits(t, s, size[0], size[1])
		s.Shows("2 000,00 €", "Net à payer", "esc retour")
		if got := strings.Join(strings.Fields(s.Plain()), " "); size[0] == 80 {
			for _, want := range []string{"jusqu'au", "bout", "régionales", "saison"} {
				if !strings.Contains(got, want) {
					t.Errorf("want %q whole, got:\n%s", want, s.Plain())
				}
			}
		}
		if size[1] == 40 {
			continue
		}
		s.Shows("↓")
		for i := 0; i < 60; i++ {
			lines := strings.Split(s.Plain(), "\n")
			if last := strings.TrimSpace(lines[len(lines)-4]); last == "Fil" {
				t.Fatalf("the heading of the thread stands alone:\n%s", s.Plain())
			}
			s.Shows("Net à payer")
			s.Press("down")
		}
		s.Press("end")
		s.Hides("↓")
		s.Shows("↑", "Fil", "brouillon 1")
	}
}

// TestRevisionsAreReadable: both the sent quote and its draft revision open from
// their thread, in the screen and as a page; a says that the draft was not sent.
func TestRevisionsAreReadable(t *testing.T) {
	b := readyBook(t)
	ctx := context.Background()
	q := b.draft(invoice.Quote, b.client("Durand SARL", "Montpellier", invoice.Company), "Affiche", 10_000)
	_, err := b.SendQuote(ctx, q.ID, "")
	b.must(err)
	r, err := b.ReviseQuote(ctx, q.ID)
	b.must(err)
	r.Lines[0].Price = 2_000_000
	_, err = b.SaveDraft(ctx, r)
	b.must(err)
	s := b.open(Options{Start: "devis"}, 80, 24)
	s.Shows("● envoyé", "100,00 €", "D2026-0001 rév. 2", "200,00 €")
	s.Press("enter")
	s.Shows("D2026-0001 rév. 2", "Net à payer         200,00 €")
	s.Press("a")
	s.Shows("D2026-0001 rév. 2 n'est pas encore envoyé. Le noter accepté ?")
	s.Press("n", "down", "enter")
	s.Shows("Net à payer         100,00 €", "● envoyé")
	s.Press("p")
	s.Shows("Aperçu", "100,00")
	s.Press("esc", "end", "esc", "S", "enter")
	s.Shows("rév. 2 noté envoyé")
	s.Press("down", "enter")
	s.Shows("✗ remplacé", "Net à payer         100,00 €")
	s.Press("p")
	s.Shows("Aperçu", "100,00")
}

// TestTheThreadKeepsEverySending: the last one is the document's, the others are
// in its journal.
func TestTheThreadKeepsEverySending(t *testing.T) {
	b := readyBook(t)
	c := b.client("Durand SARL", "Montpellier", invoice.Company)
	quote := b.draft(invoice.Quote, c, "Maquettes", 100_000)
	send := func(to string) {
		_, err := b.SendQuote(t.Context(), quote.ID, to)
		b.must(err)
	}
	b.on("2026-11-10", func() { send("compta@durand.example") })
	b.on("2026-11-20", func() { send("M. Durand") })
	s := b.open(Options{Start: "devis"}, 80, 40)
	s.Press("enter")
	s.Shows("10/11/2026  Envoyé\n               compta@durand.example", "20/11/2026  Envoyé\n               M. Durand", "Envoi      20/11/2026 M. Durand")
}

// TestAcceptingAnExpiredQuoteSaysSo before and after.
func TestAcceptingAnExpiredQuoteSaysSo(t *testing.T) {
	b := readyBook(t)
	c := b.client("Durand SARL", "Montpellier", invoice.Company)
	quote := b.draft(invoice.Quote, c, "Maquettes", 100_000)
	b.on("2026-09-01", func() {
		_, err := b.SendQuote(t.Context(), quote.ID, "")
		b.must(err)
	})
	s := b.open(Options{Start: "devis"}, 80, 24)
	s.Press("a")
	s.Shows("Sa validité a fini le 01/10/2026.")
	s.Press("enter")
	s.Shows("D2026-0001 accepté. c le facture. Sa validité a fini le 01/10/2026.")
}

// TestTheSameRemarkOnTwoFieldsNamesThem in the document as in its editor.
func TestTheSameRemarkOnTwoFieldsNamesThem(t *testing.T) {
	b := readyBook(t)
	c := b.client("Durand SARL", "Montpellier", invoice.Company)
	d := b.draft(invoice.Invoice, c, "Photos 🎉", 100_000)
	d.Subject = "Fête 🎉"
	_, err := b.SaveDraft(t.Context(), d)
	b.must(err)
	s := b.open(Options{Start: "factures"}, 80, 40)
	s.Press("enter")
	s.Shows("Objet : « 🎉 » ne s'imprime pas", "Ligne 1 : « 🎉 » ne s'imprime pas")
}
