package cli

import (
	"fmt"
	"io"
	"strings"
	"sync"
)

// progress shows how far a long work is, on one line of the terminal that
// it rewrites. Nowhere else is anything shown.
type progress struct {
	out   io.Writer // nil: nothing is shown
	ascii bool

	mu    sync.Mutex
	shown int // percent on the screen, -1 for none
}

func (s *session) progress() *progress {
	p := &progress{shown: -1, ascii: s.ascii}
	if isTerminal(s.outside.Err) && !s.json {
		p.out = s.outside.Err
	}
	return p
}

// barCells is the width of the bar.
const barCells = 30

// step shows that done of total are done; the line goes away with the last.
func (p *progress) step(done, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.out == nil || total == 0 || done*100/total == p.shown {
		return
	}
	p.shown = done * 100 / total
	full, empty := "█", "░"
	if p.ascii {
		full, empty = "#", "."
	}
	filled := done * barCells / total
	fmt.Fprintf(p.out, "\r%s%s %3d\u00a0%%", strings.Repeat(full, filled), strings.Repeat(empty, barCells-filled), p.shown)
	if done == total {
		p.erase()
	}
}

// clear takes the line away, wherever the work stopped.
func (p *progress) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.out != nil && p.shown >= 0 && p.shown < 100 {
		p.erase()
	}
}

func (p *progress) erase() {
	fmt.Fprintf(p.out, "\r%s\r", strings.Repeat(" ", barCells+6))
}
