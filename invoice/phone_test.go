package invoice

import "testing"

// TestATelephoneIsDoubtedNotRefused: E.164 has 15 digits at most.
func TestATelephoneIsDoubtedNotRefused(t *testing.T) {
	for text, odd := range map[string]bool{"": false, "04 67 00 00 01": false, "+33 4 67 00 00 01": false, "04.67.00.00.01": false, "(0)4-67/000001": false, "04\u00a067\u00a000\u00a000\u00a001": false,
		"3900": false, "12": true, "04 67 00 00 0A": true, "jean@durand.fr": true, "04+67": true, "1234567890123456": true, "+": false} {
		if got := DoubtPhone(text); (got != "") != odd {
			t.Errorf("%q: got %q", text, got)
		}
		if err := (&Client{Type: Consumer, Name: "Zoé", Phone: text}).Validate(); err != nil {
			t.Errorf("%q: got %v, want it taken", text, err)
		}
	}
}
