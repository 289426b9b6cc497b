package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"facturier/app"
	"facturier/invoice"
)

// batchSize is how many documents a year of the batch has.
const batchSize = 1000

// batches compares a year that is drawn whole with as many runs of
// maaslalani/invoice, two at a time; and says what it takes when the archive
// has the originals, which are then checked and copied.
func (b *bench) batches() error {
	const what = "`facture pdf --annee`, 1 000 documents drawn, 2 cores"
	drawn, err := b.yearBook("drawn", func(open *app.App, id int64) error {
		_, err := open.Book.Issue(b.ctx, id, pageDay(), nil) // no file: each export draws it
		return err
	})
	if err != nil {
		return err
	}
	ours := b.year(drawn)
	first, err := ours()
	if err != nil {
		return err
	}
	times := series{first}
	if program, err := exec.LookPath(b.invoice); err != nil {
		skip(what, "not compared: go install github.com/maaslalani/invoice@v0.1.0")
	} else {
		p, err := measure(3, ours, b.invoices(program))
		if err != nil {
			return err
		}
		times = append(times, p.ours...)
		b.print(against(what, p.ours.median(), p.theirs.median(), "xargs -P2 invoice", 0.9))
	}
	rate := batchSize / times.median().Seconds()
	b.print(row{"  documents drawn in a second", fmt.Sprintf("%.0f", rate), "", ">= 140", rate < 140})
	archived, err := b.yearBook("archived", func(open *app.App, id int64) error {
		_, err := open.Issue(b.ctx, id)
		return err
	})
	if err != nil {
		return err
	}
	took, err := b.year(archived)()
	if err != nil {
		return err
	}
	b.print(row{what: "  the same, from the archive: checked and copied", measured: ms(took)})
	return nil
}

// yearBook is a book with a year of invoices of three lines, each another.
func (b *bench) yearBook(name string, issue func(*app.App, int64) error) (path string, err error) {
	path = filepath.Join(filepath.Dir(b.facturier), name, name+".db")
	open, err := app.Open(b.ctx, path, pageDay)
	if err != nil {
		return "", err
	}
	defer open.Close()
	d, err := b.template(open)
	if err != nil {
		return "", err
	}
	for i := range batchSize {
		d.Subject = fmt.Sprintf("Commande n° %d", i+1)
		for l := range d.Lines {
			d.Lines[l].Quantity = invoice.Quantity(1000 * (i%7 + l + 1))
		}
		saved, err := open.SaveDraft(b.ctx, d)
		if err != nil {
			return "", err
		}
		if err := issue(open, saved.ID); err != nil {
			return "", err
		}
	}
	return path, open.Close()
}

// year writes the year of a book to a folder that is not there yet.
func (b *bench) year(book string) func() (time.Duration, error) {
	return func() (time.Duration, error) {
		folder := filepath.Join(filepath.Dir(book), "out")
		defer os.RemoveAll(folder)
		cmd := exec.CommandContext(b.ctx, b.facturier, "facture", "pdf", "--annee", "2026", "--sortie", folder, "--livre", book)
		cmd.Env = append(os.Environ(), "GOMAXPROCS=2")
		return timed(cmd, folder)
	}
}

// invoices runs invoice once for each document, with three lines too.
func (b *bench) invoices(program string) func() (time.Duration, error) {
	return func() (time.Duration, error) {
		folder := filepath.Join(filepath.Dir(b.facturier), "invoices")
		defer os.RemoveAll(folder)
		if err := os.Mkdir(folder, 0o700); err != nil {
			return 0, err
		}
		cmd := exec.CommandContext(b.ctx, "xargs", "-P2", "-I{}", program, "generate", "--id", "{}", "--output", filepath.Join(folder, "{}.pdf"),
			"--from", "Jeanne Martin EI", "--to", "Durand SARL", "--currency", "EUR", "--note", "TVA non applicable, art. 293 B du CGI",
			"--item", "Maquettes des pages d'accueil", "--item", "Intégration des pages", "--item", "Recette et mise en ligne",
			"--quantity", "1,2,3", "--rate", "420,420,420")
		var numbers strings.Builder
		for i := range batchSize {
			numbers.WriteString(strconv.Itoa(i+1) + "\n")
		}
		cmd.Stdin = strings.NewReader(numbers.String())
		return timed(cmd, folder)
	}
}

// timed is the time of a command that must leave all documents in a folder.
func timed(cmd *exec.Cmd, folder string) (time.Duration, error) {
	began := time.Now()
	out, err := cmd.CombinedOutput()
	took := time.Since(began)
	if err != nil {
		return 0, fmt.Errorf("%s: %w\n%.500s", filepath.Base(cmd.Path), err, out)
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
	if err == nil && len(files) != batchSize {
		err = fmt.Errorf("%s left %d documents, want %d", filepath.Base(cmd.Path), len(files), batchSize)
	}
	return took, err
}
