package ui

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"facturier/invoice"
)

// saving asks where to write a file, and writes it there, never over another;
// o then opens it. name is the one that is proposed.
func saving(d *deps, title string, intro []string, name, hint string, write func(context.Context, io.Writer) error) step {
	if hint == "" {
		hint = "Un fichier qui existe déjà n'est pas remplacé."
	}
	submit := func(f *form) step {
		path := typedPath(f.text(fieldFile))
		return act(func(ctx context.Context) (string, error) {
			return path, writeNew(path, func(w io.Writer) error { return write(ctx, w) })
		}, after(f, func(path string) step {
			return pop().saying("Enregistré\u00a0: " + clean(path) + ". o\u00a0l'ouvre.").opening(path)
		}))
	}
	return act(func(context.Context) (string, error) { return savedUnder(name), nil }, func(path string, _ error) step {
		where := pathField(fieldFile, "Fichier", path).hinted(hint)
		where.fresh = true
		return push(newDialog(d, title, intro, submit, where))
	})
}

// inOnePiece writes what is read in one piece.
func inOnePiece(read func(context.Context) ([]byte, error)) func(context.Context, io.Writer) error {
	return func(ctx context.Context, w io.Writer) error {
		content, err := read(ctx)
		if err == nil {
			_, err = w.Write(content)
		}
		return err
	}
}

// savedUnder is the path that is proposed for a new file: among the documents
// of the person where there is such a folder, else at home.
func savedUnder(name string) string {
	name = fileName(name)
	for _, folder := range []string{"Documents", "documents"} {
		if info, err := os.Stat(typedPath("~/" + folder)); err == nil && info.IsDir() {
			return "~/" + folder + "/" + name
		}
	}
	return "~/" + name
}

// fileName is a name without what would be a folder.
func fileName(name string) string {
	return strings.NewReplacer("/", "-", `\`, "-").Replace(clean(name))
}

// writeNew writes a file that was not there, for its owner alone. What could
// not be written whole is taken away.
func writeNew(path string, write func(io.Writer) error) error {
	if strings.TrimSpace(path) == "" {
		return invoice.Invalid(fieldFile, "Il manque le nom du fichier.", "")
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return invoice.Invalid(fieldFile, "C'est un dossier.", "Ajoutez le nom du fichier.")
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	switch {
	case errors.Is(err, fs.ErrExist):
		return invoice.Invalid(fieldFile, "Ce fichier existe déjà.", "Donnez-lui un autre nom.")
	case errors.Is(err, fs.ErrNotExist):
		return invoice.Invalid(fieldFile, "Le dossier "+filepath.Dir(path)+" n'existe pas.", "")
	case err != nil:
		return unwritable(err)
	}
	err = write(file)
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		_ = os.Remove(path)
	}
	if err != nil && invoice.ErrorCode(err) == "" {
		return unwritable(err)
	}
	return err
}

func unwritable(err error) error {
	return &invoice.Error{Code: invoice.CodeInvalid, Field: fieldFile, Err: err,
		Message: "Ce fichier ne peut pas être écrit.", Hint: "Vérifiez le dossier et ses droits."}
}
