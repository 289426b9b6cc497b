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
	var slot int64
	day := firstSlot(d)
	err := tx.QueryRowContext(ctx, `INSERT INTO sequences (series, year, first, last, last_date) VALUES (?, ?, 1, 1, ?)
		ON CONFLICT DO UPDATE SET last = last + 1, last_date = excluded.last_date RETURNING last, `+nextSlot,
		string(series), year, d.IssueDate, day, day, lastSlot(day)).Scan(&sequence, &slot)
	if err != nil {
		return nil, err
	}
	if slot > lastSlot(day) {
		return nil, fullDay(d)
	}
	d.Number = n.Number(series, year, sequence)
	if len(d.Number) > invoice.MaxNumber {
		return nil, invoice.Refused(fmt.Sprintf("Le numéro %s dépasse %d caractères.", d.Number, invoice.MaxNumber), "Raccourcissez le préfixe dans les réglages.")
	}
	if d.Kind == invoice.Quote {
		d.Revision = 1
	}
	return columns{{"number", d.Number}, {"sequence", sequence}, {"revision", d.Revision}, {"slot", slot}}, nil
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

// nextSlot asks for the place after the last one taken in a day, whose first
// and last slots are its arguments.
const nextSlot = "(SELECT coalesce(max(slot) + 1, ?) FROM documents INDEXED BY documents_slot WHERE slot >= ? AND slot <= ?)"

// lastSlot is the last slot of the day that has this first one.
func lastSlot(day int64) int64 { return day + 1<<slotBits - 1 }

// freeSlot is the first free slot in the day of issue, among its family.
func freeSlot(ctx context.Context, tx *session, d *invoice.Document) (slot int64, err error) {
	day := firstSlot(d)
	err = tx.QueryRowContext(ctx, "SELECT "+nextSlot, day, day, lastSlot(day)).Scan(&slot)
	if err == nil && slot > lastSlot(day) {
		err = fullDay(d)
	}
	return slot, err
}

func fullDay(d *invoice.Document) error {
	return invoice.Refused(fmt.Sprintf("Le %s a déjà %d documents.", d.IssueDate, 1<<slotBits), "Datez celui-ci d'un autre jour.")
}
