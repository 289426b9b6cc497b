package app

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"facturier/invoice"
)

// The largest files that are read from outside, in bytes.
const (
	maxLogo = 20 << 20
	maxCSV  = 20 << 20
)

// readLimited is the content of a file of at most limit bytes.
func readLimited(path string, limit int64) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fileError(path, err)
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, limit+1))
	if err != nil {
		return nil, fileError(path, err)
	}
	if int64(len(content)) > limit {
		return nil, invoice.Invalid("fichier", fmt.Sprintf("%s dépasse %d Mo.", path, limit>>20), "")
	}
	return content, nil
}

// fileError is the sentence for a file that cannot be read or written.
func fileError(path string, err error) error {
	reason := "ne se laisse pas lire ou écrire"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		reason = "n'existe pas"
	case errors.Is(err, fs.ErrPermission):
		reason = "n'est pas accessible : les droits manquent"
	case errors.Is(err, fs.ErrExist):
		reason = "existe déjà"
	}
	return &invoice.Error{Code: invoice.CodeInvalid, Field: "fichier", Err: err,
		Message: fmt.Sprintf("%s %s.", path, reason)}
}
