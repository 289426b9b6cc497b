package cli

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// subjectLine begins the text of a message in the editor.
const subjectLine = "Objet\u00a0: "

// edit opens $VISUAL or $EDITOR on a message: its subject on the first line,
// then its text. An empty file gives the message up.
func (s *session) edit(ctx context.Context, e *reminder.Entry) error {
	head := ""
	if e.Subject != "" {
		head = subjectLine + e.Subject + "\n\n"
	}
	text, err := s.edited(ctx, head+e.Text+"\n")
	if err != nil {
		return err
	}
	text = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
	if first, rest, _ := strings.Cut(text, "\n"); head != "" && strings.HasPrefix(invoice.Fold(first), "objet") {
		_, subject, _ := strings.Cut(first, ":")
		e.Subject, text = strings.TrimSpace(subject), strings.TrimSpace(rest)
	}
	if text == "" {
		return invoice.Refused("Le message est vide : rien n'est parti.", "")
	}
	e.Text = text
	return nil
}

// edited is a text once the editor of the user is closed on it.
func (s *session) edited(ctx context.Context, text string) (string, error) {
	words := strings.Fields(s.outside.Env("VISUAL"))
	if len(words) == 0 {
		words = strings.Fields(s.outside.Env("EDITOR"))
	}
	if len(words) == 0 {
		words = []string{"vi"}
	}
	file, err := os.CreateTemp("", "facturier-*.txt")
	if err != nil {
		return "", writeError(os.TempDir(), err)
	}
	defer os.Remove(file.Name())
	_, err = file.WriteString(text)
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return "", writeError(file.Name(), err)
	}
	s.out.Flush()
	cmd := exec.CommandContext(ctx, words[0], append(words[1:], file.Name())...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = s.outside.In, s.outside.Err, s.outside.Err // standard output is for the result
	if err := cmd.Run(); err != nil {
		return "", &invoice.Error{Code: invoice.CodeRefused, Err: err, Message: fmt.Sprintf("L'éditeur « %s » a échoué : rien n'est parti.", words[0]), Hint: "Vérifiez la variable EDITOR."}
	}
	content, err := s.readInput(file.Name(), maxMessage)
	return string(content), err
}
