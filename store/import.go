package store

import (
	"context"
	"errors"
	"fmt"

	"facturier/invoice"
)

// Import writes many documents that have their number already, with their
// payments: invoices, credit notes and quotes, frozen as Issue and SendQuote
// leave them, in the order of their numbers. Rows, chain, search and sequences
// are the same as if each had been issued; there is no page in the archive.
// It is all or nothing. write gets the function that adds one document; ids
// of documents and payments are chosen here, except those that link documents
// (QuoteID, OriginID), which must be in the book.
func (b *Book) Import(ctx context.Context, write func(add func(invoice.Document) error) error) error {
	return b.write(ctx, func(tx *session) error {
		var empty bool
		if err := tx.QueryRowContext(ctx, "SELECT NOT EXISTS (SELECT 1 FROM documents)").Scan(&empty); err != nil {
			return err
		}
		restore := func() error { return nil }
		if empty {
			var err error
			if restore, err = dropAids(ctx, tx); err != nil {
				return err
			}
		}
		if err := catchUp(ctx, tx); err != nil {
			return err
		}
		i, err := newImporter(ctx, tx, empty)
		if err != nil {
			return err
		}
		defer i.writer.close() // also when write panics: the session is given back after it
		err = write(i.add)
		if err == nil {
			i.flush(true)
		}
		if err := errors.Join(err, i.writer.close()); err != nil {
			return err
		}
		if err := i.moveSequences(); err != nil {
			return err
		}
		if err := searchedAll(ctx, tx); err != nil {
			return err
		}
		// One segment in place of the many that packs leave: the documents issued
		// next would each pay for merging them.
		if _, err := tx.ExecContext(ctx, "INSERT INTO search (search) VALUES ('optimize')"); err != nil {
			return err
		}
		return restore()
	})
}

// dropAids takes the indexes and triggers of an empty book away, so that each
// index is built once, sorted; restore brings them back in the transaction.
func dropAids(ctx context.Context, tx *session) (restore func() error, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT type, name, sql FROM sqlite_schema
		WHERE sql IS NOT NULL AND tbl_name IN ('documents', 'lines', 'payments', 'chain') AND type IN ('index', 'trigger') ORDER BY rowid`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var drops, makes []string
	for rows.Next() {
		var kind, name, text string
		if err := rows.Scan(&kind, &name, &text); err != nil {
			return nil, err
		}
		drops, makes = append(drops, fmt.Sprintf("DROP %s %s", kind, name)), append(makes, text)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return func() error { return runAll(ctx, tx, makes) }, runAll(ctx, tx, drops)
}

func runAll(ctx context.Context, tx *session, statements []string) error {
	for _, s := range statements {
		if _, err := tx.ExecContext(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// importer holds what one import keeps between two documents.
type importer struct {
	ctx         context.Context // without its end: each statement would watch it
	done        context.Context
	tx          *session
	empty       bool // the book was, before
	id, payment int64
	head        digest
	frozen      map[string]int64
	slots       map[int64]int64 // the last one taken, by the first of its day
	sequences   map[seriesYear]*sequence

	rows   pack
	found  batch
	writer *packWriter
}

type seriesYear struct {
	series invoice.Series
	year   int
}

type sequence struct {
	first, last int
	date        invoice.Date
}

func newImporter(ctx context.Context, tx *session, empty bool) (*importer, error) {
	i := &importer{ctx: context.WithoutCancel(ctx), done: ctx, tx: tx, empty: empty,
		frozen: map[string]int64{}, slots: map[int64]int64{}, sequences: map[seriesYear]*sequence{}}
	err := tx.QueryRowContext(ctx, `SELECT (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'documents'),
		(SELECT coalesce(max(id), 0) FROM payments)`).Scan(&i.id, &i.payment)
	if err != nil {
		return nil, err
	}
	if i.head, err = chainHead(ctx, tx); err != nil {
		return nil, err
	}
	i.writer = newPackWriter(i.ctx, tx)
	return i, nil
}
