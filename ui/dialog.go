package ui

import (
	"strings"
	"time"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// dialog is a small form in the place of the body: what it is about, a few
// fields that are right already, Enter to do it.
type dialog struct {
	d      *deps
	title  string
	intro  []string
	form   *form
	submit func(*form) step // the gesture, whose error goes to the form
	opened time.Time
	height int
}

// newDialog opens a dialog. submit is called once the fields are right.
func newDialog(d *deps, title string, intro []string, submit func(*form) step, fields ...*field) *dialog {
	f := newForm(d, fields...)
	f.enterSubmits = true
	return &dialog{d: d, title: title, intro: intro, form: f, submit: submit, opened: d.now()}
}

func (s *dialog) Init() tea.Cmd { return nil }

// burst is the time within which keys come from no hand.
const burst = 20 * time.Millisecond

// Update gives the keys to the form. What came in one go with the key that
// opened the dialog confirms nothing.
func (s *dialog) Update(msg tea.Msg) (step, tea.Cmd) {
	if k, ok := msg.(tea.KeyMsg); ok && s.d.now().Sub(s.opened) < burst &&
		(pressed(k, s.d.keys.Choose) || pressed(k, s.d.keys.Save)) {
		return step{}, nil
	}
	if s.form.focused() != nil && s.form.focused().choices != nil && isDigit(msg) { // a figure is for the field under the choice
		if !s.form.figures() {
			return refuse(s.form.focused().noFigure(s.d.keys.Change.Help().Key)), nil
		}
	}
	event, cmd := s.form.Update(msg)
	switch event {
	case formSubmitted:
		return s.submit(s.form), cmd
	case formCancelled:
		return pop(), cmd
	}
	return step{}, cmd
}

// isDigit says that a key, or what came in one go, begins a figure.
func isDigit(msg tea.Msg) bool {
	text, _ := msg.(pasted)
	if k, ok := msg.(tea.KeyMsg); ok && k.Type == tea.KeyRunes && !k.Paste {
		text = pasted(k.Runes)
	}
	return text != "" && text[0] >= '0' && text[0] <= '9'
}

// View is the introduction, then the fields.
func (s *dialog) View() string {
	lines := []string{""}
	for _, line := range s.intro {
		if cells(line) > s.form.width-2 && !strings.HasPrefix(line, " ") { // a sentence, not a row
			for _, part := range wrap(line, s.form.width-2) {
				lines = append(lines, " "+part)
			}
			continue
		}
		lines = append(lines, " "+s.d.cut(line, s.form.width-2))
	}
	s.form.SetSize(s.form.width, max(s.height-len(lines)-1, 1))
	return strings.Join(lines, "\n") + "\n\n" + s.form.View()
}

func (s *dialog) SetSize(width, height int) {
	s.height = height
	s.form.SetSize(width, height)
}

func (s *dialog) Title() string { return s.title }

func (s *dialog) typing() bool { return true }

// ShortHelp is the footer.
func (s *dialog) ShortHelp() []key.Binding {
	keys := s.d.keys
	choice := s.form.focused() != nil && s.form.focused().choices != nil
	path := s.form.focused() != nil && s.form.focused().path && !s.form.focused().fresh
	return []key.Binding{keys.Choose, when(path, named(keys.FieldNext, "compléter")), when(!path && s.form.next(-1, 1) != s.form.next(len(s.form.fields), -1), keys.FieldNext), when(choice, keys.Change), keys.HelpHere, keys.Cancel}
}

// FullHelp is what `f1` shows first.
func (s *dialog) FullHelp() [][]key.Binding {
	return [][]key.Binding{append(s.ShortHelp(), s.form.every()...)}
}

// after is what follows the gesture of a dialog: back with an answer, or the
// error under its field.
func after[T any](f *form, done func(T) step) func(T, error) step {
	return func(value T, err error) step {
		if err != nil {
			f.fail(err)
			return step{}
		}
		return done(value)
	}
}
