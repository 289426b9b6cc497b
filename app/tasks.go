package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/store"
)

// Tasks are what waits to be done today, the most urgent first, each with why
// it is there. What is paid, credited, answered or put off is not: nothing is
// stored that could go stale.
func (a *App) Tasks(ctx context.Context) ([]reminder.Task, error) {
	today := a.clock()
	w, err := a.Waiting(ctx, today)
	if err != nil {
		return nil, err
	}
	tasks := make([]reminder.Task, 0, len(w.Invoices)+len(w.Quotes)+len(w.Accepted)+len(w.Drafts)+1)
	for _, p := range proposals(&w, today) {
		tasks = append(tasks, p.task(today))
	}
	for _, o := range w.Owed {
		if today > o.PutOff {
			tasks = append(tasks, documentTask(o.WaitingDocument, reminder.ToGiveBack, today, owedWhy(o)))
		}
	}
	for _, q := range w.Quotes {
		if today > q.PutOff {
			tasks = append(tasks, quoteTask(q, today))
		}
	}
	for _, q := range w.Accepted {
		if today > q.PutOff {
			tasks = append(tasks, documentTask(q, reminder.ToInvoice, today, fmt.Sprintf("devis accepté le %s, à facturer", short(q.Date))))
		}
	}
	for _, d := range w.Drafts {
		if today > d.PutOff {
			tasks = append(tasks, documentTask(d, reminder.OldDraft, today, draftWhy(d, today)))
		}
	}
	if task, due := declaration(w.Settings.Declaration, w.Declared, today); due {
		tasks = append(tasks, task)
	}
	reminder.Order(tasks)
	return tasks, nil
}

// MorningTasks are Unsent, then Tasks without the invoices whose message is to be sent
// again: each stands once.
func (a *App) MorningTasks(ctx context.Context) ([]reminder.Task, error) {
	tasks, err := a.Unsent(ctx)
	if err != nil {
		return nil, err
	}
	rest, err := a.Tasks(ctx)
	if err != nil {
		return nil, err
	}
	carried := map[int64]bool{}
	for _, t := range tasks {
		for _, id := range t.Documents {
			carried[id] = true
		}
	}
	return append(tasks, slices.DeleteFunc(rest, func(t reminder.Task) bool { return t.DocumentID != 0 && carried[t.DocumentID] })...), nil
}

// Unsent are the messages that did not leave, or may not have, as lines of the
// morning. What failed and says what is no longer so is left out: its step waits
// among the tasks.
func (a *App) Unsent(ctx context.Context) ([]reminder.Task, error) {
	box, err := a.Outbox(ctx)
	if err != nil {
		return nil, err
	}
	var tasks []reminder.Task
	for _, e := range box {
		stale := a.Stale(ctx, e)
		switch {
		case e.Result == reminder.Uncertain:
			stale = nil
		case invoice.ErrorCode(stale) == invoice.CodeRefused && e.Result == reminder.Failed:
			continue
		case stale != nil && invoice.ErrorCode(stale) != invoice.CodeRefused:
			return nil, stale
		}
		task := reminder.Task{Result: e.Result, Stale: stale != nil, Documents: e.Documents, Kind: reminder.ToResend, EntryID: e.ID, ClientID: e.ClientID, Currency: e.Currency, Own: e.Amount, Amount: e.Amount,
			Date: e.Date, Days: int(a.clock() - e.Date), Tone: e.Tone}
		client, err := a.Client(ctx, e.ClientID)
		if err != nil {
			return nil, err
		}
		about := []string{nameOf(e)}
		for _, id := range e.Documents {
			d, err := a.Document(ctx, id)
			if err != nil {
				return nil, err
			}
			if task.Amount, err = d.InEuros(e.Amount); err != nil {
				return nil, err
			}
			about = append(about, d.DisplayNumber())
		}
		what := "message pas parti"
		switch {
		case e.Result == reminder.Uncertain:
			what = "message peut-être parti"
		case task.Stale:
			what = "message périmé"
		}
		task.ClientName, task.Number = client.Name, fmt.Sprintf("envoi %d", e.ID)
		task.Why = what + "\u00a0: " + strings.Join(about, ", ")
		tasks = append(tasks, task)
	}
	return tasks, nil
}

// proposal is an invoice with the step that waits for it, from the day On.
type proposal struct {
	store.WaitingInvoice
	kind   reminder.TaskKind
	step   reminder.Step
	on     invoice.Date
	missed invoice.Date // the first day of a plan that was not kept
}

// proposals are the invoices that something is to be done about: a step whose
// day has come, a courtesy step in the last days before the due date, a promise
// or a plan that was not kept.
func proposals(w *store.Waiting, today invoice.Date) []proposal {
	type pace struct {
		group  reminder.Group
		rhythm reminder.Rhythm
	}
	ladders := map[pace]reminder.Ladder{}
	all := make([]proposal, 0, len(w.Invoices)) // they are wide
	for _, i := range w.Invoices {
		its := pace{reminder.GroupOf(i.Type), i.Rhythm}
		ladder, known := ladders[its]
		if !known {
			ladder = w.Settings.Ladder(its.group).Paced(its.rhythm)
			ladders[its] = ladder
		}
		if p, ok := propose(i, ladder, today); ok {
			all = append(all, p)
		}
	}
	return all
}

func propose(i store.WaitingInvoice, ladder reminder.Ladder, today invoice.Date) (p proposal, ok bool) {
	p = proposal{WaitingInvoice: i, kind: reminder.ToRemind}
	position, missed := awake(i, today)
	switch {
	case today <= position.PutOff, position.Rest == reminder.Planned && !position.Broken:
		return p, false
	case position.Rest == reminder.Planned:
		p.kind, p.missed = reminder.BrokenPlan, missed
	case position.Broken:
		p.kind = reminder.BrokenPromise
	}
	p.step, p.on, ok = ladder.Next(position, today)
	switch {
	case !ok:
		return p, p.kind != reminder.ToRemind && len(ladder) > 0 // it is said even when no step is left
	case p.kind != reminder.ToRemind:
		return p, true
	case p.step.Tone == reminder.Courtesy:
		p.kind = reminder.DueSoon
		return p, !position.Resting(today)
	}
	return p, p.on <= today
}

// awake is a position with whether what was agreed is broken: of a late invoice,
// for before its due date nothing can be asked. A plan that was not kept rests no
// longer than the first day that was missed, which is zero when all was kept.
func awake(i store.WaitingInvoice, today invoice.Date) (p reminder.Position, missed invoice.Date) {
	p = i.Position
	late := today > p.DueDate
	switch p.Rest {
	case reminder.Planned:
		_, missed = reminder.PlanKept(i.Plan, i.Received, today)
		p.RestUntil, p.Broken = missed, late && missed != 0
	case reminder.Promised:
		p.Broken = late && today > p.RestUntil && i.Received < i.Promised
	}
	return p, missed
}

func (p proposal) task(today invoice.Date) reminder.Task {
	return reminder.Task{Kind: p.kind, DocumentID: p.ID, Number: p.Number, ClientID: p.ClientID, ClientName: p.ClientName,
		Amount: p.Position.Balance, Currency: p.Currency, Own: p.Own, Date: p.Position.DueDate, Days: int(today - p.Position.DueDate), Tone: p.step.Tone, Why: p.why(today),
		From: p.from(today)}
}

// from is the day of a courtesy step that is announced before it has come.
func (p proposal) from(today invoice.Date) invoice.Date {
	if p.kind == reminder.DueSoon && p.on > today {
		return p.on
	}
	return 0
}

func (p proposal) why(today invoice.Date) string {
	late := today - p.Position.DueDate
	switch {
	case p.kind == reminder.BrokenPromise:
		return fmt.Sprintf("promesse du %s non tenue", short(p.Position.RestUntil))
	case p.kind == reminder.BrokenPlan:
		return fmt.Sprintf("échéancier non tenu depuis le %s", short(p.missed))
	case p.from(today) != 0:
		return fmt.Sprintf("échéance dans %s, %s le %s", reminder.Days(int(-late)), p.step.Tone.Label(), short(p.on))
	case late < 0:
		return fmt.Sprintf("échéance dans %s, %s", reminder.Days(int(-late)), p.step.Tone.Label())
	case late == 0:
		return "échéance aujourd'hui, " + p.step.Tone.Label()
	}
	return fmt.Sprintf("en retard de %s, %s", reminder.Days(int(late)), p.step.Tone.Label())
}

func quoteTask(q store.WaitingDocument, today invoice.Date) reminder.Task {
	left := q.ValidUntil - today
	switch {
	case q.ValidUntil == 0 || left > invoice.SoonDays:
		return documentTask(q, reminder.ToFollowUp, today, fmt.Sprintf("devis envoyé il y a %s, sans réponse", reminder.Days(int(today-q.Date))))
	case left == 0:
		return expiring(q, today, "devis valable jusqu'à ce soir, sans réponse")
	}
	return expiring(q, today, fmt.Sprintf("devis qui expire dans %s, sans réponse", reminder.Days(int(left))))
}

func expiring(q store.WaitingDocument, today invoice.Date, why string) reminder.Task {
	q.Date = q.ValidUntil
	return documentTask(q, reminder.Expiring, today, why)
}

func owedWhy(o store.OwedInvoice) string {
	why := "trop payé"
	if o.Notes != "" {
		why = "avoir " + o.Notes
		if strings.Contains(o.Notes, ",") {
			why = "avoirs " + o.Notes
		}
	}
	return fmt.Sprintf("%s, %s à rendre ou à garder en crédit", why, o.Own.In(o.Currency))
}

func draftWhy(d store.WaitingDocument, today invoice.Date) string {
	what := map[invoice.Kind]string{invoice.Quote: "brouillon de devis", invoice.CreditNote: "brouillon d'avoir"}[d.Kind]
	if what == "" {
		what = "brouillon de facture"
	}
	return fmt.Sprintf("%s laissé depuis %s", what, reminder.Days(int(today-d.Date)))
}

func documentTask(d store.WaitingDocument, kind reminder.TaskKind, today invoice.Date, why string) reminder.Task {
	row := invoice.Row{ID: d.ID, Number: d.Number, Revision: d.Revision}
	return reminder.Task{Kind: kind, DocumentID: d.ID, Number: row.DisplayNumber(), ClientID: d.ClientID, ClientName: d.ClientName,
		Amount: d.Amount, Currency: d.Currency, Own: d.Own, Date: d.Date, Days: int(today - d.Date), Why: why}
}

// short is a day without its year: "12/11".
func short(d invoice.Date) string { return d.String()[:5] }
