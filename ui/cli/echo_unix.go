//go:build unix

package cli

import (
	"os"
	"syscall"

	"github.com/charmbracelet/x/term"
)

// silenced keeps what is typed during a long work from being shown over its bar,
// until the function that it returns is called. What was typed waits, and
// ctrl+c still stops.
func (s *session) silenced() (restore func()) {
	in, ok := s.outside.In.(*os.File)
	if !ok {
		return func() {}
	}
	before, err := term.GetState(in.Fd())
	if err != nil { // no terminal
		return func() {}
	}
	silent := *before
	silent.Lflag &^= syscall.ECHO
	_ = term.SetState(in.Fd(), &silent)
	return func() { _ = term.SetState(in.Fd(), before) }
}
