package invoice

import (
	"regexp"
	"sync"
)

// pattern is a regular expression that is compiled when it is first asked for:
// all of them together would cost each start half a millisecond.
func pattern(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
