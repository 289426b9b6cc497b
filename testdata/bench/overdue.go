package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"facturier/app"
	"facturier/invoice"
)

// run is the time of a whole command, its output read and thrown away.
func run(program string, arguments ...string) func() (time.Duration, error) {
	return func() (time.Duration, error) {
		began := time.Now()
		err := exec.Command(program, arguments...).Run()
		if err != nil {
			err = fmt.Errorf("%s %s: %w", filepath.Base(program), strings.Join(arguments, " "), err)
		}
		return time.Since(began), err
	}
}

func (b *bench) overdueCommand() error {
	const what = "`facturier retards`, whole command, 100 000"
	overdue := run(b.facturier, "retards", "--livre", b.medium.path)
	var times series
	for range b.pairs {
		took, err := overdue()
		if err != nil {
			return err
		}
		times = append(times, took)
	}
	b.print(within(what, times.median(), 15*time.Millisecond))
	hledger, err := exec.LookPath("hledger")
	if err != nil {
		skip(what, "not compared: hledger is not installed (Debian: apt install hledger).")
		return nil
	}
	journal, err := b.journal()
	if err != nil {
		return err
	}
	defer os.Remove(journal)
	p, err := measure(5, overdue, run(hledger, "-f", journal, "register"))
	if err != nil {
		return err
	}
	b.print(against(what, p.ours.median(), p.theirs.median(), "hledger register", 0.01))
	return nil
}

// journal writes the invoices of the book as hledger transactions, one each.
func (b *bench) journal() (path string, err error) {
	open, err := app.Open(b.ctx, b.medium.path, today)
	if err != nil {
		return "", err
	}
	defer open.Close()
	file, err := os.CreateTemp(filepath.Dir(b.facturier), "*.journal")
	if err != nil {
		return "", err
	}
	defer file.Close()
	out := bufio.NewWriter(file)
	query := invoice.Query{Family: invoice.InvoiceFamily, Limit: 1000, Today: today()}
	for {
		rows, err := open.Documents(b.ctx, query)
		if err != nil {
			return "", err
		}
		for _, r := range rows {
			fmt.Fprintf(out, "%s %s | %s\n    actif:creances  %d.%02d EUR\n    produits\n\n",
				r.IssueDate.ISO(), r.Number, strings.NewReplacer(";", " ", "|", " ").Replace(r.ClientName), r.Gross/100, r.Gross%100)
		}
		if len(rows) < query.Limit {
			return file.Name(), out.Flush()
		}
		query.Cursor = rows[len(rows)-1].Cursor
	}
}

func today() invoice.Date { return invoice.DateOf(time.Now()) }
