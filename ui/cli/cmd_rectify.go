package cli

import (
	"context"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

func (s *session) rectifyCommand() *cobra.Command {
	var reason string
	var issue bool
	cmd := &cobra.Command{
		Use: "rectifier", Short: "prépare la facture rectificative qui annule et remplace une facture",
		Long: "Prépare la facture rectificative qui annule et remplace une facture que le client n'a ni acceptée ni payée.\n" +
			"Le brouillon a le contenu de la facture : corrigez-le par « facture modifier », puis émettez-le. Une facture acceptée\nou payée, même en partie, se corrige par un avoir.",
		Example: "facturier facture rectifier F2026-0001 --motif \"Adresse de facturation erronée\"",
	}
	cmd.Flags().StringVar(&reason, "motif", "", "`TEXTE` pourquoi cette facture est remplacée")
	cmd.Flags().BoolVar(&issue, "emettre", false, "l'émet aussitôt")
	return s.onDocument(invoiceWords, cmd, func(ctx context.Context, book *app.App, d invoice.Document) error {
		if reason == "" {
			return usage("Il manque le motif de la facture rectificative.", "Ajoutez --motif \"…\".")
		}
		return s.made(ctx, book, issue, func(ctx context.Context) (invoice.Document, error) {
			return book.Rectify(ctx, d.ID, reason)
		})
	})
}
