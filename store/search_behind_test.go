package store

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"facturier/invoice"
)

// draftOne saves a draft of an invoice to Durand with a word of its own.
func draftOne(t *testing.T, b *Book, word string) invoice.Document {
	t.Helper()
	s := invoice.DefaultSettings()
	s.Seller = invoice.Seller{SIRET: "73282932000074", Name: "Jeanne Martin", Activity: invoice.Services, Regime: invoice.Franchise,
		Address: invoice.Address{Lines: []string{"3 rue du Port"}, PostCode: "34000", City: "Montpellier"}}
	saved := b.SaveSettings(t.Context(), s)
	c := invoice.Client{Type: invoice.Company, Name: "Durand SARL", SIREN: "404833048",
		Address: invoice.Address{Lines: []string{"1 place de la Comédie"}, PostCode: "34000", City: "Montpellier"}}
	d := invoice.NewInvoice(s, c, 20700)
	d.Subject, d.ServiceStart = word, 20700
	d.Lines = []invoice.Line{{Designation: "Prise de vue", Quantity: 1000, Unit: "jour", Price: 1_000_000,
		Category: invoice.ExemptFromTax, Exemption: invoice.FranchiseReason}}
	d, err := b.SaveDraft(t.Context(), d)
	if err := errors.Join(saved, err); err != nil {
		t.Fatal(err)
	}
	return d
}

// issueOne issues such a draft.
func issueOne(t *testing.T, b *Book, word string) invoice.Document {
	t.Helper()
	d, err := b.Issue(t.Context(), draftOne(t, b, word).ID, 20700, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// wantFound fails unless a search lists the documents of these ids, newest
// first, and counts them.
func wantFound(t *testing.T, b *Book, search string, want ...int64) {
	t.Helper()
	q := invoice.Query{Family: invoice.InvoiceFamily, Search: search, Today: 20700}
	rows, err := b.Documents(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	n, err := b.CountDocuments(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(want) || n != len(want) {
		t.Fatalf("search %q: got %d documents and a count of %d, want %d", search, len(rows), n, len(want))
	}
	for i, r := range rows {
		if r.ID != want[i] {
			t.Errorf("search %q, row %d: got document %d, want %d", search, i, r.ID, want[i])
		}
	}
}

// wantBehind fails unless the index has, or has not, all that was issued.
func wantBehind(t *testing.T, b *Book, want bool) {
	t.Helper()
	var got bool
	err := b.look(t.Context(), func(s *session) (err error) {
		got, err = isBehind(t.Context(), s)
		return err
	})
	if err != nil || got != want {
		t.Fatalf("the index is behind: got %t, %v, want %t", got, err, want)
	}
}

func TestASearchSeesWhatWasJustIssued(t *testing.T) {
	path := filepath.Join(t.TempDir(), "facturier.db")
	b, other := emptyBook(t, path), emptyBook(t, path)
	d := issueOne(t, b, "reportage")
	wantBehind(t, b, true)
	wantFound(t, other, d.Number, d.ID)
	wantBehind(t, b, false)
	wantFound(t, b, "reportage durand", d.ID)

	second := issueOne(t, other, "reportage")
	wantFound(t, b, "report", second.ID, d.ID)
	third := issueOne(t, b, "mariage") // its draft is indexed after the second
	wantFound(t, b, "dur", third.ID, second.ID, d.ID)
	wantFound(t, b, third.Number, third.ID)
}

// A dry run finds what was issued before it, too.
func TestASearchInADryRunSeesWhatWasJustIssued(t *testing.T) {
	b := emptyBook(t, filepath.Join(t.TempDir(), "facturier.db"))
	d := issueOne(t, b, "reportage")
	rows, err := b.Documents(DryRun(t.Context()), invoice.Query{Family: invoice.InvoiceFamily, Search: d.Number})
	if err != nil || len(rows) != 1 || rows[0].ID != d.ID {
		t.Errorf("got %d rows, %v, want the invoice", len(rows), err)
	}
}

// What a process issued before it was killed is found by the next one.
func TestASearchSeesWhatAKilledProcessIssued(t *testing.T) {
	if path := os.Getenv("FACTURIER_KILLED"); path != "" {
		b := emptyBook(t, path)
		issueOne(t, b, "reportage")
		wantFound(t, b, "reportage", 1)
		issueOne(t, b, "mariage")
		os.Exit(9)
	}
	path := filepath.Join(t.TempDir(), "facturier.db")
	command := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
	command.Env = append(os.Environ(), "FACTURIER_KILLED="+path)
	if out, err := command.CombinedOutput(); err == nil || command.ProcessState.ExitCode() != 9 {
		t.Fatalf("the child did not die as it should: %v\n%s", err, out)
	}
	b := emptyBook(t, path)
	wantBehind(t, b, true)
	wantFound(t, b, "mariage", 2)
	wantFound(t, b, "durand", 2, 1)
	wantFound(t, b, "F", 2, 1)
}

// An import keeps what was issued before it findable, and is found itself.
func TestAnImportCatchesUp(t *testing.T) {
	b := emptyBook(t, filepath.Join(t.TempDir(), "facturier.db"))
	d := issueOne(t, b, "reportage")
	imported := d
	imported.Number, imported.Subject = "F2026-0002", "Mariage"
	if err := b.Import(t.Context(), func(add func(invoice.Document) error) error { return add(imported) }); err != nil {
		t.Fatal(err)
	}
	wantBehind(t, b, false)
	wantFound(t, b, "reportage", d.ID)
	wantFound(t, b, "F2026", d.ID+1, d.ID)
}

// Payments are sealed too, and not searched: the index passes over them, and
// says so once they are many.
func TestThePaymentsPutTheSearchBehindOnlyWhenMany(t *testing.T) {
	b := emptyBook(t, filepath.Join(t.TempDir(), "facturier.db"))
	d := issueOne(t, b, "reportage")
	wantFound(t, b, "reportage", d.ID)
	seal := func(n int) {
		err := b.write(t.Context(), func(tx *session) (err error) {
			for range n {
				err = errors.Join(err, extend(context.Background(), tx, linkPayment, 1, digest{}))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	seal(linksBehind - 1)
	wantBehind(t, b, false)
	seal(1)
	wantBehind(t, b, true)
	wantFound(t, b, "reportage", d.ID)
	wantBehind(t, b, false)
}

// An invoice whose client cannot be read any more keeps no other from being
// found, nor a draft from being saved.
func TestADamagedInvoiceDoesNotStopTheSearch(t *testing.T) {
	b := emptyBook(t, filepath.Join(t.TempDir(), "facturier.db"))
	good, damaged := issueOne(t, b, "reportage"), issueOne(t, b, "mariage")
	err := b.write(t.Context(), func(tx *session) error {
		_, err := tx.conn.ExecContext(t.Context(), "DROP TRIGGER frozen_changed; UPDATE frozen SET body = '{' WHERE id = (SELECT client_frozen FROM documents WHERE id = ?)", damaged.ID)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	wantFound(t, b, "reportage", good.ID)
	draftOne(t, b, "portrait")
}
