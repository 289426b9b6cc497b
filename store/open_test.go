package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"facturier/invoice"
	"facturier/store"
)

func TestOpenMakesThePrivateFolderAndFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "b", "facturier.db")
	b := openBook(t, path)
	if b.Path() != path || b.Folder() != filepath.Dir(path) {
		t.Errorf("got %q in %q", b.Path(), b.Folder())
	}
	must(t, b.SaveSettings(t.Context(), settings()))
	for name, want := range map[string]os.FileMode{path: 0o600, path + "-wal": 0o600, filepath.Dir(path): 0o700 | os.ModeDir} {
		if info, err := os.Stat(name); err != nil || runtime.GOOS != "windows" && info.Mode() != want {
			t.Errorf("%s: got %v, %v, want %v", name, info.Mode(), err, want)
		}
	}
}

// spoil makes a good book with one issued invoice, closes it and spoils it.
func spoil(t *testing.T, change func(path string)) string {
	t.Helper()
	b, c := newBook(t)
	for range 30 {
		issue(t, b, c, 100, today)
	}
	must(t, b.Close())
	change(b.Path())
	return b.Path()
}

func TestWhatIsWrongWithAFileIsSaidAndNothingIsWritten(t *testing.T) {
	execute := func(statement string) func(string) {
		return func(path string) {
			_, err := raw(t, path).Exec(statement)
			must(t, err)
		}
	}
	for name, try := range map[string]struct {
		path func() string
		says string
	}{
		"newer":         {func() string { return spoil(t, execute("PRAGMA user_version = 99")) }, "plus récent"},
		"another owner": {func() string { return spoil(t, execute("PRAGMA application_id = 1")) }, "autre programme"},
		"another program's database": {func() string {
			path := filepath.Join(t.TempDir(), "x.db")
			execute("CREATE TABLE t (a)")(path)
			return path
		}, "autre programme"},
		"text": {func() string {
			path := filepath.Join(t.TempDir(), "x.db")
			must(t, os.WriteFile(path, []byte(strings.Repeat("du texte\n", 1000)), 0o600))
			return path
		}, "n'est pas un livre"},
		"truncated": {func() string { return spoil(t, func(path string) { must(t, os.Truncate(path, 8192)) }) }, "endommagé"},
		"emptied":   {func() string { return spoil(t, func(path string) { must(t, os.Truncate(path, 0)) }) }, "tronqué"},
		"a folder":  {func() string { return t.TempDir() }, "ne peut pas être ouvert"},
		"under a file": {func() string {
			path := filepath.Join(t.TempDir(), "x")
			must(t, os.WriteFile(path, nil, 0o600))
			return filepath.Join(path, "facturier.db")
		}, "ne peut pas être"},
	} {
		t.Run(name, func(t *testing.T) {
			path := try.path()
			before, _ := os.ReadFile(path)
			b, err := store.Open(t.Context(), path)
			if err == nil {
				_ = b.Close()
			}
			if e := wantCode(t, err, invoice.CodeBook); !strings.Contains(e.Message, try.says) {
				t.Errorf("got %q, want %q in it", e.Message, try.says)
			}
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Errorf("the file has changed: %d bytes, then %d", len(before), len(after))
			}
		})
	}
}

// A page of the file is overwritten: the book opens, what reads the page says
// so, and Verify too.
func TestDamageInTheMiddleIsSaid(t *testing.T) {
	path := spoil(t, func(path string) {
		file, err := os.OpenFile(path, os.O_RDWR, 0)
		must(t, err)
		defer file.Close()
		info, err := file.Stat()
		must(t, err)
		for at := int64(4096 * 2); at < info.Size(); at += 4096 {
			_, err = file.WriteAt([]byte(strings.Repeat("\xff", 4096)), at)
			must(t, err)
		}
	})
	b, err := store.Open(t.Context(), path)
	if err == nil {
		t.Cleanup(func() { _ = b.Close() })
		_, err = b.Documents(t.Context(), invoice.Query{Family: invoice.InvoiceFamily})
		report, verifyErr := b.Verify(t.Context())
		if verifyErr == nil && len(report.Faults) == 0 {
			t.Error("Verify finds nothing wrong")
		}
	}
	if e := wantCode(t, err, invoice.CodeBook); !strings.Contains(e.Message, "endommagé") {
		t.Errorf("got %q, want endommagé in it", e.Message)
	}
}

// The second process waits; after five seconds, here as long as the context
// lasts, it gets a sentence and never "database is locked".
func TestTheSecondWriterWaits(t *testing.T) {
	t.Parallel()
	b, c := newBook(t)
	other := openBook(t, b.Path())
	started, release := make(chan struct{}), make(chan struct{})
	first := draft(t, b, c, 100)
	done := make(chan error, 1)
	go func() {
		_, err := b.Issue(context.Background(), first.ID, today, func(d invoice.Document, s invoice.Settings) ([]byte, error) {
			close(started)
			<-release
			return page(d, s)
		})
		done <- err
	}()
	<-started
	// Readers do not wait, and see the state before.
	if d, err := other.Document(t.Context(), first.ID); err != nil || d.Issued() {
		t.Errorf("reading beside a writer: %s, %v", d.Status, err)
	}
	_, err := other.SaveClient(t.Context(), durand()) // five seconds
	e := wantCode(t, err, invoice.CodeBook)
	if !strings.Contains(e.Message, "autre Facturier") || strings.Contains(e.Message, "locked") {
		t.Errorf("got %q", e.Message)
	}
	close(release)
	must(t, <-done)
	if _, err := other.SaveClient(t.Context(), durand()); err != nil {
		t.Errorf("once the first is done: %v", err)
	}
	if d, err := other.Document(t.Context(), first.ID); err != nil || d.Number != "F2026-0001" {
		t.Errorf("the second sees %q, %v, want F2026-0001", d.Number, err)
	}
}

func TestSeveralMayMakeTheSameBookAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "facturier.db")
	var wait sync.WaitGroup
	for range 6 {
		wait.Go(func() {
			b, err := store.Open(context.Background(), path)
			if err != nil {
				t.Errorf("Open: %v (%v)", err, errors.Unwrap(err))
				return
			}
			if _, err := b.SaveClient(context.Background(), durand()); err != nil {
				t.Errorf("SaveClient: %v", err)
			}
			_ = b.Close()
		})
	}
	wait.Wait()
	if n, err := openBook(t, path).CountClients(t.Context(), invoice.ClientQuery{}); err != nil || n != 6 {
		t.Errorf("got %d clients, %v, want 6", n, err)
	}
}

func TestVersionMovesWithTheOthersChangesAndOurs(t *testing.T) {
	b, _ := newBook(t)
	other := openBook(t, b.Path())
	version := func() int64 {
		n, err := b.Version(t.Context())
		must(t, err)
		return n
	}
	last := version()
	for name, change := range map[string]func() error{
		"ours":      func() error { return second(b.SaveClient(t.Context(), durand())) },
		"another's": func() error { return second(other.SaveClient(t.Context(), durand())) },
	} {
		if now := version(); now != last {
			t.Errorf("before %s: the version moved from %d to %d by itself", name, last, now)
		}
		must(t, change())
		if now := version(); now == last {
			t.Errorf("after %s: the version stays %d", name, last)
		}
		last = version()
	}
}

func TestACancelledGestureIsNotAFault(t *testing.T) {
	b, c := newBook(t)
	d := draft(t, b, c, 100)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := b.Issue(ctx, d.ID, today, func(d invoice.Document, s invoice.Settings) ([]byte, error) {
		cancel()
		return page(d, s)
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the cancellation", err)
	}
	if got := files(t, b.Folder()); strings.Contains(got, ".pdf") {
		t.Errorf("files left: %s", got)
	}
	if d, err = b.Issue(t.Context(), d.ID, today, page); err != nil || d.Number != "F2026-0001" {
		t.Errorf("again: got %q, %v", d.Number, err)
	}
}
