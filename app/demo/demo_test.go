package demo_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"facturier/app"
	"facturier/app/demo"
	"facturier/invoice"
)

// today is a Sunday: the week-end must not lose what is due.
var today, _ = invoice.NewDate(2026, 11, 22)

func build(t *testing.T, o demo.Options) (*app.App, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "livre", "demo.db")
	o.Today = today
	if err := demo.Build(t.Context(), path, o); err != nil {
		t.Fatalf("Build(%+v): %v", o, err)
	}
	book, err := app.Open(t.Context(), path, func() invoice.Date { return today })
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	t.Cleanup(func() { book.Close() })
	return book, path
}

func clean(t *testing.T, book *app.App) {
	t.Helper()
	report, err := book.Verify(t.Context())
	if err != nil {
		t.Fatalf("Verify: %v", err)
	}
	for _, f := range report.Faults {
		t.Errorf("Verify: %s, %s: %s", f.Document, f.Place, f.Message)
	}
}

// rows are all the documents of a family.
func rows(t *testing.T, book *app.App, q invoice.Query) []invoice.Row {
	t.Helper()
	q.Limit, q.Today = 100, today
	var all []invoice.Row
	for {
		page, err := book.Documents(t.Context(), q)
		if err != nil {
			t.Fatalf("Documents(%+v): %v", q, err)
		}
		all = append(all, page...)
		if len(page) < q.Limit {
			return all
		}
		q.Cursor = page[len(page)-1].Cursor
	}
}

func TestSmallBookHasEveryState(t *testing.T) {
	for seed, name := range []string{"Atelier Benali", "Roussel Photographie", "Menuiserie Le Goff"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			book, _ := build(t, demo.Options{Seed: int64(seed)})
			clean(t, book)
			settings, err := book.Settings(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if settings.Seller.TradeName != name {
				t.Errorf("seed %d is %s, want %s", seed, settings.Seller.TradeName, name)
			}
			if missing := invoice.Blocking(settings.Missing()); len(missing) > 0 || !settings.Done {
				t.Errorf("Missing = %v, Done = %v; want a finished guide", missing, settings.Done)
			}
			states(t, book, name)
			morning(t, book, name)
			money(t, book, name)
		})
	}
}

func states(t *testing.T, book *app.App, name string) {
	t.Helper()
	found := map[invoice.State]int{}
	kinds := map[invoice.Kind]int{}
	total, revised, partly := 0, 0, 0
	for _, family := range []invoice.Family{invoice.QuoteFamily, invoice.InvoiceFamily} {
		for _, r := range rows(t, book, invoice.Query{Family: family}) {
			total++
			kinds[r.Kind]++
			found[r.State(today)]++
			if r.IssueDate > today || r.IssueDate != 0 && r.IssueDate < today.AddDays(-430) {
				t.Errorf("%s: %s is of %s, want the last fourteen months", name, r.DisplayNumber(), r.IssueDate)
			}
			if r.Revision > 1 {
				revised++
			}
			if r.PartlyCredited() {
				partly++
			}
			document(t, book, r.ID)
		}
	}
	for state, want := range map[invoice.State]int{invoice.Draft: 2, invoice.Issued: 1, invoice.Delivered: 2, invoice.Overdue: 4,
		invoice.Paid: 8, invoice.Cancelled: 1, invoice.QuoteSent: 2, invoice.QuoteAccepted: 3,
		invoice.QuoteRefused: 1, invoice.QuoteExpired: 1, invoice.QuoteInvoiced: 5} {
		if found[state] < want {
			t.Errorf("%s: %d documents are %s, want %d or more (all: %v)", name, found[state], state, want, found)
		}
	}
	for _, kind := range []invoice.Kind{invoice.Deposit, invoice.Balance, invoice.CreditNote} {
		if kinds[kind] < 2 {
			t.Errorf("%s: %d documents are %s, want 2 or more", name, kinds[kind], kind)
		}
	}
	if total < 30 || total > 60 || revised == 0 || partly == 0 {
		t.Errorf("%s: %d documents, %d revised, %d partly credited; want 30 to 60, 1, 1", name, total, revised, partly)
	}
}

// document checks that what is issued has its archived page.
func document(t *testing.T, book *app.App, id int64) {
	t.Helper()
	d, err := book.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if !d.Issued() {
		return
	}
	if info, err := os.Stat(book.PDFPath(d)); err != nil || info.Size() == 0 {
		t.Errorf("%s has no archived PDF: %v", d.DisplayNumber(), err)
	}
}

func morning(t *testing.T, book *app.App, name string) {
	t.Helper()
	m, err := book.Morning(t.Context(), today)
	if err != nil {
		t.Fatal(err)
	}
	if m.OverdueCount < 4 || m.SoonCount < 1 || m.ToInvoiceCount < 2 || m.ExpiringCount < 1 {
		t.Errorf("%s: the morning is %+v, want 4 overdue, 1 soon, 2 to invoice, 1 expiring or more", name, m)
	}
	partial, reversed := 0, 0
	for _, r := range rows(t, book, invoice.Query{Family: invoice.InvoiceFamily}) {
		if r.State(today) == invoice.Overdue && r.Paid > 0 {
			partial++
		}
		d, err := book.Document(t.Context(), r.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range d.Payments {
			if p.Reverses != 0 {
				reversed++
			}
		}
	}
	if partial != 1 || reversed != 1 {
		t.Errorf("%s: %d overdue invoices partly paid, %d payments undone; want 1 and 1", name, partial, reversed)
	}
}

// money checks that what is rarer is there to be looked at: a credit that is
// left, discounts for early payment earned and open, a document of penalties,
// a signed quote.
func money(t *testing.T, book *app.App, name string) {
	t.Helper()
	granted, open, penalties, credits, signed := 0, 0, 0, 0, 0
	for _, family := range []invoice.Family{invoice.QuoteFamily, invoice.InvoiceFamily} {
		for _, r := range rows(t, book, invoice.Query{Family: family}) {
			d, err := book.Document(t.Context(), r.ID)
			if err != nil {
				t.Fatal(err)
			}
			if d.Granted() > 0 && d.Remaining() == 0 {
				granted++
			}
			if d.EscompteOpen(today) > 0 {
				open++
			}
			if d.ClaimsPenalties() && d.State(today) == invoice.Paid && d.Totals.Payable > 40_00 {
				penalties++
			}
			attached, err := book.Attachments(t.Context(), r.ID)
			if err != nil {
				t.Fatal(err)
			}
			if len(attached) > 0 && d.Kind == invoice.Quote && d.Acceptance.How == "signature" {
				signed++
			}
		}
	}
	clients, err := book.Clients(t.Context(), invoice.ClientQuery{Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range clients {
		credit, err := book.ClientCredit(t.Context(), c.ID)
		if err != nil {
			t.Fatal(err)
		}
		if credit.Sum("") > 0 {
			credits++
		}
	}
	if granted != 1 || open != 1 || penalties != 1 || credits != 1 || signed != 1 {
		t.Errorf("%s: %d discounts earned, %d open, %d documents of penalties, %d credits, %d signed quotes; want 1 of each", name, granted, open, penalties, credits, signed)
	}
}

func TestBulkBookIsTheSameForASeed(t *testing.T) {
	t.Parallel()
	var before []invoice.Row
	for range 2 {
		book, _ := build(t, demo.Options{Invoices: 2000, Seed: 7})
		clean(t, book)
		all := rows(t, book, invoice.Query{Family: invoice.InvoiceFamily})
		if len(all) != 2000 {
			t.Fatalf("%d invoices, want 2000", len(all))
		}
		if before == nil {
			before = all
			continue
		}
		for i := range all {
			if all[i] != before[i] {
				t.Fatalf("row %d: got %+v, want as the first time %+v", i, all[i], before[i])
			}
		}
	}
}

func TestBulkBookHasAMorningOfAPerson(t *testing.T) {
	t.Parallel()
	book, _ := build(t, demo.Options{Invoices: 2000, Seed: 1})
	m, err := book.Morning(t.Context(), today)
	if err != nil {
		t.Fatal(err)
	}
	if m.OverdueCount != 20 || m.SoonCount == 0 || m.ToInvoiceCount != 8 || m.ExpiringCount == 0 {
		t.Errorf("the morning is %+v, want 20 overdue, some soon, 8 to invoice, some expiring", m)
	}
	if quotes := rows(t, book, invoice.Query{Family: invoice.QuoteFamily}); len(quotes) != 100 {
		t.Errorf("%d quotes, want 100", len(quotes))
	}
}

func TestBuildRefusesAnExistingFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "notes.txt")
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	err := demo.Build(t.Context(), path, demo.Options{Today: today})
	if invoice.ErrorCode(err) != invoice.CodeBook {
		t.Errorf("Build over a file: %v, want the code %q", err, invoice.CodeBook)
	}
	if content, _ := os.ReadFile(path); string(content) != "mine" {
		t.Errorf("the file now holds %q, want it untouched", content)
	}
}

func TestStoppedBuildLeavesNothing(t *testing.T) {
	t.Parallel()
	for name, invoices := range map[string]int{"small": 0, "bulk": 5000} {
		folder := t.TempDir()
		ctx, stop := context.WithCancel(t.Context())
		err := demo.Build(ctx, filepath.Join(folder, "demo.db"), demo.Options{Invoices: invoices, Today: today,
			Progress: func(int, int) { stop() }})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: Build stopped half way: %v, want %v", name, err, context.Canceled)
		}
		var left []string
		filepath.WalkDir(folder, func(path string, entry fs.DirEntry, _ error) error {
			if !entry.IsDir() {
				left = append(left, path)
			}
			return nil
		})
		if len(left) > 0 {
			t.Errorf("%s: a stopped Build left %v", name, left)
		}
	}
}
