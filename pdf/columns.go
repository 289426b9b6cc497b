package pdf

import "unicode/utf8"

// chars is how many characters the widest text of a column has: its width in
// the terminal.
func (s *stack) chars(i int) int {
	widest := 0
	for _, r := range s.rows {
		if i < len(r.cells) {
			for _, l := range r.cells[i].lines {
				widest = max(widest, utf8.RuneCountInString(l.text))
			}
		}
	}
	return widest
}

// fixed sets the width in the terminal of all columns but the first one, which
// takes what is left.
func (s *stack) fixed() {
	for i := 1; i < len(s.columns); i++ {
		s.columns[i].chars = s.chars(i)
	}
}
