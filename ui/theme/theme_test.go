package theme

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestThemeFollowsTheSettingThenTheTerminal: the setting wins, else COLORFGBG
// says, else the background is dark; the terminal is asked nothing.
func TestThemeFollowsTheSettingThenTheTerminal(t *testing.T) {
	for _, c := range []struct {
		name, env string
		dark      bool
	}{
		{"", "", true}, {"", "15;0", true}, {"", "0;15", false}, {"", "0;default;7", false}, {"", "12;8", true},
		{"clair", "15;0", false}, {"sombre", "0;15", true},
	} {
		t.Setenv("COLORFGBG", c.env)
		if got := New(Options{Name: c.name}).Dark; got != c.dark {
			t.Errorf("setting %q, COLORFGBG %q: got dark %v, want %v", c.name, c.env, got, c.dark)
		}
	}
}

// TestLightAndDarkDiffer: no colour of one background is kept on the other.
func TestLightAndDarkDiffer(t *testing.T) {
	for _, term := range []string{"xterm", "xterm-256color"} {
		t.Setenv("TERM", term)
		t.Setenv("COLORTERM", "")
		light, dark := New(Options{Name: "clair"}), New(Options{Name: "sombre"})
		for name, pair := range map[string][2]Style{"late": {light.Late, dark.Late}, "soon": {light.Soon, dark.Soon},
			"done": {light.Done, dark.Done}, "muted": {light.Muted, dark.Muted}} {
			if pair[0] == pair[1] || pair[0].Open == "" {
				t.Errorf("%s, %s: got %q on both backgrounds, want two colours", term, name, pair[0].Open)
			}
		}
	}
}

// TestGlyphs: each sign has its form in ASCII and French letters, of the same
// width where it stands in a column.
func TestGlyphs(t *testing.T) {
	plain := reflect.ValueOf(asciiGlyphs)
	for i := 0; i < plain.NumField(); i++ {
		if plain.Field(i).Kind() != reflect.String {
			continue
		}
		name, sign := plain.Type().Field(i).Name, plain.Field(i).String()
		if sign == "" || strings.Trim(sign, "abcdefghijklmnopqrstuvwxyzé>-|~!+*") != "" {
			t.Errorf("%s: got %q, want a sign of ASCII or a word", name, sign)
		}
		rich := reflect.ValueOf(unicodeGlyphs).Field(i).String()
		if utf8.RuneCountInString(rich) != 1 {
			t.Errorf("%s: got %q, want one character", name, rich)
		}
	}
}
