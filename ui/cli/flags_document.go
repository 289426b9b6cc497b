package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"facturier/invoice"
)

// documentFlags are the flags of creer and modifier. What was not given leaves
// the document as it is.
type documentFlags struct {
	given *pflag.FlagSet

	file, client, subject, date, service, due, order, operation string
	contract, means, settled, currency, rate, exemption         string
	escompte                                                    string
	discount, notes, validity, execution, asked, terms, reason  string
	lines, added                                                []string
	removed                                                     []int
}

// documentFlagsOf declares the flags on a command. editing adds the ones that
// change the lines of a draft one by one.
func documentFlagsOf(cmd *cobra.Command, quote, editing bool) *documentFlags {
	f := &documentFlags{given: cmd.Flags()}
	set := cmd.Flags()
	set.StringVar(&f.file, "fichier", "", "`F.json` lit le document dans ce fichier, « - » pour l'entrée standard ; la forme est celle de « voir --json »")
	set.StringVar(&f.client, "client", "", "`CLIENT` client : son numéro, son SIREN ou une partie de son nom")
	set.StringVar(&f.subject, "objet", "", "`TEXTE` objet du document")
	set.StringArrayVar(&f.lines, "ligne", nil, "`LIGNE` « Désignation;quantité;unité;prix;remise;tva;date », les trois dernières facultatives, ou par leur nom : « tva=5,5 », « date=12/09 », « exo=CODE » (sans TVA) ; à répéter")
	set.StringVar(&f.discount, "remise", "", "`10%|50` remise sur le tout")
	set.StringVar(&f.date, "date", "", "`DATE` date d'émission voulue, sinon le jour où le numéro est donné")
	set.StringVar(&f.service, "prestation", "", "`DATE` date de la prestation, ou période : « 01/11 au 15/11 »")
	set.StringVar(&f.order, "commande", "", "`NUMÉRO` numéro de commande du client")
	set.StringVar(&f.contract, "contrat", "", "`NUMÉRO` numéro du contrat ou du marché")
	set.StringVar(&f.operation, "operation", "", "`NATURE` services, ventes ou mixte")
	set.StringVar(&f.exemption, "exoneration", "", "`CODE` pourquoi aucune ligne ne porte de TVA (« facturier exonerations » les liste) ; \"\" remet la TVA par défaut")
	set.StringVar(&f.means, "moyen", "", "`MOYEN` comment payer : virement, carte, cheque, especes, prelevement ou autre")
	set.StringVar(&f.currency, "devise", "", "`CODE` monnaie, sinon l'euro : USD, CHF, GBP…")
	set.StringVar(&f.rate, "taux-change", "", "`TAUX` combien d'euros vaut une unité de la devise, comme 0,92")
	set.StringVar(&f.notes, "notes", "", "`TEXTE` texte imprimé sous les lignes")
	if quote {
		set.StringVar(&f.validity, "validite", "", "`DATE` fin de validité : une date, +30 ou 30 jours")
		set.StringVar(&f.execution, "execution", "", "`TEXTE` date ou délai d'exécution")
		set.StringVar(&f.asked, "acompte", "", "`30%|500` acompte demandé")
		set.StringVar(&f.terms, "conditions", "", "`TEXTE` conditions du devis")
	} else {
		set.StringVar(&f.due, "echeance", "", "`DATE` échéance : +30, 31/12, fin de mois")
		set.StringVar(&f.escompte, "escompte", "", "`TAUX/JOURS` escompte pour paiement anticipé : « 2%/8 », « 2%/30/11/2026 » ou « néant » ; \"\" celui du client, sinon des réglages")
		set.StringVar(&f.settled, "payee", "", "`DATE` payée avant d'être émise : ce jour-là, ou aujourd'hui sans date ; \"\" ne l'est plus")
		set.Lookup("payee").NoOptDefVal = today
	}
	if editing {
		set.StringArrayVar(&f.added, "ajouter-ligne", nil, "`LIGNE` ajoute une ligne, écrite comme --ligne (qui, elle, remplace toutes les lignes)")
		set.IntSliceVar(&f.removed, "retirer-lignes", nil, "`1,3` retire les lignes de ces rangs")
		if !quote {
			set.StringVar(&f.reason, "motif", "", "`TEXTE` motif d'un avoir")
		}
	}
	_ = cmd.RegisterFlagCompletionFunc("moyen", methodChoices)
	_ = cmd.RegisterFlagCompletionFunc("exoneration", completeExemptions)
	_ = cmd.RegisterFlagCompletionFunc("operation", cobra.FixedCompletions([]string{"services", "ventes", "mixte"}, cobra.ShellCompDirectiveNoFileComp))
	return f
}

// setter is one flag, the field that it sets, and how.
type setter struct {
	flag, field string
	set         func() error
}

func textSetter(flag, field, value string, into *string) setter {
	return setter{flag, field, func() error { *into = value; return nil }}
}

// apply sets on d what was given, on lines that begin as blank. Dates that are relative ("+30") count from
// the issue date when there is one, else from today.
func (f *documentFlags) apply(d *invoice.Document, today invoice.Date, blank func() (invoice.Line, error)) error {
	for _, s := range f.setters(d, today, blank) {
		if f.given.Lookup(s.flag) == nil || !f.given.Changed(s.flag) {
			continue
		}
		if err := s.set(); err != nil {
			return invoice.At(err, s.field)
		}
	}
	return nil
}

func (f *documentFlags) setters(d *invoice.Document, today invoice.Date, blank func() (invoice.Line, error)) []setter {
	base := func() invoice.Date {
		if d.IssueDate.IsZero() {
			return today
		}
		return d.IssueDate
	}
	withBlank := func(set func(invoice.Line) error) func() error {
		return func() error {
			line, err := blank()
			if err != nil {
				return err
			}
			return set(line)
		}
	}
	return []setter{
		{"date", invoice.FieldIssueDate, func() (err error) { d.IssueDate, err = dateFlag(f.date, today); return err }},
		{"echeance", invoice.FieldDueDate, func() (err error) { d.DueDate, err = dateFlag(f.due, base()); return err }},
		{"validite", invoice.FieldValidUntil, func() (err error) { d.ValidUntil, err = validityFlag(f.validity, base()); return err }},
		{"prestation", invoice.FieldService, func() (err error) {
			d.ServiceStart, d.ServiceEnd, err = periodFlag(f.service, today)
			return err
		}},
		{"escompte", invoice.FieldEscompte, func() (err error) { d.Escompte, err = invoice.ParseEscompte(f.escompte, base()); return err }},
		{"remise", invoice.FieldDiscount, func() (err error) { d.Discount, err = invoice.ParseDiscount(f.discount); return err }},
		{"acompte", invoice.FieldAsked, func() (err error) { d.Asked, err = invoice.ParseDiscount(f.asked); return err }},
		{"operation", invoice.FieldOperation, func() (err error) { d.Operation, err = invoice.ParseOperation(f.operation); return err }},
		{"devise", invoice.FieldCurrency, func() (err error) { d.Currency, err = invoice.ParseCurrency(f.currency); return err }},
		{"taux-change", invoice.FieldExchange, func() (err error) { d.ExchangeRate, err = invoice.ParseExchangeRate(f.rate); return err }},
		{"moyen", invoice.FieldMethod, func() (err error) { d.Means, err = methodFlag(f.means); return err }},
		{"payee", invoice.FieldSettledOn, func() (err error) { d.SettledOn, err = dateFlag(f.settled, today); return err }},
		{"retirer-lignes", invoice.FieldLines, func() error { return removeLines(d, f.removed) }},
		{"ligne", invoice.FieldLines, withBlank(func(l invoice.Line) (err error) { d.Lines, err = lineFlags(nil, f.lines, l, today); return err })},
		{"ajouter-ligne", invoice.FieldLines, withBlank(func(l invoice.Line) (err error) { d.Lines, err = lineFlags(d.Lines, f.added, l, today); return err })},
		{"exoneration", invoice.FieldExemption, withBlank(func(l invoice.Line) error { return exemptLines(d.Lines, f.exemption, l) })},
		textSetter("contrat", invoice.FieldContract, f.contract, &d.Contract),
		textSetter("objet", invoice.FieldSubject, f.subject, &d.Subject),
		textSetter("commande", invoice.FieldOrder, f.order, &d.OrderNumber),
		textSetter("notes", invoice.FieldNotes, f.notes, &d.Notes),
		{"execution", invoice.FieldExecution, func() (err error) { d.Execution, err = invoice.ParseExecution(f.execution, today); return err }},
		textSetter("conditions", invoice.FieldTerms, f.terms, &d.Terms),
		textSetter("motif", invoice.FieldReason, f.reason, &d.Reason),
	}
}

// dateFlag reads a date; nothing takes the date away.
func dateFlag(text string, base invoice.Date) (invoice.Date, error) {
	if text == "" {
		return 0, nil
	}
	return invoice.ParseDate(text, base)
}

// validityFlag also reads a number of days.
func validityFlag(text string, base invoice.Date) (invoice.Date, error) {
	if days, err := invoice.ParseDays(text); err == nil {
		return base.AddDays(days), nil
	}
	return dateFlag(text, base)
}

// periodFlag reads a day, or two joined by "au" or "..".
func periodFlag(text string, today invoice.Date) (start, end invoice.Date, err error) {
	first, last, period := strings.Cut(text, "..")
	if !period {
		first, last, period = strings.Cut(text, " au ")
	}
	if start, err = dateFlag(strings.TrimSpace(first), today); err != nil || !period {
		return start, 0, err
	}
	end, err = invoice.ParseDate(strings.TrimSpace(last), today)
	return start, end, err
}

func removeLines(d *invoice.Document, ranks []int) error {
	gone := map[int]bool{}
	for _, rank := range ranks {
		if rank < 1 || rank > len(d.Lines) {
			return invoice.Invalid("", fmt.Sprintf("Il n'y a pas de ligne %d.", rank), fmt.Sprintf("Les lignes vont de 1 à %d.", len(d.Lines)))
		}
		gone[rank] = true
	}
	var kept []invoice.Line
	for i, line := range d.Lines {
		if !gone[i+1] {
			kept = append(kept, line)
		}
	}
	d.Lines = kept
	return nil
}

// touchesLines says that flags change what the totals are made of.
func (f *documentFlags) touchesLines() bool {
	for _, name := range []string{"ligne", "ajouter-ligne", "retirer-lignes", "remise", "exoneration"} {
		if f.given.Lookup(name) != nil && f.given.Changed(name) {
			return true
		}
	}
	return false
}
