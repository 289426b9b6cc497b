package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"facturier/app"
	"facturier/invoice"
	"facturier/pdf"
	"facturier/store"
)

// verified is how many documents the book has that is checked whole.
const verified = 10_000

// verifies compares the check of a whole book and of its archive with
// sha256sum of the same files, one after the other, which is what reads them.
func (b *bench) verifies() error {
	const what = "`facturier verifie`, 10 000 documents with their PDFs"
	sum, err := exec.LookPath("sha256sum")
	if err != nil {
		skip(what, "not compared: sha256sum is not installed.")
		return nil
	}
	path := filepath.Join(b.folder, "verify", "verify.db")
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		if err := b.archivedBook(path); err != nil {
			return err
		}
	}
	files, err := filepath.Glob(filepath.Join(filepath.Dir(path), "documents", "*", "*.pdf"))
	if err != nil || len(files) != verified {
		return fmt.Errorf("%s has %d files, want %d (%v)", filepath.Dir(path), len(files), verified, err)
	}
	p, err := measure(7, run(b.facturier, "verifie", "--livre", path), run(sum, files...))
	if err != nil {
		return err
	}
	b.print(against(what, p.ours.median(), p.theirs.median(), "sha256sum", 1.3))
	return nil
}

// archivedBook makes a book whose invoices are issued one by one, each with a
// page of the size of a real one.
func (b *bench) archivedBook(path string) error {
	began := time.Now()
	temp := filepath.Dir(path) + ".partial"
	defer os.RemoveAll(temp)
	open, err := app.Open(b.ctx, filepath.Join(temp, filepath.Base(path)), today)
	if err != nil {
		return err
	}
	defer open.Close()
	d, err := b.template(open)
	if err != nil {
		return err
	}
	var page []byte
	draw := func(d invoice.Document, s invoice.Settings) (_ []byte, err error) {
		if page == nil {
			page, err = pdf.Render(d, s)
		}
		return append(bytes.Clone(page), "% "+d.Number...), err
	}
	for i := range verified {
		day := today().AddDays((i - verified) / 100)
		d.IssueDate, d.ServiceStart = day, day
		saved, err := open.SaveDraft(b.ctx, d)
		if err != nil {
			return err
		}
		if _, err := open.Book.Issue(b.ctx, saved.ID, today(), store.Render(draw)); err != nil {
			return err
		}
	}
	if err := open.Close(); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "book of %d invoices with their PDFs: %.0f s\n", verified, time.Since(began).Seconds())
	return os.Rename(temp, filepath.Dir(path))
}

// template is a draft of three lines, in a book that can issue it.
func (b *bench) template(open *app.App) (d invoice.Document, err error) {
	s := invoice.DefaultSettings()
	s.Seller = invoice.Seller{SIRET: "73282932000074", Name: "Jeanne Martin", Activity: invoice.Services, Regime: invoice.Franchise,
		IBAN: "FR7630006000011234567890189", Address: invoice.Address{Lines: []string{"12 rue des Lilas"}, PostCode: "34400", City: "Lunel", Country: "FR"}}
	if err := open.SaveSettings(b.ctx, s); err != nil {
		return d, err
	}
	c, err := open.SaveClient(b.ctx, invoice.Client{Type: invoice.Company, Name: "Durand SARL", SIREN: "404833048",
		Address: invoice.Address{Lines: []string{"4 avenue de la Gare"}, PostCode: "34000", City: "Montpellier", Country: "FR"}})
	if err != nil {
		return d, err
	}
	d = invoice.NewInvoice(s, c, open.Today())
	d.Subject = "Refonte du site vitrine"
	for _, designation := range []string{"Maquettes des pages d'accueil", "Intégration des pages", "Recette et mise en ligne"} {
		l := s.NewLine()
		l.Designation, l.Unit, l.Price = designation, "jour", 4_200_000
		d.Lines = append(d.Lines, l)
	}
	return d, nil
}
