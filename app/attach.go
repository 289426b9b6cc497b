package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"facturier/invoice"
	"facturier/store"
)

// Attachment is a file that belongs to a document.
type Attachment = store.Attachment

// maxAttached is the largest file that is attached, in bytes: as much as a mail
// takes.
const maxAttached = 20 << 20

// Attach copies a file to the archive and ties it to a document: a signed
// quote, a delivery note, a proof of dispatch. The file itself may then move.
func (a *App) Attach(ctx context.Context, documentID int64, path string) (Attachment, error) {
	content, err := readOrdinary(path)
	if err != nil {
		return Attachment{}, err
	}
	return a.Book.Attach(ctx, documentID, filepath.Base(path), content, a.clock())
}

// readOrdinary is the content of a file that can be attached. A folder, and
// what would never end or never begin, is refused before it is opened.
func readOrdinary(path string) ([]byte, error) {
	if path == "" {
		return nil, invoice.Invalid("fichier", "Il manque le nom du fichier.", "")
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, fileError(path, err)
	case info.IsDir():
		return nil, invoice.Invalid("fichier", fmt.Sprintf("%s est un dossier.", path), "Choisissez un de ses fichiers, ou faites-en une archive.")
	case !info.Mode().IsRegular():
		return nil, invoice.Invalid("fichier", fmt.Sprintf("%s n'est pas un fichier ordinaire.", path), "")
	}
	return readLimited(path, maxAttached)
}
