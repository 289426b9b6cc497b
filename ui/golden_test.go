package ui

import (
	goflag "flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"facturier/ui/uitest"
)

var update = goflag.Bool("update", false, "write the golden screens again")

// golden compares the screen with the file of its name and size.
func golden(t *testing.T, s *uitest.Screen, name string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	got := s.View() + "\n"
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs from %s, got:\n%swant:\n%s", t.Name(), path, got, want)
	}
}

// sizes are the terminals of the golden screens.
var sizes = [][2]int{{80, 24}, {120, 40}, {60, 20}}

func TestScreens(t *testing.T) {
	screens := []struct {
		name string
		keys []string
	}{
		{"retards", nil},
		{"factures", []string{"2"}},
		{"devis", []string{"3"}},
		{"clients", []string{"4"}},
		{"client", []string{"4", "enter"}},
		{"facture", []string{"enter"}},
		{"devis-accepte", []string{"3", "enter"}},
		{"encaisser", []string{"$"}},
		{"aide", []string{"?"}},
		{"filtre", []string{"2", "/", "k", "i", "o"}},
		{"relance", []string{"R"}},
		{"relances-du-jour", []string{"*"}},
		{"calcul", []string{"%"}},
		{"gestes", []string{":"}},
		{"releve", []string{"4", "enter", "L"}},
		{"reglages-relances", []string{";"}},
		{"boite-d-envoi", []string{";", "enter"}},
		{"etape", []string{";", "p", "r", "o", "f", "enter", "down", "enter"}},
		{"question", []string{"3", "c", "F"}}, // from here on, they write drafts
		{"penalites", []string{"%", "c"}},
		{"penalites-emises", []string{"%", "c", "F", "o"}},
		{"penalites-de-la-facture", []string{"enter", "%"}},
	}
	for _, size := range sizes {
		b := lived(t)
		for _, screen := range screens {
			t.Run(fmt.Sprintf("%s-%dx%d", screen.name, size[0], size[1]), func(t *testing.T) {
				s := b.open(Options{}, size[0], size[1])
				s.Press(screen.keys...)
				fits(t, s, size[0], size[1])
				golden(t, s, fmt.Sprintf("%s-%dx%d", screen.name, size[0], size[1]))
			})
		}
	}
}

// fits checks that a frame has exactly the lines of the terminal, none wider.
func fits(t *testing.T, s *uitest.Screen, width, height int) {
	t.Helper()
	lines := strings.Split(s.Raw(), "\n")
	if len(lines) != height {
		t.Errorf("the frame has %d lines, want %d", len(lines), height)
	}
	for i, line := range lines {
		if w := ansi.StringWidth(line); w > width {
			t.Errorf("line %d is %d cells wide, want %d at most: %q", i, w, width, ansi.Strip(line))
		}
	}
}
