package ui

import (
	"context"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// TestMouseOnTheListsOfAPage: in the attachments and in the journal, as in
// other lists, the wheel and a click select, a second click opens.
func TestMouseOnTheListsOfAPage(t *testing.T) {
	click := func(line int) tea.MouseMsg {
		return tea.MouseMsg{X: 10, Y: line + 2, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress}
	}
	wheel := func(b tea.MouseButton) tea.MouseMsg { return tea.MouseMsg{Button: b, Action: tea.MouseActionPress} }
	b := lived(t)
	d := b.find("F2026-0001")
	b.attaches(d.ID, "un.pdf", "deux.pdf", "trois.pdf")
	s := b.open(Options{}, 80, 24)
	s.Press("i")
	s.Send(click(2))
	s.Shows("▌ 22/11/2026  deux.pdf")
	s.Send(wheel(tea.MouseButtonWheelDown))
	s.Shows("▌ 22/11/2026  trois.pdf")
	for _, line := range []int{0, 9, -5} { // the head, under the list, the title
		s.Send(click(line))
		s.Shows("▌ 22/11/2026  trois.pdf")
	}
	s.Send(click(1))
	s.Shows("▌ 22/11/2026  un.pdf")
	if len(b.opened) != 0 {
		t.Fatalf("the first click opened %q", b.opened)
	}
	s.Send(click(1))
	if len(b.opened) != 1 {
		t.Errorf("the second click opened %q", b.opened)
	}
	for _, text := range []string{"Premier appel", "Second appel"} {
		_, err := b.Note(context.Background(), d.ID, text)
		b.must(err)
	}
	s.Press("esc", "J")
	s.Shows("▌ 22/11/2026", "Second appel")
	s.Send(click(1))
	s.Send(click(1))
	s.Shows("Premier appel")
	s.Hides("Second appel")
	s.Press("esc")
	s.Send(wheel(tea.MouseButtonWheelUp))
	s.Press("enter")
	s.Hides("Premier appel")
}
