package store

import (
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"testing"

	"facturier/invoice"
)

// queries are the windows and counts of every list, state, order and filter.
func queries() []invoice.Query {
	var all []invoice.Query
	families := map[invoice.Family][]invoice.State{
		invoice.InvoiceFamily: {"", invoice.Draft, invoice.Issued, invoice.Delivered, invoice.PartPaid, invoice.Paid, invoice.Overdue,
			invoice.Cancelled, invoice.FilterOpen, invoice.FilterDueSoon},
		invoice.QuoteFamily: {"", invoice.Draft, invoice.QuoteSent, invoice.QuoteAccepted, invoice.QuoteRefused, invoice.QuoteExpired,
			invoice.QuoteInvoiced, invoice.QuoteReplaced, invoice.FilterExpiring},
	}
	cursors := map[invoice.Sort]invoice.Cursor{invoice.ByDate: "100", invoice.ByDue: "100:100", invoice.ByAmount: "100:100", invoice.ByClient: "1:100"}
	for family, states := range families {
		for _, state := range states {
			for sort, cursor := range cursors {
				for _, at := range []invoice.Cursor{"", cursor} {
					for _, more := range []invoice.Query{{}, {ClientID: 1}, {Year: 2026}, {Search: "ab cd"}, {ClientID: 1, Search: "ab", Backward: true}} {
						q := more
						q.Family, q.State, q.Sort, q.Cursor, q.Today, q.Limit = family, state, sort, at, 20000, 50
						if q.ClientID != 0 && sort == invoice.ByClient && at != "" {
							q.Cursor = "100"
						}
						all = append(all, q)
					}
				}
			}
		}
	}
	return all
}

// TestEveryListSearchesACoveringIndex is the deterministic stand-in for the
// speed of lists: no plan scans documents, sorts, or reads a document row but
// by its id. Only what a search finds is sorted, in another order than its own.
func TestEveryListSearchesACoveringIndex(t *testing.T) {
	b, err := Open(t.Context(), filepath.Join(t.TempDir(), "facturier.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	for _, q := range queries() {
		if _, err := b.Documents(t.Context(), q); err != nil {
			t.Fatalf("%+v: %v", q, err)
		}
		if _, err := b.CountDocuments(t.Context(), q); err != nil {
			t.Fatalf("count of %+v: %v", q, err)
		}
	}
	if _, err := b.DueBackOf(t.Context(), []int64{1}); err != nil {
		t.Fatal(err)
	}
	if _, err := b.DueBack(t.Context(), 1, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Morning(t.Context(), 20000); err != nil {
		t.Fatal(err)
	}
	for _, q := range []invoice.ClientQuery{{}, {Search: "ab", Cursor: "1"}, {Backward: true, Cursor: "1", Archived: true},
		{Sort: invoice.ByOpen}, {Sort: invoice.ByOpen, Search: "ab", Cursor: "1"}, {Sort: invoice.ByOpen, Backward: true, Cursor: "1"}} {
		if _, err := b.Clients(t.Context(), q); err != nil {
			t.Fatalf("%+v: %v", q, err)
		}
	}
	s, err := b.readers.take(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer b.readers.give(s)
	if len(s.prepared) < 100 {
		t.Fatalf("only %d queries were seen", len(s.prepared))
	}
	for query := range s.prepared {
		if query != identity && query != "BEGIN" && query != "ROLLBACK" {
			checkPlan(t, s.conn, query)
		}
	}
}

func checkPlan(t *testing.T, conn *sql.Conn, query string) {
	t.Helper()
	args := make([]any, strings.Count(query, "?"))
	if strings.Contains(query, "?1") {
		args = make([]any, 2)
	}
	for i := range args {
		args[i] = 1
	}
	rows, err := conn.QueryContext(context.Background(), "EXPLAIN QUERY PLAN "+query, args...)
	if err != nil {
		t.Fatalf("%v: %s", err, query)
	}
	defer rows.Close()
	searches := false
	found := strings.Contains(query, foundDocuments)
	sorted := found && !strings.Contains(query, "ORDER BY search.rowid")
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		searches = searches || strings.Contains(step, "USING COVERING INDEX") || strings.HasPrefix(step, "SCAN search VIRTUAL TABLE") || strings.Contains(step, "USING INTEGER PRIMARY KEY (rowid>?)")
		switch {
		case found && strings.Contains(step, "documents_slot") && !strings.Contains(step, "(slot=?)"):
			t.Errorf("%s\nseeks more than once for each document found, in the plan of %s", step, query)
		case sorted && step == "USE TEMP B-TREE FOR ORDER BY":
		case strings.Contains(step, "TEMP B-TREE"), strings.HasPrefix(step, "SCAN documents"), strings.HasPrefix(step, "SCAN d"),
			strings.HasPrefix(step, "SCAN c"), strings.Contains(step, "USING INDEX"):
			t.Errorf("%s\nin the plan of %s", step, query)
		}
	}
	if !searches {
		t.Errorf("no covering index in the plan of %s", query)
	}
}
