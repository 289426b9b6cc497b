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

// DraftReminder writes the message of a step for invoices of one client, the
// oldest first; nothing is recorded. tone "" is the step that waits (the firmest
// among them), channel "" the step's own. It is refused for several clients,
// for what is settled, in dispute, promised or on a plan that is kept, for a
// step that is not due yet (tone ""), was done, or does not go with the due
// date. The request is what the message was made of.
func (a *App) DraftReminder(ctx context.Context, ids []int64, tone reminder.Tone, channel reminder.Channel) (reminder.Entry, reminder.Request, error) {
	v, err := a.voice(ctx)
	if err != nil {
		return reminder.Entry{}, reminder.Request{}, err
	}
	return a.draftReminder(ctx, v, ids, tone, channel)
}

// voice is how the user asks and who asks, the same of all the messages of a gesture.
type voice struct {
	reminders reminder.Settings
	book      invoice.Settings
}

func (a *App) voice(ctx context.Context) (v voice, err error) {
	if v.reminders, err = a.ReminderSettings(ctx); err != nil {
		return v, err
	}
	v.book, err = a.Settings(ctx)
	return v, err
}

func (a *App) draftReminder(ctx context.Context, v voice, ids []int64, tone reminder.Tone, channel reminder.Channel) (reminder.Entry, reminder.Request, error) {
	today := a.clock()
	var r reminder.Request
	due, err := a.duns(ctx, ids, today)
	if err != nil {
		return reminder.Entry{}, r, err
	}
	ids = make([]int64, len(due))
	for i := range due {
		ids[i] = due[i].ID
	}
	r = reminder.Request{Client: due[0].client, Seller: v.book.Seller, Link: v.book.PaymentLink, Settings: v.reminders, Today: today}
	if r.Step, err = stepFor(due, v.reminders.LadderOf(r.Client), tone, today); err != nil {
		return reminder.Entry{}, r, a.orUnsent(ctx, ids, err)
	}
	if channel != "" && channel != r.Step.Channel {
		if r.Step.Channel = channel; channel == reminder.Text || channel == reminder.Telephone {
			r.Step.Subject, r.Step.Body = "", "" // they were written to be read
		}
	}
	if r.Items, err = a.itemsOn(ctx, v.reminders.Terms, r.Client, ids, today); err != nil {
		return reminder.Entry{}, r, err
	}
	for i := range r.Items {
		for _, d := range due {
			if d.ID == r.Items[i].DocumentID && d.position.Broken && d.position.Rest == reminder.Promised {
				r.Items[i].Promised = d.position.RestUntil
			}
		}
	}
	if r.DueBack, err = a.DueBack(ctx, r.Client.ID, due[0].Currency); err != nil {
		return reminder.Entry{}, r, err
	}
	e, err := write(r)
	return e, r, err
}

// orUnsent is the refusal of a step, unless it is because the message that carries
// it has not left: then it says so.
func (a *App) orUnsent(ctx context.Context, ids []int64, refusal error) error {
	box, err := a.Outbox(ctx)
	if err != nil {
		return err
	}
	for _, e := range box {
		if e.Result == reminder.Failed || e.Kind != reminder.Reminded || !slices.ContainsFunc(e.Documents, func(id int64) bool { return slices.Contains(ids, id) }) {
			continue
		}
		if e.Result == reminder.Uncertain {
			return invoice.Refused(fmt.Sprintf("Un message est peut-être parti le %s\u00a0: %s.", e.Date, nameOf(e)),
				fmt.Sprintf("«\u00a0facturier envois regler %d\u00a0» dit ce qu'il en est.", e.ID))
		}
		return invoice.Refused(fmt.Sprintf("Un message du %s n'est pas encore parti\u00a0: %s.", e.Date, nameOf(e)),
			fmt.Sprintf("«\u00a0facturier envois reprendre %d\u00a0» le réessaie.", e.ID))
	}
	return refusal
}

// dunned is an invoice that something is asked for, with its client of today.
type dunned struct {
	store.WaitingInvoice
	client   invoice.Client
	position reminder.Position
}

// duns reads invoices of one client, the oldest due first, and refuses what is
// asked for nothing.
func (a *App) duns(ctx context.Context, ids []int64, today invoice.Date) ([]dunned, error) {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if len(ids) == 0 {
		return nil, invoice.Refused("Rien n'est à relancer.", "Choisissez une facture en retard.")
	}
	standings, err := a.Standings(ctx, ids)
	if err != nil {
		return nil, err
	}
	all := make([]dunned, len(ids))
	for i, standing := range standings {
		all[i].WaitingInvoice = standing
		all[i].position, _ = awake(standing, today)
		if err := all[i].askable(today); err != nil {
			return nil, err
		}
		if all[i].ClientID != all[0].ClientID {
			return nil, invoice.Refused("Ces factures ne sont pas du même client.", "Une relance va à un seul client.")
		}
		if err := oneCurrency(all[0].Currency, all[i].Currency); err != nil {
			return nil, err
		}
	}
	client, err := a.Client(ctx, all[0].ClientID)
	for i := range all {
		all[i].client = client
	}
	slices.SortStableFunc(all, func(x, y dunned) int { return int(x.position.DueDate - y.position.DueDate) })
	return all, err
}

// oneCurrency refuses what would add sums of two currencies.
func oneCurrency(a, b invoice.Currency) error {
	if a == b {
		return nil
	}
	foreign := a
	if foreign == "" {
		foreign = b
	}
	return invoice.Refused("Ces factures ne sont pas dans la même devise.", fmt.Sprintf("Prenez séparément les factures en %s.", foreign.Code()))
}

func (d *dunned) name() string {
	row := invoice.Row{ID: d.ID, Number: d.Number, Revision: d.Revision}
	return row.DisplayNumber()
}

func (d *dunned) askable(today invoice.Date) error {
	name := d.name()
	p := d.position
	switch {
	case d.Status == invoice.StatusDraft || !d.Kind.Payable():
		return invoice.Refused(fmt.Sprintf("%s ne se relance pas\u00a0: seule une facture émise se réclame.", name), "")
	case p.Balance <= 0:
		return invoice.Refused(fmt.Sprintf("%s est réglée\u00a0: il n'y a rien à relancer.", name), "")
	case p.DueDate == 0:
		return invoice.Refused(fmt.Sprintf("%s n'a pas d'échéance.", name), "")
	case p.Rest == reminder.Disputed:
		return invoice.Refused(fmt.Sprintf("%s est en litige\u00a0: elle ne se relance pas.", name), "Levez d'abord le litige.")
	case p.Rest == reminder.Planned && p.RestUntil == 0:
		return invoice.Refused(fmt.Sprintf("%s suit un échéancier, qui est tenu.", name), "Elle se réveillera d'elle-même s'il ne l'est plus.")
	case p.Rest == reminder.Promised && today <= p.RestUntil:
		return invoice.Refused(fmt.Sprintf("Le règlement de %s est promis pour le %s.", name, p.RestUntil), "Attendez cette date, ou notez une autre promesse.")
	}
	return nil
}

// stepFor is the step that the invoices are asked by. One that is chosen may
// come before its day, never before the due date that it speaks of. A mise en
// demeure is of invoices that have come to it, each by its own ladder.
func stepFor(due []dunned, ladder reminder.Ladder, tone reminder.Tone, today invoice.Date) (step reminder.Step, err error) {
	var next invoice.Date
	for _, d := range due {
		one, on, ok := ladder.Next(d.position, today)
		if !ok {
			continue
		}
		if next == 0 || on < next {
			next = on
		}
		if tone == "" && on <= today && reminder.Rank(one.Tone) > reminder.Rank(step.Tone) {
			step = one
		}
	}
	switch {
	case tone != "":
		if step, err = chosenStep(ladder, due[0].client, tone); err != nil {
			return step, err
		}
	case step.Tone == "" && next != 0:
		return step, invoice.Refused(fmt.Sprintf("La prochaine relance est pour le %s.", next), "Choisissez une étape pour ne pas attendre.")
	case step.Tone == "":
		return step, invoice.Refused("Aucune étape n'est prévue pour ces factures.", "Choisissez une étape, ou réglez le rythme de ce client.")
	}
	for _, d := range due {
		if err := d.takes(step, ladder, tone == "", today); err != nil {
			return step, err
		}
	}
	return step, nil
}

// chosenStep is a step asked by its tone; the lawful one when the ladder of the
// client has none.
func chosenStep(ladder reminder.Ladder, c invoice.Client, tone reminder.Tone) (reminder.Step, error) {
	for _, l := range []reminder.Ladder{ladder, reminder.DefaultLadder(reminder.GroupOf(c.Type))} {
		for _, s := range l {
			if s.Tone == tone {
				return s, nil
			}
		}
	}
	return reminder.Step{}, invoice.Invalid("etape", fmt.Sprintf("«\u00a0%s\u00a0» n'est pas une étape.", invoice.Clean(string(tone))),
		"courtoisie, amiable, ferme, demeure ou dossier.")
}

func (d *dunned) takes(step reminder.Step, ladder reminder.Ladder, proposed bool, today invoice.Date) error {
	name := d.name()
	late := today > d.position.DueDate
	switch {
	case reminder.Rank(step.Tone) <= reminder.Rank(d.position.Last):
		return invoice.Refused(fmt.Sprintf("%s a déjà eu l'étape «\u00a0%s\u00a0», le %s.", name, d.position.Last.Label(), d.position.LastOn), "Une étape ne se fait qu'une fois.")
	case step.Tone == reminder.Courtesy && late:
		return d.tooLate()
	case step.Tone != reminder.Courtesy && !late:
		return invoice.Refused(fmt.Sprintf("%s n'est due que le %s.", name, d.position.DueDate), "Avant l'échéance, seul un rappel de courtoisie convient.")
	}
	if own, on, ok := ladder.Next(d.position, today); proposed && step.Tone == reminder.FormalNotice && (!ok || own.Tone != step.Tone || on > today) {
		return invoice.Refused(fmt.Sprintf("%s n'en est pas à la mise en demeure.", name), "Relancez-la à part, ou demandez cette étape par son nom.")
	}
	return nil
}

// tooLate refuses a courtesy step once the due date has passed.
func (d *dunned) tooLate() error {
	return invoice.Refused(fmt.Sprintf("%s est échue depuis le %s\u00a0: un rappel avant échéance n'a plus de sens.", d.name(), d.position.DueDate), "Envoyez une relance amiable.")
}

// write is the unsaved entry of a request.
func write(r reminder.Request) (e reminder.Entry, err error) {
	e = reminder.Entry{ClientID: r.Client.ID, Kind: reminder.Reminded, Date: r.Today, Tone: r.Step.Tone, Channel: r.Step.Channel, To: recipient(r.Client, r.Step.Channel)}
	for _, i := range r.Items {
		e.Documents = append(e.Documents, i.DocumentID)
		e.Amount, e.Currency = e.Amount+i.Balance, i.Currency
	}
	if err := lawfulTemplate(r.Step, r.Client.Type); err != nil {
		return e, err
	}
	if r.Step.Tone == reminder.Recover {
		e.Subject = "Dossier de recouvrement"
		return e, nil
	}
	if e.Subject, e.Text, err = reminder.Words(r); err != nil {
		return e, err
	}
	return e, lawful(e, r.Client.Type)
}

// recipient is who a message goes to by a channel, "" when the client has no
// such address.
func recipient(c invoice.Client, channel reminder.Channel) string {
	switch channel {
	case reminder.Email:
		if c.Email == "" {
			return ""
		}
		name := c.Name
		if c.Contact != "" {
			name = c.Contact
		}
		return strings.NewReplacer(",", " ", ";", " ").Replace(name) + " <" + c.Email + ">" // commas part addresses
	case reminder.Text, reminder.Telephone:
		return c.Phone
	}
	address := c.Address
	if c.Billing != nil {
		address = *c.Billing
	}
	parts := append(append([]string{c.Name}, address.Lines...), strings.TrimSpace(address.PostCode+" "+address.City))
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// Claim is what an invoice comes to today: balance, interest segment by
// segment, fixed sum. A draft is refused.
func (a *App) Claim(ctx context.Context, id int64) (reminder.Claim, error) {
	d, err := a.Document(ctx, id)
	if err != nil {
		return reminder.Claim{}, err
	}
	if !d.Issued() || !d.Kind.Payable() {
		return reminder.Claim{}, invoice.Refused(fmt.Sprintf("%s ne se réclame pas\u00a0: seule une facture émise porte des pénalités.", d.DisplayNumber()), "")
	}
	client, err := a.Client(ctx, d.Client.ID)
	if err != nil {
		return reminder.Claim{}, err
	}
	items, err := a.claimed(ctx, client, []int64{id}, a.clock())
	if err != nil {
		return reminder.Claim{}, err
	}
	return items[0].Claim, nil
}

// Record adds a message that left by another way (a letter, a telephone call, a
// draft of the user's own mail program) as sent. The errors are the journal's.
func (a *App) Record(ctx context.Context, e reminder.Entry) (reminder.Entry, error) {
	if err := a.checkWords(ctx, e); err != nil {
		return e, err
	}
	if e.Channel == reminder.Email {
		if err := a.CheckRecipients(e.To); err != nil {
			return e, err
		}
	}
	if e.Date == 0 {
		e.Date = a.clock()
	}
	e.Result = reminder.Sent
	return a.AddEntry(ctx, e)
}
