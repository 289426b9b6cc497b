package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

func (s *session) clientsCommand() *cobra.Command {
	var search, sort string
	var archived bool
	cmd := &cobra.Command{Use: "clients", Short: "liste les clients, par nom ou par reste dû", Example: "facturier clients --cherche durand\nfacturier clients --tri reste", Args: only}
	cmd.Flags().StringVar(&search, "cherche", "", "`MOTS` seulement ceux qui ont ces débuts de mots")
	cmd.Flags().StringVar(&sort, "tri", "nom", "`ORDRE` nom, ou reste : le plus à encaisser d'abord")
	_ = cmd.RegisterFlagCompletionFunc("tri", cobra.FixedCompletions([]string{"nom", "reste"}, cobra.ShellCompDirectiveNoFileComp))
	cmd.Flags().BoolVar(&archived, "archives", false, "seulement les clients archivés")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return s.with(cmd, func(ctx context.Context, book *app.App) error {
			q := invoice.ClientQuery{Search: search, Archived: archived}
			switch sort {
			case "nom":
			case "reste":
				q.Sort = invoice.ByOpen
			default:
				return usage(fmt.Sprintf("« %s » n'est pas un tri.", shorten(sort)), "Tris : nom, reste.")
			}
			return s.listClients(ctx, book, q)
		})
	}
	return cmd
}

func (s *session) listClients(ctx context.Context, book *app.App, q invoice.ClientQuery) error {
	list := jsonList{s: s}
	t := s.table(column{"N°", true, 0}, column{"Client", false, 40}, column{"Type", false, 0}, column{"Ville", false, 24}, column{"Reste dû", true, 0})
	count := 0
	err := eachClient(ctx, book, q, func(row invoice.ClientRow) error {
		count++
		if s.json {
			c, err := book.Client(ctx, row.ID)
			if err != nil {
				return err
			}
			credit, err := book.ClientCredit(ctx, row.ID)
			if err != nil {
				return err
			}
			return list.add(clientRow{viewKnownClient(c, credit), amountNumber(row.Open), amountNumber(row.DueBack - credit.Sum(""))})
		}
		open := ""
		if row.Open != 0 || row.DueBack != 0 {
			open = row.Balance().String()
		}
		t.row(fmt.Sprint(row.ID), row.Name, row.Type.Label(), row.City, open)
		return nil
	})
	switch {
	case err != nil:
		return err
	case s.json:
		return list.end()
	case count == 0:
		s.tell("Aucun client.")
	}
	t.flush()
	return nil
}

func (s *session) clientCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "client", Short: "un client : ajouter, modifier, voir, encaisser, archiver",
		Long:    "Les gestes sur un client. Il est nommé par son numéro, son SIREN ou une partie de son nom.",
		Example: "facturier client ajouter --nom \"Durand SARL\" --siren 732829320\nfacturier client voir Durand", Args: only, RunE: family,
	}
	cmd.AddCommand(s.addClientCommand(), s.modifyClientCommand(), s.viewClientCommand(), s.receiveCommand(), s.refundCommand(), s.statementCommand(), s.clientJournalCommand(), s.archiveClientCommand())
	return cmd
}

// onClient is a command about one client, named by its arguments.
func (s *session) onClient(cmd *cobra.Command, do func(context.Context, *app.App, invoice.Client) error) *cobra.Command {
	cmd.Use += " CLIENT"
	cmd.Args = words("le client : son numéro, son SIREN ou une partie de son nom")
	cmd.ValidArgsFunction = s.completeClients
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return s.with(cmd, func(ctx context.Context, book *app.App) error {
			c, err := book.FindClient(ctx, strings.Join(args, " "))
			if err != nil {
				return err
			}
			return do(ctx, book, c)
		})
	}
	return cmd
}

func (s *session) viewClientCommand() *cobra.Command {
	return s.onClient(&cobra.Command{Use: "voir", Short: "montre un client", Example: "facturier client voir Durand --json"},
		func(ctx context.Context, book *app.App, c invoice.Client) error {
			credit, err := book.ClientCredit(ctx, c.ID)
			if err != nil {
				return err
			}
			held, err := book.DueBack(ctx, c.ID, "")
			if err != nil {
				return err
			}
			if s.json {
				view := seenClientView{knownClientView: viewKnownClient(c, credit)}
				if held.Owed > 0 {
					view.Owed = amountNumber(held.Owed)
				}
				return s.print(view)
			}
			s.showClient(c)
			if held.Owed > 0 {
				s.pair("À rendre", fmt.Sprintf("%s sur %s", held.Owed, strings.Join(held.Numbers, ", ")))
			}
			return s.showCredit(ctx, book, c, credit)
		})
}

func (s *session) showClient(c invoice.Client) {
	archived := ""
	if c.Archived {
		archived = " · archivé"
	}
	s.say("%s (%d) · %s%s", c.Name, c.ID, c.Type.Label(), archived)
	s.pair("Contact", c.Contact)
	s.pair("Adresse", addressText(c.Address))
	if c.Delivery != nil {
		s.pair("Livraison", addressText(*c.Delivery))
	}
	if c.Billing != nil {
		s.pair("Facturation", addressText(*c.Billing))
	}
	s.pair("SIREN", invoice.FormatSIREN(c.SIREN))
	s.pair("SIRET", invoice.FormatSIRET(c.SIRET))
	s.pair("TVA", c.VATNumber)
	s.pair("E-mail", c.Email)
	s.pair("Téléphone", c.Phone)
	s.pair("Électronique", c.ElectronicAddress)
	s.pair("Mandat", c.Mandate)
	s.pair("Code service", c.ServiceCode)
	s.pair("Engagement", c.Commitment)
	if c.PaymentDays != 0 {
		s.pair("Délai", plural(c.PaymentDays, "jour", "jours"))
	}
	s.pair("Escompte", c.Escompte.String())
	s.pair("Rythme", rhythmText(c.Rhythm))
	if c.Familiar {
		s.pair("Relances", "tutoiement")
	}
	if c.CreditLimit != 0 {
		s.pair("Encours", "maximum "+c.CreditLimit.String())
	}
	s.pair("Notes", c.Notes)
}

// showCredit shows what is left of a client's credit, and how it came and went.
func (s *session) showCredit(ctx context.Context, book *app.App, c invoice.Client, credit invoice.ClientCredit) error {
	if len(credit.Payments) == 0 {
		return nil
	}
	s.pair("Crédit", creditText(credit))
	events, err := book.CreditEvents(ctx, c.ID)
	if err != nil {
		return err
	}
	t := s.table(column{"N°", true, 0}, column{"Date", false, 0}, column{"Crédit", false, 32}, column{"Montant", true, 0}, column{"Note", false, 0})
	for _, e := range events {
		said := e.Note
		if e.Reversed {
			said = strings.TrimPrefix(said+", annulé", ", ")
		}
		t.row(fmt.Sprint(e.PaymentID), e.Date.String(), strings.TrimSpace(e.What+" "+e.Number), e.Amount.In(e.Currency), said)
	}
	t.flush()
	return nil
}

// creditText is the credit in each of its currencies: "50,00 €, 20,00 USD".
func creditText(credit invoice.ClientCredit) string {
	var sums []string
	for _, in := range credit.Currencies() {
		sums = append(sums, credit.Sum(in).In(in))
	}
	if sums == nil {
		return invoice.Amount(0).String()
	}
	return strings.Join(sums, ", ")
}

func addressText(a invoice.Address) string {
	parts := append([]string{}, a.Lines...)
	if place := strings.TrimSpace(a.PostCode + " " + a.City); place != "" {
		parts = append(parts, place)
	}
	if a.Country != "" && a.Country != "FR" {
		parts = append(parts, a.Country)
	}
	return strings.Join(parts, ", ")
}

func (s *session) archiveClientCommand() *cobra.Command {
	var undo bool
	cmd := &cobra.Command{
		Use: "archiver", Short: "retire un client des listes, sans rien perdre",
		Example: "facturier client archiver Durand\nfacturier client archiver Durand --annuler",
	}
	cmd.Flags().BoolVar(&undo, "annuler", false, "le remet dans les listes")
	return s.onClient(cmd, func(ctx context.Context, book *app.App, c invoice.Client) error {
		c, err := book.ArchiveClient(ctx, c.ID, !undo)
		if err != nil {
			return err
		}
		done := "archivé"
		if undo {
			done = "de retour dans les listes"
		}
		owed, _, err := book.Exposure(ctx, c.ID)
		if err != nil {
			return err
		}
		if owed > 0 && !undo {
			done += fmt.Sprintf("\u00a0; reste %s à encaisser", owed)
		}
		return s.clientChanged(ctx, book, c, "", fmt.Sprintf("%s (%d) %s.", c.Name, c.ID, done))
	})
}

// doubtPhone says what is odd in a telephone that was just given.
func (s *session) doubtPhone(before, c invoice.Client) {
	if odd := invoice.DoubtPhone(c.Phone); odd != "" && c.Phone != before.Phone {
		s.note("%s", odd)
	}
}

// clientChanged answers a gesture on a client, as changed does on a document.
func (s *session) clientChanged(ctx context.Context, book *app.App, c invoice.Client, value, sentence string) error {
	if s.json {
		credit, err := book.ClientCredit(ctx, c.ID)
		if err != nil {
			return err
		}
		return s.print(viewKnownClient(c, credit))
	}
	s.answer(value, sentence)
	return nil
}
