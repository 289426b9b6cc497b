package ui

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// todo is what waits to be done today, as last read. It is read once the first
// frame is drawn.
type todo struct {
	asked request
	known bool
	tasks []reminder.Task
	of    map[int64]*reminder.Task // by document; 0 is the declaration

	outbox unsettled          // messages that did not leave, or may not have
	now    int                // tasks that are to be done today; the others are announced
	count  [len(sections)]int // of those of today
}

// ask reads the tasks, from the first frame on.
func (t *todo) ask(d *deps) tea.Cmd {
	if !d.drawn {
		return nil
	}
	return refetch(d, &t.asked, func(ctx context.Context) (waiting, error) {
		tasks, err := d.book.Tasks(ctx)
		if err != nil {
			return waiting{}, err
		}
		kept, err := d.book.Outbox(ctx)
		return waiting{tasks, unsettledOf(kept)}, err
	})
}

// waiting is what is read of what waits.
type waiting struct {
	tasks  []reminder.Task
	outbox unsettled
}

// take takes the tasks, in the order of their sections.
func (t *todo) take(w waiting) {
	tasks := w.tasks
	*t = todo{known: true, outbox: w.outbox, of: make(map[int64]*reminder.Task, len(tasks))}
	for section := range sections {
		for i := range tasks {
			if sectionOf[tasks[i].Kind] == section {
				t.tasks = append(t.tasks, tasks[i])
				if tasks[i].From == 0 {
					t.count[section]++
					t.now++
				}
			}
		}
	}
	for i := range t.tasks {
		t.of[t.tasks[i].DocumentID] = &t.tasks[i]
	}
}

// sectionOf is where a kind of task stands.
var sectionOf = map[reminder.TaskKind]int{
	reminder.BrokenPromise: lateSection, reminder.BrokenPlan: lateSection, reminder.ToRemind: lateSection, reminder.ToGiveBack: owedSection,
	reminder.ToDeclare: declareSection, reminder.ToInvoice: acceptedSection,
	reminder.Expiring: quoteSection, reminder.ToFollowUp: quoteSection,
	reminder.DueSoon: soonSection, reminder.OldDraft: draftSection,
}

// page reads the rows of tasks: a cursor is a place among them.
func (t *todo) page(d *deps) pager[due] {
	tasks := t.tasks
	return func(ctx context.Context, from invoice.Cursor, backward bool, limit int) ([]due, error) {
		lo, hi := 0, len(tasks)
		if at, err := strconv.Atoi(string(from)); err == nil && backward {
			hi = min(at, len(tasks))
		} else if err == nil {
			lo = min(at+1, len(tasks))
		}
		if backward {
			lo = max(lo, hi-limit)
		} else {
			hi = min(hi, lo+limit)
		}
		rows := make([]due, 0, hi-lo)
		for i := lo; i < hi; i++ {
			row, err := taskRow(ctx, d, &tasks[i])
			if err != nil {
				return nil, err
			}
			row.Cursor = invoice.Cursor(strconv.Itoa(i))
			rows = append(rows, row)
		}
		return rows, nil
	}
}

// taskRow is a task with its document as lists show it; one that was deleted
// meanwhile is shown by what the task says.
func taskRow(ctx context.Context, d *deps, t *reminder.Task) (due, error) {
	row := due{section: sectionOf[t.Kind], task: t}
	row.ID, row.Number, row.ClientName = t.DocumentID, t.Number, t.ClientName
	if t.DocumentID == 0 {
		row.ClientName = "URSSAF"
		return row, nil
	}
	doc, err := d.book.Document(ctx, t.DocumentID)
	if invoice.ErrorCode(err) == invoice.CodeNotFound {
		return row, nil
	}
	row.Row = doc.Row()
	return row, err
}

// toDo is the act that a task proposes, in a word for its column.
func toDo(t *reminder.Task) string {
	if t.From != 0 {
		return "le " + t.From.String()[:5]
	}
	switch t.Kind {
	case reminder.DueSoon:
		return "rappeler"
	case reminder.BrokenPromise:
		return "promesse"
	case reminder.BrokenPlan:
		if t.Tone == reminder.Recover { // nothing is left to ask: M makes the file
			return toneWords[t.Tone]
		}
		return "plan"
	case reminder.ToGiveBack:
		return "rendre"
	case reminder.ToDeclare:
		return "déclarer"
	case reminder.ToInvoice:
		return "facturer"
	case reminder.Expiring, reminder.ToFollowUp:
		return "suivre"
	case reminder.OldDraft:
		return "finir"
	}
	return toneWords[t.Tone]
}

// toneWords are the steps in a word, for a narrow column.
var toneWords = map[reminder.Tone]string{reminder.Courtesy: "rappel", reminder.Friendly: "amiable", reminder.Firm: "ferme",
	reminder.FormalNotice: "demeure", reminder.Recover: "dossier"}

// openPutOff is `z`: until when a line is out of the way.
func openPutOff(d *deps, t reminder.Task) step {
	name := clean(t.Number)
	if t.ClientName != "" {
		name += "  " + clientName(t.ClientName)
	}
	return push(newDialog(d, "Reporter", []string{d.look.Strong.Render(name), clean(t.Why)}, func(f *form) step {
		day, _ := invoice.ParseDate(f.text(invoice.FieldDate), d.today())
		return act(func(ctx context.Context) (reminder.Entry, error) { return d.book.PutOff(ctx, t, day) },
			after(f, func(reminder.Entry) step {
				d.putOff = &t
				return pop().saying(fmt.Sprintf("%s est de retour %s. u\u00a0l'annule.", clean(t.Number), dayWords(day, d.today())))
			}))
	}, dateField(invoice.FieldDate, "Jusqu'à", "demain", d.today()).hinted("demain, lundi, +7 ou une date\u00a0: la ligne revient ce jour-là.")))
}

// undoPutOff is `u`: what was put off last comes back.
func undoPutOff(d *deps) step {
	t := *d.putOff
	return act(func(ctx context.Context) (reminder.Entry, error) { return d.book.LiftPutOff(ctx, t) },
		func(_ reminder.Entry, err error) step {
			d.putOff = nil
			if err != nil {
				return fail(err)
			}
			return say(putOffUndone(t))
		})
}

// liftPutOff is the same for a document, whenever it was put off.
func liftPutOff(d *deps, row *invoice.Row) step {
	d.putOff = restTask(row)
	return undoPutOff(d)
}

// liftPutOffOr lifts the put-off of a document that has one; of another, `u` is
// refused in words that say where it undoes something.
func liftPutOffOr(d *deps, row *invoice.Row, otherwise string) step {
	t := *restTask(row)
	return act(func(ctx context.Context) (reminder.Entry, error) { return d.book.LiftPutOff(ctx, t) },
		func(_ reminder.Entry, err error) step {
			switch {
			case invoice.ErrorCode(err) == invoice.CodeRefused:
				return refuse(otherwise)
			case err != nil:
				return fail(err)
			}
			return say(putOffUndone(t))
		})
}

func putOffUndone(t reminder.Task) string {
	number := clean(t.Number)
	if after, draft := strings.CutPrefix(number, "brouillon "); draft {
		return "Annulé\u00a0: report du brouillon " + after + "."
	}
	return "Annulé\u00a0: report de " + number + "."
}

// askDeclare asks before a declaration is noted.
func askDeclare(d *deps, t reminder.Task) step {
	return ask(question{text: fmt.Sprintf("Noter la déclaration %s comme faite\u00a0?", clean(t.Number)), warning: "Facturier ne déclare rien lui-même.",
		yes: func() step {
			return act(func(ctx context.Context) (reminder.Entry, error) { return d.book.Declare(ctx, t) },
				func(_ reminder.Entry, err error) step {
					if err != nil {
						return fail(err)
					}
					return say(fmt.Sprintf("Déclaration %s notée.", clean(t.Number)))
				})
		}})
}
