package cli

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

func (s *session) overdueCommand() *cobra.Command {
	var short, code bool
	cmd := &cobra.Command{
		Use: "retards", Short: "ce qui est en retard, le plus ancien d'abord, puis le total",
		Long: "Liste ce qui est en retard, le plus ancien d'abord, avec les jours et le reste dû, puis le total.\n" +
			"--court tient en une ligne pour l'invite du shell ; --code rend 10 si quelque chose est en retard.",
		Example: "facturier retards\nfacturier retards --court --code",
		Args:    only,
	}
	cmd.Flags().BoolVar(&short, "court", false, "une ligne (« 3 retards · 2 450,00 € »), rien s'il n'y en a pas")
	cmd.Flags().BoolVar(&code, "code", false, "rend le code 10 si quelque chose est en retard")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return s.with(cmd, func(ctx context.Context, book *app.App) error {
			late, err := s.overdue(ctx, book, short)
			if err == nil && late && code {
				return exitOnly(exitOverdue)
			}
			return err
		})
	}
	return cmd
}

// shortView is "retards --court --json".
type shortView struct {
	Count int         `json:"nombre"`
	Sum   json.Number `json:"total"`
	Text  string      `json:"texte"`
}

// overdue shows what is overdue, and says whether anything is.
func (s *session) overdue(ctx context.Context, book *app.App, short bool) (bool, error) {
	q := invoice.Query{Family: invoice.InvoiceFamily, State: invoice.Overdue, Sort: invoice.ByDue, Today: book.Today()}
	if !short && !s.json {
		return s.overdueText(ctx, book, q)
	}
	morning, err := book.Morning(ctx, book.Today())
	if err != nil {
		return false, err
	}
	late := morning.OverdueCount > 0
	line := ""
	if late {
		line = fmt.Sprintf("%s · %s", plural(morning.OverdueCount, "retard", "retards"), morning.OverdueSum)
	}
	switch {
	case short && s.json:
		return late, s.print(shortView{morning.OverdueCount, amountNumber(morning.OverdueSum), line})
	case short && late:
		s.say("%s", line)
		return late, nil
	case short:
		return late, nil
	}
	return late, s.listJSON(ctx, book, q)
}

func (s *session) overdueText(ctx context.Context, book *app.App, q invoice.Query) (bool, error) {
	t := s.table(column{"Client", false, 32}, column{"Facture", false, 0}, column{"Échéance", true, 0}, column{"Retard", true, 0}, column{"Reste dû", true, 0})
	count, sum := 0, invoice.Amount(0)
	err := eachDocument(ctx, book, q, func(row invoice.Row) error {
		count++
		sum += row.Balance
		t.row(row.ClientName, row.DisplayNumber(), row.DueDate.String(), fmt.Sprintf("%d j", row.DaysLate(q.Today)), row.Remaining().In(row.Currency))
		return nil
	})
	if err != nil {
		return false, err
	}
	if count == 0 {
		s.say("Rien en retard.")
		return false, nil
	}
	t.row(plural(count, "facture en retard", "factures en retard"), "", "", "", sum.String())
	t.flush()
	return true, nil
}
