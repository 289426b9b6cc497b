package invoice

import (
	"regexp"
	"testing"
)

// Compiled late, a pattern that does not compile would be found late.
func TestPatternsCompile(t *testing.T) {
	for _, compiled := range []func() *regexp.Regexp{anyVATNumber, accentPattern, escapes, sirenAddress, mandatePattern, creditorPattern,
		numberPattern, ibanPattern, bicPattern} {
		if compiled() == nil {
			t.Error("got no expression")
		}
	}
}
