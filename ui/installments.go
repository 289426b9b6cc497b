package ui

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

const (
	fieldTimes = "fois"
	fieldEvery = "chaque"
)

// openPlan agrees on a payment in several times, which makes up what is left to
// the cent.
func openPlan(d *deps, row *invoice.Row) step {
	id, left, in, number := row.ID, row.Remaining(), row.Currency, clean(row.DisplayNumber())
	intro := append(about(d, row), fmt.Sprintf("Reste dû %s. Tant que l'échéancier est tenu, rien n'est relancé.", left.In(in)))
	return push(newDialog(d, "Échéancier", intro, func(f *form) step {
		times, _ := strconv.Atoi(strings.TrimSpace(f.text(fieldTimes)))
		first, _ := invoice.ParseDate(f.text(invoice.FieldDate), d.today())
		plan := installments(left, times, first, f.text(fieldEvery))
		said := fmt.Sprintf("%s\u00a0: %d fois, %s le %s d'abord.", number, times, plan[0].Amount.In(in), plan[0].Date)
		return agreed(d, f, id, func(ctx context.Context) (reminder.Entry, error) {
			return d.book.Plan(ctx, []int64{id}, plan, f.text(fieldText))
		}, said+" J montre tout.", said+" Elle reste en litige.")
	}, textField(fieldTimes, "En combien de fois", "3").replaced().checked(timesOf, nil),
		dateField(invoice.FieldDate, "La première", "+15", d.today()),
		choiceField(fieldEvery, "Puis chaque", "mois", choice{"mois", "mois"}, choice{"quinzaine", "quinzaine"}, choice{"semaine", "semaine"}),
		textField(fieldText, "Note", "")))
}

func timesOf(text string) (string, error) {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil {
		return text, invoice.Invalid(fieldTimes, "Écrivez en combien de fois, un nombre entier.", "Par exemple 3.")
	}
	if n < 2 || n > 60 {
		return text, invoice.Invalid(fieldTimes, "Un échéancier va de 2 à 60 fois.", "Pour une seule date, notez une promesse.")
	}
	return strconv.Itoa(n), nil
}

// installments are equal sums, the last of which takes the cents that remain.
func installments(left invoice.Amount, times int, first invoice.Date, every string) []reminder.Installment {
	each := left / invoice.Amount(times)
	plan := make([]reminder.Installment, times)
	for i := range plan {
		day := first.AddDays(i * 7)
		switch every {
		case "quinzaine":
			day = first.AddDays(i * 14)
		case "mois":
			day = monthsAfter(first, i)
		}
		plan[i] = reminder.Installment{Date: day, Amount: each}
	}
	plan[times-1].Amount = left - each*invoice.Amount(times-1)
	return plan
}

// monthsAfter is the same day some months later, or the last of that month.
func monthsAfter(d invoice.Date, months int) invoice.Date {
	first := time.Date(d.Year(), time.Month(d.Month()+months), 1, 0, 0, 0, 0, time.UTC)
	begin, _ := invoice.NewDate(first.Year(), int(first.Month()), 1)
	return min(begin.AddDays(d.Day()-1), begin.EndOfMonth())
}
