package ui

import (
	"io"
	"os"
	"os/exec"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// editedMsg is a long text back from the person's own editor.
type editedMsg struct {
	to   any    // the form that asked
	name string // of the field
	text string
	err  error
}

// editText opens $VISUAL or $EDITOR on a text. The screens come back with it,
// unchanged when the editor failed.
func editText(to any, name, text string) tea.Cmd {
	run := &textEditor{text: text}
	return tea.Exec(run, func(err error) tea.Msg {
		if err != nil {
			err = &invoice.Error{Code: invoice.CodeInvalid, Err: err,
				Message: "L'éditeur de texte n'a pas pu s'ouvrir : le texte est resté tel quel.",
				Hint:    "Vérifiez la variable EDITOR."}
		}
		return editedMsg{to: to, name: name, text: run.text, err: err}
	})
}

// textEditor is a tea.ExecCommand: it runs while the screens are put away.
type textEditor struct {
	text           string
	stdin          io.Reader
	stdout, stderr io.Writer
}

func (e *textEditor) SetStdin(r io.Reader)  { e.stdin = r }
func (e *textEditor) SetStdout(w io.Writer) { e.stdout = w }
func (e *textEditor) SetStderr(w io.Writer) { e.stderr = w }

// Run writes the text to a file of its own, waits for the editor, and reads it
// back.
func (e *textEditor) Run() error {
	file, err := os.CreateTemp("", "facturier-*.txt")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	_, err = file.WriteString(e.text)
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	words := editorCommand()
	cmd := exec.Command(words[0], append(words[1:], file.Name())...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = e.stdin, e.stdout, e.stderr
	if err := cmd.Run(); err != nil {
		return err
	}
	raw, err := os.ReadFile(file.Name())
	if err == nil {
		e.text = strings.TrimRight(string(raw), "\r\n")
	}
	return err
}

// editorCommand is the editor and its arguments ("code --wait").
func editorCommand() []string {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if words := strings.Fields(os.Getenv(name)); len(words) > 0 {
			return words
		}
	}
	return []string{"vi"}
}
