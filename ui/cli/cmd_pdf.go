package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

type pdfView struct {
	Number    optional `json:"numero"`
	File      optional `json:"fichier"`
	Bytes     int      `json:"octets"`
	Identical *bool    `json:"identique,omitempty"`
}

// pdfFlags say which pages are asked for, and where they go.
type pdfFlags struct {
	file  string
	again bool
	year  int
}

func (s *session) pdfCommand(w kindWords) *cobra.Command {
	var f pdfFlags
	cmd := &cobra.Command{
		Use: "pdf", Short: "donne le PDF",
		Long: "Sans --sortie, affiche le chemin du PDF archivé. Avec --sortie, en écrit une copie ;\nun brouillon est dessiné tel qu'il est, et marqué comme tel.\n" +
			"--regenerer redessine un document émis, de ce qui a été figé avec lui, et dit si c'est l'original, octet pour octet :\ncode 0 s'il l'est, 1 sinon.",
		Example: fmt.Sprintf("facturier %s pdf %s --sortie copie.pdf", w.command, w.number),
	}
	cmd.Flags().StringVar(&f.file, "sortie", "", "`FICHIER` où écrire, « - » pour la sortie standard")
	cmd.Flags().BoolVar(&f.again, "regenerer", false, "le redessine et le compare à l'original archivé")
	_ = cmd.MarkFlagFilename("sortie", "pdf")
	s.onDocument(w, cmd, func(ctx context.Context, book *app.App, d invoice.Document) error {
		if f.again {
			return s.redrawPDF(ctx, book, d, f.file)
		}
		return s.givePDF(ctx, book, d, f.file)
	})
	if w.kind == invoice.Invoice {
		s.yearly(cmd, &f)
	}
	return cmd
}

// givePDF is the archived original, or the page of a draft.
func (s *session) givePDF(ctx context.Context, book *app.App, d invoice.Document, file string) error {
	if file == "" && d.PDF == "" {
		return usage("Un brouillon n'a pas de PDF archivé.", "Dites où l'écrire : --sortie brouillon.pdf")
	}
	content, err := book.DrawPDF(ctx, d.ID)
	if err != nil {
		return err
	}
	view := pdfView{Number: numberOf(d), File: optional(book.PDFPath(d)), Bytes: len(content)}
	return s.putPDF(view, content, file)
}

// redrawPDF draws a page again and says whether it is the original.
func (s *session) redrawPDF(ctx context.Context, book *app.App, d invoice.Document, file string) error {
	content, identical, err := book.Redraw(ctx, d.ID)
	if err != nil {
		return err
	}
	view := pdfView{Number: numberOf(d), Bytes: len(content), Identical: &identical}
	if file != "" || s.json {
		if err := s.putPDF(view, content, file); err != nil {
			return err
		}
	}
	sentence := d.DisplayNumber() + " redessiné : "
	switch {
	case identical:
		sentence += "identique à l'original archivé, octet pour octet."
	case d.PDF == "":
		sentence += "il n'a pas d'original archivé."
	default:
		sentence += "ce n'est pas l'original archivé, qui fait foi."
	}
	if file == "" && !s.json {
		s.say("%s", sentence)
	} else {
		s.note("%s", sentence)
	}
	if !identical {
		return exitOnly(exitRefused)
	}
	return nil
}

// putPDF writes a page where it was asked, and says where it is.
func (s *session) putPDF(view pdfView, content []byte, file string) error {
	if file == "-" {
		_, err := s.out.Write(content)
		return err
	}
	if file != "" {
		view.File = optional(file)
		if err := s.writeFile(file, content); err != nil {
			return err
		}
	}
	if s.json {
		return s.print(view)
	}
	if file == "" {
		s.say("%s", string(view.File))
		return nil
	}
	s.written(file, view.Bytes)
	return nil
}

// written says where a file is, or that it is not.
func (s *session) written(path string, size int) {
	if s.dry {
		s.say("Essai, rien n'est changé : %s n'est pas écrit (%d octets).", path, size)
		return
	}
	s.say("%s", path)
}

// numberOf is the number of a document, null for a draft.
func numberOf(d invoice.Document) optional {
	if d.Issued() {
		return optional(d.Number)
	}
	return ""
}

// writeFile writes a file whole, or leaves what was there.
func (s *session) writeFile(path string, content []byte) error {
	if s.dry {
		return nil
	}
	return s.writeFileBy(path, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// writeFileBy is writeFile for what is written as it comes. An error of ours
// is what was written's own, not the file's.
func (s *session) writeFileBy(path string, write func(io.Writer) error) error {
	temp, err := os.CreateTemp(filepath.Dir(path), ".facturier-*")
	if err != nil {
		return writeError(path, err)
	}
	defer os.Remove(temp.Name()) // gone already when it was renamed
	err = write(temp)
	if closing := temp.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(temp.Name(), path)
	}
	switch {
	case invoice.ErrorCode(err) != "":
		return err
	case err != nil:
		return writeError(path, err)
	}
	return nil
}

func writeError(path string, err error) error {
	return &invoice.Error{Code: invoice.CodeInvalid, Field: "sortie", Err: err,
		Message: fmt.Sprintf("Le fichier %s ne se laisse pas écrire.", path), Hint: "Vérifiez le dossier, ses droits et la place libre."}
}
