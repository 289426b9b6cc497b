package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

func (s *session) issueCommand() *cobra.Command {
	return s.onDocument(invoiceWords, &cobra.Command{
		Use: "emettre", Short: "donne son numéro à un brouillon, le fige et archive son PDF",
		Long:    "Donne son numéro à un brouillon, le fige et archive son PDF : tout ou rien. Affiche le numéro et le chemin du PDF.",
		Example: "facturier facture emettre 12 --oui",
	}, func(ctx context.Context, book *app.App, d invoice.Document) error {
		issued, err := s.issue(ctx, book, d)
		if err != nil {
			return err
		}
		return s.changed(ctx, book, issued, issued.Number+"\n"+book.PDFPath(issued), issuedSentence(issued))
	})
}

func issuedSentence(d invoice.Document) string {
	due := ""
	switch {
	case d.SettledOn != 0:
		due = fmt.Sprintf(", payée le %s", d.SettledOn)
	case d.DueDate != 0 && d.Kind.Payable():
		due = fmt.Sprintf(", échéance le %s", d.DueDate)
	}
	done := "émise"
	if d.Kind == invoice.CreditNote {
		done = "émis"
	}
	return fmt.Sprintf("%s %s %s : %s pour %s%s.", capital(d.Kind.Label()), d.Number, done, d.Totals.Payable.In(d.Currency), clientName(d), due)
}

// issue asks, then issues a draft.
func (s *session) issue(ctx context.Context, book *app.App, d invoice.Document) (invoice.Document, error) {
	if d.Issued() {
		return d, invoice.Refused(fmt.Sprintf("%s a déjà son numéro.", d.DisplayNumber()), "")
	}
	ctx, err := s.agreed(ctx, book, d)
	if err != nil {
		return d, err
	}
	return book.Issue(ctx, d.ID)
}

// agreed says what keeps a draft from being issued, then asks. The context
// that it returns carries the agreement to a date in the future.
func (s *session) agreed(ctx context.Context, book *app.App, d invoice.Document) (context.Context, error) {
	if err := s.ready(ctx, book, d); err != nil {
		return ctx, err
	}
	the, it := "la facture", "Elle ne pourra plus être modifiée."
	switch {
	case d.Kind == invoice.CorrectedInvoice:
		the = "la facture rectificative"
	case d.Kind == invoice.CreditNote:
		the, it = "l'avoir", "Il ne pourra plus être modifié."
	case d.Kind == invoice.Deposit:
		the = "la facture d'acompte"
	case d.ClaimsPenalties():
		the = "la facture de pénalités"
	}
	ctx, dated := future(ctx, book, d)
	act := fmt.Sprintf("Émettre %s de %s pour %s%s", the, d.Totals.Payable.In(d.Currency), clientName(d), dated)
	if d.Kind == invoice.CorrectedInvoice {
		act += ", qui annule " + d.Origin
	}
	return ctx, s.confirm(act, it)
}

// future is, for a draft dated after today, the words of the question and the
// context that carries the agreement.
func future(ctx context.Context, book *app.App, d invoice.Document) (context.Context, string) {
	if d.Issued() || d.IssueDate <= book.Today() {
		return ctx, ""
	}
	return app.ConfirmFuture(ctx), fmt.Sprintf(", à la date future du %s", d.IssueDate)
}

// ready refuses a draft that cannot be issued, and says what deserves a look.
func (s *session) ready(ctx context.Context, book *app.App, d invoice.Document) error {
	problems, err := book.Check(ctx, d)
	if err != nil {
		return err
	}
	blocking := invoice.Blocking(problems)
	for _, p := range problems {
		if !p.Severe && len(blocking) == 0 {
			s.note("À voir : %s", p.Sentence())
		}
	}
	if len(blocking) == 0 {
		return nil
	}
	hint := ""
	if others := len(blocking) - 1; others > 0 {
		hint = fmt.Sprintf("Et %s : « facturier facture verifier %d » les liste.", plural(others, "autre point", "autres points"), d.ID)
	}
	return &invoice.Error{Code: invoice.CodeRefused, Field: blocking[0].Field, Message: blocking[0].Message, Hint: hint}
}
