package app

import (
	"archive/zip"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/store"
)

// backedUp is a backup with one invoice, and the folder of a copy of the book
// of a program killed after a second one: its journal is still beside it.
func backedUp(t *testing.T) (file, path string) {
	t.Helper()
	a := ready(t)
	first := issued(t, a)
	file = filepath.Join(t.TempDir(), "copie.zip")
	if _, err := a.Backup(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	next, err := a.Duplicate(t.Context(), first.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Issue(t.Context(), next.ID); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(a.Folder())); err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(folder, filepath.Base(a.Path()))
	if info, err := os.Stat(path + "-wal"); err != nil || info.Size() == 0 {
		t.Fatalf("journal of the killed program: got %v and %v, want one that is not empty", info, err)
	}
	return file, path
}

// numbers are the invoices of a book that is right.
func numbers(t *testing.T, path string) (found []string) {
	t.Helper()
	a, err := Open(t.Context(), path, today)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if report, err := a.Verify(t.Context()); err != nil || len(report.Faults) > 0 {
		t.Errorf("verify: got %v and %v, want no fault", report.Faults, err)
	}
	rows, err := a.Documents(t.Context(), invoice.Query{Family: invoice.InvoiceFamily, Today: today()})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		found = append(found, row.Number)
	}
	slices.Sort(found)
	return found
}

func filesIn(t *testing.T, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

func TestRestoreIsNotDamagedByTheJournalOfAKilledProgram(t *testing.T) {
	file, path := backedUp(t)
	r, err := PrepareRestore(t.Context(), file, path, today)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Discard()
	aside, err := r.Commit(t.Context())
	if err != nil || aside == "" {
		t.Fatalf("got %q and %v, want a folder aside", aside, err)
	}
	if got := numbers(t, path); !slices.Equal(got, []string{"F2026-0001"}) {
		t.Errorf("restored: got %v, want F2026-0001 alone", got)
	}
	if got := numbers(t, filepath.Join(aside, filepath.Base(path))); !slices.Equal(got, []string{"F2026-0001", "F2026-0002"}) {
		t.Errorf("aside: got %v, want both", got)
	}
}

func TestRestoreOfAnOpenBookIsRefused(t *testing.T) {
	file, path := backedUp(t)
	a, err := Open(t.Context(), path, today)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if _, err := PrepareRestore(t.Context(), file, path, today); invoice.ErrorCode(err) != invoice.CodeBook || !strings.Contains(err.Error(), "ouvert dans un autre Facturier") {
		t.Errorf("got %v, want that it is open", err)
	}
}

func TestRestoreThatFailsPutsAllBack(t *testing.T) {
	file, path := backedUp(t)
	r, err := PrepareRestore(t.Context(), file, path, today)
	if err != nil {
		t.Fatal(err)
	}
	before := filesIn(t, filepath.Dir(path))
	if err := os.Remove(r.book()); err != nil { // the last file to be moved
		t.Fatal(err)
	}
	if aside, err := r.Commit(context.Background()); invoice.ErrorCode(err) != invoice.CodeBook || aside != "" || !strings.Contains(err.Error(), "tout est comme avant") {
		t.Errorf("got %q and %v, want that all is as before", aside, err)
	}
	if got := filesIn(t, filepath.Dir(path)); !slices.Equal(got, before) {
		t.Errorf("files: got %v, want %v", got, before)
	}
	r.Discard()
	if got := numbers(t, path); len(got) != 2 {
		t.Errorf("got %v, want the book as it was", got)
	}
}

func TestRestoreRefusesWhatIsNoBackup(t *testing.T) {
	file, _ := backedUp(t)
	good, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer good.Close()
	for _, c := range []struct{ add, drop, want string }{
		{add: "../evil.txt", want: "sort de son dossier"},
		{add: "documents/../../evil.txt", want: "sort de son dossier"},
		{add: "/tmp/evil.txt", want: "sort de son dossier"},
		{add: `documents\..\evil.txt`, want: "sort de son dossier"},
		{add: "notes\x1b[2J.txt", want: "qu'une sauvegarde de Facturier n'a pas"},
		{add: "facturier.db-wal", want: "qu'une sauvegarde de Facturier n'a pas"},
		{add: "facturier.db", want: "deux fois"},
		{drop: "facturier.db", want: "ne contient pas facturier.db"},
		{add: "facturier.db", drop: "facturier.db", want: "ne contient pas un livre de Facturier"},
		{add: "documents/2026/intrus.pdf", want: "n'est pas juste"},
		{drop: ".pdf", want: "n'est pas juste"},
	} {
		path := filepath.Join(t.TempDir(), "neuf", "facturier.db")
		made := filepath.Join(t.TempDir(), "autre.zip")
		rezip(t, &good.Reader, made, c.drop, c.add)
		r, err := PrepareRestore(t.Context(), made, path, today)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\x1b") {
			t.Errorf("with %q, without %q: got %v, want %q", c.add, c.drop, err, c.want)
		}
		if r != nil {
			r.Discard()
		}
		if got := filesIn(t, filepath.Dir(filepath.Dir(path))); len(got) > 0 {
			t.Errorf("with %q, without %q: left %v", c.add, c.drop, got)
		}
	}
}

// rezip copies a zip, without the files whose name ends so, with another one.
func rezip(t *testing.T, from *zip.Reader, to, drop, add string) {
	t.Helper()
	out, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	archive := zip.NewWriter(out)
	for _, file := range from.File {
		if drop != "" && strings.HasSuffix(file.Name, drop) {
			continue
		}
		if err := archive.Copy(file); err != nil {
			t.Fatal(err)
		}
	}
	if add != "" {
		entry, err := archive.Create(add)
		if err == nil {
			_, err = entry.Write([]byte("intrus"))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
}

// The folders of a backup have their dates, as its files do.
func TestBackupHasTheDatesOfItsFiles(t *testing.T) {
	file, path := backedUp(t)
	archive, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	for _, entry := range archive.File {
		if entry.Modified.Year() < 2020 {
			t.Errorf("%s: got %v, want the date of the file", entry.Name, entry.Modified)
		}
	}
	if names := store.Present(path); !slices.Contains(names, "documents") {
		t.Errorf("present: got %v, want the documents among them", names)
	}
}
