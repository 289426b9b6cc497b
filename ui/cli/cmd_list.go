package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

// listFlags filter a list of documents.
type listFlags struct {
	state, client, search, sort string
	year                        int
}

// sorts are the orders of a list and their words.
var sorts = map[string]invoice.Sort{"": invoice.ByDate, "date": invoice.ByDate, "echeance": invoice.ByDue, "montant": invoice.ByAmount, "client": invoice.ByClient}

// states are the states and filters of each family, for completion and errors.
var states = map[invoice.Family][]invoice.State{
	invoice.QuoteFamily: {invoice.Draft, invoice.QuoteSent, invoice.QuoteAccepted, invoice.QuoteRefused, invoice.QuoteExpired, invoice.QuoteInvoiced, invoice.FilterExpiring},
	invoice.InvoiceFamily: {invoice.Draft, invoice.Issued, invoice.Delivered, invoice.PartPaid, invoice.Paid, invoice.Overdue, invoice.Cancelled,
		invoice.FilterOpen, invoice.FilterDueSoon},
}

// listCommand lists the documents of a family.
func (s *session) listCommand(w kindWords, cmd *cobra.Command) *cobra.Command {
	var f listFlags
	flags := cmd.Flags()
	flags.StringVar(&f.state, "etat", "", "`ÉTAT` seulement cet état : "+joined(states[w.family]))
	flags.StringVar(&f.client, "client", "", "`CLIENT` seulement ce client")
	flags.IntVar(&f.year, "annee", 0, "`ANNÉE` seulement cette année d'émission, qu'un brouillon n'a pas encore")
	flags.StringVar(&f.search, "cherche", "", "`MOTS` seulement ce qui a ces débuts de mots : numéro, client, objet, lignes")
	flags.StringVar(&f.sort, "tri", "date", "`ORDRE` date, echeance, montant ou client")
	_ = cmd.RegisterFlagCompletionFunc("etat", fixed(states[w.family]))
	_ = cmd.RegisterFlagCompletionFunc("tri", cobra.FixedCompletions([]string{"date", "echeance", "montant", "client"}, cobra.ShellCompDirectiveNoFileComp))
	s.completeClientFlag(cmd)
	cmd.Args = only
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return s.with(cmd, func(ctx context.Context, book *app.App) error {
			q, err := f.query(ctx, book, w.family)
			if err != nil {
				return err
			}
			if s.json {
				return s.listJSON(ctx, book, q)
			}
			return s.listText(ctx, book, w, q)
		})
	}
	return cmd
}

func joined(words []invoice.State) string {
	text := ""
	for i, w := range words {
		if i > 0 {
			text += ", "
		}
		text += string(w)
	}
	return text
}

func fixed(words []invoice.State) cobra.CompletionFunc {
	var choices []string
	for _, w := range words {
		choices = append(choices, cobra.CompletionWithDesc(string(w), w.Label()))
	}
	return cobra.FixedCompletions(choices, cobra.ShellCompDirectiveNoFileComp)
}

func (f *listFlags) query(ctx context.Context, book *app.App, family invoice.Family) (invoice.Query, error) {
	q := invoice.Query{Family: family, Year: f.year, Search: f.search, Today: book.Today()}
	var known bool
	if q.Sort, known = sorts[f.sort]; !known {
		return q, usage(fmt.Sprintf("« %s » n'est pas un tri.", shorten(f.sort)), "Tris : date, echeance, montant, client.")
	}
	if f.state != "" {
		var err error
		if q.State, err = stateOf(f.state, family); err != nil {
			return q, err
		}
	}
	if f.year != 0 {
		if err := knownYear(f.year); err != nil {
			return q, err
		}
	}
	if f.client == "" {
		return q, nil
	}
	c, err := book.FindClient(ctx, f.client)
	q.ClientID = c.ID
	return q, err
}

// knownYear refuses a year that no document has (BR-FR-03).
func knownYear(year int) error {
	if year < 2000 || year > 2099 {
		return usage(fmt.Sprintf("%d n'est pas une année de documents.", year), "Écrivez --annee 2026.")
	}
	return nil
}

// stateOf reads the state of a list: its word, or its label.
func stateOf(word string, family invoice.Family) (invoice.State, error) {
	wanted, err := invoice.ParseState(word)
	for _, state := range states[family] {
		if err == nil && (state == wanted || state.Label() == wanted.Label()) {
			return state, nil
		}
	}
	return "", usage(fmt.Sprintf("« %s » n'est pas un état de cette liste.", shorten(word)), "États : "+joined(states[family])+".")
}

// listJSON writes each document as voir does.
func (s *session) listJSON(ctx context.Context, book *app.App, q invoice.Query) error {
	list := jsonList{s: s}
	err := eachDocument(ctx, book, q, func(row invoice.Row) error {
		d, err := book.Document(ctx, row.ID)
		if err != nil {
			return err
		}
		view, err := viewDocument(ctx, book, d)
		if err != nil {
			return err
		}
		return list.add(view)
	})
	if err != nil {
		return err
	}
	return list.end()
}

func (s *session) listText(ctx context.Context, book *app.App, w kindWords, q invoice.Query) error {
	columns := []column{{"Numéro", false, 0}, {"Date", true, 0}, {"Échéance", true, 0}, {"Montant", true, 0}, {"Reste dû", true, 0}, {"État", false, 0}, {"Client", false, 0}}
	if w.kind == invoice.Quote {
		columns = []column{{"Numéro", false, 0}, {"Date", true, 0}, {"Validité", true, 0}, {"Montant", true, 0}, {"État", false, 0}, {"Client", false, 0}}
	}
	t := s.table(columns...)
	today, count := book.Today(), 0
	err := eachDocument(ctx, book, q, func(row invoice.Row) error {
		count++
		values := []string{row.DisplayNumber(), row.IssueDate.String()}
		if w.kind == invoice.Quote {
			values = append(values, row.ValidUntil.String(), row.Gross.In(row.Currency))
		} else {
			values = append(values, row.DueDate.String(), signed(row).In(row.Currency), remaining(row))
		}
		t.row(append(values, stateText(row.Facts, today), row.ClientName)...)
		return nil
	})
	t.flush()
	if err == nil && count == 0 {
		s.note("Aucun document.")
	}
	return err
}

// signed is the sum of a row as a list shows it: what a credit note takes back
// is below zero.
func signed(row invoice.Row) invoice.Amount {
	if row.Kind == invoice.CreditNote {
		return -row.Gross
	}
	return row.Gross
}

// remaining is what is left to pay of a row, "" when it asks for nothing.
func remaining(row invoice.Row) string {
	if row.Status == invoice.StatusDraft || !row.Kind.Payable() || row.Remaining() == 0 {
		return ""
	}
	return row.Remaining().In(row.Currency)
}

func (s *session) invoicesCommand() *cobra.Command {
	return s.listCommand(invoiceWords, &cobra.Command{
		Use: "factures", Short: "liste les factures, acomptes, soldes, rectificatives et avoirs, du plus récent au plus ancien",
		Example: "facturier factures --annee 2026 --client Durand\nfacturier factures --etat en_retard --json",
	})
}
