package mail_test

import (
	"bufio"
	"io"
	"net"
	"strings"
	"testing"

	"facturier/mail"
)

// scripted is a server of few words: it says the first, waits for the second,
// says the third, and so on, then hangs up. It is on this machine, in clear,
// without login.
func scripted(t *testing.T, words ...string) mail.Account {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		defer conn.Close()
		reader := bufio.NewReader(conn)
		for i, word := range words {
			if i%2 == 0 {
				io.WriteString(conn, word)
			} else if !heard(reader, word) {
				return
			}
		}
	}()
	t.Cleanup(func() { listener.Close(); <-done })
	return mail.Account{Host: "127.0.0.1", Port: listener.Addr().(*net.TCPAddr).Port, Security: mail.Clear, From: user}
}

// heard reads to the end of the line that begins with a word.
func heard(r *bufio.Reader, word string) bool {
	for {
		line, err := r.ReadString('\n')
		if strings.HasPrefix(line, word) {
			return true
		}
		if err != nil {
			return false
		}
	}
}
