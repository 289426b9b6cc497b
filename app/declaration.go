package app

import (
	"context"
	"fmt"
	"slices"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// The days around the last one on which a declaration of turnover is shown.
const (
	declareBefore = 10
	declareAfter  = 15
)

// declaration is the oldest period of turnover that is to be declared to
// URSSAF: until the end of the month that follows the month or the quarter
// (of a quarter: 30/04, 31/07, 31/10, 31/01). said are the lines of the journal
// about declarations, newest first.
func declaration(every reminder.Period, said []reminder.Entry, today invoice.Date) (reminder.Task, bool) {
	if every == reminder.NoDeclaration {
		return reminder.Task{}, false
	}
	for _, end := range pastPeriods(every, today) {
		due := (end + 1).EndOfMonth()
		code := periodCode(every, end)
		if today < due-declareBefore || today > due+declareAfter || settled(said, code, today) {
			continue
		}
		why := fmt.Sprintf("chiffre d'affaires %s à déclarer à l'URSSAF avant le %s", periodName(every, end), short(due))
		if today > due {
			why = fmt.Sprintf("chiffre d'affaires %s\u00a0: la déclaration à l'URSSAF était pour le %s", periodName(every, end), short(due))
		}
		return reminder.Task{Kind: reminder.ToDeclare, Number: code, Date: due, Days: int(today - due), Why: why}, true
	}
	return reminder.Task{}, false
}

// pastPeriods are the last days of the periods that are over, oldest first, as
// far back as one may be shown.
func pastPeriods(every reminder.Period, today invoice.Date) (ends []invoice.Date) {
	first, _ := invoice.NewDate(today.Year(), today.Month(), 1)
	for end := first - 1; len(ends) < 6; {
		if every == reminder.Monthly || end.Month()%3 == 0 {
			ends = append(ends, end)
		}
		first, _ := invoice.NewDate(end.Year(), end.Month(), 1)
		end = first - 1
	}
	slices.Reverse(ends)
	return ends
}

// periodCode names a period in the journal: "2026-10", "2026-T3".
func periodCode(every reminder.Period, end invoice.Date) string {
	if every == reminder.Monthly {
		return end.ISO()[:7]
	}
	return fmt.Sprintf("%d-T%d", end.Year(), end.Month()/3)
}

func periodName(every reminder.Period, end invoice.Date) string {
	if every == reminder.Quarterly {
		ordinal := []string{"", "1er", "2e", "3e", "4e"}[end.Month()/3]
		return fmt.Sprintf("du %s\u00a0trimestre %d", ordinal, end.Year())
	}
	month := monthName(end)
	if month[0] == 'a' || month[0] == 'o' {
		return "d'" + month
	}
	return "de " + month
}

// monthName is "octobre 2026".
func monthName(d invoice.Date) string {
	last, _ := invoice.NewDate(d.Year(), d.Month(), 2)
	return last.Long()[len("2\u00a0"):]
}

// settled says that a period was declared, or put off until after today.
func settled(said []reminder.Entry, code string, today invoice.Date) bool {
	for _, e := range said {
		if e.Subject == code {
			return e.Kind == reminder.Declared || e.Until > today
		}
	}
	return false
}

// Declare notes that a declaration of turnover was made.
func (a *App) Declare(ctx context.Context, task reminder.Task) (reminder.Entry, error) {
	if task.Kind != reminder.ToDeclare || task.Number == "" {
		return reminder.Entry{}, invoice.Refused("Ce n'est pas une déclaration.", "")
	}
	return a.AddEntry(ctx, reminder.Entry{Kind: reminder.Declared, Date: a.clock(), Subject: task.Number})
}

// PutOff takes a line off the morning list until a day, on which it comes back.
func (a *App) PutOff(ctx context.Context, task reminder.Task, until invoice.Date) (reminder.Entry, error) {
	today := a.clock()
	if until <= today || until > today.AddDays(invoice.MaxDays) {
		return reminder.Entry{}, invoice.Invalid(invoice.FieldDate, "Cette ligne se reporte à un jour à venir, dans l'année.", "Par exemple demain, lundi ou +7.")
	}
	e := reminder.Entry{Kind: reminder.PutOff, Date: today, Until: until}
	if task.Kind == reminder.ToDeclare {
		e.Subject = task.Number
		return a.AddEntry(ctx, e)
	}
	e.ClientID, e.Documents = task.ClientID, []int64{task.DocumentID}
	return a.AddEntry(ctx, e)
}
