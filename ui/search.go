package ui

import (
	"context"
	"fmt"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// searchBox is the filter of a list: while open it takes the keys.
type searchBox struct {
	box  textbox
	open bool
}

func (s *searchBox) text() string { return s.box.String() }

func (s *searchBox) clear() { s.box.set("", false) }

func (s *searchBox) paste(text string) { s.box.insert(text) }

// key says whether the filter changed, and else whether the key was for it:
// the arrows are left to the list.
func (s *searchBox) key(k tea.KeyMsg) (changed, done bool) {
	before := s.text()
	switch k.String() {
	case "esc":
		s.open = false
		s.clear()
		return before != "", true
	case "enter", "tab":
		s.open = false
		return false, true
	case "up", "down", "pgup", "pgdown":
		return false, false
	}
	s.box.update(k)
	return s.text() != before, true
}

func (s *searchBox) help(keys *keymap) []key.Binding {
	return []key.Binding{named(keys.Choose, "garder le filtre"), named(keys.Cancel, "l'effacer")}
}

// head is the line above a list: the filter with its count, or the count and
// the order.
func (s *searchBox) head(d *deps, c counter, noun [2]string, order string, width int) string {
	if !s.open && s.text() == "" {
		left := " "
		if c.known {
			left = " " + counted(c.total, noun)
		}
		if c.total < 2 {
			order = ""
		}
		return d.look.Strong.Render(d.fit(left, width-cells(order)-1)) + d.look.Muted.Render(order) + " "
	}
	count := ""
	if c.known {
		count = fmt.Sprintf("%s/%s", thousands(c.shown), thousands(c.total))
	}
	if !s.open && c.shown > 1 && width >= 80 {
		count = order + "  " + count
	}
	room := width - 3 - cells(count) - 3
	if s.open {
		return " / " + s.box.line(room, d.look.Selected) + "  " + d.look.Strong.Render(count) + " "
	}
	return " / " + d.look.Strong.Render(d.fit(clean(s.text()), room)) + "  " + d.look.Strong.Render(count) + " "
}

// counter is how many rows a list has, filtered and not.
type counter struct {
	asked        request
	known        bool
	shown, total int
}

type counts struct{ shown, total int }

// ask counts in the background. The whole is counted once, and again when
// fresh: a filter being typed only counts what it keeps.
func (c *counter) ask(d *deps, filtered, fresh bool, count func(context.Context, bool) (int, error)) tea.Cmd {
	total, whole := c.total, fresh || !c.known
	return refetch(d, &c.asked, func(ctx context.Context) (counts, error) {
		var err error
		if whole {
			if total, err = count(ctx, false); err != nil {
				return counts{}, err
			}
		}
		if !filtered {
			return counts{total, total}, nil
		}
		shown, err := count(ctx, true)
		return counts{shown, total}, err
	})
}

func (c *counter) take(a answer[counts]) error {
	if !c.asked.mine(a.ticket) {
		return nil
	}
	if a.err == nil {
		c.known, c.shown, c.total = true, a.value.shown, a.value.total
	}
	return a.err
}

// failed is the step for an error that may be none.
func failed(err error) step {
	if err != nil {
		return fail(err)
	}
	return step{}
}

// counted is a number with its noun: "1 facture", "61 factures".
func counted(n int, noun [2]string) string {
	if n < 2 {
		return thousands(n) + " " + noun[0]
	}
	return thousands(n) + " " + noun[1]
}

// thousands writes a number with no-break spaces between thousands.
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return thousands(n/1000) + fmt.Sprintf("\u00a0%03d", n%1000)
}
