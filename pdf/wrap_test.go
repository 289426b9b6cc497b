package pdf

import (
	"strings"
	"testing"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"court", "court"},
		{"deux mots ici", "deux mots|ici"},
		{"un\ndeux", "un|deux"},
		{"un\n\ndeux\n\n", "un||deux"},
		{"abcdefghijklmnop", "abcdefghij|klmnop"},
		{"un abcdefghijklmnop", "un|abcdefghij|klmnop"},
		{"bonjour@exemple", "bonjour@|exemple"},
		{"un  deux   trois", "un  deux|trois"},
		{"1\u00A0000,00\u00A0€ dus", "1\u00A0000,00\u00A0€|dus"},
		{"  en retrait", "\u00A0\u00A0en|retrait"},
		{"éééééééééééé", "éééééééééé|éé"},
	} {
		var got []string
		for _, l := range wrap(c.text, 10, countChars) {
			got = append(got, l.text)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("wrap(%q) is %q, want %q", c.text, strings.Join(got, "|"), c.want)
		}
	}
}

func TestJoinGivesTheTextBack(t *testing.T) {
	text := "Une phrase de plusieurs mots\n\net anticonstitutionnellement une autre, sans fin"
	for width := 1.0; width < 80; width++ {
		if got := join(wrap(text, width, countChars)); got != text {
			t.Fatalf("at width %.0f: got %q, want %q", width, got, text)
		}
	}
}

func FuzzClean(f *testing.F) {
	f.Add("Léa 🎨\n\tB\x00")
	f.Fuzz(func(t *testing.T, text string) {
		s := scribe{}
		clean := s.clean(text)
		for _, r := range clean {
			if r != '\n' && !loadFaces()[0].glyphs.has(r) {
				t.Errorf("clean(%q) has U+%04X, which the fonts lack", text, r)
			}
		}
		for _, l := range wrap(clean, 40, normal.width) {
			if strings.Contains(l.text, "\n") {
				t.Errorf("wrap left a line feed in %q", l.text)
			}
		}
	})
}
