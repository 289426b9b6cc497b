package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"
)

// book is a generated book.
type book struct {
	path     string
	invoices int
	oldest   string // number of the first overdue invoice: what the first screen shows first
}

// build makes the two programs, as a release is made.
func (b *bench) build(folder string) error {
	out, err := exec.CommandContext(b.ctx, "go", "list", "-m", "-f", "{{.Dir}}").Output()
	if err != nil {
		return fmt.Errorf("the bench runs inside the module: %w", err)
	}
	b.root = string(out[:len(out)-1])
	b.facturier, b.minimal = filepath.Join(folder, "facturier"), filepath.Join(folder, "minimal")
	for output, source := range map[string]string{b.facturier: ".", b.minimal: "./testdata/bench/minimal"} {
		cmd := exec.CommandContext(b.ctx, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", output, source)
		cmd.Dir, cmd.Env = b.root, append(os.Environ(), "CGO_ENABLED=0")
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("go build %s: %w\n%s", source, err, out)
		}
	}
	return nil
}

func (b *bench) books(quick bool) (err error) {
	if b.small, err = b.book(10_000); err != nil {
		return err
	}
	if b.medium, err = b.book(100_000); err != nil || quick {
		return err
	}
	b.huge, err = b.book(1_000_000)
	return err
}

// book makes a book by the program's own command, unless it was kept.
func (b *bench) book(invoices int) (book, error) {
	made := book{path: filepath.Join(b.folder, fmt.Sprintf("%d.db", invoices)), invoices: invoices}
	if _, err := os.Stat(made.path); errors.Is(err, fs.ErrNotExist) {
		began := time.Now()
		cmd := exec.CommandContext(b.ctx, b.facturier, "demo", "--livre", made.path, "--factures", strconv.Itoa(invoices), "--graine", "1")
		if out, err := cmd.CombinedOutput(); err != nil {
			return made, fmt.Errorf("facturier demo: %w\n%s", err, out)
		}
		took := time.Since(began).Seconds()
		fmt.Fprintf(os.Stderr, "book of %d invoices: %.1f s, %.0f a second\n", invoices, took, float64(invoices)/took)
	}
	cmd := exec.CommandContext(b.ctx, b.facturier, "retards", "--livre", made.path, "--json")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return made, fmt.Errorf("facturier retards --json (a kept book of another version?): %w", err)
	}
	var overdue []struct {
		Number string `json:"numero"`
	}
	if err := json.Unmarshal(out, &overdue); err != nil || len(overdue) == 0 {
		return made, fmt.Errorf("facturier retards --json printed no list of overdue invoices (%v): %.200s", err, out)
	}
	made.oldest = overdue[0].Number
	return made, nil
}
