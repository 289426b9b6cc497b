package mail_test

import (
	"net/url"
	"strings"
	"testing"

	"facturier/mail"
)

func TestMailto(t *testing.T) {
	m := message()
	m.To = []string{"Durand & Fils <compta+factures@durand.fr>", "o'neil@durand.fr", "rien"}
	m.Subject = "Facture n° 1 & 2 ? 100 % due"
	m.Text = "Bonjour,\nreste 1\u202f250,00\u00a0€ + frais&bcc=x@y.fr#fin"
	want := "mailto:compta%2Bfactures@durand.fr,o%27neil@durand.fr?subject=Facture%20n%C2%B0%201%20%26%202%20%3F%20100%20%25%20due" +
		"&body=Bonjour%2C%0D%0Areste%201%E2%80%AF250%2C00%C2%A0%E2%82%AC%20%2B%20frais%26bcc%3Dx%40y.fr%23fin"
	got := mail.Mailto(m)
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	link, err := url.Parse(got)
	if err != nil {
		t.Fatal(err)
	}
	query := link.Query()
	if len(query) != 2 || query.Get("subject") != m.Subject || query.Get("body") != strings.ReplaceAll(m.Text, "\n", "\r\n") {
		t.Errorf("got %q, want the subject and the text and nothing else", query)
	}
}

// RFC 6068 7: no text, subject or address opens a header of its own.
func TestMailtoInjectsNothing(t *testing.T) {
	for _, sign := range append(signs, "?cc=x@y.fr", "&cc=x@y.fr", "%0ABcc:x@y.fr", "#", " ") {
		m := message()
		m.To = []string{"a" + sign + "@durand.fr", "b@durand.fr" + sign}
		m.Subject, m.Text = "Facture"+sign, "texte"+sign
		got := mail.Mailto(m)
		if strings.ContainsFunc(got, func(r rune) bool { return r <= ' ' || r > '~' }) || strings.Count(got, "?") != 1 || strings.Count(got, "&") != 1 || strings.Contains(got, "#") {
			t.Errorf("%q: got %q", sign, got)
		}
		link, err := url.Parse(got)
		if err != nil || len(link.Query()) != 2 || strings.ContainsAny(link.Query().Get("subject"), "\r\n") {
			t.Errorf("%q: got %v (%v), want a subject of one line and a text", sign, link, err)
		}
	}
}

// A reminder as it is shipped fits in a link that every program takes.
func TestMailtoOfAnOrdinaryReminderFits(t *testing.T) {
	m := message()
	m.Text = strings.Repeat("Une phrase ordinaire, accentuée là où il faut. ", 20)
	if got := len(mail.Mailto(m)); got > mail.MailtoMax {
		t.Errorf("got %d bytes for a text of %d, want %d at most", got, len(m.Text), mail.MailtoMax)
	}
	m.Text += m.Text
	if got := len(mail.Mailto(m)); got <= mail.MailtoMax {
		t.Errorf("got %d bytes: the link must be whole even when it is longer than %d", got, mail.MailtoMax)
	}
}
