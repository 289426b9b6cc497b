package ui

import (
	"context"
	"fmt"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// message is what is about to leave: a reminder, a quote that is followed up,
// or a document with its page. It is read whole, edited, sent or recorded.
type message struct {
	d       *deps
	draft   drafting
	way     int
	edited  bool    // its words are the person's own
	asked   request // of the sending under way
	top     int
	width   int
	height  int
	stopped bool
}

// drafting is a message as the program writes it.
type drafting struct {
	entry   reminder.Entry
	client  invoice.Client
	numbers []string          // of its documents
	carried *invoice.Document // the one that it delivers
	account reminder.Account
	held    reminder.DueBack // what is owed to the client
	unknown invoice.Date     // from when it counts no interest; zero for none
	redraft func(context.Context, reminder.Channel) (reminder.Entry, error)
}

// ways are how a message leaves, in the order in which tab goes through them.
var ways = []struct {
	channel reminder.Channel
	as      string // what is made of an e-mail that the program does not send
	label   string
	record  string // "comme partie par lettre"
}{
	{reminder.Email, "", "e-mail", ""},
	{reminder.Email, "eml", "brouillon dans votre messagerie", "comme envoyée par e-mail"},
	{reminder.Email, "mailto", "lien mailto", "comme envoyée par e-mail"},
	{reminder.Letter, "", "lettre", "comme postée"},
	{reminder.Text, "", "SMS", "comme envoyée par SMS"},
	{reminder.Telephone, "", "téléphone", "comme faite par téléphone"},
}

func newMessage(d *deps, draft drafting) *message {
	s := &message{d: d, draft: draft}
	for i := range ways {
		if ways[i].channel == draft.entry.Channel {
			s.way = i
			break
		}
	}
	return s
}

// openReminder is `R`: the step that waits for invoices of one client. Where
// none waits yet, the one that could be sent before its day is offered.
func openReminder(d *deps, ids ...int64) step {
	return act(func(ctx context.Context) (drafting, error) { return draftReminder(ctx, d, ids, "") },
		func(draft drafting, err error) step {
			if invoice.ErrorCode(err) == invoice.CodeRefused {
				return offerStep(d, ids, err)
			}
			if err != nil {
				return fail(err)
			}
			return push(newMessage(d, draft))
		})
}

// offerStep asks whether a step leaves before its day; it refuses what no step
// goes with.
func offerStep(d *deps, ids []int64, because error) step {
	return act(func(ctx context.Context) (drafting, error) {
		for _, tone := range []reminder.Tone{reminder.Courtesy, reminder.Friendly, reminder.Firm, reminder.FormalNotice} {
			if draft, err := draftReminder(ctx, d, ids, tone); err == nil {
				return draft, nil
			}
		}
		return drafting{}, because
	}, func(draft drafting, err error) step {
		if err != nil {
			return fail(err)
		}
		one := "une " + draft.entry.Tone.Label()
		if draft.entry.Tone == reminder.Courtesy {
			one = "le " + draft.entry.Tone.Label()
		}
		return ask(question{text: fmt.Sprintf("Préparer %s quand même\u00a0?", one), warning: clean(messageOf(because)),
			yes: func() step { return push(newMessage(d, draft)) }})
	})
}

func messageOf(err error) string {
	said, _, _ := strings.Cut(err.Error(), "\n")
	return said
}

func draftReminder(ctx context.Context, d *deps, ids []int64, tone reminder.Tone) (drafting, error) {
	entry, request, err := d.book.DraftReminder(ctx, ids, tone, "")
	draft := drafting{entry: entry, client: request.Client, account: request.Settings.Mail, held: request.DueBack}
	if reminder.Rank(entry.Tone) >= reminder.Rank(reminder.Firm) {
		draft.unknown = request.UnknownFrom()
	}
	for i := range request.Items {
		draft.numbers = append(draft.numbers, clean(request.Items[i].Number))
	}
	draft.redraft = func(ctx context.Context, channel reminder.Channel) (reminder.Entry, error) {
		e, _, err := d.book.DraftReminder(ctx, ids, entry.Tone, channel)
		return e, err
	}
	return draft, err
}

// openFollowUp is `R` on a quote that has no answer.
func openFollowUp(d *deps, id int64) step {
	return act(func(ctx context.Context) (drafting, error) { return draftDocument(ctx, d, id) },
		func(draft drafting, err error) step {
			if err != nil {
				return fail(err)
			}
			return push(newMessage(d, draft))
		})
}

func draftDocument(ctx context.Context, d *deps, id int64) (draft drafting, err error) {
	if draft.entry, err = d.book.DraftDocument(ctx, id); err != nil {
		return draft, err
	}
	doc, err := d.book.Document(ctx, id)
	if err != nil {
		return draft, err
	}
	draft.client, draft.numbers = doc.Client, []string{clean(doc.DisplayNumber())}
	settings, err := d.book.ReminderSettings(ctx)
	draft.account = settings.Mail
	draft.redraft = func(ctx context.Context, channel reminder.Channel) (reminder.Entry, error) {
		e, err := d.book.DraftDocument(ctx, id)
		if e.Channel = channel; channel == reminder.Telephone || channel == reminder.Text {
			e.To = doc.Client.Phone
		}
		return e, err
	}
	return draft, err
}

// Init does nothing: the message is given.
func (s *message) Init() tea.Cmd { return nil }

// Update takes keys, and what became of the sending.
func (s *message) Update(msg tea.Msg) (step, tea.Cmd) {
	switch m := msg.(type) {
	case tea.KeyMsg:
		return s.key(m)
	case answer[reminder.Entry]:
		if s.asked.mine(m.ticket) {
			return s.sent(m), nil
		}
	case editedMsg:
		if m.to == s && m.err == nil {
			s.rewrite(s.draft.entry.To, s.draft.entry.Subject, m.text)
		} else if m.to == s {
			return fail(m.err), nil
		}
	case tea.MouseMsg:
		s.scroll(s.d.keys.moved(m, s.height))
	}
	return step{}, nil
}

func (s *message) sending() bool { return s.asked.ticket != 0 }

func (s *message) key(k tea.KeyMsg) (step, tea.Cmd) {
	keys := s.d.keys
	if s.sending() {
		if pressed(k, keys.Back) {
			s.stopped = true
			s.asked.cancel()
		}
		return step{}, nil
	}
	switch {
	case pressed(k, keys.Back):
		return pop(), nil
	case pressed(k, keys.Send):
		return s.leave(), nil
	case s.recovers() && pressed(k, keys.Dossier):
		return s.dossier(), nil
	case s.recovers():
		s.scroll(keys.moved(k, s.height))
	case pressed(k, keys.Channel):
		return s.turn(), nil
	case pressed(k, keys.PDF) && s.made() != "":
		return s.make(), nil
	case pressed(k, keys.Edit):
		return push(newRewriting(s)), nil
	case pressed(k, keys.External):
		return step{}, editText(s, fieldText, s.draft.entry.Text)
	default:
		s.scroll(keys.moved(k, s.height))
	}
	return step{}, nil
}

// rewrite takes the person's own words.
func (s *message) rewrite(to, subject, text string) {
	e := &s.draft.entry
	s.edited = s.edited || subject != e.Subject || text != e.Text
	e.To, e.Subject, e.Text = to, subject, text
}

// turn goes to the next way to leave, in its own words unless the person has
// written theirs.
func (s *message) turn() step {
	next := (s.way + 1) % len(ways)
	if ways[next].channel == ways[s.way].channel {
		if s.way = next; ways[next].as == "mailto" && !s.edited { // a link carries no file
			s.draft.entry.Text = reminder.WithoutCopy(s.draft.entry.Text)
		}
		return step{}
	}
	return act(func(ctx context.Context) (reminder.Entry, error) { return s.draft.redraft(ctx, ways[next].channel) },
		func(e reminder.Entry, err error) step {
			if err != nil {
				return fail(err)
			}
			if s.edited {
				e.Subject, e.Text = s.draft.entry.Subject, s.draft.entry.Text
			}
			s.way, s.draft.entry, s.top = next, e, 0
			return step{}
		})
}

// recovers says that nothing is left to write: the recovery file is to be made.
func (s *message) recovers() bool { return s.draft.entry.Tone == reminder.Recover }

// dossier makes the recovery file, which is of one invoice.
func (s *message) dossier() step {
	ids := s.draft.entry.Documents
	if len(ids) != 1 {
		return refuse("Un dossier se fait facture par facture\u00a0: M sur chacune.")
	}
	return act(func(ctx context.Context) (invoice.Document, error) { return s.d.book.Document(ctx, ids[0]) },
		func(doc invoice.Document, err error) step {
			if err != nil {
				return fail(err)
			}
			row := doc.Row()
			return openDossier(s.d, &row)
		})
}

// made is what `o` makes of the message on its way, "" for nothing.
func (s *message) made() string {
	switch {
	case s.recovers():
		return ""
	case ways[s.way].as != "":
		return "ouvrir le brouillon"
	case ways[s.way].channel == reminder.Text:
		return "copier le texte"
	case ways[s.way].channel == reminder.Letter && s.draft.entry.Tone != "":
		return "ouvrir la lettre"
	}
	return ""
}

// ShortHelp is the footer.
func (s *message) ShortHelp() []key.Binding {
	keys := s.d.keys
	if s.sending() {
		return []key.Binding{named(keys.Back, "interrompre")}
	}
	send := named(keys.Send, "envoyer")
	if s.records() {
		send = named(keys.Send, "noter")
	}
	if s.recovers() {
		return []key.Binding{keys.Dossier, named(keys.Send, "noter qu'il est prêt"), keys.Help, keys.Back}
	}
	return []key.Binding{send, when(s.made() != "", named(keys.PDF, s.made())), keys.Edit, keys.Channel, keys.Help, keys.Back}
}

// FullHelp is what `?` shows first.
func (s *message) FullHelp() [][]key.Binding {
	keys := s.d.keys
	if s.recovers() {
		return [][]key.Binding{append(s.ShortHelp(), keys.Up, keys.Down)}
	}
	return [][]key.Binding{append(s.ShortHelp(), keys.External, keys.Up, keys.Down, keys.PageUp, keys.PageDown)}
}
