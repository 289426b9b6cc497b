package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"facturier/app"
)

const answerLong = "Classe la réponse à un message parti de Facturier, enregistrée depuis votre messagerie (.eml) : un accusé de lecture, un avis de remise\n" +
	"ou de non-remise. Le message se reconnaît à son identifiant. Le fichier est gardé avec le document, et le journal dit « lu le… »,\n" +
	"« remis le… » ou « non remis : 550… ». Un message revenu n'est pas renvoyé pour autant : refaites-le par une autre voie."

// answerCommand files the answer to a message, whatever it was about.
func (s *session) answerCommand() *cobra.Command {
	return &cobra.Command{
		Use: "accuse FICHIER", Short: "classe un accusé de lecture ou de remise (.eml) avec son document",
		Long: answerLong, Example: "facturier accuse accuse.eml",
		Args: one("le fichier de l'accusé"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"eml"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.with(cmd, func(ctx context.Context, book *app.App) error { return s.fileAnswer(ctx, book, 0, args[0]) })
		},
	}
}

// documentAnswerCommand files the answer to a message about one document.
func (s *session) documentAnswerCommand(w kindWords) *cobra.Command {
	return &cobra.Command{
		Use: "accuse NUMÉRO FICHIER", Short: "classe avec " + w.the + " l'accusé (.eml) d'un de ses messages : lu, remis, non remis",
		Long: answerLong, Example: fmt.Sprintf("facturier %s accuse %s accuse.eml", w.command, w.number),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usage("Il faut un numéro et un fichier.", "Usage : "+cmd.UseLine())
			}
			return nil
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return []string{"eml"}, cobra.ShellCompDirectiveFilterFileExt
			}
			return s.completeDocuments(w.family)(cmd, args, typed)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.with(cmd, func(ctx context.Context, book *app.App) error {
				d, err := book.FindDocument(ctx, w.family, args[0])
				if err != nil {
					return err
				}
				return s.fileAnswer(ctx, book, d.ID, args[1])
			})
		},
	}
}

func (s *session) fileAnswer(ctx context.Context, book *app.App, id int64, file string) error {
	e, err := book.FileAnswer(ctx, id, file)
	if err != nil {
		return err
	}
	var names []string
	for _, id := range e.Documents {
		d, err := book.Document(ctx, id)
		if err != nil {
			return err
		}
		names = append(names, d.DisplayNumber())
	}
	return s.noted(e, fmt.Sprintf("%s, à %s : %s.", strings.Join(names, ", "), e.To, strings.ToLower(e.Text[:1])+e.Text[1:]))
}
