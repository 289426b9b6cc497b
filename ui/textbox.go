package ui

import (
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"facturier/ui/theme"
)

// textbox is the text that is being typed: what a person sees as one
// character is one element, so that an accent made of two code points or an
// emoji of five is erased at once. With many, Enter starts a new line.
type textbox struct {
	text []string
	at   int // the caret stands before text[at]
	from int // first character shown, of a single line wider than its place
	many bool

	picked bool // all of it is selected: what is typed takes its place
}

// maxTyped bounds what a pasted file can put in one field.
const maxTyped = 20_000

// set replaces the text and puts the caret at its end.
func (t *textbox) set(text string, many bool) {
	*t = textbox{many: many, text: clusters(typed(text, many))}
	t.at = len(t.text)
}

// pick selects the whole text, as a number or a date wants when one comes to
// it: to type over it is the common case.
func (t *textbox) pick() { t.picked = len(t.text) > 0 }

func (t *textbox) String() string { return strings.Join(t.text, "") }

func clusters(text string) []string {
	var list []string
	for text != "" && len(list) < maxTyped {
		first, _ := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
		list, text = append(list, first), text[len(first):]
	}
	return list
}

// typed keeps what a person can mean to write: no control character, no
// escape sequence's first byte, no mark that reorders the text around it.
// Line ends become spaces where there is one line only.
func typed(text string, many bool) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
	if !many && strings.Contains(text, "\n") {
		rows := strings.Split(strings.Trim(text, "\n"), "\n")
		for i := range rows {
			rows[i] = strings.TrimSpace(rows[i])
		}
		text = strings.Join(rows, " ")
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' && many, r == '\u200d': // the joiner of emoji
			return r
		case r == '\n', r == '\t':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, text)
}

func (t *textbox) insert(text string) {
	if text = typed(text, t.many); text == "" {
		return
	}
	if t.picked {
		t.cut(0, len(t.text))
	}
	// Joined again from the start: a combining accent belongs to the letter
	// before the caret.
	head := clusters(strings.Join(t.text[:t.at], "") + text)
	tail := t.text[t.at:]
	t.text = append(head, tail...)
	if len(t.text) > maxTyped {
		t.text = t.text[:maxTyped]
	}
	t.at = min(len(head), len(t.text))
}

// update takes a key and says whether it was one of a text. Moving up and down
// is the owner's: it knows the width.
func (t *textbox) update(msg tea.KeyMsg) bool {
	switch key := msg.String(); key {
	case "left":
		if t.at = max(t.at-1, 0); t.picked {
			t.at = 0
		}
	case "right":
		t.at = min(t.at+1, len(t.text))
	case "ctrl+left", "alt+left", "alt+b":
		t.at = t.wordBefore()
	case "ctrl+right", "alt+right", "alt+f":
		t.at = t.wordAfter()
	case "home", "ctrl+a":
		t.at = t.lineStart()
	case "end":
		t.at = t.lineEnd()
	case "backspace", "ctrl+h", "delete": // the first two are one key on some terminals
		switch {
		case t.picked:
			t.cut(0, len(t.text))
		case key == "delete":
			t.cut(t.at, min(t.at+1, len(t.text)))
		default:
			t.cut(max(t.at-1, 0), t.at)
		}
	case "ctrl+w", "alt+backspace":
		t.cut(t.wordBefore(), t.at)
	case "ctrl+u":
		t.cut(t.lineStart(), t.at)
	default:
		if msg.Alt || (msg.Type != tea.KeyRunes && msg.Type != tea.KeySpace) {
			return false
		}
		t.insert(string(msg.Runes))
	}
	t.picked = false
	return true
}

func (t *textbox) cut(from, to int) {
	t.text = append(t.text[:from:from], t.text[to:]...)
	t.at, t.picked = from, false
}

func blank(cluster string) bool { return cluster == "\n" || strings.TrimSpace(cluster) == "" }

func (t *textbox) wordBefore() int {
	i := t.at
	for i > 0 && blank(t.text[i-1]) {
		i--
	}
	for i > 0 && !blank(t.text[i-1]) {
		i--
	}
	return i
}

func (t *textbox) wordAfter() int {
	i := t.at
	for i < len(t.text) && blank(t.text[i]) {
		i++
	}
	for i < len(t.text) && !blank(t.text[i]) {
		i++
	}
	return i
}

func (t *textbox) lineStart() int {
	i := t.at
	for i > 0 && t.text[i-1] != "\n" {
		i--
	}
	return i
}

func (t *textbox) lineEnd() int {
	i := t.at
	for i < len(t.text) && t.text[i] != "\n" {
		i++
	}
	return i
}

// line draws the text on one line of exactly width columns, scrolled so that
// the caret shows.
func (t *textbox) line(width int, caret theme.Style) string {
	if t.from > t.at {
		t.from = t.at
	}
	for used := t.columns(t.from, t.at); used >= max(width, 1); t.from++ {
		used -= ansi.StringWidth(t.text[t.from])
	}
	var b strings.Builder
	used, i := 0, t.from
	for ; i < len(t.text); i++ {
		w := ansi.StringWidth(t.text[i])
		if used+w > width {
			break
		}
		used += w
		if i == t.at || t.picked {
			b.WriteString(caret.Render(t.text[i]))
		} else {
			b.WriteString(t.text[i])
		}
	}
	if t.at == len(t.text) && i == len(t.text) && used < width {
		b.WriteString(caret.Render(" "))
		used++
	}
	b.WriteString(strings.Repeat(" ", max(width-used, 0)))
	return b.String()
}

func (t *textbox) columns(from, to int) int {
	n := 0
	for _, cluster := range t.text[from:to] {
		n += ansi.StringWidth(cluster)
	}
	return n
}
