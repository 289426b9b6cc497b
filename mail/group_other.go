//go:build !unix

package mail

import "os/exec"

// inItsGroup changes nothing here: only the command itself is ended.
func inItsGroup(*exec.Cmd) {}
