package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"facturier/invoice"
)

// content are the columns that a draft may change and that issuing freezes.
var content = []string{"kind", "client_id", "subject", "issue_date", "service_start", "service_end", "due_date",
	"operation", "order_number", "contract", "means", "settled_on", "currency", "exchange_rate", "valid_until", "execution", "asked_rate", "asked_amount", "terms", "quote_id",
	"origin_id", "reason", "discount_rate", "discount_amount", "notes", "on_debits", "discounted", "net", "vat",
	"gross", "payable", "vat_groups", "escompte_rate", "escompte_days", "escompte_until",
	"penalties_id", "penalties_from", "penalties_until", "penalties_recovery"}

func contentOf(d *invoice.Document) []any {
	return []any{code(kinds, d.Kind), reference(d.Client.ID), d.Subject, d.IssueDate, d.ServiceStart, d.ServiceEnd, d.DueDate,
		code(operations, d.Operation), d.OrderNumber, d.Contract, codeMeans(d.Means), d.SettledOn, string(d.Currency), d.ExchangeRate,
		d.ValidUntil, d.Execution, d.Asked.Rate, d.Asked.Amount, d.Terms, reference(d.QuoteID),
		reference(d.OriginID), d.Reason, d.Discount.Rate, d.Discount.Amount, d.Notes, d.OnDebits, d.Totals.Discount, d.Totals.Net, d.Totals.VAT,
		d.Totals.Gross, d.Totals.Payable, formatGroups(d.Totals.Groups), d.Escompte.Rate, d.Escompte.Days, d.Escompte.Until,
		reference(d.Penalties.InvoiceID), d.Penalties.From, d.Penalties.Until, d.Penalties.Recovery}
}

// derived are the columns that follow from the others.
var derived = []string{"balance", "due", "phase"}

func derivedOf(d *invoice.Document) ([]any, error) {
	due := d.DueDate
	if d.Kind == invoice.Quote {
		due = d.ValidUntil
	}
	if due == 0 {
		due = noDue
	}
	balance, err := d.InEuros(d.Totals.Payable - d.Paid - d.Credited)
	return []any{balance, due, phaseOf(d.Facts())}, err
}

// reference is the id of another row, NULL for none.
func reference(id int64) any {
	if id == 0 {
		return nil
	}
	return id
}

// columns of a row written beside its content.
type columns []struct {
	name  string
	value any
}

// insertRow writes a new draft, whose id it chooses: never one that was used,
// even by a draft deleted since.
func insertRow(ctx context.Context, tx *session, d *invoice.Document, more columns) error {
	err := tx.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'documents'").Scan(&d.ID)
	if err != nil {
		return err
	}
	follows, err := derivedOf(d)
	if err != nil {
		return err
	}
	names, values := append([]string{"id", "slot"}, content...), append([]any{d.ID, draftSlot(d)}, contentOf(d)...)
	names, values = append(names, derived...), append(values, follows...)
	for _, c := range more {
		names, values = append(names, c.name), append(values, c.value)
	}
	_, err = tx.ExecContext(ctx, fmt.Sprintf("INSERT INTO documents (%s) VALUES (?%s)",
		strings.Join(names, ", "), strings.Repeat(", ?", len(names)-1)), values...)
	return err
}

// updateRow writes the content of a draft.
func updateRow(ctx context.Context, tx *session, d *invoice.Document, more columns) error {
	for i, value := range contentOf(d) {
		more = append(more, columns{{content[i], value}}...)
	}
	return touch(ctx, tx, d, more)
}

// touch writes some columns of a row and what follows from them, in one
// statement as the CHECKs want it.
func touch(ctx context.Context, tx *session, d *invoice.Document, changed columns) error {
	values, err := derivedOf(d)
	if err != nil {
		return err
	}
	names := append([]string(nil), derived...)
	for _, c := range changed {
		names, values = append(names, c.name), append(values, c.value)
	}
	_, err = tx.ExecContext(ctx, "UPDATE documents SET "+strings.Join(names, " = ?, ")+" = ? WHERE id = ?", append(values, d.ID)...)
	return err
}

const (
	insertLine = `INSERT INTO lines (document_id, position, designation, description, quantity, unit, price, discount_rate,
		discount_amount, category, vat, exemption, date, source, net) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	insertDeduction = `INSERT INTO deductions (document_id, position, deposit_id, number, date, net, vat, gross, vat_groups)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
)

func lineValues(id int64, i int, l *invoice.Line) []any {
	return []any{id, i + 1, l.Designation, l.Description, l.Quantity, l.Unit, l.Price, l.Discount.Rate,
		l.Discount.Amount, string(l.Category), l.VAT, l.Exemption, l.Date, l.Source, l.Net}
}

func deductionValues(id int64, i int, x *invoice.Deduction) []any {
	return []any{id, i + 1, x.DocumentID, x.Number, x.Date, x.Net, x.VAT, x.Gross, formatGroups(x.Groups)}
}

// replaceLines writes the lines and deductions of a draft.
func replaceLines(ctx context.Context, tx *session, d *invoice.Document) error {
	if err := deleteLines(ctx, tx, d.ID); err != nil {
		return err
	}
	for i := range d.Lines {
		if _, err := tx.ExecContext(ctx, insertLine, lineValues(d.ID, i, &d.Lines[i])...); err != nil {
			return err
		}
	}
	for i := range d.Deductions {
		if _, err := tx.ExecContext(ctx, insertDeduction, deductionValues(d.ID, i, &d.Deductions[i])...); err != nil {
			return err
		}
	}
	return nil
}

func deleteLines(ctx context.Context, tx *session, id int64) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM lines WHERE document_id = ?", id)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "DELETE FROM deductions WHERE document_id = ?", id)
	return err
}

// Document is a document with all it holds. A draft has the seller and the
// client of the book as they are now.
func (b *Book) Document(ctx context.Context, id int64) (d invoice.Document, err error) {
	err = b.read(ctx, func(tx *session) error {
		d, err = loadDocument(ctx, tx, id)
		return err
	})
	return d, err
}

// loadDocument is the error of a document that is not there, too.
//
// Here and in the lists a parameter is written +?. SQLite compiles a statement
// again for each value of a bare one that is compared with a column, in case
// the value lets it use a partial index: that costs more than the query.
func loadDocument(ctx context.Context, tx *session, id int64) (invoice.Document, error) {
	d, err := scanDocument(tx.QueryRowContext(ctx, selectDocument+" WHERE d.id = +?", id))
	if errors.Is(err, sql.ErrNoRows) {
		return d, noDocument(id)
	}
	if err != nil {
		return d, err
	}
	return d, loadParts(ctx, tx, &d)
}

func noDocument(id int64) error { return notFound(fmt.Sprintf("Il n'y a pas de document %d.", id), "") }

// loadDocuments are the documents that a condition on "d" keeps.
func loadDocuments(ctx context.Context, tx *session, condition string, args ...any) ([]invoice.Document, error) {
	rows, err := tx.QueryContext(ctx, selectDocument+" "+condition, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []invoice.Document
	for rows.Next() {
		d, err := scanDocument(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	for i := range all {
		if err := loadParts(ctx, tx, &all[i]); err != nil {
			return nil, err
		}
	}
	return all, nil
}
