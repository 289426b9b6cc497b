package ui

import (
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// grace is how long after the key that asked a question another one can answer
// it: less than between two keys of a fast hand, more than within what is pasted
// or sent in one go.
const grace = 80 * time.Millisecond

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
// full or in short, else two, more only where a long name wants it. Nothing of it
// is cut.
func (q *question) render(d *deps, width int) []string {
	choices := " [o/N]"
	if q.no != nil {
		choices = " [o/n/esc]"
	}
	glued := strings.Replace(choices, " ", "\u00a0", 1)
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
	if cells(q.text) <= room && cells(q.warning) <= width-2 {
		return []string{" " + d.look.Soon.Render(q.warning), " " + d.look.Strong.Render(q.text+choices)}
	}
	lines := wrap(strings.TrimSpace(q.text+" "+q.warning)+glued, width-2)
	if len(lines) > 2 && q.short != "" {
		lines = wrap(q.text+" "+q.short+glued, width-2)
	}
	for i, line := range lines {
		lines[i] = " " + d.look.Strong.Render(strings.TrimSpace(line))
	}
	return lines
}

// who is the name of a client in a question: its beginning when it is long.
func who(d *deps, name string) string { return d.cut(clientName(name), 40) }
