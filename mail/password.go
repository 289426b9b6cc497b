package mail

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"facturier/invoice"
)

const (
	passwordWait = time.Minute // a key ring may ask its owner to unlock it
	maxPassword  = 4 << 10     // bytes: access tokens are long
)

// Password is the one of an account: "" when it has no login; from its command,
// of which it is the first line; else typed, by ask, which may be nil where
// nobody is there to answer. It is given back and kept nowhere. The command is
// the user's own line of shell, run as git runs its helpers: without the
// terminal, ended after a minute; what it says on its error output is in the
// error that is returned.
func Password(ctx context.Context, a Account, ask func(prompt string) (string, error)) (string, error) {
	if a.User == "" {
		return "", nil
	}
	if strings.TrimSpace(a.PasswordCommand) != "" {
		return passwordFrom(ctx, a.PasswordCommand)
	}
	if ask == nil {
		return "", invoice.Invalid(FieldPassword, "Personne n'est là pour taper le mot de passe de l'e-mail.",
			"Réglez une commande qui le donne, par exemple secret-tool lookup service facturier.")
	}
	typed, err := ask(fmt.Sprintf("Mot de passe de %s sur %s : ", invoice.Clean(a.User), invoice.Clean(a.Host)))
	if err != nil {
		return "", err
	}
	if typed = strings.TrimRight(typed, "\r\n"); typed == "" {
		return "", invoice.Invalid(FieldPassword, "Le mot de passe est vide.", "Rien n'est parti.")
	}
	return typed, nil
}

func passwordFrom(ctx context.Context, command string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, passwordWait)
	defer cancel()
	cmd := shell(ctx, command)
	output, complaint := &firstBytes{}, &firstBytes{}
	cmd.Stdout, cmd.Stderr = output, complaint
	cmd.WaitDelay = time.Second // a child that keeps the outputs open keeps nobody waiting
	inItsGroup(cmd)
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return "", commandFailed(ctx.Err(), "n'a pas répondu à temps", complaint)
	case err != nil && !errors.Is(err, exec.ErrWaitDelay):
		return "", commandFailed(err, "a échoué", complaint)
	}
	line, _, _ := strings.Cut(output.String(), "\n")
	switch line = strings.TrimSuffix(line, "\r"); {
	case line == "":
		return "", commandFailed(nil, "n'a rien donné", complaint)
	case len(line) > maxPassword:
		return "", commandFailed(nil, "donne autre chose qu'un mot de passe", complaint)
	}
	return line, nil
}

func shell(ctx context.Context, command string) *exec.Cmd {
	if runtime.GOOS == "windows" {
		return exec.CommandContext(ctx, "cmd", "/C", command)
	}
	return exec.CommandContext(ctx, "sh", "-c", command)
}

func commandFailed(cause error, how string, complaint *firstBytes) error {
	message := fmt.Sprintf("La commande du mot de passe %s", how)
	if words := shortened(complaint.String(), 300); words != "" {
		message += " : " + words
	}
	return &invoice.Error{Code: invoice.CodeInvalid, Field: FieldCommand, Message: strings.TrimRight(message, ".") + ".",
		Hint: "Essayez-la dans un terminal : sa première ligne doit être le mot de passe.", Err: cause}
}

// firstBytes keeps the beginning of what is written to it and swallows the rest,
// so that a command that talks without end fills no memory.
type firstBytes struct{ kept []byte }

func (f *firstBytes) Write(b []byte) (int, error) {
	f.kept = append(f.kept, b[:min(len(b), maxPassword+1-len(f.kept))]...)
	return len(b), nil
}

func (f *firstBytes) String() string { return string(f.kept) }
