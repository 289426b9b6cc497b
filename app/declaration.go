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
	for _, task := range undeclared(every, said, today) {
		if task.Days >= -declareBefore && task.Days <= declareAfter && !restsOn(said, task.Number, today) {
			return task, true
		}
	}
	return reminder.Task{}, false
}

// undeclared are the periods that are over and of which no declaration is noted,
// oldest first, put off or not.
func undeclared(every reminder.Period, said []reminder.Entry, today invoice.Date) (tasks []reminder.Task) {
	if every == reminder.NoDeclaration {
		return nil
	}
	for _, end := range pastPeriods(every, today) {
		due, code := (end + 1).EndOfMonth(), periodCode(every, end)
		if slices.ContainsFunc(said, func(e reminder.Entry) bool { return e.Subject == code && e.Kind == reminder.Declared }) {
			continue
		}
		why := fmt.Sprintf("chiffre d'affaires %s à déclarer à l'URSSAF avant le %s", periodName(every, end), short(due))
		if today > due {
			why = fmt.Sprintf("chiffre d'affaires %s\u00a0: la déclaration à l'URSSAF était pour le %s", periodName(every, end), short(due))
		}
		tasks = append(tasks, reminder.Task{Kind: reminder.ToDeclare, Number: code, Date: due, Days: int(today - due), Why: why})
	}
	return tasks
}

// Declarations are the periods of turnover that can be noted as declared, the
// one that waits first: those around their day, put off or not.
func (a *App) Declarations(ctx context.Context) ([]reminder.Task, error) {
	today := a.clock()
	w, err := a.Waiting(ctx, today)
	if err != nil {
		return nil, err
	}
	tasks := undeclared(w.Settings.Declaration, w.Declared, today)
	return slices.DeleteFunc(tasks, func(t reminder.Task) bool { return t.Days < -declareBefore || t.Days > declareAfter }), nil
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

// restsOn says that a period was put off until after today.
func restsOn(said []reminder.Entry, code string, today invoice.Date) bool {
	for _, e := range said {
		if e.Subject == code {
			return e.Until > today
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

// LiftPutOff takes back a put-off: the line is among what waits again. It is
// refused for what is not put off.
func (a *App) LiftPutOff(ctx context.Context, task reminder.Task) (reminder.Entry, error) {
	today := a.clock()
	e := reminder.Entry{Kind: reminder.PutOffLifted, Date: today}
	rests := false
	if task.Kind == reminder.ToDeclare {
		w, err := a.Waiting(ctx, today)
		if err != nil {
			return e, err
		}
		e.Subject, rests = task.Number, restsOn(w.Declared, task.Number, today)
	} else {
		course, err := a.course(ctx, task.DocumentID)
		if err != nil {
			return e, err
		}
		e.ClientID, e.Documents, rests = task.ClientID, []int64{task.DocumentID}, today <= course.PutOff
	}
	if !rests {
		return e, invoice.Refused("Cette ligne n'est pas reportée.", "")
	}
	return a.AddEntry(ctx, e)
}
