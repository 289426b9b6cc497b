package ui

import (
	"fmt"
	"strings"

	"facturier/invoice/reminder"
)

// SetSize gives the place of the message.
func (s *message) SetSize(width, height int) { s.width, s.height = width, height }

// Title is what the message is.
func (s *message) Title() string { return upperFirst(kindOf(s.draft.entry)) }

func (s *message) tag() string {
	if s.sending() {
		return "envoi en cours" + s.d.look.Ellipsis
	}
	if s.recovers() {
		return ""
	}
	return ways[s.way].label
}

// kindOf names a message: "relance amiable", "devis", "relance de devis".
func kindOf(e reminder.Entry) string {
	switch {
	case e.Kind == reminder.Delivered:
		return "envoi"
	case e.Tone == "":
		return "suivi du devis"
	}
	return e.Tone.Label()
}

// View is who it goes to, about what, and its text.
func (s *message) View() string {
	s.scroll(0)
	lines := s.lines()
	return strings.Join(s.d.window(lines, s.top, s.height), "\n")
}

func (s *message) scroll(by int) { s.top = max(0, min(s.top+by, len(s.lines())-s.height)) }

// heldWords say what is owed to the client, and the keys that use it first.
func heldWords(h reminder.DueBack) string {
	said := "Ce client a " + clean(h.String()) + ", qui s'impute d'abord (C.\u00a0civ.\u00a01347)\u00a0: "
	if h.Owed > 0 {
		return said + "$ sur " + clean(h.Numbers[0]) + " en règle ses autres factures"
	}
	return said + "$ sur la facture l'utilise"
}

func (s *message) lines() []string {
	e, width := s.draft.entry, s.width-2
	to := clean(e.To)
	if to == "" {
		to = map[reminder.Channel]string{reminder.Email: "(pas d'adresse e-mail\u00a0: e la donne)", reminder.Text: "(pas de numéro\u00a0: e le donne)",
			reminder.Telephone: "(pas de numéro\u00a0: e le donne)"}[e.Channel]
	}
	facts := []fact{{"Client", clientName(s.draft.client.Name)}, {"À", to}}
	if s.recovers() { // it goes to nobody yet
		facts = facts[:1]
	}
	if e.Channel != reminder.Text && e.Channel != reminder.Telephone {
		facts = append(facts, fact{"Objet", clean(e.Subject)})
	}
	if e.Channel == reminder.Email && len(s.draft.numbers) > 0 {
		joined := strings.Join(s.draft.numbers, ", ") + " (PDF)"
		if ways[s.way].as == "mailto" {
			joined = "rien\u00a0: un lien ne porte pas de fichier, ajoutez " + joined + " vous-même"
		}
		facts = append(facts, fact{"Joint", joined})
	}
	if e.Amount != 0 {
		facts = append(facts, fact{"Reste dû", e.Sum()})
	}
	var lines []string
	for _, f := range facts {
		for i, part := range wrap(f.value, width-11) {
			if i > 0 {
				f.label = ""
			}
			lines = append(lines, " "+s.d.look.Muted.Render(s.d.fit(f.label, 11))+part)
		}
	}
	var warnings []string
	if s.draft.held.Sum() > 0 {
		warnings = append(warnings, heldWords(s.draft.held)+".")
	}
	if on := s.draft.unknown; on != 0 {
		warnings = append(warnings, fmt.Sprintf("Les intérêts sont comptés jusqu'au %s\u00a0: le taux du semestre suivant n'est pas connu. «\u00a0;\u00a0» le demande.", on-1))
	}
	for _, warning := range warnings {
		for i, part := range wrap(warning, width-3) {
			lines = append(lines, " "+s.d.look.Soon.Render(map[bool]string{true: s.d.look.Warn, false: " "}[i == 0]+" "+part))
		}
	}
	lines = append(lines, "")
	text := e.Text
	if s.recovers() {
		text = "Les étapes de la relance sont épuisées\u00a0: il reste à réunir le dossier de recouvrement, puis à saisir un commissaire de justice ou le tribunal.\n\nM fait le dossier, S note qu'il est prêt."
	}
	for _, line := range strings.Split(text, "\n") {
		for _, part := range wrap(clean(line), min(width, 78)) {
			lines = append(lines, " "+part)
		}
	}
	return lines
}
