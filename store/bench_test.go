package store_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"facturier/invoice"
	"facturier/store"
)

// benchSize is the number of invoices of the book that the benchmarks read.
const benchSize = 100_000

var words = []string{"développement", "photographie", "reportage", "maquette", "intégration", "maintenance", "formation", "retouche",
	"tirage", "mariage", "portrait", "menuiserie", "escalier", "terrasse", "bardage", "isolation", "portail", "cuisine", "parquet", "charpente"}

// fill imports n invoices of 3 lines with a payment, over 2 000 clients; one in
// fifty is open, half of these late.
func fill(ctx context.Context, b *store.Book, n int) error {
	s := settings()
	if err := b.SaveSettings(ctx, s); err != nil {
		return err
	}
	var clients []invoice.Client
	for i := range 2000 {
		c := durand()
		c.Name = fmt.Sprintf("%s %s %d", words[i%20], words[i/20%20], i)
		clients = append(clients, c)
	}
	clients, err := b.AddClients(ctx, clients)
	if err != nil {
		return err
	}
	return b.Import(ctx, func(add func(invoice.Document) error) error {
		numbers := map[int]int{}
		for i := range n {
			day := today - 1 - invoice.Date((n-1-i)*1800/n)
			d := invoice.NewInvoice(s, clients[i*7919%len(clients)], day)
			d.Subject, d.IssueDate, d.ServiceStart = "Commande "+words[i*31%20], day, day
			for k := range 3 {
				d.Lines = append(d.Lines, line(words[(i*17+k*5)%20]+" "+words[(i/20+k)%20], 1500, int64(40+i%97)))
			}
			if err := invoice.Freeze(&d, s, day); err != nil {
				return err
			}
			numbers[day.Year()]++
			d.Number, d.Status = s.Numbering.Number(invoice.InvoiceSeries, day.Year(), numbers[day.Year()]), invoice.StatusIssued
			if i%50 != 0 {
				d.Payments = []invoice.Payment{{Date: day, Amount: d.Totals.Payable, Method: invoice.Transfer}}
			} else if i%100 == 0 {
				d.DueDate = today + 20
			}
			if err := add(d); err != nil {
				return err
			}
		}
		return nil
	})
}

// large is a book of benchSize invoices, made once for all the benchmarks.
var large = sync.OnceValues(func() (string, error) {
	folder, err := os.MkdirTemp("", "facturier-bench")
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, "facturier.db")
	b, err := store.Open(context.Background(), path)
	if err != nil {
		return "", err
	}
	start := time.Now()
	if err := fill(context.Background(), b, benchSize); err != nil {
		return "", err
	}
	fmt.Printf("import: %.0f invoices/s\n", benchSize/time.Since(start).Seconds())
	if err := b.Close(); err != nil {
		return "", err
	}
	info, err := os.Stat(path)
	fmt.Printf("file: %.0f bytes an invoice\n", float64(info.Size())/benchSize)
	return path, err
})

func largeBook(b *testing.B) *store.Book {
	b.Helper()
	path, err := large()
	must(b, err)
	return openBook(b, path)
}

func BenchmarkOverdueWindow(b *testing.B) {
	bench(b, invoice.Query{Family: invoice.InvoiceFamily, State: invoice.Overdue, Sort: invoice.ByDue, Limit: 50, Today: today})
}

func BenchmarkRecentWindow(b *testing.B) {
	bench(b, invoice.Query{Family: invoice.InvoiceFamily, Limit: 50, Today: today})
}

func BenchmarkByAmountWindow(b *testing.B) {
	bench(b, invoice.Query{Family: invoice.InvoiceFamily, Sort: invoice.ByAmount, Limit: 50, Today: today})
}

func BenchmarkByClientWindow(b *testing.B) {
	bench(b, invoice.Query{Family: invoice.InvoiceFamily, Sort: invoice.ByClient, Limit: 50, Today: today})
}

func BenchmarkSearch(b *testing.B) {
	for _, search := range []string{"m", "ma", "mai", "maintenance", "reportage mariage", "f2024 0412", "rien"} {
		b.Run(search, func(b *testing.B) {
			bench(b, invoice.Query{Family: invoice.InvoiceFamily, Search: search, Limit: 50, Today: today})
		})
	}
}

// BenchmarkSearchSorted finds 15 000 invoices, in an order that is not the one
// of the index.
func BenchmarkSearchSorted(b *testing.B) {
	for name, sort := range map[string]invoice.Sort{"client": invoice.ByClient, "amount": invoice.ByAmount, "due": invoice.ByDue} {
		b.Run(name, func(b *testing.B) {
			bench(b, invoice.Query{Family: invoice.InvoiceFamily, Search: "maquette", Sort: sort, Limit: 50, Today: today})
		})
	}
}

func bench(b *testing.B, q invoice.Query) {
	book := largeBook(b)
	for b.Loop() {
		if _, err := book.Documents(b.Context(), q); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMorning(b *testing.B) {
	book := largeBook(b)
	for b.Loop() {
		if _, err := book.Morning(b.Context(), today); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpenToFirstRow(b *testing.B) {
	path, err := large()
	must(b, err)
	for b.Loop() {
		book, err := store.Open(b.Context(), path)
		must(b, err)
		_, err = book.Documents(b.Context(), invoice.Query{Family: invoice.InvoiceFamily, State: invoice.Overdue, Sort: invoice.ByDue, Limit: 1, Today: today})
		must(b, err)
		must(b, book.Close())
	}
}

func BenchmarkVerify(b *testing.B) {
	book := largeBook(b)
	for b.Loop() {
		wantSound(b, book)
	}
}

// BenchmarkIssue is the durable gesture without a page, beside what any
// durable write costs here: an append and an fsync.
func BenchmarkIssue(b *testing.B) {
	book, c := newBook(b)
	var ids []int64
	bare := func(b *testing.B) time.Duration {
		file, err := os.Create(filepath.Join(b.TempDir(), "bare"))
		must(b, err)
		defer file.Close()
		start := time.Now()
		for range 50 {
			_, err := file.Write(make([]byte, 4096))
			must(b, err)
			must(b, file.Sync())
		}
		return time.Since(start) / 50
	}
	var issuing, syncing time.Duration
	for b.Loop() {
		ids = ids[:0]
		for range 20 {
			ids = append(ids, draft(b, book, c, 100).ID)
		}
		syncing += 20 * bare(b)
		start := time.Now()
		for _, id := range ids {
			_, err := book.Issue(b.Context(), id, today, nil)
			must(b, err)
		}
		issuing += time.Since(start)
	}
	b.ReportMetric(float64(issuing)/float64(syncing), "x/fsync")
	b.ReportMetric(float64(issuing.Microseconds())/float64(20*b.N), "µs/issue")
}
