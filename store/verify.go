package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"facturier/invoice"
)

// Verify reads the whole book and its archive again and lists what is wrong:
// the file, the sequence and the dates of the numbers, totals, what is paid,
// credited and invoiced of quotes, the chain, each archived page against its hash, files too many
// or missing. It changes nothing, holds one document at a time, and fails only
// when the book cannot be read at all.
func (b *Book) Verify(ctx context.Context) (invoice.Report, error) {
	v := &verifier{book: b, seals: [2]map[int64]digest{{}, {}}, files: map[string]bool{},
		credited: map[int64]invoice.Amount{}, credits: map[int64]invoice.Amount{}, replaced: map[int64]string{}, numbers: map[int64]string{}}
	err := b.read(ctx, func(tx *session) error {
		v.ctx, v.tx = ctx, tx
		if sound, err := v.file(); err != nil || !sound {
			return err
		}
		return errors.Join(v.documents(), v.checkCredited(), v.checkProgress(), v.checkSequences(), v.checkChain(), v.counts())
	})
	if err != nil {
		return v.report, err
	}
	return v.report, v.strays()
}

type verifier struct {
	ctx    context.Context
	tx     *session
	book   *Book
	report invoice.Report

	seals    [2]map[int64]digest      // of documents and payments, by id
	files    map[string]bool          // that the book has in its archive
	numbers  map[int64]string         // of documents with credit notes
	replaced map[int64]string         // the number of the invoice that replaces it
	credited map[int64]invoice.Amount // stored
	credits  map[int64]invoice.Amount // summed
	sequence []numbered
}

func (v *verifier) fault(document, place, format string, args ...any) {
	v.report.Faults = append(v.report.Faults, invoice.Fault{Document: document, Place: place, Message: fmt.Sprintf(format, args...)})
}

// file asks SQLite whether the file is sound; when it is not, the rest would
// only repeat it.
func (v *verifier) file() (bool, error) {
	rows, err := v.tx.QueryContext(v.ctx, "PRAGMA integrity_check(5)")
	if err != nil {
		return false, err
	}
	defer rows.Close()
	sound := true
	for rows.Next() {
		var said string
		if err := rows.Scan(&said); err != nil {
			return false, err
		}
		if said != "ok" {
			sound = false
			v.fault("", "fichier", "Le fichier du livre est endommagé (%s). Reprenez votre dernière sauvegarde.", said)
		}
	}
	return sound, rows.Err()
}

// documents checks each document by itself, in the order in which they are
// stored, and keeps what the later checks need.
func (v *verifier) documents() error {
	lines, err := newParts(v.ctx, v.tx, selectLines+" ORDER BY document_id, position", scanLine)
	if err != nil {
		return err
	}
	defer lines.rows.Close()
	deductions, err := newParts(v.ctx, v.tx, selectDeductions+" ORDER BY document_id, position", scanDeduction)
	if err != nil {
		return err
	}
	defer deductions.rows.Close()
	payments, err := newParts(v.ctx, v.tx, selectPayments+" INDEXED BY payments_document ORDER BY document_id, id", scanPayment)
	if err != nil {
		return err
	}
	defer payments.rows.Close()
	rows, err := v.tx.QueryContext(v.ctx, selectDocument+" ORDER BY d.id")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		d, err := scanDocument(rows)
		if invoice.ErrorCode(err) == invoice.CodeBook {
			v.fault(d.Number, "contenu", "%s", err)
			continue
		}
		if err != nil {
			return err
		}
		if d.Lines, err = lines.of(d.ID); err != nil {
			return err
		}
		if d.Deductions, err = deductions.of(d.ID); err != nil {
			return err
		}
		if d.Payments, err = payments.of(d.ID); err != nil {
			return err
		}
		v.document(&d)
	}
	return rows.Err()
}

func (v *verifier) document(d *invoice.Document) {
	if !d.Issued() {
		v.report.Drafts++
		return
	}
	v.report.Documents++
	v.report.Payments += len(d.Payments)
	v.checkTotals(d)
	v.checkPaid(d)
	v.checkPage(d)
	if d.Revision <= 1 {
		v.sequence = append(v.sequence, numberOf(d))
	}
	if d.Credited != 0 {
		v.credited[d.ID], v.numbers[d.ID] = d.Credited, d.Number
	}
	switch {
	case d.OriginID == 0:
	case d.Kind == invoice.CorrectedInvoice:
		v.replaced[d.OriginID], v.numbers[d.OriginID] = d.Number, d.Origin
	default:
		v.credits[d.OriginID] += d.Totals.Payable
		v.numbers[d.OriginID] = d.Origin
	}
	if chained(d) {
		v.seals[linkDocument][d.ID] = seal(d.Canonical())
	}
	for _, p := range d.Payments {
		v.seals[linkPayment][p.ID] = seal(p.Canonical())
	}
}

// parts reads rows that belong to documents, in the order of their ids, beside
// the documents themselves.
type parts[T any] struct {
	rows  *sql.Rows
	scan  func(scanner) (int64, T, error)
	id    int64
	part  T
	ahead bool // id and part are read and not yet given
}

func newParts[T any](ctx context.Context, tx *session, query string, scan func(scanner) (int64, T, error)) (*parts[T], error) {
	rows, err := tx.QueryContext(ctx, query)
	return &parts[T]{rows: rows, scan: scan}, err
}

// of are the parts of the next document; the ones of documents that are not
// there are passed over.
func (p *parts[T]) of(id int64) ([]T, error) {
	var all []T
	for {
		if !p.ahead {
			if !p.rows.Next() {
				return all, p.rows.Err()
			}
			var err error
			if p.id, p.part, err = p.scan(p.rows); err != nil {
				return nil, err
			}
			p.ahead = true
		}
		if p.id > id {
			return all, nil
		}
		p.ahead = false
		if p.id == id {
			all = append(all, p.part)
		}
	}
}
