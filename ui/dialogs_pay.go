package ui

import (
	"context"
	"fmt"
	"strings"

	"facturier/invoice"
)

// openPayment is `$`: the balance, less the discount that is still open, today,
// by transfer, so that Enter is enough.
func openPayment(d *deps, row *invoice.Row) step {
	id := row.ID
	return act(func(ctx context.Context) (invoice.Document, error) { return d.book.Document(ctx, id) },
		func(doc invoice.Document, err error) step {
			if err != nil {
				return fail(err)
			}
			return push(newPayment(d, &doc))
		})
}

func newPayment(d *deps, doc *invoice.Document) screen {
	var methods []choice
	var names []string
	for _, m := range invoice.Methods {
		methods, names = append(methods, choice{string(m), m.Label()}), append(names, m.Label())
	}
	id, open := doc.ID, doc.EscompteOpen(d.today())
	intro := []string{
		d.look.Strong.Render(clean(doc.DisplayNumber())) + "  " + clientName(doc.Client.Name),
		fmt.Sprintf("Reste dû %s, échéance %s", doc.Remaining().In(doc.Currency), doc.DueDate),
	}
	submit := func(f *form) step {
		amount, _ := invoice.ParseAmount(f.text(invoice.FieldAmount))
		day, _ := invoice.ParseDate(f.text(invoice.FieldDate), d.today())
		p := invoice.Payment{Amount: amount, Date: day, Method: invoice.Method(f.text(invoice.FieldMethod)), Reference: f.text(invoice.FieldReference)}
		grant := invoice.GrantAuto
		if doc.EscompteSum() != 0 {
			grant = invoice.Grant(f.text(invoice.FieldEscompte))
		}
		pay := func() step {
			return act(func(ctx context.Context) (invoice.Document, error) { return d.book.PayWith(ctx, id, p, grant) },
				after(f, func(doc invoice.Document) step { return pop().saying(paidWords(p, doc)) }))
		}
		if day != 0 && day < doc.IssueDate {
			return ask(question{text: fmt.Sprintf("Noter %s reçus le %s, avant %s du %s\u00a0?", amount.In(doc.Currency), day, clean(doc.DisplayNumber()), doc.IssueDate), yes: pay})
		}
		return pay()
	}
	fields := []*field{
		amountField(invoice.FieldAmount, "Montant", (doc.Remaining() - open).Number()),
		dateField(invoice.FieldDate, "Date", d.today().String(), d.today()),
		choiceField(invoice.FieldMethod, "Moyen", string(invoice.Transfer), methods...).
			hinted("Tapez ses premières lettres\u00a0: " + strings.Join(names, ", ") + "."),
		textField(invoice.FieldReference, "Référence", ""),
	}
	if sum := doc.EscompteSum(); sum != 0 {
		intro = append(intro, escompteWords(doc, sum, open != 0))
		fields = append(fields, choiceField(invoice.FieldEscompte, "Escompte", string(invoice.GrantAuto), choice{string(invoice.GrantAuto), "S'il est payé à temps"},
			choice{string(invoice.GrantYes), "Accorder"}, choice{string(invoice.GrantNo), "Refuser"}).
			hinted("«\u00a0Accorder\u00a0»\u00a0: même hors délai, si la somme solde la facture."))
	}
	return newDialog(d, "Encaisser", intro, submit, fields...)
}

// escompteWords say what paying early is worth: "Escompte de 2 % jusqu'au
// 30/11/2026 : 25,00 €, soit 1 225,00 €".
func escompteWords(doc *invoice.Document, sum invoice.Amount, open bool) string {
	words := fmt.Sprintf("Escompte de %s jusqu'au %s", doc.Escompte.Rate, doc.Escompte.Until)
	if !open {
		words += ", passé"
	}
	return fmt.Sprintf("%s\u00a0: %s, soit %s", words, sum.In(doc.Currency), (doc.Remaining() - sum).In(doc.Currency))
}

// paidWords say what a payment did: "F2026-0031 est payée."
func paidWords(p invoice.Payment, doc invoice.Document) string {
	number, paid := clean(doc.Number), p.Amount.In(doc.Currency)+" encaissés"
	if last := doc.Payments[len(doc.Payments)-1]; last.Method == invoice.EarlyDiscount {
		paid += fmt.Sprintf(", escompte de %s accordé", last.Amount.In(doc.Currency))
	}
	if left := doc.Remaining(); left > 0 {
		return fmt.Sprintf("%s. Reste dû sur %s\u00a0: %s.", paid, number, left.In(doc.Currency))
	}
	return fmt.Sprintf("%s. %s est payée.", paid, number)
}
