package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"time"

	"github.com/creack/pty"
)

// patience is how long a program may take to answer before the bench gives up.
const patience = 30 * time.Second

// chunk is what one read of the pseudo-terminal returned, and when.
type chunk struct {
	at   time.Time
	data []byte
}

// terminal is a program running in a pseudo-terminal of 80x24 that answers no
// question, as the worst terminals do.
type terminal struct {
	cmd     *exec.Cmd
	pty     *os.File
	chunks  chan chunk
	started time.Time
	seen    []byte // all that it wrote until the frame awaited
}

// open starts a program in a terminal of its own.
func open(program string, arguments ...string) (*terminal, error) {
	cmd := exec.Command(program, arguments...)
	cmd.Env = []string{"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=fr_FR.UTF-8", "HOME=" + os.Getenv("HOME"), "PATH=" + os.Getenv("PATH")}
	t := &terminal{cmd: cmd, chunks: make(chan chunk, 1024), started: time.Now()}
	var err error
	if t.pty, err = pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
		return nil, err
	}
	go func() {
		defer close(t.chunks)
		for {
			buffer := make([]byte, 64<<10)
			n, err := t.pty.Read(buffer)
			if n > 0 {
				t.chunks <- chunk{time.Now(), buffer[:n]}
			}
			if err != nil {
				return
			}
		}
	}()
	return t, nil
}

// await reads until marker was written and returns when.
func (t *terminal) await(marker string) (time.Time, error) {
	limit := time.After(patience)
	for {
		select {
		case c, ok := <-t.chunks:
			if !ok {
				return time.Time{}, fmt.Errorf("%s ended without showing %q; it wrote %q", t.cmd.Path, marker, t.seen)
			}
			t.seen = append(t.seen, c.data...)
			if bytes.Contains(t.seen, []byte(marker)) {
				return c.at, nil
			}
		case <-limit:
			return time.Time{}, fmt.Errorf("%s did not show %q in %v; it wrote %q", t.cmd.Path, marker, patience, t.seen)
		}
	}
}

// key types a key and returns how long the first bytes of its frame took.
func (t *terminal) key(key string) (time.Duration, error) {
	sent := time.Now()
	if _, err := t.pty.WriteString(key); err != nil {
		return 0, err
	}
	select {
	case c, ok := <-t.chunks:
		if !ok {
			return 0, fmt.Errorf("%s ended at the key %q", t.cmd.Path, key)
		}
		return c.at.Sub(sent), nil
	case <-time.After(patience):
		return 0, fmt.Errorf("%s shows nothing after the key %q", t.cmd.Path, key)
	}
}

// settle reads what still comes until nothing comes for quiet.
func (t *terminal) settle(quiet time.Duration) {
	for {
		select {
		case _, ok := <-t.chunks:
			if !ok {
				return
			}
		case <-time.After(quiet):
			return
		}
	}
}

// close ends the program.
func (t *terminal) close() {
	t.cmd.Process.Kill()
	t.cmd.Wait()
	t.pty.Close()
	for range t.chunks {
	}
}

// queries are the questions that a program can ask of its terminal: colours
// (OSC 4, 10 to 19), attributes (DA1 to DA3), status and cursor (DSR), modes
// (DECRQM), settings (DECRQSS, XTGETTCAP), version, keyboard, window size.
var queries = regexp.MustCompile(`\x1b\](?:4;\d+|1\d);\?|\x1b\[[>=]?\d*c|\x1b\[\??\d*n|\x1b\[\??\d+\$p|\x1bP[$+]q|\x1b\[>\d*q|\x1b\[\?u|\x1b\[1[3-9]t|\x1b\[2[01]t|\x1bZ|\x05`)

// questions counts the questions asked before the frame that was awaited.
func (t *terminal) questions() int { return len(queries.FindAll(t.seen, -1)) }
