package ui

import (
	tea "github.com/charmbracelet/bubbletea"
)

// setHeight gives the lines that the rows have.
func (l *list[R]) setHeight(height int) tea.Cmd {
	if height == l.height {
		return nil
	}
	l.height = height
	l.scroll()
	return l.prefetch()
}

// key moves the cursor, and says whether the key was one of moving.
func (l *list[R]) key(k tea.KeyMsg) (tea.Cmd, bool) {
	keys := l.d.keys
	switch {
	case pressed(k, keys.Up):
		return l.move(-1), true
	case pressed(k, keys.Down):
		return l.move(1), true
	case pressed(k, keys.PageUp):
		return l.move(-max(l.visible()-1, 1)), true
	case pressed(k, keys.PageDown):
		return l.move(max(l.visible()-1, 1)), true
	case pressed(k, keys.Home):
		return l.jump(fromStart), true
	case pressed(k, keys.End):
		return l.jump(fromEnd), true
	}
	return nil, false
}

// move moves the cursor by rows. What it cannot move before more rows have
// come it still owes.
func (l *list[R]) move(by int) tea.Cmd {
	if len(l.rows) == 0 {
		return nil
	}
	wanted := l.at + by
	l.at = max(0, min(wanted, len(l.rows)-1))
	l.scroll()
	cmd := l.prefetch()
	if rest := wanted - l.at; l.asked.ticket != 0 && ((rest > 0 && !l.last) || (rest < 0 && !l.first)) {
		l.owed = rest
	}
	return cmd
}

func (l *list[R]) jump(w window) tea.Cmd {
	if (w == fromStart && !l.first) || (w == fromEnd && !l.last) {
		return l.load(w)
	}
	if w == fromStart {
		return l.move(-len(l.rows))
	}
	return l.move(len(l.rows))
}

// scroll brings the selected row into view, and leaves no empty line at the
// end while there are rows above.
func (l *list[R]) scroll() {
	l.at = max(0, min(l.at, len(l.rows)-1))
	l.top = max(0, min(l.top, l.at))
	for l.top < l.at && l.lines(l.top, l.at) > l.height {
		l.top++
	}
	for l.top > 0 && l.lines(l.top-1, len(l.rows)-1) <= l.height {
		l.top--
	}
}

// lines are the lines that rows take when the first of them is at the top.
func (l *list[R]) lines(from, to int) int {
	n := 0
	for i := from; i <= to && i < len(l.rows); i++ {
		n += 1 + l.linesAbove(i, from)
		if n > l.height {
			break
		}
	}
	return n
}

func (l *list[R]) linesAbove(i, top int) int {
	if l.above == nil {
		return 0
	}
	if i == top {
		return l.above(nil, &l.rows[i])
	}
	return l.above(&l.rows[i-1], &l.rows[i])
}

// visible is the number of rows on the screen.
func (l *list[R]) visible() int {
	used, n := 0, 0
	for i := l.top; i < len(l.rows); i++ {
		used += 1 + l.linesAbove(i, l.top)
		if used > l.height {
			break
		}
		n++
	}
	return n
}

// inSight are the rows on the screen.
func (l *list[R]) inSight() []R { return l.rows[l.top : l.top+l.visible()] }

// rowAt is the row drawn on a line, counted from the top of the rows.
func (l *list[R]) rowAt(line int) (int, bool) {
	used := 0
	for i := l.top; i < len(l.rows); i++ {
		used += l.linesAbove(i, l.top)
		if used == line {
			return i, true
		}
		if used++; used > line {
			break
		}
	}
	return 0, false
}

// mouse moves by the wheel and selects by a click; y is a line of the rows. It
// says whether the row that was selected already was clicked again.
func (l *list[R]) mouse(m tea.MouseMsg, y int) (tea.Cmd, bool) {
	switch {
	case m.Button == tea.MouseButtonWheelUp:
		return l.move(-3), false
	case m.Button == tea.MouseButtonWheelDown:
		return l.move(3), false
	case m.Button == tea.MouseButtonLeft && m.Action == tea.MouseActionPress:
		if i, ok := l.rowAt(y); ok {
			again := i == l.at
			l.at = i
			return l.prefetch(), again
		}
	}
	return nil, false
}
