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

func (s *session) claimCommand() *cobra.Command {
	return s.onDocument(invoiceWords, &cobra.Command{
		Use: "calcul", Short: "ce qu'une facture en retard vaut aujourd'hui, ligne par ligne",
		Long: "Compte ce qu'une facture en retard vaut aujourd'hui : reste dû, intérêts segment par segment (somme × taux × jours / 365, coupé\n" +
			"aux paiements et aux semestres), indemnité forfaitaire. C'est le calcul des lettres ; il ne change rien.",
		Example: "facturier facture calcul F2026-0001\nfacturier facture calcul F2026-0001 --aujourdhui 2026-12-31",
	}, func(ctx context.Context, book *app.App, d invoice.Document) error {
		if !d.Issued() || !d.Kind.Payable() {
			return invoice.Refused(fmt.Sprintf("%s ne se réclame pas : seule une facture émise a un calcul.", d.DisplayNumber()), "")
		}
		claim, err := book.Claim(ctx, d.ID)
		if err != nil {
			return err
		}
		if s.json {
			return s.print(viewClaim(claim, book.Today()))
		}
		s.showClaim(claim, book.Today())
		return nil
	})
}

func (s *session) showClaim(c reminder.Claim, on invoice.Date) {
	due := "sans échéance"
	if c.DueDate != 0 {
		due = fmt.Sprintf("échéance le %s", c.DueDate)
	}
	s.say("%s, %s, compté au %s", c.Number, due, on)
	for _, segment := range c.Segments {
		s.say("  %s", segment.In(c.Currency))
	}
	for _, made := range c.Invoiced {
		s.say("  %s", made.In(c.Currency))
	}
	if c.UnknownFrom != 0 {
		s.say("  depuis le %s : taux inconnu, rien n'est compté", c.UnknownFrom)
		s.noteUnknownFrom(c.UnknownFrom)
	}
	t := s.table(column{"", false, 0}, column{"", true, 0})
	t.begun = true
	t.row("  Reste dû", c.Balance.In(c.Currency))
	t.row("  Intérêts", c.Interest.In(c.Currency))
	t.row("  Indemnité forfaitaire", c.Recovery.String())
	t.row("  Total", c.TotalWords())
	t.flush()
}

// showJournal shows lines of the journal, oldest first.
func (s *session) showJournal(entries []reminder.Entry, texts bool) error {
	if s.json {
		list := jsonList{s: s}
		for _, e := range entries {
			if err := list.add(viewEntry(e)); err != nil {
				return err
			}
		}
		return list.end()
	}
	if len(entries) == 0 {
		s.say("Le journal est vide.")
		return nil
	}
	t := s.table(column{"N°", true, 0}, column{"Date", false, 0}, column{"Quoi", false, 0}, column{"Comment", false, 0}, column{"Suite", false, 0}, column{"Détail", false, 60})
	heard := reminder.Heard(entries)
	for _, e := range entries {
		became := resultWords[e.Result]
		if word := heardWords[heard[e.Name()]]; word != "" && e.Result == reminder.Sent {
			became = word
		}
		t.row(fmt.Sprint(e.ID), e.Date.String(), kindOfEntry(e), channelWords[e.Channel], became, entryDetail(e))
		if texts && e.Text != "" {
			t.flush()
			s.sayMessage(e.Subject, e.Text)
		}
	}
	t.flush()
	return nil
}

// sayMessage writes a message under its line, set in.
func (s *session) sayMessage(subject, text string) {
	if subject != "" {
		s.say("    Objet : %s", subject)
	}
	s.say("    %s\n", strings.ReplaceAll(text, "\n", "\n    "))
}

// entryDetail is what a line says besides its kind: to whom, until when, how
// much, why.
func entryDetail(e reminder.Entry) string {
	var parts []string
	add := func(format string, args ...any) { parts = append(parts, fmt.Sprintf(format, args...)) }
	if e.To != "" && (e.Detail == "" || e.Result == reminder.Sent) {
		add("%s", e.To)
	}
	if e.Detail != "" {
		add("%s", e.Detail)
	}
	if e.Kind == reminder.PromiseMade {
		add("%s pour le %s", e.Sum(), e.Until)
	} else if e.Until != 0 {
		add("au %s", e.Until)
	}
	for _, i := range e.Plan {
		add("%s le %s", i.Amount.In(e.Currency), i.Date)
	}
	if e.Kind == reminder.Declared || (e.Kind == reminder.PutOff || e.Kind == reminder.PutOffLifted) && e.Subject != "" {
		add("%s", e.Subject)
	}
	if e.Kind != reminder.Reminded && e.Kind != reminder.Delivered && e.Text != "" {
		add("%s", e.Text)
	}
	return strings.Join(parts, ", ")
}

// textsFlag is the flag that shows messages whole.
func textsFlag(cmd *cobra.Command) *bool {
	return cmd.Flags().Bool("textes", false, "montre aussi chaque message, tel qu'il est parti")
}

func (s *session) journalCommand(w kindWords) *cobra.Command {
	cmd := &cobra.Command{
		Use: "journal", Short: "ce qui s'est dit sur " + w.the + " : relances, promesses, notes, envois",
		Example: fmt.Sprintf("facturier %s journal %s --textes", w.command, w.number),
	}
	texts := textsFlag(cmd)
	return s.onDocument(w, cmd, func(ctx context.Context, book *app.App, d invoice.Document) error {
		entries, err := book.Journal(ctx, d.ID)
		if err != nil {
			return err
		}
		return s.showJournal(entries, *texts)
	})
}

func (s *session) clientJournalCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "journal", Short: "ce qui s'est dit avec un client, sur toutes ses factures", Example: "facturier client journal Durand --textes"}
	texts := textsFlag(cmd)
	return s.onClient(cmd, func(ctx context.Context, book *app.App, c invoice.Client) error {
		entries, err := book.ClientJournal(ctx, c.ID)
		if err != nil {
			return err
		}
		return s.showJournal(entries, *texts)
	})
}
