package ui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// grace is how long a question is shown before a key can answer it, so that
// what was typed ahead of it, or pasted, confirms nothing.
const grace = 150 * time.Millisecond

// question is asked in one line, in the place of the footer, of what has a
// legal effect, deletes or leaves. It is answered by another key than the one
// that asked: `o` is yes; enter and every other key are no.
type question struct {
	text    string // names object and amount: "Émettre la facture de 2 692,50 € pour Durand SARL ?"
	warning string // what cannot be undone: "Elle ne pourra plus être modifiée."
	short   string // the same in fewer words, for a terminal that has no room
	yes     func() step
	no      func() step // what `n` does when it is not the same as staying: the third answer
	quit    bool        // asked about leaving: ctrl+c then means yes
	shown   time.Time
}

// answer is the step that a key calls for; settled is false when the key came
// too soon to be an answer.
func (q *question) answer(k tea.KeyMsg, now time.Time) (next step, settled bool) {
	if now.Sub(q.shown) < grace {
		return step{}, false
	}
	switch k.String() {
	case "o", "O":
		return q.yes(), true
	case "n", "N":
		if q.no != nil {
			return q.no(), true
		}
	case "ctrl+c":
		if q.quit {
			return q.yes(), true
		}
		return step{quit: true}, true
	}
	return step{}, true
}

// render are the lines of the question: one when the warning fits beside it, in
// full or in short, else two.
func (q *question) render(d *deps, width int) []string {
	choices := " [o/N]"
	if q.no != nil {
		choices = " [o/n/esc]"
	}
	room := width - 2 - len(choices)
	for _, warning := range []string{q.warning, q.short} {
		whole := q.text
		if warning != "" {
			whole += " " + warning
		}
		if cells(whole) <= room && (warning != "" || q.warning == "") {
			return []string{" " + d.look.Strong.Render(whole+choices)}
		}
	}
	last := " " + d.look.Strong.Render(d.cut(q.text, room)+choices)
	if q.warning == "" {
		return []string{last}
	}
	return []string{" " + d.look.Soon.Render(d.cut(q.warning, width-2)), last}
}
