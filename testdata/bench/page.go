package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"facturier/app"
	"facturier/invoice"
)

// pageNumber is the number of the invoice of ten lines that is drawn.
const pageNumber = "F2026-0001"

// pageDay is the day of its issue: the same texts on each run.
func pageDay() invoice.Date {
	day, _ := invoice.NewDate(2026, 9, 12)
	return day
}

// pageBook is a book with one issued invoice of ten lines, its page archived.
func (b *bench) pageBook() (path string, err error) {
	path = filepath.Join(filepath.Dir(b.facturier), "page", "page.db")
	open, err := app.Open(b.ctx, path, pageDay)
	if err != nil {
		return "", err
	}
	defer open.Close()
	d, err := b.template(open)
	if err != nil {
		return "", err
	}
	d.Lines = tenLines(d.Lines[0])
	saved, err := open.SaveDraft(b.ctx, d)
	if err != nil {
		return "", err
	}
	issued, err := open.Issue(b.ctx, saved.ID)
	if err != nil {
		return "", err
	}
	if issued.Number != pageNumber {
		return "", fmt.Errorf("the page has the number %s, want %s", issued.Number, pageNumber)
	}
	text, err := open.Preview(b.ctx, issued)
	if err != nil {
		return "", err
	}
	return path, sameWords(text, b.pageSource())
}

// tenLines are those of the page, like a line of the template.
func tenLines(like invoice.Line) (lines []invoice.Line) {
	for i, name := range pageLines {
		l := like
		l.Designation = name
		l.Quantity, l.Price = invoice.Quantity(1000*(i%4+1)), invoice.Price(950_000+370_000*i)
		lines = append(lines, l)
	}
	return lines
}

var pageLines = []string{
	"Cadrage du projet et atelier de lancement", "Arborescence et contenus", "Maquettes de la page d’accueil",
	"Maquettes des pages intérieures", "Intégration de la page d’accueil", "Intégration des pages intérieures",
	"Formulaire de contact et mentions légales", "Reprise des contenus de l’ancien site", "Recette et corrections",
	"Mise en ligne et formation",
}

// pageSource is the same page for typst.
func (b *bench) pageSource() string {
	return filepath.Join(b.root, "testdata", "bench", "page", "page.typ")
}

// sameWords says which word of our page the source for typst lacks.
func sameWords(text, source string) error {
	content, err := os.ReadFile(source)
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, word := range words(string(content)) {
		known[word] = true
	}
	for _, word := range words(text) {
		if !known[word] {
			return fmt.Errorf("%s is not the same page: it lacks %q\n%s", filepath.Base(source), word, text)
		}
	}
	return nil
}

// words are the runs of letters and digits of a text.
func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
