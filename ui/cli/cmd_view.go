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
		replacement, err := replacedBy(ctx, book, d)
		if err != nil {
			return err
		}
		settings, err := book.Settings(ctx)
		if err != nil {
			return err
		}
		s.showDocument(d, settings, book.Today(), replacement)
		if err := s.showStanding(ctx, book, d); err != nil {
			return err
		}
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

// showDocument writes a document; replacement is the number of the invoice that
// replaces it, "" for none.
func (s *session) showDocument(d invoice.Document, settings invoice.Settings, today invoice.Date, replacement string) {
	s.say("%s %s · %s · %s", capital(labelOf(d)), d.DisplayNumber(), stateText(d.Facts(), today), d.Totals.Gross.In(d.Currency))
	client := clientName(d)
	if d.Client.ID != 0 {
		client = fmt.Sprintf("%s (%d)", client, d.Client.ID)
	}
	s.pair("Client", client)
	s.pair("Objet", d.Subject)
	s.pair("Date", d.IssueDate.String())
	s.pair("Prestation", period(d.ServiceStart, d.ServiceEnd))
	s.pair("Échéance", d.DueDate.String())
	s.pair("Escompte", escompteOf(&d, settings, today))
	s.pair("Validité", d.ValidUntil.String())
	s.pair("Exécution", d.Execution)
	s.pair("Acompte", d.Asked.String())
	s.pair("Commande", d.OrderNumber)
	s.pair("Contrat", d.Contract)
	s.pair("Devis", d.QuoteName())
	if d.Origin != "" {
		s.pair(originWord(d.Kind), fmt.Sprintf("%s du %s", d.Origin, d.OriginDate))
	}
	if of := d.Penalties; d.ClaimsPenalties() {
		s.pair("Pénalités", strings.TrimSpace(fmt.Sprintf("de %s du %s, %s", of.Number, of.Date, of.Days())))
	}
	if replacement != "" {
		s.pair("Remplacée", "par "+replacement)
	}
	if d.Means != "" && d.Means != invoice.Transfer {
		s.pair("Moyen", d.Means.Label())
	}
	s.pair("Payée le", d.SettledOn.String())
	if d.Currency != "" {
		s.pair("Devise", currencyText(&d))
	}
	s.pair("Motif", d.Reason)
	s.pair("Conditions", d.Terms)
	s.pair("Notes", d.Notes)
	s.say("")
	s.showLines(d)
	s.say("")
	s.showTotals(d, replacement != "")
}

// originWord says what a document does to the one that it comes from.
func originWord(k invoice.Kind) string {
	if k == invoice.CorrectedInvoice {
		return "Remplace"
	}
	return "Corrige"
}

// currencyText is a currency and its rate: "USD, 1 USD = 0,9200 €".
func currencyText(d *invoice.Document) string {
	code := d.Currency.Code()
	if d.ExchangeRate == 0 {
		return code
	}
	return fmt.Sprintf("%s, 1 %s = %s €", code, code, d.ExchangeRate)
}

func period(start, end invoice.Date) string {
	if end.IsZero() {
		return start.String()
	}
	return fmt.Sprintf("du %s au %s", start, end)
}

func (s *session) showProgress(ctx context.Context, book *app.App, d invoice.Document) error {
	progress, err := book.Progress(ctx, d.ID)
	if err != nil {
		return err
	}
	s.say("")
	s.pair("Facturé", progress.Invoiced.In(d.Currency))
	if progress.Credited != 0 {
		s.pair("dont avoirs", (-progress.Credited).In(d.Currency))
	}
	if progress.Drafted != 0 {
		s.pair("En brouillon", progress.Drafted.In(d.Currency))
	}
	s.pair("Reste", progress.Left.In(d.Currency))
	return nil
}

func (s *session) showThread(ctx context.Context, book *app.App, d invoice.Document) error {
	events, err := book.Thread(ctx, d.ID)
	if err != nil || len(events) == 0 {
		return err
	}
	s.say("\nFil")
	t := s.table(column{"", false, 0}, column{"", false, 40}, column{"", false, 0}, column{"", true, 0}, column{"", false, 0})
	t.begun = true
	for _, e := range events {
		amount := ""
		if e.Amount != 0 {
			amount = e.Amount.In(d.Currency)
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
	if f.ToGiveBack() > 0 {
		text += ", à rendre"
	}
	return text
}
