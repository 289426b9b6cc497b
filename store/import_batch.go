package store

import (
	"context"
	"database/sql"
	"strings"
	"sync"
)

// batch gathers rows of one table: an INSERT of many costs much less than as
// many INSERTs.
type batch struct {
	args []any
	rows int
}

func (b *batch) add(values ...any) {
	b.args = append(b.args, values...)
	b.rows++
}

// pack is what is written at once, in this order: the triggers refuse to add
// a line to a document that is issued.
type pack struct {
	lines, deductions, documents, payments, links, found batch
}

// How many documents are written at once, and added to the search index, which
// writes what it holds after each statement of several rows.
const (
	packSize = 32
	findSize = 2000
)

// packWriter writes packs beside the goroutine that makes them.
type packWriter struct {
	ctx   context.Context
	tx    *session
	packs chan pack
	done  chan struct{}

	mu     sync.Mutex
	err    error
	closed sync.Once
}

func newPackWriter(ctx context.Context, tx *session) *packWriter {
	own := *tx // its statements are its own: tx goes on preparing beside it
	own.prepared = map[string]*sql.Stmt{}
	w := &packWriter{ctx: ctx, tx: &own, packs: make(chan pack, 8), done: make(chan struct{})}
	go func() {
		defer close(w.done)
		defer func() {
			for _, statement := range own.prepared {
				_ = statement.Close()
			}
		}()
		for p := range w.packs {
			if w.failed() == nil {
				w.fail(w.write(p))
			}
		}
	}()
	return w
}

// close waits for what is under way and returns the first error.
func (w *packWriter) close() error {
	w.closed.Do(func() { close(w.packs) })
	<-w.done
	return w.failed()
}

func (w *packWriter) failed() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.err
}

func (w *packWriter) fail(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.err = err
}

func (w *packWriter) write(p pack) error {
	for _, part := range []struct {
		query string
		rows  batch
	}{{insertLine, p.lines}, {insertDeduction, p.deductions}, {insertImported, p.documents},
		{insertPayment, p.payments}, {insertLink, p.links}, {insertSearch, p.found}} {
		if err := w.insert(part.query, part.rows); err != nil {
			return err
		}
	}
	return nil
}

func (w *packWriter) insert(query string, b batch) error {
	if b.rows == 0 {
		return nil
	}
	row := query[strings.LastIndex(query, "("):] // (?, ?, ?)
	_, err := w.tx.ExecContext(w.ctx, query+strings.Repeat(", "+row, b.rows-1), b.args...)
	return err
}
