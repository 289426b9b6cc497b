package main

import (
	"errors"
	"fmt"
	"io"
	"log"
	"mime"
	"net"
	"net/mail"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
	"github.com/rogpeppe/go-internal/testscript"
)

// boite starts by "boite" a real SMTP server on this machine, until the end of the
// script: its port is $PORT, its login jeanne, its password the one of the file
// mdp. What it takes is in boite/1.eml and so on, with the subject in clear in
// boite/objets. "boite MOOD" says how it behaves from then on: prend, refuse
// (the recipient, for good), attend (greylisting), coupe (the line, after the
// whole message).
func boite(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) > 1 {
		ts.Fatalf("usage: boite [prend|refuse|attend|coupe]")
	}
	mood := "prend"
	if len(args) == 1 {
		mood = args[0]
	}
	folder := ts.MkAbs("boite")
	ts.Check(os.MkdirAll(folder, 0o700))
	ts.Check(os.WriteFile(filepath.Join(folder, "humeur"), []byte(mood), 0o600))
	if ts.Getenv("PORT") != "" {
		return
	}
	port, stop, err := openMailbox(folder)
	ts.Check(err)
	ts.Defer(stop)
	ts.Setenv("PORT", strconv.Itoa(port))
	ts.Check(os.WriteFile(ts.MkAbs("mdp"), []byte(mailboxPassword+"\n"), 0o600))
}

// answer writes "accuse lu|remis|refus LETTER FILE": what a mail program saves of
// the answer to a letter.
func answer(ts *testscript.TestScript, neg bool, args []string) {
	bodies := map[string]string{
		"lu":    "disposition-notification\n\nFinal-Recipient: rfc822; paul@durand.example\nDisposition: manual-action/MDN-sent-manually; displayed\n",
		"remis": "delivery-status\n\nReporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; compta@durand.example\nAction: delivered\nStatus: 2.0.0\n",
		"refus": "delivery-status\n\nReporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; compta@durand.example\nAction: failed\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n",
	}
	if neg || len(args) != 3 || bodies[args[0]] == "" {
		ts.Fatalf("usage: accuse lu|remis|refus letter file")
	}
	id := regexp.MustCompile(`(?i)message-id: *(<[^>]+>)`).FindStringSubmatch(ts.ReadFile(args[1]))
	if id == nil {
		ts.Fatalf("%s has no identifier", args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte("From: x@durand.example\nDate: Sat, 21 Nov 2026 08:00:00 +0100\nContent-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/"+
		bodies[args[0]]+"\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: "+id[1]+"\n--b--\n"), 0o600))
}

// openMailbox serves until stop is called.
func openMailbox(folder string) (port int, stop func(), err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, nil, err
	}
	server := smtp.NewServer(&mailbox{folder: folder})
	server.Domain, server.AllowInsecureAuth, server.ErrorLog = "essai.example", true, log.New(io.Discard, "", 0)
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	return listener.Addr().(*net.TCPAddr).Port, func() {
		listener.Close() // Serve may not have begun
		server.Close()
		<-served
	}, nil
}

const (
	mailboxUser     = "jeanne"
	mailboxPassword = "très secret: é%s"
)

type mailbox struct{ folder string }

// NewSession behaves as the file says at that moment.
func (m *mailbox) NewSession(c *smtp.Conn) (smtp.Session, error) {
	mood, err := os.ReadFile(filepath.Join(m.folder, "humeur"))
	return &mailSession{box: m, conn: c, mood: string(mood)}, err
}

type mailSession struct {
	box    *mailbox
	conn   *smtp.Conn
	mood   string
	logged bool
}

func (s *mailSession) AuthMechanisms() []string { return []string{sasl.Plain} }

func (s *mailSession) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != mailboxUser || password != mailboxPassword {
			return smtp.ErrAuthFailed
		}
		s.logged = true
		return nil
	}), nil
}

func (s *mailSession) Mail(string, *smtp.MailOptions) error {
	if !s.logged {
		return smtp.ErrAuthRequired
	}
	return nil
}

func (s *mailSession) Rcpt(string, *smtp.RcptOptions) error {
	switch s.mood {
	case "refuse":
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "No such mailbox here"}
	case "attend":
		return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 7, 1}, Message: "Greylisted, try again later"}
	}
	return nil
}

func (s *mailSession) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if s.mood == "coupe" {
		conn := s.conn.Conn().(*net.TCPConn)
		conn.SetLinger(0)
		conn.Close()
		return errors.New("cut")
	}
	return s.box.keep(raw)
}

func (s *mailSession) Reset()        {}
func (s *mailSession) Logout() error { return nil }

// keep writes a message, and its subject at the end of the list of them.
func (m *mailbox) keep(raw []byte) error {
	taken, err := filepath.Glob(filepath.Join(m.folder, "*.eml"))
	if err != nil {
		return err
	}
	letter, err := mail.ReadMessage(strings.NewReader(string(raw)))
	if err != nil {
		return err
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(letter.Header.Get("Subject"))
	if err != nil {
		return err
	}
	list, err := os.OpenFile(filepath.Join(m.folder, "objets"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer list.Close()
	if _, err := fmt.Fprintln(list, subject); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(m.folder, fmt.Sprintf("%d.eml", len(taken)+1)), raw, 0o600)
}
