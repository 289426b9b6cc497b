package cli

import (
	"io"
	"strings"
	"unicode"
)

// plainWriter lets no escape sequence, control character or mark of direction
// through: a name in the book or in a file must not drive the terminal. Each
// Write is given whole characters.
type plainWriter struct {
	to    io.Writer
	ascii *bool
}

// Write writes what is safe of text, and counts all of it as written.
func (w *plainWriter) Write(text []byte) (int, error) {
	plain := strings.Map(printable, string(text))
	if *w.ascii {
		plain = asciiGlyphs.Replace(plain)
	}
	if _, err := io.WriteString(w.to, plain); err != nil {
		return 0, err
	}
	return len(text), nil
}

// shown is a text as the session writes it, whose width a column is made of:
// with --ascii "€" takes three cells.
func (s *session) shown(text string) string {
	if s.ascii {
		return asciiGlyphs.Replace(text)
	}
	return text
}

// printable is r, or -1 when it could drive a terminal or reorder a line. The
// joiners of emoji and the tab and line feed of our own layout stay.
func printable(r rune) rune {
	switch {
	case r >= ' ' && r <= '~':
		return r
	case r == '\n' || r == '\t' || r == '\u200c' || r == '\u200d':
		return r
	case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == '\u2028', r == '\u2029':
		return -1
	}
	return r
}

// asciiGlyphs are the signs, not the letters, for --ascii.
var asciiGlyphs = strings.NewReplacer("«\u00a0", "\"", "\u00a0»", "\"", "«", "\"", "»", "\"", "\u00a0", " ", "\u202f", " ",
	"−", "-", "·", "-", "…", "...", "─", "-", "’", "'", "€", "EUR", "→", "->")
