// Command bench measures Facturier against things measured in the same run,
// and prints a table of ratios: see README.md.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
)

// bench is one run.
type bench struct {
	ctx                 context.Context
	root, folder        string // of the module; of the books
	facturier, minimal  string // the programs
	python, invoice     string // others, that are not looked for under another name
	small, medium, huge book
	pairs, rounds, keys int
	missed              int
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	b := &bench{ctx: ctx}
	quick := flag.Bool("quick", false, "skip the book of 1 000 000 invoices")
	strict := flag.Bool("strict", false, "exit with 1 when a goal is missed")
	keep := flag.String("keep", "", "folder where the books are kept for the next run")
	only := flag.String("only", "", "measure one thing: starts, keys, retards, morning, search, issue, letters, verify, page, batch, size or growth")
	flag.StringVar(&b.python, "python", "python3", "a Python that has the library of typst")
	flag.StringVar(&b.invoice, "invoice", "invoice", "the program of github.com/maaslalani/invoice")
	flag.IntVar(&b.pairs, "pairs", 31, "starts measured of each program")
	flag.IntVar(&b.rounds, "rounds", 5, "rounds of keys, of which the median p99 counts")
	flag.IntVar(&b.keys, "keys", 200, "keys pressed in a round")
	flag.Parse()
	if err := b.run(*quick, *keep, *only); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
	if *strict && b.missed > 0 {
		os.Exit(1)
	}
}

func (b *bench) run(quick bool, keep, only string) error {
	temp, err := os.MkdirTemp("", "facturier-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	if b.folder = temp; keep != "" {
		if b.folder, err = filepath.Abs(keep); err != nil {
			return err
		}
	}
	if err := b.build(temp); err != nil {
		return err
	}
	if !slices.Contains([]string{"verify", "page", "batch", "letters"}, only) { // these make their own
		if err := b.books(quick); err != nil {
			return err
		}
	}
	head := fmt.Sprintf(columns, "what", "measured", "ratio", "goal", "")
	fmt.Printf("%s\n%s\n", head, strings.Repeat("-", len(head)))
	for _, step := range []struct {
		name    string
		measure func() error
	}{{"starts", b.starts}, {"keys", b.keysAt100k}, {"retards", b.overdueCommand}, {"morning", b.mornings}, {"search", b.searches},
		{"issue", b.issues}, {"letters", b.letters}, {"verify", b.verifies}, {"page", b.pages}, {"batch", b.batches}, {"size", b.sizes}, {"growth", b.growth}} {
		if only != "" && only != step.name {
			continue
		}
		if err := step.measure(); err != nil {
			return err
		}
	}
	fmt.Printf("\n%d past its goal.\n", b.missed)
	return nil
}

// print shows a line of the table at once: a run takes minutes.
func (b *bench) print(r row) {
	if r.missed {
		b.missed++
	}
	fmt.Println(r)
}

// skip says why a line is not there.
func skip(what, why string) { fmt.Printf("%-58s %s\n", what, why) }
