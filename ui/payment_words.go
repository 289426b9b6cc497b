package ui

import (
	"context"
	"fmt"
	"strings"

	"facturier/invoice"
)

// settling does what moves money on several accounts, and says what it did.
func settling(f *form, run func(context.Context) (invoice.Settled, error)) step {
	return act(run, after(f, func(done invoice.Settled) step { return pop().saying(settledWords(done)) }))
}

// paidWords say what a payment did: "F2026-0031 est payée."
func paidWords(p invoice.Payment, doc invoice.Document) string {
	number, paid := clean(doc.Number), p.Amount.In(doc.Currency)+" "+p.Amount.Agree("encaissé", "encaissés")
	if last := doc.Payments[len(doc.Payments)-1]; last.Method == invoice.EarlyDiscount {
		paid += fmt.Sprintf(", escompte de %s accordé", last.Amount.In(doc.Currency))
	}
	if left := doc.Remaining(); left > 0 {
		return fmt.Sprintf("%s. Reste dû sur %s\u00a0: %s.", paid, number, left.In(doc.Currency))
	}
	return fmt.Sprintf("%s. %s est payée.", paid, number)
}

// settledWords say in one line what a receipt did.
func settledWords(done invoice.Settled) string {
	in, sum := done.Payments[0].Currency, done.Moved()
	var words []string
	for i := range done.Documents {
		doc := &done.Documents[i]
		in = doc.Currency
		switch left := doc.Remaining(); {
		case left > 0:
			words = append(words, fmt.Sprintf("reste %s sur %s", left.In(in), clean(doc.Number)))
		case done.On(doc.ID) > 0:
			paid := clean(doc.Number) + " payée"
			if early := done.Granted(doc.ID); early > 0 {
				paid += " avec l'escompte de " + early.In(in)
			}
			words = append(words, paid)
		default:
			words = append(words, clean(doc.Number)+" soldée")
		}
	}
	if done.OnAccount() != 0 {
		words = append(words, "crédit du client "+done.Credit.Sum(in).In(in))
	}
	first := ""
	switch {
	case done.Payments[0].Reverses != 0:
		first = "Annulé. "
	case sum > 0:
		first = sum.In(in) + " " + sum.Agree("encaissé", "encaissés") + ". "
	case sum < 0:
		first = (-sum).In(in) + " " + (-sum).Agree("rendu", "rendus") + ". "
	}
	return first + upperFirst(strings.Join(words, ", ")) + "."
}
