package ui

import (
	"context"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// settings is the screen of what the book knows of its owner: one form, in
// sections.
type settings struct {
	d      *deps
	stored invoice.Settings
	number string // the next one as the book had it
	form   *form
	ticket ticket
	ready  bool
	wanted string // the field to begin with, "" for the first
	width  int
	height int
}

// opened are the settings and the next number of an invoice, as read.
type opened struct {
	settings invoice.Settings
	number   string
}

func newSettings(d *deps) screen { return &settings{d: d, form: newForm(d)} }

// Init reads the settings.
func (s *settings) Init() tea.Cmd {
	var cmd tea.Cmd
	s.ticket, cmd = fetch(s.d, func(ctx context.Context) (opened, error) {
		stored, err := s.d.book.Settings(ctx)
		if err != nil {
			return opened{}, err
		}
		number, err := s.d.book.NextNumber(ctx, invoice.InvoiceSeries, s.d.today())
		return opened{stored, number}, err
	})
	return cmd
}

// Update takes a message.
func (s *settings) Update(msg tea.Msg) (step, tea.Cmd) {
	if read, ok := msg.(answer[opened]); ok && read.ticket == s.ticket {
		return s.take(read), nil
	}
	if k, ok := msg.(tea.KeyMsg); ok && !s.ready {
		if pressed(k, s.d.keys.Cancel) {
			return pop(), nil
		}
		return step{}, nil
	}
	event, cmd := s.form.Update(msg)
	switch event {
	case formSubmitted:
		return s.save(), cmd
	case formCancelled:
		return s.leave(), cmd
	case formList:
		return push(s.form.chooser()), cmd
	}
	return step{}, cmd
}

func (s *settings) take(read answer[opened]) step {
	if read.err != nil {
		return fail(read.err)
	}
	s.stored, s.number, s.ready = read.value.settings, read.value.number, true
	s.form = newForm(s.d, settingsFields(s.stored, s.number, s.d.today())...)
	s.form.SetSize(s.width, s.height)
	s.form.focus(s.wanted)
	return step{}
}

// focus goes to a field, as soon as the settings are read.
func (s *settings) focus(field string) bool {
	if s.wanted = field; field == fieldNumber {
		s.wanted = invoice.FieldNextNumber // which makes it
	}
	return true
}

// leave goes back, after a question when something was changed.
func (s *settings) leave() step { return s.form.askSave(s.save) }

// save writes the whole form, or nothing of it.
func (s *settings) save() step {
	written := s.form.readSettings(s.stored)
	number := strings.TrimSpace(s.form.text(invoice.FieldNextNumber))
	if number == s.number {
		number = ""
	}
	logo := s.form.text(fieldLogo)
	return act(func(ctx context.Context) (invoice.Settings, error) {
		if logo != "" && logo != logoKept {
			if err := s.d.book.SetLogo(ctx, typedPath(logo)); err != nil {
				return written, invoice.At(err, fieldLogo)
			}
			stored, err := s.d.book.Settings(ctx)
			if err != nil {
				return written, err
			}
			written.Logo = stored.Logo
		}
		return saveWithNumber(ctx, s.d, written, number)
	}, func(_ invoice.Settings, err error) step {
		if err != nil {
			s.form.fail(err)
			return step{}
		}
		return pop().saying("Réglages enregistrés.")
	})
}

// View draws the form.
func (s *settings) View() string {
	if !s.ready {
		return ""
	}
	return s.form.View()
}

// SetSize gives the place of the form.
func (s *settings) SetSize(width, height int) {
	s.width, s.height = width, height
	s.form.SetSize(width, height)
}

// Title is the screen's part of the title line.
func (s *settings) Title() string { return "Réglages" }

func (s *settings) typing() bool { return s.ready }

func (s *settings) unsaved() string {
	if s.form.dirty() {
		return "les réglages"
	}
	return ""
}

// ShortHelp is the footer.
func (s *settings) ShortHelp() []key.Binding { return s.form.bindings() }

// FullHelp is the top of the help.
func (s *settings) FullHelp() [][]key.Binding { return [][]key.Binding{s.form.every()} }
