package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

func (s *session) invoiceCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "facture", Short: "une facture : creer, modifier, voir, verifier, emettre, encaisser, avoir, rectifier, promesse…",
		Long:    "Les gestes sur une facture. Elle est nommée par son numéro, ou par son identifiant tant qu'elle est en brouillon.",
		Example: "facturier facture emettre 12\nfacturier facture encaisser F2026-0001",
		Args:    only, RunE: family,
	}
	cmd.AddCommand(s.createCommand(invoiceWords), s.modifyCommand(invoiceWords), s.viewCommand(invoiceWords), s.checkCommand(), s.issueCommand(),
		s.sendInvoiceCommand(), s.payCommand(), s.creditCommand(), s.rectifyCommand(), s.duplicateCommand(invoiceWords), s.pdfCommand(invoiceWords),
		s.xmlCommand(), s.claimCommand(), s.penaltiesCommand(), s.journalCommand(invoiceWords), s.promiseCommand(), s.disputeCommand(), s.planCommand(), s.noteCommand(invoiceWords),
		s.putOffCommand(invoiceWords), s.attachCommand(invoiceWords), s.documentAnswerCommand(invoiceWords), s.deleteCommand(invoiceWords))
	return cmd
}

type problemView struct {
	Rule    string `json:"regle"`
	Field   string `json:"champ"`
	Message string `json:"message"`
	Severe  bool   `json:"grave"`
}

func (s *session) checkCommand() *cobra.Command {
	return s.onDocument(invoiceWords, &cobra.Command{
		Use: "verifier", Short: "liste ce qui empêche d'émettre un brouillon",
		Long:    "Liste ce qui empêche d'émettre un brouillon, et ce qui mérite un regard. Code 1 si quelque chose l'empêche.",
		Example: "facturier facture verifier 12 --json",
	}, func(ctx context.Context, book *app.App, d invoice.Document) error {
		problems, err := book.Check(ctx, d)
		if err != nil {
			return err
		}
		if err := s.showProblems(problems, d); err != nil {
			return err
		}
		if len(invoice.Blocking(problems)) > 0 {
			return exitOnly(exitRefused)
		}
		return nil
	})
}

func (s *session) showProblems(problems []invoice.Problem, d invoice.Document) error {
	if s.json {
		views := []problemView{}
		for _, p := range problems {
			views = append(views, problemView{p.Rule, fieldKey(p.Field), p.Message, p.Severe})
		}
		return s.print(views)
	}
	for _, p := range problems {
		kind := "à voir"
		if p.Severe {
			kind = "bloque"
		}
		s.say("%s  %s : %s", kind, fieldText(p.Field), p.Sentence())
	}
	switch {
	case d.Issued():
		s.say("%s a son numéro : le document est figé.", d.Number)
	case len(invoice.Blocking(problems)) == 0:
		s.say("Rien n'empêche d'émettre le %s.", d.DisplayNumber())
	}
	return nil
}

func (s *session) sendInvoiceCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "envoyer", Short: "note qu'une facture émise est partie, ou l'envoie par e-mail", Long: "Note qu'une facture émise est partie, et à qui.",
		Example: "facturier facture envoyer F2026-0001 --a compta@durand.fr\nfacturier facture envoyer F2026-0001 --par-email --oui",
	}
	f := deliverFlagsOf(cmd)
	return s.onDocument(invoiceWords, cmd, func(ctx context.Context, book *app.App, d invoice.Document) error {
		if err := f.check(); err != nil {
			return err
		}
		if f.mail {
			return s.deliver(ctx, book, d, f)
		}
		if f.to == "" {
			f.to = d.Client.Email
		}
		sent, err := book.MarkSent(ctx, d.ID, f.to)
		if err != nil {
			return err
		}
		return s.changed(ctx, book, sent, "", fmt.Sprintf("%s envoyée le %s.", sent.Number, sent.SentOn))
	})
}
