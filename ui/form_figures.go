package ui

import "strings"

// figures goes from a choice to the field under it that a figure is for, and
// says whether there is one: what is chosen in whole asks for none.
func (f *form) figures() bool {
	next := f.next(f.at, 1)
	if next < 0 || f.focused().name == fieldWhat && f.fields[next].shown == nil {
		return false
	}
	return f.move(1)
}

// noFigure says what to choose for a figure to have its place.
func (x *field) noFigure(arrows string) string {
	var others []string
	for i, c := range x.choices {
		if i != x.chosen() {
			others = append(others, "«\u00a0"+c.label+"\u00a0»")
		}
	}
	said := "«\u00a0" + x.choices[x.chosen()].label + "\u00a0» ne demande pas de chiffre"
	if len(others) > 2 {
		return said + "\u00a0: " + arrows + " montrent un autre choix."
	}
	return said + "\u00a0: " + arrows + " choisissent " + strings.Join(others, " ou ") + "."
}
