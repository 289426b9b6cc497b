package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"facturier/app"
	"facturier/invoice"
)

// lateInvoices is how many invoices of the book of the morning are overdue.
const lateInvoices = 2000

// mornings compares the morning list, which is all that waits with why it does,
// with the list of what is overdue, on a book where thousands are.
func (b *bench) mornings() error {
	book := filepath.Join(b.folder, "morning", "morning.db")
	open, err := b.copy(book)
	if err != nil {
		return err
	}
	defer os.RemoveAll(filepath.Dir(book))
	if err := b.makeLate(open); err != nil {
		_ = open.Close()
		return err
	}
	if err := open.Close(); err != nil {
		return err
	}
	waits, err := b.countJSON("matin", "--livre", book, "--json")
	if err != nil {
		return err
	}
	if late, err := b.countJSON("retards", "--livre", book, "--json"); err != nil || late != lateInvoices {
		return fmt.Errorf("the book of the morning has %d overdue invoices (%v), want %d", late, err, lateInvoices)
	}
	p, err := measure(b.pairs, run(b.facturier, "matin", "--livre", book), run(b.facturier, "retards", "--livre", book))
	if err != nil {
		return err
	}
	what := fmt.Sprintf("`facturier matin`, 100 000, 2 000 overdue, %d lines", waits)
	b.print(against(what, p.ours.median(), p.theirs.median(), "retards", 1.5))
	return nil
}

// makeLate takes back the payments of the invoices that came to their due date
// last, until so many are overdue: the demo has 300 of them at the most.
func (b *bench) makeLate(open *app.App) error {
	late := invoice.Query{Family: invoice.InvoiceFamily, State: invoice.Overdue, Today: today()}
	missing, err := open.CountDocuments(b.ctx, late)
	if err != nil {
		return err
	}
	missing = lateInvoices - missing
	paid := invoice.Query{Family: invoice.InvoiceFamily, State: invoice.Paid, Limit: 1000, Today: today()}
	for missing > 0 {
		rows, err := open.Documents(b.ctx, paid)
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return fmt.Errorf("the book has too few paid invoices: %d more should be overdue", missing)
		}
		for _, r := range rows {
			if missing == 0 || r.DueDate >= today() {
				continue
			}
			d, err := open.Document(b.ctx, r.ID)
			if err != nil {
				return err
			}
			for _, p := range d.Payments {
				if _, err := open.ReversePayment(b.ctx, p.ID); err != nil {
					return err
				}
			}
			missing--
		}
		paid.Cursor = rows[len(rows)-1].Cursor
	}
	return nil
}

// countJSON is how many rows a command lists.
func (b *bench) countJSON(arguments ...string) (int, error) {
	out, err := exec.CommandContext(b.ctx, b.facturier, arguments...).Output()
	if err != nil {
		return 0, fmt.Errorf("facturier %s: %w", arguments[0], err)
	}
	var rows []json.RawMessage
	err = json.Unmarshal(out, &rows)
	return len(rows), err
}
