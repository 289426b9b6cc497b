package cli

import (
	"context"
	"os"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

// completions is how many numbers or clients are offered at once.
const completions = 50

func (s *session) completionCommand() *cobra.Command {
	shells := []string{"bash", "zsh", "fish"}
	cmd := &cobra.Command{
		Use: "completion", Short: "écrit la complétion pour bash, zsh ou fish",
		Long:    "Écrit ce que le shell doit lire pour compléter les commandes, les numéros et les clients.",
		Example: "source <(facturier completion bash)\nfacturier completion fish > ~/.config/fish/completions/facturier.fish",
		Args:    only, RunE: family,
	}
	for _, shell := range shells {
		cmd.AddCommand(&cobra.Command{
			Use: shell, Short: "la complétion pour " + shell, Example: "facturier completion " + shell, Args: only,
			RunE: func(cmd *cobra.Command, _ []string) error {
				switch shell {
				case "zsh":
					return cmd.Root().GenZshCompletion(s.out)
				case "fish":
					return cmd.Root().GenFishCompletion(s.out, true)
				}
				return cmd.Root().GenBashCompletionV2(s.out, true)
			},
		})
	}
	return cmd
}

// quietly runs a gesture on the book for a completion: a book that is not
// there is not made, and no error is said.
func (s *session) quietly(cmd *cobra.Command, do gesture) {
	path, _ := s.bookPath()
	if _, err := os.Stat(path); err != nil {
		return
	}
	_ = s.with(cmd, do)
}

// completeDocuments offers the latest numbers of a family, and the drafts, that
// begin like what is typed.
func (s *session) completeDocuments(family invoice.Family) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		var choices []string
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		s.quietly(cmd, func(ctx context.Context, book *app.App) error {
			rows, err := book.Documents(ctx, invoice.Query{Family: family, Search: typed, Limit: completions, Today: book.Today()})
			for _, row := range rows {
				d := invoice.Document{ID: row.ID, Number: row.Number, Status: row.Status}
				choices = append(choices, cobra.CompletionWithDesc(name(d), row.ClientName+", "+row.Gross.In(row.Currency)))
			}
			return err
		})
		return choices, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
}

// completeClients offers the clients whose name has what is typed.
func (s *session) completeClients(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	var choices []string
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	s.quietly(cmd, func(ctx context.Context, book *app.App) error {
		rows, err := book.Clients(ctx, invoice.ClientQuery{Search: typed, Limit: completions})
		for _, row := range rows {
			choices = append(choices, cobra.CompletionWithDesc(row.Name, row.City))
		}
		return err
	})
	return choices, cobra.ShellCompDirectiveNoFileComp
}

func (s *session) completeClientFlag(cmd *cobra.Command) {
	_ = cmd.RegisterFlagCompletionFunc("client", func(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return s.completeClients(cmd, nil, typed)
	})
}
