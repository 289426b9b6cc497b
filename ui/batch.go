package ui

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/app"
	"facturier/invoice"
	"facturier/invoice/reminder"
)

// batch is a list of messages, one for each client, to confirm one by one or
// together.
type batch struct {
	d             *deps
	groups        func(context.Context) ([]group, error)
	asked         request // what is to be written
	post          request // the sending under way
	rows          []batchRow
	known         bool
	due           bool // what is due today only: no line says why it is not
	at, top       int
	sending       int      // the row under way
	gone          int      // of the sending
	left          []string // of the sending: who has no message, and why
	kept          bool     // one of those is in the outbox
	width, height int
}

// batchRow is a message as it would leave, or why none does.
type batchRow struct {
	group
	draft drafting
	err   error
	out   bool // left out by the person
}

func newBatch(d *deps, groups func(context.Context) ([]group, error)) *batch {
	return &batch{d: d, groups: groups, sending: -1}
}

// newDueBatch is `*`: all that is due today.
func newDueBatch(d *deps) *batch {
	s := newBatch(d, func(ctx context.Context) ([]group, error) { return dueToday(ctx, d) })
	s.due = true
	return s
}

// Init writes the messages.
func (s *batch) Init() tea.Cmd {
	whole := !s.known && !s.due // with those that no message goes with, and why
	return refetch(s.d, &s.asked, func(ctx context.Context) ([]batchRow, error) {
		groups, err := s.groups(ctx)
		if err != nil {
			return nil, err
		}
		var rows []batchRow
		for _, g := range groups {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			row := batchRow{group: g}
			row.draft, row.err = draftReminder(ctx, s.d, g.ids, "")
			if row.err == nil || whole {
				rows = append(rows, row)
			}
		}
		return rows, nil
	})
}

// Update takes keys, the messages, and what became of the one under way.
func (s *batch) Update(msg tea.Msg) (step, tea.Cmd) {
	switch m := msg.(type) {
	case tea.KeyMsg:
		return s.key(m), nil
	case answer[[]batchRow]:
		if s.asked.mine(m.ticket) {
			return s.take(m), nil
		}
	case answer[reminder.Entry]:
		if s.post.mine(m.ticket) {
			return s.sent(m), nil
		}
	case changed:
		if s.sending < 0 {
			return step{}, s.Init()
		}
	}
	return step{}, nil
}

func (s *batch) take(m answer[[]batchRow]) step {
	if m.err != nil {
		return pop().refusing(sentence(m.err))
	}
	s.rows, s.at = m.value, min(s.at, max(len(m.value)-1, 0))
	first := !s.known
	s.known = true
	if len(s.rows) == 0 && first {
		return pop().refusing("Rien n'est à relancer aujourd'hui.")
	}
	if len(s.rows) == 0 {
		return pop()
	}
	return step{}
}

func (s *batch) loading() bool { return s.asked.ticket != 0 && s.known }

func (s *batch) key(k tea.KeyMsg) step {
	keys := s.d.keys
	if s.sending >= 0 {
		if pressed(k, keys.Back) {
			s.post.cancel()
			s.sending = len(s.rows) // after the one under way, none
		}
		return step{}
	}
	switch {
	case pressed(k, keys.Back):
		return pop()
	case len(s.rows) == 0:
	case pressed(k, keys.Up):
		s.at = max(s.at-1, 0)
	case pressed(k, keys.Down):
		s.at = min(s.at+1, len(s.rows)-1)
	case pressed(k, keys.Mark):
		s.rows[s.at].out = !s.rows[s.at].out
		s.at = min(s.at+1, len(s.rows)-1)
	case pressed(k, keys.Open):
		if err := s.rows[s.at].err; err != nil {
			return fail(err)
		}
		return push(newMessage(s.d, s.rows[s.at].draft))
	case pressed(k, keys.Send):
		return s.confirm()
	}
	return step{}
}

// posts says that a row leaves by e-mail with the others.
func (r *batchRow) posts() bool {
	return !r.out && r.err == nil && r.draft.entry.Channel == reminder.Email && !r.nowhere() && r.draft.held.Sum() <= 0
}

// nowhere says that a message goes by e-mail and its client has no address.
func (r *batchRow) nowhere() bool {
	return r.err == nil && r.draft.entry.Channel == reminder.Email && strings.TrimSpace(r.draft.entry.To) == ""
}

// confirm asks before all leave.
func (s *batch) confirm() step {
	count, totals := 0, map[invoice.Currency]invoice.Amount{}
	var account reminder.Account
	var nowhere []string
	for i := range s.rows {
		r := &s.rows[i]
		if r.err == nil {
			account = r.draft.account
		}
		if r.nowhere() && !r.out {
			nowhere = append(nowhere, clientName(r.name)+", sans adresse e-mail")
		}
		if r.err == nil && !r.out && !r.nowhere() && r.draft.held.Sum() > 0 {
			nowhere = append(nowhere, clientName(r.name)+", a "+clean(r.draft.held.String()))
		}
		if r.posts() {
			count++
			totals[r.draft.entry.Currency] += r.draft.entry.Amount
		}
	}
	if count+len(nowhere) > 0 && account.Host == "" {
		return refuse(noMailbox + ", entrée ouvre un message.")
	}
	if count == 0 {
		return refuse("Aucun de ces messages ne part par e-mail\u00a0: entrée en ouvre un.")
	}
	text := fmt.Sprintf("Envoyer %s, %s en tout\u00a0?", counted(count, [2]string{"message", "messages"}), byCurrency(totals))
	warning := ""
	if len(nowhere) > 0 {
		warning = counted(len(nowhere), [2]string{"message ne part pas", "messages ne partent pas"}) + "\u00a0: " + nowhere[0] + "."
	}
	return ask(question{text: text, warning: warning, yes: func() step {
		return withPassword(s.d, account, func() step {
			s.sending, s.gone, s.left, s.kept = -1, 0, nowhere, false
			return s.next()
		})
	}})
}

// byCurrency writes sums, the euro first: "1 200,00 €, 300,00 USD".
func byCurrency(totals map[invoice.Currency]invoice.Amount) string {
	var words []string
	for _, in := range slices.Sorted(maps.Keys(totals)) {
		words = append(words, totals[in].In(in))
	}
	return strings.Join(words, ", ")
}

// next sends the next message, or says what was done.
func (s *batch) next() step {
	for s.sending++; s.sending < len(s.rows); s.sending++ {
		if r := &s.rows[s.sending]; r.posts() {
			s.at = s.sending
			e, ask := r.draft.entry, askKept(s.d)
			return step{}.doing(refetch(s.d, &s.post, func(ctx context.Context) (reminder.Entry, error) { return s.d.book.Send(ctx, e, ask) }))
		}
	}
	s.sending = -1
	if len(s.left) > 0 {
		return refreshed(refuse(s.summary()))
	}
	return refreshed(say(counted(s.gone, [2]string{"message parti.", "messages partis."})))
}

// summary is what left, and the first that did not with the reason.
func (s *batch) summary() string {
	said := counted(len(s.left), [2]string{"message pas parti", "messages pas partis"})
	if s.gone > 0 {
		said = counted(s.gone, [2]string{"message parti", "messages partis"}) + ", " + counted(len(s.left), [2]string{"pas parti", "pas partis"})
	}
	said += "\u00a0: " + strings.TrimRight(s.left[0], ".")
	if more := len(s.left) - 1; more > 0 {
		said += fmt.Sprintf(" (et %s)", counted(more, [2]string{"autre", "autres"}))
	}
	if said += "."; s.kept {
		said += " O montre ce qui est à reprendre."
	}
	return said
}

// sent notes what became of a message. One that the mailbox itself refuses stops
// the rest.
func (s *batch) sent(m answer[reminder.Entry]) step {
	if m.err == nil {
		s.gone++
		return s.next()
	}
	forgetPassword(s.d, m.err)
	if app.OfMailbox(m.err) || loginRefused(m.err) {
		s.sending = -1
		said := sentence(m.err)
		if m.value.ID != 0 {
			said += " O montre ce qui est à reprendre."
		}
		if s.gone > 0 {
			said = counted(s.gone, [2]string{"message parti. ", "messages partis. "}) + said
		}
		return refreshed(refuse(said))
	}
	s.kept = s.kept || m.value.ID != 0
	why := "envoi interrompu"
	if s.sending < len(s.rows) {
		why = clientName(s.rows[s.sending].name) + ", " + lowerFirst(clean(messageOf(m.err)))
	}
	s.left = append(s.left, why)
	return s.next()
}

// Title is the screen's part of the title line.
func (s *batch) Title() string { return "Relances du jour" }

func (s *batch) tag() string {
	if s.sending < 0 {
		return ""
	}
	return fmt.Sprintf("envoi %d/%d", min(s.sending+1, len(s.rows)), len(s.rows))
}

// SetSize gives the place of the list.
func (s *batch) SetSize(width, height int) { s.width, s.height = width, height }

// View is a line for each message: client, invoices, step, way, sum.
func (s *batch) View() string {
	if !s.known {
		return "\n   Les messages s'écrivent" + s.d.look.Ellipsis
	}
	count := counted(len(s.rows), [2]string{"message", "messages"})
	lines := []string{" " + s.d.look.Strong.Render(count), ""}
	room := max(s.height-len(lines), 1)
	s.top = max(min(s.top, s.at), s.at-room+1, 0)
	for i := s.top; i < min(s.top+room, len(s.rows)); i++ {
		lines = append(lines, s.line(i))
	}
	return strings.Join(lines, "\n")
}

func (s *batch) line(i int) string {
	r, look := &s.rows[i], s.d.look
	sign := look.Pending
	switch {
	case r.out || r.err != nil:
		sign = look.Empty
	case r.nowhere() || r.draft.held.Sum() > 0:
		sign = look.Warn
	}
	amount, what := "", ""
	if r.err == nil {
		amount = r.draft.entry.Sum()
		what = r.draft.entry.Tone.Label() + ", " + channelWord(r.draft.entry.Channel)
		if r.draft.held.Sum() > 0 {
			what = "a " + clean(r.draft.held.String())
		} else if r.nowhere() {
			what = "sans adresse e-mail"
		}
	} else {
		what = clean(messageOf(r.err))
	}
	name := clientName(r.name)
	if len(r.ids) > 1 {
		name += fmt.Sprintf(" (%d)", len(r.ids))
	}
	side := min(max(s.width/2-6, 26), 48)
	room := s.width - 5 - side - 2 - 13
	line := sign + " " + s.d.fit(name, room) + " " + s.d.fit(what, side) + " " + s.d.right(amount, 12) + " "
	if i == s.at {
		return look.Selected.Render(" " + look.Bar + " " + line)
	}
	return "   " + line
}

func channelWord(c reminder.Channel) string {
	for _, w := range ways {
		if w.channel == c {
			return w.label
		}
	}
	return ""
}

// ShortHelp is the footer.
func (s *batch) ShortHelp() []key.Binding {
	keys := s.d.keys
	if s.sending >= 0 {
		return []key.Binding{named(keys.Back, "interrompre")}
	}
	return []key.Binding{when(len(s.rows) > 0, named(keys.Send, "tout envoyer")), when(len(s.rows) > 0, keys.Open), when(len(s.rows) > 0, named(keys.Mark, "écarter")), keys.Help, keys.Back}
}

// FullHelp is what `?` shows first.
func (s *batch) FullHelp() [][]key.Binding {
	keys := s.d.keys
	return [][]key.Binding{append(s.ShortHelp(), keys.Up, keys.Down)}
}
