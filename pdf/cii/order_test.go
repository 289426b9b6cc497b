package cii_test

import (
	_ "embed"
	"regexp"
	"strings"
	"testing"
)

// The sequences of the XSD of Factur-X 1.09, profile EN 16931: each element
// that has children, and its children in order, as a regular expression counts them.
//
//go:embed testdata/sequences.txt
var sequences string

var childPattern = regexp.MustCompile(`\w+`)

// patterns are the sequences as patterns over names that a space ends.
func patterns() map[string]*regexp.Regexp {
	all := map[string]*regexp.Regexp{}
	for line := range strings.Lines(sequences) {
		name, children, _ := strings.Cut(strings.TrimSpace(line), ": ")
		var b strings.Builder
		for _, child := range strings.Fields(children) {
			element := childPattern.FindString(child)
			b.WriteString("(" + element + " )" + child[len(element):])
		}
		all[name] = regexp.MustCompile("^" + b.String() + "$")
	}
	return all
}

// checkOrder says which elements do not hold what the XSD lets them hold.
func checkOrder(t *testing.T, name string, n *node, order map[string]*regexp.Regexp) {
	t.Helper()
	var held strings.Builder
	for _, child := range n.children {
		held.WriteString(child.name + " ")
		checkOrder(t, name, child, order)
	}
	pattern, known := order[n.name]
	switch {
	case !known && len(n.children) > 0:
		t.Errorf("%s: %s has children, %s: the XSD has none", name, n.name, held.String())
	case known && !pattern.MatchString(held.String()):
		t.Errorf("%s: %s holds %q, want %s", name, n.name, held.String(), pattern)
	case len(n.children) == 0 && n.text == "" && n.name != "ApplicableHeaderTradeDelivery":
		t.Errorf("%s: %s is empty (PEPPOL-EN16931-R008)", name, n.name)
	}
}

func TestElementsAreInTheOrderOfTheXSD(t *testing.T) {
	order := patterns()
	if len(order) < 60 {
		t.Fatalf("read %d sequences, want those of the XSD", len(order))
	}
	for _, e := range examples(t) {
		checkOrder(t, e.name, written(t, e.doc), order)
	}
}
