package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

func (s *session) viewCommand(w kindWords) *cobra.Command {
	var page bool
	cmd := &cobra.Command{
		Use: "voir", Short: "montre " + w.the + ", ses sommes et son fil",
		Example: fmt.Sprintf("facturier %s voir %s\nfacturier %s voir 12 --page", w.command, w.number, w.command),
	}
	cmd.Flags().BoolVar(&page, "page", false, "montre la page, telle qu'elle s'imprime ou s'imprimerait")
	return s.onDocument(w, cmd, func(ctx context.Context, book *app.App, d invoice.Document) error {
		if s.json {
			return s.changed(ctx, book, d, "", "")
		}
		if page {
			text, err := book.Preview(ctx, d)
			if err == nil {
				s.say("%s", strings.TrimRight(text, "\n"))
			}
			return err
		}
		s.showDocument(d, book.Today())
		if path := book.PDFPath(d); path != "" {
			s.pair("PDF", path)
		}
		if d.Kind == invoice.Quote && d.Issued() {
			if err := s.showProgress(ctx, book, d); err != nil {
				return err
			}
		}
		return s.showThread(ctx, book, d)
	})
}

// pair writes a name and its value, unless it is empty.
func (s *session) pair(name, value string) {
	if value != "" {
		s.say("  %-12s %s", name, strings.Map(onOneLine, value))
	}
}

func (s *session) showDocument(d invoice.Document, today invoice.Date) {
	s.say("%s %s · %s · %s", capital(d.Kind.Label()), d.DisplayNumber(), stateText(d.Facts(), today), d.Totals.Gross)
	client := clientName(d)
	if d.Client.ID != 0 {
		client = fmt.Sprintf("%s (%d)", client, d.Client.ID)
	}
	s.pair("Client", client)
	s.pair("Objet", d.Subject)
	s.pair("Date", d.IssueDate.String())
	s.pair("Prestation", period(d.ServiceStart, d.ServiceEnd))
	s.pair("Échéance", d.DueDate.String())
	s.pair("Validité", d.ValidUntil.String())
	s.pair("Exécution", d.Execution)
	s.pair("Acompte", d.Asked.String())
	s.pair("Commande", d.OrderNumber)
	s.pair("Devis", d.QuoteName())
	if d.Origin != "" {
		s.pair("Corrige", fmt.Sprintf("%s du %s", d.Origin, d.OriginDate))
	}
	s.pair("Motif", d.Reason)
	s.pair("Conditions", d.Terms)
	s.pair("Notes", d.Notes)
	s.say("")
	s.showLines(d)
	s.say("")
	s.showTotals(d)
}

func period(start, end invoice.Date) string {
	if end.IsZero() {
		return start.String()
	}
	return fmt.Sprintf("du %s au %s", start, end)
}

func (s *session) showLines(d invoice.Document) {
	columns := []column{{"  ", true, 5}, {"Désignation", false, 48}, {"Quantité", true, 0}, {"Unité", false, 12}, {"Prix", true, 0}}
	discounts, rates := false, false
	for _, l := range d.Lines {
		discounts = discounts || !l.Discount.IsZero()
		rates = rates || l.VAT != 0
	}
	if discounts {
		columns = append(columns, column{"Remise", true, 0})
	}
	if rates {
		columns = append(columns, column{"TVA", true, 0})
	}
	t := s.table(append(columns, column{"Montant", true, 0})...)
	for i, l := range d.Lines {
		row := []string{fmt.Sprint(i + 1), l.Designation, l.Quantity.String(), l.Unit, l.Price.String()}
		if discounts {
			row = append(row, l.Discount.String())
		}
		if rates {
			row = append(row, l.VAT.String())
		}
		t.row(append(row, l.Net.String())...)
	}
	t.flush()
}

func (s *session) showTotals(d invoice.Document) {
	sums := s.table(column{"", false, 0}, column{"", true, 0})
	sums.begun = true
	t := d.Totals
	if t.Discount != 0 {
		sums.row("  Remise", (-t.Discount).String())
	}
	if t.VAT != 0 {
		sums.row("  Total HT", t.Net.String())
		for _, g := range t.Groups {
			sums.row("  TVA "+g.Rate.String(), g.VAT.String())
		}
		sums.row("  Total TTC", t.Gross.String())
	}
	for _, deposit := range d.Deductions {
		sums.row(fmt.Sprintf("  Acompte %s du %s", deposit.Number, deposit.Date), (-deposit.Gross).String())
	}
	switch {
	case d.Kind != invoice.Quote:
		sums.row("  Net à payer", t.Payable.String())
	case t.VAT == 0:
		sums.row("  Total", t.Payable.String())
	}
	if d.Credited != 0 {
		sums.row("  Avoirs", (-d.Credited).String())
	}
	if d.Paid != 0 {
		sums.row("  Encaissé", (-d.Paid).String())
	}
	if d.Issued() && d.Kind.Payable() {
		sums.row("  Reste dû", d.Remaining().String())
	}
	sums.flush()
}

func (s *session) showProgress(ctx context.Context, book *app.App, d invoice.Document) error {
	progress, err := book.Progress(ctx, d.ID)
	if err != nil {
		return err
	}
	s.say("")
	s.pair("Facturé", progress.Invoiced.String())
	if progress.Credited != 0 {
		s.pair("dont avoirs", (-progress.Credited).String())
	}
	if progress.Drafted != 0 {
		s.pair("En brouillon", progress.Drafted.String())
	}
	s.pair("Reste", progress.Left.String())
	return nil
}

func (s *session) showThread(ctx context.Context, book *app.App, d invoice.Document) error {
	events, err := book.Thread(ctx, d.ID)
	if err != nil || len(events) == 0 {
		return err
	}
	s.say("\nFil")
	t := s.table(column{"", false, 0}, column{"", false, 40}, column{"", false, 0}, column{"", true, 0}, column{"", false, 60})
	t.begun = true
	for _, e := range events {
		amount := ""
		if e.Amount != 0 {
			amount = e.Amount.String()
		}
		number := e.Number
		if e.PaymentID != 0 {
			number = fmt.Sprintf("n° %d", e.PaymentID)
		}
		note := e.Note
		if e.Reversed {
			note = strings.TrimPrefix(note+", annulé", ", ")
		}
		t.row("  "+e.Date.String(), e.What, number, amount, note)
	}
	t.flush()
	return nil
}

// stateText is a state in words, with the days late and what credit notes took.
func stateText(f invoice.Facts, today invoice.Date) string {
	state := f.State(today)
	text := state.Label()
	if f.Kind == invoice.CreditNote && (state == invoice.Issued || state == invoice.Delivered) {
		text = strings.TrimSuffix(text, "e") // un avoir émis
	}
	if days := f.DaysLate(today); days > 0 {
		text = fmt.Sprintf("%s de %d j", text, days)
	}
	if f.PartlyCredited() {
		text += ", partiellement annulée"
	}
	return text
}
