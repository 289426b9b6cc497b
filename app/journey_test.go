package app

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"facturier/invoice"
)

// ready is a book whose owner is known.
func ready(t *testing.T) *App {
	t.Helper()
	a := open(t)
	s := invoice.DefaultSettings()
	s.Seller = invoice.Seller{SIRET: "73282932000074", Name: "Jeanne Martin", TradeName: "Atelier Martin", Activity: invoice.Services,
		Regime: invoice.Franchise, IBAN: "FR7630006000011234567890189",
		Address: invoice.Address{Lines: []string{"12 rue des Lilas"}, PostCode: "34400", City: "Lunel"}}
	s.Done = true
	if err := a.SaveSettings(context.Background(), s); err != nil {
		t.Fatal(err)
	}
	return a
}

// accepted is an accepted quote of 2,5 × 450 € and 4 × 420 €.
func accepted(t *testing.T, a *App) invoice.Document {
	t.Helper()
	ctx := context.Background()
	c, err := a.SaveClient(ctx, invoice.Client{Type: invoice.Company, Name: "Durand SARL", SIREN: "552100554",
		Address: invoice.Address{Lines: []string{"4 avenue de la Gare"}, PostCode: "34000", City: "Montpellier"}})
	if err != nil {
		t.Fatal(err)
	}
	q, err := a.NewDraft(ctx, invoice.Quote, c.ID)
	if err != nil {
		t.Fatal(err)
	}
	q.Subject = "Refonte du site vitrine"
	q.Lines = []invoice.Line{
		{Designation: "Maquettes des pages d'accueil", Quantity: 2500, Unit: "jour", Price: 4_500_000, Category: invoice.ExemptFromTax, Exemption: invoice.FranchiseReason},
		{Designation: "Intégration", Quantity: 4000, Unit: "jour", Price: 4_200_000, Category: invoice.ExemptFromTax, Exemption: invoice.FranchiseReason},
	}
	if q, err = a.SaveDraft(ctx, q); err != nil {
		t.Fatal(err)
	}
	if q, err = a.SendQuote(ctx, q.ID, "compta@durand.example"); err != nil {
		t.Fatal(err)
	}
	if q, err = a.AcceptQuote(ctx, q.ID, invoice.Acceptance{By: "M. Durand", How: "signature"}); err != nil {
		t.Fatal(err)
	}
	return q
}

// issued is the invoice of that quote.
func issued(t *testing.T, a *App) invoice.Document {
	t.Helper()
	draft, err := a.Convert(context.Background(), accepted(t, a).ID, invoice.Conversion{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := a.Issue(context.Background(), draft.ID)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestFromQuoteToPaidInvoice(t *testing.T) {
	ctx := context.Background()
	a := ready(t)
	d := issued(t, a)
	if d.Number != "F2026-0001" || d.Totals.Payable != 280_500 {
		t.Errorf("issued: got %s for %s, want F2026-0001 for 2 805,00 €", d.Number, d.Totals.Payable)
	}
	archived, err := os.ReadFile(a.PDFPath(d))
	if err != nil {
		t.Fatal(err)
	}
	if drawn, err := a.DrawPDF(ctx, d.ID); err != nil || !bytes.Equal(drawn, archived) || !bytes.HasPrefix(drawn, []byte("%PDF-")) {
		t.Errorf("DrawPDF: got %d bytes and %v, want the %d archived ones", len(drawn), err, len(archived))
	}
	if d, err = a.Pay(ctx, d.ID, invoice.Payment{}); err != nil {
		t.Fatal(err)
	}
	if got := d.State(today()); got != invoice.Paid || d.Remaining() != 0 {
		t.Errorf("after payment: got %s with %s left, want %s", got, d.Remaining(), invoice.Paid)
	}
}

func TestDryRunLeavesNothing(t *testing.T) {
	ctx := context.Background()
	a := ready(t)
	draft, err := a.Convert(ctx, accepted(t, a).ID, invoice.Conversion{})
	if err != nil {
		t.Fatal(err)
	}
	tried, err := a.Issue(DryRun(ctx), draft.ID)
	if err != nil || tried.Number != "F2026-0001" {
		t.Fatalf("dry run: got %q and %v, want F2026-0001", tried.Number, err)
	}
	after, err := a.Document(ctx, draft.ID)
	if err != nil || after.Number != "" || after.Issued() {
		t.Errorf("after a dry run: got number %q, status %s, %v; want a draft", after.Number, after.Status, err)
	}
	files, err := filepath.Glob(filepath.Join(a.Folder(), "documents", "*", "F*"))
	if err != nil || len(files) != 0 {
		t.Errorf("after a dry run: got files %v", files)
	}
}

func TestBackupOpensElsewhere(t *testing.T) {
	ctx := context.Background()
	a := ready(t)
	d := issued(t, a)
	file := filepath.Join(t.TempDir(), "copie.zip")
	report, err := a.Backup(ctx, file)
	if err != nil || report.Files != 2 {
		t.Fatalf("backup: got %+v and %v, want 2 documents (the quote and the invoice)", report, err)
	}
	if _, err := a.Backup(ctx, file); err == nil {
		t.Error("a second backup replaced the first one")
	}
	folder := t.TempDir()
	unzip(t, file, folder)
	b, err := Open(ctx, filepath.Join(folder, "facturier.db"), today)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	restored, err := b.FindDocument(ctx, invoice.InvoiceFamily, d.Number)
	if err != nil || restored.PDFHash != d.PDFHash {
		t.Errorf("restored: got hash %q and %v, want %q", restored.PDFHash, err, d.PDFHash)
	}
	if _, err := b.DrawPDF(ctx, restored.ID); err != nil {
		t.Errorf("restored PDF: %v", err)
	}
	if report, err := b.Verify(ctx); err != nil || len(report.Faults) != 0 {
		t.Errorf("verify of the restored book: got %+v and %v", report, err)
	}
}

// A restore is as private as the book, whatever the umask of who unpacks it.
func TestBackupUnpacksToPrivateFoldersAndFiles(t *testing.T) {
	a := ready(t)
	q := accepted(t, a)
	file := filepath.Join(t.TempDir(), "copie.zip")
	if _, err := a.Backup(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	var got []string
	for _, entry := range archive.File {
		got = append(got, entry.Mode().String()+" "+entry.Name)
	}
	want := []string{"-rw------- facturier.db", "drwx------ documents/", "drwx------ documents/2026/", "-rw------- " + q.PDF}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestBackupInAMissingFolderLeavesNothing(t *testing.T) {
	a := ready(t)
	file := filepath.Join(t.TempDir(), "absent", "copie.zip")
	if _, err := a.Backup(context.Background(), file); invoice.ErrorCode(err) == "" {
		t.Errorf("error: got %v, want one of ours", err)
	}
	if _, err := os.Stat(filepath.Dir(file)); !os.IsNotExist(err) {
		t.Errorf("the folder was made: %v", err)
	}
}

func unzip(t *testing.T, file, folder string) {
	t.Helper()
	archive, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	for _, entry := range archive.File {
		path := filepath.Join(folder, filepath.FromSlash(entry.Name))
		if entry.Mode().IsDir() {
			if err := os.Mkdir(path, entry.Mode().Perm()); err != nil {
				t.Fatal(err)
			}
			continue
		}
		source, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(source)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
