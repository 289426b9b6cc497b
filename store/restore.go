package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// IsBook says whether a file begins as a book of Facturier does. It must not be
// open in this process (see paths).
func IsBook(path string) (bool, error) {
	file, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer file.Close()
	header := make([]byte, 72) // https://sqlite.org/fileformat.html, 1.3
	if _, err := io.ReadFull(file, header); errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	return bytes.HasPrefix(header, []byte("SQLite format 3\x00")) && binary.BigEndian.Uint32(header[68:]) == applicationID, nil
}

// Alone refuses a book that a program has open. The journal that a killed
// one left is folded in. A file that is no book, or a damaged one, is nobody's.
func Alone(ctx context.Context, path string) error {
	if info, err := os.Lstat(path); err != nil || info.Size() == 0 {
		return nil
	}
	one := connect(path, 1, []string{"busy_timeout(0)", "locking_mode(EXCLUSIVE)"})
	_, err := one.db.ExecContext(ctx, "SELECT count(*) FROM sqlite_schema")
	if err = errors.Join(err, one.close()); !isBusy(err) {
		return ctx.Err()
	}
	return failure(err, fmt.Sprintf("Le livre «\u00a0%s\u00a0» est ouvert dans un autre Facturier.", path), "Rien n'a été modifié\u00a0: fermez-le, puis recommencez.")
}

// Present are the files of the book at path, and its archive: names in its
// folder.
func Present(path string) (names []string) {
	base := filepath.Base(path)
	for _, name := range []string{base, base + "-wal", base + "-shm", base + "-journal", archiveFolder} {
		if _, err := os.Lstat(filepath.Join(filepath.Dir(path), name)); err == nil {
			names = append(names, name)
		}
	}
	return names
}

// Replace puts the book at staged, closed, and its archive in the place of the one
// at path, on the same disk; what was there goes, whole, into the folder aside, made
// beside it, where it opens. A failure puts all back.
func Replace(ctx context.Context, staged, path string) (aside string, err error) {
	if err := Alone(ctx, path); err != nil {
		return "", err
	}
	if err := syncTree(filepath.Dir(staged)); err != nil {
		return "", bookError(err, path)
	}
	folder := filepath.Dir(path)
	var moved [][2]string
	move := func(from, to string) error {
		err := os.Rename(from, to)
		if err == nil {
			moved = append(moved, [2]string{from, to})
		}
		return err
	}
	defer func() {
		if err != nil {
			aside, err = "", putBack(err, moved, path, aside)
		}
	}()
	if names := Present(path); len(names) > 0 {
		if aside, err = asideFolder(folder); err != nil {
			return aside, err
		}
		for _, name := range names {
			if err := move(filepath.Join(folder, name), filepath.Join(aside, name)); err != nil {
				return aside, err
			}
		}
		if err := syncFolder(aside); err != nil {
			return aside, err
		}
	}
	// The book comes last: half a restoration is no book, not a wrong one.
	for _, name := range []string{archiveFolder, filepath.Base(staged)} {
		from := filepath.Join(filepath.Dir(staged), name)
		if _, err := os.Lstat(from); errors.Is(err, fs.ErrNotExist) && name == archiveFolder {
			continue // nothing was ever issued
		}
		if err := move(from, filepath.Join(folder, name)); err != nil {
			return aside, err
		}
	}
	return aside, syncFolder(folder)
}

// putBack undoes the moves of a replacement that failed, the last first, and says
// so; aside is where the book is should that fail too.
func putBack(err error, moved [][2]string, path, aside string) error {
	var undone error
	for _, names := range slices.Backward(moved) {
		undone = errors.Join(undone, os.Rename(names[1], names[0]))
	}
	if undone != nil {
		return failure(errors.Join(err, undone), fmt.Sprintf("Le livre «\u00a0%s\u00a0» n'a pu être ni remplacé ni remis\u00a0: il est entier dans «\u00a0%s\u00a0».", path, aside), "Vérifiez le disque et les droits du dossier, puis remettez-le à la main.")
	}
	if aside != "" {
		_ = os.Remove(aside)
	}
	if isFull(err) {
		return diskFull(err)
	}
	return failure(err, fmt.Sprintf("Le livre «\u00a0%s\u00a0» n'a pas pu être remplacé\u00a0: tout est comme avant.", path), "Vérifiez le disque et les droits du dossier.")
}

// asideFolder makes the folder, with the time in its name, of what is replaced.
func asideFolder(folder string) (string, error) {
	base := filepath.Join(folder, "avant-restauration-"+time.Now().Format("2006-01-02-150405"))
	name := base
	for n := 2; ; n++ {
		if err := os.Mkdir(name, 0o700); !errors.Is(err, fs.ErrExist) {
			return name, err
		}
		name = fmt.Sprintf("%s-%d", base, n)
	}
}

// syncTree makes a folder and all that is in it durable.
func syncTree(folder string) error {
	return filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir():
			return syncFolder(name)
		}
		return osDisk{}.Sync(name)
	})
}
