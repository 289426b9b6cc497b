package pdfa

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf16"
)

// The relationships of an attachment (ISO 19005-3 6.8).
var relationship = []string{"Alternative", "Source", "Data", "Supplement", "Unspecified"}

// What may stand in a PDF without being written otherwise. No regular
// expression: three of them would take longer than the rest of the check.
func fileName(s string) bool {
	return len(s) <= 120 && s != "" && only(s, func(c byte) bool { return c >= ' ' && c <= '~' && strings.IndexByte(`"()\`, c) < 0 })
}

func mimeType(s string) bool {
	kind, format, found := strings.Cut(s, "/")
	part := func(s string) bool {
		return s != "" && len(s) <= 60 && only(s, func(c byte) bool { return c >= 'a' && c <= 'z' || isDigit(c) || strings.IndexByte(".+-", c) >= 0 })
	}
	return found && part(kind) && part(format)
}

func languageTag(s string) bool {
	return len(s) <= 35 && only(s, func(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || isDigit(c) || c == '-' })
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func only(s string, allowed func(byte) bool) bool {
	for i := range len(s) {
		if !allowed(s[i]) {
			return false
		}
	}
	return true
}

// check refuses what cannot be written.
func (m *Metadata) check(a *Attachment) error {
	if !languageTag(m.Language) {
		return fmt.Errorf("pdfa: %q is no language", m.Language)
	}
	if year := m.Moment.UTC().Year(); !m.Moment.IsZero() && (year < 1 || year > 9998) {
		return fmt.Errorf("pdfa: the year %d has no place in a date", year)
	}
	switch {
	case a == nil:
		return nil
	case !fileName(a.Name):
		return fmt.Errorf("pdfa: %q is no name for an attachment", a.Name)
	case !mimeType(a.MIME):
		return fmt.Errorf("pdfa: %q is no type of file", a.MIME)
	case !slices.Contains(relationship, a.Relationship):
		return fmt.Errorf("pdfa: %q is no relationship of an attachment", a.Relationship)
	case m.Moment.IsZero():
		return errors.New("pdfa: an attachment has a date")
	}
	return nil
}

// clean makes the metadata what both PDF and XML can hold.
func (m Metadata) clean() Metadata {
	for _, t := range []*string{&m.Title, &m.Author, &m.Subject, &m.Creator, &m.Producer} {
		*t = clean(*t)
	}
	return m
}

// clean is a text on one line, with U+FFFD in the place of what XML 1.0
// forbids: the document information must say what the XMP packet says.
func clean(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case r < ' ' || r == 0xFFFE || r == 0xFFFF:
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD")))
}

// info is the document information as a dictionary.
func (m *Metadata) info() string {
	var b strings.Builder
	b.WriteString("<<")
	for _, e := range []struct{ key, text string }{
		{"Title", m.Title}, {"Author", m.Author}, {"Subject", m.Subject}, {"Creator", m.Creator}, {"Producer", m.Producer},
	} {
		if e.text != "" {
			fmt.Fprintf(&b, "/%s %s\n", e.key, text(e.text))
		}
	}
	if !m.Moment.IsZero() {
		fmt.Fprintf(&b, "/CreationDate %s\n/ModDate %s\n", date(m.Moment), date(m.Moment))
	}
	return strings.TrimSuffix(b.String(), "\n") + ">>"
}

// text is a text string: UTF-16BE behind its mark, in hexadecimal.
func text(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, unit := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	b.WriteByte('>')
	return b.String()
}

// date is a date with its zone (ISO 32000-1 7.9.4).
func date(t time.Time) string {
	zone := t.Format("-07:00")
	return "(D:" + t.Format("20060102150405") + zone[:3] + "'" + zone[4:] + "')"
}

// name is a name object: what is not regular is written #xx (ISO 32000-1 7.3.5).
func name(s string) string {
	var b strings.Builder
	b.WriteByte('/')
	for i := range len(s) {
		if s[i] == '/' {
			b.WriteString("#2F")
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// packers are kept from one stream to the next: a new one takes half a
// megabyte. The fastest level costs 8 % more bytes than the usual one, and half
// of the time.
var packers = sync.Pool{New: func() any {
	w, _ := zlib.NewWriterLevel(nil, zlib.BestSpeed) // the level exists
	return w
}}

func pack(data []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(data)/3 + 64)
	w := packers.Get().(*zlib.Writer)
	defer packers.Put(w)
	w.Reset(&b)
	_, _ = w.Write(data) // a bytes.Buffer takes all
	_ = w.Close()
	return b.Bytes()
}
