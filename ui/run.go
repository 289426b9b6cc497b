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
	Demo    bool   // the book is an example, thrown away at the end: the title says so
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

// opening is the root at its start. Bubble Tea draws nothing before the first
// beat of its frames, which begins before Init: what is read there is ready by
// then, and the first frame is complete without any wait of its own.
type opening struct{ *root }

func (o opening) Init() tea.Cmd {
	width, height, err := term.GetSize(os.Stdout.Fd())
	if err != nil {
		return o.root.Init()
	}
	o.setSize(width, height)
	settle(o.root, o.root.first())
	if !o.o.Mouse || o.d.settings.NoMouse {
		return sayDrawn
	}
	return tea.Batch(sayDrawn, tea.EnableMouseCellMotion)
}

// Run shows the screens until the person leaves. The first frame is complete,
// and no question is put to the terminal.
func Run(ctx context.Context, book Book, o Options) error {
	r := newRoot(newDeps(ctx, book, o), o)
	_, err := tea.NewProgram(opening{r}, tea.WithContext(ctx), tea.WithFPS(120), tea.WithAltScreen()).Run()
	return err
}

func newDeps(ctx context.Context, book Book, o Options) *deps {
	look := theme.New(theme.Options{ASCII: o.ASCII, NoColor: o.NoColor})
	d := &deps{ctx: ctx, book: book, look: look, keys: newKeymap(look.Glyphs), now: time.Now, day: book.Today(), demo: o.Demo,
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
