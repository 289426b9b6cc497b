package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

// quotesCommand lists the quotes, and holds the gestures on one.
func (s *session) quotesCommand() *cobra.Command {
	cmd := s.listCommand(quoteWords, &cobra.Command{
		Use: "devis", Short: "liste les devis ; creer, modifier, voir, envoyer, accepter, convertir…",
		Example: "facturier devis --etat accepte\nfacturier devis convertir D2026-0003 --emettre",
	})
	cmd.AddCommand(s.createCommand(quoteWords), s.modifyCommand(quoteWords), s.viewCommand(quoteWords), s.sendQuoteCommand(), s.acceptCommand(), s.refuseCommand(),
		s.duplicateCommand(quoteWords), s.convertCommand(), s.pdfCommand(quoteWords), s.journalCommand(quoteWords),
		s.noteCommand(quoteWords), s.putOffCommand(quoteWords), s.attachCommand(quoteWords), s.documentAnswerCommand(quoteWords), s.deleteCommand(quoteWords))
	return cmd
}

func (s *session) sendQuoteCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "envoyer", Short: "donne son numéro à un devis, archive son PDF et note l'envoi, ou l'envoie par e-mail",
		Long:    "Donne son numéro à un devis en brouillon, archive son PDF et note qu'il est parti. Renvoyé, il a la date du\ndernier envoi ; son fil et son journal gardent les autres.",
		Example: "facturier devis envoyer 12 --a jean@durand.fr\nfacturier devis envoyer 12 --par-email --oui",
	}
	f := deliverFlagsOf(cmd)
	return s.onDocument(quoteWords, cmd, func(ctx context.Context, book *app.App, d invoice.Document) error {
		if err := f.check(); err != nil {
			return err
		}
		ctx, err := s.numbering(ctx, book, d)
		if err != nil {
			return err
		}
		if f.mail {
			return s.deliver(ctx, book, d, f)
		}
		if f.to == "" {
			f.to = d.Client.Email
		}
		sent, err := book.SendQuote(ctx, d.ID, f.to)
		if err != nil {
			return err
		}
		if d.Issued() {
			if err := s.noteRevision(ctx, book, d); err != nil {
				return err
			}
		}
		return s.changed(ctx, book, sent, sent.Number, fmt.Sprintf("%s envoyé le %s : %s pour %s, valable jusqu'au %s.\n%s",
			sent.DisplayNumber(), sent.SentOn, sent.Totals.Gross.In(sent.Currency), clientName(sent), sent.ValidUntil, book.PDFPath(sent)))
	})
}

// noteRevision says that a quote sent again has a revision that was not: the
// number means the one that the client has.
func (s *session) noteRevision(ctx context.Context, book *app.App, sent invoice.Document) error {
	rows, err := book.Documents(ctx, invoice.Query{Family: invoice.QuoteFamily, State: invoice.Draft, Search: sent.Number, Limit: 10, Today: book.Today()})
	for _, row := range rows {
		if row.Number == sent.Number {
			s.note("La révision %d est encore en brouillon : « facturier devis envoyer %d » l'envoie.", row.Revision, row.ID)
		}
	}
	return err
}

// numbering looks at a quote before it takes its number: what keeps it from
// that is said, and a date in the future is asked about.
func (s *session) numbering(ctx context.Context, book *app.App, d invoice.Document) (context.Context, error) {
	if d.Issued() {
		return ctx, nil
	}
	if err := s.ready(ctx, book, d); err != nil {
		return ctx, err
	}
	ctx, dated := future(ctx, book, d)
	if dated == "" {
		return ctx, nil
	}
	return ctx, s.confirm(fmt.Sprintf("Donner son numéro au devis de %s pour %s%s", d.Totals.Gross.In(d.Currency), clientName(d), dated), "Il le gardera.")
}

// decisionFlags say when and who decided; how is the flag of the rest.
func decisionFlags(cmd *cobra.Command, how, usage string) (date, by, text *string) {
	date = cmd.Flags().String("date", "", "`DATE` jour de la décision, sinon aujourd'hui")
	by = cmd.Flags().String("par", "", "`NOM` qui a décidé")
	return date, by, cmd.Flags().String(how, "", usage)
}

func decisionOf(date, by, how string, today invoice.Date) (a invoice.Acceptance, err error) {
	a.By, a.How = by, how
	if date != "" {
		a.Date, err = invoice.ParseDate(date, today)
	}
	return a, invoice.At(err, invoice.FieldDate)
}

// invoiceByItself invoices an accepted quote for who wants it. The quote stays accepted
// whatever becomes of its invoice: that is said, and is no failure of the command.
func (s *session) invoiceByItself(ctx context.Context, book *app.App, quote invoice.Document) {
	made, message, done, err := book.AutoInvoice(ctx, quote.ID, s.passwordAsker())
	switch {
	case done && err == nil:
		s.note("%s émise et partie à %s.", made.Number, message.To)
	case done:
		e := sentenceOf(kept(err, message))
		s.tell("%s est émise, et n'est pas partie : %s\n%s", made.Number, e.Message, e.Hint)
	case err != nil && made.ID != 0:
		s.tell("La facture reste en brouillon (%d) : %s", made.ID, sentenceOf(err).Message)
	case err != nil:
		s.tell("La facture n'est pas faite : %s", sentenceOf(err).Message)
	}
}

func (s *session) acceptCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "accepter", Short: "note que le client accepte un devis",
		Long:    "Note que le client accepte un devis : quand, qui, comment. Un brouillon reçoit son numéro au passage.",
		Example: "facturier devis accepter D2026-0003 --par \"Jean Durand\" --comment signature",
	}
	date, by, how := decisionFlags(cmd, "comment", "`TEXTE` signature, e-mail, oral")
	return s.onDocument(quoteWords, cmd, func(ctx context.Context, book *app.App, d invoice.Document) error {
		decision, err := decisionOf(*date, *by, *how, book.Today())
		if err != nil {
			return err
		}
		ctx, err = s.numbering(ctx, book, d)
		if err != nil {
			return err
		}
		accepted, err := book.AcceptQuote(ctx, d.ID, decision)
		if err != nil {
			return err
		}
		s.invoiceByItself(ctx, book, accepted)
		said := fmt.Sprintf("%s accepté le %s : %s pour %s.", accepted.DisplayNumber(), accepted.Acceptance.Date,
			accepted.Totals.Gross.In(accepted.Currency), clientName(accepted))
		if late := accepted.AcceptedLate(); late != "" {
			said += " " + late
		}
		if !d.Issued() {
			said += "\nIl a pris son numéro\u00a0; sa page est archivée\u00a0: " + book.PDFPath(accepted)
		}
		return s.changed(ctx, book, accepted, accepted.Number, said)
	})
}

func (s *session) refuseCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "refuser", Short: "note que le client refuse un devis",
		Example: "facturier devis refuser D2026-0003 --motif \"Trop cher\"",
	}
	date, by, why := decisionFlags(cmd, "motif", "`TEXTE` pourquoi")
	return s.onDocument(quoteWords, cmd, func(ctx context.Context, book *app.App, d invoice.Document) error {
		decision, err := decisionOf(*date, *by, *why, book.Today())
		if err != nil {
			return err
		}
		refused, err := book.RefuseQuote(ctx, d.ID, decision)
		if err != nil {
			return err
		}
		return s.changed(ctx, book, refused, "", fmt.Sprintf("%s refusé le %s.", refused.DisplayNumber(), refused.Acceptance.Date))
	})
}

func (s *session) convertCommand() *cobra.Command {
	var deposit, rate string
	var lines []int
	var balance, issue bool
	cmd := &cobra.Command{
		Use: "convertir", Short: "prépare la facture d'un devis accepté : le tout, un acompte, des lignes ou le solde",
		Long:    "Prépare la facture d'un devis accepté : le tout, ou le solde s'il y a eu des acomptes. Affiche l'identifiant\ndu brouillon, ou le numéro de la facture avec --emettre.",
		Example: "facturier devis convertir D2026-0003 --acompte 30%\nfacturier devis convertir D2026-0003 --solde --emettre",
	}
	flags := cmd.Flags()
	flags.StringVar(&deposit, "acompte", "", "`30%|500` une facture d'acompte")
	flags.IntSliceVar(&lines, "lignes", nil, "`1,3` seulement les lignes de ces rangs")
	flags.BoolVar(&balance, "solde", false, "ce qui reste, acomptes déduits")
	flags.BoolVar(&issue, "emettre", false, "l'émet aussitôt")
	flags.StringVar(&rate, "taux-change", "", "`TAUX` d'un devis en devise, le jour de la facture : combien d'euros vaut une unité")
	return s.onDocument(quoteWords, cmd, func(ctx context.Context, book *app.App, d invoice.Document) error {
		conversion, err := conversionOf(deposit, lines, balance, flags.Changed("acompte"), flags.Changed("lignes"))
		if err == nil && rate != "" {
			conversion.ExchangeRate, err = invoice.ParseExchangeRate(rate)
		}
		if err != nil {
			return err
		}
		return s.made(ctx, book, issue, func(ctx context.Context) (invoice.Document, error) {
			return book.Convert(ctx, d.ID, conversion)
		})
	})
}

func conversionOf(deposit string, lines []int, balance, hasDeposit, hasLines bool) (c invoice.Conversion, err error) {
	c.Balance, c.Lines = balance, lines
	asked := 0
	for _, one := range []bool{balance, hasDeposit, hasLines} {
		if one {
			asked++
		}
	}
	if asked > 1 {
		return c, usage("--acompte, --lignes et --solde ne vont pas ensemble.", "")
	}
	if hasLines && len(lines) == 0 {
		return c, usage("--lignes ne dit aucune ligne.", "")
	}
	if !hasDeposit {
		return c, nil
	}
	if c.Deposit, err = invoice.ParseDiscount(deposit); err != nil {
		return c, invoice.At(err, invoice.FieldAsked)
	}
	if c.Deposit.IsZero() {
		return c, invoice.Invalid(invoice.FieldAsked, "Un acompte de zéro n'en est pas un.", "Écrivez 30% ou 500.")
	}
	return c, nil
}
