package store

import (
	"os"
	"path/filepath"
	"testing"
)

// TestAnIssueWritesFewPages is the deterministic stand-in for the speed of an
// issue: the log grows by one page of each table and index that it changes, and
// by none of the search index.
func TestAnIssueWritesFewPages(t *testing.T) {
	path := filepath.Join(t.TempDir(), "facturier.db")
	b := emptyBook(t, path)
	d := issueOne(t, b, "reportage") // the parties are frozen, the sequence begun
	d.ID, d.Number, d.Edits = 0, "", 0
	d, err := b.SaveDraft(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	err = b.use(t.Context(), b.writer, func(s *session) error {
		_, err := s.ExecContext(t.Context(), "PRAGMA wal_checkpoint(TRUNCATE)")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Issue(t.Context(), d.ID, 20700, nil); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	// documents and its number, slot, phase, client, due, amount, what is open
	// twice, sequences, chain.
	if pages := (info.Size() - 32) / (pageSize + 24); pages != 11 {
		t.Errorf("an issue wrote %d pages, want 11", pages)
	}
}
