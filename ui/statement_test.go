package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"facturier/invoice"
)

// TestStatement says what a client owes against its limit, since when, and how
// it pays, on a terminal of any width; o opens the page.
func TestStatement(t *testing.T) {
	b := lived(t)
	ctx := context.Background()
	c, err := b.Client(ctx, 1)
	b.must(err)
	c.CreditLimit = 100_000
	_, err = b.SaveClient(ctx, c)
	b.must(err)
	for _, size := range sizes {
		s := b.open(Options{Start: "clients"}, size[0], size[1])
		s.Press("enter", "L")
		s.Shows("Relevé", "Doit       1 250,00 €", "maximum 1 000,00 €  ! dépassé de 250,00 €", "En retard  1 sur 1 (100 %)",
			"aucune facture n'est encore payée", "non échu", "1 à 30 j", "31 à 60 j", "61 à 90 j", "plus de 90 j", "F2026-0001")
		fits(t, s, size[0], size[1])
	}
	s := b.open(Options{Start: "clients"}, 80, 24)
	s.Press("enter", "L", "o")
	if len(b.opened) != 1 || filepath.Base(b.opened[0]) != "relevé Durand SARL 2026-11-22.pdf" {
		t.Errorf("o opened %q, want the statement", b.opened)
	}
	s.Press("p")
	s.Shows("Aperçu", "Relevé de compte", "12 rue des Lilas")
	s.Press("esc", "esc")
	s.Shows("Durand SARL", "FACTURES")
}

// TestStatementIsSaved as a page and as a table, where it is asked for.
func TestStatementIsSaved(t *testing.T) {
	b, home := lived(t), t.TempDir()
	t.Setenv("HOME", home)
	s := b.open(Options{Start: "clients"}, 80, 24)
	s.Press("down", "enter", "L", "ctrl+s")
	s.Shows("Enregistrer le relevé", "~/relevé Kiosque & Cie 2026-11-22.pdf")
	s.Press("enter")
	s.Shows("Enregistré : ", "o l'ouvre.")
	page, err := os.ReadFile(filepath.Join(home, "relevé Kiosque & Cie 2026-11-22.pdf"))
	if err != nil || !strings.HasPrefix(string(page), "%PDF-") {
		t.Fatalf("the page: %d bytes, %v", len(page), err)
	}
	s.Press("T", "enter")
	s.Shows("Enregistré : ", ".csv")
	s.Press("o")
	if len(b.opened) != 1 || filepath.Ext(b.opened[0]) != ".csv" {
		t.Errorf("o opened %q, want the table", b.opened)
	}
	table, err := os.ReadFile(filepath.Join(home, "relevé Kiosque & Cie 2026-11-22.csv"))
	if want := "\ufeffDate;Pièce;Détail;Débit;Crédit;Solde\r\n03/10/2026;Facture F2026-0002;"; err != nil || !strings.HasPrefix(string(table), want) {
		t.Errorf("the table: got %q, %v, want %q…", table, err, want)
	}
	s.Press("T", "enter")
	s.Shows("Ce fichier existe déjà.")
}

// TestStatementOfAPeriod: e asks for its days, and what came before is the
// opening balance.
func TestStatementOfAPeriod(t *testing.T) {
	b := lived(t)
	s := b.open(Options{Start: "clients"}, 80, 24)
	s.Press("enter", "L", "e")
	s.Type("01/10")
	s.Press("tab")
	s.Type("demain")
	s.Press("enter")
	s.Shows("! Le 23/11/2026 est après aujourd'hui.")
	s.Press("ctrl+u")
	s.Type("31/10")
	s.Press("enter")
	s.Shows("Période    du 01/10/2026 au 31/10/2026", "01/10/2026  Solde antérieur", "Aucune pièce sur la période.", "Doit       1 250,00 €")
	s.Press("e")
	s.Shows("01/10/2026", "31/10/2026")
	s.Press("esc", "esc")
	s.Shows("FACTURES")
}

// TestStatementOfAHostileName is a file in the folder that was asked for.
func TestStatementOfAHostileName(t *testing.T) {
	b, home := lived(t), t.TempDir()
	t.Setenv("HOME", home)
	ctx := context.Background()
	c, err := b.Client(ctx, 1)
	b.must(err)
	c.Name = "../=O'Brien; <script> 🎉 " + strings.Repeat("très long ", 15)
	c, err = b.SaveClient(ctx, c)
	b.must(err)
	b.invoiced(invoice.Client{ID: c.ID}, "=1+1", 100, 30)
	s := b.open(Options{Start: "clients"}, 80, 24)
	for range 4 {
		s.Press("up")
	}
	s.Press("/")
	s.Type("O'Brien")
	s.Press("enter", "enter", "L", "T", "enter")
	s.Shows("Enregistré : ")
	s.Press("esc", "L", "o")
	if len(b.opened) != 1 || !strings.HasPrefix(filepath.Base(b.opened[0]), "relevé ..-=O'Brien; <script>") {
		t.Errorf("o opened %q, want the page", b.opened)
	}
	files, err := os.ReadDir(home)
	if err != nil || len(files) != 1 {
		t.Errorf("got %v, %v, want one file at home", files, err)
	}
}
