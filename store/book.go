// Package store keeps the book: one SQLite file, and beside it the archive of
// the documents issued. One exported method is one transaction. SQL sits only
// here, next to its scan.
package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"time"

	"facturier/invoice"
)

// Book is an open book. Its methods may be called from several goroutines, and
// several processes may open the same file: a writer waits for the other.
type Book struct {
	path    string
	writer  *sessions // one, opened by the first write
	readers *sessions // never wait for a writer
	watcher *sessions // one, for Version
	disk    disk      // of the archive
	clock   func() invoice.Date
	closed  sync.Once
}

// Open opens the book at path; a book, its folder (0700) and its file (0600)
// are made when absent. An older book is migrated, after a copy beside it.
// Errors are of CodeBook and say in French what is wrong with the file.
func Open(ctx context.Context, path string) (*Book, error) {
	return open(ctx, path, migrations())
}

func open(ctx context.Context, path string, steps []string) (*Book, error) {
	return openOn(ctx, path, steps, osDisk{})
}

func openOn(ctx context.Context, path string, steps []string, archive disk) (*Book, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, bookError(err, path)
	}
	if err := inUse.add(path, prepareFile); err != nil {
		return nil, bookError(err, path)
	}
	b := &Book{path: path, writer: connect(path, 1, writerPragmas), readers: connect(path, 4, readerPragmas), watcher: connect(path, 1, readerPragmas), disk: archive,
		clock: func() invoice.Date { return invoice.DateOf(time.Now()) }}
	if err := b.migrate(ctx, steps); err != nil {
		_ = b.Close()
		return nil, bookError(err, path)
	}
	if err := b.recoverArchive(ctx); err != nil {
		_ = b.Close()
		return nil, bookError(err, path)
	}
	return b, nil
}

// Close closes the book. The last process to close folds the journal in.
func (b *Book) Close() error {
	defer b.closed.Do(func() { inUse.remove(b.path) })
	return errors.Join(b.readers.close(), b.watcher.close(), b.writer.close())
}

// Discard closes a book that a refused gesture has just begun, and takes its file
// away when nothing was ever kept in it.
func (b *Book) Discard(ctx context.Context) error {
	var used bool
	err := b.look(ctx, func(s *session) error {
		return s.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM settings) OR EXISTS (SELECT 1 FROM clients) OR EXISTS (SELECT 1 FROM documents)").Scan(&used)
	})
	if err = errors.Join(err, b.Close()); err != nil || used {
		return err
	}
	return bookError(os.Remove(b.path), b.path)
}

// SetClock says what day it is to the book, which dates the saves of drafts; by
// default the machine does.
func (b *Book) SetClock(clock func() invoice.Date) { b.clock = clock }

// Path is the file of the book, absolute.
func (b *Book) Path() string { return b.path }

// Folder is where the book is; the archive is its "documents" folder.
func (b *Book) Folder() string { return filepath.Dir(b.path) }

// Version is a number that differs from the one before when this or another
// process has changed the book in between. It only makes sense compared with
// another one of the same Book.
func (b *Book) Version(ctx context.Context) (int64, error) {
	var n int64
	err := b.use(ctx, b.watcher, func(s *session) error { return s.QueryRowContext(ctx, "PRAGMA data_version").Scan(&n) })
	return n, err
}

type contextKey int

const (
	dryRun contextKey = iota
	confirmFuture
)

// DryRun makes the write methods under ctx run whole, then roll back: what they
// return is what would be, and no file is touched.
func DryRun(ctx context.Context) context.Context { return context.WithValue(ctx, dryRun, true) }

// IsDryRun says that nothing is to be left behind, files included.
func IsDryRun(ctx context.Context) bool { return has(ctx, dryRun) }

// ConfirmFuture says that the person confirmed an issue date after today.
func ConfirmFuture(ctx context.Context) context.Context {
	return context.WithValue(ctx, confirmFuture, true)
}

func has(ctx context.Context, key contextKey) bool { return ctx.Value(key) != nil }
