package store_test

import (
	"os"
	"path/filepath"
	"testing"

	"facturier/store"
)

// Two books of one folder archive side by side: what one wrote is no stray of
// the other, and is one again when that book has left.
func TestTwoBooksShareAnArchive(t *testing.T) {
	folder := t.TempDir()
	mine, theirs := openBook(t, filepath.Join(folder, "facturier.db")), openBook(t, filepath.Join(folder, "essai.db"))
	for number, book := range map[string]*store.Book{"F2026-0001": mine, "F2026-0100": theirs} {
		must(t, book.SaveSettings(t.Context(), settings()))
		must(t, book.SetNextNumber(t.Context(), number, today))
		client, err := book.SaveClient(t.Context(), durand())
		must(t, err)
		issue(t, book, client, 100, today)
	}
	wantSound(t, mine)
	wantSound(t, theirs)
	must(t, theirs.Close())
	must(t, os.Rename(theirs.Path(), filepath.Join(t.TempDir(), "essai.db")))
	report, err := mine.Verify(t.Context())
	must(t, err)
	if len(report.Faults) != 1 || report.Faults[0].Place != "archive" {
		t.Errorf("once the other book left: got %+v, want its file as a stray", report.Faults)
	}
}
