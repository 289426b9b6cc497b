package ui

import (
	"context"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice/reminder"
)

// asking is one part of how the user asks to be paid, as a form.
type asking struct {
	d     *deps
	title string
	form  *form
	take  func(*form, *reminder.Settings)
	look  func(*form) step // ctrl+p: what it gives; nil for nothing
}

// openAsking is `;`: the parts of the settings of reminders.
func openAsking(d *deps) step {
	parts := []struct {
		label, section string
		open           func(*deps, reminder.Settings) step
	}{
		{"Boîte d'envoi", "Envoyer", openMailbox},
		{"Pénalités et taux", "Compter", openTerms},
		{"Table des taux", "Compter", openRates},
		{"Matin, devis et URSSAF", "Se rappeler", openRoutine},
		{"Étapes pour les professionnels", "Relancer", func(d *deps, s reminder.Settings) step { return openLadder(d, s, reminder.Professionals) }},
		{"Étapes pour les particuliers", "Relancer", func(d *deps, s reminder.Settings) step { return openLadder(d, s, reminder.Consumers) }},
		{"Étapes pour les organismes publics", "Relancer", func(d *deps, s reminder.Settings) step { return openLadder(d, s, reminder.PublicBodies) }},
		{"Effet des relances", "Regarder", func(d *deps, _ reminder.Settings) step { return openEffect(d) }},
	}
	entries := make([]entry, len(parts))
	for i, p := range parts {
		entries[i] = entry{value: p.label, label: p.label, section: p.section}
	}
	return push(newChooser(d, "Réglages des relances", entries, "", "", func(value string) step {
		for _, p := range parts {
			if p.label == value {
				return withAsking(d, p.open)
			}
		}
		return step{}
	}))
}

// withAsking reads the settings of reminders and goes on.
func withAsking(d *deps, then func(*deps, reminder.Settings) step) step {
	return act(func(ctx context.Context) (reminder.Settings, error) { return d.book.ReminderSettings(ctx) },
		func(s reminder.Settings, err error) step {
			if err != nil {
				return fail(err)
			}
			return then(d, s.WithDefaults())
		})
}

func newAsking(d *deps, title string, take func(*form, *reminder.Settings), fields ...*field) *asking {
	return &asking{d: d, title: title, form: newForm(d, fields...), take: take}
}

// Init does nothing: the settings are given.
func (s *asking) Init() tea.Cmd { return nil }

// Update takes a message.
func (s *asking) Update(msg tea.Msg) (step, tea.Cmd) {
	if k, ok := msg.(tea.KeyMsg); ok && s.look != nil && pressed(k, s.d.keys.PageHere) {
		s.form.leave()
		return s.look(s.form), nil
	}
	event, cmd := s.form.Update(msg)
	switch event {
	case formSubmitted:
		return s.save(), cmd
	case formCancelled:
		return s.leave(), cmd
	}
	return step{}, cmd
}

// save writes the answers over the settings of now, or nothing of them.
func (s *asking) save() step {
	s.form.leave()
	return act(func(ctx context.Context) (reminder.Settings, error) {
		settings, err := s.d.book.ReminderSettings(ctx)
		if err != nil {
			return settings, err
		}
		s.take(s.form, &settings)
		return settings, s.d.book.SaveReminderSettings(ctx, settings)
	}, after(s.form, func(reminder.Settings) step { return pop().saying("Réglages enregistrés.") }))
}

func (s *asking) leave() step { return s.form.askSave(s.save) }

// View draws the form.
func (s *asking) View() string { return s.form.View() }

// SetSize gives the place of the form.
func (s *asking) SetSize(width, height int) { s.form.SetSize(width, height) }

// Title is the screen's part of the title line.
func (s *asking) Title() string { return s.title }

func (s *asking) typing() bool { return true }

func (s *asking) unsaved() string {
	if s.form.dirty() {
		return "les réglages"
	}
	return ""
}

// ShortHelp is the footer.
func (s *asking) ShortHelp() []key.Binding {
	keys := s.form.bindings()
	if s.look == nil {
		return keys
	}
	return append([]key.Binding{s.d.keys.PageHere}, keys...)
}

// FullHelp is the top of the help.
func (s *asking) FullHelp() [][]key.Binding {
	if s.look == nil {
		return [][]key.Binding{s.form.every()}
	}
	return [][]key.Binding{append([]key.Binding{s.d.keys.PageHere}, s.form.every()...)}
}
