//go:build !unix

package cli

// silenced does nothing where the terminal has no such setting.
func (s *session) silenced() (restore func()) { return func() {} }
