package ui

import (
	"strconv"
	"strings"
)

// footRows are the lines under the rows: a blank one, and why the selected line
// is there.
func (s *morning) footRows() int {
	if len(s.todo.tasks) == 0 && !s.whole || s.search.text() != "" {
		return 0
	}
	return 2
}

// foot says in full why the selected line is there, then what the screen leaves
// out.
func (s *morning) foot() []string {
	row := s.list.selected()
	if row == nil || s.footRows() == 0 {
		return nil
	}
	why, more, room := s.why(row), s.more(), s.listWidth()-4
	if more != "" {
		room -= cells(more) + 2
	}
	lines := wrap(why, room)
	if len(lines) > 2 { // the reason needs the words' place
		short := strings.TrimSuffix(more, ofMore)
		room += cells(more) - cells(short)
		more, lines = short, wrap(why, room)
	}
	if len(lines) > 2 {
		lines = append(lines[:1], strings.Join(lines[1:], " "))
	}
	for i, line := range lines {
		if lines[i] = s.d.cut(line, room); i == len(lines)-1 && more != "" {
			lines[i] = s.d.fit(line, room+2) + more
		}
	}
	return lines
}

// why is the sentence of a line.
func (s *morning) why(row *due) string {
	switch task := s.todo.of[row.ID]; {
	case task == nil && row.outlook == nil:
		return ""
	case task == nil:
		return clean(row.DisplayNumber()) + ", " + rowWords(row, s.d.today()) + "."
	case task.DocumentID == 0:
		return clean(strings.ToUpper(task.Why[:1])+task.Why[1:]) + "."
	default:
		why := clean(task.Number + ", " + task.Why)
		if o := row.outlook; o != nil && o.Last != "" {
			last := o.Last.Label() + " le " + o.LastOn.String()[:5]
			if o.Unsettled != "" {
				last = o.LastWords()
			}
			why += " (" + last + ")"
		}
		return why + "."
	}
}

// drawFoot writes the foot at the bottom.
func (s *morning) drawFoot(b *strings.Builder) {
	lines := s.foot()
	for line := strings.Count(b.String(), "\n"); line < s.height-1-len(lines); line++ {
		b.WriteByte('\n')
	}
	for _, line := range lines {
		b.WriteString("\n   " + s.d.look.Muted.Render(line))
	}
}

const ofMore = " de plus"

// more is the sign of what the rows on the screen leave out, above and below,
// with how many are below when that is known; "" when they are all.
func (s *morning) more() string {
	l, look := &s.list, s.d.look
	var signs []string
	if l.top > 0 || !l.first && len(l.rows) > 0 {
		signs = append(signs, look.Up)
	}
	end := l.top + l.visible()
	below := len(l.rows) - end
	if !l.last && s.working() && end > 0 {
		if at, err := strconv.Atoi(string(l.rows[end-1].Cursor)); err == nil {
			below = len(s.todo.tasks) - at - 1
		}
	}
	switch {
	case below <= 0 && l.last:
	case !l.last && !s.working():
		signs = append(signs, look.Down)
	case below > 0:
		signs = append(signs, look.Down+" "+thousands(below)+ofMore)
	}
	return strings.Join(signs, " ")
}
