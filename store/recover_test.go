package store

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"facturier/invoice"
)

func emptyBook(t *testing.T, path string) *Book {
	t.Helper()
	b, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	return b
}

// A process that dies between the rename and the commit leaves no file: the
// next Open removes it.
func TestAGestureKilledBeforeItsCommitLeavesNoFile(t *testing.T) {
	if path := os.Getenv("FACTURIER_KILLED"); path != "" {
		b := emptyBook(t, path)
		_ = b.archiving(context.Background(), func(_ *session, a *archive) error {
			d := invoice.Document{Number: "F2026-0001", IssueDate: 20700, Client: invoice.Client{Name: "Durand"}}
			if err := a.keep(&d, []byte("page")); err != nil {
				t.Fatal(err)
			}
			os.Exit(9)
			return nil
		})
	}
	path := filepath.Join(t.TempDir(), "facturier.db")
	command := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
	command.Env = append(os.Environ(), "FACTURIER_KILLED="+path)
	if out, err := command.CombinedOutput(); err == nil || command.ProcessState.ExitCode() != 9 {
		t.Fatalf("the child did not die as it should: %v\n%s", err, out)
	}
	file := filepath.Join(filepath.Dir(path), "documents/2026/F2026-0001 Durand.pdf")
	if _, err := os.Stat(file); err != nil {
		t.Fatalf("the child left no file, the test says nothing: %v", err)
	}
	b := emptyBook(t, path)
	if _, err := os.Stat(file); !os.IsNotExist(err) {
		t.Errorf("after Open the file is still there (%v)", err)
	}
	if info, err := os.Stat(b.journal()); err != nil || info.Size() != 0 {
		t.Errorf("the journal is not cleared: %v, %v", info, err)
	}
}

// One that dies after the commit, before its journal is cleared, keeps its file.
func TestAGestureKilledAfterItsCommitKeepsItsFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "facturier.db")
	b := emptyBook(t, path)
	var d invoice.Document
	err := b.archiving(t.Context(), func(tx *session, a *archive) error {
		d = invoice.Document{Kind: invoice.Invoice, Status: invoice.StatusDraft, Number: "F2026-0001", IssueDate: 20700}
		if err := a.keep(&d, []byte("page")); err != nil {
			return err
		}
		return insertRow(t.Context(), tx, &d, columns{{"pdf", d.PDF}})
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, journal := range []string{d.PDF, "../../etc/passwd", "/etc/passwd", "docu", "documents/../../x"} {
		if err := os.WriteFile(b.journal(), []byte(journal), 0o600); err != nil {
			t.Fatal(err)
		}
		emptyBook(t, path)
		if _, err := os.Stat(filepath.Join(b.Folder(), d.PDF)); err != nil {
			t.Errorf("journal %q: %v, want the file kept", journal, err)
		}
		if content, err := os.ReadFile(b.journal()); err != nil || len(content) != 0 {
			t.Errorf("journal %q: got %q, %v, want it cleared", journal, content, err)
		}
	}
}

// While another process is issuing, its journal is not touched.
func TestAGestureUnderWayElsewhereIsLeftAlone(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "facturier.db")
	b := emptyBook(t, path)
	err := b.archiving(t.Context(), func(tx *session, a *archive) error {
		d := invoice.Document{Kind: invoice.Invoice, Status: invoice.StatusDraft, Number: "F2026-0001", IssueDate: 20700}
		if err := a.keep(&d, []byte("page")); err != nil {
			return err
		}
		other := emptyBook(t, path) // waits for the lock, then goes on
		if _, err := os.Stat(filepath.Join(other.Folder(), d.PDF)); err != nil {
			t.Errorf("the other removed the file: %v", err)
		}
		return insertRow(t.Context(), tx, &d, columns{{"pdf", d.PDF}})
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestMigrationCopiesTheBookFirst(t *testing.T) {
	path := filepath.Join(t.TempDir(), "facturier.db")
	steps := migrations()
	b := emptyBook(t, path)
	if _, err := b.SaveClient(t.Context(), invoice.Client{Type: invoice.Consumer, Name: "Zoé"}); err != nil {
		t.Fatal(err)
	}
	_ = b.Close()
	copies := func() []string {
		list, err := filepath.Glob(filepath.Join(filepath.Dir(path), "facturier.avant-v*.db"))
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	if got := copies(); len(got) != 0 {
		t.Fatalf("a new book was copied: %v", got)
	}
	broken := append(steps[:len(steps):len(steps)], "CREATE TABLE later (a INTEGER) STRICT; SELECT nothing FROM nowhere;")
	if _, err := open(t.Context(), path, broken); err == nil {
		t.Fatal("a migration that fails says nothing")
	}
	b = emptyBook(t, path) // still the version before
	_ = b.Close()
	b, err := open(t.Context(), path, append(steps[:len(steps):len(steps)], "CREATE TABLE later (a INTEGER) STRICT;"))
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	err = b.write(t.Context(), func(tx *session) error {
		_, err := tx.ExecContext(t.Context(), "INSERT INTO later VALUES (1)")
		return err
	})
	if err != nil {
		t.Errorf("the new table: %v", err)
	}
	got := copies()
	if len(got) != 2 {
		t.Fatalf("got the copies %v, want one before each try", got)
	}
	for _, name := range got {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 || !strings.Contains(name, fmt.Sprintf("avant-v%d-", len(steps)+1)) {
			t.Errorf("%s: %v, %v", name, info, err)
		}
		before := emptyBook(t, name)
		if n, err := before.CountClients(t.Context(), invoice.ClientQuery{}); err != nil || n != 1 {
			t.Errorf("the copy has %d clients, %v, want 1", n, err)
		}
	}
	if _, err := Open(t.Context(), path); invoice.ErrorCode(err) != invoice.CodeBook {
		t.Errorf("the program before opens the newer book: %v", err)
	}
}

// Words of the domain are stored by their place: these never move.
func TestCodesNeverMove(t *testing.T) {
	for word, want := range map[invoice.Kind]int{invoice.Quote: 0, invoice.Invoice: 1, invoice.Deposit: 2, invoice.Balance: 3, invoice.CreditNote: 4, invoice.CorrectedInvoice: 5} {
		if got := code(kinds, word); got != want {
			t.Errorf("kind %s: got %d, want %d", word, got, want)
		}
	}
	for word, want := range map[invoice.Status]int{invoice.StatusDraft: 0, invoice.StatusSent: 1, invoice.StatusAccepted: 2, invoice.StatusRefused: 3, invoice.StatusIssued: 4} {
		if got := code(statuses, word); got != want {
			t.Errorf("status %s: got %d, want %d", word, got, want)
		}
	}
	for word, want := range map[invoice.Method]int{invoice.Transfer: 0, invoice.Card: 1, invoice.Cheque: 2, invoice.Cash: 3, invoice.DirectDebit: 4, invoice.OtherMethod: 5} {
		if got := code(methods, word); got != want {
			t.Errorf("method %s: got %d, want %d", word, got, want)
		}
	}
	for word, want := range map[invoice.Operation]int{"": 0, invoice.Services: 1, invoice.Goods: 2, invoice.Mixed: 3} {
		if got := code(operations, word); got != want {
			t.Errorf("operation %s: got %d, want %d", word, got, want)
		}
	}
}
