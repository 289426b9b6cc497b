package app

import (
	"context"
	"path/filepath"

	"facturier/store"
)

// maxAttached is the largest file that is attached, in bytes: as much as a mail
// takes.
const maxAttached = 20 << 20

// Attach copies a file to the archive and ties it to a document: a signed
// quote, a delivery note, a proof of dispatch. The file itself may then move.
func (a *App) Attach(ctx context.Context, documentID int64, path string) (store.Attachment, error) {
	content, err := readLimited(path, maxAttached)
	if err != nil {
		return store.Attachment{}, err
	}
	return a.Book.Attach(ctx, documentID, filepath.Base(path), content, a.clock())
}
