package cli

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

func (s *session) payCommand() *cobra.Command {
	var amount, date, method, reference, grant, surplus string
	var undo int64
	var byCredit bool
	cmd := &cobra.Command{
		Use: "encaisser", Short: "note un encaissement : par défaut le reste dû, aujourd'hui, par virement",
		Long: "Note un encaissement : par défaut le reste dû, aujourd'hui, par virement.\n" +
			"Un escompte offert est accordé de lui-même à qui solde la facture à temps ; --escompte oui l'accorde hors délai, non le refuse.\n" +
			"Une erreur s'annule par --annuler, qui ajoute l'écriture inverse : les deux restent visibles.\n" +
			"Ce qui dépasse le reste dû n'est pris qu'avec --surplus : gardé en crédit du client, ou réparti sur ses autres factures.\n" +
			"Avec --surplus comme avec --credit, une facture dont l'escompte court encore ce jour-là est soldée par la somme escomptée.\n" +
			"Sur une facture qui doit de l'argent à son client après un avoir, --surplus le garde de même au lieu de le rendre.",
		Example: "facturier facture encaisser F2026-0001 --montant 250 --moyen cheque --reference 0012345\nfacturier facture encaisser F2026-0001 --escompte non\n" +
			"facturier facture encaisser F2026-0001 --annuler 7\nfacturier facture encaisser F2026-0001 --montant 1300 --surplus credit\nfacturier facture encaisser F2026-0002 --credit",
	}
	flags := cmd.Flags()
	flags.StringVar(&amount, "montant", "", "`MONTANT` somme reçue, sinon le reste dû")
	flags.StringVar(&date, "date", "", "`DATE` jour de l'encaissement, sinon aujourd'hui")
	flags.StringVar(&method, "moyen", "", "`MOYEN` virement, carte, cheque, especes, prelevement ou autre")
	flags.StringVar(&reference, "reference", "", "`TEXTE` numéro de chèque, libellé du virement")
	flags.StringVar(&grant, "escompte", "auto", "`RÉPONSE` accorder l'escompte offert : auto (s'il est payé à temps), oui ou non")
	flags.Int64Var(&undo, "annuler", 0, "`NUMÉRO` annule cet encaissement par l'écriture inverse")
	flags.StringVar(&surplus, "surplus", "", "`OÙ` garde ce qui dépasse en « credit » du client, ou règle ses autres « factures » d'abord")
	flags.BoolVar(&byCredit, "credit", false, "paie avec le crédit du client, autant qu'il en faut et qu'il y en a")
	_ = cmd.RegisterFlagCompletionFunc("moyen", methodChoices)
	_ = cmd.RegisterFlagCompletionFunc("escompte", cobra.FixedCompletions([]string{"auto", "oui", "non"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("surplus", cobra.FixedCompletions([]string{surplusCredit, surplusInvoices}, cobra.ShellCompDirectiveNoFileComp))
	given := func(names ...string) bool { return slices.ContainsFunc(names, flags.Changed) }
	return s.onDocument(invoiceWords, cmd, func(ctx context.Context, book *app.App, d invoice.Document) error {
		if flags.Changed("annuler") {
			return s.undoPayment(ctx, book, d, undo, given("montant", "date", "moyen", "reference", "escompte", "surplus", "credit"))
		}
		payment, err := paymentOf(amount, date, method, reference, book.Today())
		if err != nil {
			return err
		}
		answer, err := invoice.ParseGrant(grant)
		if err != nil {
			return err
		}
		if payment.Date != 0 && payment.Date < d.IssueDate {
			err = s.wonder(fmt.Sprintf("Noter un encaissement du %s sur %s", payment.Date, d.DisplayNumber()),
				fmt.Sprintf("%s est du %s, après cet encaissement.", d.DisplayNumber(), d.IssueDate))
		}
		if err != nil {
			return err
		}
		switch {
		case byCredit && given("moyen", "reference", "surplus", "escompte"):
			return usage("--credit ne va qu'avec --montant et --date.", "Le crédit garde le moyen par lequel il est venu.")
		case byCredit:
			done, err := book.UseCredit(ctx, d.ID, payment.Amount, payment.Date)
			return s.documentSettled(ctx, book, d, done, err)
		case given("surplus"):
			return s.payBeyond(ctx, book, d, payment, surplus, answer)
		}
		paid, err := book.PayWith(ctx, d.ID, payment, answer)
		if err != nil {
			return orSurplus(err, d, payment)
		}
		return s.changed(ctx, book, paid, "", paidSentence(&paid))
	})
}

// paidSentence says what the last payment did.
func paidSentence(d *invoice.Document) string {
	at := len(d.Payments) - 1
	if d.Payments[at].Method == invoice.EarlyDiscount {
		at--
	}
	last := d.Payments[at]
	return fmt.Sprintf("%s\u00a0: %s le %s%s, reste %s.", d.Number, paidWords(last, d.Currency), last.Date, grantedWords(d), d.Remaining().In(d.Currency))
}

// paidWords are the sum and the means of a payment: "100,00 € encaissés en espèces".
func paidWords(p invoice.Payment, c invoice.Currency) string {
	sum, by := p.Amount.In(c)+" "+p.Amount.Agree("encaissé", "encaissés"), "par "+p.Method.Label()
	if p.Amount < 0 {
		sum = (-p.Amount).In(c) + " " + p.Amount.Agree("remboursé", "remboursés")
	}
	switch p.Method {
	case invoice.Cash:
		by = "en espèces"
	case invoice.OtherMethod:
		by = "autrement"
	}
	return sum + " " + by
}

func paymentOf(amount, date, method, reference string, today invoice.Date) (p invoice.Payment, err error) {
	p.Reference = reference
	if amount != "" {
		if p.Amount, err = invoice.ParseAmount(amount); err != nil {
			return p, invoice.At(err, invoice.FieldAmount)
		}
		if p.Amount == 0 { // zero would mean the balance
			return p, invoice.Invalid(invoice.FieldAmount, "Un encaissement de zéro n'en est pas un.", "Sans --montant, c'est le reste dû.")
		}
	}
	if date != "" {
		if p.Date, err = invoice.ParseDate(date, today); err != nil {
			return p, invoice.At(err, invoice.FieldDate)
		}
	}
	if method != "" {
		p.Method, err = invoice.ParseMethod(method)
	}
	return p, err
}

func (s *session) undoPayment(ctx context.Context, book *app.App, d invoice.Document, id int64, more bool) error {
	if more {
		return usage("--annuler ne va avec aucune autre option d'encaissement.", "L'écriture inverse reprend le montant et le moyen de la première.")
	}
	if !slices.ContainsFunc(d.Payments, func(p invoice.Payment) bool { return p.ID == id }) {
		return &invoice.Error{Code: invoice.CodeNotFound, Field: "encaissements", Message: fmt.Sprintf("%s n'a pas d'encaissement %d.", d.DisplayNumber(), id),
			Hint: fmt.Sprintf("« facturier facture voir %s » les montre.", name(d))}
	}
	done, err := book.Reverse(ctx, id)
	if err != nil {
		return err
	}
	if len(done.Documents) != 1 || done.OnAccount() != 0 {
		return s.documentSettled(ctx, book, d, done, nil)
	}
	undone, words := done.Documents[0], fmt.Sprintf("encaissement %d annulé", id)
	if granted := d.Granted() - undone.Granted(); granted != 0 {
		for _, p := range done.Payments { // the discount was named, or its payment: both are undone
			if p.Method != invoice.EarlyDiscount {
				words = fmt.Sprintf("encaissement %d annulé, avec son escompte de %s", p.Reverses, granted.In(d.Currency))
			}
		}
	}
	return s.changed(ctx, book, undone, "", fmt.Sprintf("%s\u00a0: %s, reste %s.", undone.Number, words, undone.Remaining().In(undone.Currency)))
}
