package invoice

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// escapes are terminal escape sequences: CSI, then OSC and other strings up to
// their end, then two-character ones, introduced by ESC or by their C1 control.
var escapes = pattern("(?:\x1b\\[|\u009b)[0-?]*[ -/]*[@-~]?" +
	"|(?:\x1b[\\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\x07\x1b\u009c\n]*(?:\x07|\x1b\\\\|\u009c)?" +
	"|\x1b[ -/]*[0-~]?")

// introducers begin the escape sequences.
const introducers = "\x1b\u0090\u0098\u009b\u009d\u009e\u009f"

// lineBreaks makes "\n" of all that breaks a line.
var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n", "\v", "\n", "\f", "\n")

// Clean makes a text safe on one line: escape sequences, control characters,
// NUL, bidirectional marks, noncharacters and other invisible formats are removed, line feeds
// and tabs become spaces, spaces around are trimmed. What is not UTF-8 becomes
// U+FFFD.
func Clean(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '\n' {
			return ' '
		}
		return r
	}, CleanText(s)))
}

// CleanText is Clean for several lines: "\n" is kept, "\r\n" becomes it, blank
// lines at both ends and spaces at the end of lines are removed.
func CleanText(s string) string {
	if plain(s) {
		return s
	}
	s = strings.ToValidUTF8(s, string(utf8.RuneError))
	if strings.ContainsAny(s, introducers) {
		s = escapes().ReplaceAllString(s, "")
	}
	s = strings.Map(visible, lineBreaks.Replace(s))
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimRightFunc(lines[i], unicode.IsSpace)
	}
	return strings.TrimRightFunc(strings.TrimLeft(strings.Join(lines, "\n"), "\n \u00a0"), unicode.IsSpace)
}

// visible drops what has no glyph of its own. The two joiners stay: scripts
// and emoji need them.
func visible(r rune) rune {
	switch {
	case r >= ' ' && r <= '~':
		return r
	case r == '\t':
		return ' '
	case r == '\n', r == '\u200c', r == '\u200d':
		return r
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Cs), noncharacter(r):
		return -1
	}
	return r
}

// noncharacter says that Unicode will never give this code to a sign: XML 1.0
// forbids U+FFFE and U+FFFF.
func noncharacter(r rune) bool { return r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef }

// plain says that a text has nothing to clean: Latin letters, the signs that
// French uses, no space at its ends. Most texts are, and are not copied.
func plain(s string) bool {
	for _, r := range s {
		if (r < ' ' || r > '~') && (r <= nbspRune || r > 'ž' || r == softHyphen) && !strings.ContainsRune("’€…–—", r) {
			return false
		}
	}
	return s == "" || s[0] != ' ' && s[len(s)-1] != ' '
}

const (
	nbspRune   = '\u00a0'
	softHyphen = '\u00ad'
)

// folded are the letters that Fold replaces, by what replaces them.
var folded = func() map[rune]string {
	table := map[rune]string{'œ': "oe", 'æ': "ae", 'ß': "ss", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i",
		'’': "'", 'ʼ': "'", '‘': "'"}
	for base, accented := range map[string]string{
		"a": "àáâãäåāăąǎ", "c": "çćĉċč", "d": "ď", "e": "èéêëēĕėęěẽ", "g": "ĝğġģ", "h": "ĥħ", "i": "ìíîïĩīĭįǐ",
		"j": "ĵ", "k": "ķ", "l": "ĺļľŀ", "n": "ñńņňŉ", "o": "òóôõöōŏőǒ", "r": "ŕŗř", "s": "śŝşšș", "t": "ţťŧț",
		"u": "ùúûüũūŭůűųǔ", "w": "ŵẁẃẅ", "y": "ýÿŷỳ", "z": "źżž",
	} {
		for _, r := range accented {
			table[r] = base
		}
	}
	return table
}()

// Fold is the key under which texts are searched and sorted: lower case,
// without accents (composed or not), with ligatures opened and one sort of space and of apostrophe.
func Fold(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case r < utf8.RuneSelf && r != '\t' && r != '\n':
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r):
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case folded[r] != "":
			b.WriteString(folded[r])
		default:
			b.WriteRune(r)
		}
	}
	return strings.TrimSpace(b.String())
}
