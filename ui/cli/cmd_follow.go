package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
	"facturier/invoice/reminder"
)

// noted answers a line added to the journal.
func (s *session) noted(e reminder.Entry, sentence string) error {
	if s.json {
		return s.print(viewEntry(e))
	}
	s.answer("", sentence)
	return nil
}

func (s *session) promiseCommand() *cobra.Command {
	var date, amount, text string
	cmd := &cobra.Command{
		Use: "promesse", Short: "note que le client dit quand il paiera",
		Long: "Note que le client dit quand il paiera, et combien : la facture n'est plus relancée jusqu'à ce jour inclus, et revient\n" +
			"le lendemain si la somme n'est pas là.",
		Example: "facturier facture promesse F2026-0001 --date vendredi\nfacturier facture promesse F2026-0001 --date 15/12 --montant 500",
	}
	cmd.Flags().StringVar(&date, "date", "", "`DATE` jour promis (15/12, vendredi, +8)")
	cmd.Flags().StringVar(&amount, "montant", "", "`MONTANT` somme promise, sinon tout le reste dû")
	cmd.Flags().StringVar(&text, "note", "", "`TEXTE` qui l'a dit, comment")
	return s.onDocument(invoiceWords, cmd, func(ctx context.Context, book *app.App, d invoice.Document) error {
		if date == "" {
			return usage("Il manque le jour promis.", "Ajoutez --date vendredi, ou --date 15/12.")
		}
		on, err := invoice.ParseDate(date, book.Today())
		if err != nil {
			return invoice.At(err, invoice.FieldDate)
		}
		sum, err := positive(amount, "Sans --montant, la promesse est de tout le reste dû.")
		if err != nil {
			return err
		}
		e, err := book.Promise(ctx, d.ID, on, sum, text)
		if err != nil {
			return err
		}
		rests, err := restWords(ctx, book, d.ID, "rien n'est demandé d'ici là")
		if err != nil {
			return err
		}
		return s.noted(e, fmt.Sprintf("%s : %s promis pour le %s ; %s.", d.Number, e.Sum(), e.Until, rests))
	})
}

// restWords say what follows for an invoice, which a dispute holds whatever is
// agreed.
func restWords(ctx context.Context, book *app.App, id int64, otherwise string) (string, error) {
	disputed, err := book.Disputed(ctx, id)
	if disputed {
		return "elle reste en litige", err
	}
	return otherwise, err
}

// positive reads a sum above zero; nothing is zero.
func positive(text, hint string) (invoice.Amount, error) {
	if text == "" {
		return 0, nil
	}
	sum, err := invoice.ParseAmount(text)
	if err == nil && sum <= 0 {
		err = invoice.Invalid("", "Le montant est au-dessus de zéro.", hint)
	}
	return sum, invoice.At(err, invoice.FieldAmount)
}

func (s *session) disputeCommand() *cobra.Command {
	var reason string
	var lift bool
	cmd := &cobra.Command{
		Use: "litige", Short: "note que le client conteste une facture, qui n'est plus relancée ; --leve y met fin",
		Example: "facturier facture litige F2026-0001 --motif \"Deux jours contestés\"\nfacturier facture litige F2026-0001 --leve",
	}
	cmd.Flags().StringVar(&reason, "motif", "", "`TEXTE` ce que le client conteste ; avec --leve, comment cela finit")
	cmd.Flags().BoolVar(&lift, "leve", false, "le litige est réglé : les relances reprennent où elles en étaient")
	return s.onDocument(invoiceWords, cmd, func(ctx context.Context, book *app.App, d invoice.Document) error {
		if lift {
			e, err := book.LiftDispute(ctx, d.ID, reason)
			if err != nil {
				return err
			}
			return s.noted(e, fmt.Sprintf("%s n'est plus en litige.", d.Number))
		}
		if strings.TrimSpace(reason) == "" {
			return usage("Il manque ce que le client conteste.", "Ajoutez --motif \"…\", ou --leve pour mettre fin au litige.")
		}
		e, err := book.Dispute(ctx, d.ID, reason)
		if err != nil {
			return err
		}
		return s.noted(e, fmt.Sprintf("%s est en litige : elle n'est plus relancée jusqu'à --leve.", d.Number))
	})
}

func (s *session) noteCommand(w kindWords) *cobra.Command {
	return &cobra.Command{
		Use: "note NUMÉRO TEXTE", Short: "ajoute une note au journal",
		Example:           fmt.Sprintf("facturier %s note %s \"Mme Petit rappelle lundi\"", w.command, w.number),
		Args:              two("le numéro ("+w.number+")", "le texte de la note"),
		ValidArgsFunction: s.completeDocuments(w.family),
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.with(cmd, func(ctx context.Context, book *app.App) error {
				d, err := book.FindDocument(ctx, w.family, args[0])
				if err != nil {
					return err
				}
				e, err := book.Note(ctx, d.ID, strings.Join(args[1:], " "))
				if err != nil {
					return err
				}
				return s.noted(e, fmt.Sprintf("%s : noté.", d.DisplayNumber()))
			})
		},
	}
}

// two takes a first argument and the words after it.
func two(first, second string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) == 0 || strings.TrimSpace(args[0]) == "":
			return usage(fmt.Sprintf("Il manque %s.", first), "Usage : "+cmd.UseLine())
		case strings.TrimSpace(strings.Join(args[1:], " ")) == "":
			return usage(fmt.Sprintf("Il manque %s.", second), "Usage : "+cmd.UseLine())
		}
		return nil
	}
}

func (s *session) putOffCommand(w kindWords) *cobra.Command {
	var lift bool
	cmd := &cobra.Command{
		Use: "reporter NUMÉRO JOUR", Short: "retire une ligne du matin jusqu'à un jour, où elle revient",
		Long: "Retire une ligne de « facturier matin » jusqu'à un jour, où elle revient : demain, lundi, +7, 15/12.\n" +
			"--annuler la fait revenir aussitôt.",
		Example: fmt.Sprintf("facturier %[1]s reporter %[2]s demain\nfacturier %[1]s reporter %[2]s +7\nfacturier %[1]s reporter %[2]s --annuler", w.command, w.number),
		Args: func(cmd *cobra.Command, args []string) error {
			if lift {
				return one("le numéro ("+w.number+") ou l'identifiant d'un brouillon")(cmd, args)
			}
			return two("le numéro ("+w.number+") ou l'identifiant d'un brouillon", "le jour où cela revient (demain, lundi, +7)")(cmd, args)
		},
		ValidArgsFunction: s.completeDocuments(w.family),
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.with(cmd, func(ctx context.Context, book *app.App) error {
				d, err := book.FindDocument(ctx, w.family, args[0])
				if err != nil {
					return err
				}
				return s.putOff(ctx, book, reminder.Task{DocumentID: d.ID, Number: capital(d.DisplayNumber()), ClientID: d.Client.ID}, strings.Join(args[1:], " "))
			})
		},
	}
	cmd.Flags().BoolVar(&lift, "annuler", false, "annule le report : la ligne revient aussitôt")
	return cmd
}

// putOff takes a line off the morning until a day; without one, it brings it back.
func (s *session) putOff(ctx context.Context, book *app.App, task reminder.Task, day string) error {
	if day == "" {
		e, err := book.LiftPutOff(ctx, task)
		if err != nil {
			return err
		}
		return s.noted(e, "Annulé : report "+ofLine(task)+".")
	}
	until, err := invoice.ParseDate(day, book.Today())
	if err != nil {
		return invoice.At(err, invoice.FieldDate)
	}
	e, err := book.PutOff(ctx, task, until)
	if err != nil {
		return err
	}
	return s.noted(e, fmt.Sprintf("%s revient le %s %s.", capital(lineName(task)), until.Weekday(), until))
}

// lineName names a line of the morning in a sentence.
func lineName(task reminder.Task) string {
	if task.Kind == reminder.ToDeclare {
		return "la déclaration " + task.Number
	}
	return task.Number
}

// ofLine is lineName after "de": "du brouillon 12".
func ofLine(task reminder.Task) string {
	if after, draft := strings.CutPrefix(lineName(task), "brouillon "); draft {
		return "du brouillon " + after
	}
	return "de " + lineName(task)
}

func (s *session) declareCommand() *cobra.Command {
	var until string
	var lift bool
	cmd := &cobra.Command{
		Use: "declarer [PÉRIODE]", Short: "note que le chiffre d'affaires est déclaré à l'URSSAF",
		Long: "Note que le chiffre d'affaires de la période qui attend est déclaré à l'URSSAF : la ligne quitte « facturier matin ».\n" +
			"Le rythme se règle par « facturier reglages relances --declaration mois|trimestre ».",
		Example: "facturier declarer\nfacturier declarer 2026-10\nfacturier declarer --reporter lundi", Args: cobra.ArbitraryArgs,
	}
	cmd.Flags().StringVar(&until, "reporter", "", "`JOUR` pas encore : la ligne revient ce jour-là")
	cmd.Flags().BoolVar(&lift, "annuler", false, "annule le report : la ligne revient aussitôt")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) > 1:
			return usage(fmt.Sprintf("« %s » est de trop : il faut seulement la période.", shorten(args[1])), "Usage : "+cmd.UseLine())
		case lift && until != "":
			return usage("--annuler et --reporter ne vont pas ensemble.", "")
		}
		return s.with(cmd, func(ctx context.Context, book *app.App) error {
			task, err := declaration(ctx, book, strings.Join(args, ""))
			if err != nil {
				return err
			}
			if lift || until != "" {
				return s.putOff(ctx, book, task, until)
			}
			e, err := book.Declare(ctx, task)
			if err != nil {
				return err
			}
			return s.noted(e, fmt.Sprintf("Déclaration %s notée.", task.Number))
		})
	}
	return cmd
}

// declaration is the period that a declaration is noted for, put off or not.
func declaration(ctx context.Context, book *app.App, period string) (reminder.Task, error) {
	tasks, err := book.Declarations(ctx)
	if err != nil {
		return reminder.Task{}, err
	}
	for _, task := range tasks {
		if period == "" || strings.EqualFold(period, task.Number) {
			return task, nil
		}
	}
	if len(tasks) > 0 {
		return reminder.Task{}, &invoice.Error{Code: invoice.CodeNotFound, Message: fmt.Sprintf("La période %s n'attend pas de déclaration.", shorten(period)),
			Hint: fmt.Sprintf("Celle qui attend est %s.", tasks[0].Number)}
	}
	return reminder.Task{}, &invoice.Error{Code: invoice.CodeNotFound, Message: "Aucune déclaration n'attend.",
		Hint: "Le rythme se règle par « facturier reglages relances --declaration mois|trimestre »."}
}
