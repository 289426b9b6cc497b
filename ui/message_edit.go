package ui

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice/reminder"
)

const fieldText = "texte"

// rewriting is the form in which a message gets the person's own words.
type rewriting struct {
	of   *message
	form *form
}

func newRewriting(of *message) *rewriting {
	e := of.draft.entry
	to := textField(fieldTo, "À", e.To)
	if e.Channel == reminder.Email {
		to = to.hinted("Une adresse, ou plusieurs entre des virgules.").checked(func(text string) (string, error) { return text, of.d.book.CheckRecipients(text) }, nil)
	}
	spoken := e.Channel == reminder.Text || e.Channel == reminder.Telephone
	return &rewriting{of, newForm(of.d, to, textField(fieldSubject, "Objet", e.Subject).only(func(*form) bool { return !spoken }),
		manyField(fieldText, "Texte", e.Text).hinted("Entrée sur une ligne vide passe à la suite. Ctrl+e ouvre votre éditeur.")).starting(fieldText).fromTop()}
}

const fieldSubject = "objet"

// Init does nothing: the message is given.
func (s *rewriting) Init() tea.Cmd { return nil }

// Update takes a message.
func (s *rewriting) Update(msg tea.Msg) (step, tea.Cmd) {
	event, cmd := s.form.Update(msg)
	switch event {
	case formSubmitted:
		return s.save(), cmd
	case formCancelled:
		if !s.form.dirty() {
			return pop(), cmd
		}
		return ask(question{text: "Garder ces mots\u00a0?", yes: s.save, no: pop}), cmd
	}
	return step{}, cmd
}

func (s *rewriting) save() step {
	s.form.leave()
	subject := s.of.draft.entry.Subject
	if s.form.visible(s.form.find(fieldSubject)) {
		subject = s.form.text(fieldSubject)
	}
	s.of.rewrite(s.form.text(fieldTo), subject, s.form.text(fieldText))
	return pop()
}

// View draws the form.
func (s *rewriting) View() string { return s.form.View() }

// SetSize gives the place of the form.
func (s *rewriting) SetSize(width, height int) { s.form.SetSize(width, height) }

// Title is the screen's part of the title line.
func (s *rewriting) Title() string { return "Modifier" }

func (s *rewriting) typing() bool { return true }

func (s *rewriting) unsaved() string {
	if s.form.dirty() {
		return "ce message"
	}
	return ""
}

// ShortHelp is the footer.
func (s *rewriting) ShortHelp() []key.Binding { return s.form.bindings() }

// FullHelp is the top of the help.
func (s *rewriting) FullHelp() [][]key.Binding { return [][]key.Binding{s.form.every()} }
