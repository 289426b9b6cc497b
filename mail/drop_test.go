package mail_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"testing"
	"time"

	"facturier/mail"
)

// short is long enough for a line to be opened on a slow machine.
const short = 1500 * time.Millisecond

func TestLineDroppedBeforeTheMessageIsTemporary(t *testing.T) {
	for name, set := range map[string]func(s *server){
		"at the sender":    func(s *server) { s.onMail = cut },
		"at the recipient": func(s *server) { s.onRcpt = func(conn net.Conn, _ string) error { return cut(conn) } },
	} {
		t.Run(name, func(t *testing.T) {
			s := newServer()
			set(s)
			account := s.start(t, mail.TLS)
			wantError(t, sender().Send(t.Context(), account, password, message()), mail.ErrTemporary, "rien n'est parti")
		})
	}
}

// In the middle of a message larger than what two machines hold in their
// buffers: the server cannot have taken it.
func TestLineDroppedInTheMiddleOfDataIsTemporary(t *testing.T) {
	for _, security := range []mail.Security{mail.TLS, mail.Clear} {
		s := newServer()
		s.onData = func(conn net.Conn, r io.Reader) error {
			io.CopyN(io.Discard, r, 10_000)
			return cut(conn)
		}
		account := s.start(t, security)
		m := message()
		m.Attachments[0].Data = bytes.Repeat([]byte("0123456789abcdef"), 1<<20)
		wantError(t, sender().Send(t.Context(), account, password, m), mail.ErrTemporary, "rien n'est parti")
		if got := s.all(); len(got) != 0 {
			t.Errorf("the server took %d messages, want none", len(got))
		}
	}
}

func TestLineDroppedAfterDataIsUncertain(t *testing.T) {
	for _, security := range []mail.Security{mail.TLS, mail.StartTLS, mail.Clear} {
		s := newServer()
		s.onData = func(conn net.Conn, r io.Reader) error {
			io.Copy(io.Discard, r)
			return cut(conn)
		}
		account := s.start(t, security)
		wantError(t, sender().Send(t.Context(), account, password, message()), mail.ErrUncertain, "peut-être parti")
	}
}

func TestSilence(t *testing.T) {
	for _, try := range []struct {
		name     string
		set      func(s *server, wait func())
		sentinel error
	}{
		{"before the message", func(s *server, wait func()) { s.onRcpt = func(net.Conn, string) error { wait(); return nil } }, mail.ErrTemporary},
		{"after the message", func(s *server, wait func()) {
			s.onData = func(_ net.Conn, r io.Reader) error { io.Copy(io.Discard, r); wait(); return nil }
		}, mail.ErrUncertain},
	} {
		t.Run(try.name, func(t *testing.T) {
			t.Parallel()
			s := newServer()
			heard := make(chan struct{})
			try.set(s, func() { <-heard })
			account := s.start(t, mail.Clear)
			t.Cleanup(func() { close(heard) })
			patient := sender()
			patient.Timeout = short
			wantError(t, patient.Send(t.Context(), account, password, message()), try.sentinel)
		})
	}
}

// Who asked gives up: before the message it has not left, after it nobody knows.
func TestInterrupted(t *testing.T) {
	for _, try := range []struct {
		name     string
		set      func(s *server, stop func())
		sentinel error
		says     string
	}{
		{"before the message", func(s *server, stop func()) { s.onMail = func(net.Conn) error { stop(); return nil } }, mail.ErrTemporary, "interrompu"},
		{"after the message", func(s *server, stop func()) {
			s.onData = func(_ net.Conn, r io.Reader) error { io.Copy(io.Discard, r); stop(); return nil }
		}, mail.ErrUncertain, "peut-être parti"},
	} {
		t.Run(try.name, func(t *testing.T) {
			s := newServer()
			ctx, cancel := context.WithCancel(t.Context())
			released := make(chan struct{})
			try.set(s, func() { cancel(); <-released })
			account := s.start(t, mail.TLS)
			t.Cleanup(func() { close(released) })
			wantError(t, sender().Send(ctx, account, password, message()), try.sentinel, try.says)
		})
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s := newServer()
	err := sender().Send(ctx, s.start(t, mail.TLS), password, message())
	wantError(t, err, mail.ErrTemporary, "interrompu")
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want it to be of context.Canceled", err)
	}
}

func TestNobodyListensIsTemporary(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := listener.Addr().(*net.TCPAddr).Port
	listener.Close()
	account := mail.Account{Host: "127.0.0.1", Port: port, Security: mail.TLS, From: user}
	wantError(t, sender().Send(t.Context(), account, "", message()), mail.ErrTemporary, "ne répond pas", "rien n'est parti")
	account.Host = "smtp.exemple.invalid" // RFC 6761: never a name
	wantError(t, sender().Send(t.Context(), account, "", message()), mail.ErrTemporary, "smtp.exemple.invalid")
}

// The server took the message and hangs up, or says nothing more: sent.
func TestWhatComesAfterTheAnswerChangesNothing(t *testing.T) {
	for name, goodbye := range map[string]string{"hangs up": "", "refuses QUIT": "502 No\r\n"} {
		t.Run(name, func(t *testing.T) {
			account := scripted(t, "220 ok\r\n", "EHLO", "250 ok\r\n", "MAIL", "250 ok\r\n", "RCPT", "250 ok\r\n", "DATA", "354 go\r\n", ".\r\n", "250 taken\r\n", "QUIT", goodbye)
			if err := sender().Send(t.Context(), account, "", message()); err != nil {
				t.Errorf("got %v, want nil: the message was taken", err)
			}
		})
	}
}

// A server that says why before the end of the message is believed, whether it
// listens to the end or hangs up at once.
func TestRefusalInTheMiddleOfData(t *testing.T) {
	account := scripted(t, "220 ok\r\n", "EHLO", "250 ok\r\n", "MAIL", "250 ok\r\n", "RCPT", "250 ok\r\n", "DATA", "354 go\r\n", "From:", "554 No such thing here\r\n", ".\r\n", "")
	wantError(t, sender().Send(t.Context(), account, "", message()), mail.ErrRefused, "554 No such thing here")

	s := newServer()
	s.onData = func(conn net.Conn, r io.Reader) error {
		io.CopyN(io.Discard, r, 10_000)
		io.WriteString(conn, "554 Not this\r\n")
		conn.Close()
		return io.EOF
	}
	account = s.start(t, mail.Clear)
	m := message()
	m.Attachments[0].Data = bytes.Repeat([]byte("0123456789abcdef"), 1<<20)
	wantError(t, sender().Send(t.Context(), account, password, m), mail.ErrRefused, "554 Not this")
}

func TestDataRefusedBeforeTheMessage(t *testing.T) {
	for answer, sentinel := range map[string]error{"451 Later\r\n": mail.ErrTemporary, "554 No\r\n": mail.ErrRefused, "250 What?\r\n": mail.ErrRefused, "": mail.ErrTemporary} {
		account := scripted(t, "220 ok\r\n", "EHLO", "250 ok\r\n", "MAIL", "250 ok\r\n", "RCPT", "250 ok\r\n", "DATA", answer)
		wantError(t, sender().Send(t.Context(), account, "", message()), sentinel)
	}
}

// An answer that is none leaves the message in doubt.
func TestGarbledAnswerAfterDataIsUncertain(t *testing.T) {
	for _, answer := range []string{"hello\r\n", "350 more?\r\n", "25", ""} {
		account := scripted(t, "220 ok\r\n", "EHLO", "250 ok\r\n", "MAIL", "250 ok\r\n", "RCPT", "250 ok\r\n", "DATA", "354 go\r\n", ".\r\n", answer)
		wantError(t, sender().Send(t.Context(), account, "", message()), mail.ErrUncertain)
	}
}

func TestWhatIsNoMailServer(t *testing.T) {
	for banner, sentinel := range map[string]error{
		"* OK IMAP4rev1 ready\r\n":         mail.ErrRefused,
		"HTTP/1.1 400 Bad Request\r\n\r\n": mail.ErrRefused,
		"200 news\r\n":                     mail.ErrRefused,
		"554 No service\r\n":               mail.ErrRefused,
		"421 Too busy\r\n":                 mail.ErrTemporary,
		"":                                 mail.ErrTemporary,
	} {
		account := scripted(t, banner)
		wantError(t, sender().Send(t.Context(), account, "", message()), sentinel)
	}
}
