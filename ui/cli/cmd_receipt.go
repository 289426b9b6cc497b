package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

// receiptFlags are those of a receipt of a client, or of what it gets back.
type receiptFlags struct {
	amount, date, method, reference, currency string
}

func (f *receiptFlags) register(cmd *cobra.Command, amount, day, methods string) {
	flags := cmd.Flags()
	flags.StringVar(&f.amount, "montant", "", amount)
	flags.StringVar(&f.date, "date", "", day)
	flags.StringVar(&f.method, "moyen", "", methods)
	flags.StringVar(&f.reference, "reference", "", "`TEXTE` numéro de chèque, libellé du virement")
	flags.StringVar(&f.currency, "devise", "", "`DEVISE` son code, sinon l'euro")
	_ = cmd.RegisterFlagCompletionFunc("moyen", methodChoices)
}

// read is what the flags say, as a payment.
func (f *receiptFlags) read(today invoice.Date) (p invoice.Payment, err error) {
	if p, err = paymentOf(f.amount, f.date, f.method, f.reference, today); err != nil {
		return p, err
	}
	p.Currency, err = invoice.ParseCurrency(f.currency)
	return p, err
}

func (s *session) receiveCommand() *cobra.Command {
	var f receiptFlags
	var invoices string
	var undo int64
	cmd := &cobra.Command{
		Use: "encaisser", Short: "note un versement sur plusieurs factures ; ce qui dépasse reste en crédit",
		Long: "Note un versement du client : par défaut tout ce qu'il doit, aujourd'hui, par virement.\n" +
			"Il règle ses factures, la plus ancienne échéance d'abord, celles en litige en dernier, ou celles que --factures nomme ; ce qui dépasse est gardé en crédit.\n" +
			"Une facture dont l'escompte court encore ce jour-là est soldée par la somme escomptée ; une part écrite en entier, F2026-0012=500, la solde sans lui.",
		Example: "facturier client encaisser Durand --montant 2000 --moyen cheque --reference 0012345\n" +
			"facturier client encaisser Durand --montant 800 --factures F2026-0012=500,F2026-0015\nfacturier client encaisser Durand --annuler 7",
	}
	f.register(cmd, "`MONTANT` somme reçue, sinon tout ce qui est dû", "`DATE` jour de l'encaissement, sinon aujourd'hui",
		"`MOYEN` virement, carte, cheque, especes, prelevement ou autre")
	flags := cmd.Flags()
	flags.StringVar(&invoices, "factures", "", "`NUMÉROS` celles qu'il règle et leur part : F2026-0012=500,F2026-0015")
	flags.Int64Var(&undo, "annuler", 0, "`NUMÉRO` annule cet encaissement, et tout son versement, par l'écriture inverse")
	_ = cmd.RegisterFlagCompletionFunc("factures", s.completeDocuments(invoice.InvoiceFamily))
	return s.onClient(cmd, func(ctx context.Context, book *app.App, c invoice.Client) error {
		if flags.Changed("annuler") {
			for _, other := range []string{"montant", "date", "moyen", "reference", "devise", "factures"} {
				if flags.Changed(other) {
					return usage("--annuler ne va avec aucune autre option d'encaissement.", "L'écriture inverse reprend le montant et le moyen de la première.")
				}
			}
			return s.undoCredit(ctx, book, c, undo)
		}
		p, err := f.read(book.Today())
		if err != nil {
			return err
		}
		open, err := book.OpenInvoices(ctx, c.ID)
		if err != nil {
			return err
		}
		if p.Date.IsZero() {
			p.Date = book.Today()
		}
		r, err := invoice.Share(open, p.Currency, p.Amount, p.Date, invoices)
		if err != nil {
			return err
		}
		r.ClientID, r.Date, r.Method, r.Reference = c.ID, p.Date, p.Method, p.Reference
		done, err := book.Receive(ctx, r)
		if err != nil {
			return err
		}
		for i := range open {
			if row := &open[i]; row.Disputed && row.Currency == r.Currency && invoices == "" {
				s.note("%s est en litige, elle vient en dernier.", row.Number)
			}
		}
		if len(r.Parts) == 0 && c.Type != invoice.Consumer {
			s.note("%s", invoice.AdvanceHint)
		}
		return s.clientSettled(c, done)
	})
}

func (s *session) refundCommand() *cobra.Command {
	var f receiptFlags
	cmd := &cobra.Command{
		Use: "rembourser", Short: "rend son crédit à un client : par défaut tout, aujourd'hui, par virement",
		Example: "facturier client rembourser Durand\nfacturier client rembourser Durand --montant 50 --moyen cheque",
	}
	f.register(cmd, "`MONTANT` somme rendue, sinon tout le crédit", "`DATE` jour du remboursement, sinon aujourd'hui",
		"`MOYEN` virement, carte, cheque, especes, prelevement ou autre")
	return s.onClient(cmd, func(ctx context.Context, book *app.App, c invoice.Client) error {
		p, err := f.read(book.Today())
		if err != nil {
			return err
		}
		done, err := book.Refund(ctx, c.ID, p)
		if err != nil {
			return err
		}
		if err := s.clientSettled(c, done); err != nil || s.dry {
			return err
		}
		s.note("«\u00a0facturier client encaisser %d --annuler %d\u00a0» l'annule.", c.ID, done.Payments[0].ID)
		return nil
	})
}

// undoCredit undoes a receipt that is, in part at least, on the account of a
// client.
func (s *session) undoCredit(ctx context.Context, book *app.App, c invoice.Client, id int64) error {
	credit, err := book.ClientCredit(ctx, c.ID)
	if err != nil {
		return err
	}
	for _, p := range credit.Payments {
		if p.ID == id {
			done, err := book.Reverse(ctx, id)
			if err != nil {
				return err
			}
			return s.clientSettled(c, done)
		}
	}
	return &invoice.Error{Code: invoice.CodeNotFound, Field: "encaissements", Message: fmt.Sprintf("Le crédit de %s n'a pas d'encaissement %d.", c.Name, id),
		Hint: fmt.Sprintf("« facturier client voir %d » les montre ; ceux d'une facture s'annulent par « facturier facture encaisser ».", c.ID)}
}

// clientSettled answers what moved money of a client: what it did, line by line.
func (s *session) clientSettled(c invoice.Client, done invoice.Settled) error {
	if !s.json {
		s.answer("", settledLines(done))
		return nil
	}
	view := settledView{viewKnownClient(c, done.Credit), []settledPart{}}
	for i := range done.Documents {
		d := &done.Documents[i]
		view.Invoices = append(view.Invoices, settledPart{d.Number, amountNumber(done.On(d.ID)), amountNumber(done.Granted(d.ID)), amountNumber(d.Remaining())})
	}
	return s.print(view)
}

// settledView is the client after a receipt, and what each invoice took of it.
type settledView struct {
	knownClientView
	Invoices []settledPart `json:"factures"`
}

type settledPart struct {
	Number string      `json:"numero"`
	Amount json.Number `json:"montant"`
	Early  json.Number `json:"escompte"`
	Left   json.Number `json:"reste"`
}

// settledLines say what a receipt did: first the money that moved, then each
// invoice, then the credit.
func settledLines(done invoice.Settled) string {
	var lines []string
	first, sum := done.Payments[0], done.Moved()
	in, by := first.Currency, first
	for _, p := range done.Payments {
		if d := done.Document(p.DocumentID); d != nil {
			in = d.Currency
		}
	}
	by.Amount = sum
	switch {
	case first.Reverses != 0:
		lines = append(lines, undoneWords(done.Payments))
	case sum != 0:
		lines = append(lines, fmt.Sprintf("%s le %s.", paidWords(by, in), by.Date))
	}
	for _, d := range done.Documents {
		words := done.On(d.ID).In(in)
		if paidByCredit(&d) && done.On(d.ID) > 0 {
			words += " par son crédit"
		}
		if early := done.Granted(d.ID); early != 0 {
			words += ", escompte de " + early.In(in)
		}
		lines = append(lines, fmt.Sprintf("%s : %s, reste %s.", d.Number, words, d.Remaining().In(in)))
	}
	if moved := done.OnAccount(); moved != 0 {
		lines = append(lines, fmt.Sprintf("Crédit du client : %s, en tout %s.", moved.In(in), done.Credit.Sum(in).In(in)))
	}
	return strings.Join(lines, "\n")
}

// paidByCredit says that the last money of an invoice is its client's credit.
func paidByCredit(d *invoice.Document) bool {
	last := len(d.Payments) - 1
	if d.Payments[last].Method == invoice.EarlyDiscount {
		last--
	}
	return d.Payments[last].ByCredit()
}

// undoneWords name the payments that counter-entries cancel.
func undoneWords(back []invoice.Payment) string {
	if len(back) == 1 {
		return fmt.Sprintf("Encaissement %d annulé.", back[0].Reverses)
	}
	var ids, discounts []string
	for _, p := range back {
		if p.Method == invoice.EarlyDiscount {
			discounts = append(discounts, fmt.Sprint(p.Reverses))
			continue
		}
		ids = append(ids, fmt.Sprint(p.Reverses))
	}
	words := "Annulés ensemble : encaissements " + strings.Join(ids, ", ")
	if discounts != nil {
		words += ", escomptes " + strings.Join(discounts, ", ")
	}
	return words + "."
}
