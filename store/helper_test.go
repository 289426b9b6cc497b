package store_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	_ "modernc.org/sqlite"

	"facturier/invoice"
	"facturier/store"
)

var today = date(2026, 11, 22)

func date(year, month, day int) invoice.Date {
	d, ok := invoice.NewDate(year, month, day)
	if !ok {
		panic(fmt.Sprint("no such day: ", year, month, day))
	}
	return d
}

// settings of a photographer in franchise, complete enough to issue.
func settings() invoice.Settings {
	s := invoice.DefaultSettings()
	s.Seller = invoice.Seller{SIRET: "73282932000074", Name: "Jeanne Martin", TradeName: "Atelier Martin", Activity: invoice.Services,
		Regime: invoice.Franchise, Address: invoice.Address{Lines: []string{"3 rue du Port"}, PostCode: "34000", City: "Montpellier"}}
	return s
}

func durand() invoice.Client {
	return invoice.Client{Type: invoice.Company, Name: "Durand SARL", SIREN: "404833048",
		Address: invoice.Address{Lines: []string{"1 place de la Comédie"}, PostCode: "34000", City: "Montpellier"}}
}

// newBook is a book with settings and one client, Durand.
func newBook(t testing.TB) (*store.Book, invoice.Client) {
	t.Helper()
	b := openBook(t, filepath.Join(t.TempDir(), "facturier.db"))
	must(t, b.SaveSettings(t.Context(), settings()))
	c, err := b.SaveClient(t.Context(), durand())
	must(t, err)
	return b, c
}

func openBook(t testing.TB, path string) *store.Book {
	t.Helper()
	b, err := store.Open(t.Context(), path)
	must(t, err)
	t.Cleanup(func() { _ = b.Close() })
	return b
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		var e *invoice.Error
		if errors.As(err, &e) {
			t.Fatalf("error %s, field %q: %s (%s; %v)", e.Code, e.Field, e.Message, e.Hint, e.Err)
		}
		t.Fatal(err)
	}
}

// wantCode fails unless err is of a kind, and returns its sentence.
func wantCode(t testing.TB, err error, code invoice.Code) *invoice.Error {
	t.Helper()
	var e *invoice.Error
	if !errors.As(err, &e) || e.Code != code {
		t.Fatalf("got error %v, want one of code %q", err, code)
	}
	return e
}

func line(designation string, quantity invoice.Quantity, euros int64) invoice.Line {
	return invoice.Line{Designation: designation, Quantity: quantity, Unit: "jour", Price: invoice.Price(euros * 10000),
		Category: invoice.ExemptFromTax, Exemption: invoice.FranchiseReason}
}

// draft saves a draft of an invoice of one line for the client.
func draft(t testing.TB, b *store.Book, c invoice.Client, euros int64) invoice.Document {
	t.Helper()
	d := invoice.NewInvoice(settings(), c, today)
	d.Subject, d.Lines = "Reportage", []invoice.Line{line("Prise de vue en studio", 1000, euros)}
	d.ServiceStart = today
	d, err := b.SaveDraft(t.Context(), d)
	must(t, err)
	return d
}

func issue(t testing.TB, b *store.Book, c invoice.Client, euros int64, day invoice.Date) invoice.Document {
	t.Helper()
	d, err := b.Issue(t.Context(), draft(t, b, c, euros).ID, day, page)
	must(t, err)
	return d
}

// page stands for the PDF.
func page(d invoice.Document, _ invoice.Settings) ([]byte, error) {
	return []byte("page of " + d.Number), nil
}

// draftQuote saves a draft of a quote of three lines: 1 000 €.
func draftQuote(t testing.TB, b *store.Book, c invoice.Client) invoice.Document {
	t.Helper()
	q := invoice.NewQuote(settings(), c, today)
	q.Subject, q.Execution = "Site", "en décembre"
	q.Lines = []invoice.Line{line("Maquette du site", 1000, 500), line("Intégration des pages", 1000, 300), line("Recette et mise en ligne", 1000, 200)}
	q, err := b.SaveDraft(t.Context(), q)
	must(t, err)
	return q
}

func acceptedQuote(t testing.TB, b *store.Book, c invoice.Client) invoice.Document {
	t.Helper()
	q, err := b.AcceptQuote(t.Context(), draftQuote(t, b, c).ID, invoice.Acceptance{Date: today, By: "M. Durand", How: "signature"}, today, page)
	must(t, err)
	return q
}

// convert saves the draft made of a quote.
func convert(t testing.TB, b *store.Book, quoteID int64, c invoice.Conversion) invoice.Document {
	t.Helper()
	ctx := t.Context()
	q, err := b.Document(ctx, quoteID)
	must(t, err)
	made, err := b.InvoicesOf(ctx, quoteID)
	must(t, err)
	d, err := invoice.Convert(q, made, c, settings(), today)
	must(t, err)
	d, err = b.SaveDraft(ctx, d)
	must(t, err)
	return d
}

func pay(t testing.TB, b *store.Book, id int64, euros int64) invoice.Document {
	t.Helper()
	d, err := b.Pay(t.Context(), id, invoice.Payment{Date: today, Amount: invoice.Amount(euros * 100), Method: invoice.Transfer}, today)
	must(t, err)
	return d
}

// raw opens the file of a book without the store.
func raw(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	must(t, err)
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// wantSound fails unless Verify finds nothing wrong.
func wantSound(t testing.TB, b *store.Book) invoice.Report {
	t.Helper()
	report, err := b.Verify(context.Background())
	must(t, err)
	for _, f := range report.Faults {
		t.Errorf("Verify found %s, %s: %s", f.Document, f.Place, f.Message)
	}
	return report
}
