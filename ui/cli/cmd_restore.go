package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

type restoreView struct {
	Book      string   `json:"livre"`
	Documents int      `json:"documents"`
	Files     int      `json:"fichiers"`
	Aside     optional `json:"mis_de_cote"`
}

func (s *session) restoreCommand() *cobra.Command {
	return &cobra.Command{
		Use: "restaurer COPIE", Short: "remet le livre et ses documents comme ils sont dans une sauvegarde",
		Long: "Lit une sauvegarde jusqu'au bout, vérifie tout le livre qu'elle contient, puis le met à sa place avec ses documents. Le livre\n" +
			"présent, s'il y en a un, n'est pas perdu\u00a0: après une question, il va tel quel dans un dossier avant-restauration-DATE, à côté.\n" +
			"Refusé tant que le livre est ouvert ailleurs. Un échec laisse tout comme avant.",
		Example: "facturier restaurer /media/cle/facturier-2026-11-22.zip\nfacturier restaurer copie.zip --livre /tmp/essai/facturier.db",
		Args:    one("la sauvegarde à lire"),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return []string{"zip"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			today, err := s.today()
			if err != nil {
				return err
			}
			path, named := s.bookPath()
			if err := isThere(path, named, true); err != nil {
				return err
			}
			return stoppable(cmd.Context(), func(ctx context.Context) error {
				r, err := app.PrepareRestore(ctx, args[0], path, func() invoice.Date { return today })
				if err != nil {
					return err
				}
				defer r.Discard()
				return s.restore(ctx, r, args[0])
			})
		},
	}
}

// restore asks where something is there, then puts the backup in its place.
func (s *session) restore(ctx context.Context, r *app.Restoration, file string) error {
	documents := plural(r.Report.Documents, "document numéroté", "documents numérotés")
	replaced := ""
	switch {
	case slices.Contains(r.Present, filepath.Base(r.Path)):
		replaced = "Le livre présent sera mis de côté, tel quel."
	case len(r.Present) > 0:
		replaced = "Les fichiers présents, sans livre, seront mis de côté, tels quels."
	}
	if replaced != "" {
		if err := s.confirm(fmt.Sprintf("Mettre %s (%s) à la place de %s", file, documents, r.Path), replaced); err != nil {
			return err
		}
	}
	aside := ""
	if !s.dry {
		var err error
		if aside, err = r.Commit(ctx); err != nil {
			return err
		}
	}
	if s.json {
		return s.print(restoreView{r.Path, r.Report.Documents, r.Report.Files, optional(aside)})
	}
	if s.dry {
		s.answer("", strings.TrimSpace(fmt.Sprintf("%s, lue et vérifiée (%s), irait dans %s. %s", file, documents, r.Path, replaced)))
		return nil
	}
	s.answer(r.Path, fmt.Sprintf("Livre restauré et vérifié\u00a0: %s, %s dans l'archive.", documents, plural(r.Report.Files, "fichier", "fichiers")))
	if aside != "" {
		s.tell("Ce qui était là est dans %s\u00a0; il s'ouvre par --livre.", aside)
	}
	return nil
}
