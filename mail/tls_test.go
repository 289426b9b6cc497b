package mail_test

import (
	"crypto/tls"
	"crypto/x509"
	"net"
	"testing"
	"time"

	"facturier/mail"
)

func TestWrongCertificatesAreRefused(t *testing.T) {
	for _, try := range []struct {
		name   string
		config *tls.Config
		says   string
	}{
		{"another server's", trusted.config(func(c *x509.Certificate) { c.IPAddresses = []net.IP{net.IPv4(192, 0, 2, 1)} }), "celui d'un autre serveur"},
		{"signed by a stranger", stranger.config(), "personne de connu"},
		{"expired", trusted.config(func(c *x509.Certificate) { c.NotAfter = time.Now().Add(-time.Hour) }), "de date"},
	} {
		for _, security := range []mail.Security{mail.TLS, mail.StartTLS} {
			t.Run(try.name+", "+security, func(t *testing.T) {
				s := newServer()
				s.TLSConfig = try.config
				account := s.start(t, security)
				careless := sender()
				careless.TLS.InsecureSkipVerify = true // nobody can wish it
				for _, by := range []mail.Sender{sender(), careless} {
					wantError(t, by.Send(t.Context(), account, password, message()), mail.ErrRefused, "certificat", try.says)
				}
				if got := s.all(); len(got) != 0 {
					t.Errorf("the server took %d messages, want none", len(got))
				}
			})
		}
	}
	s := newServer()
	account := s.start(t, mail.TLS)
	wantError(t, mail.Send(t.Context(), account, password, message()), mail.ErrRefused, "certificat") // not of the system's authorities
}

func TestOldTLSIsRefused(t *testing.T) {
	for _, security := range []mail.Security{mail.TLS, mail.StartTLS} {
		s := newServer()
		s.TLSConfig = trusted.config()
		s.TLSConfig.MinVersion, s.TLSConfig.MaxVersion = tls.VersionTLS10, tls.VersionTLS11
		account := s.start(t, security)
		old := sender()
		old.TLS.MinVersion = tls.VersionTLS10
		wantError(t, old.Send(t.Context(), account, password, message()), mail.ErrRefused, "rien n'est parti")
	}
}

// Stripped or never offered: without STARTTLS nothing more is said, least of
// all the password.
func TestNoStartTLSIsNeverInClear(t *testing.T) {
	s := newServer()
	account := s.start(t, mail.Clear) // it would take the password in clear
	account.Security = mail.StartTLS
	s.onMail = func(net.Conn) error { t.Error("a message was announced in clear"); return nil }
	wantError(t, sender().Send(t.Context(), account, password, message()), mail.ErrRefused, "n'offre pas STARTTLS", "jamais en clair")

	account = scripted(t, "220 ok\r\n", "EHLO", "250-ok\r\n250 STARTTLS\r\n", "STARTTLS", "454 Not now\r\n")
	account.Security = mail.StartTLS
	wantError(t, sender().Send(t.Context(), account, password, message()), mail.ErrTemporary, "454")
	account = scripted(t, "220 ok\r\n", "EHLO", "250-ok\r\n250 STARTTLS\r\n", "STARTTLS", "502 Never\r\n")
	account.Security = mail.StartTLS
	wantError(t, sender().Send(t.Context(), account, password, message()), mail.ErrRefused, "refuse STARTTLS", "502")
}

func TestTLSToAServerThatSpeaksInClear(t *testing.T) {
	account := scripted(t, "220 ok\r\n", "never")
	account.Security = mail.TLS
	wantError(t, sender().Send(t.Context(), account, password, message()), mail.ErrRefused, "ne protège pas la ligne")
}

// The line drops during the handshake: it may be well the next time.
func TestLineDroppedDuringTheHandshakeIsTemporary(t *testing.T) {
	account := scripted(t, "")
	account.Security = mail.TLS
	wantError(t, sender().Send(t.Context(), account, password, message()), mail.ErrTemporary, "rien n'est parti")
}

func TestInClearToThisMachineOnly(t *testing.T) {
	for _, host := range []string{"smtp.exemple.fr", "192.0.2.1", "2001:db8::1", "localhost.exemple.fr", "0.0.0.0"} {
		account := mail.Account{Host: host, Security: mail.Clear, From: user}
		err := mail.Send(t.Context(), account, "", message())
		wantError(t, err, mail.ErrRefused, "jamais en clair vers "+host)
		wantField(t, err, mail.FieldSecurity)
		if got := account.Check(); got == nil || got.Error() != err.Error() {
			t.Errorf("Check: got %v, want %v", got, err)
		}
	}
	s := newServer()
	account := s.start(t, mail.Clear)
	for _, host := range []string{"localhost", "127.0.0.1"} {
		account.Host = host
		if err := account.Check(); err != nil {
			t.Errorf("%s: got %v, want nil", host, err)
		}
		if err := sender().Send(t.Context(), account, password, message()); err != nil {
			t.Errorf("%s: got %v, want nil", host, err)
		}
	}
}

func TestUsualPorts(t *testing.T) {
	for security, want := range map[mail.Security]string{"": ":465", mail.TLS: ":465", mail.StartTLS: ":587"} {
		account := mail.Account{Host: "smtp.exemple.invalid", Security: security, From: user}
		wantError(t, mail.Send(t.Context(), account, "", message()), mail.ErrTemporary, "smtp.exemple.invalid"+want)
	}
}
