package cli

import (
	"context"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

type xmlView struct {
	Number optional `json:"numero"`
	File   optional `json:"fichier"`
	Bytes  int      `json:"octets"`
	XML    string   `json:"xml,omitempty"`
}

func (s *session) xmlCommand() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use: "xml", Short: "donne le XML Factur-X d'une facture émise",
		Long: "Donne le XML d'une facture émise, celui que son PDF Factur-X contient : CII, profil EN 16931.\n" +
			"Sans --sortie, il va sur la sortie standard.",
		Example: "facturier facture xml F2026-0001 --sortie F2026-0001.xml",
	}
	cmd.Flags().StringVar(&file, "sortie", "", "`FICHIER` où écrire, sinon la sortie standard")
	_ = cmd.MarkFlagFilename("sortie", "xml")
	return s.onDocument(invoiceWords, cmd, func(ctx context.Context, book *app.App, d invoice.Document) error {
		content, err := book.XML(ctx, d.ID)
		if err != nil {
			return err
		}
		toFile := file != "" && file != "-"
		if toFile {
			if err := s.writeFile(file, content); err != nil {
				return err
			}
		}
		switch {
		case s.json:
			view := xmlView{Number: optional(d.Number), Bytes: len(content)}
			if view.XML = string(content); toFile {
				view.XML, view.File = "", optional(file)
			}
			return s.print(view)
		case toFile:
			s.written(file, len(content))
			return nil
		}
		_, err = s.out.Write(content)
		return err
	})
}
