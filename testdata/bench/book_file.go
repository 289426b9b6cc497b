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
	return b.sorted(open)
}

// sorted are searches that find many, in another order than the one in which
// they are found: the first rows, against counting as many with their state,
// which reads each of them too; and the whole list by command.
func (b *bench) sorted(open *app.App) error {
	const words = "mairie"
	q := invoice.Query{Family: invoice.InvoiceFamily, Search: words, Limit: 24, Today: today()}
	found, err := open.CountDocuments(b.ctx, q)
	if err != nil {
		return err
	}
	timed := func(f func() error) func() (time.Duration, error) {
		return func() (time.Duration, error) {
			began := time.Now()
			err := f()
			return time.Since(began), err
		}
	}
	for _, list := range []struct {
		name string
		sort invoice.Sort
	}{{"client", invoice.ByClient}, {"amount", invoice.ByAmount}, {"due date", invoice.ByDue}} {
		ours, theirs := q, q
		ours.Sort, theirs.State = list.sort, invoice.Paid
		p, err := measure(15, timed(func() error { _, err := open.Documents(b.ctx, ours); return err }),
			timed(func() error { _, err := open.CountDocuments(b.ctx, theirs); return err }))
		if err != nil {
			return err
		}
		what := fmt.Sprintf("search by %s, first rows (« %s », %d found)", list.name, words, found)
		b.print(against(what, p.ours.median(), p.theirs.median(), "to count them", 3))
		b.print(within(what, p.ours.median(), 15*time.Millisecond))
	}
	list := func(sort string) func() (time.Duration, error) {
		return run(b.facturier, "factures", "--livre", b.medium.path, "--cherche", words, "--tri", sort)
	}
	p, err := measure(5, list("client"), list("date"))
	if err != nil {
		return err
	}
	what := fmt.Sprintf("`facturier factures --cherche %s --tri client`", words)
	b.print(against(what, p.ours.median(), p.theirs.median(), "--tri date", 2))
	b.print(within(what, p.ours.median(), 2*time.Second))
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
