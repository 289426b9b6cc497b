package cli

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
	"facturier/invoice/reminder"
)

func (s *session) outboxCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "envois", Short: "les messages qui attendent, ont échoué, ou sont peut-être partis",
		Long: "Liste les messages qui attendent de partir, ont échoué, ou sont peut-être partis (la ligne est tombée après l'envoi).\n" +
			"Rien n'en repart de soi-même : « envois reprendre » réessaie quand on le demande.",
		Example: "facturier envois\nfacturier envois reprendre 12", Args: only,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return s.with(cmd, func(ctx context.Context, book *app.App) error {
				entries, err := book.Outbox(ctx)
				if err != nil {
					return err
				}
				if len(entries) == 0 && !s.json {
					s.say("Rien n'attend : tout est parti.")
					return nil
				}
				return s.showJournal(entries, false)
			})
		},
	}
	cmd.AddCommand(s.retryCommand(), s.settleCommand(), s.forgetCommand())
	return cmd
}

// onEntry is a command about one line of the outbox, named by its number.
func (s *session) onEntry(cmd *cobra.Command, do func(context.Context, *app.App, int64) error) *cobra.Command {
	cmd.Use += " N°"
	cmd.Args = one("le numéro du message (« facturier envois » les montre)")
	cmd.ValidArgsFunction = s.completeOutbox
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		id, err := strconv.ParseInt(args[0], 10, 64)
		if err != nil || id < 1 {
			return usage(fmt.Sprintf("« %s » n'est pas le numéro d'un message.", shorten(args[0])), "« facturier envois » les montre.")
		}
		return s.with(cmd, func(ctx context.Context, book *app.App) error { return do(ctx, book, id) })
	}
	return cmd
}

func (s *session) retryCommand() *cobra.Command {
	return s.onEntry(&cobra.Command{
		Use: "reprendre", Short: "réessaie un message", Example: "facturier envois reprendre 12 --oui",
		Long: "Réessaie un message qui attend ou a échoué. D'un message peut-être parti, on demande d'abord s'il est arrivé (« envois regler »). Il est refusé si ce qu'il dit n'est plus vrai :\n" +
			"un paiement, un litige, ou la même étape faite autrement.",
	}, func(ctx context.Context, book *app.App, id int64) error {
		e, err := book.Entry(ctx, id)
		if err != nil {
			return err
		}
		if _, err := book.Retry(app.DryRun(ctx), id, nil); err != nil {
			if e.Result == reminder.Queued { // which ends what is stale
				_, err = book.Retry(ctx, id, nil)
			}
			return err
		}
		again := fmt.Sprintf("Renvoyer « %s » à %s", shorten(e.Subject), e.To)
		if e.Result == reminder.Uncertain {
			if again += ", peut-être déjà parti"; s.yes || !isTerminal(s.outside.In) {
				return invoice.Refused(fmt.Sprintf("Ce message à %s est peut-être déjà parti : il le recevrait deux fois.", e.To),
					fmt.Sprintf("Dites s'il est arrivé : « facturier envois regler %d --parti », ou « --pas-parti » pour le reprendre ensuite.", id))
			}
			err = s.confirm(again, "Le client le recevrait deux fois.")
		} else {
			err = s.confirm(again, "Il n'était pas parti.")
		}
		if err != nil {
			return err
		}
		sent, err := book.Retry(ctx, id, s.passwordAsker())
		return s.sent(sent, err)
	})
}

func (s *session) settleCommand() *cobra.Command {
	var left, not bool
	cmd := &cobra.Command{
		Use: "regler", Short: "dit d'un message incertain s'il est parti ou non", Example: "facturier envois regler 12 --parti\nfacturier envois regler 12 --pas-parti",
	}
	cmd.Flags().BoolVar(&left, "parti", false, "il est parti")
	cmd.Flags().BoolVar(&not, "pas-parti", false, "il n'est pas parti : il se reprend")
	return s.onEntry(cmd, func(ctx context.Context, book *app.App, id int64) error {
		if left == not {
			return usage("Dites s'il est parti : --parti ou --pas-parti.", "")
		}
		e, err := book.Settle(ctx, id, left)
		if err != nil {
			return err
		}
		return s.noted(e, fmt.Sprintf("Message %d : %s.", id, resultWords[e.Result]))
	})
}

func (s *session) forgetCommand() *cobra.Command {
	return s.onEntry(&cobra.Command{
		Use: "abandonner", Short: "retire un message qui n'est pas parti ; le journal le garde", Example: "facturier envois abandonner 12",
	}, func(ctx context.Context, book *app.App, id int64) error {
		if err := book.Forget(ctx, id); err != nil {
			return err
		}
		e, err := book.Entry(ctx, id)
		if err != nil {
			return err
		}
		return s.noted(e, fmt.Sprintf("Message %d abandonné : il ne partira pas.", id))
	})
}

func (s *session) completeOutbox(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	var choices []string
	if len(args) == 0 {
		s.quietly(cmd, func(ctx context.Context, book *app.App) error {
			entries, err := book.Outbox(ctx)
			for _, e := range entries {
				choices = append(choices, cobra.CompletionWithDesc(fmt.Sprint(e.ID), resultWords[e.Result]+", "+e.Subject))
			}
			return err
		})
	}
	return choices, cobra.ShellCompDirectiveNoFileComp
}

// completeManyDocuments offers numbers for each argument.
func (s *session) completeManyDocuments(family invoice.Family) cobra.CompletionFunc {
	one := s.completeDocuments(family)
	return func(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return one(cmd, nil, typed)
	}
}
