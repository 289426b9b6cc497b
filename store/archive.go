package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"facturier/invoice"
)

// archiveFolder is where the issued documents are kept, beside the book.
const archiveFolder = "documents"

// archive is the file that one gesture adds to the archive. Its journal, a
// small file that names the one about to appear, is written first, so that a
// process killed at any step leaves nothing either: the next Open finds the
// name, sees no row of it, and removes the file.
type archive struct {
	disk    disk
	folder  string // of the book
	journal string
	dry     bool
	file    string // written, absolute; "" for none
}

func (b *Book) newArchive(dry bool) *archive {
	return &archive{b.disk, b.Folder(), b.journal(), dry, ""}
}

// journal is this book's own: several books may share a folder.
func (b *Book) journal() string {
	return filepath.Join(b.Folder(), archiveFolder, "."+filepath.Base(b.path)+".en-cours")
}

// temporary is the name that a file of this book has until it is whole.
func (a *archive) temporary(folder string) string {
	return filepath.Join(folder, filepath.Base(a.journal)+".tmp")
}

// sharesArchive says that another book of this folder has archived a document:
// its journal is there, and so is the book.
func (b *Book) sharesArchive() bool {
	entries, err := os.ReadDir(filepath.Join(b.Folder(), archiveFolder))
	return err == nil && slices.ContainsFunc(entries, func(entry fs.DirEntry) bool {
		other, ours := strings.CutSuffix(strings.TrimPrefix(entry.Name(), "."), ".en-cours")
		if !ours || other == filepath.Base(b.path) {
			return false
		}
		_, err := os.Stat(filepath.Join(b.Folder(), other))
		return err == nil
	})
}

// archiving is write with a file added to the archive: both stay, or neither.
func (b *Book) archiving(ctx context.Context, f func(*session, *archive) error) error {
	a := b.newArchive(has(ctx, dryRun))
	kept := false
	defer func() {
		if !kept {
			a.undo()
		}
	}()
	err := b.write(ctx, func(tx *session) error {
		if a.announced() { // by a gesture that the disk did not let undo
			if err := a.recover(ctx, tx); err != nil {
				return err
			}
		}
		err := f(tx, a)
		if err != nil {
			a.undo() // while no other process can take the same name
		}
		return err
	})
	if kept = err == nil; kept {
		a.clear()
	}
	return err
}

// keep writes a document's page to the archive, synced with its folder, and
// sets its path and hash. A file that is there already is never replaced: the
// book is then older than its archive, and would give the same number twice.
func (a *archive) keep(d *invoice.Document, page []byte) error {
	sum := sha256.Sum256(page)
	d.PDF, d.PDFHash = path.Join(archiveFolder, fmt.Sprint(d.IssueDate.Year()), FileName(d)), hex.EncodeToString(sum[:])
	return a.put(d.PDF, page)
}

// put writes a file of the archive, by its name in it, which must be free.
func (a *archive) put(name string, page []byte) error {
	if a.dry {
		return nil
	}
	file := filepath.Join(a.folder, filepath.FromSlash(name))
	if _, err := os.Lstat(file); err == nil {
		return failure(nil, fmt.Sprintf("« %s » est déjà dans l'archive : ce livre est plus ancien qu'elle.", name),
			"Reprenez la dernière sauvegarde du livre, ou déplacez ce fichier.")
	}
	folder := filepath.Dir(file)
	temporary := a.temporary(folder)
	if err := makeFolder(a.disk, folder); err != nil {
		return archiveError(err)
	}
	a.file = file
	if err := a.announce(name); err != nil {
		return archiveError(err)
	}
	// Both only have to be on the disk before the rename: side by side.
	journaled := make(chan error, 1)
	go func() { journaled <- a.disk.Sync(a.journal) }()
	err := a.disk.Write(temporary, page)
	if err == nil {
		err = a.disk.Sync(temporary)
	}
	if err := errors.Join(err, <-journaled); err != nil {
		return archiveError(err)
	}
	if err := a.disk.Rename(temporary, file); err != nil {
		return archiveError(err)
	}
	return archiveError(a.disk.SyncFolder(folder))
}

// announce names in the journal the file that is about to appear; the content
// is durable after Sync, and the name of a new journal at once.
func (a *archive) announce(name string) error {
	_, before := os.Lstat(a.journal)
	err := a.disk.Write(a.journal, []byte(name))
	if err == nil && errors.Is(before, fs.ErrNotExist) {
		err = a.disk.SyncFolder(filepath.Dir(a.journal))
	}
	return err
}

// undo removes what keep wrote. What cannot be removed stays in the journal,
// for the next gesture or the next Open.
func (a *archive) undo() {
	if a.file == "" {
		return
	}
	for _, name := range []string{a.temporary(filepath.Dir(a.file)), a.file} {
		if err := a.disk.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return
		}
	}
	_ = a.disk.Remove(filepath.Dir(a.file)) // the year's folder, when it is empty
	a.clear()
}

func (a *archive) clear() {
	if a.file != "" {
		_ = a.disk.Truncate(a.journal)
		a.file = ""
	}
}

func archiveError(err error) error {
	var own *invoice.Error
	if err == nil || errors.As(err, &own) {
		return err
	}
	if full := fileError(err, ""); invoice.ErrorCode(full) == invoice.CodeBook && isFull(err) {
		return full
	}
	return failure(err, "L'archive des documents ne peut pas être écrite.", "Rien n'a été émis : vérifiez le dossier « documents » à côté du livre.")
}
