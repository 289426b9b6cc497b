package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"facturier/invoice"
)

// undoCredit is `u` on a client: what stands of its credit, to choose from,
// then a question.
func undoCredit(d *deps, c invoice.Client) step {
	return act(func(ctx context.Context) ([]invoice.Event, error) { return d.book.CreditEvents(ctx, c.ID) }, func(events []invoice.Event, err error) step {
		if err != nil {
			return fail(err)
		}
		var entries []entry
		for i := len(events) - 1; i >= 0; i-- {
			e := events[i]
			if e.Reversed || e.What == "Contre-écriture" {
				continue
			}
			label := strings.Join([]string{e.Date.String(), strings.TrimSpace(clean(e.What + " " + e.Number)), e.Amount.In(e.Currency)}, "  ")
			entries = append(entries, entry{value: fmt.Sprint(e.PaymentID), label: joined(label, clean(e.Note))})
		}
		if entries == nil {
			return refuse("Rien n'est à annuler dans le crédit de ce client.")
		}
		return push(newChooser(d, "Annuler", entries, "", "", func(value string) step {
			var id int64
			_, _ = fmt.Sscan(value, &id)
			return askUndo(d, id, "")
		}))
	})
}

// askUndo asks before a payment, and all that came with it, gets its
// counter-entry; with names what it earned: " et l'escompte de 25,00 €".
func askUndo(d *deps, paymentID int64, with string) step {
	return act(func(ctx context.Context) ([]invoice.Event, error) { return d.book.ReceiptOf(ctx, paymentID) }, func(rows []invoice.Event, err error) step {
		if err != nil {
			return fail(err)
		}
		return ask(question{
			text:    undoText(rows, with),
			warning: "Une écriture inverse est ajoutée, les deux restent.",
			yes: func() step {
				return act(func(ctx context.Context) (invoice.Settled, error) { return d.book.Reverse(ctx, paymentID) },
					func(done invoice.Settled, err error) step {
						if err != nil {
							return fail(err)
						}
						if doc := &done.Documents; len(*doc) == 1 && done.OnAccount() == 0 {
							return say(fmt.Sprintf("Encaissement annulé. Reste dû sur %s\u00a0: %s.", clean((*doc)[0].Number), (*doc)[0].Remaining().In((*doc)[0].Currency)))
						}
						return say(settledWords(done))
					})
			},
		})
	})
}

// undoText names what is undone and its sum.
func undoText(rows []invoice.Event, with string) string {
	first := rows[0]
	var sum, moved invoice.Amount
	var numbers []string
	for _, e := range rows {
		sum, moved = sum+e.Amount, moved+max(e.Amount, 0)
		if e.Number != "" && !slices.Contains(numbers, clean(e.Number)) {
			numbers = append(numbers, clean(e.Number))
		}
	}
	on := ""
	if len(numbers) > 0 {
		on = " sur " + listed(numbers)
	}
	if len(rows) > len(numbers) && sum > 0 && on != "" {
		on += " et en crédit"
	}
	what := "le versement"
	switch {
	case sum == 0 && first.Number == "":
		what, sum = "le paiement par crédit", moved
	case sum == 0:
		what, sum = "le report", moved
	case sum < 0:
		what, sum = "le remboursement", -sum
	case len(rows) == 1 && on == "":
		what = "le crédit"
	case len(rows) == 1:
		what = "l'encaissement"
	}
	return fmt.Sprintf("Annuler %s de %s%s du %s%s\u00a0?", what, sum.In(first.Currency), with, first.Date, on)
}
