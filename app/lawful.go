package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// lawful refuses what a step may not say: no penalty before the firm step, and
// of a consumer neither penalties nor the 40 € ever (D441-5 is of professionals),
// and no interest before the mise en demeure (C. civ. 1231-6, 1344).
func lawful(e reminder.Entry, client invoice.ClientType) error {
	text := invoice.Fold(e.Subject + "\n" + e.Text)
	asks := func(words ...string) bool {
		return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
	}
	penalties := asks("penalite", "indemnite forfaitaire", "l441-10", "d441-5")
	switch {
	case e.Kind != reminder.Reminded || e.Tone == "" || e.Tone == reminder.Recover:
	case penalties && reminder.Rank(e.Tone) < reminder.Rank(reminder.Firm):
		return invoice.Invalid("texte", fmt.Sprintf("L'étape «\u00a0%s\u00a0» ne parle pas de pénalités.", e.Tone.Label()), "Elles viennent avec la relance ferme.")
	case penalties && client == invoice.Consumer:
		return invoice.Invalid("texte", "Un particulier ne doit ni pénalités ni indemnité de 40\u00a0€.", "Elles ne valent qu'entre professionnels (C. com. L441-10, D441-5).")
	case client == invoice.Consumer && reminder.Rank(e.Tone) < reminder.Rank(reminder.FormalNotice) && asks("interets"):
		return invoice.Invalid("texte", "Un particulier ne doit d'intérêts qu'à partir de la mise en demeure.", "C. civ. 1231-6 et 1344.")
	}
	return nil
}

// lawfulTemplate is lawful for the fields of the words of a step that the user
// wrote: their sums say what the law says not to ask.
func lawfulTemplate(s reminder.Step, client invoice.ClientType) error {
	words := s.Subject + s.Body
	early := reminder.Rank(s.Tone) < reminder.Rank(reminder.Firm)
	consumer := client == invoice.Consumer
	for _, field := range []struct {
		name      string
		forbidden bool
	}{
		{"penalites", early || consumer && s.Tone != reminder.FormalNotice},
		{"calcul", early || consumer && s.Tone != reminder.FormalNotice},
		{"indemnite", early || consumer},
		{"total", early},
	} {
		if field.forbidden && strings.Contains(strings.ReplaceAll(words, " ", ""), "{"+field.name+"}") {
			return invoice.Invalid("etapes."+string(s.Tone), fmt.Sprintf("Le texte de l'étape «\u00a0%s\u00a0» ne peut pas demander {%s} à ce client.", s.Tone.Label(), field.name),
				"Ni pénalités ni indemnité avant la relance ferme, ni à un particulier (C. com. L441-10, D441-5\u00a0; C. civ. 1344).")
		}
	}
	return nil
}

// checkWords is lawful, with the client of today.
func (a *App) checkWords(ctx context.Context, e reminder.Entry) error {
	if e.Kind != reminder.Reminded {
		return nil
	}
	client, err := a.Client(ctx, e.ClientID)
	if err != nil {
		return err
	}
	return lawful(e, client.Type)
}
