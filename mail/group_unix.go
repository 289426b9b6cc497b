//go:build unix

package mail

import (
	"os/exec"
	"syscall"
)

// inItsGroup makes the end of a command that of its children too.
func inItsGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
