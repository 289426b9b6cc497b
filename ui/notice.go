package ui

import (
	"errors"
	"strings"

	"facturier/invoice"
)

// notice is the answer to a gesture: it stands above the footer until the next
// key. path is the file that `o` opens, "" for none.
type notice struct {
	text    string
	refused bool
	severe  bool // refused for what has to be mended first
	path    string
}

// sentence is an error in the words of a person, with its hint. An error that
// is not one of the domain's is a defect: nothing was written.
func sentence(err error) string {
	var known *invoice.Error
	if !errors.As(err, &known) {
		return "Rien n'a été modifié\u00a0: une erreur inattendue est survenue (" + clean(err.Error()) + ")."
	}
	return strings.TrimSpace(clean(known.Message) + " " + clean(known.Hint))
}

// render are the lines of the notice, at most three.
func (n notice) render(d *deps, width int) []string {
	if n.text == "" {
		return nil
	}
	sign, style := d.look.Check, d.look.Done
	if n.refused {
		sign, style = d.look.Warn, d.look.Soon
	}
	if n.severe {
		sign, style = d.look.Alarm, d.look.Late
	}
	lines := wrap(n.text, width-4)
	if len(lines) > 3 {
		lines = append(lines[:2], d.fit(lines[2]+" "+lines[3], width-4))
	}
	for i, line := range lines {
		lead := "   "
		if i == 0 {
			lead = " " + sign + " "
		}
		lines[i] = style.Render(lead + line)
	}
	return lines
}
