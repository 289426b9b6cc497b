package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

func (s *session) penaltiesCommand() *cobra.Command {
	var issue bool
	cmd := &cobra.Command{
		Use: "penalites", Short: "prépare la facture des pénalités d'une facture en retard, ou payée en retard, hors TVA",
		Long: "Prépare, en brouillon, la facture des pénalités de retard d'une facture et de l'indemnité de 40 € : les lignes de « facture calcul »,\n" +
			"hors TVA. Elle n'est pas obligatoire : ces sommes se réclament sans facture. Ce qu'une facture de pénalités réclame ne se réclame plus ;\n" +
			"ce qui court depuis, si. Elle ne porte elle-même ni pénalités ni indemnité. Son avoir rend le tout.",
		Example: "facturier facture penalites F2026-0001\nfacturier facture penalites F2026-0001 --emettre",
	}
	cmd.Flags().BoolVar(&issue, "emettre", false, "l'émet aussitôt")
	return s.onDocument(invoiceWords, cmd, func(ctx context.Context, book *app.App, d invoice.Document) error {
		disputed, err := book.Disputed(ctx, d.ID)
		if err != nil {
			return err
		}
		if disputed {
			if err := s.confirm(fmt.Sprintf("Préparer les pénalités de %s, qui est en litige", d.DisplayNumber()), "Elles tombent si le client a raison."); err != nil {
				return err
			}
		}
		claim, err := book.Claim(ctx, d.ID)
		if err != nil {
			return err
		}
		return s.made(ctx, book, issue, func(ctx context.Context) (invoice.Document, error) {
			made, err := book.Penalties(ctx, d.ID)
			if err == nil {
				s.noteUnknownFrom(claim.UnknownFrom)
			}
			return made, err
		})
	})
}

// labelOf is the kind of a document in words, that of penalties too.
func labelOf(d invoice.Document) string {
	if d.ClaimsPenalties() {
		return "facture de pénalités"
	}
	return d.Kind.Label()
}

// penaltiesView is what a document of penalties is about.
type penaltiesView struct {
	Invoice  string   `json:"facture"`
	Date     optional `json:"emission"`
	From     optional `json:"debut"`
	Until    optional `json:"fin"`
	Recovery bool     `json:"indemnite"`
}

func viewPenalties(p invoice.Penalties) *penaltiesView {
	if p == (invoice.Penalties{}) {
		return nil
	}
	return &penaltiesView{p.Number, optional(p.Date.ISO()), optional(p.From.ISO()), optional(p.Until.ISO()), p.Recovery}
}
