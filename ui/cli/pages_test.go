package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

// TestListsGoOnPastTheirPages: a list longer than a page of the book and than a
// page of the table shows each document once, in order.
func TestListsGoOnPastTheirPages(t *testing.T) {
	book := filepath.Join(t.TempDir(), "livre.db")
	play := func(args ...string) string {
		t.Helper()
		var out, messages bytes.Buffer
		code := Main(context.Background(), Outside{Args: append(args, "--livre", book), In: strings.NewReader(""), Out: &out, Err: &messages,
			Env: func(string) string { return "" }, Now: morning})
		if code != 0 {
			t.Fatalf("%v: got code %d: %s", args, code, messages.String())
		}
		return out.String()
	}
	const count = 2*listPage + 50
	play("demo", "--factures", "450")
	lines := strings.Split(strings.TrimSpace(play("factures")), "\n")
	numbers := map[string]bool{}
	for _, line := range lines[1:] {
		if number := strings.Fields(line)[0]; strings.HasPrefix(number, "F") {
			numbers[number] = true
		}
	}
	if len(numbers) != count {
		t.Errorf("text: got %d invoices, want %d", len(numbers), count)
	}
	var documents []struct {
		Number string `json:"numero"`
		Kind   string `json:"nature"`
	}
	if err := json.Unmarshal([]byte(play("factures", "--json")), &documents); err != nil {
		t.Fatal(err)
	}
	if len(documents) != len(lines)-1 {
		t.Errorf("JSON: got %d documents, want the %d of the text", len(documents), len(lines)-1)
	}
	for i, d := range documents {
		if !strings.HasPrefix(lines[i+1], d.Number) {
			t.Fatalf("row %d: got %q in text, want %s as in JSON", i, lines[i+1], d.Number)
		}
	}
}
