package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"facturier/invoice"
)

// bookError turns what SQLite or the file system says into a sentence of
// CodeBook. Our own errors, and the end of a context, pass as they are; so
// does a defect of this program, which has no sentence of its own.
func bookError(err error, path string) error {
	var own *invoice.Error
	if err == nil || errors.As(err, &own) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var reported *sqlite.Error
	if !errors.As(err, &reported) {
		if strings.Contains(err.Error(), "sql: Scan error") { // a NULL or a text where the schema allows none
			return damagedBy(err, fmt.Sprintf("Le livre « %s » est endommagé.", path))
		}
		return fileError(err, path)
	}
	switch code := reported.Code(); code & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL:
		return failure(err, "Un autre Facturier écrit dans ce livre depuis plus de cinq secondes.",
			"Rien n'a été modifié : réessayez dans un instant.")
	case sqlite3.SQLITE_FULL:
		return diskFull(err)
	case sqlite3.SQLITE_IOERR:
		return ioError(err, code, path)
	case sqlite3.SQLITE_CORRUPT:
		return damagedBy(err, fmt.Sprintf("Le livre « %s » est endommagé.", path))
	case sqlite3.SQLITE_NOTADB:
		return failure(err, fmt.Sprintf("« %s » n'est pas un livre de Facturier.", path), "Vérifiez le chemin donné à --livre.")
	case sqlite3.SQLITE_READONLY:
		return readOnly(err, path)
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return failure(err, fmt.Sprintf("Le livre « %s » ne peut pas être ouvert.", path),
			"Vérifiez que le dossier existe et que vous pouvez y écrire.")
	}
	return err
}

func ioError(err error, code int, path string) error {
	switch code {
	case sqlite3.SQLITE_IOERR_READ:
		return failure(err, fmt.Sprintf("Le disque ne parvient plus à lire le livre « %s ».", path), "Sauvegardez ce qui peut l'être et vérifiez le disque.")
	case sqlite3.SQLITE_IOERR_SHORT_READ:
		return damagedBy(err, fmt.Sprintf("Le livre « %s » est tronqué.", path))
	}
	return diskFull(err) // a write, a sync or a truncation that the disk refused
}

// fileError is the sentence of an error of the file system.
func fileError(err error, path string) error {
	switch {
	case isFull(err):
		return diskFull(err)
	case errors.Is(err, syscall.EROFS):
		return readOnly(err, path)
	case errors.Is(err, fs.ErrPermission):
		if info, statErr := os.Stat(path); statErr == nil && info.Mode().IsRegular() {
			return readOnly(err, path)
		}
		return failure(err, fmt.Sprintf("Le dossier de « %s » ne peut pas être écrit.", path), "Choisissez un autre dossier avec --livre.")
	}
	var pathError *fs.PathError
	if !errors.As(err, &pathError) {
		return err
	}
	return failure(err, fmt.Sprintf("« %s » ne peut pas être ouvert comme un livre.", path), "Vérifiez le chemin donné à --livre.")
}

// isFull says that the disk, or a limit on the size of files, stops a write.
func isFull(err error) bool { return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EFBIG) }

// isBusy says that another process kept the lock for the whole wait.
func isBusy(err error) bool {
	var reported *sqlite.Error
	return errors.As(err, &reported) && reported.Code()&0xff == sqlite3.SQLITE_BUSY
}

// isCorrupt says that SQLite met a page that is damaged.
func isCorrupt(err error) bool {
	var reported *sqlite.Error
	return errors.As(err, &reported) && reported.Code()&0xff == sqlite3.SQLITE_CORRUPT
}

func diskFull(err error) error {
	return failure(err, "Le disque est plein ou refuse l'écriture.", "Rien n'a été modifié : libérez de la place, puis recommencez.")
}

func readOnly(err error, path string) error {
	return failure(err, fmt.Sprintf("Le livre « %s » est en lecture seule.", path), "Rendez le fichier et son dossier accessibles en écriture.")
}

func damagedBy(err error, message string) error {
	return failure(err, message, "N'y écrivez plus : « facturier restaurer COPIE.zip » reprend votre dernière sauvegarde et garde ce fichier à côté.")
}

func failure(err error, message, hint string) error {
	return &invoice.Error{Code: invoice.CodeBook, Message: message, Hint: hint, Err: err}
}
