package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/store"
)

// Rows that trade places, that go or that come are found, and named.
func TestVerifyFindsRowsThatMove(t *testing.T) {
	folder := fullBook(t)
	swap := func(table, key string, a, b int) string {
		return fmt.Sprintf("UPDATE %[1]s SET %[2]s = -1 WHERE %[2]s = %[3]d; UPDATE %[1]s SET %[2]s = %[3]d WHERE %[2]s = %[4]d; UPDATE %[1]s SET %[2]s = %[4]d WHERE %[2]s = -1", table, key, a, b)
	}
	for name, try := range map[string]struct{ change, document, place string }{
		"two documents":           {swap("documents", "id", 4, 5), "F2026-0003", "chaîne"},
		"their lines":             {swap("lines", "document_id", 4, 6), "F2026-0004", "chaîne"},
		"two lines":               {"UPDATE lines SET position = position + 100 WHERE document_id = 5; UPDATE lines SET position = 104 - position WHERE document_id = 5", "F2026-0003", "chaîne"},
		"two payments":            {swap("payments", "id", 1, 2), "F2026-0001", "chaîne"},
		"two links":               {swap("chain", "position", 2, 3), "D2026-0001 rév. 2", "chaîne"},
		"two frozen parts":        {swap("frozen", "id", 1, 2), "F2026-0001", "chaîne"},
		"a document, all of it":   {"DELETE FROM documents WHERE id = 6; DELETE FROM lines WHERE document_id = 6; DELETE FROM payments WHERE document_id = 6", "F2026-0005", "numérotation"},
		"a document, its payment": {"DELETE FROM documents WHERE id = 6; DELETE FROM lines WHERE document_id = 6", "", "encaissements"},
		"a line":                  {"DELETE FROM lines WHERE document_id = 6", "F2026-0004", "chaîne"},
		"a deduction":             {"DELETE FROM deductions WHERE document_id = 5", "F2026-0003", "totaux"},
		"a payment":               {"DELETE FROM payments WHERE id = 1", "F2026-0001", "encaissements"},
		"a payment more":          {"INSERT INTO payments SELECT 99, document_id, client_id, currency, date, 0, method, reference, NULL, 0, 0, '' FROM payments WHERE id = 1", "F2026-0001", "chaîne"},
		"a credit below zero":     {"UPDATE payments SET amount = -amount WHERE client_id IS NOT NULL AND amount > 0", "crédit de Durand SARL", "crédit"},
		"a credit of nobody":      {"UPDATE payments SET client_id = 99 WHERE client_id IS NOT NULL", "", "crédit"},
		"a receipt in two":        {"UPDATE payments SET receipt = id WHERE receipt <> 0", "", "encaissements"},
		"a receipt of two days":   {"UPDATE payments SET date = date - 1 WHERE receipt = id", "F2026-0007", "encaissements"},
		"credit from nowhere":     {"DELETE FROM payments WHERE client_id IS NOT NULL AND held_since <> 0", "F2026-0007", "encaissements"},
		"a line more":             {"INSERT INTO lines SELECT document_id, 99, 'rien', '', 0, unit, 0, 0, 0, category, vat, exemption, 0, 0, 0 FROM lines WHERE document_id = 6", "F2026-0004", "lignes"},
		"a link":                  {"DELETE FROM chain WHERE position = 5", "", "chaîne"},
		"a counter":               {"DELETE FROM sequences WHERE series = 'F'", "F2026-0001", "numérotation"},
		"a frozen part":           {"DELETE FROM frozen WHERE id = 2", "F2026-0001", "ligne du livre"},
		"the same number twice":   {"DROP INDEX documents_number; UPDATE documents SET number = 'F2026-0004' WHERE id = 5", "F2026-0004", "numérotation"},
		"a new trigger":           {"CREATE TRIGGER sly AFTER INSERT ON payments BEGIN DELETE FROM searched; END", "", "fichier"},
		"no protection":           {"DROP TRIGGER IF EXISTS payments_kept; CREATE TRIGGER payments_kept BEFORE DELETE ON payments BEGIN SELECT 1; END; DROP INDEX documents_open", "", "fichier"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := copyBook(t, folder)
			if try.place == "fichier" { // what was taken away is not put back
				must(t, second(raw(t, path).Exec(try.change)))
			} else {
				tamper(t, path, try.change)
			}
			faults := verify(t, path)
			if !slices.ContainsFunc(faults, func(f invoice.Fault) bool {
				return f.Place == try.place && (try.document == "" || f.Document == try.document)
			}) {
				t.Errorf("got %+v, want %q named, %s", faults, try.document, try.place)
			}
		})
	}
}

// Two archived pages that traded places are both named.
func TestVerifyFindsPagesThatTradedPlaces(t *testing.T) {
	path := copyBook(t, fullBook(t))
	files, err := filepath.Glob(filepath.Join(filepath.Dir(path), "documents", "2026", "F2026-000[12]*.pdf"))
	if err != nil || len(files) != 2 {
		t.Fatalf("got %q, %v, want two files", files, err)
	}
	must(t, os.Rename(files[0], files[0]+".tmp"))
	must(t, os.Rename(files[1], files[0]))
	must(t, os.Rename(files[0]+".tmp", files[1]))
	faults := verify(t, path)
	if len(faults) != 2 || faults[0].Document != "F2026-0001" || faults[1].Document != "F2026-0002" || faults[0].Place != "archive" {
		t.Errorf("got %+v, want both files named", faults)
	}
}

// One byte of the file, changed by an editor of bytes, is found and its
// document named.
func TestVerifyFindsAByteOfTheFile(t *testing.T) {
	folder := fullBook(t)
	for text, document := range map[string]string{"Maquette du site": "D2026-0001", "Durand SARL": "F2026-0001", "Jeanne Martin": "F2026-0001",
		"annule l'encaissement": "F2026-0004", "Adresse erronée": "F2026-0003", "page": ""} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			path := copyBook(t, folder)
			if text == "page" {
				path := filepath.Join(filepath.Dir(path), "documents", "2026", "F2026-0002 Durand SARL.pdf")
				flip(t, path, 3, 1)
				document = "F2026-0002"
			} else {
				content, err := os.ReadFile(path)
				must(t, err)
				at := bytes.Index(content, []byte(text))
				if at < 0 {
					t.Fatalf("%q is not in the file", text)
				}
				for ; at >= 0; at = next(content, text, at) { // in old pages too
					flip(t, path, int64(at), 1)
				}
			}
			if faults := verify(t, path); !slices.ContainsFunc(faults, func(f invoice.Fault) bool { return strings.HasPrefix(f.Document, document) && f.Document != "" }) {
				t.Errorf("got %+v, want %s named", faults, document)
			}
		})
	}
}

func next(content []byte, text string, at int) int {
	more := bytes.Index(content[at+1:], []byte(text))
	if more < 0 {
		return -1
	}
	return at + 1 + more
}

// flip changes the bits of a byte of a file.
func flip(t *testing.T, path string, at int64, bits byte) {
	t.Helper()
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	must(t, err)
	defer file.Close()
	var b [1]byte
	_, err = file.ReadAt(b[:], at)
	must(t, err)
	b[0] ^= bits
	_, err = file.WriteAt(b[:], at)
	must(t, err)
}

// covered is all that Verify answers for, as a text; the error is of a file
// that cannot be read any more.
func covered(path string, tables map[string]string) (string, error) {
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		return "", err
	}
	defer db.Close()
	var all strings.Builder
	for _, table := range slices.Sorted(maps.Keys(tables)) {
		rows, err := db.Query(tables[table])
		if err != nil {
			return "", err
		}
		for rows.Next() {
			var row string
			if err := rows.Scan(&row); err != nil {
				rows.Close()
				return "", err
			}
			fmt.Fprintln(&all, table, row)
		}
		if err := rows.Err(); err != nil {
			return "", err
		}
		rows.Close()
	}
	return all.String(), nil
}

// Bytes drawn by lot: what changes anything that is covered is found, and
// nothing makes the check itself fail otherwise than by saying that the book is
// damaged.
func TestVerifyFindsAnyByteThatMatters(t *testing.T) {
	folder := fullBook(t)
	whole := filepath.Join(folder, "facturier.db")
	db := raw(t, whole)
	selects := map[string]string{}
	for _, table := range column(t, db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'") {
		var quoted []string
		for _, name := range column(t, db, "SELECT name FROM pragma_table_info('"+table+"')") {
			if notCovered[table+"."+name] == "" {
				quoted = append(quoted, "quote("+name+")")
			}
		}
		if notCovered[table] == "" {
			where := map[string]string{"documents": " WHERE status <> 0", "lines": " WHERE document_id IN (SELECT id FROM documents WHERE status <> 0)"}[table]
			selects[table] = "SELECT " + strings.Join(quoted, " || ',' || ") + " FROM " + table + where
		}
	}
	want, err := covered(whole, selects)
	must(t, err)
	info, err := os.Stat(whole)
	must(t, err)
	const seed, tries = 4, 150
	random := rand.New(rand.NewPCG(seed, seed))
	mattered := 0
	for range tries {
		at, bits := random.Int64N(info.Size()), byte(1+random.IntN(255))
		path := copyBook(t, folder)
		flip(t, path, at, bits)
		got, unreadable := covered(path, selects)
		faults, err := openAndVerify(path)
		if err != nil && invoice.ErrorCode(err) != invoice.CodeBook {
			t.Errorf("byte %d ^ %d: the check fails with %v", at, bits, err)
		}
		if unreadable == nil && got == want {
			continue
		}
		mattered++
		if err == nil && len(faults) == 0 {
			t.Errorf("byte %d ^ %d changed the book (%v), and is not found", at, bits, unreadable)
		}
	}
	if mattered < tries/20 {
		t.Errorf("only %d of %d bytes mattered: the test says little", mattered, tries)
	}
}

func openAndVerify(path string) ([]invoice.Fault, error) {
	b, err := store.Open(context.Background(), path)
	if err != nil {
		return nil, err
	}
	defer b.Close()
	report, err := b.Verify(context.Background())
	return report.Faults, err
}
