package mail_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"facturier/mail"
)

// eml is the draft of a message, read back.
func eml(t *testing.T, a mail.Account, m mail.Message) read {
	t.Helper()
	raw, err := mail.EML(a, m)
	if err != nil {
		t.Fatal(err)
	}
	return parse(t, string(raw))
}

func TestEMLIsADraft(t *testing.T) {
	account := mail.Account{From: "Jeanne Dupont <" + user + ">", ReplyTo: "compta@exemple.fr", CopySelf: true, ReadReceipt: true} // no server
	r := eml(t, account, message())
	for name, want := range map[string]string{
		"X-Unsent": "1", "From": "Jeanne Dupont <jeanne@exemple.fr>", "To": "Société Durand <compta@durand.fr>", "Reply-To": "<compta@exemple.fr>",
		"Bcc": "Jeanne Dupont <jeanne@exemple.fr>", "Subject": "Facture F2026-0031 : un rappel", "Message-Id": "<facturier.12.1@exemple.fr>",
		"Date": "Sun, 22 Nov 2026 08:30:00 +0100", "Mime-Version": "1.0", "Disposition-Notification-To": "<compta@exemple.fr>",
	} {
		if got := strings.ReplaceAll(r.header(t, name), `"`, ""); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	if lines(r.text) != message().Text+"\n" || len(r.files) != 1 {
		t.Errorf("got %q and %d files", r.text, len(r.files))
	}
	account = mail.Account{From: user}
	m := message()
	m.Attachments = nil
	want := []string{"Content-Transfer-Encoding", "Content-Type", "Date", "From", "Message-Id", "Mime-Version", "Subject", "To", "X-Unsent"}
	if got := eml(t, account, m).names(); !slices.Equal(got, want) {
		t.Errorf("got the headers %q, want %q: nothing tells of the program or the machine", got, want)
	}
}

func TestTheSameMessageIsTheSameBytes(t *testing.T) {
	account := mail.Account{From: user, CopySelf: true}
	first, _ := mail.EML(account, message())
	again, err := mail.EML(account, message())
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("got two different drafts of one message (%v)", err)
	}
	m := message()
	m.ID = "<" + m.ID + ">"
	if bracketed, _ := mail.EML(account, m); parse(t, string(bracketed)).Get("Message-Id") != "<facturier.12.1@exemple.fr>" {
		t.Errorf("an identifier with brackets is not the one without")
	}
}

func TestNamesAndSubjectsTravel(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("Générale d'électricité œuvrée ", 4))
	for _, name := range []string{"", "Durand", "Société d'Électricité", `Durand, Père & Fils`, `"Chez" Paul \ Cie`, "Zoë 🧾 Ménage", "日本", "a@b.fr", "(Sous) <Titre>", long} {
		m := message()
		m.To = []string{name + " <compta@durand.fr>", `"Dupont, Jean" <jean@durand.fr>`}
		addresses, err := eml(t, mail.Account{From: name + " <" + user + ">"}, m).AddressList("To")
		if err != nil || len(addresses) != 2 {
			t.Fatalf("%q: got %v (%v), want two addresses", name, addresses, err)
		}
		if got := addresses[0]; got.Name != name || got.Address != "compta@durand.fr" {
			t.Errorf("got %q <%s>, want %q <compta@durand.fr>", got.Name, got.Address, name)
		}
		if got := addresses[1].Name; got != "Dupont, Jean" {
			t.Errorf("got %q, want the name without its quotes", got)
		}
	}
	for _, subject := range []string{"Facture", "Échéance dépassée\u00a0: 1\u202f250,00\u00a0€", strings.Repeat("é", 250), strings.Repeat("x", 250),
		strings.TrimSpace(strings.Repeat("relance amicale ", 15)), "🧾 reçu", "=?"} {
		m := message()
		m.Subject = subject
		if got := eml(t, mail.Account{From: user}, m).header(t, "Subject"); got != subject {
			t.Errorf("got the subject %q, want %q", got, subject)
		}
	}
}

// Where a header is folded there is one space: a second would be lost, or two
// words would part.
func TestSubjectsHaveSingleSpaces(t *testing.T) {
	m := message()
	m.Subject = "  Facture   F2026-0031" + strings.Repeat("  due", 40)
	if got, want := eml(t, mail.Account{From: user}, m).header(t, "Subject"), "Facture F2026-0031"+strings.Repeat(" due", 40); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTextsTravel(t *testing.T) {
	for _, text := range []string{
		"Bonjour", "1\u202f250,00\u00a0€ «\u00a0dus\u00a0»\u00a0!", strings.Repeat("une ligne sans fin ", 1000) + "là", strings.Repeat("é", 5000),
		".\n..\n.fin", "From quelqu'un\n>From", "a=b\n=3D\n= fin", "--" + strings.Repeat("a", 64) + "--", "👩‍🔧 atelier",
		"Bcc: tout@le.monde\n\nContent-Type: text/html\n\n<b>", "un\n\n\n\ndeux\n  trois",
	} {
		for _, files := range [][]mail.Attachment{nil, message().Attachments} {
			m := message()
			m.Text, m.Attachments = text, files
			r := eml(t, mail.Account{From: user}, m)
			if got := strings.TrimSuffix(lines(r.text), "\n"); got != text {
				t.Errorf("got %.200q, want %.200q", got, text)
			}
			if len(r.files) != len(files) || r.Get("Bcc") != "" {
				t.Errorf("%.50q: got %d files and Bcc %q", text, len(r.files), r.Get("Bcc"))
			}
		}
	}
}

// RFC 2231: names of files in any script, with the signs that mean something in
// a header.
func TestFileNamesTravel(t *testing.T) {
	for _, name := range []string{"a.pdf", "F2026-0031 Société d'Été.pdf", `devis "signé".pdf`, "reçu 🧾.pdf", "a;b=c,d.pdf", "100 % été.pdf", "契約.pdf",
		"été'fr'x.pdf", "(1) <2>.pdf", strings.Repeat("é", 98) + ".pdf", strings.Repeat("x", 196) + ".pdf"} {
		m := message()
		m.Attachments[0].Name, m.Attachments[0].MIME = name, ""
		r := eml(t, mail.Account{From: user}, m)
		if want := (file{name, "application/pdf", "%PDF-1.7\nun document\n"}); len(r.files) != 1 || r.files[0] != want {
			t.Errorf("got %q, want %q", r.files, want)
		}
	}
	for said, want := range map[string]string{"image/png": "image/png", "message/rfc822": "application/octet-stream", "multipart/mixed": "application/octet-stream",
		"text/plain; charset=utf-8": "text/plain", "n'importe quoi": "application/octet-stream", "text/html\r\nX-A: b": "application/octet-stream", "pdf": "application/octet-stream"} {
		m := message()
		m.Attachments[0].MIME = said
		if got := eml(t, mail.Account{From: user}, m).files[0].kind; got != want {
			t.Errorf("%q: got %q, want %q", said, got, want)
		}
	}
}
