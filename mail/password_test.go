//go:build unix

package mail_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"facturier/mail"
)

func nobody(t *testing.T) func(string) (string, error) {
	return func(prompt string) (string, error) { t.Errorf("asked %q", prompt); return "", nil }
}

func TestPasswordFromItsCommand(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "un secret")
	if err := os.WriteFile(secret, []byte("  é'\"$HOME\\ %s \r\nlogin: jeanne\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("FACTURIER_TEST", "de l'environnement")
	for command, want := range map[string]string{
		"printf %s secret":                     "secret",
		"cat '" + secret + "'":                 "  é'\"$HOME\\ %s ", // spaces are of the password; what follows is not
		`echo "$FACTURIER_TEST" | tr a-z A-Z`:  "DE L'ENVIRONNEMENT",
		"echo attention >&2; echo malgré tout": "malgré tout",
		"cat; echo sans clavier":               "sans clavier", // its input is empty
		"echo premier; yes | head -c 1000000":  "premier",
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		got, err := mail.Password(ctx, mail.Account{User: user, PasswordCommand: command}, nobody(t))
		if err != nil || got != want {
			t.Errorf("%s: got %q (%v), want %q", command, got, err, want)
		}
		cancel()
	}
}

func TestPasswordCommandFails(t *testing.T) {
	for command, says := range map[string]string{
		"echo 'trousseau verrouillé.' >&2; exit 3": "a échoué\u00a0: trousseau verrouillé.",
		"commande-qui-nexiste-pas":                 "commande-qui-nexiste-pas",
		"exit 1":                                   "a échoué.",
		"head -c 100000 /dev/zero | tr '\\0' s":    "autre chose qu'un mot de passe.",
		"true":                                     "n'a rien donné.",
		"echo; echo deux":                          "n'a rien donné.",
		"echo 'secret à demi'; exit 1":             "a échoué.",
		"printf '\\033[2Jun\\ndeux' >&2; exit 1":   "\u00a0: un deux.",
	} {
		got, err := mail.Password(t.Context(), mail.Account{User: user, PasswordCommand: command}, nobody(t))
		if got != "" {
			t.Errorf("%s: got the password %q, want none", command, got)
		}
		wantField(t, err, mail.FieldCommand, "La commande du mot de passe", says)
		if strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %q tells what the command said", command, err)
		}
	}
}

// A command that never ends is ended, and its children with it.
func TestPasswordCommandThatHangs(t *testing.T) {
	fifo := filepath.Join(t.TempDir(), "jamais")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	began := time.Now()
	_, err := mail.Password(ctx, mail.Account{User: user, PasswordCommand: "cat '" + fifo + "'; true"}, nobody(t))
	wantField(t, err, mail.FieldCommand, "n'a pas répondu à temps")
	if !errors.Is(err, context.DeadlineExceeded) || time.Since(began) > 10*time.Second {
		t.Errorf("got %v after %v, want the end of the wait", err, time.Since(began))
	}
	// Nobody reads the pipe any more: a writer that does not wait is refused.
	writer, err := os.OpenFile(fifo, os.O_WRONLY|syscall.O_NONBLOCK, 0)
	if !errors.Is(err, syscall.ENXIO) {
		writer.Close()
		t.Errorf("got %v, want ENXIO: the child of the command lives on", err)
	}
}

func TestPasswordTyped(t *testing.T) {
	account := mail.Account{User: user, Host: "smtp.exemple.fr"}
	got, err := mail.Password(t.Context(), account, func(prompt string) (string, error) {
		if want := "Mot de passe de jeanne@exemple.fr sur smtp.exemple.fr\u00a0: "; prompt != want {
			t.Errorf("got the prompt %q, want %q", prompt, want)
		}
		return " secret \r\n", nil
	})
	if err != nil || got != " secret " {
		t.Errorf("got %q (%v), want the password with its spaces", got, err)
	}
	given := errors.New("gave up")
	if _, err := mail.Password(t.Context(), account, func(string) (string, error) { return "", given }); !errors.Is(err, given) {
		t.Errorf("got %v, want %v", err, given)
	}
	_, err = mail.Password(t.Context(), account, func(string) (string, error) { return "\n", nil })
	wantField(t, err, mail.FieldPassword, "vide")
	_, err = mail.Password(t.Context(), account, nil)
	wantField(t, err, mail.FieldPassword, "Personne n'est là")
	if got, err := mail.Password(t.Context(), mail.Account{PasswordCommand: "echo non"}, nobody(t)); got != "" || err != nil {
		t.Errorf("got %q (%v), want none for an account without a login", got, err)
	}
}

// An empty password is not tried on the server: some lock the mailbox.
func TestNoPasswordIsNotTried(t *testing.T) {
	s := newServer()
	account := s.start(t, mail.TLS)
	for _, none := range []string{"", "a\x00b"} {
		err := sender().Send(t.Context(), account, none, message())
		wantError(t, err, mail.ErrRefused, "pas de mot de passe")
		wantField(t, err, mail.FieldPassword)
	}
}
