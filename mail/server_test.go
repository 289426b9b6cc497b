package mail_test

import (
	"crypto/tls"
	"errors"
	"io"
	"log"
	"net"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"facturier/mail"
)

const (
	user     = "jeanne@exemple.fr"
	password = "très secret: é%s"
)

// server is a real SMTP server on this machine, and what it was given. What it
// is to say is set before it starts.
type server struct {
	*smtp.Server
	ways   []string // to log in
	onMail func(conn net.Conn) error
	onRcpt func(conn net.Conn, to string) error
	onData func(conn net.Conn, r io.Reader) error

	mu   sync.Mutex
	took []taken
}

type taken struct {
	from, ret string
	to        []string
	notify    map[string][]smtp.DSNNotify
	user      string
	hello     string
	tls       bool
	raw       string
}

// start serves until the end of the test and gives the account that joins it.
func (s *server) start(t *testing.T, security mail.Security) mail.Account {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return s.startOn(t, listener, security)
}

func (s *server) startOn(t *testing.T, listener net.Listener, security mail.Security) mail.Account {
	t.Helper()
	s.Server.Backend, s.Server.Domain = s, "essai.exemple.fr"
	s.Server.ErrorLog = log.New(io.Discard, "", 0)
	s.Server.AllowInsecureAuth = security == mail.Clear
	if s.Server.TLSConfig == nil && security != mail.Clear {
		s.Server.TLSConfig = trusted.config()
	}
	address := listener.Addr().(*net.TCPAddr)
	if security == mail.TLS {
		listener = tls.NewListener(listener, s.Server.TLSConfig)
	}
	served := make(chan error, 1)
	go func() { served <- s.Serve(listener) }()
	t.Cleanup(func() {
		s.Close()
		listener.Close() // Serve may not have begun
		if err := <-served; err != nil {
			t.Errorf("the server ended with %v", err)
		}
	})
	return mail.Account{Host: address.IP.String(), Port: address.Port, Security: security, User: user, From: "Jeanne Dupont <" + user + ">"}
}

func newServer() *server {
	return &server{Server: smtp.NewServer(nil), ways: []string{"PLAIN"}}
}

func (s *server) NewSession(c *smtp.Conn) (smtp.Session, error) {
	_, secured := c.TLSConnectionState()
	return &session{server: s, conn: c, mail: taken{tls: secured, hello: c.Hostname()}}, nil
}

// all is every message that the server took charge of.
func (s *server) all() []taken {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]taken(nil), s.took...)
}

type session struct {
	server *server
	conn   *smtp.Conn
	user   string
	mail   taken
}

func (s *session) AuthMechanisms() []string { return s.server.ways }

func (s *session) Auth(way string) (sasl.Server, error) {
	check := func(_, name, secret string) error {
		if name != user || secret != password {
			return smtp.ErrAuthFailed
		}
		s.user = name
		return nil
	}
	switch way {
	case "PLAIN":
		return sasl.NewPlainServer(check), nil
	case "LOGIN":
		return &loginServer{check: check}, nil
	}
	return nil, smtp.ErrAuthUnknownMechanism
}

func (s *session) Mail(from string, options *smtp.MailOptions) error {
	if s.server.onMail != nil {
		if err := s.server.onMail(s.conn.Conn()); err != nil {
			return err
		}
	}
	s.mail.from, s.mail.ret, s.mail.user = from, string(options.Return), s.user
	s.mail.to, s.mail.notify = nil, map[string][]smtp.DSNNotify{}
	return nil
}

func (s *session) Rcpt(to string, options *smtp.RcptOptions) error {
	if s.server.onRcpt != nil {
		if err := s.server.onRcpt(s.conn.Conn(), to); err != nil {
			return err
		}
	}
	s.mail.to = append(s.mail.to, to)
	s.mail.notify[to] = options.Notify
	return nil
}

func (s *session) Data(r io.Reader) error {
	if s.server.onData != nil {
		if err := s.server.onData(s.conn.Conn(), r); err != nil {
			return err
		}
	}
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	s.mail.raw = string(raw)
	s.server.mu.Lock()
	defer s.server.mu.Unlock()
	s.server.took = append(s.server.took, s.mail)
	return nil
}

func (s *session) Reset()        {}
func (s *session) Logout() error { return nil }

// loginServer is the old LOGIN: a name, then a password.
type loginServer struct {
	check func(identity, user, password string) error
	name  *string
}

func (l *loginServer) Next(response []byte) ([]byte, bool, error) {
	switch {
	case response == nil:
		return []byte("Username:"), false, nil
	case l.name == nil:
		name := string(response)
		l.name = &name
		return []byte("Password:"), false, nil
	}
	return nil, true, l.check("", *l.name, string(response))
}

// cut drops a line at once, without a word: what was on its way is lost.
func cut(conn net.Conn) error {
	if secured, ok := conn.(*tls.Conn); ok {
		conn = secured.NetConn()
	}
	conn.(*net.TCPConn).SetLinger(0)
	conn.Close()
	return errors.New("cut")
}

// sender waits long enough for a slow machine and trusts the test's authority.
func sender() mail.Sender {
	return mail.Sender{TLS: &tls.Config{RootCAs: trusted.pool}, Timeout: 20 * time.Second}
}
