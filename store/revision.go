package store

import (
	"context"
	"fmt"

	"facturier/invoice"
)

// ReviseQuote is the draft that will take the place of a quote: the same
// number, the next revision, as many days of validity, counted from today when
// they are not the usual ones. The earlier one stays current until the draft is
// sent or accepted. There is one such draft at a time: asked again, it is the
// one there is. A quote that is invoiced, even in a draft, has no new one.
func (b *Book) ReviseQuote(ctx context.Context, id int64, today invoice.Date) (d invoice.Document, err error) {
	err = b.write(ctx, func(tx *session) error {
		quote, err := loadQuote(ctx, tx, id)
		if err != nil {
			return err
		}
		if !quote.Issued() {
			return invoice.Refused("Un brouillon se modifie directement.", "")
		}
		begun, err := draftRevision(ctx, tx, &quote)
		if err != nil {
			return err
		}
		if begun != 0 {
			if d, err = loadDocument(ctx, tx, begun); err != nil {
				return err
			}
			// Whoever asks again knows what was accepted.
			return touch(ctx, tx, &d, columns{{"overtaken", false}})
		}
		invoiced, err := hasInvoice(ctx, tx, quote.ID)
		if err != nil {
			return err
		}
		if invoiced {
			return alreadyInvoiced(&quote, "Faites un nouveau devis pour ce qui s'ajoute.")
		}
		d, err = writeRevision(ctx, tx, quote, today)
		return err
	})
	return d, err
}

// draftRevision is the id of the draft that revises a quote, 0 for none.
func draftRevision(ctx context.Context, tx *session, quote *invoice.Document) (id int64, err error) {
	err = tx.QueryRowContext(ctx, `SELECT coalesce((SELECT id FROM documents WHERE number = ? COLLATE NOCASE AND number <> ''
		AND revision > ? AND status = 0), 0)`, quote.Number, quote.Revision).Scan(&id)
	return id, err
}

func hasInvoice(ctx context.Context, tx *session, quoteID int64) (yes bool, err error) {
	err = tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM documents WHERE quote_id = ?)", quoteID).Scan(&yes)
	return yes, err
}

func alreadyInvoiced(quote *invoice.Document, hint string) error {
	return invoice.Refused(fmt.Sprintf("%s a déjà une facture, ou un brouillon de facture.", quote.DisplayNumber()), hint)
}

func writeRevision(ctx context.Context, tx *session, d invoice.Document, today invoice.Date) (invoice.Document, error) {
	var sequence int
	if err := tx.QueryRowContext(ctx, "SELECT sequence FROM documents WHERE id = ?", d.ID).Scan(&sequence); err != nil {
		return d, err
	}
	s, err := loadSettings(ctx, tx)
	if err != nil {
		return d, err
	}
	days := int(d.ValidUntil - d.IssueDate)
	d.ID, d.Status, d.Revision, d.Replaced = 0, invoice.StatusDraft, d.Revision+1, false
	d.SentOn, d.SentTo, d.Acceptance = 0, "", invoice.Acceptance{}
	d.IssueDate, d.ValidUntil = 0, 0 // counted again from the day when it leaves
	if days != s.WithDefaults().ValidityDays {
		d.ValidUntil = today.AddDays(days)
	}
	err = writeDraft(ctx, tx, &d, columns{{"number", d.Number}, {"sequence", sequence}, {"revision", d.Revision}, {"saved_on", today}})
	if err != nil {
		return d, err
	}
	return loadDocument(ctx, tx, d.ID)
}

// overtake notes that the client accepted a quote while its revision was being
// written: the draft may no longer take its place unasked.
func overtake(ctx context.Context, tx *session, quote *invoice.Document) error {
	_, err := tx.ExecContext(ctx, `UPDATE documents SET overtaken = 1 WHERE number = ? COLLATE NOCASE AND number <> ''
		AND revision > ? AND status = 0`, quote.Number, quote.Revision)
	return err
}

// replaced is the earlier revision, whose place this one takes. One that the
// client accepted in the meantime, or that is invoiced, keeps it.
func replaced(ctx context.Context, tx *session, d *invoice.Document) (earlier invoice.Document, err error) {
	var id int64
	var overtaken bool
	err = tx.QueryRowContext(ctx, `SELECT e.id, (SELECT overtaken FROM documents WHERE id = ?3) FROM documents e
		WHERE e.number = ?1 COLLATE NOCASE AND e.number <> '' AND e.revision < ?2 ORDER BY e.revision DESC LIMIT 1`,
		d.Number, d.Revision, d.ID).Scan(&id, &overtaken)
	if err != nil {
		return earlier, err
	}
	if earlier, err = loadDocument(ctx, tx, id); err != nil {
		return earlier, err
	}
	if overtaken {
		return earlier, invoice.Refused(fmt.Sprintf("%s a été accepté le %s : cette révision ne le remplace plus.", earlier.DisplayNumber(), earlier.Acceptance.Date), overtakenHint)
	}
	invoiced, err := hasInvoice(ctx, tx, earlier.ID)
	if err == nil && invoiced {
		err = alreadyInvoiced(&earlier, overtakenHint)
	}
	return earlier, err
}

// replace takes the earlier revision out of the lists and of the search, once
// this one leaves.
func replace(ctx context.Context, tx *session, d *invoice.Document) error {
	earlier, err := replaced(ctx, tx, d)
	if err != nil {
		return err
	}
	earlier.Replaced = true
	if err := touch(ctx, tx, &earlier, columns{{"replaced", true}}); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "DELETE FROM search WHERE rowid = (SELECT slot FROM documents WHERE id = ?)", earlier.ID)
	return err
}

const overtakenHint = "Supprimez ce brouillon, ou dupliquez-le pour en faire un autre devis."

// retake is take for a revision: it has its number, and the date is its own.
func retake(ctx context.Context, tx *session, d *invoice.Document, today invoice.Date) (columns, error) {
	if d.IssueDate > today && !has(ctx, confirmFuture) {
		return nil, futureDate(d, today)
	}
	if err := checkRevisionOrder(ctx, tx, d); err != nil {
		return nil, err
	}
	slot, err := freeSlot(ctx, tx, d)
	return columns{{"slot", slot}}, err
}

// Revisions are the earlier revisions of a quote, oldest first.
func (b *Book) Revisions(ctx context.Context, quoteID int64) (all []invoice.Document, err error) {
	err = b.read(ctx, func(tx *session) error {
		all, err = loadDocuments(ctx, tx, `WHERE d.kind = 0 AND d.number <> '' AND d.number = (SELECT number FROM documents WHERE id = ?1) COLLATE NOCASE
			AND d.revision < (SELECT revision FROM documents WHERE id = ?1) ORDER BY d.revision`, quoteID)
		return err
	})
	return all, err
}
