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
	"unicode/utf8"

	"facturier/invoice"
)

// archiveFolder is where the issued documents are kept, beside the book.
const archiveFolder = "documents"

// archive is the file that one gesture adds to the archive. Its journal, a
// small file that names the one about to appear, is written first, so that a
// process killed between the rename and the commit leaves nothing either: the
// next Open finds the name, sees no row of it, and removes the file.
type archive struct {
	folder  string // of the book
	journal string
	dry     bool
	file    string // written, absolute; "" for none
}

func (b *Book) newArchive(dry bool) *archive { return &archive{b.Folder(), b.journal(), dry, ""} }

// journal is this book's own: several books may share a folder.
func (b *Book) journal() string {
	return filepath.Join(b.Folder(), archiveFolder, "."+filepath.Base(b.path)+".en-cours")
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
	if a.dry {
		return nil
	}
	file := filepath.Join(a.folder, filepath.FromSlash(d.PDF))
	if _, err := os.Lstat(file); err == nil {
		return failure(nil, fmt.Sprintf("« %s » est déjà dans l'archive : ce livre est plus ancien qu'elle.", d.PDF),
			"Reprenez la dernière sauvegarde du livre, ou déplacez ce fichier.")
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return archiveError(err)
	}
	a.file = file
	// Both only have to be on the disk before the rename: side by side.
	journaled := make(chan error, 1)
	go func() { journaled <- writeSynced(a.journal, []byte(d.PDF)) }()
	if err := errors.Join(writeSynced(temporary(file), page), <-journaled); err != nil {
		return archiveError(err)
	}
	if err := os.Rename(temporary(file), file); err != nil {
		return archiveError(err)
	}
	return archiveError(syncFolder(filepath.Dir(file)))
}

// undo removes what keep wrote.
func (a *archive) undo() {
	if a.file == "" {
		return
	}
	_ = os.Remove(temporary(a.file))
	_ = os.Remove(a.file)
	_ = os.Remove(filepath.Dir(a.file)) // the year's folder, when it is empty
	a.clear()
}

func (a *archive) clear() {
	if a.file != "" {
		_ = os.Truncate(a.journal, 0)
		a.file = ""
	}
}

// recoverArchive undoes the gesture of a process that was killed in it. The
// lock of the writer tells it from a gesture that is under way elsewhere: when
// the lock cannot be had, that one is alive and will clear its journal.
func (b *Book) recoverArchive(ctx context.Context) error {
	info, err := os.Stat(b.journal())
	if err != nil || info.Size() == 0 {
		return nil
	}
	err = b.write(ctx, func(tx *session) error {
		name, err := os.ReadFile(b.journal())
		if err != nil || len(name) == 0 {
			return nil
		}
		a := b.newArchive(false)
		a.file = filepath.Join(b.Folder(), filepath.FromSlash(string(name)))
		if !fs.ValidPath(string(name)) || !strings.HasPrefix(string(name), archiveFolder+"/") {
			a.clear() // torn while it was written: no file had appeared
			return nil
		}
		var kept bool
		if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM documents WHERE pdf = ?)", string(name)).Scan(&kept); err != nil {
			return err
		}
		if kept {
			a.clear()
		} else {
			a.undo()
		}
		return nil
	})
	if isBusy(err) {
		return nil
	}
	return err
}

func temporary(file string) string {
	return filepath.Join(filepath.Dir(file), ".facturier-en-cours.tmp")
}

func writeSynced(name string, content []byte) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	return errors.Join(err, file.Sync(), file.Close())
}

func archiveError(err error) error {
	var own *invoice.Error
	if err == nil || errors.As(err, &own) {
		return err
	}
	if full := fileError(err, ""); invoice.ErrorCode(full) == invoice.CodeBook && isFull(err) {
		return full
	}
	return failure(err, "L'archive des documents ne peut pas être écrite.", "Rien n'a été émis : vérifiez le dossier « documents » à côté du livre.")
}

// FileName is "F2026-0001 Durand.pdf": safe on Linux, macOS and Windows.
func FileName(d *invoice.Document) string {
	name := d.Number
	if d.Revision > 1 {
		name += fmt.Sprintf(" rev %d", d.Revision)
	}
	client := safeName(d.Client.Name)
	if client != "" {
		client = " " + client
	}
	return safeName(name) + client + ".pdf"
}

// maxClientName keeps a whole file name under 255 bytes.
const maxClientName = 120

// safeName replaces what a file system reserves, and drops what is invisible.
func safeName(text string) string {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, invoice.Clean(text))
	for len(text) > maxClientName {
		_, size := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-size]
	}
	return strings.Trim(text, " .")
}
