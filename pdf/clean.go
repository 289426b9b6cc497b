package pdf

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// substitute stands where the font has no character: U+FFFD is one that shows.
const substitute = '\uFFFD'

// scribe makes texts drawable and remembers what they need of the font.
type scribe struct {
	missing map[rune]bool // what was replaced by the substitute
}

// clean is the text as it can be drawn: composed accents (NFC), lines parted
// by \n only, no control character, no soft hyphen, no invisible mark, and a
// visible substitute for what the font lacks. Anything else that reached gofpdf would be
// drawn as .notdef, or panic past U+FFFF.
func (s *scribe) clean(text string) string {
	if s.plain(text) {
		return text
	}
	text = strings.ReplaceAll(strings.ToValidUTF8(text, string(substitute)), "\r\n", "\n")
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range norm.NFC.String(text) {
		s.rune(&b, r)
	}
	return b.String()
}

// plain says that a text is ASCII without controls, which is most of them.
func (s *scribe) plain(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}

func (s *scribe) rune(b *strings.Builder, r rune) {
	switch {
	case r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' || r == '\v' || r == '\f':
		b.WriteByte('\n')
	case r == '\t':
		b.WriteString("    ")
	case r != '\u00A0' && r != '\u202F' && r != '\u2007' && unicode.Is(unicode.Zs, r):
		b.WriteByte(' ')
	case unicode.IsControl(r) || invisible(r):
	case loadFaces()[0].glyphs.has(r):
		b.WriteRune(r)
	default:
		s.replace(b, r)
	}
}

// invisible marks have no glyph: soft hyphen, joiners, directions, variation
// selectors, skin tones, byte order marks.
func invisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) || (r >= 0x1F3FB && r <= 0x1F3FF)
}

// replace writes the compatible form of a rune (ﬃ, ①, 𝐀) when the font has all
// of it, else the substitute.
func (s *scribe) replace(b *strings.Builder, r rune) {
	compatible := norm.NFKC.String(string(r))
	for _, c := range compatible {
		if !loadFaces()[0].glyphs.has(c) {
			if s.missing == nil {
				s.missing = map[rune]bool{}
			}
			s.missing[r] = true
			b.WriteRune(substitute)
			return
		}
	}
	b.WriteString(compatible)
}
