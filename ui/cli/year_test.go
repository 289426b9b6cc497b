//go:build unix

package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creack/pty"
)

// pages are the names of the files of a folder; each must be a whole PDF.
func pages(t *testing.T, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		content, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(content, []byte("%PDF-")) || !bytes.HasSuffix(bytes.TrimSpace(content), []byte("%%EOF")) {
			t.Errorf("%s: got %d bytes that are no whole PDF", entry.Name(), len(content))
		}
		names = append(names, entry.Name())
	}
	return names
}

func TestAYearThatIsInterruptedGoesOnFromThere(t *testing.T) {
	work := t.TempDir()
	book, folder := filepath.Join(work, "demo.db"), filepath.Join(work, "pdf")
	play := func(ctx context.Context, messages io.Writer, args ...string) int {
		return Main(ctx, Outside{Args: args, In: strings.NewReader(""), Out: io.Discard, Err: messages, Env: environment(book), Now: morning})
	}
	if code := play(t.Context(), io.Discard, "demo", "--livre", book, "--factures", "150"); code != 0 {
		t.Fatalf("demo: got code %d, want 0", code)
	}
	keyboard, terminal, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer keyboard.Close()
	// The person stops it as soon as the bar shows.
	ctx, stop := context.WithCancel(t.Context())
	shown := make(chan string)
	go func() {
		first := make([]byte, 1)
		_, _ = keyboard.Read(first)
		stop()
		rest, _ := io.ReadAll(keyboard) // ends in an error when the other side closes
		shown <- string(first) + string(rest)
	}()
	export := []string{"facture", "pdf", "--annee", "2026", "--sortie", folder}
	code := play(ctx, terminal, export...)
	terminal.Close()
	said, written := <-shown, pages(t, folder)
	if code != 1 || !strings.Contains(said, "░") || !strings.Contains(said, "Interrompu\u00a0: ") || !strings.Contains(said, fmt.Sprintf("%d PDF ", len(written))) {
		t.Errorf("interrupted: got code %d and %q, want 1, a bar and %d PDF", code, said, len(written))
	}
	var messages bytes.Buffer
	if code := play(t.Context(), &messages, export...); code != 0 {
		t.Errorf("again: got code %d and %s, want 0", code, messages.String())
	}
	all := pages(t, folder)
	if want := fmt.Sprintf("%d documents de 2026\u00a0: %d PDF écrits, %d déjà là.\n", len(all), len(all)-len(written), len(written)); messages.String() != want {
		t.Errorf("again: got %q, want %q", messages.String(), want)
	}
	if len(written) == 0 || len(written) >= len(all) {
		t.Errorf("interrupted: got %d PDF of %d, want some of them", len(written), len(all))
	}
}
