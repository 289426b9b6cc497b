package ui

import (
	"context"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/ui/theme"
)

// entryWords name a line of the journal.
func entryWords(e reminder.Entry) string {
	switch e.Kind {
	case reminder.Reminded:
		return upperFirst(kindOf(e))
	case reminder.PromiseMade:
		return "Promesse de " + e.Sum() + " pour le " + e.Until.String()
	case reminder.DisputeOpened:
		return "En litige"
	case reminder.DisputeClosed:
		return "Litige levé"
	case reminder.PlanAgreed:
		return "Échéancier"
	case reminder.PlanEnded:
		return "Fin de l'échéancier"
	case reminder.PutOff:
		return "Reporté au " + e.Until.String()
	case reminder.PutOffLifted:
		return "Report annulé"
	case reminder.Delivered:
		return "Envoi"
	case reminder.Declared:
		return "Déclaré"
	case reminder.Read, reminder.Arrived, reminder.Held, reminder.Bounced:
		return clean(e.Text)
	}
	return "Note"
}

// resultMark is what became of a message, in a word and its colour.
func resultMark(d *deps, r reminder.Result) (string, theme.Style) {
	look := d.look
	switch r {
	case reminder.Sent:
		return look.Check + " parti", look.Done
	case reminder.Queued:
		return look.Pending + " attend", look.Soon
	case reminder.Failed:
		return look.Cross + " échec", look.Late
	case reminder.Uncertain:
		return look.Alarm + " incertain", look.Late
	case reminder.Prepared:
		return look.Empty + " abandonné", look.Muted
	}
	return "", look.Plain
}

// entryMark is what became of a message, as far as its answers tell.
func entryMark(d *deps, e reminder.Entry, heard map[string]reminder.EntryKind) (string, theme.Style) {
	look := d.look
	switch answer := heard[e.Name()]; {
	case e.Kind == reminder.Bounced, e.Result == reminder.Sent && answer == reminder.Bounced:
		return look.Cross + " non remis", look.Late
	case e.Result == reminder.Sent && answer == reminder.Read:
		return look.Check + " lu", look.Done
	case e.Result == reminder.Sent && answer == reminder.Arrived:
		return look.Check + " remis", look.Done
	}
	return resultMark(d, e.Result)
}

// resultWords say it in a sentence, with the words of the server.
func resultWords(e reminder.Entry) string {
	said := map[reminder.Result]string{reminder.Queued: "Attend d'être envoyé.", reminder.Failed: "N'est pas parti.",
		reminder.Uncertain: "Peut-être parti\u00a0: la ligne a été coupée avant la réponse."}[e.Result]
	return strings.TrimSpace(said + " " + e.Detail)
}

// entryPage is one line of the journal, whole: a message as it left.
type entryPage struct {
	d             *deps
	title         string
	lines         []string
	top           int
	width, height int
	text          func(width int) []string
	pdf           func(context.Context) ([]byte, error) // what o opens; nil: nothing
	name          string                                // of its file
	gesture       key.Binding                           // what run does; off without it
	run           func() step
}

func newEntryPage(d *deps, e reminder.Entry) *entryPage {
	page := newPage(d, entryWords(e), func(width int) []string { return entryLines(d, e, width) })
	switch {
	case e.Kind == reminder.PlanAgreed:
		page.name, page.pdf = "echeancier.pdf", func(ctx context.Context) ([]byte, error) { return d.book.PlanPDF(ctx, e) }
	case e.Kind == reminder.Reminded && e.Channel == reminder.Letter && e.Text != "":
		page.name, page.pdf = "lettre.pdf", func(ctx context.Context) ([]byte, error) { return d.book.LetterPDF(ctx, e) }
	}
	return page
}

// newPage is a page of text to read, written for a width.
func newPage(d *deps, title string, text func(width int) []string) *entryPage {
	return &entryPage{d: d, title: title, text: text}
}

func entryLines(d *deps, e reminder.Entry, width int) []string {
	word, style := resultMark(d, e.Result)
	facts := []fact{{"Date", e.Date.String()}, {"Canal", channelWord(e.Channel)}, {"À", clean(e.To)}, {"Objet", clean(e.Subject)}}
	if e.Kind.Answers() {
		facts[3].label = "Réponse à"
	}
	var lines []string
	for _, f := range facts {
		if f.value != "" {
			lines = append(lines, " "+d.look.Muted.Render(d.fit(f.label, 11))+d.cut(f.value, width-13))
		}
	}
	if word != "" {
		lines = append(lines, " "+d.look.Muted.Render(d.fit("Résultat", 11))+style.Render(word))
	}
	for _, line := range wrap(clean(resultWords(e)), width-13) {
		if line != "" {
			lines = append(lines, blanks(12)+d.look.Muted.Render(line))
		}
	}
	for _, i := range e.Plan {
		lines = append(lines, blanks(12)+i.Date.String()+"  "+d.right(i.Amount.In(e.Currency), 14))
	}
	lines = append(lines, "")
	for _, line := range strings.Split(e.Text, "\n") {
		for _, part := range wrap(clean(line), min(width-2, 78)) {
			lines = append(lines, " "+part)
		}
	}
	return lines
}

// Init does nothing: the text is given.
func (s *entryPage) Init() tea.Cmd { return nil }

// Update scrolls.
func (s *entryPage) Update(msg tea.Msg) (step, tea.Cmd) {
	keys := s.d.keys
	switch m := msg.(type) {
	case tea.MouseMsg:
		s.scroll(keys.moved(m, s.height))
	case tea.KeyMsg:
		switch {
		case pressed(m, keys.Back):
			return pop(), nil
		case pressed(m, keys.PDF) && s.pdf != nil:
			return s.open(), nil
		case s.run != nil && pressed(m, s.gesture):
			return s.run(), nil
		default:
			s.scroll(keys.moved(m, s.height))
		}
	}
	return step{}, nil
}

// open shows the page as it prints.
func (s *entryPage) open() step { return showCopy(s.d, s.name, s.pdf) }

// showCopy shows a copy of what is read: a program that saves over it changes
// nothing here.
func showCopy(d *deps, name string, read func(context.Context) ([]byte, error)) step {
	return act(func(ctx context.Context) (string, error) {
		content, err := read(ctx)
		if err != nil {
			return "", err
		}
		path, err := leftFile(name, content)
		if err == nil && d.open(path) != nil {
			err = invoice.Refused("Aucun programme n'ouvre ce fichier\u00a0: "+clean(path), "")
		}
		return path, err
	}, func(path string, err error) step {
		if err != nil {
			return fail(err)
		}
		return say("Ouvert\u00a0: " + clean(path))
	})
}

func (s *entryPage) scroll(by int) { s.top = max(0, min(s.top+by, len(s.lines)-s.height)) }

// SetSize writes the text for a width.
func (s *entryPage) SetSize(width, height int) {
	s.width, s.height, s.lines = width, height, s.text(width)
	s.scroll(0)
}

// View is a window on the text.
func (s *entryPage) View() string {
	return strings.Join(s.d.window(s.lines, s.top, s.height), "\n")
}

// Title is the screen's part of the title line.
func (s *entryPage) Title() string { return s.title }

// ShortHelp is the footer.
func (s *entryPage) ShortHelp() []key.Binding {
	keys := s.d.keys
	more := len(s.lines) > s.height
	return []key.Binding{when(s.pdf != nil, keys.PDF), when(s.run != nil, s.gesture), when(more && s.top < len(s.lines)-s.height, keys.Down), when(s.top > 0, keys.Up), keys.Help, keys.Back}
}

// FullHelp is what `?` shows first.
func (s *entryPage) FullHelp() [][]key.Binding { return [][]key.Binding{s.ShortHelp()} }
