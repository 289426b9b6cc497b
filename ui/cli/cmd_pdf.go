package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

type pdfView struct {
	Number optional `json:"numero"`
	File   string   `json:"fichier"`
	Bytes  int      `json:"octets"`
}

func (s *session) pdfCommand(w kindWords) *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use: "pdf", Short: "donne le PDF",
		Long:    "Sans --sortie, affiche le chemin du PDF archivé. Avec --sortie, en écrit une copie ;\nun brouillon est dessiné tel qu'il est, et marqué comme tel.",
		Example: fmt.Sprintf("facturier %s pdf %s --sortie copie.pdf", w.command, w.number),
	}
	cmd.Flags().StringVar(&file, "sortie", "", "`FICHIER` où écrire, « - » pour la sortie standard")
	_ = cmd.MarkFlagFilename("sortie", "pdf")
	return s.onDocument(w, cmd, func(ctx context.Context, book *app.App, d invoice.Document) error {
		if file == "" && d.PDF == "" {
			return usage("Un brouillon n'a pas de PDF archivé.", "Dites où l'écrire : --sortie brouillon.pdf")
		}
		content, err := book.DrawPDF(ctx, d.ID)
		if err != nil {
			return err
		}
		if file == "-" {
			_, err := s.out.Write(content)
			return err
		}
		shown := book.PDFPath(d)
		if file != "" {
			shown = file
			if err := s.writeFile(file, content); err != nil {
				return err
			}
		}
		if s.json {
			number := ""
			if d.Issued() {
				number = d.Number
			}
			return s.print(pdfView{optional(number), shown, len(content)})
		}
		s.say("%s", shown)
		return nil
	})
}

// writeFile writes a file whole, or leaves what was there.
func (s *session) writeFile(path string, content []byte) error {
	if s.dry {
		return nil
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".facturier-*")
	if err != nil {
		return writeError(path, err)
	}
	defer os.Remove(temp.Name()) // gone already when it was renamed
	_, err = temp.Write(content)
	if closing := temp.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(temp.Name(), path)
	}
	if err != nil {
		return writeError(path, err)
	}
	return nil
}

func writeError(path string, err error) error {
	return &invoice.Error{Code: invoice.CodeInvalid, Field: "sortie", Err: err,
		Message: fmt.Sprintf("Le fichier %s ne se laisse pas écrire.", path), Hint: "Vérifiez le dossier, ses droits et la place libre."}
}
