package mail_test

import (
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	netmail "net/mail"
	"slices"
	"strings"
	"testing"
	"time"

	"facturier/invoice"
	"facturier/mail"
)

func message() mail.Message {
	return mail.Message{ID: "facturier.12.1@exemple.fr", Date: time.Date(2026, 11, 22, 8, 30, 0, 0, time.FixedZone("", 3600)),
		To: []string{"Société Durand <compta@durand.fr>"}, Subject: "Facture F2026-0031 : un rappel",
		Text:        "Bonjour,\n\nSauf erreur, la facture F2026-0031 de 1\u202f250,00\u00a0€ reste due.\n\nBien à vous,\nJeanne Dupont",
		Attachments: []mail.Attachment{{Name: "F2026-0031 Société Durand.pdf", MIME: "application/pdf", Data: []byte("%PDF-1.7\nun document\n")}}}
}

// wantError holds an error to its sentinel and to words of its sentence; it is
// none of the others, says what to do, and never the password.
func wantError(t *testing.T, err, sentinel error, words ...string) {
	t.Helper()
	var e *invoice.Error
	if !errors.As(err, &e) {
		t.Fatalf("got %v, want an *invoice.Error", err)
	}
	for _, other := range []error{mail.ErrRefused, mail.ErrTemporary, mail.ErrUncertain} {
		if got, want := errors.Is(err, other), other == sentinel; got != want {
			t.Errorf("errors.Is(%q, %v): got %v, want %v", e.Message, other, got, want)
		}
	}
	for _, word := range words {
		if !strings.Contains(e.Message, word) {
			t.Errorf("got %q, want it to say %q", e.Message, word)
		}
	}
	if e.Hint == "" {
		t.Errorf("%q says not what to do", e.Message)
	}
	whole := e.Message + e.Hint
	if e.Err != nil {
		whole += e.Err.Error()
	}
	for _, secret := range []string{password, base64.StdEncoding.EncodeToString([]byte(password)), base64.StdEncoding.EncodeToString([]byte("\x00" + user + "\x00" + password))} {
		if strings.Contains(whole, secret) {
			t.Errorf("%q tells the password", whole)
		}
	}
}

// wantField is an error of what was typed: nothing was sent, no server asked.
func wantField(t *testing.T, err error, field string, words ...string) {
	t.Helper()
	var e *invoice.Error
	if !errors.As(err, &e) || e.Field != field {
		t.Fatalf("got %#v, want an error of the field %q", err, field)
	}
	for _, word := range words {
		if !strings.Contains(e.Message, word) {
			t.Errorf("got %q, want it to say %q", e.Message, word)
		}
	}
}

// fieldOf is the field of an error, which has a sentence of one line.
func fieldOf(err error) string {
	var e *invoice.Error
	if errors.As(err, &e) && e.Message != "" && !strings.ContainsAny(e.Message, "\r\n\x1b") {
		return e.Field
	}
	return "an *invoice.Error of one line"
}

// read is a message as a mail program sees it.
type read struct {
	netmail.Header
	text  string
	files []file
}

type file struct{ name, kind, data string }

func parse(t *testing.T, raw string) read {
	t.Helper()
	for line := range strings.SplitSeq(raw, "\r\n") {
		if len(line) > 998 || strings.ContainsAny(line, "\r\n") || strings.ContainsFunc(line, func(r rune) bool { return r > 126 || r < ' ' && r != '\t' }) {
			t.Fatalf("a line is not of RFC 5322: %.80q (%d bytes)", line, len(line))
		}
	}
	m, err := netmail.ReadMessage(strings.NewReader(raw))
	if err != nil {
		t.Fatalf("net/mail: %v in\n%.2000s", err, raw)
	}
	r := read{Header: m.Header}
	kind, parameters, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	if kind == "text/plain" {
		r.text = decoded(t, m.Body, m.Header.Get("Content-Transfer-Encoding"))
		return r
	}
	if kind != "multipart/mixed" {
		t.Fatalf("got a message of %s", kind)
	}
	parts := multipart.NewReader(m.Body, parameters["boundary"])
	for i := 0; ; i++ {
		part, err := parts.NextRawPart()
		if err == io.EOF {
			return r
		}
		if err != nil {
			t.Fatal(err)
		}
		data := decoded(t, part, part.Header.Get("Content-Transfer-Encoding"))
		kind, named, err := mime.ParseMediaType(part.Header.Get("Content-Type"))
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			if kind != "text/plain" || !strings.EqualFold(named["charset"], "utf-8") {
				t.Errorf("the first part is %s %v", kind, named)
			}
			r.text = data
			continue
		}
		disposition, as, err := mime.ParseMediaType(part.Header.Get("Content-Disposition"))
		if err != nil || disposition != "attachment" || as["filename"] != named["name"] {
			t.Errorf("got %q %v (%v), want an attachment named as its type says, %q", disposition, as, err, named["name"])
		}
		r.files = append(r.files, file{as["filename"], kind, data})
	}
}

func decoded(t *testing.T, r io.Reader, encoding string) string {
	t.Helper()
	switch encoding {
	case "quoted-printable":
		r = quotedprintable.NewReader(r)
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, r)
	default:
		t.Fatalf("encoding %q", encoding)
	}
	raw, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// header is the words of a header, decoded (RFC 2047).
func (r read) header(t *testing.T, name string) string {
	t.Helper()
	words, err := new(mime.WordDecoder).DecodeHeader(r.Get(name))
	if err != nil {
		t.Fatal(err)
	}
	return words
}

func (r read) names() []string {
	return slices.Sorted(func(yield func(string) bool) {
		for name := range r.Header {
			if !yield(name) {
				return
			}
		}
	})
}

func lines(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }
