package ui

import (
	"context"
	"fmt"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice/reminder"
)

// outbox are the messages that wait, failed, or of which nobody knows.
type outbox struct {
	d             *deps
	asked, post   request
	account       reminder.Account
	entries       []reminder.Entry
	known         bool
	at, top       int
	width, height int
}

// kept are the messages of the outbox, and the mailbox they leave from.
type kept struct {
	entries []reminder.Entry
	account reminder.Account
}

func newOutbox(d *deps) screen { return &outbox{d: d} }

// Init reads the messages.
func (s *outbox) Init() tea.Cmd {
	return refetch(s.d, &s.asked, func(ctx context.Context) (kept, error) {
		entries, err := s.d.book.Outbox(ctx)
		if err != nil {
			return kept{}, err
		}
		settings, err := s.d.book.ReminderSettings(ctx)
		return kept{entries, settings.Mail}, err
	})
}

// Update takes keys, the messages, and what became of the one under way.
func (s *outbox) Update(msg tea.Msg) (step, tea.Cmd) {
	switch m := msg.(type) {
	case tea.KeyMsg:
		return s.key(m), nil
	case answer[kept]:
		if s.asked.mine(m.ticket) {
			s.entries, s.account, s.known = m.value.entries, m.value.account, true
			s.at = max(min(s.at, len(s.entries)-1), 0)
			return failed(m.err), nil
		}
	case answer[reminder.Entry]:
		if s.post.mine(m.ticket) {
			return s.tried(m), nil
		}
	case changed:
		return step{}, s.Init()
	}
	return step{}, nil
}

func (s *outbox) tried(m answer[reminder.Entry]) step {
	forgetPassword(s.d, m.err)
	if m.err != nil {
		return refreshed(fail(m.err))
	}
	return refreshed(say(fmt.Sprintf("%s à %s.", doneWith(m.value, "partie"), clean(m.value.To))))
}

func (s *outbox) loading() bool { return s.asked.ticket != 0 }

func (s *outbox) key(k tea.KeyMsg) step {
	keys := s.d.keys
	if s.post.ticket != 0 {
		if pressed(k, keys.Back) {
			s.post.cancel()
		}
		return step{}
	}
	switch {
	case pressed(k, keys.Back):
		return pop()
	case len(s.entries) == 0:
	case pressed(k, keys.Retry):
		return s.retry(s.entries[s.at])
	case pressed(k, keys.Delete):
		return s.forget(s.entries[s.at])
	case pressed(k, keys.Open):
		return push(newEntryPage(s.d, s.entries[s.at]))
	default:
		s.at = within(s.at+keys.moved(k, 0), len(s.entries))
	}
	return step{}
}

// retry sends a message again. Of one that may have left, the person says first
// whether it did.
func (s *outbox) retry(e reminder.Entry) step {
	again := func() step {
		return withPassword(s.d, s.account, func() step {
			ask := askKept(s.d)
			return step{}.doing(refetch(s.d, &s.post, func(ctx context.Context) (reminder.Entry, error) { return s.d.book.Retry(ctx, e.ID, ask) }))
		})
	}
	if e.Result == reminder.Uncertain {
		return ask(question{text: fmt.Sprintf("Ce message à %s est-il arrivé\u00a0?", who(s.d, e.To)), warning: "o le note parti, n le renvoie.",
			yes: func() step { return s.settle(e) }, no: again})
	}
	return ask(question{text: fmt.Sprintf("Envoyer «\u00a0%s\u00a0»%s à %s\u00a0?", s.d.cut(clean(e.Subject), 40), ofSum(e), who(s.d, e.To)), yes: again})
}

func (s *outbox) settle(e reminder.Entry) step {
	return act(func(ctx context.Context) (reminder.Entry, error) { return s.d.book.Settle(ctx, e.ID, true) },
		func(_ reminder.Entry, err error) step {
			if err != nil {
				return fail(err)
			}
			return say("Message noté comme parti.")
		})
}

func (s *outbox) forget(e reminder.Entry) step {
	return ask(question{text: fmt.Sprintf("Abandonner le message à %s\u00a0?", who(s.d, e.To)), warning: "Le journal le garde.", yes: func() step {
		return act(func(ctx context.Context) (int64, error) { return e.ID, s.d.book.Forget(ctx, e.ID) }, func(_ int64, err error) step {
			if err != nil {
				return fail(err)
			}
			return say("Message abandonné.")
		})
	}})
}

// Title is the screen's part of the title line.
func (s *outbox) Title() string { return "Envois" }

func (s *outbox) tag() string {
	if s.post.ticket != 0 {
		return "envoi en cours" + s.d.look.Ellipsis
	}
	return ""
}

// SetSize gives the place of the list.
func (s *outbox) SetSize(width, height int) { s.width, s.height = width, height }

// View is a line for each message, and why the selected one is there.
func (s *outbox) View() string {
	if !s.known {
		return ""
	}
	look := s.d.look
	if len(s.entries) == 0 {
		return "\n " + look.Done.Render("Aucun message n'attend.")
	}
	lines := []string{" " + look.Strong.Render(unsettledOf(s.entries).words()), ""}
	e := s.entries[s.at]
	foot := wrap(clean(resultWords(e)), s.width-5)
	room := max(s.height-len(lines)-len(foot)-1, 1)
	s.top = max(min(s.top, s.at), s.at-room+1, 0)
	for i := s.top; i < min(s.top+room, len(s.entries)); i++ {
		e := s.entries[i]
		word, style := resultMark(s.d, e.Result)
		free := s.width - 31
		line := e.Date.String() + "  " + s.d.fit(clean(e.To), free/2) + "  " + s.d.fit(clean(e.Subject), free-free/2) + "  "
		if i == s.at {
			lines = append(lines, look.Selected.Render(s.d.fit(" "+look.Bar+" "+line+word, s.width)))
		} else {
			lines = append(lines, "   "+line+style.Render(word))
		}
	}
	lines = exactly(lines, max(s.height-len(foot), 1))
	for _, line := range foot {
		lines = append(lines, "   "+look.Muted.Render(line))
	}
	return strings.Join(lines, "\n")
}

// kinds of message that wait: those to send again, and those of which nobody knows.
type unsettled struct{ again, unknown int }

func unsettledOf(entries []reminder.Entry) (u unsettled) {
	for _, e := range entries {
		if e.Result == reminder.Uncertain {
			u.unknown++
		} else {
			u.again++
		}
	}
	return u
}

func (u unsettled) count() int { return u.again + u.unknown }

// words say how many messages wait: "2 messages à reprendre, 1 à vérifier".
func (u unsettled) words() string {
	noun := [2]string{"message", "messages"}
	switch {
	case u.unknown == 0:
		return counted(u.again, noun) + " à reprendre"
	case u.again == 0:
		return counted(u.unknown, noun) + " à vérifier"
	}
	return counted(u.again, noun) + " à reprendre, " + thousands(u.unknown) + " à vérifier"
}

// ShortHelp is the footer.
func (s *outbox) ShortHelp() []key.Binding {
	keys := s.d.keys
	if s.post.ticket != 0 {
		return []key.Binding{named(keys.Back, "interrompre")}
	}
	some := len(s.entries) > 0
	return []key.Binding{when(some, keys.Retry), when(some, named(keys.Open, "lire")), when(some, named(keys.Delete, "abandonner")), keys.Help, keys.Back}
}

// FullHelp is what `?` shows first.
func (s *outbox) FullHelp() [][]key.Binding {
	keys := s.d.keys
	return [][]key.Binding{append(s.ShortHelp(), keys.Up, keys.Down)}
}
