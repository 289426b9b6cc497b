package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"facturier/invoice"
)

// shape is a document whose breaks are hard: a document of some lines, with
// deductions by some rates, and a long end.
type shape struct {
	name     string
	document invoice.Document
	settings invoice.Settings
}

// deducted is a balance, or another kind of it, of n lines that deducts some
// invoices, each at some rates; every third line has a description of so many
// sentences.
func deducted(t testing.TB, kind invoice.Kind, n, deposits, rates, sentences int) invoice.Document {
	t.Helper()
	d := draft(t)
	d.Kind, d.Lines = kind, nil
	used := []invoice.Rate{550, 1000, 2000, 210}[:rates]
	for i := range n {
		l := vatLine(fmt.Sprintf("Prestation numéro %d", i+1), 10_000, "heure", 610_0000, used[i%rates])
		if i%3 == n%3 {
			l.Description = strings.TrimSpace(strings.Repeat("Une phrase de plus. ", sentences))
		}
		d.Lines = append(d.Lines, l)
	}
	for i := range deposits {
		deduction := invoice.Deduction{Number: fmt.Sprintf("F2026-01%02d", i), Date: day(t, "2026-08-28").AddDays(i)}
		for _, rate := range used {
			vat := invoice.Amount(10 * int64(rate) / 100)
			deduction.Groups = append(deduction.Groups, invoice.VATGroup{Category: invoice.StandardRated, Rate: rate, Base: 1000, VAT: vat})
			deduction.Net, deduction.VAT, deduction.Gross = deduction.Net+1000, deduction.VAT+vat, deduction.Gross+1000+vat
		}
		d.Deductions = append(d.Deductions, deduction)
	}
	if kind == invoice.CreditNote {
		d.Origin, d.OriginDate, d.Reason, d.DueDate = "F2026-0031", day(t, "2026-09-12"), "Commande annulée", 0
	}
	return issued(t, d, liableSettings(), "F2026-0199")
}

// inFranchise makes a deducted document one without VAT, whose sums list the deposits.
func inFranchise(t testing.TB, d invoice.Document) invoice.Document {
	t.Helper()
	d.Lines, d.Deductions = slices.Clone(d.Lines), slices.Clone(d.Deductions)
	for i := range d.Lines {
		d.Lines[i].VAT, d.Lines[i].Category, d.Lines[i].Exemption = 0, invoice.ExemptFromTax, invoice.FranchiseReason
	}
	for i := range d.Deductions {
		x := &d.Deductions[i]
		x.Groups = []invoice.VATGroup{{Category: invoice.ExemptFromTax, Base: x.Net}}
		x.VAT, x.Gross = 0, x.Net
	}
	return issued(t, d, sampleSettings(), "F2026-0198")
}

// shapes sweeps lines, deductions, rates, descriptions, conditions and logo.
func shapes(t testing.TB) []shape {
	t.Helper()
	logo := preparedLogo(t)
	var all []shape
	add := func(name string, d invoice.Document, s invoice.Settings) {
		if len(all)%3 == 0 {
			s.Logo = logo
		}
		all = append(all, shape{name, d, s})
	}
	for n := 1; n <= 60; n++ {
		for _, deposits := range [][]int{{0, 1, 3, 8, 15}, {0, 2, 5, 11, 14}}[n%2] {
			rates, long := 1+(n/2+deposits)%4, (n+deposits)%4*12
			name := fmt.Sprintf("of %d lines, %d deductions at %d rates, %d sentences", n, deposits, rates, long)
			d := deducted(t, invoice.Balance, n, deposits, rates, long)
			if n%5 == 0 {
				d.Notes = strings.Repeat("Une remarque. ", n)
			}
			add("balance "+name, d, liableSettings())
			add("credit note "+name, deducted(t, invoice.CreditNote, n, deposits, rates, long), liableSettings())
			add("balance in franchise "+name, inFranchise(t, d), sampleSettings())
		}
		for _, conditions := range []int{2, 20, 90, 200, 700} {
			q := quote(t)
			q.Lines = deducted(t, invoice.Quote, n, 0, 2, n%3*15).Lines
			q.Terms = strings.TrimSpace(strings.Repeat("Une condition de plus. ", conditions))
			add(fmt.Sprintf("quote of %d lines, %d conditions", n, conditions), issued(t, q, liableSettings(), "D2026-0017"), liableSettings())
		}
	}
	return all
}

// composerOf is what compose works with, for an issued document.
func composerOf(t testing.TB, s shape) *composer {
	t.Helper()
	c, err := newComposer(s.document, s.settings)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// contents are the blocks of a document as if a page had no end.
func contents(t testing.TB, s shape) []block {
	t.Helper()
	c := composerOf(t, s)
	grid := c.newGrid()
	blocks := c.opening()
	for i := range s.document.Lines {
		blocks = append(blocks, grid.block(c, i))
	}
	following, foot := c.closing()
	blocks = append(append(blocks, c.totals()), following...)
	return append(blocks, foot...)
}

// unbroken are the words of a document, sorted.
func unbroken(t testing.TB, s shape) []string {
	t.Helper()
	var words []string
	for _, b := range contents(t, s) {
		words = append(words, strings.Fields(strings.ReplaceAll(textOf(&b), "|", " "))...)
	}
	slices.Sort(words)
	return words
}
