//go:build !race

// The race detector allocates for itself: this is counted without it.

package pdf

import "testing"

// TestAllocationsOfOnePage stands in for a timed test (performance.md).
func TestAllocationsOfOnePage(t *testing.T) {
	d, s := tenLines(t), sampleSettings()
	got := testing.AllocsPerRun(5, func() {
		if _, err := Render(d, s); err != nil {
			t.Fatal(err)
		}
	})
	if got > 3000 {
		t.Errorf("one page costs %.0f allocations, want at most 3 000", got)
	}
}
