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
	var amount, date, method, reference string
	var undo int64
	cmd := &cobra.Command{
		Use: "encaisser", Short: "note un encaissement : par défaut le reste dû, aujourd'hui, par virement",
		Long:    "Note un encaissement : par défaut le reste dû, aujourd'hui, par virement.\nUne erreur s'annule par --annuler, qui ajoute l'écriture inverse : les deux restent visibles.",
		Example: "facturier facture encaisser F2026-0001 --montant 250 --moyen cheque --reference 0012345\nfacturier facture encaisser F2026-0001 --annuler 7",
	}
	flags := cmd.Flags()
	flags.StringVar(&amount, "montant", "", "`MONTANT` somme reçue, sinon le reste dû")
	flags.StringVar(&date, "date", "", "`DATE` jour de l'encaissement, sinon aujourd'hui")
	flags.StringVar(&method, "moyen", "", "`MOYEN` virement, carte, cheque, especes, prelevement ou autre")
	flags.StringVar(&reference, "reference", "", "`TEXTE` numéro de chèque, libellé du virement")
	flags.Int64Var(&undo, "annuler", 0, "`NUMÉRO` annule cet encaissement par l'écriture inverse")
	_ = cmd.RegisterFlagCompletionFunc("moyen", methodChoices)
	return s.onDocument(invoiceWords, cmd, func(ctx context.Context, book *app.App, d invoice.Document) error {
		if flags.Changed("annuler") {
			return s.undoPayment(ctx, book, d, undo, flags.Changed("montant") || flags.Changed("date") || flags.Changed("moyen") || flags.Changed("reference"))
		}
		payment, err := paymentOf(amount, date, method, reference, book.Today())
		if err != nil {
			return err
		}
		paid, err := book.Pay(ctx, d.ID, payment)
		if err != nil {
			return err
		}
		last := paid.Payments[len(paid.Payments)-1]
		return s.changed(ctx, book, paid, "", fmt.Sprintf("%s : %s le %s, reste %s.", paid.Number, paidWords(last, paid.Currency), last.Date, paid.Remaining().In(paid.Currency)))
	})
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
	undone, err := book.ReversePayment(ctx, id)
	if err != nil {
		return err
	}
	return s.changed(ctx, book, undone, "", fmt.Sprintf("%s : encaissement %d annulé, reste %s.", undone.Number, id, undone.Remaining().In(undone.Currency)))
}
