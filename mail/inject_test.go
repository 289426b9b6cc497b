package mail_test

import (
	"slices"
	"strings"
	"testing"

	"facturier/mail"
)

// signs that would open a header, a part or a command of their own.
var signs = []string{"\r\nBcc: x@y.fr", "\nBcc: x@y.fr", "\rBcc: x@y.fr", "\x00", "\x1b[2J", "\u2028Bcc: x@y.fr", "\u0085Bcc: x@y.fr", "\r\n\r\nun texte", "\r\n.\r\nQUIT\r\n"}

func TestNothingIsInjected(t *testing.T) {
	for _, sign := range signs {
		for name, try := range map[string]struct {
			change func(a *mail.Account, m *mail.Message)
			field  string
		}{
			"subject":           {func(_ *mail.Account, m *mail.Message) { m.Subject = "Facture" + sign }, mail.FieldSubject},
			"name":              {func(_ *mail.Account, m *mail.Message) { m.To = []string{"Durand" + sign + " <a@durand.fr>"} }, mail.FieldTo},
			"quoted name":       {func(_ *mail.Account, m *mail.Message) { m.To = []string{`"Durand` + sign + `" <a@durand.fr>`} }, mail.FieldTo},
			"address":           {func(_ *mail.Account, m *mail.Message) { m.To = []string{"a@durand.fr" + sign} }, mail.FieldTo},
			"address, brackets": {func(_ *mail.Account, m *mail.Message) { m.To = []string{"Durand <a@durand.fr" + sign + ">"} }, mail.FieldTo},
			"sender":            {func(a *mail.Account, _ *mail.Message) { a.From = "Jeanne" + sign + " <" + user + ">" }, mail.FieldFrom},
			"answer":            {func(a *mail.Account, _ *mail.Message) { a.ReplyTo = user + sign }, mail.FieldReplyTo},
			"identifier":        {func(_ *mail.Account, m *mail.Message) { m.ID = "a" + sign + "@b.fr" }, mail.FieldID},
			"file":              {func(_ *mail.Account, m *mail.Message) { m.Attachments[0].Name = "a" + sign + ".pdf" }, "pieces[0].nom"},
		} {
			account, m := mail.Account{From: user}, message()
			try.change(&account, &m)
			raw, err := mail.EML(account, m)
			if err == nil {
				t.Errorf("%s with %q: got a message, want it refused:\n%.600s", name, sign, raw)
				continue
			}
			wantField(t, err, try.field)
			if strings.ContainsAny(err.Error(), "\r\n\x00\x1b") {
				t.Errorf("%s with %q: the sentence %q is not on one line", name, sign, err)
			}
		}
	}
}

func TestNamesThatAreNoFileName(t *testing.T) {
	for _, name := range []string{"", ".", "..", "../a.pdf", "a/b.pdf", `a\b.pdf`, "/etc/passwd", "a\xff.pdf", strings.Repeat("é", 101)} {
		m := message()
		m.Attachments = append(m.Attachments, mail.Attachment{Name: name, Data: []byte("x")})
		_, err := mail.EML(mail.Account{From: user}, m)
		wantField(t, err, "pieces[1].nom")
	}
}

// Whatever is typed: refused with its field, or a message that has its headers
// and no other, one part of text and one file.
func FuzzEML(f *testing.F) {
	for _, sign := range append(signs, "é", "=?utf-8?q?x?=", `"`, "\\", ";", "<", ",", "  ", "\u00a0", "\xff", "\u202e") {
		f.Add("Facture"+sign, sign+"Durand", "texte"+sign, "a"+sign+".pdf")
	}
	f.Fuzz(func(t *testing.T, subject, name, text, fileName string) {
		m := message()
		m.Subject, m.Text, m.To = subject, text, []string{name + " <compta@durand.fr>"}
		m.Attachments[0].Name = fileName
		raw, err := mail.EML(mail.Account{From: user}, m)
		if err != nil {
			wantField(t, err, fieldOf(err))
			return
		}
		r := parse(t, string(raw))
		if got, want := r.names(), []string{"Content-Type", "Date", "From", "Message-Id", "Mime-Version", "Subject", "To", "X-Unsent"}; !slices.Equal(got, want) {
			t.Errorf("got the headers %q, want %q", got, want)
		}
		people, err := r.AddressList("To")
		if err != nil || len(people) != 1 || people[0].Address != "compta@durand.fr" {
			t.Errorf("%q: got %v (%v), want one address", name, people, err)
		}
		if len(r.files) != 1 || r.files[0].name != fileName {
			t.Errorf("got the files %q, want one named %q", r.files, fileName)
		}
	})
}
