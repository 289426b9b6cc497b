package app

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"

	"facturier/invoice"
)

// BackupReport says what a backup holds.
type BackupReport struct {
	File  string
	Files int   // archived documents in it
	Bytes int64 // of the backup itself
}

// backupBook is the name of the book inside a backup: unzipping a backup into
// an empty folder gives a book that opens.
const backupBook = "facturier.db"

// Backup writes a zip of the book and of its archived documents, reads it
// again and compares each file with its source before giving it its name. A
// failure leaves no file; an existing file is not replaced.
func (a *App) Backup(ctx context.Context, file string) (report BackupReport, err error) {
	if _, err := os.Lstat(file); err == nil {
		return report, fileError(file, fs.ErrExist)
	}
	temp, err := os.CreateTemp(filepath.Dir(file), ".facturier-*.zip")
	if err != nil {
		return report, fileError(filepath.Dir(file), err)
	}
	defer func() {
		temp.Close()
		os.Remove(temp.Name()) // gone already when it was renamed
	}()
	sums, err := a.writeBackup(ctx, temp)
	if err != nil {
		return report, backupError(file, err)
	}
	if err := checkBackup(temp.Name(), sums); err != nil {
		return report, backupError(file, err)
	}
	info, err := temp.Stat()
	if err != nil {
		return report, backupError(file, err)
	}
	if err := os.Rename(temp.Name(), file); err != nil {
		return report, fileError(file, err)
	}
	return BackupReport{File: file, Files: len(sums) - 1, Bytes: info.Size()}, nil
}

// writeBackup fills the zip and returns the SHA-256 of each file's source.
func (a *App) writeBackup(ctx context.Context, out *os.File) (map[string][32]byte, error) {
	folder, err := os.MkdirTemp(filepath.Dir(out.Name()), ".facturier-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	snapshot := filepath.Join(folder, backupBook)
	if err := a.SnapshotTo(ctx, snapshot); err != nil {
		return nil, err
	}
	archive := zip.NewWriter(out)
	sums := map[string][32]byte{}
	if sums[backupBook], err = addFile(archive, backupBook, snapshot, zip.Deflate); err != nil {
		return nil, err
	}
	names, err := a.archived()
	if err != nil {
		return nil, err
	}
	folders := map[string]bool{".": true}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := a.addFolders(archive, path.Dir(name), folders); err != nil {
			return nil, err
		}
		// A PDF is compressed already.
		if sums[name], err = addFile(archive, name, filepath.Join(a.Folder(), filepath.FromSlash(name)), zip.Store); err != nil {
			return nil, err
		}
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return sums, out.Sync()
}

// archived are the files of the archive, with slashes, in order.
func (a *App) archived() ([]string, error) {
	var names []string
	err := filepath.WalkDir(filepath.Join(a.Folder(), "documents"), func(path string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || !entry.Type().IsRegular() || strings.HasPrefix(entry.Name(), ".") {
			return err
		}
		name, err := filepath.Rel(a.Folder(), path)
		names = append(names, filepath.ToSlash(name))
		return err
	})
	sort.Strings(names)
	return names, err
}

// addFolders adds a folder and the ones it is in, private, unless they are there:
// a file alone would be unpacked into folders that everyone may read.
func (a *App) addFolders(archive *zip.Writer, name string, known map[string]bool) error {
	if known[name] {
		return nil
	}
	if err := a.addFolders(archive, path.Dir(name), known); err != nil {
		return err
	}
	known[name] = true
	info, err := os.Stat(filepath.Join(a.Folder(), filepath.FromSlash(name)))
	if err != nil {
		return err
	}
	header := &zip.FileHeader{Name: name + "/", Modified: info.ModTime()}
	header.SetMode(fs.ModeDir | 0o700)
	_, err = archive.CreateHeader(header)
	return err
}

func addFile(archive *zip.Writer, name, from string, method uint16) (sum [32]byte, err error) {
	source, err := os.Open(from)
	if err != nil {
		return sum, err
	}
	defer source.Close()
	info, err := source.Stat()
	if err != nil {
		return sum, err
	}
	header := &zip.FileHeader{Name: name, Method: method, Modified: info.ModTime()}
	header.SetMode(0o600)
	entry, err := archive.CreateHeader(header)
	if err != nil {
		return sum, err
	}
	digest := sha256.New()
	_, err = io.Copy(io.MultiWriter(entry, digest), source)
	return [32]byte(digest.Sum(nil)), err
}

// checkBackup reads the zip again and compares each file with its source.
func checkBackup(name string, sums map[string][32]byte) error {
	archive, err := zip.OpenReader(name)
	if err != nil {
		return err
	}
	defer archive.Close()
	read := 0
	err = eachFile(&archive.Reader, func(file *zip.File, content io.Reader) error {
		read++
		digest := sha256.New()
		if _, err := io.Copy(digest, content); err != nil {
			return err
		}
		if [32]byte(digest.Sum(nil)) != sums[file.Name] {
			return fmt.Errorf("%s differs from its source", file.Name)
		}
		return nil
	})
	if err == nil && read != len(sums) {
		err = fmt.Errorf("backup holds %d files, want %d", read, len(sums))
	}
	return err
}

func backupError(file string, err error) error {
	var ours *invoice.Error
	if errors.As(err, &ours) {
		return err
	}
	return &invoice.Error{Code: invoice.CodeBook, Field: "fichier", Err: err,
		Message: fmt.Sprintf("La sauvegarde %s n'a pas pu être écrite et relue ; aucun fichier n'a été laissé.", file),
		Hint:    "Vérifiez la place libre et les droits du dossier."}
}
