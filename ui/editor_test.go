package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
	"facturier/ui/uitest"
)

// newQuoteFor opens the editor of a new quote for a client of the book.
func newQuoteFor(b *bench, name string) *uitest.Screen {
	b.t.Helper()
	s := b.open(Options{}, 80, 24)
	s.Press("3", "n")
	s.Type(name)
	s.Press("enter")
	s.Shows("Nouveau devis")
	return s
}

// writeLook types the quote of look.md, from its object on.
func writeLook(s *uitest.Screen) {
	s.Type("Refonte du site vitrine")
	s.Press("enter")
	s.Type("+30")
	s.Press("enter")
	s.Type("Maquettes des pages d'accueil")
	s.Press("tab")
	s.Type("2,5 jour")
	s.Press("tab")
	s.Type("450")
	s.Press("tab")
	s.Type("10%")
	s.Press("enter")
	s.Type("Intégration")
	s.Press("enter")
	s.Type("4 jour")
	s.Press("enter")
	s.Type("420")
}

// onlyQuote is the one quote of the book, whole.
func (b *bench) onlyQuote() invoice.Document {
	b.t.Helper()
	rows, err := b.Documents(context.Background(), invoice.Query{Family: invoice.QuoteFamily, Limit: 5, Today: b.day})
	b.must(err)
	if len(rows) != 1 {
		b.t.Fatalf("the book has %d quotes, want 1", len(rows))
	}
	doc, err := b.Document(context.Background(), rows[0].ID)
	b.must(err)
	return doc
}

func TestQuoteIsWrittenInPlace(t *testing.T) {
	b := readyBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	s := newQuoteFor(b, "durand")
	writeLook(s)
	s.Shows("1 012,50 €", "1 680,00 €", "Net à payer", "2 692,50 €")
	s.Hides("TVA", "⚠", "!")
	s.Press("ctrl+s")
	s.Shows("Brouillon enregistré.")

	doc := b.onlyQuote()
	if doc.Subject != "Refonte du site vitrine" || doc.ValidUntil != date(t, "2026-12-22") || doc.Client.Name != "Durand SARL" {
		t.Errorf("saved object %q, validity %s, client %q", doc.Subject, doc.ValidUntil, doc.Client.Name)
	}
	if len(doc.Lines) != 2 {
		t.Fatalf("saved %d lines, want 2: %+v", len(doc.Lines), doc.Lines)
	}
	first := doc.Lines[0]
	if first.Quantity != 2500 || first.Unit != "jour" || first.Price != 4_500_000 || first.Discount != (invoice.Discount{Rate: 1000}) || first.Net != 101_250 {
		t.Errorf("saved first line %+v, want 2,5 jour at 450 € less 10 %%", first)
	}
	if doc.Totals.Payable != 269_250 {
		t.Errorf("saved total %s, want 2 692,50 €", doc.Totals.Payable)
	}
	s.Press("esc")
	s.Hides("Enregistrer les modifications")
	s.Shows("Durand SARL", "brouillon")
}

func TestEditorNeverOffersVATInFranchise(t *testing.T) {
	b := readyBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	s := newQuoteFor(b, "durand")
	writeLook(s)
	s.Hides("TVA", "TTC")

	settings, err := b.Settings(context.Background())
	b.must(err)
	settings.Seller.Regime, settings.Seller.VATNumber = invoice.Liable, "FR44732829320"
	b.must(b.SaveSettings(context.Background(), settings))
	s = newQuoteFor(b, "durand")
	s.Press("enter", "enter")
	s.Type("Portrait")
	s.Press("tab", "tab")
	s.Type("100")
	s.Press("tab", "tab")
	s.Shows("TVA 20 %", "Total TTC", "120,00 €")
	s.Press(ctrlU)
	s.Type("5,5")
	s.Shows("TVA 5,5 %", "105,50 €")
	s.Press(ctrlU)
	s.Type("17")
	s.Press("tab")
	s.Shows("Ligne 1, TVA", "17 %")
}

func TestEditorKeepsWhatItCannotRead(t *testing.T) {
	for _, c := range []struct{ what, cell, typed, says string }{
		{"ambiguous price", "prix", "1.250", "1,25"},
		{"letters in a price", "prix", "beaucoup", "beaucoup"},
		{"quantity 0", "quantite", "0", "au-dessus de zéro"},
		{"discount over 100 %", "remise", "120%", "100 %"},
		{"discount over the line", "remise", "451", "plus que"},
		{"31 February", "date", "31/02", "28 jours"},
		{"30 years off", "date", "01/01/2060", "30 ans"},
	} {
		t.Run(c.what, func(t *testing.T) {
			b := readyBook(t)
			b.client("Durand SARL", "Montpellier", invoice.Company)
			s := newQuoteFor(b, "durand")
			s.Press("enter", "enter")
			s.Type("Portrait")
			s.Press("tab", "tab")
			s.Type("450")
			for range map[string]int{"prix": 0, "remise": 1, "date": 2}[c.cell] {
				s.Press("tab")
			}
			if c.cell == "quantite" {
				s.Press("shift+tab")
			}
			s.Press(ctrlU)
			s.Type(c.typed)
			s.Press("down")
			s.Shows("! Ligne 1", c.says, c.typed)
			s.Press("ctrl+s")
			s.Shows(c.typed)
			s.Press("ctrl+g")
			s.Shows(c.says)
		})
	}
}

func TestEditorSavesAllButWhatItCannotRead(t *testing.T) {
	b := readyBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	s := newQuoteFor(b, "durand")
	writeLook(s)
	s.Press("tab", "tab")
	s.Type("31/02")
	s.Press("ctrl+s")
	s.Shows("Enregistré, sauf Date de la ligne 2", "31/02")
	if doc := b.onlyQuote(); len(doc.Lines) != 2 || doc.Totals.Payable != 269_250 {
		t.Errorf("saved %d lines for %s, want 2 for 2 692,50 €", len(doc.Lines), doc.Totals.Payable)
	}
	s.Press("esc")
	s.Shows("Enregistrer les modifications ? [o/n/esc]")
	s.Press("esc", ctrlU)
	s.Type("28/02")
	s.Press("ctrl+s", "esc")
	if doc := b.onlyQuote(); doc.Lines[1].Date != date(t, "2027-02-28") {
		t.Errorf("saved date %s, want 28/02/2027", doc.Lines[1].Date)
	}
}

func TestEditorLines(t *testing.T) {
	b := readyBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	s := newQuoteFor(b, "durand")
	writeLook(s)
	s.Press("ctrl+d")
	s.Shows("Ligne dupliquée", "4 372,50 €")
	s.Press("alt+up", "alt+up")
	if at, maquettes := strings.Index(s.Plain(), "Intégration"), strings.Index(s.Plain(), "Maquettes"); at > maquettes {
		t.Errorf("alt+up did not move the line to the top, got:\n%s", s.Plain())
	}
	s.Press("ctrl+x")
	s.Shows("Ligne retirée : Intégration. ctrl+y la remet.", "2 692,50 €")
	s.Press("ctrl+y")
	s.Shows("4 372,50 €")
	s.Press("ctrl+x", "down", "down", "ctrl+n")
	s.Shows("▌ ")
	s.Press("tab") // out of a line that says nothing: it goes away
	s.Shows("▌ Remise")
	s.Type("92,5")
	s.Shows("Total des lignes", "2 600,00 €")
	s.Press("ctrl+s", "esc")
	if doc := b.onlyQuote(); len(doc.Lines) != 2 || doc.Totals.Payable != 260_000 {
		t.Errorf("saved %d lines for %s, want 2 for 2 600,00 €", len(doc.Lines), doc.Totals.Payable)
	}
}

func TestEditorNamesProblemsWithTheLaw(t *testing.T) {
	b := readyBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	s := b.open(Options{}, 80, 24)
	s.Press("2", "n")
	s.Type("durand")
	s.Press("enter")
	s.Hides("⚠") // nothing is said of what was not looked at yet
	s.Press("tab")
	s.Type("+90")
	s.Shows("⚠", "60 jours", "L441-10")
	s.Press("tab", "tab", "tab")
	s.Type("divers")
	s.Press("tab", "tab")
	s.Type("10")
	s.Press("ctrl+s")
	s.Shows("⚠ Échéance : un client", "L441-10")
	s.Press("ctrl+g")
	first := s.Plain()
	s.Press("ctrl+g")
	if s.Plain() == first {
		t.Errorf("ctrl+g stays on the first problem, got:\n%s", first)
	}
}

func TestEditorReadsDatesAsPeopleWriteThem(t *testing.T) {
	b := readyBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	for _, c := range []struct{ typed, shows string }{
		{"+30", "22/12/2026  30 jours"},
		{"45 jours", "06/01/2027  45 jours"},
		{"demain", "23/11/2026  1 jour"},
		{"fin de mois", "30/11/2026  8 jours"},
		{"31/12", "31/12/2026  39 jours"},
	} {
		s := b.open(Options{}, 80, 24)
		s.Press("2", "n", "enter", "tab")
		s.Type(c.typed)
		s.Press("tab")
		s.Shows("Échéance   " + c.shows)
	}
	for _, c := range []struct{ typed, shows string }{
		{"12/11", "12/11/2026"},
		{"du 1er novembre au 12 novembre", "01/11/2026 au 12/11/2026"},
		{"1/11 - 12/11", "01/11/2026 au 12/11/2026"},
	} {
		s := b.open(Options{}, 80, 24)
		s.Press("2", "n", "enter", "tab", "tab")
		s.Type(c.typed)
		s.Press("tab")
		s.Shows("Prestation " + c.shows)
	}
	s := b.open(Options{}, 80, 24)
	s.Press("2", "n", "enter", "tab", "tab")
	s.Type("12/11 au 1/11")
	s.Press("tab")
	s.Shows("! Prestation : la prestation finit avant de commencer", "12/11 au 1/11")
}

func TestEditorAsksBeforeLeaving(t *testing.T) {
	b := readyBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	s := newQuoteFor(b, "durand")
	s.Type("Portrait")
	s.Press("esc")
	s.Shows("Enregistrer les modifications ? [o/n/esc]")
	s.Press("x")
	s.Shows("Objet      Portrait")
	s.Press("esc", "n")
	if n, err := b.CountDocuments(context.Background(), invoice.Query{Family: invoice.QuoteFamily, Today: b.day}); err != nil || n != 0 {
		t.Errorf("after « n » the book has %d quotes (%v), want none", n, err)
	}
	s = newQuoteFor(b, "durand")
	s.Type("Portrait")
	s.Press("ctrl+c")
	s.Shows("Quitter sans enregistrer ce devis ?")
	s.Press("esc", "esc", "o")
	if doc := b.onlyQuote(); doc.Subject != "Portrait" {
		t.Errorf("after « o » the object is %q, want Portrait", doc.Subject)
	}
}

func TestEditorTakesLongTextFromTheEditor(t *testing.T) {
	b := readyBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	r := New(context.Background(), b.App, Options{Now: b.clock.Now}).(*root)
	s := uitest.Open(t, r, &b.clock, 80, 24)
	s.Press("3", "n", "enter")
	writeLook(s)
	s.Press("tab", "tab", "tab")
	s.Type("Première ligne")
	s.Press("enter")
	s.Type("Deuxième ligne 🎉")
	s.Press("ctrl+s")
	if doc := b.onlyQuote(); doc.Lines[1].Description != "Première ligne\nDeuxième ligne 🎉" {
		t.Errorf("saved detail %q", doc.Lines[1].Description)
	}
	file := filepath.Join(t.TempDir(), "editor")
	b.must(os.WriteFile(file, []byte("#!/bin/sh\nprintf 'Texte\\n\\033[31mrouge\\n' > \"$1\"\n"), 0o755))
	t.Setenv("VISUAL", file)
	run := &textEditor{text: "avant"}
	b.must(run.Run())
	if run.text != "Texte\n\x1b[31mrouge" {
		t.Errorf("the editor gave %q", run.text)
	}
	top := r.top().(*editor)
	s.Send(editedMsg{to: top, name: top.field(top.at), text: run.text})
	s.Press("ctrl+s")
	if doc := b.onlyQuote(); strings.ContainsRune(doc.Lines[1].Description, '\x1b') || !strings.HasPrefix(doc.Lines[1].Description, "Texte\n") {
		t.Errorf("saved detail %q, want the editor's text without its escape sequence", doc.Lines[1].Description)
	}
}

func TestEditorTakesPastedLines(t *testing.T) {
	b := readyBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	s := newQuoteFor(b, "durand")
	s.Press("enter", "enter")
	s.Paste("Reportage\r\nPréparation\r\nTirages\r\n")
	s.Shows("▌ Reportage", "Préparation", "Tirages", "Nouveau devis")
	s.Press("tab", "tab")
	s.Paste("450\n")
	s.Shows("450,00 €")
	s.Press("ctrl+s", "esc")
	if doc := b.onlyQuote(); doc.Lines[0].Designation != "Reportage" || doc.Lines[0].Description != "Préparation\nTirages" {
		t.Errorf("saved %q with detail %q", doc.Lines[0].Designation, doc.Lines[0].Description)
	}
}

func TestEditorDrawsOnlyTheWindow(t *testing.T) {
	b := readyBook(t)
	c := b.client("Durand SARL", "Montpellier", invoice.Company)
	doc, err := b.NewDraft(context.Background(), invoice.Quote, c.ID)
	b.must(err)
	settings, err := b.Settings(context.Background())
	b.must(err)
	for i := range invoice.MaxLines {
		line := settings.NewLine()
		line.Designation, line.Price = fmt.Sprintf("Ligne numéro %d", i+1), 10_0000
		doc.Lines = append(doc.Lines, line)
	}
	saved, err := b.SaveDraft(context.Background(), doc)
	b.must(err)
	d := newDeps(context.Background(), b.App, Options{})
	d.settings, _ = b.Settings(context.Background())
	e := newEditor(d, saved).(*editor)
	e.SetSize(80, 20)
	for range 260 {
		e.Update(mustKey(t, "down"))
	}
	if view := e.View(); !strings.Contains(view, "Désignation") || strings.Count(view, "Ligne numéro") > 20 {
		t.Errorf("the window has not its titles, or too many lines:\n%s", view)
	}
	e.checking = true // the question to the book is under way
	down, letter := mustKey(t, "down"), mustKey(t, "a")
	if n := testing.AllocsPerRun(20, func() { e.Update(down); e.View() }); n > 1200 {
		t.Errorf("a move in %d lines makes %.0f allocations, want 1200 at most", invoice.MaxLines, n)
	}
	if n := testing.AllocsPerRun(20, func() { e.Update(letter); e.View() }); n > 1200 {
		t.Errorf("a letter in %d lines makes %.0f allocations, want 1200 at most", invoice.MaxLines, n)
	}
	e.at = spot{zone: zoneLines, row: 10}
	next, _ := e.Update(mustKey(t, "ctrl+n"))
	if !strings.Contains(next.notice.text, "500 lignes au plus") {
		t.Errorf("a 501st line answers %q, want a refusal", next.notice.text)
	}
}

func mustKey(t *testing.T, name string) tea.KeyMsg {
	t.Helper()
	k, ok := uitest.Key(name)
	if !ok {
		t.Fatalf("no key %q", name)
	}
	return k
}
