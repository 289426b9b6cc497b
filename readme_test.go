package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"facturier/ui"
	"facturier/ui/cli"
)

var update = flag.Bool("update", false, "write the generated parts of README.md")

// captures are the golden screens that the README shows.
var captures = []struct{ title, file string }{
	{"The morning: who is late", "retards-80x24"},
	{"Invoices, with the thread of the one selected (from 120 columns)", "factures-120x40"},
	{"A quote, edited as it will print", "editeur-80x24"},
	{"The third key: one question, and the invoice is issued", "question-80x24"},
	{"Clients", "clients-80x24"},
}

// TestReadme compares the keys, the commands and the screens that the README
// shows with the ones of the program; -update writes them.
func TestReadme(t *testing.T) {
	content, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	want := string(content)
	for name, generated := range map[string]string{
		"captures": capturesPart(t), "keys": keysPart(), "commands": commandsPart(),
	} {
		if want, err = replacePart(want, name, generated); err != nil {
			t.Fatal(err)
		}
	}
	if *update {
		if err := os.WriteFile("README.md", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want != string(content) {
		t.Error("README.md is not what the program says; go test . -run TestReadme -update writes it")
	}
}

func replacePart(text, name, generated string) (string, error) {
	open, shut := "<!-- "+name+" -->\n", "<!-- /"+name+" -->"
	before, rest, found := strings.Cut(text, open)
	_, after, closed := strings.Cut(rest, shut)
	if !found || !closed {
		return "", fmt.Errorf("README.md has no part %q", name)
	}
	return before + open + generated + shut + after, nil
}

func capturesPart(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	for _, c := range captures {
		screen, err := os.ReadFile(filepath.Join("ui", "testdata", c.file+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s:\n\n```\n%s\n```\n\n", c.title, strings.Join(shorter(strings.Split(strings.TrimRight(string(screen), "\n"), "\n")), "\n"))
	}
	return b.String()
}

// shorter leaves one of the lines that repeat: a screen is tall, a page is not.
func shorter(lines []string) []string {
	var kept []string
	for i, line := range lines {
		if i == 0 || strings.TrimSpace(line) != strings.TrimSpace(lines[i-1]) {
			kept = append(kept, line)
		}
	}
	return kept
}

func keysPart() string {
	var b strings.Builder
	for _, table := range ui.KeyTables() {
		fmt.Fprintf(&b, "**%s**:", table.Title)
		for i, row := range table.Rows {
			if i > 0 {
				b.WriteString(" ·")
			}
			fmt.Fprintf(&b, " `%s` %s", row.Keys, row.Help)
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

func commandsPart() string {
	var b strings.Builder
	b.WriteString("| command | what it does |\n|---|---|\n")
	for _, row := range cli.Commands() {
		fmt.Fprintf(&b, "| `%s` | %s |\n", strings.ReplaceAll(row.Use, "|", `\|`), row.Short)
	}
	return b.String()
}
