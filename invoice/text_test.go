package invoice

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestCleanRemovesWhatATerminalObeys(t *testing.T) {
	for text, want := range map[string]string{
		"Durand SARL":                              "Durand SARL",
		"  Durand \t SARL \n":                      "Durand   SARL",
		"a\nb\r\nc":                                "a b c",
		"\x1b[31mrouge\x1b[0m":                     "rouge",
		"\x1b[2J\x1b[1;1Heffacé":                   "effacé",
		"\x1b]0;titre\x07après":                    "après",
		"\x1b]8;;http://x\x1b\\lien\x1b]8;;\x1b\\": "lien",
		"\u009b31mrouge":                           "rouge",
		"\x1bcreset":                               "reset",
		"nul\x00et\x7fdel":                         "nuletdel",
		"abc\u202etxt.exe":                         "abctxt.exe",
		"a\u2066b\u2069\u200fc\u061cd":             "abcd",
		"z\u200bw\ufeff":                           "zw",
		"cés\u00adure":                             "césure",
		"👩\u200d🎨 Zoé":                             "👩\u200d🎨 Zoé",
		"bad\xff\xfeutf8":                          "bad\ufffdutf8",
		"\u00a0 été \u00a0":                        "été",
		"\x1b":                                     "",
		"l’été — 5 € «…»":                          "l’été — 5 € «…»",
		"":                                         "",
	} {
		if got := Clean(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestCleanTextKeepsLines(t *testing.T) {
	for text, want := range map[string]string{
		"a\nb":                 "a\nb",
		"\r\n\na  \r\n\r\nb\r": "a\n\nb",
		"a\u2028b\vc\fd":       "a\nb\nc\nd",
		"  retrait\n  gardé":   "retrait\n  gardé",
		"tab\tulation":         "tab ulation",
		"a\x1b[1m\nb":          "a\nb",
	} {
		if got := CleanText(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, text := range []string{"", "Durand", "\x1b[31m", "\x1b]0;x\x07y", "\u202ea", "\xff", "a\r\nb", "👩‍🎨", "\x1b\x1b[[m"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		one, several := Clean(text), CleanText(text)
		if strings.Contains(one, "\n") {
			t.Errorf("Clean(%q) has a line feed: %q", text, one)
		}
		for _, got := range []string{one, several} {
			if !utf8.ValidString(got) {
				t.Errorf("%q: %q is not UTF-8", text, got)
			}
			for _, r := range got {
				if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
					t.Errorf("%q: %q keeps %U", text, got, r)
				}
			}
		}
		if again := Clean(one); again != one {
			t.Errorf("Clean(%q) is %q, and cleaned again %q", text, one, again)
		}
		if again := CleanText(several); again != several {
			t.Errorf("CleanText(%q) is %q, and cleaned again %q", text, several, again)
		}
		if folded := Fold(one); Fold(folded) != folded {
			t.Errorf("Fold(%q) is %q, and folded again %q", one, folded, Fold(folded))
		}
	})
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"Élodie Çelik":    "elodie celik",
		"CŒUR Ægir":       "coeur aegir",
		"e\u0301te\u0301": "ete",
		"L’Œuvre":         "l'oeuvre",
		"Straße":          "strasse",
		"A\u00a0B\u202fC": "a b c",
		"Łódź":            "lodz",
		"İstanbul":        "istanbul",
		" x\ty ":          "x y",
		"東京":              "東京",
		"":                "",
	} {
		if got := Fold(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
