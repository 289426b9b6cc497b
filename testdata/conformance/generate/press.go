package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"facturier/app"
	"facturier/invoice"
)

// press issues documents, each in the book of its seller, and writes them where
// the judges look.
type press struct {
	out     string
	folder  string // of the books
	books   map[string]*app.App
	written int
}

func newPress(ctx context.Context, out string) (*press, error) {
	p := &press{out: out, books: map[string]*app.App{}}
	for _, name := range []string{"facturx", "consumer", "plain"} {
		if err := os.MkdirAll(filepath.Join(out, name), 0o755); err != nil {
			return nil, err
		}
	}
	var err error
	p.folder, err = os.MkdirTemp("", "facturier-conformance-")
	return p, err
}

func (p *press) close() {
	for _, book := range p.books {
		book.Close()
	}
	os.RemoveAll(p.folder)
}

// book is the book of a seller, opened once: "franchise", or another one of the
// same, "franchise/late", for what has a story of its own.
func (p *press) book(ctx context.Context, seller string) (*app.App, error) {
	if book := p.books[seller]; book != nil {
		return book, nil
	}
	name, _, _ := strings.Cut(seller, "/")
	settings, known := sellers()[name]
	if !known {
		return nil, fmt.Errorf("no seller %q", seller)
	}
	book, err := app.Open(ctx, filepath.Join(p.folder, seller, "facturier.db"), func() invoice.Date { return today })
	if err != nil {
		return nil, err
	}
	p.books[seller] = book
	return book, book.SaveSettings(ctx, settings)
}

// errRefused is a draft that Check, or the gestures before it, refuse.
type errRefused struct{ rule, field, message string }

func (e *errRefused) Error() string { return e.rule + " " + e.field + ": " + e.message }

// issue checks and issues a draft: the error is errRefused when a rule says no.
func issue(ctx context.Context, book *app.App, d invoice.Document) (invoice.Document, error) {
	saved, err := book.SaveDraft(ctx, d)
	if err != nil {
		return d, refusal(err)
	}
	problems, err := book.Check(ctx, saved)
	if err != nil {
		return d, refusal(err)
	}
	for _, found := range problems {
		if found.Severe {
			return d, &errRefused{found.Rule, found.Field, found.Message}
		}
	}
	if saved.Kind == invoice.Quote {
		return book.SendQuote(ctx, saved.ID, "client@exemple.fr")
	}
	return book.Issue(ctx, saved.ID)
}

// refusal is the domain's own refusal as errRefused, any other error as it is.
func refusal(err error) error {
	var e *invoice.Error
	if errors.As(err, &e) && (e.Code == invoice.CodeInvalid || e.Code == invoice.CodeRefused) {
		return &errRefused{"saisie", e.Field, e.Message}
	}
	return err
}

// write copies the archived file of a document to the judges: a consumer
// without any electronic address apart, for whom BR-FR-12 does not hold.
func (p *press) write(book *app.App, d invoice.Document, name string) error {
	content, err := os.ReadFile(book.PDFPath(d))
	if err != nil {
		return err
	}
	folder := "facturx"
	switch address, _ := d.Client.Endpoint(); {
	case d.Kind == invoice.Quote:
		folder = "plain"
	case address == "" && !d.Client.Professional():
		folder = "consumer"
	}
	p.written++
	return os.WriteFile(filepath.Join(p.out, folder, name+".pdf"), content, 0o644)
}

// tally counts refusals by rule.
type tally map[string]int

func (t tally) print(heading string) {
	rules := make([]string, 0, len(t))
	for rule := range t {
		rules = append(rules, rule)
	}
	slices.SortFunc(rules, func(a, b string) int { return cmp.Or(t[b]-t[a], cmp.Compare(a, b)) })
	fmt.Println(heading)
	for _, rule := range rules {
		fmt.Printf("  %5d  %s\n", t[rule], rule)
	}
}
