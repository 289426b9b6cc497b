package store

import (
	"context"
	"fmt"

	"facturier/invoice"
)

// SaveDraft writes a draft, new (ID 0) or changed, however unfinished, and
// returns it as it now stands. A client that is not in the book yet (ID 0 with
// a name) is added in the same transaction. An issued document is refused. A
// draft that was saved since d was read (Edits) is a CodeConflict; Edits 0
// writes over it. One that was deleted is CodeNotFound.
func (b *Book) SaveDraft(ctx context.Context, d invoice.Document) (invoice.Document, error) {
	d.Normalize()
	if err := d.Validate(); err != nil {
		return d, err
	}
	if err := d.Compute(); err != nil {
		return d, err
	}
	err := b.write(ctx, func(tx *session) error {
		if d.ID != 0 {
			if err := sameDraft(ctx, tx, &d); err != nil {
				return err
			}
		}
		if d.Client.ID == 0 && d.Client.Name != "" {
			if err := saveClient(ctx, tx, &d.Client); err != nil {
				return clientField(err)
			}
		}
		if err := writeDraft(ctx, tx, &d, columns{{"saved_on", b.clock()}}); err != nil {
			return err
		}
		var err error
		d, err = loadDocument(ctx, tx, d.ID)
		return err
	})
	return d, err
}

// sameDraft checks that d is still a draft of the same kind in the book, and
// keeps what a draft cannot change.
func sameDraft(ctx context.Context, tx *session, d *invoice.Document) error {
	stored, err := loadDocument(ctx, tx, d.ID)
	if err != nil {
		return err
	}
	if stored.Issued() {
		return invoice.Refused(issuedSubject(&stored)+" ne se modifie plus.", correction(&stored))
	}
	if (stored.Kind == invoice.Quote) != (d.Kind == invoice.Quote) {
		return invoice.Invalid("nature", "Un devis et une facture ne se changent pas l'un en l'autre.", "Convertissez le devis.")
	}
	if d.Edits != 0 && d.Edits != stored.Edits {
		return &invoice.Error{Code: invoice.CodeConflict, Message: "Ce brouillon a changé ailleurs depuis que vous l'avez ouvert."}
	}
	d.Status, d.Number, d.Revision, d.Edits = stored.Status, stored.Number, stored.Revision, stored.Edits
	return nil
}

// issuedSubject begins a sentence on an issued document, in its gender.
func issuedSubject(d *invoice.Document) string {
	switch d.Kind {
	case invoice.Quote:
		return fmt.Sprintf("Le devis %s est émis : il", d.DisplayNumber())
	case invoice.CreditNote:
		return fmt.Sprintf("L'avoir %s est émis : il", d.Number)
	}
	return fmt.Sprintf("La facture %s est émise : elle", d.Number)
}

// correction is what the law allows in place of a change.
func correction(d *invoice.Document) string {
	switch d.Kind {
	case invoice.Quote:
		return "Faites-en une révision."
	case invoice.CreditNote:
		return ""
	}
	return "Corrigez-la par un avoir."
}

// clientField points an error at the client of a document.
func clientField(err error) error {
	if e, ok := err.(*invoice.Error); ok && e.Field != "" {
		copied := *e
		copied.Field = invoice.ClientField(e.Field)
		return &copied
	}
	return err
}

// writeDraft writes the row, the lines and the search entry of a draft.
func writeDraft(ctx context.Context, tx *session, d *invoice.Document, more columns) error {
	write := updateRow
	if d.ID == 0 {
		write, d.Edits = insertRow, 0
	}
	d.Status = invoice.StatusDraft
	d.Edits++
	if err := write(ctx, tx, d, append(more, columns{{"edits", d.Edits}}...)); err != nil {
		return err
	}
	if err := replaceLines(ctx, tx, d); err != nil {
		return err
	}
	return index(ctx, tx, draftSlot(d), searchText(d, 0))
}

// DeleteDraft deletes a draft, with the files attached to it. An issued document
// is refused (C. com. L123-22: kept).
func (b *Book) DeleteDraft(ctx context.Context, id int64) error {
	var attached []Attachment
	err := b.write(ctx, func(tx *session) error {
		d, err := loadDocument(ctx, tx, id)
		if err != nil {
			return err
		}
		if attached, err = loadAttachments(ctx, tx, id); err != nil {
			return err
		}
		if d.Issued() {
			hint := correction(&d)
			if d.Kind == invoice.Quote {
				hint = "Notez un refus, ou dupliquez-le pour repartir de son contenu."
			}
			return invoice.Refused(issuedSubject(&d)+" ne se supprime pas.", hint)
		}
		if err := deleteLines(ctx, tx, id); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM documents WHERE id = ?", id); err != nil {
			return err
		}
		return forget(ctx, tx, draftSlot(&d))
	})
	if err == nil && !has(ctx, dryRun) {
		b.forgetFiles(attached)
	}
	return err
}
