package mail_test

import (
	"bytes"
	"net"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/emersion/go-smtp"

	"facturier/invoice/reminder"
	"facturier/mail"
)

func TestSendGivesTheMessageWhole(t *testing.T) {
	for _, try := range []struct {
		name     string
		security mail.Security
		way      string
	}{
		{"TLS", mail.TLS, "PLAIN"}, {"STARTTLS", mail.StartTLS, "PLAIN"}, {"LOGIN", mail.StartTLS, "LOGIN"},
		{"in clear to this machine", mail.Clear, "PLAIN"}, {"in clear, LOGIN", mail.Clear, "LOGIN"},
	} {
		t.Run(try.name, func(t *testing.T) {
			s := newServer()
			s.ways = []string{try.way}
			account := s.start(t, try.security)
			if err := sender().Send(t.Context(), account, password, message()); err != nil {
				t.Fatal(err)
			}
			got := s.all()
			if len(got) != 1 {
				t.Fatalf("the server took %d messages, want 1", len(got))
			}
			if m := got[0]; m.from != user || !slices.Equal(m.to, []string{"compta@durand.fr"}) || m.user != user || m.tls != (try.security != mail.Clear) {
				t.Errorf("got from %q to %q as %q, protected: %v", m.from, m.to, m.user, m.tls)
			}
			r := parse(t, got[0].raw)
			if want := message().Text + "\n"; lines(r.text) != want {
				t.Errorf("got the text %q, want %q", r.text, want)
			}
			if want := []file{{"F2026-0031 Société Durand.pdf", "application/pdf", "%PDF-1.7\nun document\n"}}; !slices.Equal(r.files, want) {
				t.Errorf("got the files %q, want %q", r.files, want)
			}
		})
	}
}

func TestSendWithoutLoginAsksForNone(t *testing.T) {
	s := newServer()
	account := s.start(t, mail.Clear)
	account.User = ""
	if err := mail.Send(t.Context(), account, "", message()); err != nil {
		t.Fatal(err)
	}
	if got := s.all(); len(got) != 1 || got[0].user != "" {
		t.Errorf("got %v, want one message of nobody", got)
	}
}

// RFC 5321 4.1.3: the address of the line, never the name of the machine.
func TestTheMachineIsNotNamed(t *testing.T) {
	for host, want := range map[string]string{"127.0.0.1": "[127.0.0.1]", "[::1]": "[IPv6:::1]"} {
		listener, err := net.Listen("tcp", host+":0")
		if err != nil {
			t.Logf("this machine has no %s: %v", host, err)
			continue
		}
		s := newServer()
		account := s.startOn(t, listener, mail.Clear)
		if err := sender().Send(t.Context(), account, password, message()); err != nil {
			t.Fatal(err)
		}
		got := s.all()[0]
		if got.hello != want {
			t.Errorf("got EHLO %q, want %q", got.hello, want)
		}
		if name, err := os.Hostname(); err == nil && len(name) > 3 && strings.Contains(got.raw, name) {
			t.Errorf("the message tells the name of the machine, %q", name)
		}
	}
}

// The account of the settings is this one as it is.
func TestAccountOfTheSettings(t *testing.T) {
	kept := reminder.Account{Host: "smtp.exemple.fr", Security: "starttls", From: "Jeanne <" + user + ">", ReplyTo: user}
	if err := mail.Account(kept).Check(); err != nil {
		t.Errorf("got %v, want nil", err)
	}
}

func TestCopySelfIsBlindAndOnce(t *testing.T) {
	s := newServer()
	account := s.start(t, mail.Clear)
	account.CopySelf = true
	m := message()
	if err := sender().Send(t.Context(), account, password, m); err != nil {
		t.Fatal(err)
	}
	m.To = append(m.To, "JEANNE@exemple.fr", "Durand <COMPTA@durand.fr>") // already there
	if err := sender().Send(t.Context(), account, password, m); err != nil {
		t.Fatal(err)
	}
	got := s.all()
	if want := []string{"compta@durand.fr", user}; !slices.Equal(got[0].to, want) {
		t.Errorf("got %q, want %q", got[0].to, want)
	}
	if r := parse(t, got[0].raw); r.Get("To") != `=?utf-8?q?Soci=C3=A9t=C3=A9_Durand?= <compta@durand.fr>` || r.Get("Cc")+r.Get("Bcc") != "" {
		t.Errorf("got To %q, Cc %q, Bcc %q: the copy is to be blind", r.Get("To"), r.Get("Cc"), r.Get("Bcc"))
	}
	if want := []string{"compta@durand.fr", "JEANNE@exemple.fr"}; !slices.Equal(got[1].to, want) {
		t.Errorf("got %q, want %q", got[1].to, want)
	}
}

func TestReceiptsAreAskedForOnWish(t *testing.T) {
	s := newServer()
	s.EnableDSN = true
	account := s.start(t, mail.TLS)
	account.CopySelf = true
	if err := sender().Send(t.Context(), account, password, message()); err != nil {
		t.Fatal(err)
	}
	account.ReadReceipt, account.DeliveryNotice = true, true
	account.ReplyTo = "Compta d'Élise <compta@exemple.fr>"
	if err := sender().Send(t.Context(), account, password, message()); err != nil {
		t.Fatal(err)
	}
	got := s.all()
	if r := parse(t, got[0].raw); r.Get("Disposition-Notification-To") != "" || len(got[0].notify["compta@durand.fr"]) > 0 || got[0].ret != "" {
		t.Errorf("receipts were asked for unasked: %v %v", r.Header, got[0].notify)
	}
	want := []smtp.DSNNotify{smtp.DSNNotifySuccess, smtp.DSNNotifyFailure, smtp.DSNNotifyDelayed}
	if m := got[1]; !slices.Equal(m.notify["compta@durand.fr"], want) || len(m.notify[user]) > 0 || m.ret != "HDRS" {
		t.Errorf("got NOTIFY %v RET %q, want %v for the client only and HDRS", m.notify, m.ret, want)
	}
	r := parse(t, got[1].raw)
	for _, name := range []string{"Disposition-Notification-To", "Reply-To"} {
		if got, want := r.header(t, name), "Compta d'Élise <compta@exemple.fr>"; got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

// A server that announces no DSN is not asked (RFC 3461 5).
func TestDeliveryNoticeOnlyWhenAnnounced(t *testing.T) {
	s := newServer()
	account := s.start(t, mail.Clear)
	account.DeliveryNotice = true
	if err := sender().Send(t.Context(), account, password, message()); err != nil {
		t.Fatal(err)
	}
	if got := s.all(); len(got) != 1 || got[0].ret != "" {
		t.Errorf("got %v, want one message without RET", got)
	}
}

func TestTwentyMegabytesTravel(t *testing.T) {
	s := newServer()
	account := s.start(t, mail.TLS)
	m := message()
	m.Attachments[0].Data = bytes.Repeat([]byte("\r\n.\r\nQUIT\r\n0123456789"), mail.MaxAttachments/21)
	if err := sender().Send(t.Context(), account, password, m); err != nil {
		t.Fatal(err)
	}
	r := parse(t, s.all()[0].raw)
	if len(r.files) != 1 || r.files[0].data != string(m.Attachments[0].Data) {
		t.Errorf("got %d files, want one, the same byte for byte", len(r.files))
	}
	m.Attachments = append(m.Attachments, mail.Attachment{Name: "plus.bin", Data: make([]byte, mail.MaxAttachments-len(m.Attachments[0].Data)+1)})
	err := sender().Send(t.Context(), account, password, m)
	wantError(t, err, mail.ErrRefused, "20,1\u00a0Mo")
	wantField(t, err, "pieces")
	if got := s.all(); len(got) != 1 {
		t.Errorf("the server took %d messages, want 1", len(got))
	}
}
