package cli

import (
	"bytes"
	"fmt"
)

// jsonList writes a list of any size as it comes: one element is held at once.
type jsonList struct {
	s     *session
	begun bool
}

func (l *jsonList) add(v any) error {
	content, err := marshal(v)
	if err != nil {
		return err
	}
	before := ",\n  "
	if !l.begun {
		before, l.begun = "[\n  ", true
	}
	_, err = fmt.Fprintf(l.s.out, "%s%s", before, bytes.ReplaceAll(content, []byte("\n"), []byte("\n  ")))
	return err
}

func (l *jsonList) end() error {
	closing := "\n]\n"
	if !l.begun {
		closing = "[]\n"
	}
	_, err := fmt.Fprint(l.s.out, closing)
	return err
}
