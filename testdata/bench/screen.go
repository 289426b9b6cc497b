package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"strconv"
	"time"
)

// lastRow is on the minimal program's only screen.
const lastRow = "F2026-0019"

// start is the time from exec to the frame that shows the marker, and the
// questions asked of the terminal before it.
func start(marker, program string, arguments ...string) (took time.Duration, questions int, err error) {
	t, err := open(program, arguments...)
	if err != nil {
		return 0, 0, err
	}
	defer t.close()
	shown, err := t.await(marker)
	return shown.Sub(t.started), t.questions(), err
}

// starter starts the program on a book, and keeps the most questions seen.
func (b *bench) starter(of book, questions *int) func() (time.Duration, error) {
	return func() (time.Duration, error) {
		took, asked, err := start(of.oldest, b.facturier, "--livre", of.path)
		*questions = max(*questions, asked)
		return took, err
	}
}

func (b *bench) startMinimal() (time.Duration, error) {
	took, _, err := start(lastRow, b.minimal)
	return took, err
}

func (b *bench) starts() error {
	questions := 0
	p, err := measure(b.pairs, b.starter(b.medium, &questions), b.startMinimal)
	if err != nil {
		return err
	}
	b.print(against("start to the overdue list, 100 000 invoices", p.ours.median(), p.theirs.median(), "minimal", 1.5))
	b.print(row{"questions to the terminal before it", strconv.Itoa(questions), "", "0", questions > 0})
	return nil
}

// typist presses a key in a program that is already on its screen: j for half
// of a round, then k. The pause before it is drawn by lot: frames come at a
// fixed beat, and a key must be as likely at each moment of it.
func (b *bench) typist(t *terminal) func() (time.Duration, error) {
	pressed := 0
	return func() (time.Duration, error) {
		key := "j"
		if pressed++; pressed > b.keys/2 {
			key = "k"
		}
		t.settle(12 * time.Millisecond)
		time.Sleep(time.Duration(rand.IntN(9000)) * time.Microsecond)
		return t.key(key)
	}
}

// screen opens the program on a book and, unless list is "", goes to a list.
func (b *bench) screen(of book, list string) (*terminal, error) {
	t, err := open(b.facturier, "--livre", of.path)
	if err != nil {
		return nil, err
	}
	if _, err := t.await(of.oldest); err != nil {
		t.close()
		return nil, err
	}
	if list != "" {
		t.settle(50 * time.Millisecond)
		if _, err := t.key(list); err != nil {
			t.close()
			return nil, err
		}
	}
	return t, nil
}

// typing measures rounds of keys in two programs, and returns p50 and p99 of
// each round.
func (b *bench) typing(ours, theirs *terminal) (p50, p99 pair, err error) {
	for range b.rounds {
		p, err := measure(b.keys, b.typist(ours), b.typist(theirs))
		if err != nil {
			return p50, p99, err
		}
		p50.ours, p50.theirs = append(p50.ours, p.ours.at(0.5)), append(p50.theirs, p.theirs.at(0.5))
		p99.ours, p99.theirs = append(p99.ours, p.ours.at(0.99)), append(p99.theirs, p.theirs.at(0.99))
	}
	return p50, p99, nil
}

func (b *bench) keysAt100k() error {
	return errors.Join(b.keysIn("Retards", ""), b.keysIn("Factures", "2"))
}

func (b *bench) keysIn(list, key string) error {
	ours, err := b.screen(b.medium, key)
	if err != nil {
		return err
	}
	defer ours.close()
	theirs, err := open(b.minimal)
	if err != nil {
		return err
	}
	defer theirs.close()
	if _, err := theirs.await(lastRow); err != nil {
		return err
	}
	p50, p99, err := b.typing(ours, theirs)
	if err != nil {
		return err
	}
	b.print(row{what: "key to frame, " + list + ", p50", measured: ms(p50.ours.median()) + " / minimal " + ms(p50.theirs.median())})
	b.print(against("key to frame, "+list+", p99", p99.ours.median(), p99.theirs.median(), "minimal", 1.2))
	if peak := memory(ours.cmd.Process.Pid); peak > 0 {
		b.print(row{"memory, " + list, fmt.Sprintf("%d MB", peak), "", "<= 30 MB", peak > 30})
	}
	return nil
}

var peakLine = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// memory is the most resident memory that a process had, in MB; 0 where the
// system does not say.
func memory(pid int) int {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	found := peakLine.FindSubmatch(status)
	if found == nil {
		return 0
	}
	kilobytes, _ := strconv.Atoi(string(found[1]))
	return kilobytes / 1024
}

// growth compares a million invoices with ten thousand.
func (b *bench) growth() error {
	if b.huge.path == "" {
		skip("1 000 000 invoices against 10 000", "skipped: -quick")
		return nil
	}
	questions := 0
	p, err := measure(b.pairs, b.starter(b.huge, &questions), b.starter(b.small, &questions))
	if err != nil {
		return err
	}
	b.print(against("start to the overdue list, 1 000 000 invoices", p.ours.median(), p.theirs.median(), "10 000:", 1.5))
	for _, list := range []struct{ name, key string }{{"Retards", ""}, {"Factures", "2"}} {
		ours, err := b.screen(b.huge, list.key)
		if err != nil {
			return err
		}
		defer ours.close()
		theirs, err := b.screen(b.small, list.key)
		if err != nil {
			return err
		}
		defer theirs.close()
		_, p99, err := b.typing(ours, theirs)
		if err != nil {
			return err
		}
		b.print(against("key to frame, "+list.name+", 1 000 000, p99", p99.ours.median(), p99.theirs.median(), "10 000:", 1.5))
	}
	return nil
}
