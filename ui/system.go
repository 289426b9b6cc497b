package ui

import (
	"context"
	"os"
	"os/exec"
	"runtime"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"facturier/app"
)

// openFile shows a file with the program that the system has for it.
func openFile(d *deps, path string) step {
	return act(func(context.Context) (string, error) { return path, d.open(path) }, func(path string, err error) step {
		if err != nil {
			return refuse("Aucun programme n'ouvre ce fichier\u00a0: " + clean(path))
		}
		return say("Ouvert\u00a0: " + clean(path))
	})
}

func openWithSystem(path string) error {
	if _, err := os.Stat(path); err != nil && !strings.HasPrefix(path, "mailto:") {
		return err
	}
	name, args := "xdg-open", []string{path}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", path}
	}
	cmd := exec.Command(name, args...)
	if err := cmd.Start(); err != nil {
		return err
	}
	go cmd.Wait() // or the child stays a zombie until the program ends
	return nil
}

// copyToTerminal writes the sequence in one piece, so that it never falls
// inside a frame.
func copyToTerminal(text string) error {
	_, err := os.Stdout.WriteString(ansi.SetSystemClipboard(text))
	return err
}

func confirmFuture(ctx context.Context) context.Context { return app.ConfirmFuture(ctx) }
