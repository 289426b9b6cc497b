package cli

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

func (s *session) statementCommand() *cobra.Command {
	var page, table, from, to string
	cmd := &cobra.Command{
		Use: "releve", Short: "le compte d'un client : pièces, solde, ancienneté, habitudes de paiement",
		Example: "facturier client releve Durand\nfacturier client releve Durand --du 01/01/2026 --au 30/06/2026\nfacturier client releve Durand --pdf releve.pdf --csv releve.csv",
	}
	cmd.Flags().StringVar(&page, "pdf", "", "`FICHIER` écrit le relevé en PDF, « - » pour la sortie standard")
	cmd.Flags().StringVar(&table, "csv", "", "`FICHIER` écrit ses lignes en CSV, « - » pour la sortie standard")
	cmd.Flags().StringVar(&from, "du", "", "`DATE` premier jour de la période, sinon depuis la première pièce")
	cmd.Flags().StringVar(&to, "au", "", "`DATE` dernier jour de la période, sinon aujourd'hui")
	_ = cmd.MarkFlagFilename("pdf", "pdf")
	_ = cmd.MarkFlagFilename("csv", "csv")
	return s.onClient(cmd, func(ctx context.Context, book *app.App, c invoice.Client) error {
		if page == "-" && table == "-" {
			return usage("Une seule sortie standard : --pdf et --csv ne peuvent pas y aller ensemble.", "")
		}
		over, err := periodOf(from, to, book.Today())
		if err != nil {
			return err
		}
		statement, err := book.StatementOver(ctx, c.ID, over)
		if err != nil {
			return err
		}
		if page == "" && table == "" {
			return s.showStatement(statement)
		}
		return s.writeStatement(ctx, book, statement, page, table)
	})
}

// periodOf reads the days of a statement.
func periodOf(from, to string, today invoice.Date) (p app.Period, err error) {
	for _, day := range []struct {
		text, field string
		into        *invoice.Date
	}{{from, app.FieldFrom, &p.From}, {to, app.FieldTo, &p.To}} {
		if day.text == "" {
			continue
		}
		if *day.into, err = invoice.ParseDate(day.text, today); err != nil {
			return p, invoice.At(err, day.field)
		}
	}
	return p, nil
}

func (s *session) writeStatement(ctx context.Context, book *app.App, statement app.Statement, page, table string) error {
	if page != "" {
		content, err := book.StatementPDF(ctx, statement)
		if err != nil {
			return err
		}
		if err := s.putFile(page, content); err != nil {
			return err
		}
	}
	if table != "" {
		if err := s.putFile(table, statement.CSV()); err != nil {
			return err
		}
	}
	if page == "-" || table == "-" {
		return nil
	}
	if s.json {
		return s.print(viewStatement(statement))
	}
	for _, file := range []string{page, table} {
		if file != "" {
			s.say("%s", file)
		}
	}
	return nil
}

type statementLineView struct {
	Date    optional    `json:"date"`
	Piece   string      `json:"piece"`
	Detail  string      `json:"detail"`
	Debit   json.Number `json:"debit"`
	Credit  json.Number `json:"credit"`
	Balance json.Number `json:"solde"`
}

type agedView struct {
	NotDue json.Number `json:"non_echu"`
	To30   json.Number `json:"de_1_a_30"`
	To60   json.Number `json:"de_31_a_60"`
	To90   json.Number `json:"de_61_a_90"`
	Over90 json.Number `json:"plus_de_90"`
}

type statementView struct {
	Client  partyView           `json:"client"`
	From    optional            `json:"du"`
	Date    optional            `json:"au"`
	Opening json.Number         `json:"solde_initial"`
	Lines   []statementLineView `json:"lignes"`
	Balance json.Number         `json:"solde"`
	Aged    agedView            `json:"anciennete"`
	Days    *int                `json:"jours_de_paiement"`
	Late    int                 `json:"en_retard"`
	Settled int                 `json:"factures"`
	Limit   json.Number         `json:"encours"`
	Beyond  json.Number         `json:"depassement"`
	creditView
}

func viewStatement(st app.Statement) statementView {
	a := st.Aged
	view := statementView{Client: partyView{st.Client.ID, st.Client.Name}, From: optional(st.From.ISO()), Date: optional(st.To.ISO()), Opening: amountNumber(st.Opening), Lines: []statementLineView{},
		Balance: amountNumber(st.Closing()), Late: st.Late, Settled: st.Settled,
		Limit: amountNumber(st.Limit), Beyond: amountNumber(st.Beyond), creditView: viewCredit(st.Account),
		Aged: agedView{amountNumber(a.NotDue), amountNumber(a.To30), amountNumber(a.To60), amountNumber(a.To90), amountNumber(a.Over90)}}
	if st.Paid > 0 {
		view.Days = &st.AverageDays
	}
	for _, l := range st.Lines {
		view.Lines = append(view.Lines, statementLineView{optional(l.Date.ISO()), l.Piece, l.Detail, amountNumber(l.Debit), amountNumber(l.Credit), amountNumber(l.Balance)})
	}
	return view
}

func (s *session) showStatement(st app.Statement) error {
	if s.json {
		return s.print(viewStatement(st))
	}
	if st.From != 0 {
		s.say("%s, relevé du %s au %s", st.Client.Name, st.From, st.To)
	} else {
		s.say("%s, relevé au %s", st.Client.Name, st.To)
	}
	t := s.table(column{"Date", false, 0}, column{"Pièce", false, 0}, column{"Détail", false, 28}, column{"Débit", true, 0}, column{"Crédit", true, 0}, column{"Solde", true, 0})
	if st.Opening != 0 {
		t.row(st.From.String(), "Solde antérieur", "", "", "", st.Opening.String())
	}
	for _, l := range st.Lines {
		t.row(l.Date.String(), l.Piece, l.Detail, sumOrNothing(l.Debit), sumOrNothing(l.Credit), l.Balance.String())
	}
	t.flush()
	s.pair("Solde", st.Closing().String())
	if len(st.Account.Currencies()) > 0 {
		s.pair("Crédit", creditText(st.Account))
	}
	s.pair("Non échu", sumOrNothing(st.Aged.NotDue))
	s.pair("1 à 30 j", sumOrNothing(st.Aged.To30))
	s.pair("31 à 60 j", sumOrNothing(st.Aged.To60))
	s.pair("61 à 90 j", sumOrNothing(st.Aged.To90))
	s.pair("Plus de 90 j", sumOrNothing(st.Aged.Over90))
	if st.Paid > 0 {
		s.pair("Paie en", fmt.Sprintf("%d jours, sur %s", st.AverageDays, plural(st.Paid, "facture", "factures")))
	}
	if st.Settled > 0 {
		s.pair("En retard", fmt.Sprintf("%d fois sur %d (%s)", st.Late, st.Settled, st.LateShare()))
	}
	if st.Limit > 0 {
		room := fmt.Sprintf("maximum %s", st.Limit)
		if st.Beyond > 0 {
			room += fmt.Sprintf(", dépassé de %s", st.Beyond)
		}
		s.pair("Encours", room)
	}
	return nil
}

func sumOrNothing(a invoice.Amount) string {
	if a == 0 {
		return ""
	}
	return a.String()
}
