package cli

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice/reminder"
)

func (s *session) remindersCommand() *cobra.Command {
	var effect bool
	var year int
	cmd := &cobra.Command{
		Use: "relances", Short: "les relances qui attendent ; --bilan dit ce que celles de l'année ont rapporté",
		Long: "Liste les relances qui attendent aujourd'hui. Avec --bilan, ce que celles d'une année ont rapporté, par étape et par client, sur\n" +
			"l'année et ses deux semestres : factures relancées et payées, part encaissée, jours entre l'étape et le paiement.",
		Example: "facturier relances\nfacturier relances --bilan --annee 2026", Args: only,
	}
	cmd.Flags().BoolVar(&effect, "bilan", false, "ce que les relances ont rapporté")
	cmd.Flags().IntVar(&year, "annee", 0, "`ANNÉE` avec --bilan, sinon l'année en cours")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if cmd.Flags().Changed("annee") {
			if !effect {
				return usage("--annee ne va qu'avec --bilan.", "")
			}
			if err := knownYear(year); err != nil {
				return err
			}
		}
		return s.with(cmd, func(ctx context.Context, book *app.App) error {
			if !effect {
				return s.showReminders(ctx, book)
			}
			if year == 0 {
				year = book.Today().Year()
			}
			e, err := book.Effect(ctx, year)
			if err != nil {
				return err
			}
			return s.showEffect(e)
		})
	}
	return cmd
}

// showReminders is the part of the morning that asks for money.
func (s *session) showReminders(ctx context.Context, book *app.App) error {
	tasks, err := book.Tasks(ctx)
	if err != nil {
		return err
	}
	var waiting []reminder.Task
	for _, task := range tasks {
		if toAsk(task) || task.Kind == reminder.DueSoon {
			waiting = append(waiting, task)
		}
	}
	if len(waiting) == 0 && !s.json {
		s.say("Aucune relance n'attend aujourd'hui.")
		return nil
	}
	return s.showMorning(waiting, false)
}

type effectView struct {
	Year   int              `json:"annee"`
	Whole  effectPeriodView `json:"total"`
	First  effectPeriodView `json:"semestre_1"`
	Second effectPeriodView `json:"semestre_2"`
}

type effectPeriodView struct {
	effectSumView
	Steps   []effectSumView `json:"etapes"`
	Clients []effectSumView `json:"clients"`
}

type effectSumView struct {
	Step      string      `json:"etape,omitempty"`
	Client    *partyView  `json:"client,omitempty"`
	Reminders int         `json:"relances"`
	Invoices  int         `json:"factures"`
	Paid      int         `json:"payees"`
	PerPaid   json.Number `json:"relances_par_payee"`
	Days      *int        `json:"jours"`
	Asked     json.Number `json:"demande"`
	Received  json.Number `json:"encaisse"`
	Rate      json.Number `json:"taux"`
}

func viewEffectSum(e app.EffectSum) effectSumView {
	view := effectSumView{Step: string(e.Tone), Reminders: e.Reminders, Invoices: e.Invoices, Paid: e.Paid, PerPaid: decimal(int64(e.PerPaid()), 1, 0),
		Asked: amountNumber(e.Asked), Received: amountNumber(e.Received), Rate: rateNumber(e.Rate())}
	if e.ClientID != 0 {
		view.Client = &partyView{e.ClientID, e.ClientName}
	}
	if days := e.Days(); days >= 0 {
		view.Days = &days
	}
	return view
}

func viewEffectPeriod(p app.EffectPeriod) effectPeriodView {
	view := effectPeriodView{effectSumView: viewEffectSum(p.EffectSum), Steps: []effectSumView{}, Clients: []effectSumView{}}
	for _, step := range p.Steps {
		view.Steps = append(view.Steps, viewEffectSum(step))
	}
	for _, client := range p.Clients {
		view.Clients = append(view.Clients, viewEffectSum(client))
	}
	return view
}

func (s *session) showEffect(e app.Effect) error {
	if s.json {
		return s.print(effectView{e.Year, viewEffectPeriod(e.Whole), viewEffectPeriod(e.First), viewEffectPeriod(e.Second)})
	}
	if e.Whole.Reminders == 0 {
		s.say("Aucune relance en %d.", e.Year)
		return nil
	}
	t := s.table(column{fmt.Sprint(e.Year), false, 34}, column{"Relances", true, 0}, column{"Factures", true, 0}, column{"Payées", true, 0}, column{"Par payée", true, 0},
		column{"Délai", true, 0}, column{"Demandé", true, 0}, column{"Encaissé", true, 0}, column{"Taux", true, 0})
	add := func(name string, sum app.EffectSum) {
		days, per := "", ""
		if sum.Days() >= 0 {
			days = fmt.Sprint(sum.Days())
		}
		if sum.PerPaid() > 0 {
			per = fmt.Sprintf("%d,%d", sum.PerPaid()/10, sum.PerPaid()%10)
		}
		t.row(name, fmt.Sprint(sum.Reminders), fmt.Sprint(sum.Invoices), fmt.Sprint(sum.Paid), per, days, sum.Asked.String(), sum.Received.String(), sum.Rate().String())
	}
	for _, step := range e.Whole.Steps {
		add(capital(step.Tone.Label()), step)
	}
	for _, client := range e.Whole.Clients {
		add("· "+client.ClientName, client)
	}
	add("1er semestre", e.First.EffectSum)
	add("2e semestre", e.Second.EffectSum)
	add("Année", e.Whole.EffectSum)
	t.flush()
	return nil
}
