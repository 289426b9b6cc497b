package ui

import (
	"context"
	"slices"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// selection are the lines that space has marked, in their order.
type selection struct{ marked []marked }

type marked struct {
	id, client int64
	name       string
	currency   invoice.Currency
}

// turn marks a line, or takes its mark away.
func (s *selection) turn(row *invoice.Row) {
	if i := s.at(row.ID); i >= 0 {
		s.marked = slices.Delete(s.marked, i, i+1)
		return
	}
	s.marked = append(s.marked, marked{row.ID, row.ClientID, row.ClientName, row.Currency})
}

func (s *selection) at(id int64) int {
	return slices.IndexFunc(s.marked, func(m marked) bool { return m.id == id })
}

func (s *selection) clear() { s.marked = nil }

// remind asks again for what is marked: the message when it is of one client,
// else the list of the messages.
func (s *selection) remind(d *deps) step {
	groups := s.groups()
	s.clear()
	if len(groups) == 1 {
		return openReminder(d, groups[0].ids...)
	}
	return push(newBatch(d, func(context.Context) ([]group, error) { return groups, nil }))
}

// group are the documents of one client, in one currency, that a message asks for.
type group struct {
	name string
	ids  []int64
}

func (s *selection) groups() []group {
	var groups []group
	type one struct {
		client   int64
		currency invoice.Currency
	}
	place := map[one]int{}
	for _, m := range s.marked {
		key := one{m.client, m.currency}
		at, known := place[key]
		if !known {
			at = len(groups)
			place[key], groups = at, append(groups, group{name: m.name})
		}
		groups[at].ids = append(groups[at].ids, m.id)
	}
	return groups
}

// dueToday are the messages of all that the morning list asks for: one for each
// client and currency, and one apart for what has come to a mise en demeure.
func dueToday(ctx context.Context, d *deps) ([]group, error) {
	tasks, err := d.book.Tasks(ctx)
	if err != nil {
		return nil, err
	}
	var groups []group
	type one struct {
		client, apart int64
		currency      invoice.Currency
	}
	place := map[one]int{}
	for _, t := range tasks {
		if !asks(t.Kind) || t.Tone == reminder.Recover {
			continue
		}
		key := one{t.ClientID, apart(t.Tone), t.Currency}
		at, known := place[key]
		if !known {
			at = len(groups)
			place[key], groups = at, append(groups, group{name: t.ClientName})
		}
		groups[at].ids = append(groups[at].ids, t.DocumentID)
	}
	return groups, nil
}

// apart tells the steps that do not go in one message: before the due date,
// after it, and the mise en demeure.
func apart(t reminder.Tone) int64 {
	switch {
	case t == reminder.Courtesy:
		return 0
	case reminder.Rank(t) >= reminder.Rank(reminder.FormalNotice):
		return 2
	}
	return 1
}

// asks says that a task is a message to a client who owes something.
func asks(kind reminder.TaskKind) bool {
	switch kind {
	case reminder.ToRemind, reminder.BrokenPromise, reminder.BrokenPlan, reminder.DueSoon:
		return true
	}
	return false
}
