package mail

import (
	"bytes"
	"mime"
	"net/mail"
	"strings"
	"time"

	"facturier/invoice"
)

// Outcome is what a report says of a message.
type Outcome int

// The outcomes, the worst last: of a report on several readers, one is said.
const (
	Delivered Outcome = iota + 1
	Displayed         // read
	Discarded         // deleted unread, or handled without being shown
	Relayed           // given to a server that does not say more
	Delayed
	Returned
)

// Report is the answer of a server or of a reader to a message that was sent.
type Report struct {
	Outcome  Outcome
	Messages []string  // the identifiers that the message may have, the surest first
	Reader   string    // the address; "" when it is not said
	Date     time.Time // zero when it is not said
	Reason   string    // of what was returned or delayed, in the server's words
}

// FieldReport is the field of an error of ReadReport.
const FieldReport = "fichier"

// PlainFile is the hint for a file that is no report.
const PlainFile = "Pour le garder quand même, joignez-le comme un fichier ordinaire (touche i, ou «\u00a0joindre\u00a0»)."

// MaxReport is the largest report that is read, in bytes: a whole message can
// come back with it.
const MaxReport = MaxAttachments

// ReadReport reads a report as a file of a mail program: a read receipt (RFC
// 8098) or a delivery notice (RFC 3464), also one that was forwarded whole.
// What is not one is CodeInvalid.
func ReadReport(raw []byte) (Report, error) {
	if len(raw) > MaxReport {
		return Report{}, invoice.Invalid(FieldReport, "Ce fichier dépasse "+megabytes(MaxReport)+".", "")
	}
	w := walk{}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if first, rest, _ := bytes.Cut(raw, []byte("\n")); bytes.HasPrefix(first, []byte("From ")) { // of an mbox
		raw = rest
	}
	w.message(raw, 0)
	switch {
	case !w.mail:
		return Report{}, invoice.Invalid(FieldReport, "Ce fichier n'est pas un message.", "Enregistrez l'accusé depuis votre messagerie, au format .eml.")
	case w.report.Outcome == 0:
		return Report{}, invoice.Invalid(FieldReport, "Ce message n'est ni un accusé de lecture ni un avis de remise.", PlainFile)
	}
	w.report.Messages = append(w.report.Messages, w.cited...)
	return w.report, nil
}

// The most that is looked at in a message.
const (
	maxDepth = 10
	maxParts = 200
)

// walk goes through the parts of a message.
type walk struct {
	report Report
	cited  []string // identifiers that the headers of the report cite
	parts  int
	mail   bool // there is a message at all
}

// message looks at a message, which may be inside another.
func (w *walk) message(raw []byte, depth int) {
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return
	}
	if m.Header.Get("From") == "" && m.Header.Get("Content-Type") == "" && m.Header.Get("Message-Id") == "" {
		return
	}
	w.mail = true
	before := w.report.Outcome
	w.entity(header(m.Header), m.Body, depth)
	if before != 0 || w.report.Outcome == 0 { // it is not the report itself
		return
	}
	if w.report.Date.IsZero() {
		w.report.Date = dated(m.Header.Get("Date"))
	}
	for _, name := range []string{"In-Reply-To", "References"} {
		w.cited = append(w.cited, identifiers(m.Header.Get(name))...)
	}
}

// identifiers are the message identifiers of a header.
func identifiers(text string) []string {
	all := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\t' || r == ',' || r == '\r' || r == '\n' })
	return all[:min(len(all), 50)]
}

// dated is a date of a header, zero for what cannot be one.
func dated(text string) time.Time {
	t, err := mail.ParseDate(text)
	if err != nil || t.Year() < 2000 || t.Year() > 2099 {
		return time.Time{}
	}
	return t
}

// legible is a value of a header on one line, its encoded words read where
// their charset is known.
func legible(text string, most int) string {
	if read, err := new(mime.WordDecoder).DecodeHeader(text); err == nil {
		text = read
	}
	return shortened(text, most)
}
