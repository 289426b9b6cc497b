package store

import (
	"context"
	"fmt"

	"facturier/invoice"
)

// ReviseQuote makes a draft that takes the place of a quote: the same number,
// the next revision. The earlier one stays readable (Revisions, Thread) and is
// current again if the draft is deleted. A quote that is invoiced, even in a
// draft, is refused.
func (b *Book) ReviseQuote(ctx context.Context, id int64) (d invoice.Document, err error) {
	err = b.write(ctx, func(tx *session) error {
		quote, err := loadQuote(ctx, tx, id)
		if err != nil {
			return err
		}
		if !quote.Issued() {
			return invoice.Refused("Un brouillon se modifie directement.", "")
		}
		var invoiced bool
		if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM documents WHERE quote_id = ?)", id).Scan(&invoiced); err != nil {
			return err
		}
		if invoiced {
			return invoice.Refused(fmt.Sprintf("%s a déjà une facture, ou un brouillon de facture.", quote.DisplayNumber()), "Faites un nouveau devis pour ce qui s'ajoute.")
		}
		if err := setReplaced(ctx, tx, &quote, true); err != nil {
			return err
		}
		d, err = writeRevision(ctx, tx, quote)
		return err
	})
	return d, err
}

func writeRevision(ctx context.Context, tx *session, d invoice.Document) (invoice.Document, error) {
	var sequence int
	if err := tx.QueryRowContext(ctx, "SELECT sequence FROM documents WHERE id = ?", d.ID).Scan(&sequence); err != nil {
		return d, err
	}
	d.ID, d.Status, d.Revision, d.Replaced = 0, invoice.StatusDraft, d.Revision+1, false
	d.SentOn, d.SentTo, d.Acceptance = 0, "", invoice.Acceptance{}
	d.IssueDate, d.ValidUntil = 0, 0 // counted again from the day when it leaves
	err := writeDraft(ctx, tx, &d, columns{{"number", d.Number}, {"sequence", sequence}, {"revision", d.Revision}})
	if err != nil {
		return d, err
	}
	return loadDocument(ctx, tx, d.ID)
}

// retake is take for a revision: it has its number, and the date is its own.
func retake(ctx context.Context, tx *session, d *invoice.Document, today invoice.Date) (columns, error) {
	if d.IssueDate > today && !has(ctx, confirmFuture) {
		return nil, futureDate(d, today)
	}
	var earlier invoice.Date
	err := tx.QueryRowContext(ctx, "SELECT coalesce(max(issue_date), 0) FROM documents WHERE number = ? COLLATE NOCASE AND number <> '' AND revision < ?",
		d.Number, d.Revision).Scan(&earlier)
	if err != nil {
		return nil, err
	}
	if d.IssueDate < earlier {
		return nil, &invoice.Error{Code: invoice.CodeRefused, Field: invoice.FieldIssueDate,
			Message: fmt.Sprintf("La révision ne peut pas être datée du %s : la précédente est du %s.", d.IssueDate, earlier)}
	}
	slot, err := freeSlot(ctx, tx, d)
	return columns{{"slot", slot}}, err
}

// restoreRevision makes the quote that a deleted draft replaced current again.
func restoreRevision(ctx context.Context, tx *session, draft *invoice.Document) error {
	var id int64
	err := tx.QueryRowContext(ctx, "SELECT id FROM documents WHERE number = ? COLLATE NOCASE AND number <> '' AND revision = ?",
		draft.Number, draft.Revision-1).Scan(&id)
	if err != nil {
		return err
	}
	d, err := loadDocument(ctx, tx, id)
	if err != nil {
		return err
	}
	return setReplaced(ctx, tx, &d, false)
}

// setReplaced moves a revision out of the lists and of the search, or back.
func setReplaced(ctx context.Context, tx *session, d *invoice.Document, replaced bool) error {
	d.Replaced = replaced
	if err := touch(ctx, tx, d, columns{{"replaced", replaced}}); err != nil {
		return err
	}
	if !replaced {
		return reindex(ctx, tx, d)
	}
	_, err := tx.ExecContext(ctx, "DELETE FROM search WHERE rowid = (SELECT slot FROM documents WHERE id = ?)", d.ID)
	return err
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
