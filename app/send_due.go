package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/mail"
	"facturier/store"
)

// Sending is what SendDue did for one client: the message as it now stands in
// the journal, of which ID is 0 when it could not be written. Err is why it did
// not leave.
type Sending struct {
	ClientID   int64
	ClientName string
	Numbers    []string
	Entry      reminder.Entry
	Err        error
}

// SendDue sends what may leave by itself today: first the messages that the
// server put off, then the steps whose day has come and that are marked so,
// one message a client, a currency and a step. A mise en demeure never leaves so, nor what
// goes by letter, nor what follows a promise that was not kept. All of them are
// in the journal, by one commit, before the first leaves: what is interrupted
// waits among the messages put off, for the next run. It goes on after a client
// whose message is refused, and stops when the mailbox itself is: that is the
// error. Where the run of another process has sent a step, nothing is sent twice.
func (a *App) SendDue(ctx context.Context, ask Ask) ([]Sending, error) {
	waiting, err := a.queued(ctx)
	if err != nil {
		return nil, err
	}
	due, err := a.dueToday(ctx, byItself)
	if err != nil || len(waiting)+len(due) == 0 {
		return nil, err // without a mailbox too
	}
	account, err := a.account(ctx)
	if err != nil {
		return nil, err
	}
	secret, err := password(ctx, account, ask)
	if err != nil {
		return nil, err
	}
	done, err := a.giveAll(ctx, account, secret, waiting, nil)
	if err != nil {
		return done, err
	}
	queued, err := a.queueDue(ctx, account, due)
	if err != nil {
		return done, err
	}
	return a.giveAll(ctx, account, secret, queued, done)
}

// giveAll gives messages to the server one after the other, those that are queued,
// and adds what became of each to what was done. The error is of the mailbox, or
// of ctx: the others wait.
func (a *App) giveAll(ctx context.Context, account mail.Account, secret string, all, done []Sending) ([]Sending, error) {
	for _, s := range all {
		if err := ctx.Err(); err != nil {
			return done, err
		}
		if s.Err == nil {
			s.Entry, s.Err = a.again(ctx, account, secret, s.Entry)
		}
		if invoice.ErrorCode(s.Err) == invoice.CodeConflict {
			continue // another run has it
		}
		if done = append(done, s); OfMailbox(s.Err) {
			return done, s.Err
		}
	}
	return done, ctx.Err()
}

// queued are the messages that never left.
func (a *App) queued(ctx context.Context) ([]Sending, error) {
	box, err := a.Unsettled(ctx) // what was overtaken too: giving it ends it
	if err != nil {
		return nil, err
	}
	var all []Sending
	for _, e := range box {
		if e.Result != reminder.Queued {
			continue
		}
		s := Sending{ClientID: e.ClientID, Entry: e}
		c, err := a.Client(ctx, e.ClientID)
		if err != nil {
			return nil, err
		}
		s.ClientName = c.Name
		for _, id := range e.Documents {
			d, err := a.Document(ctx, id)
			if err != nil {
				return nil, err
			}
			s.Numbers = append(s.Numbers, d.DisplayNumber())
		}
		all = append(all, s)
	}
	return all, nil
}

func (a *App) again(ctx context.Context, account mail.Account, secret string, e reminder.Entry) (reminder.Entry, error) {
	if err := a.stillAsked(ctx, &e); err != nil {
		return e, err
	}
	m, err := a.ready(ctx, account, e)
	if err != nil || store.IsDryRun(ctx) {
		return e, err
	}
	return a.give(ctx, account, secret, e, m)
}

// stillAsked refuses to let a reminder leave by itself that waited while a promise
// or a dispute came in between, or past the due date that it speaks of: it stays
// among the envois for the person.
func (a *App) stillAsked(ctx context.Context, e *reminder.Entry) error {
	if e.Kind != reminder.Reminded || e.Tone == "" {
		return nil
	}
	today := a.clock()
	standings, err := a.Standings(ctx, e.Documents)
	if err != nil {
		return err
	}
	held, err := a.DueBack(ctx, e.ClientID, e.Currency)
	if err != nil {
		return err
	}
	if err := faceToFace(held, standings[0].Number); err != nil {
		return err
	}
	for _, standing := range standings {
		d := dunned{WaitingInvoice: standing}
		d.position, _ = awake(standing, today)
		switch {
		case d.position.Balance <= 0: // BeginSending says so, and ends it
		case e.Tone == reminder.Courtesy && today > d.position.DueDate:
			return d.tooLate()
		default:
			if err := d.askable(today); err != nil {
				return err
			}
		}
	}
	return nil
}

// byItself says that a step may leave with nobody there.
func byItself(s reminder.Step) bool {
	return s.Auto && s.Channel == reminder.Email && reminder.Rank(s.Tone) < reminder.Rank(reminder.FormalNotice)
}

// dueToday are the steps of some kind whose day has come, by client, currency and step.
func (a *App) dueToday(ctx context.Context, wanted func(reminder.Step) bool) ([][]proposal, error) {
	today := a.clock()
	w, err := a.Waiting(ctx, today)
	if err != nil {
		return nil, err
	}
	all := slices.DeleteFunc(proposals(&w, today), func(p proposal) bool {
		return !wanted(p.step) || p.on > today || p.kind != reminder.ToRemind && p.kind != reminder.DueSoon
	})
	slices.SortStableFunc(all, func(x, y proposal) int {
		return cmp.Or(cmp.Compare(x.ClientID, y.ClientID), cmp.Compare(x.Currency, y.Currency), reminder.Rank(x.step.Tone)-reminder.Rank(y.step.Tone))
	})
	var groups [][]proposal
	for i, p := range all {
		if i == 0 || p.ClientID != all[i-1].ClientID || p.Currency != all[i-1].Currency || p.step.Tone != all[i-1].step.Tone {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], p)
	}
	return groups, nil
}

// queueDue writes the message of each group, held to all that a server would refuse,
// and puts them in the journal together: what is refused has its Err.
func (a *App) queueDue(ctx context.Context, account mail.Account, groups [][]proposal) ([]Sending, error) {
	v, err := a.voice(ctx)
	if err != nil {
		return nil, err
	}
	all := make([]Sending, len(groups))
	var entries []reminder.Entry
	var of []*Sending
	for i, group := range groups {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s := &all[i]
		if *s = a.writeDue(ctx, account, v, group); s.Err == nil {
			entries, of = append(entries, s.Entry), append(of, s)
			entries[len(entries)-1].Result = reminder.Queued
		}
	}
	added, refused, err := a.AddEntries(ctx, entries)
	if err != nil {
		return nil, err
	}
	for i, s := range of {
		s.Entry, s.Err = added[i], refused[i]
	}
	return all, nil
}

func (a *App) writeDue(ctx context.Context, account mail.Account, v voice, group []proposal) Sending {
	s, ids := about(group)
	var r reminder.Request
	if s.Entry, r, s.Err = a.draftReminder(ctx, v, ids, group[0].step.Tone, reminder.Email); s.Err == nil {
		s.Err = faceToFace(r.DueBack, s.Numbers[0])
	}
	if s.Err != nil {
		return s
	}
	_, s.Err = a.ready(ctx, account, s.Entry)
	return s
}

// faceToFace keeps a message from leaving by itself while the user owes that client
// money, which is used first (C. civ. 1347).
func faceToFace(h reminder.DueBack, number string) error {
	if h.Sum() <= 0 {
		return nil
	}
	return invoice.Refused(fmt.Sprintf("Ce client a %s\u00a0: %s.", h, h.How(number)), "Ce qui lui est dû s'impute d'abord sur ce qu'il doit (C. civ. 1347).")
}

// about is what a group is of, its message not written.
func about(group []proposal) (s Sending, ids []int64) {
	s = Sending{ClientID: group[0].ClientID, ClientName: group[0].ClientName}
	for _, p := range group {
		ids, s.Numbers = append(ids, p.ID), append(s.Numbers, p.Number)
	}
	return s, ids
}

// OfMailbox says that an error is of the mailbox: no other message would leave.
func OfMailbox(err error) bool {
	var e *invoice.Error
	return errors.As(err, &e) && slices.Contains([]string{mail.FieldHost, mail.FieldPort, mail.FieldSecurity, mail.FieldUser, mail.FieldPassword, mail.FieldCommand, mail.FieldFrom}, e.Field)
}

// OfWords says that a message in the journal was refused because what it says is no
// longer so, and not by a server, which names a field: it will not leave.
func OfWords(err error) bool {
	var e *invoice.Error
	return errors.As(err, &e) && e.Code == invoice.CodeRefused && e.Field == ""
}
