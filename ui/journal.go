package ui

import (
	"context"
	"slices"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// journal is what was said and sent about a document, or with a client, the
// newest first.
type journal struct {
	d             *deps
	title         string
	read          func(context.Context) ([]reminder.Entry, error)
	file          func() step  // the answer to one of its messages
	row           *invoice.Row // the document, nil of a client
	asked         request
	entries       []reminder.Entry
	known         bool
	at, top       int
	width, height int
}

func openJournal(d *deps, row *invoice.Row) step {
	id, number := row.ID, row.DisplayNumber()
	about := *row
	return push(&journal{d: d, title: "Journal de " + clean(row.DisplayNumber()), row: &about,
		read: func(ctx context.Context) ([]reminder.Entry, error) { return d.book.Journal(ctx, id) },
		file: func() step { return openAnswer(d, id, clean(number)) }})
}

func openClientJournal(d *deps, c invoice.Client) step {
	return push(&journal{d: d, title: "Journal",
		read: func(ctx context.Context) ([]reminder.Entry, error) { return d.book.ClientJournal(ctx, c.ID) },
		file: func() step { return openAnswer(d, 0, clientName(c.Name)) }})
}

// Init reads the lines.
func (s *journal) Init() tea.Cmd { return refetch(s.d, &s.asked, s.read) }

// Update takes keys, the lines, and the news that the book has changed.
func (s *journal) Update(msg tea.Msg) (step, tea.Cmd) {
	switch m := msg.(type) {
	case tea.KeyMsg:
		return s.key(m), nil
	case answer[[]reminder.Entry]:
		if s.asked.mine(m.ticket) {
			s.entries, s.known = m.value, true
			slices.Reverse(s.entries)
			s.at = max(min(s.at, len(s.entries)-1), 0)
			return failed(m.err), nil
		}
	case tea.MouseMsg:
		var again bool
		if s.at, again = s.d.keys.pointed(m, m.Y, s.at, s.top, s.height, len(s.entries)); again {
			return push(newEntryPage(s.d, s.entries[s.at])), nil
		}
	case changed:
		return step{}, s.Init()
	}
	return step{}, nil
}

func (s *journal) loading() bool { return s.asked.ticket != 0 }

func (s *journal) key(k tea.KeyMsg) step {
	keys := s.d.keys
	switch {
	case pressed(k, keys.Back):
		return pop()
	case pressed(k, keys.Answer):
		return s.file()
	case s.row != nil && (pressed(k, keys.Note) || pressed(k, keys.Remind)):
		return documentKey(s.d, k, s.row)
	case len(s.entries) == 0:
	case pressed(k, keys.Open):
		return push(newEntryPage(s.d, s.entries[s.at]))
	default:
		s.at = within(s.at+keys.moved(k, 0), len(s.entries))
	}
	return step{}
}

// Title is the screen's part of the title line.
func (s *journal) Title() string { return s.title }

// SetSize gives the place of the list.
func (s *journal) SetSize(width, height int) { s.width, s.height = width, height }

// View is a line for each entry: date, what, by which way, what became of it.
func (s *journal) View() string {
	if !s.known {
		return ""
	}
	look := s.d.look
	if len(s.entries) == 0 {
		said := "Rien n'est encore noté."
		if s.row != nil {
			said += " N ajoute une note."
			if canRemind(s.row, s.d.today()) {
				said = "Rien n'est encore noté. R relance, N ajoute une note."
			}
		}
		return "\n   " + said
	}
	heard := reminder.Heard(s.entries)
	var lines []string
	s.top = max(min(s.top, s.at), s.at-s.height+1, 0)
	for i := s.top; i < min(s.top+s.height, len(s.entries)); i++ {
		e := s.entries[i]
		word, style := entryMark(s.d, e, heard)
		said := entryWords(e)
		if note := strings.TrimSpace(firstLine(e)); note != "" {
			said += "\u00a0: " + note
		}
		line := e.Date.String() + "  " + s.d.fit(said, s.width-45) + "  " + s.d.fit(channelWord(e.Channel), 12) + "  "
		if i == s.at {
			lines = append(lines, look.Selected.Render(s.d.fit(" "+look.Bar+" "+line+word, s.width)))
		} else {
			lines = append(lines, "   "+line+style.Render(word))
		}
	}
	return strings.Join(lines, "\n")
}

// firstLine is the beginning of what the person wrote; of a message that left, as
// what it did.
func firstLine(e reminder.Entry) string {
	if e.Kind == reminder.Reminded || e.Kind == reminder.Delivered || e.Kind.Answers() {
		if e.Result == reminder.Sent && !e.Kind.Answers() {
			return clean(e.Detail)
		}
		return ""
	}
	first, _, _ := strings.Cut(e.Text, "\n")
	return clean(first)
}

// ShortHelp is the footer.
func (s *journal) ShortHelp() []key.Binding {
	keys := s.d.keys
	return []key.Binding{when(len(s.entries) > 0, named(keys.Open, "lire")), keys.Answer, when(s.row != nil, keys.Note), when(s.at < len(s.entries)-1, keys.Down), keys.Help, keys.Back}
}

// FullHelp is what `?` shows first.
func (s *journal) FullHelp() [][]key.Binding {
	keys := s.d.keys
	return [][]key.Binding{{named(keys.Open, "lire"), keys.Answer, when(s.row != nil, keys.Note), when(s.row != nil && canRemind(s.row, s.d.today()), keys.Remind), keys.Up, keys.Down, keys.Back}}
}
