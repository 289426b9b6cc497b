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

func (s *session) planCommand() *cobra.Command {
	var dates, text, file string
	var end bool
	cmd := &cobra.Command{
		Use: "plan NUMÉRO…", Short: "convient d'un paiement en plusieurs fois, sans relance tant qu'il est tenu",
		Long: "Convient d'un paiement en plusieurs fois d'une ou de plusieurs factures d'un client : des dates et des sommes qui font\n" +
			"le reste dû, au centime. Les relances s'arrêtent tant qu'il est tenu, et reprennent le lendemain d'une échéance manquée.",
		Example: "facturier facture plan F2026-0001 --echeances \"15/12:200;15/01:200\" --sortie echeancier.pdf\nfacturier facture plan F2026-0001 --fin",
		Args:    several("le numéro (F2026-0001)"), ValidArgsFunction: s.completeManyDocuments(invoice.InvoiceFamily),
	}
	flags := cmd.Flags()
	flags.StringVar(&dates, "echeances", "", "`\"DATE:MONTANT;…\"` les échéances, dans l'ordre")
	flags.StringVar(&text, "note", "", "`TEXTE` qui l'a demandé, comment ; avec --fin, pourquoi")
	flags.StringVar(&file, "sortie", "", "`FICHIER.pdf` écrit la lettre à signer")
	_ = cmd.MarkFlagFilename("sortie", "pdf")
	flags.BoolVar(&end, "fin", false, "met fin à l'échéancier : les relances reprennent")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return s.with(cmd, func(ctx context.Context, book *app.App) error {
			documents, err := findAll(ctx, book, args)
			if err != nil {
				return err
			}
			if end {
				return s.endPlan(ctx, book, documents, text)
			}
			if strings.TrimSpace(dates) == "" {
				return usage("Il manque les échéances.", "Ajoutez --echeances \"15/12:200;15/01:200\".")
			}
			plan, err := planOf(dates, book.Today())
			if err != nil {
				return err
			}
			e, err := s.agreePlan(ctx, book, idsOf(documents), plan, text, file)
			if err != nil {
				return err
			}
			if s.json {
				return s.print(viewEntry(e))
			}
			s.answer(file, fmt.Sprintf("%s : %s en %d échéances, de %s le %s à %s le %s.", numbersOf(documents), e.Sum(), len(plan),
				plan[0].Amount.In(e.Currency), plan[0].Date, plan[len(plan)-1].Amount.In(e.Currency), plan[len(plan)-1].Date))
			return nil
		})
	}
	return cmd
}

// agreePlan records a plan, once its letter is written when one is asked for:
// tried first, so that a refusal leaves neither.
func (s *session) agreePlan(ctx context.Context, book *app.App, ids []int64, plan []reminder.Installment, text, file string) (reminder.Entry, error) {
	if file != "" {
		tried, err := book.Plan(app.DryRun(ctx), ids, plan, text)
		if err != nil {
			return tried, err
		}
		letter, err := book.PlanPDF(ctx, tried)
		if err != nil {
			return tried, err
		}
		if err := s.writeFile(file, letter); err != nil {
			return tried, err
		}
	}
	return book.Plan(ctx, ids, plan, text)
}

func (s *session) endPlan(ctx context.Context, book *app.App, documents []invoice.Document, text string) error {
	if len(documents) > 1 {
		return usage("--fin prend une facture à la fois.", "")
	}
	e, err := book.EndPlan(ctx, documents[0].ID, text)
	if err != nil {
		return err
	}
	rests, err := restWords(ctx, book, documents[0].ID, "les relances reprennent")
	if err != nil {
		return err
	}
	return s.noted(e, fmt.Sprintf("%s : l'échéancier est fini, %s.", documents[0].Number, rests))
}

// planOf reads "15/12:200;15/01:200": each day is the first of its name after
// the one before, so that a plan may pass the new year.
func planOf(text string, today invoice.Date) (plan []reminder.Installment, err error) {
	base := today
	for i, part := range strings.Split(strings.Trim(text, "; "), ";") {
		field := fmt.Sprintf("echeancier[%d]", i)
		cut := strings.LastIndexByte(part, ':')
		if cut < 0 {
			return nil, invoice.Invalid(field, "« "+shorten(part)+" » n'est pas une échéance.", "Écrivez une date et une somme : 15/12:200.")
		}
		var one reminder.Installment
		if one.Date, err = invoice.ParseDate(strings.TrimSpace(part[:cut]), base); err != nil {
			return nil, invoice.At(err, field)
		}
		if one.Amount, err = invoice.ParseAmount(strings.TrimSpace(part[cut+1:])); err != nil {
			return nil, invoice.At(err, field)
		}
		plan, base = append(plan, one), one.Date
	}
	return plan, nil
}

// several takes one argument or more.
func several(name string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 || strings.TrimSpace(args[0]) == "" {
			return usage(fmt.Sprintf("Il manque %s.", name), "Usage : "+cmd.UseLine())
		}
		return nil
	}
}

// findAll are the invoices of several arguments.
func findAll(ctx context.Context, book *app.App, args []string) ([]invoice.Document, error) {
	var documents []invoice.Document
	for _, arg := range args {
		d, err := book.FindDocument(ctx, invoice.InvoiceFamily, arg)
		if err != nil {
			return nil, err
		}
		documents = append(documents, d)
	}
	return documents, nil
}

func idsOf(documents []invoice.Document) []int64 {
	var ids []int64
	for _, d := range documents {
		ids = append(ids, d.ID)
	}
	return ids
}

// numbersOf names documents in a sentence.
func numbersOf(documents []invoice.Document) string {
	var numbers []string
	for _, d := range documents {
		numbers = append(numbers, d.DisplayNumber())
	}
	return strings.Join(numbers, ", ")
}
