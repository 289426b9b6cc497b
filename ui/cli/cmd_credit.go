package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

func (s *session) creditCommand() *cobra.Command {
	var lines []int
	var amount, reason string
	var issue bool
	cmd := &cobra.Command{
		Use: "avoir", Short: "prépare l'avoir d'une facture : de tout ce qui reste, de lignes ou d'un montant",
		Example: "facturier facture avoir F2026-0001 --lignes 1,2 --motif \"Prestation annulée\"\nfacturier facture avoir F2026-0001 --montant 100 --motif \"Geste commercial\" --emettre",
	}
	flags := cmd.Flags()
	flags.IntSliceVar(&lines, "lignes", nil, "`1,3` seulement les lignes de ces rangs")
	flags.StringVar(&amount, "montant", "", "`MONTANT` seulement cette somme TTC")
	flags.StringVar(&reason, "motif", "", "`TEXTE` pourquoi cet avoir")
	flags.BoolVar(&issue, "emettre", false, "l'émet aussitôt")
	return s.onDocument(invoiceWords, cmd, func(ctx context.Context, book *app.App, d invoice.Document) error {
		request := invoice.CreditRequest{Lines: lines, Reason: reason}
		switch {
		case reason == "":
			return usage("Il manque le motif de l'avoir.", "Ajoutez --motif \"…\".")
		case flags.Changed("lignes") && flags.Changed("montant"):
			return usage("--lignes et --montant ne vont pas ensemble.", "")
		case flags.Changed("lignes") && len(lines) == 0:
			return usage("--lignes ne dit aucune ligne.", "")
		}
		if flags.Changed("montant") {
			var err error
			if request.Amount, err = invoice.ParseAmount(amount); err != nil {
				return invoice.At(err, invoice.FieldAmount)
			}
			if request.Amount <= 0 {
				return invoice.Invalid(invoice.FieldAmount, "Le montant d'un avoir est au-dessus de zéro.", "")
			}
		}
		return s.made(ctx, book, issue, func(ctx context.Context) (invoice.Document, error) {
			return book.Credit(ctx, d.ID, request)
		})
	})
}

// made makes a draft from another document and, when asked, issues it in the
// same gesture: it is tried first, so that a refusal leaves no draft behind.
func (s *session) made(ctx context.Context, book *app.App, issue bool, make func(context.Context) (invoice.Document, error)) error {
	if !issue {
		d, err := make(ctx)
		if err != nil {
			return err
		}
		return s.changed(ctx, book, d, name(d), fmt.Sprintf("Brouillon %d : %s de %s pour %s.", d.ID, labelOf(d), d.Totals.Payable.In(d.Currency), clientName(d)))
	}
	tried, err := make(app.DryRun(ctx))
	if err != nil {
		return err
	}
	agreed, err := s.agreed(ctx, book, tried)
	if err != nil {
		return err
	}
	if s.dry {
		return s.changed(ctx, book, tried, "", fmt.Sprintf("%s de %s pour %s à émettre.", capital(labelOf(tried)), tried.Totals.Payable.In(tried.Currency), clientName(tried)))
	}
	d, err := make(ctx)
	if err != nil {
		return err
	}
	issued, err := book.Issue(agreed, d.ID)
	if err != nil {
		return errors.Join(err, book.DeleteDraft(ctx, d.ID))
	}
	return s.changed(ctx, book, issued, issued.Number, issuedSentence(issued)+"\n"+book.PDFPath(issued))
}
