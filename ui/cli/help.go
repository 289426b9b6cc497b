package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// help writes what a command does, its flags and an example, in French.
func help(cmd *cobra.Command, _ []string) {
	out := cmd.OutOrStdout()
	text := cmd.Long
	if text == "" {
		text = capital(cmd.Short) + "."
	}
	fmt.Fprintf(out, "%s\n\n", text)
	writeUsage(out, cmd)
}

func writeUsage(out io.Writer, cmd *cobra.Command) {
	fmt.Fprint(out, "Usage\u00a0:\n")
	if cmd.Runnable() {
		fmt.Fprintf(out, "  %s [OPTIONS]\n", cmd.UseLine())
	}
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(out, "  %s COMMANDE …\n\nCommandes\u00a0:\n", cmd.CommandPath())
		var rows [][2]string
		for _, sub := range cmd.Commands() {
			if sub.IsAvailableCommand() || sub.Name() == "aide" {
				rows = append(rows, [2]string{sub.Name(), sub.Short})
			}
		}
		writePairs(out, rows)
	}
	if cmd.Example != "" {
		fmt.Fprintf(out, "\nExemple\u00a0:\n%s\n", indent(cmd.Example))
	}
	if own := flagRows(cmd.LocalNonPersistentFlags()); len(own) > 0 {
		fmt.Fprint(out, "\nOptions\u00a0:\n")
		writePairs(out, own)
	}
	fmt.Fprint(out, "\nPartout\u00a0:\n")
	writePairs(out, flagRows(cmd.Root().PersistentFlags()))
}

// flagRows are the flags and what they do, in the order of their names.
func flagRows(flags *pflag.FlagSet) [][2]string {
	var rows [][2]string
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		left := "--" + f.Name
		if f.Shorthand != "" {
			left = "-" + f.Shorthand + ", " + left
		}
		if name := f.Annotations[valueName]; len(name) > 0 {
			left += " " + name[0]
		}
		rows = append(rows, [2]string{left, f.Usage})
	})
	return rows
}

// pairWidth is where the right side begins at the latest.
const pairWidth = 26

func writePairs(out io.Writer, rows [][2]string) {
	width := 0
	for _, row := range rows {
		if w := ansi.StringWidth(row[0]); w <= pairWidth {
			width = max(width, w)
		}
	}
	for _, row := range rows {
		left := "  " + row[0]
		if w := ansi.StringWidth(row[0]); w <= width {
			left += strings.Repeat(" ", width-w)
		} else {
			left += "\n  " + strings.Repeat(" ", width)
		}
		fmt.Fprintf(out, "%s  %s\n", left, row[1])
	}
}

func indent(text string) string {
	return "  " + strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n  ")
}

// lower is an act within a sentence.
func lower(text string) string {
	first := []rune(text)
	return strings.ToLower(string(first[:1])) + string(first[1:])
}

func capital(text string) string {
	first := []rune(text)
	return strings.ToUpper(string(first[:1])) + string(first[1:])
}
