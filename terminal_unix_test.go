//go:build unix

package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"

	"facturier/app"
	"facturier/ui/cli"
)

// TestThePasswordIsTypedAndKeptNowhere sends a reminder from a terminal: the
// message is shown, then asked about, then the password is asked for.
func TestThePasswordIsTypedAndKeptNowhere(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "humeur"), []byte("prend"), 0o600); err != nil {
		t.Fatal(err)
	}
	port, stop, err := openMailbox(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	book := filepath.Join(t.TempDir(), "livre.db")
	run := func(in io.Reader, errs io.Writer, args ...string) (int, string) {
		var out bytes.Buffer
		code := cli.Main(context.Background(), cli.Outside{Args: append([]string{"--livre", book}, args...), In: in, Out: &out, Err: errs,
			Env: func(string) string { return "" }, Now: func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }})
		return code, out.String()
	}
	for _, line := range [][]string{
		{"init", "--siret", "73282932000074", "--nom", "Jeanne Martin", "--email", "j@martin.example", "--adresse", "3 rue des Lilas", "--code-postal", "34000", "--ville", "Montpellier"},
		{"client", "ajouter", "--nom", "Zoé Petit", "--type", "particulier", "--email", "zoe@petit.example", "--adresse", "2 place du Marché", "--code-postal", "34400", "--ville", "Lunel"},
		{"facture", "creer", "--client", "Zoé", "--ligne", "Portrait;1;jour;300", "--date", "2026-10-01", "--echeance", "2026-11-01", "--aujourdhui", "2026-10-01"},
		{"facture", "emettre", "1", "--oui", "--aujourdhui", "2026-10-01"},
		{"reglages", "relances", "--smtp-hote", "127.0.0.1", "--smtp-port", strconv.Itoa(port), "--smtp-securite", "aucune", "--smtp-utilisateur", mailboxUser},
	} {
		var messages bytes.Buffer
		if code, _ := run(strings.NewReader(""), &messages, line...); code != 0 {
			t.Fatalf("%v: got code %d: %s", line, code, messages.String())
		}
	}
	if code, _ := run(strings.NewReader(""), io.Discard, "relancer", "Zoé", "--oui"); code != 1 {
		t.Errorf("nobody to type it: got code %d, want 1", code)
	}
	keyboard, terminal, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer keyboard.Close()
	shown := make(chan string)
	go func() { shown <- answers(keyboard, "[o/N] ", "o\n", "127.0.0.1\u00a0: ", mailboxPassword+"\n") }()
	code, out := run(terminal, terminal, "relancer", "Zoé")
	terminal.Close()
	seen := <-shown
	if code != 0 || !strings.Contains(out, "Sauf erreur de ma part") || !strings.Contains(out, "Parti à Zoé Petit") || !strings.Contains(seen, "Mot de passe de jeanne") {
		t.Errorf("got code %d, out %q, terminal %q, want the message, its sending and the question", code, out, seen)
	}
	if strings.Contains(out, mailboxPassword) {
		t.Errorf("the password is in %q", out)
	}
	if sent, _ := os.ReadFile(filepath.Join(folder, "objets")); string(sent) != "En attente de règlement\u00a0: facture F2026-0001\n" {
		t.Errorf("got %q, want one message", sent)
	}
	content, err := os.ReadFile(book)
	if err != nil || bytes.Contains(content, []byte(mailboxPassword)) {
		t.Errorf("got %v, or the password in the book", err)
	}
}

// TestWhatIsTypedDuringTheDemoIsNotShown over its bar; the screens have the
// terminal as it was.
func TestWhatIsTypedDuringTheDemoIsNotShown(t *testing.T) {
	keyboard, terminal, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer keyboard.Close()
	shown := make(chan string)
	go func() { shown <- answers(keyboard, "%", "abc", "50\u00a0%", "def") }()
	echo := false
	code := cli.Main(context.Background(), cli.Outside{Args: []string{"demo"}, In: terminal, Out: terminal, Err: terminal,
		Env: func(string) string { return "" }, Now: func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) },
		Screens: func(context.Context, *app.App, cli.ScreenOptions) error {
			state, err := term.GetState(terminal.Fd())
			echo = err == nil && state.Lflag&syscall.ECHO != 0
			return err
		}})
	terminal.Close()
	if seen := <-shown; code != 0 || strings.Contains(seen, "abc") || strings.Contains(seen, "def") || !strings.Contains(seen, "50\u00a0%") {
		t.Errorf("got code %d, the terminal %q", code, seen)
	}
	if !echo {
		t.Error("the screens got a terminal that does not echo")
	}
}

// answers types each answer once its question is seen, and returns all that was.
func answers(keyboard *os.File, pairs ...string) string {
	var seen strings.Builder
	asked := 0
	buffer := make([]byte, 4096)
	for {
		n, err := keyboard.Read(buffer)
		seen.Write(buffer[:n])
		if len(pairs) > 0 && strings.Contains(seen.String()[asked:], pairs[0]) {
			asked = seen.Len()
			if _, err := keyboard.WriteString(pairs[1]); err != nil {
				return seen.String()
			}
			pairs = pairs[2:]
		}
		if err != nil {
			return seen.String()
		}
	}
}
