package store

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// recoverArchive undoes the gesture of a process that was killed in it. The
// lock of the writer tells it from a gesture that is under way elsewhere: when
// the lock cannot be had, that one is alive and will clear its journal.
func (b *Book) recoverArchive(ctx context.Context) error {
	a := b.newArchive(false)
	if !a.announced() && len(a.halves()) == 0 {
		return nil
	}
	err := b.write(ctx, func(tx *session) error { return a.recover(ctx, tx) })
	if isBusy(err) {
		return nil
	}
	return err
}

// announced says that the journal names a file: a gesture is under way, or was
// killed.
func (a *archive) announced() bool {
	info, err := os.Stat(a.journal)
	return err == nil && info.Size() > 0
}

// halves are the files of this book that are not whole: a power cut may take
// the journal and leave one.
func (a *archive) halves() (names []string) {
	years, err := os.ReadDir(filepath.Dir(a.journal))
	if err != nil {
		return nil
	}
	for _, year := range years {
		name := a.temporary(filepath.Join(filepath.Dir(a.journal), year.Name()))
		if _, err := os.Lstat(name); err == nil {
			names = append(names, name)
		}
	}
	return names
}

// recover takes away, under the lock, what an earlier gesture left.
func (a *archive) recover(ctx context.Context, tx *session) error {
	if a.dry {
		return nil
	}
	for _, name := range a.halves() {
		_ = a.disk.Remove(name)
	}
	name, err := os.ReadFile(a.journal)
	if err != nil || len(name) == 0 {
		return nil
	}
	left := *a
	left.file = filepath.Join(a.folder, filepath.FromSlash(string(name)))
	if !fs.ValidPath(string(name)) || !strings.HasPrefix(string(name), archiveFolder+"/") {
		left.clear() // torn while it was written: no file had appeared
		return nil
	}
	var kept bool
	if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM documents WHERE pdf = ?1) OR EXISTS (SELECT 1 FROM attachments WHERE file = ?1)", string(name)).Scan(&kept); err != nil {
		return err
	}
	if kept {
		left.clear()
	} else {
		left.undo()
	}
	return nil
}
