package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/store"
)

// fullBook makes a closed book that has something in every table: a quote that
// was revised, a deposit, its balance and the corrected invoice that replaced
// it, an invoice with a payment and its counter-entry, a credit note, one that
// was paid before, penalties, one paid too much and one paid with the credit
// that was left. It returns its folder.
func fullBook(t *testing.T) string {
	t.Helper()
	ctx := t.Context()
	b, c := newBook(t)
	first := draftQuote(t, b, c)
	must(t, second(b.SendQuote(ctx, first.ID, store.Delivery{To: "M. Durand"}, today, page)))
	revision, err := b.ReviseQuote(ctx, first.ID, today)
	must(t, err)
	q, err := b.AcceptQuote(ctx, revision.ID, invoice.Acceptance{Date: today, By: "M. Durand", How: "signature"}, today, page)
	must(t, err)
	deposit, err := b.Issue(ctx, convert(t, b, q.ID, invoice.Conversion{Deposit: invoice.Discount{Rate: 3000}}).ID, today, page)
	must(t, err)
	pay(t, b, deposit.ID, 300)
	balance, err := b.Issue(ctx, convert(t, b, q.ID, invoice.Conversion{Balance: true}).ID, today, page)
	must(t, err)
	must(t, second(b.Issue(ctx, rectify(t, b, balance.ID).ID, today, page)))
	paid := pay(t, b, issue(t, b, c, 100, today).ID, 40)
	must(t, second(b.ReversePayment(ctx, paid.Payments[0].ID, today)))
	pay(t, b, paid.ID, 25)
	must(t, second(b.Issue(ctx, credit(t, b, paid).ID, today, page)))
	settled := draft(t, b, c, 50)
	settled.SettledOn = today
	settled, err = b.SaveDraft(ctx, settled)
	must(t, err)
	must(t, second(b.Issue(ctx, settled.ID, today, page)))
	draft(t, b, c, 60)
	one, other := issue(t, b, c, 70, today), issue(t, b, c, 80, today)
	must(t, second(b.Receive(ctx, invoice.Receipt{ClientID: c.ID, Date: today - 1, Method: invoice.Cheque,
		Parts: []invoice.Part{{DocumentID: one.ID, Amount: 7000}}, Surplus: 5000}, today)))
	must(t, second(b.UseCredit(ctx, other.ID, 3000, today, today)))
	issuePenalties(t, b, issue(t, b, c, 70, today).ID, date(2026, 12, 30))
	wantSound(t, b)
	must(t, b.Close())
	return b.Folder()
}

// copyBook copies the folder of a book, and returns the path of the book.
func copyBook(t *testing.T, folder string) string {
	t.Helper()
	copied := t.TempDir()
	must(t, os.CopyFS(copied, os.DirFS(folder)))
	return filepath.Join(copied, "facturier.db")
}

// tamper runs a change as one who knows how would: without checks, the triggers
// taken away and put back.
func tamper(t *testing.T, path string, change string, args ...any) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=synchronous(0)&_pragma=ignore_check_constraints(1)&_pragma=foreign_keys(0)")
	must(t, err)
	defer db.Close()
	db.SetMaxOpenConns(1)
	triggers := map[string]string{}
	rows, err := db.Query("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
	must(t, err)
	for rows.Next() {
		var name, text string
		must(t, rows.Scan(&name, &text))
		triggers[name] = text
	}
	must(t, rows.Close())
	for name := range triggers {
		must(t, second(db.Exec("DROP TRIGGER "+name)))
	}
	if _, err := db.Exec(change, args...); err != nil {
		t.Fatalf("%s: %v", change, err)
	}
	for _, text := range triggers {
		must(t, second(db.Exec(text)))
	}
}

// verify opens a book and checks it.
func verify(t *testing.T, path string) []invoice.Fault {
	t.Helper()
	b, err := store.Open(context.Background(), path)
	must(t, err)
	defer b.Close()
	report, err := b.Verify(context.Background())
	must(t, err)
	return report.Faults
}

// notCovered are the tables and columns whose change Verify does not find, and
// why; every other one of the book is changed below, and found.
var notCovered = map[string]string{
	"clients":                "what is known of a client today may change; documents keep their own",
	"settings":               "may change at any time; documents keep what they show of them",
	"searched":               "says how far the search index is: it is written again",
	"search":                 "the search index says nothing that the documents do not",
	"search_words":           "a view of the search index",
	"search_data":            "the search index",
	"search_idx":             "the search index",
	"search_docsize":         "the search index",
	"search_config":          "the search index",
	"reminder_settings":      "may change at any time",
	"journal":                "what was asked is no accounting record; its triggers keep it",
	"journal_documents":      "what was asked is no accounting record; its triggers keep it",
	"positions":              "follows from the journal, to which journal_test.go holds it",
	"attachments":            "their files have their own hash, which is checked",
	"documents.saved_on":     "the last save of the draft that it was",
	"documents.edits":        "counts the saves of the draft that it was",
	"documents.sent_on":      "a note of the seller, who may change it at any time",
	"documents.sent_to":      "a note of the seller, who may change it at any time",
	"documents.answered_on":  "the answer to a quote is noted after it was sealed",
	"documents.answered_by":  "the answer to a quote is noted after it was sealed",
	"documents.answered_how": "the answer to a quote is noted after it was sealed",
}

// changedTo is another value for a column, by its type and what it holds.
func changedTo(column, kind string) string {
	switch kind {
	case "INTEGER":
		return "coalesce(" + column + ", 0) + 1"
	case "BLOB":
		return "coalesce(CAST(substr(" + column + ", 2) AS BLOB), x'00')"
	}
	return column + " || 'x'"
}

// Whoever changes one value behind the back of the program is found out, in
// whatever column of whatever table, and the document is named.
func TestVerifyFindsAChangeInEveryColumn(t *testing.T) {
	folder := fullBook(t)
	db := raw(t, filepath.Join(folder, "facturier.db"))
	// Where to look for rows, and how to know the document of one.
	rowsOf := map[string]string{
		"documents":  "SELECT rowid, number FROM documents WHERE number IN ('D2026-0001', 'F2026-0003', 'F2026-0004', 'F2026-0009') AND revision <> 1",
		"lines":      "SELECT document_id, number FROM lines JOIN documents ON id = document_id WHERE number = 'F2026-0004' GROUP BY id",
		"deductions": "SELECT document_id, d.number FROM deductions JOIN documents d ON d.id = document_id WHERE d.number = 'F2026-0003'",
		"payments":   "SELECT p.id, coalesce(number, '') FROM payments p LEFT JOIN documents d ON d.id = p.document_id WHERE number IN ('F2026-0004', 'F2026-0006', 'F2026-0007') OR number IS NULL",
		"frozen":     "SELECT id, '' FROM frozen",
		"chain":      "SELECT position, '' FROM chain",
		"sequences":  "SELECT year, series FROM sequences",
	}
	keys := map[string]string{"documents": "id", "lines": "document_id", "deductions": "document_id", "payments": "id", "frozen": "id", "chain": "position", "sequences": "year"}
	tables := column(t, db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
	if missing := slices.DeleteFunc(slices.Collect(maps.Keys(rowsOf)), func(name string) bool { return slices.Contains(tables, name) }); len(missing) > 0 {
		t.Fatalf("the book has no %v", missing)
	}
	for _, table := range tables {
		if notCovered[table] != "" {
			continue
		}
		if rowsOf[table] == "" {
			t.Errorf("the table %s is neither checked nor listed as not covered", table)
			continue
		}
		ids := pairsOf(t, db, rowsOf[table])
		if len(ids) == 0 {
			t.Errorf("nothing to change in %s", table)
		}
		for _, c := range pairsOf(t, db, "SELECT name, type FROM pragma_table_info('"+table+"')") {
			if notCovered[table+"."+c[0]] != "" {
				continue
			}
			t.Run(table+"."+c[0], func(t *testing.T) {
				t.Parallel()
				for _, id := range ids {
					path := copyBook(t, folder)
					value := changedTo(c[0], c[1])
					if c[0] == keys[table] {
						value = keys[table] + " + 1000"
					}
					where := fmt.Sprintf("%s = %s", keys[table], id[0])
					if table == "sequences" {
						where += " AND series = '" + id[1] + "'"
					}
					tamper(t, path, fmt.Sprintf("UPDATE %s SET %s = %s WHERE %s", table, c[0], value, where))
					faults := verify(t, path)
					named := id[1]
					if table == "sequences" || slices.Contains([]string{"id", "document_id", "number", "revision"}, c[0]) {
						named = "" // the change is in the name itself
					}
					wantNamed(t, table, named, faults)
				}
			})
		}
	}
}

// wantNamed fails unless what was changed in a table was found, and the
// document named when it has a name.
func wantNamed(t *testing.T, table, document string, faults []invoice.Fault) {
	t.Helper()
	place := map[string]string{"chain": "chaîne", "sequences": "numérotation"}[table]
	found := slices.ContainsFunc(faults, func(f invoice.Fault) bool {
		switch {
		case place != "":
			return f.Place == place
		case table == "frozen":
			return f.Document != ""
		case document == "":
			return f.Place != "fichier"
		}
		return strings.HasPrefix(f.Document, document)
	})
	if !found {
		t.Errorf("got %+v, want a fault that names %q %s", faults, document, place)
	}
}

func column(t *testing.T, db *sql.DB, query string) (all []string) {
	t.Helper()
	for _, pair := range pairsOf(t, db, "SELECT *, '' FROM ("+query+")") {
		all = append(all, pair[0])
	}
	return all
}

func pairsOf(t *testing.T, db *sql.DB, query string) (all [][2]string) {
	t.Helper()
	rows, err := db.Query(query)
	must(t, err)
	defer rows.Close()
	for rows.Next() {
		var pair [2]string
		must(t, rows.Scan(&pair[0], &pair[1]))
		all = append(all, pair)
	}
	must(t, rows.Err())
	return all
}
