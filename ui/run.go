package ui

import (
	"context"
	"os"
	"os/exec"
	"runtime"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/term"

	"facturier/ui/theme"
)

// Options are how the screens open.
type Options struct {
	ASCII   bool   // no sign outside ASCII
	NoColor bool   // bold and reverse only
	Mouse   bool   // wheel and click select
	Start   string // "retards", "factures", "devis", "clients"; "" is the first

	noGuide bool
}

// Run shows the screens until the person leaves. The first frame is complete:
// its window is read before the terminal is touched, and no question is put to
// the terminal.
func Run(ctx context.Context, book Book, o Options) error {
	r := newRoot(newDeps(ctx, book, o), o)
	if width, height, err := term.GetSize(os.Stdout.Fd()); err == nil {
		r.width, r.height = width, height
		settle(r, r.Init())
	}
	options := []tea.ProgramOption{tea.WithContext(ctx), tea.WithFPS(120), tea.WithAltScreen()}
	if o.Mouse && !r.d.settings.NoMouse {
		options = append(options, tea.WithMouseCellMotion())
	}
	_, err := tea.NewProgram(r, options...).Run()
	return err
}

func newDeps(ctx context.Context, book Book, o Options) *deps {
	look := theme.New(theme.Options{ASCII: o.ASCII, NoColor: o.NoColor})
	return &deps{ctx: ctx, book: book, look: look, keys: newKeymap(look.Glyphs), now: time.Now, day: book.Today()}
}

// settle runs a command and all that follow from it, here and now.
func settle(m tea.Model, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			settle(m, c)
		}
	default:
		_, next := m.Update(msg)
		settle(m, next)
	}
}

// openFile shows a file with the program that the system has for it.
func openFile(path string) step {
	return act(func(ctx context.Context) (string, error) {
		name, args := "xdg-open", []string{path}
		switch runtime.GOOS {
		case "darwin":
			name = "open"
		case "windows":
			name, args = "rundll32", []string{"url.dll,FileProtocolHandler", path}
		}
		return path, exec.Command(name, args...).Start()
	}, func(path string, err error) step {
		if err != nil {
			return refuse("Aucun programme n'ouvre ce fichier : " + clean(path))
		}
		return say("Ouvert : " + clean(path))
	})
}
