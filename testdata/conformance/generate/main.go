// Command generate writes the documents that the judges of the folder above
// look at: one of each case that Facturier knows, then random ones, then good
// drafts with one field dropped, changed or swapped. All go through the front door: a
// book, a draft, Check, the gesture that issues. What Check refuses is counted
// by rule and written nowhere; what it lets pass must please every judge.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"

	"facturier/invoice"
)

// today is the day of every document: the same seed gives the same files.
var today, _ = invoice.NewDate(2026, 11, 22)

func main() {
	out := flag.String("out", "", "folder to write to: facturx/ (with XML), consumer/ (without BT-49) and plain/ (quotes) in it")
	random := flag.Int("random", 0, "how many random documents are issued")
	mutants := flag.Int("mutants", 0, "how many drafts with one wrong field are tried")
	seed := flag.Uint64("seed", 1, "of what is random")
	flag.Parse()
	if *out == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := generate(context.Background(), *out, *random, *mutants, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func generate(ctx context.Context, out string, random, mutants int, seed uint64) error {
	p, err := newPress(ctx, out)
	if err != nil {
		return err
	}
	defer p.close()
	for _, s := range scenarios() {
		if err := p.issueCase(ctx, s); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	fmt.Printf("%d cases issued\n", p.written)
	if err := p.issueRandom(ctx, random, seed); err != nil {
		return err
	}
	return p.issueMutants(ctx, mutants, seed)
}
