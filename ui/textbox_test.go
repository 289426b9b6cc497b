package ui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"facturier/ui/theme"
)

var noCaret theme.Style

func TestTextboxErasesWhatAPersonSeesAsOneCharacter(t *testing.T) {
	for _, c := range []struct{ what, text, left string }{
		{"an accent of two code points", "cafe\u0301", "caf"},
		{"an emoji of a family", "a👨‍👩‍👧", "a"},
		{"a flag", "a🇫🇷", "a"},
		{"a plain letter", "ab", "a"},
	} {
		var box textbox
		box.set(c.text, false)
		box.update(tea.KeyMsg{Type: tea.KeyBackspace})
		if got := box.String(); got != c.left {
			t.Errorf("%s: backspace in %q leaves %q, want %q", c.what, c.text, got, c.left)
		}
	}
}

func TestTextboxTakesNoControlCharacter(t *testing.T) {
	for _, c := range []struct {
		typed, line, block string
	}{
		{"a\r\nb\nc", "a b c", "a\nb\nc"},
		{"a\tb", "a b", "a b"},
		{"\x1b[31mred\x1b[0m", "[31mred[0m", "[31mred[0m"},
		{"nul\x00l", "null", "null"},
		{"\u202egauche\u2066", "gauche", "gauche"},
		{"\n12 rue\n", "12 rue", "\n12 rue\n"},
	} {
		if got := typed(c.typed, false); got != c.line {
			t.Errorf("typed(%q) on one line is %q, want %q", c.typed, got, c.line)
		}
		if got := typed(c.typed, true); got != c.block {
			t.Errorf("typed(%q) on several is %q, want %q", c.typed, got, c.block)
		}
	}
}

func TestTextboxLineHasExactlyItsWidth(t *testing.T) {
	for _, text := range []string{"", "court", strings.Repeat("long ", 30), "🎉🎉🎉🎉🎉🎉", "e\u0301te\u0301", strings.Repeat("é", 10)} {
		for width := 1; width < 24; width++ {
			var box textbox
			box.set(text, false)
			for range len(box.text) + 1 {
				if got := ansi.StringWidth(box.line(width, noCaret)); got != width {
					t.Fatalf("%q at %d in %d cells takes %d", text, box.at, width, got)
				}
				box.update(tea.KeyMsg{Type: tea.KeyLeft})
			}
		}
	}
}

func TestTextboxBlockWrapsAndFollowsTheCaret(t *testing.T) {
	var box textbox
	box.set("Accueil et contact, version ordinateur\net téléphone", true)
	rows := box.block(16, 10, noCaret)
	want := []string{"Accueil et", "contact,", "version", "ordinateur", "et téléphone"}
	for i := range rows {
		rows[i] = strings.TrimRight(rows[i], " ")
	}
	if strings.Join(rows, "|") != strings.Join(want, "|") {
		t.Errorf("wrapped %q, want %q", rows, want)
	}
	if rows := box.block(16, 2, noCaret); len(rows) != 2 || strings.TrimSpace(rows[1]) != "et téléphone" {
		t.Errorf("two rows show %q, want the ones of the caret", rows)
	}
	for range 4 {
		if !box.vertical(-1, 16) {
			t.Fatal("up stops before the first row")
		}
	}
	if box.vertical(-1, 16) {
		t.Error("up goes past the first row")
	}
	box.insert("!")
	if got := box.String(); !strings.Contains(got[:strings.Index(got, "contact")], "!") {
		t.Errorf("four rows up, a letter goes to the first row: got %q", got)
	}
	word := strings.Repeat("x", 90)
	box.set(word, true)
	for _, row := range box.block(16, 20, noCaret) {
		if w := ansi.StringWidth(row); w != 16 {
			t.Errorf("a word of 90 letters makes a row of %d cells, want 16: %q", w, row)
		}
	}
}

func TestTextboxBoundsAPastedFile(t *testing.T) {
	var box textbox
	box.insert(strings.Repeat("mot ", maxTyped))
	if len(box.text) != maxTyped {
		t.Errorf("a pasted file leaves %d characters, want %d", len(box.text), maxTyped)
	}
	if got := ansi.StringWidth(box.line(40, noCaret)); got != 40 {
		t.Errorf("its line takes %d cells, want 40", got)
	}
}

func TestTextboxPickedIsTypedOver(t *testing.T) {
	for _, c := range []struct {
		key  tea.KeyMsg
		want string
	}{
		{tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("2")}, "2"},
		{tea.KeyMsg{Type: tea.KeyBackspace}, ""},
		{tea.KeyMsg{Type: tea.KeyDelete}, ""},
		{tea.KeyMsg{Type: tea.KeyLeft}, "10"},
	} {
		var box textbox
		box.set("10", false)
		box.pick()
		box.update(c.key)
		if got := box.String(); got != c.want {
			t.Errorf("%s over a picked 10: got %q, want %q", c.key, got, c.want)
		}
		if box.picked {
			t.Errorf("%s leaves the text picked", c.key)
		}
	}
}
