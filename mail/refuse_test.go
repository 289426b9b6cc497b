package mail_test

import (
	"io"
	"net"
	"slices"
	"strings"
	"testing"

	"github.com/emersion/go-smtp"

	"facturier/mail"
)

func TestServersRefuse(t *testing.T) {
	say := func(code int, words string) func(net.Conn) error {
		return func(net.Conn) error {
			return &smtp.SMTPError{Code: code, EnhancedCode: smtp.NoEnhancedCode, Message: words}
		}
	}
	for _, try := range []struct {
		name     string
		set      func(s *server, a *mail.Account)
		sentinel error
		field    string
		says     []string
	}{
		{"535 wrong login", func(_ *server, a *mail.Account) { a.User = "autre" }, mail.ErrRefused, mail.FieldPassword,
			[]string{"refuse l'identifiant ou le mot de passe", "535"}},
		{"550 sender", func(s *server, _ *mail.Account) { s.onMail = say(550, "Not your address") }, mail.ErrRefused, mail.FieldFrom,
			[]string{"refuse l'expéditeur " + user, "550 Not your address"}},
		{"550 recipient", func(s *server, _ *mail.Account) {
			s.onRcpt = func(net.Conn, string) error { return say(550, "No such user")(nil) }
		}, mail.ErrRefused, mail.FieldTo,
			[]string{"refuse le destinataire compta@durand.fr", "«\u00a0550 No such user\u00a0»"}},
		{"552 too large, after the message", func(s *server, _ *mail.Account) {
			s.onData = func(_ net.Conn, r io.Reader) error { io.Copy(io.Discard, r); return say(552, "Too large")(nil) }
		}, mail.ErrRefused, "", []string{"refuse le message", "552 Too large"}},
		{"552 too large, said beforehand", func(s *server, _ *mail.Account) { s.MaxMessageBytes = 600 }, mail.ErrRefused, "pieces", []string{"0,1\u00a0Mo au plus"}},
		{"554 after the message", func(s *server, _ *mail.Account) {
			s.onData = func(net.Conn, io.Reader) error { return say(554, "Spam")(nil) }
		},
			mail.ErrRefused, "", []string{"554 Spam"}},
		{"451 greylisting", func(s *server, _ *mail.Account) {
			s.onRcpt = func(net.Conn, string) error { return say(451, "Greylisted")(nil) }
		},
			mail.ErrTemporary, "", []string{"remet le message à plus tard", "451 Greylisted", "rien n'est parti"}},
		{"451 sender", func(s *server, _ *mail.Account) { s.onMail = say(451, "Later") }, mail.ErrTemporary, "", []string{"451 Later"}},
		{"452 after the message", func(s *server, _ *mail.Account) {
			s.onData = func(net.Conn, io.Reader) error { return say(452, "Disk full")(nil) }
		},
			mail.ErrTemporary, "", []string{"452 Disk full", "rien n'est parti"}},
		{"no way to log in", func(s *server, _ *mail.Account) { s.ways = []string{"XOAUTH2"} }, mail.ErrRefused, mail.FieldUser, []string{"n'accepte pas d'identifiant"}},
	} {
		t.Run(try.name, func(t *testing.T) {
			s := newServer()
			account := s.start(t, mail.TLS)
			try.set(s, &account)
			err := sender().Send(t.Context(), account, password, message())
			wantError(t, err, try.sentinel, try.says...)
			wantField(t, err, try.field)
			if got := s.all(); len(got) != 0 {
				t.Errorf("the server took %d messages, want none", len(got))
			}
		})
	}
}

// One wrong address among several: nobody gets the message, so that the next
// try gives it to nobody twice.
func TestOneRefusedRecipientKeepsAllFromIt(t *testing.T) {
	s := newServer()
	s.onRcpt = func(_ net.Conn, to string) error {
		if to == "parti@durand.fr" {
			return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.NoEnhancedCode, Message: "Gone"}
		}
		return nil
	}
	account := s.start(t, mail.StartTLS)
	m := message()
	m.To = []string{"compta@durand.fr", "parti@durand.fr"}
	wantError(t, sender().Send(t.Context(), account, password, m), mail.ErrRefused, "parti@durand.fr")
	m.To = m.To[:1]
	if err := sender().Send(t.Context(), account, password, m); err != nil {
		t.Fatal(err)
	}
	if got := s.all(); len(got) != 1 || !slices.Equal(got[0].to, []string{"compta@durand.fr"}) {
		t.Errorf("got %v, want one message for the one address", got)
	}
}

// What a server says is shown: neither its line feeds nor its escapes, nor all of a long speech.
func TestServersWordsAreMadeSafe(t *testing.T) {
	s := newServer()
	s.onMail = func(net.Conn) error {
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.NoEnhancedCode, Message: "No\x1b[31m red\nsecond " + strings.Repeat("blah ", 200)}
	}
	account := s.start(t, mail.TLS)
	err := sender().Send(t.Context(), account, password, message())
	wantError(t, err, mail.ErrRefused, "550 No red second blah")
	if got := err.Error(); strings.ContainsAny(got, "\x1b\n") || len(got) > 400 {
		t.Errorf("got %q (%d bytes), want one short line without escapes", got, len(got))
	}
}

func TestAccountsAndMessagesAreCheckedFirst(t *testing.T) {
	for _, try := range []struct {
		name   string
		change func(a *mail.Account, m *mail.Message)
		field  string
		says   string
	}{
		{"no server", func(a *mail.Account, _ *mail.Message) { a.Host = "" }, mail.FieldHost, "Aucun serveur"},
		{"server with a port", func(a *mail.Account, _ *mail.Message) { a.Host = "smtp.exemple.fr:465" }, mail.FieldHost, "n'est pas un nom de serveur"},
		{"server with a line feed", func(a *mail.Account, _ *mail.Message) { a.Host = "smtp.exemple.fr\nx" }, mail.FieldHost, "n'est pas un nom de serveur"},
		{"port", func(a *mail.Account, _ *mail.Message) { a.Port = 70000 }, mail.FieldPort, "70000"},
		{"security", func(a *mail.Account, _ *mail.Message) { a.Security = "ssl" }, mail.FieldSecurity, "«\u00a0ssl\u00a0»"},
		{"user", func(a *mail.Account, _ *mail.Message) { a.User = "a\r\nRSET" }, mail.FieldUser, "signe invisible"},
		{"no sender", func(a *mail.Account, _ *mail.Message) { a.From = "" }, "email", "Votre e-mail manque"},
		{"reply", func(a *mail.Account, _ *mail.Message) { a.ReplyTo = "rien" }, mail.FieldReplyTo, "«\u00a0rien\u00a0»"},
		{"nobody", func(_ *mail.Account, m *mail.Message) { m.To = nil }, mail.FieldTo, "pas de destinataire"},
		{"wrong address", func(_ *mail.Account, m *mail.Message) { m.To = append(m.To, "Durand <durand>") }, mail.FieldTo, "«\u00a0durand\u00a0»"},
		{"accent in the address", func(_ *mail.Account, m *mail.Message) { m.To = []string{"hélène@durand.fr"} }, mail.FieldTo, "lettre accentuée"},
		{"two addresses in one", func(_ *mail.Account, m *mail.Message) { m.To = []string{"a@durand.fr, b@durand.fr"} }, mail.FieldTo, "n'est pas une adresse"},
		{"too many", func(_ *mail.Account, m *mail.Message) { m.To = crowd(mail.MaxRecipients + 1) }, mail.FieldTo, "51 destinataires"},
		{"long name", func(_ *mail.Account, m *mail.Message) { m.To = []string{strings.Repeat("é", 121) + " <a@durand.fr>"} }, mail.FieldTo, "trop long"},
		{"no identifier", func(_ *mail.Account, m *mail.Message) { m.ID = "" }, mail.FieldID, "identifiant"},
		{"no subject", func(_ *mail.Account, m *mail.Message) { m.Subject = " \u00a0 " }, mail.FieldSubject, "pas d'objet"},
		{"long subject", func(_ *mail.Account, m *mail.Message) { m.Subject = strings.Repeat("é", 251) }, mail.FieldSubject, "trop long"},
		{"no text", func(_ *mail.Account, m *mail.Message) { m.Text = "\n \n" }, mail.FieldText, "vide"},
		{"long text", func(_ *mail.Account, m *mail.Message) { m.Text = strings.Repeat("a", 1<<20+1) }, mail.FieldText, "trop long"},
		{"empty file", func(_ *mail.Account, m *mail.Message) { m.Attachments[0].Data = nil }, "pieces[0]", "est vide"},
	} {
		t.Run(try.name, func(t *testing.T) {
			account, m := mail.Account{Host: "127.0.0.1", Port: 1, Security: mail.Clear, From: user}, message()
			try.change(&account, &m)
			wantField(t, mail.Send(t.Context(), account, "", m), try.field, try.says)
		})
	}
}

func crowd(n int) []string {
	var to []string
	for i := range n {
		to = append(to, "p"+strings.Repeat("x", i)+"@durand.fr")
	}
	return to
}
