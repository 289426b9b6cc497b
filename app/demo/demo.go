// Package demo writes books of fictitious but believable data: a small one
// made by the program's own gestures, or one of any size for measuring.
package demo

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"facturier/app"
	"facturier/invoice"
)

// Options says which book. Seed chooses the trade and all that is drawn by
// lot: the same options write the same book. Invoices 0 is the small book, as
// a person has after fourteen months; more is that number of issued invoices,
// without PDFs. Dates go up to Today, which must be set. Progress, when set,
// hears how far it is; total does not change.
type Options struct {
	Invoices int
	Seed     int64
	Today    invoice.Date
	Progress func(done, total int)
}

// MaxInvoices is the largest book that Build writes.
const MaxInvoices = 2_000_000

const (
	demoIBAN = "FR7630006000011234567890189" // the example of the French banks
	demoBIC  = "AGRIFRPPXXX"
)

// Build writes a new book at path. It refuses a path that exists, and leaves
// nothing of the book behind when it fails or is stopped.
func Build(ctx context.Context, path string, o Options) (err error) {
	if o.Invoices < 0 || o.Invoices > MaxInvoices {
		return &invoice.Error{Code: invoice.CodeUsage, Field: "factures",
			Message: fmt.Sprintf("Le livre de démonstration a de 0 à %d factures.", MaxInvoices)}
	}
	if _, err := os.Lstat(path); err == nil {
		return &invoice.Error{Code: invoice.CodeBook, Field: "livre", Err: fs.ErrExist,
			Message: fmt.Sprintf("%s existe déjà.", path), Hint: "La démonstration n'écrit que dans un fichier neuf."}
	}
	day := o.Today
	book, err := app.Open(ctx, path, func() invoice.Date { return day })
	if err != nil {
		removeBook(path)
		return err
	}
	documents := book.PDFPath(invoice.Document{PDF: "documents"})
	_, had := os.Lstat(documents)
	defer func() {
		err = errors.Join(err, book.Close())
		if err == nil {
			return
		}
		removeBook(path)
		if errors.Is(had, fs.ErrNotExist) {
			os.RemoveAll(documents)
		}
	}()
	if o.Progress == nil {
		o.Progress = func(int, int) {}
	}
	t := tradeOf(o.Seed)
	t.settings.Done = true
	if o.Invoices > 0 {
		return bulk(ctx, book, t, o)
	}
	return newStory(book, t, o, &day).tell(ctx)
}

// removeBook removes the files of a book that was not finished.
func removeBook(path string) {
	for _, suffix := range []string{"", "-wal", "-shm"} {
		os.Remove(path + suffix)
	}
}
