package store

import (
	"context"
	"fmt"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// FileAnswer adds the answer to a message to the journal, and keeps its file
// with a document: both stay, or neither. The same answer is filed once:
// CodeConflict. A file that the document has already is not kept twice.
func (b *Book) FileAnswer(ctx context.Context, e reminder.Entry, documentID int64, name string, content []byte) (reminder.Entry, error) {
	name, err := attachable(name, content)
	if err != nil {
		return e, err
	}
	e.To, e.Text = invoice.Clean(e.To), invoice.CleanText(e.Text)
	err = b.archiving(ctx, func(tx *session, files *archive) error {
		if err := notFiled(ctx, tx, &e); err != nil {
			return err
		}
		if _, err := attach(ctx, tx, files, documentID, name, content, e.Date); err != nil && invoice.ErrorCode(err) != invoice.CodeRefused {
			return err
		}
		return addEntry(ctx, tx, &e)
	})
	return e, err
}

// notFiled refuses an answer that the journal has.
func notFiled(ctx context.Context, tx *session, e *reminder.Entry) error {
	there, err := loadEntries(ctx, tx, "WHERE j.client_id = +? ORDER BY j.id", e.ClientID)
	if err != nil {
		return err
	}
	for _, other := range there {
		if other.Kind == e.Kind && other.Subject == e.Subject && other.To == e.To && other.Text == e.Text {
			return &invoice.Error{Code: invoice.CodeConflict, Message: fmt.Sprintf("Cet accusé est déjà classé, depuis le %s.", other.Date), Hint: "Le journal le montre."}
		}
	}
	return nil
}
