package store

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"time"
)

// session is one connection with its prepared statements, which one goroutine
// uses at a time.
type session struct {
	conn     *sql.Conn
	prepared map[string]*sql.Stmt
	// In a transaction that writes, the end of the context is looked at before
	// the commit, not by each statement: each would start a goroutine for it.
	writing bool
	known   knownSettings
}

// sessions are the connections of one kind. They open when they are needed;
// the one used last, whose statements are ready, is taken first.
type sessions struct {
	db    *sql.DB
	slots chan struct{} // as many as may be taken at once

	mu   sync.Mutex
	free []*session
	all  []*session
}

func newSessions(db *sql.DB, size int) *sessions {
	return &sessions{db: db, slots: make(chan struct{}, size)}
}

// take waits for a session; give makes it free again.
func (s *sessions) take(ctx context.Context) (*session, error) {
	select {
	case s.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if one := s.last(); one != nil {
		return one, nil
	}
	conn, err := s.connection(ctx)
	if err != nil {
		<-s.slots
		return nil, err
	}
	one := &session{conn: conn, prepared: map[string]*sql.Stmt{}}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all = append(s.all, one)
	return one, nil
}

// connection opens one more. Where several processes make one book at once,
// SQLite does not wait for the one that turns it to the write-ahead log: we do,
// as long as a writer waits for another.
func (s *sessions) connection(ctx context.Context) (*sql.Conn, error) {
	for began := time.Now(); ; {
		conn, err := s.db.Conn(ctx)
		if !isBusy(err) || time.Since(began) > patience {
			return conn, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(time.Millisecond):
		}
	}
}

// last takes the free session used last, nil for none.
func (s *sessions) last() *session {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.free) == 0 {
		return nil
	}
	one := s.free[len(s.free)-1]
	s.free = s.free[:len(s.free)-1]
	return one
}

func (s *sessions) give(one *session) {
	s.mu.Lock()
	s.free = append(s.free, one)
	s.mu.Unlock()
	<-s.slots
}

func (s *sessions) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var errs []error
	for _, one := range s.all {
		for _, statement := range one.prepared {
			errs = append(errs, statement.Close())
		}
		errs = append(errs, one.conn.Close())
	}
	s.all, s.free = nil, nil
	return errors.Join(append(errs, s.db.Close())...)
}

// statement is a query prepared once in the session. Two results of the same
// text are never read at the same time.
func (s *session) statement(ctx context.Context, query string) (*sql.Stmt, error) {
	if prepared := s.prepared[query]; prepared != nil {
		return prepared, nil
	}
	prepared, err := s.conn.PrepareContext(ctx, query)
	if err == nil {
		s.prepared[query] = prepared
	}
	return prepared, err
}

// ExecContext, QueryContext and QueryRowContext are as those of sql.Tx.
func (s *session) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	ctx = s.context(ctx)
	statement, err := s.statement(ctx, query)
	if err != nil {
		return nil, err
	}
	return statement.ExecContext(ctx, args...)
}

func (s *session) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	ctx = s.context(ctx)
	statement, err := s.statement(ctx, query)
	if err != nil {
		return nil, err
	}
	return statement.QueryContext(ctx, args...)
}

func (s *session) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	ctx = s.context(ctx)
	statement, err := s.statement(ctx, query)
	if err != nil {
		return s.conn.QueryRowContext(ctx, query, args...) // has the same error
	}
	return statement.QueryRowContext(ctx, args...)
}

func (s *session) context(ctx context.Context) context.Context {
	if s.writing {
		return context.WithoutCancel(ctx)
	}
	return ctx
}

// look runs one query, which sees one state of the book by itself.
func (b *Book) look(ctx context.Context, f func(*session) error) error {
	return b.use(ctx, b.readers, f)
}

func (b *Book) use(ctx context.Context, pool *sessions, f func(*session) error) error {
	s, err := pool.take(ctx)
	if err != nil {
		return bookError(err, b.path)
	}
	defer pool.give(s)
	return bookError(f(s), b.path)
}

// read runs f in a transaction that sees one state of the book.
func (b *Book) read(ctx context.Context, f func(*session) error) error {
	return b.transaction(ctx, b.readers, "BEGIN", func(s *session) (bool, error) { return false, f(s) })
}

// write runs f in a transaction that no other writer shares, and commits it
// when f succeeds. Whatever happens else, a panic included, nothing is left.
func (b *Book) write(ctx context.Context, f func(*session) error) error {
	return b.transaction(ctx, b.writer, "BEGIN IMMEDIATE", func(s *session) (bool, error) {
		if err := f(s); err != nil {
			return false, err
		}
		return !has(ctx, dryRun), ctx.Err()
	})
}

func (b *Book) transaction(ctx context.Context, pool *sessions, begin string, f func(*session) (commit bool, err error)) error {
	return b.use(ctx, pool, func(s *session) error {
		// SQLite hears of no end of the context while it waits for the lock.
		if _, err := s.ExecContext(context.WithoutCancel(ctx), begin); err != nil {
			return err
		}
		open := true
		s.writing = pool == b.writer
		defer func() {
			if open { // whatever happened to the context
				_, _ = s.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
			}
			s.writing = false
		}()
		commit, err := f(s)
		if err != nil || !commit {
			return err
		}
		_, err = s.ExecContext(context.WithoutCancel(ctx), "COMMIT")
		open = err != nil
		return err
	})
}
