package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"modernc.org/sqlite"

	"facturier/invoice"
)

// verifiedRow is a document with its parts, and the columns that only a check
// looks at.
type verifiedRow struct {
	documentRow
	at         int // its place among the documents
	sequence   int
	slot       int64
	clientID   int64
	balance    invoice.Amount
	due, phase int
	overtaken  bool
	hashes     [4][]byte // of frozenColumns
	lines      []invoice.Line
	deductions []invoice.Deduction
	payments   []invoice.Payment
	unreadable error // of the row or of one of its parts
}

const selectVerified = "SELECT " + documentColumns + `, d.sequence, d.slot, coalesce(d.client_id, 0), d.balance, d.due, d.phase, d.overtaken,
		cf.sha, sf.sha, mf.sha, lf.sha` + documentFrom + ` LEFT JOIN frozen lf ON lf.id = d.look_frozen ORDER BY d.id`

func (r *verifiedRow) scan(row scanner) error {
	into := append(r.into(), &r.sequence, &r.slot, &r.clientID, &r.balance, &r.due, &r.phase, &r.overtaken)
	for i := range r.hashes {
		into = append(into, &r.hashes[i])
	}
	return row.Scan(into...)
}

// verifiedBatch is how many documents are handed over at once.
const verifiedBatch = 32

// documents reads the documents in the order in which they are stored; workers
// check each by itself, and leave what the later checks need.
func (v *verifier) documents() error {
	batches := make(chan []verifiedRow, runtime.GOMAXPROCS(0))
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() { newChecker(v).run(batches) })
	}
	err := v.read(batches)
	close(batches)
	workers.Wait()
	return err
}

func (v *verifier) read(batches chan<- []verifiedRow) error {
	lines, err := newParts(v.ctx, v.tx, "lines", selectLines+" ORDER BY document_id, position", scanLine)
	if err != nil {
		return err
	}
	defer lines.rows.Close()
	deductions, err := newParts(v.ctx, v.tx, "deductions", selectDeductions+" ORDER BY document_id, position", scanDeduction)
	if err != nil {
		return err
	}
	defer deductions.rows.Close()
	payments, err := newParts(v.ctx, v.tx, "payments", selectPayments+" INDEXED BY payments_document WHERE document_id IS NOT NULL ORDER BY document_id, id", scanPayment)
	if err != nil {
		return err
	}
	defer payments.rows.Close()
	rows, err := v.tx.QueryContext(v.ctx, selectVerified)
	if err != nil {
		return err
	}
	defer rows.Close()
	batch := make([]verifiedRow, 0, verifiedBatch)
	for at := 0; rows.Next(); at++ {
		batch = append(batch, verifiedRow{at: at})
		r := &batch[len(batch)-1]
		r.unreadable = r.scan(rows)
		if err := errors.Join(notAValue(r.unreadable), lines.of(r.d.ID, &r.lines, &r.unreadable),
			deductions.of(r.d.ID, &r.deductions, &r.unreadable), payments.of(r.d.ID, &r.payments, &r.unreadable)); err != nil {
			return err
		}
		if len(batch) == verifiedBatch {
			batches <- batch
			batch = make([]verifiedRow, 0, verifiedBatch)
		}
	}
	batches <- batch
	if err := rows.Err(); err != nil {
		return err
	}
	return errors.Join(lines.rest(v), deductions.rest(v), payments.rest(v))
}

// notAValue is an error of the book, not of one value that cannot be read.
func notAValue(err error) error {
	var reported *sqlite.Error
	if errors.As(err, &reported) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}

// parts reads rows that belong to documents, in the order of their ids, beside
// the documents themselves.
type parts[T any] struct {
	table   string
	rows    *sql.Rows
	scan    func(scanner) (int64, T, error)
	id      int64
	part    T
	err     error // of this one
	ahead   bool  // id and part are read and not yet given
	orphans int   // of documents that are not there
}

func newParts[T any](ctx context.Context, tx *session, table, query string, scan func(scanner) (int64, T, error)) (*parts[T], error) {
	rows, err := tx.QueryContext(ctx, query)
	return &parts[T]{table: table, rows: rows, scan: scan}, err
}

// next reads one row ahead.
func (p *parts[T]) next() (bool, error) {
	if !p.ahead {
		if !p.rows.Next() {
			return false, p.rows.Err()
		}
		p.id, p.part, p.err = p.scan(p.rows)
		p.ahead = true
	}
	return true, notAValue(p.err)
}

// of adds the parts of the next document to list; the ones of documents that
// are not there are counted.
func (p *parts[T]) of(id int64, list *[]T, unreadable *error) error {
	for {
		more, err := p.next()
		if err != nil || !more || p.id > id {
			return err
		}
		p.ahead = false
		switch {
		case p.id < id:
			p.orphans++
		case p.err != nil:
			*unreadable = fmt.Errorf("%s: %w", p.table, p.err)
		default:
			*list = append(*list, p.part)
		}
	}
}

// rest counts what is after the last document, and says how many are of none.
func (p *parts[T]) rest(v *verifier) error {
	for {
		more, err := p.next()
		if err != nil {
			return err
		}
		if !more {
			break
		}
		p.ahead = false
		p.orphans++
	}
	if p.orphans > 0 {
		what := map[string]string{"lines": "lignes", "deductions": "acomptes déduits", "payments": "encaissements"}[p.table]
		v.fault("", what, "%d sans leur document, qui n'est plus là.", p.orphans)
	}
	return nil
}
