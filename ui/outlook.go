package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"facturier/app"
	"facturier/invoice"
	"facturier/invoice/reminder"
)

// withOutlook is a pager whose unpaid invoices, quotes and drafts know where they stand.
func withOutlook(d *deps, page pager[due]) pager[due] {
	return func(ctx context.Context, from invoice.Cursor, backward bool, limit int) ([]due, error) {
		rows, err := page(ctx, from, backward, limit)
		if err != nil {
			return rows, err
		}
		var ids []int64
		var of []*due
		for i := range rows {
			if row := &rows[i]; row.ID != 0 && row.section != declareSection {
				ids, of = append(ids, row.ID), append(of, row)
			}
		}
		outlooks, err := d.book.Outlooks(ctx, ids)
		for i := range outlooks {
			invoiced := of[i].section == lateSection || of[i].section == soonSection
			if invoiced || d.today() <= outlooks[i].PutOff { // else a quote or a draft has nothing to say
				of[i].outlook = &outlooks[i]
			}
		}
		return rows, err
	}
}

// restWord is what an invoice that asks for nothing waits for, in the width of
// a column: a reason, else the day of its next step.
func restWord(o *app.Outlook, today invoice.Date) string {
	switch {
	case o.Rest == reminder.Disputed:
		return "litige"
	case o.Rest == reminder.Planned:
		return "plan"
	case o.Rest == reminder.Promised && o.Resting(today):
		return "promis"
	case today <= o.PutOff:
		return "le " + (o.PutOff + 1).String()[:5]
	case o.Unsettled != "":
		return "à partir"
	case o.On != 0:
		return "le " + o.On.String()[:5]
	}
	return ""
}

// rowWords are why the line of a document rests.
func rowWords(row *due, today invoice.Date) string {
	if row.section == lateSection || row.section == soonSection {
		return outlookWords(row.outlook, today)
	}
	return "reporté au " + (row.outlook.PutOff + 1).String()
}

// outlookWords are the last step done, why the invoice rests, and what comes next.
func outlookWords(o *app.Outlook, today invoice.Date) string {
	said := []string{"pas encore relancée"}
	if o.Last != "" {
		said[0] = o.LastWords()
	}
	switch {
	case o.Rest == reminder.Disputed:
		return said[0] + ", en litige\u00a0: elle ne se relance pas"
	case o.Rest == reminder.Planned && o.RestUntil == 0:
		return said[0] + ", échéancier convenu"
	case today <= o.PutOff:
		return said[0] + ", reportée au " + (o.PutOff + 1).String()
	case o.Rest == reminder.Promised && o.Resting(today):
		said = append(said, fmt.Sprintf("promise pour le %s", o.RestUntil))
	}
	if o.Unsettled != "" { // what follows is counted from the day when it leaves
		return strings.Join(said, ", ")
	}
	if o.On == 0 {
		return strings.Join(append(said, "plus aucune étape"), ", ")
	}
	return strings.Join(append(said, fmt.Sprintf("%s %s", o.Next.Tone.Label(), dayWords(max(o.On, today), today))), ", ")
}

// withJournal are the events of a document with what was asked and agreed about
// it, each on its day.
func withJournal(events []invoice.Event, entries []reminder.Entry) []invoice.Event {
	all := slices.Clone(events)
	for _, e := range entries {
		asked := e.Kind == reminder.Reminded && e.Result == reminder.Sent
		if !asked && e.Kind != reminder.PromiseMade && e.Kind != reminder.DisputeOpened && e.Kind != reminder.DisputeClosed && e.Kind != reminder.PlanAgreed && e.Kind != reminder.PlanEnded {
			continue
		}
		what, note := entryWords(e), channelWord(e.Channel)
		if e.Kind == reminder.PromiseMade {
			what, note = "Promesse", "pour le "+e.Until.String()
		}
		event := invoice.Event{Date: e.Date, What: what, Note: note}
		if len(e.Documents) == 1 || e.Kind == reminder.PromiseMade {
			event.Amount = e.Amount
		}
		all = append(all, event)
	}
	slices.SortStableFunc(all, func(x, y invoice.Event) int { return int(x.Date - y.Date) })
	return all
}
