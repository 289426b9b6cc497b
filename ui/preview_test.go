package ui

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"facturier/invoice"
)

func TestPreviewTurnsToTheXML(t *testing.T) {
	b := readyBook(t)
	b.invoiced(b.client(trickyName, "Montpellier", invoice.Company), "Site vitrine", 125_000, 30)
	home := t.TempDir()
	t.Setenv("HOME", home)
	for _, size := range sizes {
		s := b.open(Options{Start: "factures"}, size[0], size[1])
		s.Press("p")
		s.Shows("Aperçu", "Facture", "tab le XML")
		s.Press("tab")
		s.Shows("XML", "<rsm:CrossIndustryInvoice", "<ram:ID>F2026-0001</ram:ID>", "tab la page", "ctrl+s enregistrer")
		fits(t, s, size[0], size[1])
		s.Press("end", "tab")
		s.Shows("Aperçu")
		s.Hides("CrossIndustryInvoice")
	}
	s := b.open(Options{Start: "factures"}, 80, 24)
	s.Press("p", "tab", "ctrl+s")
	s.Shows("Enregistrer le XML", "~/F2026-0001.xml")
	s.Press("enter")
	s.Shows("Enregistré : ", "F2026-0001.xml", "o l'ouvre.")
	got, err := os.ReadFile(filepath.Join(home, "F2026-0001.xml"))
	b.must(err)
	want, err := b.XML(context.Background(), b.find("F2026-0001").ID)
	b.must(err)
	if !bytes.Equal(got, want) {
		t.Errorf("wrote %d bytes, want the %d of the book", len(got), len(want))
	}
	s.Press("o")
	if len(b.opened) != 1 || !strings.HasSuffix(b.opened[0], "F2026-0001.xml") {
		t.Errorf("o opened %v, want the file", b.opened)
	}
	s.Press("ctrl+s", "enter")
	s.Shows("! Ce fichier existe déjà. Donnez-lui un autre nom.")
	s.Press(ctrlU)
	s.Type("~/nulle/part.xml")
	s.Press("enter")
	s.Shows("! Le dossier ", "n'existe pas.")
}

func TestPreviewSaysWhyThereIsNoXML(t *testing.T) {
	b := lived(t)
	for _, c := range []struct{ start, keys, why string }{
		{"factures", "p tab", "Un brouillon n'a pas encore de facture électronique : elle est faite à"},
		{"factures", "p ctrl+s", "Un brouillon n'a pas encore de facture électronique"},
		{"factures", "p =", "n'a pas de PDF archivé auquel le comparer"},
		{"devis", "p tab", "Un devis n'a pas de facture électronique."},
	} {
		s := b.open(Options{Start: c.start}, 80, 24)
		s.Press(strings.Fields(c.keys)...)
		s.Shows("⚠", c.why, "Aperçu")
		s.Hides("le XML")
	}
}

func TestPreviewComparesWithTheArchive(t *testing.T) {
	b := readyBook(t)
	b.invoiced(b.client("Durand SARL", "Montpellier", invoice.Company), "Site vitrine", 125_000, 30)
	s := b.open(Options{Start: "factures"}, 80, 24)
	s.Press("p")
	s.Shows("= comparer à l'archive")
	s.Press("=")
	s.Shows("✓ Redessiné : identique au PDF archivé, octet pour octet.")
}

// TestPreviewOfANarrowTerminalSaysThatThereIsMore at the right, where the amounts
// are, and the keys that show it are in the footer and in the help.
func TestPreviewOfANarrowTerminalSaysThatThereIsMore(t *testing.T) {
	b := lived(t)
	s := b.open(Options{Start: "devis"}, 60, 20)
	s.Press("p")
	s.Shows("→ l la suite")
	s.Hides("2 692,50 €", "← h")
	s.Press("?")
	s.Shows("→ l", "la suite à droite", "← h", "revenir à gauche")
	s.Press("?", "right", "right")
	s.Shows("← h le début", "Montant")
	s.Press("pgdown")
	s.Shows("2 692,50 €")
	s.Resize(120, 40)
	s.Shows("Devis", "Jeanne Martin", "2 692,50 €")
	s.Hides("la suite")
	s.Resize(60, 20)
	s.Press("right", "left", "left", "left")
	s.Hides("Aperçu")
}
