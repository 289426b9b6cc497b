// Package cli is every gesture of the screens as a command: text or JSON on
// standard output, messages on standard error, exit codes for scripts.
package cli

import (
	"context"
	"io"
	"time"

	"facturier/app"
	"facturier/invoice"
)

// Outside is the world around one run of the program. Env answers as os.Getenv
// does; Now is asked for the civil date, in its zone.
type Outside struct {
	Args     []string // without the name of the program
	In       io.Reader
	Out, Err io.Writer
	Env      func(string) string
	Now      func() time.Time
	Screens  Screens
}

// Screens opens the screens on a book and returns when the person leaves.
type Screens func(ctx context.Context, book *app.App, o ScreenOptions) error

// ScreenOptions are what the command line says to the screens.
type ScreenOptions struct {
	ASCII bool // no glyph outside ASCII and French letters
	Demo  bool // the book is thrown away at the end
}

// Main runs one command line and returns the exit code of the process. It
// leaves the book closed, and has reported its error.
func Main(ctx context.Context, o Outside) int {
	s := newSession(o)
	root := s.root()
	root.SetArgs(joinDates(o.Args, invoice.DateOf(o.Now())))
	root.SetIn(o.In)
	root.SetOut(s.text)
	root.SetErr(s.messages)
	err := root.ExecuteContext(ctx)
	if flushed := s.out.Flush(); err == nil && flushed != nil {
		err = outputError(flushed)
	}
	return s.report(err)
}
