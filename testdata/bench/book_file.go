package main

import (
	"fmt"
	"os"
	"time"

	"facturier/app"
	"facturier/invoice"
)

// typed are searches as they are typed, letter by letter: words of clients and
// of lines, numbers, two words, and one that is nowhere.
var typed = []string{"dupont", "librairie", "maintenance", "F2025-01", "martin mai", "zzyzx"}

func (b *bench) searches() error {
	open, err := app.Open(b.ctx, b.medium.path, today)
	if err != nil {
		return err
	}
	defer open.Close()
	worst, slowest := time.Duration(0), ""
	for _, words := range typed {
		for n := 1; n <= len(words); n++ {
			var times series
			for range 7 {
				began := time.Now()
				_, err := open.Documents(b.ctx, invoice.Query{Family: invoice.InvoiceFamily, Search: words[:n], Limit: 24, Today: today()})
				if err != nil {
					return fmt.Errorf("search %q: %w", words[:n], err)
				}
				times = append(times, time.Since(began))
			}
			if times.median() > worst {
				worst, slowest = times.median(), words[:n]
			}
		}
	}
	b.print(within(fmt.Sprintf("search as one types, 100 000, slowest (« %s »)", slowest), worst, 10*time.Millisecond))
	return nil
}

// sizes is what an invoice with three lines weighs in the file.
func (b *bench) sizes() error {
	info, err := os.Stat(b.medium.path)
	if err != nil {
		return err
	}
	each := info.Size() / int64(b.medium.invoices)
	b.print(row{"bytes an invoice in the file, 100 000", fmt.Sprintf("%d B", each), "", "<= 1000 B", each > 1000})
	return nil
}
