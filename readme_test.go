package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"facturier/ui"
	"facturier/ui/cli"
)

var update = flag.Bool("update", false, "write the generated parts of README.md")

// captures are the golden screens that the README shows.
var captures = []struct{ title, file string }{
	{"The morning: what is to be done today, and why", "retards-80x24"},
	{"Invoices, with the thread of the one selected (from 120 columns)", "factures-120x40"},
	{"A quote, edited as it will print", "editeur-80x24"},
	{"The third key: one question, and the invoice is issued", "question-80x24"},
	{"Clients", "clients-80x24"},
}

// transcripts are what commands answer on the page about the morning, each from
// the script that proves it: the name of the script and of its file.
var transcripts = []struct{ title, command, script, file string }{
	{"What waits, and why", "facturier matin", "matin", "matin.txt"},
	{"The same in a prompt, a status bar, a login script", "facturier matin --court", "matin", "court.txt"},
	{"The message, before anything leaves", "facturier relancer Durand --essai", "relancer", "apercu.txt"},
	{"What may leave by itself, one line a client", "facturier relancer --dues --oui", "relances_dues", "parties.txt"},
	{"What an invoice is worth today, as the client can count it again by hand", "facturier facture calcul F2026-0001", "recouvrement", "calcul.txt"},
	{"What was said and promised", "facturier facture journal F2026-0001", "matin", "journal.txt"},
	{"Which words work", "facturier relances --bilan", "relancer", "bilan.txt"},
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
		"captures": capturesPart(t), "morning": morningPart(t), "keys": keysPart(), "commands": commandsPart(),
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

func morningPart(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	for _, c := range transcripts {
		script, err := txtar.ParseFile(filepath.Join("testdata", "script", c.script+".txtar"))
		if err != nil {
			t.Fatal(err)
		}
		answer := ""
		for _, file := range script.Files {
			if file.Name == c.file {
				answer = string(file.Data)
			}
		}
		if answer == "" {
			t.Fatalf("%s.txtar has no answer %s", c.script, c.file)
		}
		fmt.Fprintf(&b, "%s:\n\n```\n$ %s\n%s```\n\n", c.title, c.command, answer)
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
