package store

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestTheMorningListReadsWhatWaitsAlone: its queries reach documents by a
// covering index of what is open, or by their id; nothing is scanned or sorted.
func TestTheMorningListReadsWhatWaitsAlone(t *testing.T) {
	b, err := Open(t.Context(), filepath.Join(t.TempDir(), "facturier.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if _, err := b.Waiting(t.Context(), 20000); err != nil {
		t.Fatal(err)
	}
	s, err := b.readers.take(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer b.readers.give(s)
	checked := 0
	for query := range s.prepared {
		if strings.Contains(query, "documents d") {
			checked++
			checkPlan(t, s.conn, query)
		}
	}
	if checked != 5 {
		t.Errorf("checked %d queries, want those of invoices, what is owed, quotes, accepted quotes and drafts", checked)
	}
}
