package app

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"

	"facturier/invoice"
)

// openBackup opens a zip that holds what a backup holds, and nothing else: the
// book, and files of the archive with names that stay in its folder.
func openBackup(file string) (*zip.ReadCloser, error) {
	archive, err := zip.OpenReader(file)
	var disk *fs.PathError
	switch {
	case errors.As(err, &disk):
		return nil, fileError(file, err)
	case errors.Is(err, zip.ErrInsecurePath):
		archive.Close()
		return nil, notBackup(file, err, "contient un nom qui sort de son dossier")
	case err != nil:
		return nil, notBackup(file, err, "est endommagée, ou n'est pas un fichier zip")
	}
	seen := map[string]bool{}
	for _, entry := range archive.File {
		name := strings.TrimSuffix(entry.Name, "/")
		folder := entry.Mode().IsDir()
		switch {
		case !fs.ValidPath(name) || !filepath.IsLocal(filepath.FromSlash(name)) || strings.Contains(name, `\`):
			err = notBackup(file, nil, "contient un nom qui sort de son dossier")
		case seen[name] && !folder:
			err = notBackup(file, nil, fmt.Sprintf("contient deux fois %s", invoice.Clean(name)))
		case folder && name == "documents", strings.HasPrefix(name, "documents/") && (folder || entry.Mode().IsRegular()):
		case name != backupBook || !entry.Mode().IsRegular():
			err = notBackup(file, nil, fmt.Sprintf("contient %s, qu'une sauvegarde de Facturier n'a pas", invoice.Clean(name)))
		}
		seen[name] = true
	}
	if err == nil && !seen[backupBook] {
		err = notBackup(file, nil, "ne contient pas "+backupBook)
	}
	if err != nil {
		archive.Close()
		return nil, err
	}
	return archive, nil
}

// eachFile reads each file of a zip to its end, where its checksum is compared.
func eachFile(archive *zip.Reader, do func(*zip.File, io.Reader) error) error {
	for _, entry := range archive.File {
		if entry.Mode().IsDir() {
			continue
		}
		content, err := entry.Open()
		if err != nil {
			return err
		}
		err = do(entry, content)
		content.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

func notBackup(file string, err error, why string) error {
	return &invoice.Error{Code: invoice.CodeInvalid, Field: "fichier", Err: err, Message: fmt.Sprintf("La sauvegarde %s %s.", file, why),
		Hint: "Rien n'a été changé\u00a0: donnez un fichier écrit par «\u00a0facturier sauvegarde\u00a0»."}
}

// restoreError is the sentence of what the disk refused.
func restoreError(file string, err error) error {
	var ours *invoice.Error
	var disk *fs.PathError
	if errors.As(err, &ours) || !errors.As(err, &disk) {
		return err
	}
	said := "Vérifiez les droits du dossier et la place libre."
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EFBIG) {
		said = "Le disque est plein ou refuse l'écriture\u00a0: libérez de la place, puis recommencez."
	}
	return &invoice.Error{Code: invoice.CodeBook, Field: "fichier", Err: err, Message: fmt.Sprintf("La sauvegarde %s n'a pas pu être restaurée\u00a0; rien n'a été changé.", file), Hint: said}
}
