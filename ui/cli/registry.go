package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

// CommandRow is a command as the README shows it.
type CommandRow struct{ Use, Short string }

// Commands are all the commands that do something, from the tree itself.
func Commands() []CommandRow {
	var rows []CommandRow
	var walk func(cmd *cobra.Command)
	walk = func(cmd *cobra.Command) {
		if cmd.Runnable() && !cmd.Hidden {
			rows = append(rows, CommandRow{Use: strings.TrimSuffix(cmd.UseLine(), " [flags]"), Short: cmd.Short})
		}
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	walk(newSession(Outside{Env: func(string) string { return "" }}).root())
	return rows
}
