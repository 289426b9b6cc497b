// Package uitest drives the screens key by key, in tests: commands run here
// and now, so that nothing sleeps and every answer has come before the next
// key.
package uitest

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// Clock is the clock of a person at the keyboard: a second passes before each
// key, unless Hurried.
type Clock struct {
	at      time.Time
	Hurried bool
}

// Now is the time.
func (c *Clock) Now() time.Time { return c.at }

// Pass lets some time pass.
func (c *Clock) Pass(d time.Duration) { c.at = c.at.Add(d) }

// Screen is a terminal with the program in it.
type Screen struct {
	t     testing.TB
	model tea.Model
	clock *Clock

	Quit    bool // the program left
	Holding bool // answers wait for Release
	held    []tea.Msg
}

// Open starts the program in a terminal of a size, and waits for its first
// window.
func Open(t testing.TB, model tea.Model, clock *Clock, width, height int) *Screen {
	t.Helper()
	s := &Screen{t: t, model: model, clock: clock}
	s.Resize(width, height)
	s.run(s.model.Init())
	return s
}

// Resize changes the size of the terminal.
func (s *Screen) Resize(width, height int) {
	s.send(tea.WindowSizeMsg{Width: width, Height: height})
}

// Press sends keys by their names: "enter", "ctrl+s", "$", "é".
func (s *Screen) Press(keys ...string) {
	s.t.Helper()
	for _, name := range keys {
		k, ok := Key(name)
		if !ok {
			s.t.Fatalf("Press(%q): no such key", name)
		}
		if s.clock != nil && !s.clock.Hurried {
			s.clock.Pass(time.Second)
		}
		s.send(k)
	}
}

// Type sends a text, character by character.
func (s *Screen) Type(text string) {
	s.t.Helper()
	for _, c := range text {
		if c == ' ' {
			s.Press("space")
		} else {
			s.Press(string(c))
		}
	}
}

// Paste sends a text as terminals do, between the marks of a paste.
func (s *Screen) Paste(text string) {
	s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
}

// Send gives the program any message.
func (s *Screen) Send(msg tea.Msg) { s.send(msg) }

// Release gives the program the answers that were held, in their order.
func (s *Screen) Release() {
	s.Holding = false
	for len(s.held) > 0 {
		msg := s.held[0]
		s.held = s.held[1:]
		s.send(msg)
	}
}

func (s *Screen) send(msg tea.Msg) {
	model, cmd := s.model.Update(msg)
	s.model = model
	s.run(cmd)
}

func (s *Screen) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			s.run(c)
		}
	case tea.QuitMsg:
		s.Quit = true
	default:
		if s.Holding {
			s.held = append(s.held, msg)
			return
		}
		s.send(msg)
	}
}

// View is the screen as text: no escape sequence, no blank at the end of a
// line, no-break spaces as they are.
func (s *Screen) View() string {
	lines := strings.Split(ansi.Strip(s.model.View()), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// Plain is View with ordinary spaces in the place of no-break ones.
func (s *Screen) Plain() string { return strings.ReplaceAll(s.View(), "\u00a0", " ") }

// Raw is the screen with its escape sequences.
func (s *Screen) Raw() string { return s.model.View() }

// Line is the screen's line i from the top, from the bottom when negative.
func (s *Screen) Line(i int) string {
	lines := strings.Split(s.Plain(), "\n")
	if i < 0 {
		i += len(lines)
	}
	if i < 0 || i >= len(lines) {
		return ""
	}
	return lines[i]
}

// Shows fails the test when a text is not on the screen.
func (s *Screen) Shows(wants ...string) {
	s.t.Helper()
	got := s.Plain()
	for _, want := range wants {
		if !strings.Contains(got, strings.ReplaceAll(want, "\u00a0", " ")) {
			s.t.Fatalf("the screen does not show %q, got:\n%s", want, got)
		}
	}
}

// Hides fails the test when a text is on the screen.
func (s *Screen) Hides(texts ...string) {
	s.t.Helper()
	got := s.Plain()
	for _, text := range texts {
		if strings.Contains(got, text) {
			s.t.Fatalf("the screen shows %q, want it not to, got:\n%s", text, got)
		}
	}
}
