package ui

import (
	"context"
	"os"
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

	// What tests replace; nil is the real one.
	Now  func() time.Time        // the wall's clock, for the grace of questions only
	Open func(path string) error // shows a file with the system's program
	Copy func(text string) error // gives a text to the clipboard
}

// New is the program as a model, for those who run or drive it themselves.
func New(ctx context.Context, book Book, o Options) tea.Model {
	return newRoot(newDeps(ctx, book, o), o)
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
	d := &deps{ctx: ctx, book: book, look: look, keys: newKeymap(look.Glyphs), now: time.Now, day: book.Today(),
		open: openWithSystem, clipboard: copyToTerminal}
	if o.Now != nil {
		d.now = o.Now
	}
	if o.Open != nil {
		d.open = o.Open
	}
	if o.Copy != nil {
		d.clipboard = o.Copy
	}
	return d
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
