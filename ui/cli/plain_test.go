package cli

import (
	"bytes"
	"testing"
)

func TestTextIsSafeForATerminal(t *testing.T) {
	for _, c := range []struct {
		text, want string
		ascii      bool
	}{
		{"Durand\x1b[31m\x07 SARL\r\n", "Durand[31m SARL\n", false},
		{"a\u202eb\u200fc\u0000d\u009be\u2028f", "abcdef", false},
		{"1\u00a0250,00\u00a0€ · Zoé 🏴\u200d☠", "1\u00a0250,00\u00a0€ · Zoé 🏴\u200d☠", false},
		{"«\u00a0voir\u00a0» −5,00\u00a0€ · Zoé…", "\"voir\" -5,00 EUR - Zoé...", true},
	} {
		var out bytes.Buffer
		ascii := c.ascii
		n, err := (&plainWriter{to: &out, ascii: &ascii}).Write([]byte(c.text))
		if err != nil || n != len(c.text) || out.String() != c.want {
			t.Errorf("%q: got %q, %d bytes, %v, want %q", c.text, out.String(), n, err, c.want)
		}
	}
}
