// Package theme holds the styles and the glyphs of the screens. It imports
// lipgloss alone, so that it is initialised before bubbletea, whose own
// initialisation would otherwise ask the terminal for its background and wait
// for the answer: a round trip at every start, five seconds on a terminal that
// never answers.
package theme

import (
	"os"
	"strings"

	"github.com/charmbracelet/lipgloss"
)

func init() { lipgloss.SetHasDarkBackground(darkFromEnv(os.Getenv("COLORFGBG"))) }

// Style is a way to write: Open and Close are the escape sequences around a
// text, both empty for plain text.
type Style struct{ Open, Close string }

// Render is the text in the style. The text holds no escape sequence.
func (s Style) Render(text string) string {
	if s.Open == "" || text == "" {
		return text
	}
	return s.Open + text + s.Close
}

// Theme are the styles: colour has four meanings only (Late, Soon, Done,
// Selected); Muted is what is secondary.
type Theme struct {
	Glyphs
	Late, Soon, Done     Style
	Selected             Style
	Muted, Strong, Plain Style
	Dark                 bool
}

// Options choose a theme. Name is "clair", "sombre" or "" for what the
// terminal says in COLORFGBG.
type Options struct {
	Name    string
	ASCII   bool
	NoColor bool
}

// New is the theme of some options. It asks the terminal nothing.
func New(o Options) *Theme {
	t := &Theme{Glyphs: unicodeGlyphs, Dark: darkFromEnv(os.Getenv("COLORFGBG"))}
	if o.ASCII {
		t.Glyphs = asciiGlyphs
	}
	switch o.Name {
	case "clair":
		t.Dark = false
	case "sombre":
		t.Dark = true
	}
	t.Strong, t.Selected = sgr("1"), sgr("7")
	if o.NoColor {
		t.Late, t.Soon = sgr("1"), sgr("1")
		return t
	}
	p := palette(t.Dark, manyColours(os.Getenv("TERM"), os.Getenv("COLORTERM")))
	t.Late, t.Soon, t.Done, t.Muted = sgr(p.late), sgr(p.soon), sgr(p.done), sgr(p.muted)
	return t
}

// Apply makes the libraries that draw with lipgloss follow the theme.
func (t *Theme) Apply() { lipgloss.SetHasDarkBackground(t.Dark) }

func sgr(codes string) Style { return Style{Open: "\x1b[" + codes + "m", Close: "\x1b[0m"} }

type colours struct{ late, soon, done, muted string }

// palette are colours that read on the background: of the 256 where the
// terminal has them, because many palettes draw the sixteen too pale.
func palette(dark, many bool) colours {
	switch {
	case many && dark:
		return colours{late: "38;5;210", soon: "38;5;221", done: "38;5;114", muted: "38;5;246"}
	case many:
		return colours{late: "38;5;124", soon: "38;5;94", done: "38;5;28", muted: "38;5;241"}
	case dark:
		return colours{late: "91", soon: "93", done: "92", muted: "37"}
	}
	return colours{late: "31", soon: "33", done: "32", muted: "90"}
}

func manyColours(term, colorterm string) bool {
	return colorterm != "" || strings.Contains(term, "256")
}

// darkFromEnv reads "foreground;background" as rxvt, Konsole and others set
// it: 7 and 9 to 15 are light backgrounds.
func darkFromEnv(value string) bool {
	background := value[strings.LastIndex(value, ";")+1:]
	switch background {
	case "7", "9", "10", "11", "12", "13", "14", "15":
		return false
	}
	return true
}
