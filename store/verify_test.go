package store_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/store"
)

// Whoever changes a book behind its back, triggers removed, is found out.
func TestVerifyFindsWhatWasChanged(t *testing.T) {
	const unlock = "DROP TRIGGER documents_frozen; DROP TRIGGER documents_kept; DROP TRIGGER lines_changed; DROP TRIGGER lines_kept; DROP TRIGGER payments_changed; DROP TRIGGER payments_kept; DROP TRIGGER chain_kept; DROP TRIGGER frozen_changed; PRAGMA foreign_keys = OFF;"
	for name, try := range map[string]struct {
		change          string
		file            func(folder string) error
		place, document string
	}{
		"a total":           {change: "UPDATE documents SET net = 1 WHERE id = 1", place: "totaux", document: "F2026-0001"},
		"a line":            {change: "UPDATE lines SET designation = 'autre' WHERE document_id = 1", place: "chaîne", document: "F2026-0001"},
		"a price":           {change: "UPDATE lines SET price = 1 WHERE document_id = 1", place: "totaux", document: "F2026-0001"},
		"a client":          {change: "UPDATE frozen SET body = replace(body, 'Durand', 'Dupont')", place: "chaîne", document: "F2026-0003"},
		"a date":            {change: "UPDATE documents SET issue_date = issue_date + 1 WHERE id = 1", place: "numérotation", document: "F2026-0002"},
		"a number":          {change: "UPDATE documents SET number = 'F2026-0007' WHERE id = 2", place: "numérotation", document: "F2026-0007"},
		"a payment":         {change: "UPDATE payments SET amount = 1", place: "encaissements", document: "F2026-0001"},
		"a payment's day":   {change: "UPDATE payments SET date = date - 1", place: "chaîne", document: "F2026-0001"},
		"a paid sum":        {change: "UPDATE documents SET paid = paid + 1, balance = balance - 1 WHERE id = 1", place: "encaissements", document: "F2026-0001"},
		"a credited sum":    {change: "UPDATE documents SET credited = 1, balance = balance - 1 WHERE id = 1", place: "avoirs", document: "F2026-0001"},
		"a deletion":        {change: "DELETE FROM lines WHERE document_id = 2; DELETE FROM documents WHERE id = 2", place: "numérotation", document: "F2026-0003"},
		"the last one":      {change: "DELETE FROM lines WHERE document_id = 3; DELETE FROM documents WHERE id = 3", place: "numérotation", document: "F2026-0002"},
		"a shorter chain":   {change: "DELETE FROM chain WHERE position = 4", place: "chaîne", document: "F2026-0003"},
		"a changed page":    {file: func(folder string) error { return os.WriteFile(page1(folder), []byte("autre"), 0o600) }, place: "archive", document: "F2026-0001"},
		"a missing page":    {file: func(folder string) error { return os.Remove(page1(folder)) }, place: "archive", document: "F2026-0001"},
		"a page too many":   {file: func(folder string) error { return os.WriteFile(page1(folder)+".pdf", nil, 0o600) }, place: "archive"},
		"unreadable frozen": {change: "UPDATE frozen SET body = '{'", place: "contenu", document: "F2026-0001"},
	} {
		t.Run(name, func(t *testing.T) {
			b, c := newBook(t)
			pay(t, b, issue(t, b, c, 100, today).ID, 50)
			issue(t, b, c, 200, today)
			issue(t, b, c, 300, today)
			wantSound(t, b)
			if try.change != "" {
				_, err := raw(t, b.Path()).Exec(unlock + try.change)
				must(t, err)
			} else {
				must(t, try.file(b.Folder()))
			}
			report, err := b.Verify(t.Context())
			must(t, err)
			for _, f := range report.Faults {
				if f.Place == try.place && f.Document == try.document && strings.HasSuffix(f.Message, ".") {
					return
				}
			}
			t.Errorf("got %+v, want one of %q on %q", report.Faults, try.place, try.document)
		})
	}
}

func page1(folder string) string {
	return filepath.Join(folder, "documents", "2026", "F2026-0001 Durand SARL.pdf")
}

// An imported book is the one that issuing would have made.
func TestImportWritesWhatIssuingWould(t *testing.T) {
	issued, c := newBook(t)
	var all []invoice.Document
	for i := range 40 {
		d := issue(t, issued, c, int64(100+i), date(2026, 1, 1).AddDays(i*9))
		if i%3 == 0 {
			d = pay(t, issued, d.ID, 100)
		}
		all = append(all, d)
	}
	q := acceptedQuote(t, issued, c)
	all = append(all, q)
	imported, _ := newBook(t)
	for _, part := range [][]invoice.Document{all[:25], all[25:]} { // into an empty book, then beside what is there
		must(t, imported.Import(t.Context(), func(add func(invoice.Document) error) error {
			for _, d := range part {
				d.PDF, d.PDFHash = "", ""
				if err := add(d); err != nil {
					return err
				}
			}
			return nil
		}))
	}
	wantSound(t, imported)
	for _, query := range []invoice.Query{{Family: invoice.InvoiceFamily}, {Family: invoice.QuoteFamily}, {Family: invoice.InvoiceFamily, State: invoice.FilterOpen, Sort: invoice.ByDue},
		{Family: invoice.InvoiceFamily, Search: "studio"}, {Family: invoice.InvoiceFamily, Search: "12"}, {Family: invoice.InvoiceFamily, Sort: invoice.ByAmount}} {
		query.Today, query.Limit = today, 100
		want, got := walk(t, issued, query), walk(t, imported, query)
		if len(want) != len(got) || len(got) == 0 {
			t.Fatalf("%+v: got %d rows, want %d", query, len(got), len(want))
		}
		for i := range want {
			if got[i].Number != want[i].Number || got[i].Facts != want[i].Facts {
				t.Errorf("%+v: row %d is %+v, want %+v", query, i, got[i], want[i])
			}
		}
	}
	next, err := imported.NextNumber(t.Context(), invoice.InvoiceSeries, today)
	if err != nil || next != "F2026-0041" {
		t.Errorf("next number: got %s, %v, want F2026-0041", next, err)
	}
	d, err := imported.Issue(t.Context(), draft(t, imported, c, 10).ID, date(2026, 12, 31), page)
	if err != nil || d.Number != "F2026-0041" {
		t.Errorf("after the import got %s, %v, want F2026-0041", d.Number, err)
	}
	wantSound(t, imported)
	if _, err := raw(t, imported.Path()).Exec("DELETE FROM payments"); err == nil {
		t.Error("after the import the triggers are gone")
	}
}

func TestImportIsAllOrNothing(t *testing.T) {
	b, c := newBook(t)
	for name, bad := range map[string]invoice.Document{
		"a draft":  draft(t, b, c, 10),
		"a double": {Kind: invoice.Invoice, Status: invoice.StatusIssued, Number: "F2026-0001", IssueDate: today, Client: c},
	} {
		err := b.Import(t.Context(), func(add func(invoice.Document) error) error {
			good := invoice.Document{Kind: invoice.Invoice, Status: invoice.StatusIssued, Number: "F2026-0001", IssueDate: today, Client: c}
			if err := add(good); err != nil {
				return err
			}
			return add(bad)
		})
		if err == nil {
			t.Errorf("%s: no error", name)
		}
		if n, err := b.CountDocuments(t.Context(), invoice.Query{Family: invoice.InvoiceFamily}); err != nil || n != 1 {
			t.Errorf("%s: got %d documents, %v, want the draft alone", name, n, err)
		}
	}
	if n, err := b.NextNumber(t.Context(), invoice.InvoiceSeries, today); err != nil || n != "F2026-0001" {
		t.Errorf("next number: got %s, %v, want F2026-0001", n, err)
	}
}

func TestSnapshotIsABook(t *testing.T) {
	b, c := newBook(t)
	issue(t, b, c, 100, today)
	path := filepath.Join(t.TempDir(), "copy.db")
	must(t, b.SnapshotTo(t.Context(), path))
	wantCode(t, b.SnapshotTo(t.Context(), path), invoice.CodeBook) // never over a file
	copied := openBook(t, path)
	d, err := copied.FindDocument(t.Context(), invoice.InvoiceFamily, "F2026-0001")
	if err != nil || d.Totals.Gross != 10000 {
		t.Errorf("got %s, %v", d.Totals.Gross, err)
	}
	if _, err := copied.Issue(t.Context(), draft(t, copied, c, 10).ID, today, store.Render(page)); err != nil {
		t.Errorf("issuing in the copy: %v", err)
	}
}

// What is invoiced of a quote is counted again from its invoices.
func TestVerifyCountsWhatIsInvoicedOfAQuote(t *testing.T) {
	for name, change := range map[string]string{
		"invoiced":   "UPDATE documents SET invoiced = invoiced - 1 WHERE kind = 0",
		"nothing":    "UPDATE documents SET invoiced = 0 WHERE kind = 0",
		"closed":     "UPDATE documents SET closed = 1, phase = 13 WHERE kind = 0",
		"no invoice": "UPDATE documents SET invoiced = 1 WHERE kind = 0 AND id = 3",
	} {
		t.Run(name, func(t *testing.T) {
			b, c := newBook(t)
			q := acceptedQuote(t, b, c)
			must(t, second(b.Issue(t.Context(), convert(t, b, q.ID, invoice.Conversion{Deposit: invoice.Discount{Rate: 3000}}).ID, today, page)))
			acceptedQuote(t, b, c)
			wantSound(t, b)
			_, err := raw(t, b.Path()).Exec("DROP TRIGGER documents_frozen; " + change)
			must(t, err)
			report, err := b.Verify(t.Context())
			must(t, err)
			if !slices.ContainsFunc(report.Faults, func(f invoice.Fault) bool { return f.Place == "devis" && f.Document != "" }) {
				t.Errorf("got %+v, want a fault of the quote", report.Faults)
			}
		})
	}
}

// A connection that has checked the search index finds it sound again after
// another one has written so much to it that its parts were merged.
func TestVerifyTwiceWithDraftsBetween(t *testing.T) {
	b, c := newBook(t)
	for range 3 {
		for range 20 {
			draft(t, b, c, 10)
		}
		wantSound(t, b)
	}
}
