//go:build unix

package ui

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"regexp"
	"testing"

	"github.com/creack/pty"

	"facturier/app"
	"facturier/invoice"
)

// askVariable makes this test binary run the program in the place of tests.
const askVariable = "FACTURIER_TEST_BOOK"

func TestMain(m *testing.M) {
	path := os.Getenv(askVariable)
	if path == "" {
		os.Exit(m.Run())
	}
	ctx := context.Background()
	day, err := invoice.ISODate(livedOn)
	if err != nil {
		panic(err)
	}
	book, err := app.Open(ctx, path, func() invoice.Date { return day })
	if err != nil {
		panic(err)
	}
	if err := Run(ctx, book, Options{}); err != nil {
		panic(err)
	}
	os.Exit(0)
}

// questions are the sequences that a terminal answers: OSC 10, 11 and 4 with
// "?", device attributes, device status, terminal version, mode requests.
var questions = regexp.MustCompile("\x1b\\](?:1[0-9]|4);[^\x07\x1b]*\\?|\x1b\\[[>=?]?[0-9;]*c|\x1b\\[\\??[0-9;]*n|\x1b\\[>[0-9]*q|\x1b\\[\\?[0-9;]*\\$p|\x1bP\\+q")

// TestNoQuestionToTheTerminalAtStart runs the real program on a terminal that
// answers nothing: the first frame comes, complete, and no question before it
// (the trap of bubbletea's initialisation, five seconds on such a terminal).
func TestNoQuestionToTheTerminalAtStart(t *testing.T) {
	b := lived(t)
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), askVariable+"="+b.path, "TERM=xterm-256color")
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	first := []byte("F2026-0001")
	var got []byte
	buffer := make([]byte, 64<<10)
	for !bytes.Contains(got, first) {
		n, err := terminal.Read(buffer)
		if err != nil {
			t.Fatalf("the program ended before its first frame: %v, wrote %q", err, got)
		}
		got = append(got, buffer[:n]...)
	}
	if asked := questions.Find(got); asked != nil {
		t.Errorf("the terminal is asked %q before the first frame, want no question", asked)
	}
	if !bytes.Contains(got, []byte("Atelier Martin")) || !bytes.Contains(got, []byte("2\u00a0450,00\u00a0€")) {
		t.Errorf("the first frame is not complete: got %q", got)
	}
	terminal.Write([]byte("q"))
	go func() {
		for {
			if _, err := terminal.Read(buffer); err != nil {
				return
			}
		}
	}()
	if err := cmd.Wait(); err != nil {
		t.Errorf("q: got %v, want the program to leave with 0", err)
	}
}
