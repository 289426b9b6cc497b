// Command minimal is the least that a Bubble Tea program can be: a screen of
// rows and a cursor. What it costs is what Bubble Tea costs; the bench
// measures Facturier against it, in the same run.
package main

import (
	"fmt"
	"os"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"

	_ "facturier/testdata/bench/minimal/quiet"
)

const rows = 20

var selected = lipgloss.NewStyle().Reverse(true)

type model struct{ cursor int }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyMsg); ok {
		switch key.String() {
		case "j":
			m.cursor = (m.cursor + 1) % rows
		case "k":
			m.cursor = (m.cursor + rows - 1) % rows
		case "q", "ctrl+c":
			return m, tea.Quit
		}
	}
	return m, nil
}

func (m model) View() string {
	var page strings.Builder
	for i := range rows {
		row := fmt.Sprintf("  Durand SARL %02d          F2026-%04d   12/10/2026     41 j    1 250,00 €", i, i)
		if i == m.cursor {
			row = selected.Render(row)
		}
		page.WriteString(row + "\n")
	}
	return page.String()
}

func main() {
	if _, err := tea.NewProgram(model{}, tea.WithAltScreen(), tea.WithFPS(120)).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
