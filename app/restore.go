package app

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"facturier/invoice"
	"facturier/store"
)

// Restoration is a backup unpacked beside the book that it is to be, read whole
// and verified. Until Commit, nothing of the book that is there has changed.
type Restoration struct {
	Path    string         // of the book
	Present []string       // the files that would be moved aside, names in its folder
	Report  invoice.Report // of the backup: without fault
	staged  string         // the folder where it is unpacked
	made    string         // the folder of the book, when it was not there
}

// PrepareRestore reads a backup to its end, as Backup does, and verifies the
// book in it. It refuses a file that is no backup or is not right, and a book
// that is open elsewhere. Discard it, committed or not.
func PrepareRestore(ctx context.Context, file, path string, clock func() invoice.Date) (r *Restoration, err error) {
	if path, err = filepath.Abs(path); err != nil {
		return nil, restoreError(file, err)
	}
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
		return nil, &invoice.Error{Code: invoice.CodeBook, Field: "livre", Message: fmt.Sprintf("%s n'est pas un fichier ordinaire.", path),
			Hint: "Donnez à --livre le chemin du fichier lui-même."}
	}
	archive, err := openBackup(file)
	if err != nil {
		return nil, err
	}
	defer archive.Close()
	if err := store.Alone(ctx, path); err != nil {
		return nil, err
	}
	r = &Restoration{Path: path}
	defer func() {
		if err != nil {
			r.Discard()
			r, err = nil, restoreError(file, err)
		}
	}()
	if err := r.stage(); err != nil {
		return r, err
	}
	if err := r.unpack(ctx, &archive.Reader, file); err != nil {
		return r, err
	}
	if err := r.verify(ctx, file, clock); err != nil {
		return r, err
	}
	r.Present = store.Present(path)
	return r, nil
}

// Commit puts the restored book in its place; what was there is whole in the folder
// aside, "" when nothing was. A failure leaves all as it was.
func (r *Restoration) Commit(ctx context.Context) (aside string, err error) {
	return store.Replace(ctx, r.book(), r.Path)
}

// Discard takes away what was unpacked and not put in its place.
func (r *Restoration) Discard() {
	if r.staged != "" {
		_ = os.RemoveAll(r.staged)
	}
	if r.made != "" {
		_ = os.Remove(r.made) // unless a book is in it now
	}
}

func (r *Restoration) book() string { return filepath.Join(r.staged, filepath.Base(r.Path)) }

// stage makes the folder to unpack into, on the disk of the book.
func (r *Restoration) stage() (err error) {
	folder := filepath.Dir(r.Path)
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return err
		}
		r.made = folder
	}
	r.staged, err = os.MkdirTemp(folder, ".facturier-restauration-*")
	return err
}

// unpack writes the files of a backup, private and with their dates.
func (r *Restoration) unpack(ctx context.Context, archive *zip.Reader, file string) error {
	err := eachFile(archive, func(entry *zip.File, content io.Reader) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		name := r.book()
		if entry.Name != backupBook {
			name = filepath.Join(r.staged, filepath.FromSlash(entry.Name))
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			return err
		}
		out, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return err
		}
		_, err = io.Copy(out, content)
		if err := errors.Join(err, out.Close()); err != nil {
			return err
		}
		return os.Chtimes(name, entry.Modified, entry.Modified)
	})
	var disk *fs.PathError
	if err != nil && ctx.Err() == nil && !errors.As(err, &disk) {
		return notBackup(file, err, "est endommagée") // the zip says so, not the disk
	}
	return err
}

// verify opens the book unpacked, which brings an older one up to date, and reads
// it whole.
func (r *Restoration) verify(ctx context.Context, file string, clock func() invoice.Date) error {
	if is, err := store.IsBook(r.book()); err != nil {
		return err
	} else if !is {
		return notBackup(file, nil, "ne contient pas un livre de Facturier")
	}
	book, err := Open(ctx, r.book(), clock)
	if err == nil {
		r.Report, err = book.Verify(ctx)
		err = errors.Join(err, book.Close())
	}
	var ours *invoice.Error
	if errors.As(err, &ours) { // in the words of who restores: of the backup
		said := *ours
		said.Message = strings.ReplaceAll(said.Message, r.book(), file)
		return &said
	}
	if err == nil && len(r.Report.Faults) > 0 {
		first := r.Report.Faults[0]
		return &invoice.Error{Code: invoice.CodeInvalid, Field: "fichier",
			Message: fmt.Sprintf("Le livre de la sauvegarde %s n'est pas juste\u00a0: %s, %s", file, first.Place, first.Message),
			Hint: "Rien n'a été changé\u00a0: prenez une autre sauvegarde. Pour lire celle-ci telle quelle, décompressez-la dans un dossier vide\n" +
				"et ouvrez-la par --livre\u00a0; «\u00a0facturier verifie\u00a0» y dit toutes les fautes."}
	}
	return err
}
