//go:build unix

package cli

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creack/pty"

	"facturier/app"
)

// typed plays a command on a terminal where a person types an answer.
func typed(t *testing.T, book, answer string, args ...string) (code int, out, shown string) {
	t.Helper()
	keyboard, terminal, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer keyboard.Close()
	if _, err := io.WriteString(keyboard, answer); err != nil {
		t.Fatal(err)
	}
	var stdout bytes.Buffer
	code = Main(context.Background(), Outside{Args: args, In: terminal, Out: &stdout, Err: terminal,
		Env: environment(book), Now: morning})
	terminal.Close()
	// The other side reads until the terminal is closed.
	seen, _ := io.ReadAll(keyboard)
	return code, stdout.String(), string(seen)
}

func environment(book string) func(string) string {
	return func(name string) string { return map[string]string{"FACTURIER_LIVRE": book}[name] }
}

// atelier is a book with a draft invoice, 1.
func atelier(t *testing.T) string {
	t.Helper()
	book := filepath.Join(t.TempDir(), "livre.db")
	for _, args := range [][]string{
		{"init", "--siret", "73282932000074", "--nom", "Jeanne Martin", "--adresse", "3 rue des Lilas", "--code-postal", "34000", "--ville", "Montpellier"},
		{"client", "ajouter", "--nom", "Durand SARL", "--siren", "404833048", "--adresse", "1 rue du Port", "--code-postal", "34000", "--ville", "Montpellier"},
		{"facture", "creer", "--client", "Durand", "--ligne", "Maquette;1;jour;1250"},
	} {
		var messages bytes.Buffer
		if code := Main(context.Background(), Outside{Args: args, In: strings.NewReader(""), Out: io.Discard, Err: &messages, Env: environment(book), Now: morning}); code != 0 {
			t.Fatalf("%v: got code %d: %s", args, code, messages.String())
		}
	}
	return book
}

func TestLegalActsAskOnATerminal(t *testing.T) {
	book := atelier(t)
	const question = "Émettre la facture de 1\u00a0250,00\u00a0€ pour Durand SARL\u00a0? Elle ne pourra plus être modifiée. [o/N]"
	for _, answer := range []string{"\n", "n\n", "non\n", "oups\n", "\x04"} {
		code, out, shown := typed(t, book, answer, "facture", "emettre", "1")
		if code != 1 || out != "" || !strings.Contains(shown, question) || !strings.Contains(shown, "Rien n'a été changé.") {
			t.Errorf("answer %q: got code %d, %q and %q, want 1, nothing and the question", answer, code, out, shown)
		}
	}
	code, out, shown := typed(t, book, "o\n", "facture", "emettre", "1")
	if code != 0 || !strings.HasPrefix(out, "F2026-0001\n") || !strings.Contains(shown, question) {
		t.Errorf("answer o: got code %d, %q and %q, want 0 and the first number", code, out, shown)
	}
}

// TestAPaymentBeforeItsInvoiceIsAskedOnATerminal, and taken elsewhere.
func TestAPaymentBeforeItsInvoiceIsAskedOnATerminal(t *testing.T) {
	book := atelier(t)
	if code, _, shown := typed(t, book, "o\n", "facture", "emettre", "1"); code != 0 {
		t.Fatal(shown)
	}
	yesterday := morning().AddDate(0, 0, -1).Format("02/01/2006")
	const number = "F2026-0001"
	code, _, shown := typed(t, book, "\n", "facture", "encaisser", number, "--date", yesterday)
	if code != 1 || !strings.Contains(shown, "Noter un encaissement du "+yesterday+" sur "+number) || !strings.Contains(shown, "Rien n'a été changé.") {
		t.Errorf("enter: got code %d and %q", code, shown)
	}
	if code, out, shown := typed(t, book, "o\n", "facture", "encaisser", number, "--date", yesterday); code != 0 || !strings.Contains(out, "reste 0,00") {
		t.Errorf("o: got code %d, %q and %q", code, out, shown)
	}
}

func TestWorkShowsHowFarItIsOnATerminal(t *testing.T) {
	book := filepath.Join(t.TempDir(), "demo.db")
	code, out, shown := typed(t, "", "", "demo", "--livre", book, "--factures", "300")
	if code != 0 || out != book+"\n" || !strings.Contains(shown, "100\u00a0%") {
		t.Errorf("got code %d, %q and %q, want 0, the path and a percentage", code, out, shown)
	}
}

func TestScreensOpenOnATerminalOnly(t *testing.T) {
	book := filepath.Join(t.TempDir(), "livre.db")
	opened := 0
	var said bytes.Buffer
	play := func(in io.Reader, out io.Writer, args ...string) int {
		return Main(context.Background(), Outside{Args: args, In: in, Out: out, Err: &said, Env: environment(book), Now: morning,
			Screens: func(_ context.Context, _ *app.App, o ScreenOptions) error {
				opened++
				if want := len(args) > 0 && args[0] == "demo"; o.Demo != want || !o.ASCII {
					t.Errorf("%v: got %+v, want Demo %v and ASCII", args, o, want)
				}
				return nil
			}})
	}
	if code := play(strings.NewReader(""), io.Discard, "--ascii"); code != 2 || opened != 0 {
		t.Errorf("without a terminal: got code %d, %d screens, want 2 and none", code, opened)
	}
	if _, err := os.Stat(book); !os.IsNotExist(err) {
		t.Errorf("without a terminal: got %v, want no book made", err)
	}
	keyboard, terminal, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer keyboard.Close()
	defer terminal.Close()
	if code := play(terminal, terminal, "--ascii"); code != 0 || opened != 1 {
		t.Errorf("on a terminal: got code %d, %d screens, want 0 and 1", code, opened)
	}
	said.Reset()
	if code := play(terminal, terminal, "demo", "--ascii"); code != 0 || opened != 2 {
		t.Errorf("demo: got code %d, %d screens, want 0 and 2", code, opened)
	}
	if want := "il est jeté"; !strings.Contains(said.String(), want) {
		t.Errorf("demo: got %q on leaving, want %q", said.String(), want)
	}
}
