package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

type dossierView struct {
	Number string `json:"numero"`
	File   string `json:"fichier"`
}

func (s *session) dossierCommand() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use: "dossier", Short: "le dossier de recouvrement d'une facture, en zip",
		Long: "Réunit le dossier de recouvrement d'une facture : une fiche qui le résume dans l'ordre d'une requête en injonction de payer\n" +
			"(somme, prescription, voie ouverte), le devis accepté, la facture, chaque relance telle qu'elle est partie, le journal, le calcul\n" +
			"au jour dit et les pièces jointes. Sans --sortie, montre la fiche.",
		Example: "facturier dossier F2026-0031\nfacturier dossier F2026-0031 --sortie dossier.zip",
	}
	cmd.Flags().StringVar(&file, "sortie", "", "`FICHIER` où l'écrire, « - » pour la sortie standard")
	_ = cmd.MarkFlagFilename("sortie", "zip")
	return s.onDocument(invoiceWords, cmd, func(ctx context.Context, book *app.App, d invoice.Document) error {
		if file == "" {
			text, err := book.DossierText(ctx, d.ID)
			if err == nil {
				s.say("%s", strings.TrimRight(text, "\n"))
			}
			return err
		}
		write := func(w io.Writer) error { return book.Dossier(ctx, d.ID, w) }
		if file == "-" {
			return write(s.out)
		}
		if s.dry {
			write = func(io.Writer) error { return book.Dossier(ctx, d.ID, io.Discard) }
			if err := write(nil); err != nil {
				return err
			}
		} else if err := s.writeFileBy(file, write); err != nil {
			return err
		}
		if s.json {
			return s.print(dossierView{d.Number, file})
		}
		s.answer(file, fmt.Sprintf("Dossier de recouvrement de %s pour %s : %s restent dus.", d.Number, clientName(d), d.Remaining().In(d.Currency)))
		return nil
	})
}

type attachmentView struct {
	ID   int64    `json:"id"`
	Date optional `json:"date"`
	Name string   `json:"nom"`
	File string   `json:"fichier"`
	Size int      `json:"octets"`
	Hash string   `json:"sha256"`
}

// attachCommand ties files to a document: a signed quote, a proof of delivery.
func (s *session) attachCommand(w kindWords) *cobra.Command {
	return &cobra.Command{
		Use: "joindre NUMÉRO [FICHIER…]", Short: "garde un fichier avec " + w.the + " (devis signé, preuve de dépôt), ou liste ceux qui y sont",
		Long:    "Copie un fichier dans l'archive, avec son empreinte, et le lie au document : il entre dans le dossier de recouvrement, dans la\nsauvegarde et dans « facturier verifie ». Sans fichier, liste ce qui est joint.",
		Example: fmt.Sprintf("facturier %s joindre %s preuve-de-depot.pdf\nfacturier %s joindre %s", w.command, w.number, w.command, w.number),
		Args:    several("le numéro (" + w.number + ") ou l'identifiant d'un brouillon"),
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveDefault
			}
			return s.completeDocuments(w.family)(cmd, args, typed)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.with(cmd, func(ctx context.Context, book *app.App) error {
				d, err := book.FindDocument(ctx, w.family, args[0])
				if err != nil {
					return err
				}
				for _, file := range args[1:] {
					kept, err := book.Attach(ctx, d.ID, file)
					if err != nil {
						return err
					}
					if !s.json {
						s.answer("", fmt.Sprintf("%s : « %s » est joint.", d.DisplayNumber(), kept.Name))
					}
				}
				if len(args) > 1 && !s.json {
					return nil
				}
				return s.showAttachments(ctx, book, d)
			})
		},
	}
}

func (s *session) showAttachments(ctx context.Context, book *app.App, d invoice.Document) error {
	attached, err := book.Attachments(ctx, d.ID)
	if err != nil {
		return err
	}
	if s.json {
		views := []attachmentView{}
		for _, a := range attached {
			views = append(views, attachmentView{a.ID, optional(a.Date.ISO()), a.Name, a.File, a.Size, a.Hash})
		}
		return s.print(views)
	}
	if len(attached) == 0 {
		s.say("Rien n'est joint à %s.", d.DisplayNumber())
		return nil
	}
	t := s.table(column{"Date", false, 0}, column{"Octets", true, 0}, column{"Nom", false, 40}, column{"Fichier", false, 0})
	for _, a := range attached {
		t.row(a.Date.String(), fmt.Sprint(a.Size), a.Name, a.File)
	}
	t.flush()
	return nil
}
