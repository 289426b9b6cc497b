package store

import (
	"context"
	"fmt"

	"facturier/invoice"
)

// take gives d the next number of its series for the year of its issue date,
// and a place in the lists. The sequence moves in this transaction, so that a
// rollback gives the number back (CGI ann. II art. 242 nonies A I-7°).
func take(ctx context.Context, tx *session, d *invoice.Document, n invoice.Numbering, today invoice.Date) (columns, error) {
	series := d.Kind.Series()
	if d.IssueDate > today && !has(ctx, confirmFuture) {
		return nil, futureDate(d, today)
	}
	if err := checkOrder(ctx, tx, d); err != nil {
		return nil, err
	}
	year := d.IssueDate.Year()
	var sequence int
	err := tx.QueryRowContext(ctx, `INSERT INTO sequences (series, year, first, last, last_date) VALUES (?, ?, 1, 1, ?)
		ON CONFLICT DO UPDATE SET last = last + 1, last_date = excluded.last_date RETURNING last`,
		string(series), year, d.IssueDate).Scan(&sequence)
	if err != nil {
		return nil, err
	}
	d.Number = n.Number(series, year, sequence)
	if len(d.Number) > invoice.MaxNumber {
		return nil, invoice.Refused(fmt.Sprintf("Le numéro %s dépasse %d caractères.", d.Number, invoice.MaxNumber), "Raccourcissez le préfixe dans les réglages.")
	}
	if d.Kind == invoice.Quote {
		d.Revision = 1
	}
	slot, err := freeSlot(ctx, tx, d)
	return columns{{"number", d.Number}, {"sequence", sequence}, {"revision", d.Revision}, {"slot", slot}}, err
}

// checkOrder refuses a date before the last one of the series, in whatever
// year; before the one of the earlier revision, for a revision, which has its
// number.
func checkOrder(ctx context.Context, tx *session, d *invoice.Document) error {
	if d.Number != "" {
		return checkRevisionOrder(ctx, tx, d)
	}
	var last invoice.Date
	series := string(d.Kind.Series())
	err := tx.QueryRowContext(ctx, "SELECT coalesce(max(last_date), 0) FROM sequences WHERE series = +?", series).Scan(&last)
	if err != nil || d.IssueDate >= last {
		return err
	}
	return &invoice.Error{Code: invoice.CodeRefused, Field: invoice.FieldIssueDate,
		Message: fmt.Sprintf("La date d'émission, le %s, est avant celle du dernier document de la série %s, le %s.", d.IssueDate, series, last),
		Hint:    "Les numéros suivent l'ordre des dates (CGI, ann. II, art. 242 nonies A)."}
}

// checkRevisionOrder refuses a revision dated before the earlier one.
func checkRevisionOrder(ctx context.Context, tx *session, d *invoice.Document) error {
	var earlier invoice.Date
	err := tx.QueryRowContext(ctx, "SELECT coalesce(max(issue_date), 0) FROM documents WHERE number = ? COLLATE NOCASE AND number <> '' AND revision < ?",
		d.Number, d.Revision).Scan(&earlier)
	if err != nil || d.IssueDate >= earlier {
		return err
	}
	return &invoice.Error{Code: invoice.CodeRefused, Field: invoice.FieldIssueDate,
		Message: fmt.Sprintf("La révision ne peut pas être datée du %s : la précédente est du %s.", d.IssueDate, earlier)}
}

func futureDate(d *invoice.Document, today invoice.Date) error {
	return &invoice.Error{Code: invoice.CodeRefused, Field: invoice.FieldIssueDate,
		Message: fmt.Sprintf("La date d'émission, le %s, est après aujourd'hui, le %s.", d.IssueDate, today),
		Hint:    "Confirmez-la, ou laissez-la vide pour aujourd'hui."}
}

// freeSlot is the first free slot in the day of issue, among its family.
func freeSlot(ctx context.Context, tx *session, d *invoice.Document) (int64, error) {
	first := firstSlot(d)
	var next int64
	err := tx.QueryRowContext(ctx, "SELECT coalesce(max(slot) + 1, ?) FROM documents INDEXED BY documents_slot WHERE slot >= ? AND slot < ?",
		first, first, first+1<<slotBits).Scan(&next)
	if err == nil && next == first+1<<slotBits {
		err = fullDay(d)
	}
	return next, err
}

func fullDay(d *invoice.Document) error {
	return invoice.Refused(fmt.Sprintf("Le %s a déjà %d documents.", d.IssueDate, 1<<slotBits), "Datez celui-ci d'un autre jour.")
}
