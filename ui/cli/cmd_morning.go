package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
	"facturier/invoice/reminder"
)

func (s *session) morningCommand() *cobra.Command {
	var short, code bool
	cmd := &cobra.Command{
		Use: "matin", Short: "ce qui attend aujourd'hui, le plus urgent d'abord",
		Long: "Liste ce qui attend aujourd'hui, le plus urgent d'abord, avec le pourquoi de chaque ligne : relances, promesses non tenues,\n" +
			"messages qui ne sont pas partis, ce qui est à rendre, échéances proches, devis à suivre ou à facturer, brouillons oubliés, déclaration à l'URSSAF.\n" +
			"--court tient en une ligne pour l'invite du shell ; --code rend 10 si quelque chose attend.",
		Example: "facturier matin\nfacturier matin --court --code",
		Args:    only,
	}
	cmd.Flags().BoolVar(&short, "court", false, "une ligne (« 5 à faire · 3 à relancer, 2 450,00 € »), rien si tout est fait")
	cmd.Flags().BoolVar(&code, "code", false, "rend le code 10 si quelque chose attend")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return s.with(cmd, func(ctx context.Context, book *app.App) error {
			tasks, err := book.MorningTasks(ctx)
			if err != nil {
				return err
			}
			if err := s.showMorning(tasks, short); err != nil {
				return err
			}
			if code && len(reminder.Now(tasks)) > 0 {
				return exitOnly(exitOverdue)
			}
			return nil
		})
	}
	return cmd
}

// morningView is "matin --court --json".
type morningView struct {
	Count   int         `json:"nombre"`
	ToAsk   int         `json:"a_relancer"`
	Claimed json.Number `json:"total"`
	Unsent  int         `json:"envois"`
	Text    string      `json:"texte"`
}

func (s *session) showMorning(tasks []reminder.Task, short bool) error {
	switch {
	case short && s.json:
		count, sum := asked(tasks)
		return s.print(morningView{len(reminder.Now(tasks)), count, amountNumber(sum), unsent(tasks), morningLine(tasks)})
	case short && len(reminder.Now(tasks)) == 0:
		return nil
	case short:
		s.say("%s", morningLine(tasks))
		return nil
	case s.json:
		list := jsonList{s: s}
		for _, task := range tasks {
			if err := list.add(viewTask(task)); err != nil {
				return err
			}
		}
		return list.end()
	case len(tasks) == 0:
		s.say("Tout est fait : rien n'attend aujourd'hui.")
		return nil
	}
	t := s.table(column{"À faire", false, 0}, column{"Document", false, 0}, column{"Client", false, 28}, column{"Montant", true, 0}, column{"Pourquoi", false, 0})
	for _, task := range tasks {
		amount := ""
		if task.Amount != 0 || task.Own != 0 {
			amount = task.Sum()
		}
		t.row(taskWord(task), task.Number, task.ClientName, amount, task.Why)
	}
	t.flush()
	if line := morningLine(tasks); line != "" {
		s.say("%s", line)
		return nil
	}
	s.say("Tout est fait : rien n'attend aujourd'hui.")
	return nil
}

// asked are the invoices to ask for, and what they come to.
func asked(tasks []reminder.Task) (count int, sum invoice.Amount) {
	for _, task := range tasks {
		if toAsk(task) {
			count++
			sum += task.Amount
		}
	}
	return count, sum
}

// unsent is how many messages did not leave.
func unsent(tasks []reminder.Task) (count int) {
	for _, task := range tasks {
		if task.Kind == reminder.ToResend {
			count++
		}
	}
	return count
}

// toAsk says that a line is an invoice which is late.
func toAsk(task reminder.Task) bool {
	return task.Kind == reminder.ToRemind || task.Kind == reminder.BrokenPromise || task.Kind == reminder.BrokenPlan
}

// morningLine is the whole list in one line.
func morningLine(tasks []reminder.Task) string {
	now := reminder.Now(tasks)
	if len(now) == 0 {
		return ""
	}
	line := fmt.Sprintf("%d à faire", len(now))
	if count, sum := asked(tasks); count > 0 {
		about := ""
		if slices.ContainsFunc(tasks, func(t reminder.Task) bool { return toAsk(t) && t.Currency != "" }) {
			about = "≈ "
		}
		line += fmt.Sprintf(" · %d à relancer, %s%s", count, about, sum)
	}
	waiting := map[string]int{}
	for _, task := range tasks {
		if task.Kind == reminder.ToResend {
			waiting[taskWord(task)]++
		}
	}
	for _, act := range []string{"reprendre", "vérifier", "abandonner"} {
		if count := waiting[act]; count > 0 {
			line += " · " + plural(count, "envoi", "envois") + " à " + act
		}
	}
	return line
}

// taskWord is the act that a line proposes, or the day from which it does.
func taskWord(task reminder.Task) string {
	if task.From != 0 {
		return "le " + task.From.String()[:5]
	}
	switch task.Kind {
	case reminder.ToResend:
		switch {
		case task.Result == reminder.Uncertain:
			return "vérifier"
		case task.Stale:
			return "abandonner"
		}
		return "reprendre"
	case reminder.ToGiveBack:
		return "rendre"
	case reminder.ToDeclare:
		return "déclarer"
	case reminder.ToInvoice:
		return "facturer"
	case reminder.Expiring, reminder.ToFollowUp:
		return "suivre"
	case reminder.DueSoon:
		return "rappeler"
	case reminder.OldDraft:
		return "finir"
	}
	switch task.Tone {
	case reminder.Recover:
		return "dossier"
	case "": // the ladder is over
		return "voir"
	}
	return "relancer"
}
