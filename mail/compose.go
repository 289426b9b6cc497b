package mail

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"mime"
	"slices"
	"strings"

	gomail "github.com/wneessen/go-mail"

	"facturier/invoice"
)

// letter is a message written out: who says it, to whom, and its bytes.
type letter struct {
	from string
	to   []string // addresses of the people named in it
	copy string   // the sender's own, named nowhere; "" when none is wished
	raw  []byte
}

// EML is the message as a draft that a mail program opens for sending: RFC 5322
// with X-Unsent. The account needs no server, only its people. The blind copy to
// oneself is written in the draft; a delivery notice is the mail program's to ask.
func EML(a Account, m Message) ([]byte, error) {
	l, err := compose(a, m, true)
	return l.raw, err
}

// compose writes a message out. The same account and message, date included,
// give the same bytes.
func compose(a Account, m Message, draft bool) (letter, error) {
	from, replyTo, err := a.people()
	if err != nil {
		return letter{}, err
	}
	to, err := m.recipients()
	if err != nil {
		return letter{}, err
	}
	if err := m.check(); err != nil {
		return letter{}, err
	}
	l := letter{from: from.Address}
	msg := gomail.NewMsg(gomail.WithNoDefaultUserAgent(), gomail.WithBoundary(boundary(m)))
	msg.FromMailAddress(&from)
	for _, p := range to {
		msg.AddToMailAddress(&p)
		l.to = append(l.to, p.Address)
	}
	if replyTo != from {
		msg.ReplyToMailAddress(&replyTo)
	}
	msg.Subject(singleSpaced(invoice.Clean(m.Subject)))
	msg.SetMessageIDWithValue(messageID().FindStringSubmatch(m.ID)[1])
	if !m.Date.IsZero() {
		msg.SetDateWithValue(m.Date)
	}
	if a.ReadReceipt {
		msg.SetGenHeader(gomail.HeaderDispositionNotificationTo, replyTo.String())
	}
	if a.CopySelf && !slices.ContainsFunc(l.to, func(to string) bool { return strings.EqualFold(to, from.Address) }) {
		l.copy = from.Address
	}
	if draft {
		msg.SetGenHeader("X-Unsent", "1")
	}
	if draft && l.copy != "" {
		msg.SetGenHeader("Bcc", from.String())
	}
	msg.SetBodyString(gomail.TypeTextPlain, invoice.CleanText(m.Text)+"\n")
	for _, file := range m.Attachments {
		if err := msg.AttachReader(file.Name, bytes.NewReader(file.Data), described(file)); err != nil {
			return letter{}, err
		}
	}
	var raw bytes.Buffer
	_, err = msg.WriteTo(&raw)
	l.raw = raw.Bytes()
	return l, err
}

// described writes the name of a file as RFC 2231 wants it, letters and signs
// of any kind included.
func described(a Attachment) gomail.FileOption {
	return func(f *gomail.File) {
		f.Header.Set("Content-Type", mime.FormatMediaType(a.kind(), map[string]string{"name": a.Name}))
		f.Header.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": a.Name}))
	}
}

// boundary is drawn from the text, so that the same message is the same bytes
// and no text can hold its own.
func boundary(m Message) string {
	sum := sha256.Sum256([]byte(m.ID + "\x00" + m.Subject + "\x00" + m.Text))
	return hex.EncodeToString(sum[:])
}

// singleSpaced keeps a header whole where it is folded: at a space, of which
// there is one. No-break spaces stay.
func singleSpaced(s string) string {
	for strings.Contains(s, "  ") {
		s = strings.ReplaceAll(s, "  ", " ")
	}
	return s
}
