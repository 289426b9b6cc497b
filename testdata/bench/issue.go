package main

import (
	"database/sql"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"facturier/app"
	"facturier/invoice"
	"facturier/pdf"
)

// issues compares the durable gestures, on a copy of the book, with the least
// that a program which loses nothing can do: append to a file on the same disk
// and fsync.
func (b *bench) issues() error {
	copied := filepath.Join(b.folder, "issue", "issue.db")
	open, err := b.copy(copied)
	if err != nil {
		return err
	}
	defer os.RemoveAll(filepath.Dir(copied))
	defer open.Close()
	file, err := os.CreateTemp(filepath.Dir(copied), "append-")
	if err != nil {
		return err
	}
	defer file.Close()
	durable := appender(file, 4096)
	if err := b.issueBare(open, file); err != nil {
		return err
	}
	return b.issueQuotes(open, durable)
}

// walOfIssue is what an issue adds to the write-ahead log: eleven pages, one
// of each table and index that it changes (a test of the store counts them).
const walOfIssue = 11 * (2048 + 24)

// appender appends so many bytes to a file and makes them durable.
func appender(file *os.File, size int) func() (time.Duration, error) {
	page := make([]byte, size)
	return func() (time.Duration, error) {
		began := time.Now()
		if _, err := file.Write(page); err != nil {
			return 0, err
		}
		err := file.Sync()
		return time.Since(began), err
	}
}

// copy copies the book of 100 000, which nobody has open, and opens the copy.
func (b *bench) copy(path string) (*app.App, error) {
	if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	if err := copyFile(path, b.medium.path); err != nil {
		return nil, err
	}
	return app.Open(b.ctx, path, today)
}

func copyFile(to, from string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	copied, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(copied, source)
	return errors.Join(err, copied.Close())
}

// issueBare issues drafts without render: the store's part of the gesture. Two
// other figures tell what it could be: a bare write of as many bytes, and the
// least that this database does.
func (b *bench) issueBare(open *app.App, file *os.File) error {
	const n = 101
	drafts, err := b.copies(open, invoice.InvoiceFamily, n)
	if err != nil {
		return err
	}
	issue := func() (time.Duration, error) {
		id := drafts[0].ID
		drafts = drafts[1:]
		began := time.Now()
		_, err := open.Book.Issue(b.ctx, id, today(), nil)
		return time.Since(began), err
	}
	db, row, err := b.oneRow(filepath.Join(filepath.Dir(file.Name()), "row.db"))
	if err != nil {
		return err
	}
	defer db.Close()
	all, err := inTurn(n, issue, appender(file, 4096), appender(file, walOfIssue), row)
	if err != nil {
		return err
	}
	took := all[0].median()
	b.print(against("issue an invoice, durable, without render", took, all[1].median(), "append+fsync", 2))
	b.print(beside("  append+fsync of as much as an issue writes", all[2].median(), took))
	b.print(beside("  one row of one table in SQLite, durable", all[3].median(), took))
	return nil
}

// oneRow adds a row to a book of SQLite that has one table and no index, with
// what our books are opened with.
func (b *bench) oneRow(path string) (*sql.DB, func() (time.Duration, error), error) {
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)")
	if err != nil {
		return nil, nil, err
	}
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("CREATE TABLE rows (id INTEGER PRIMARY KEY, text TEXT) STRICT"); err != nil {
		return nil, nil, errors.Join(err, db.Close())
	}
	insert, err := db.Prepare("INSERT INTO rows (text) VALUES ('a row of no great length')")
	if err != nil {
		return nil, nil, errors.Join(err, db.Close())
	}
	step := func() (time.Duration, error) {
		began := time.Now()
		_, err := insert.Exec()
		return time.Since(began), err
	}
	for range 1100 { // until the log is written over, as the book's is
		if _, err := step(); err != nil {
			return nil, nil, errors.Join(err, db.Close())
		}
	}
	return db, step, nil
}

// issueQuotes makes the whole gesture, from an accepted quote to an archived
// PDF, against one render and one append.
func (b *bench) issueQuotes(open *app.App, durable func() (time.Duration, error)) error {
	const n = 21
	quotes, err := b.copies(open, invoice.QuoteFamily, n)
	if err != nil {
		return err
	}
	for _, q := range quotes {
		if _, err := open.AcceptQuote(b.ctx, q.ID, invoice.Acceptance{By: "bench"}); err != nil {
			return err
		}
	}
	settings, err := open.Settings(b.ctx)
	if err != nil {
		return err
	}
	var last invoice.Document
	gesture := func() (time.Duration, error) {
		id := quotes[0].ID
		quotes = quotes[1:]
		began := time.Now()
		d, err := open.Convert(b.ctx, id, invoice.Conversion{})
		if err != nil {
			return 0, err
		}
		last, err = open.Issue(b.ctx, d.ID)
		return time.Since(began), err
	}
	if _, err := gesture(); err != nil {
		return err
	}
	p, err := measure(n-1, gesture, func() (time.Duration, error) {
		began := time.Now()
		if _, err := pdf.Render(last, settings); err != nil {
			return 0, err
		}
		rendered := time.Since(began)
		synced, err := durable()
		return rendered + synced, err
	})
	if err != nil {
		return err
	}
	b.print(against("accepted quote to issued invoice, PDF archived", p.ours.median(), p.theirs.median(), "one render + fsync", 1.5))
	return nil
}

// copies saves n drafts like the newest documents of the book.
func (b *bench) copies(open *app.App, family invoice.Family, n int) ([]invoice.Document, error) {
	rows, err := open.Documents(b.ctx, invoice.Query{Family: family, Limit: n, Today: today()})
	if err != nil {
		return nil, err
	}
	var drafts []invoice.Document
	for _, r := range rows {
		d, err := open.Duplicate(b.ctx, r.ID)
		if err != nil {
			return nil, err
		}
		drafts = append(drafts, d)
	}
	return drafts, nil
}
