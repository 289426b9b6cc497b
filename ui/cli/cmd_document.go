package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

// kindWords are the words of a family of documents in sentences and helps.
type kindWords struct {
	family  invoice.Family
	kind    invoice.Kind
	command string // "devis", "facture"
	a, the  string // "un devis", "le devis"
	number  string // an example of a number
}

var (
	quoteWords   = kindWords{invoice.QuoteFamily, invoice.Quote, "devis", "un devis", "le devis", "D2026-0003"}
	invoiceWords = kindWords{invoice.InvoiceFamily, invoice.Invoice, "facture", "une facture", "la facture", "F2026-0001"}
)

// onDocument is a command about one document, named by its first argument.
func (s *session) onDocument(w kindWords, cmd *cobra.Command, do func(context.Context, *app.App, invoice.Document) error) *cobra.Command {
	cmd.Use += " NUMÉRO"
	cmd.Args = one("le numéro (" + w.number + ") ou l'identifiant d'un brouillon")
	cmd.ValidArgsFunction = s.completeDocuments(w.family)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return s.with(cmd, func(ctx context.Context, book *app.App) error {
			d, err := book.FindDocument(ctx, w.family, args[0])
			if err != nil {
				return err
			}
			return do(ctx, book, d)
		})
	}
	return cmd
}

func (s *session) createCommand(w kindWords) *cobra.Command {
	cmd := &cobra.Command{
		Use: "creer", Short: "prépare " + w.a + " en brouillon",
		Long: "Prépare " + w.a + " en brouillon. Ce qui n'est pas dit prend sa valeur par défaut.\nAffiche l'identifiant du brouillon.",
		Example: fmt.Sprintf("facturier %s creer --client Durand --ligne \"Maquette;2,5;jour;450\" --remise 5%%\n"+
			"facturier %s voir --json %s | facturier %s creer --fichier -", w.command, w.command, w.number, w.command),
		Args: only,
	}
	flags := documentFlagsOf(cmd, w.kind == invoice.Quote, false)
	s.completeClientFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return s.making(cmd, func(ctx context.Context, book *app.App) error { return s.create(ctx, book, w, flags) })
	}
	return cmd
}

func (s *session) create(ctx context.Context, book *app.App, w kindWords, flags *documentFlags) error {
	e, err := s.newEdit(ctx, book, flags)
	if err != nil {
		return err
	}
	d := invoice.NewInvoice(e.settings, invoice.Client{}, book.Today())
	if w.kind == invoice.Quote {
		d = invoice.NewQuote(e.settings, invoice.Client{}, book.Today())
	}
	if err := e.apply(ctx, &d); err != nil {
		return err
	}
	if d, err = e.save(ctx, d); err != nil {
		return err
	}
	return s.changed(ctx, book, d, name(d), fmt.Sprintf("Brouillon %d : %s de %s pour %s.", d.ID, d.Kind.Label(), d.Totals.Gross.In(d.Currency), clientName(d)))
}

// save writes the draft, and its client when it is a new one, in one gesture.
func (e *edit) save(ctx context.Context, d invoice.Document) (invoice.Document, error) {
	client, err := e.theClient(ctx, e.client)
	if err != nil {
		return d, err
	}
	if client == nil {
		return e.book.SaveDraft(ctx, d)
	}
	if d.Kind == invoice.CreditNote && client.ID != d.Client.ID {
		return d, invoice.Invalid(invoice.FieldClient, "Un avoir est pour le client de sa facture.", "")
	}
	d.Client = *client
	added := client.ID == 0 && client.Name != ""
	d, err = e.book.SaveDraft(ctx, d)
	if err == nil && added && !e.s.dry {
		e.s.note("Client ajouté : %s (%d).", d.Client.Name, d.Client.ID)
	}
	return d, err
}

func (s *session) modifyCommand(w kindWords) *cobra.Command {
	cmd := &cobra.Command{
		Use: "modifier", Short: "change " + w.the + " encore en brouillon",
		Long: "Change un brouillon : ce qui n'est pas dit reste tel quel ; --ligne remplace toutes les lignes.",
		Example: fmt.Sprintf("facturier %s modifier 12 --objet \"Refonte du site\" --ajouter-ligne \"Formation;1;jour;600\"\n"+
			"facturier %s voir --json 12 | sed 's/Maquette/Maquettes/' | facturier %s modifier 12 --fichier -", w.command, w.command, w.command),
	}
	if w.kind == invoice.Quote {
		cmd.Long += "\nUn devis déjà envoyé garde sa place : sa révision en brouillon, reprise si elle existe, le remplacera\nquand elle partira. Les précédentes restent lisibles."
	}
	flags := documentFlagsOf(cmd, w.kind == invoice.Quote, true)
	s.completeClientFlag(cmd)
	return s.onDocument(w, cmd, func(ctx context.Context, book *app.App, d invoice.Document) error {
		return s.modify(ctx, book, flags, d)
	})
}

func (s *session) modify(ctx context.Context, book *app.App, flags *documentFlags, d invoice.Document) error {
	if d.Issued() && d.Kind == invoice.CreditNote {
		return invoice.Refused(fmt.Sprintf("%s est émis : il ne se modifie plus (CGI 289).", d.Number), "")
	}
	if d.Issued() && d.Kind != invoice.Quote {
		return invoice.Refused(fmt.Sprintf("%s est émise : elle ne se modifie plus (CGI 289).", d.Number),
			fmt.Sprintf("« facturier facture avoir %s --motif … » la corrige.", d.Number))
	}
	e, err := s.newEdit(ctx, book, flags)
	if err != nil {
		return err
	}
	if d.Issued() {
		return s.revise(ctx, book, e, d)
	}
	if err := e.apply(ctx, &d); err != nil {
		return err
	}
	if d, err = e.save(ctx, d); err != nil {
		return err
	}
	return s.changed(ctx, book, d, name(d), fmt.Sprintf("%s modifié : %s pour %s.", capital(d.DisplayNumber()), d.Totals.Gross.In(d.Currency), clientName(d)))
}

// revise changes the draft that revises a quote that was sent, made when there
// is none: all is tried first on what it will be.
func (s *session) revise(ctx context.Context, book *app.App, e *edit, sent invoice.Document) error {
	tried, err := book.ReviseQuote(app.DryRun(ctx), sent.ID)
	if err != nil {
		return err
	}
	sentence := fmt.Sprintf("Révision %d de %s en brouillon (%d).", tried.Revision, sent.Number, tried.ID)
	if err := e.applyRevision(ctx, &tried, &sent); err != nil {
		return err
	}
	if s.dry {
		return s.changed(ctx, book, tried, "", sentence)
	}
	revised, err := book.ReviseQuote(ctx, sent.ID)
	if err != nil {
		return err
	}
	if err := e.applyRevision(ctx, &revised, &sent); err != nil {
		return err
	}
	if revised, err = e.save(ctx, revised); err != nil {
		return err
	}
	return s.changed(ctx, book, revised, name(revised), sentence)
}

// applyRevision is apply on the revision of a quote; the dates that voir prints
// of the one that was sent are no wishes for the next.
func (e *edit) applyRevision(ctx context.Context, d, sent *invoice.Document) error {
	issued, valid := d.IssueDate, d.ValidUntil
	if err := e.apply(ctx, d); err != nil {
		return err
	}
	if d.IssueDate == sent.IssueDate {
		d.IssueDate = issued
	}
	if e.tree != nil && d.ValidUntil == sent.ValidUntil {
		d.ValidUntil = valid
	}
	return nil
}

func (s *session) duplicateCommand(w kindWords) *cobra.Command {
	return s.onDocument(w, &cobra.Command{
		Use: "dupliquer", Short: "prépare un brouillon au même contenu", Example: fmt.Sprintf("facturier %s dupliquer %s", w.command, w.number),
	}, func(ctx context.Context, book *app.App, d invoice.Document) error {
		copied, err := book.Duplicate(ctx, d.ID)
		if err != nil {
			return err
		}
		return s.changed(ctx, book, copied, name(copied), fmt.Sprintf("Brouillon %d, copie de %s : %s pour %s.",
			copied.ID, d.DisplayNumber(), copied.Totals.Gross.In(copied.Currency), clientName(copied)))
	})
}

func (s *session) deleteCommand(w kindWords) *cobra.Command {
	return s.onDocument(w, &cobra.Command{
		Use: "supprimer", Short: "supprime un brouillon", Example: fmt.Sprintf("facturier %s supprimer 12 --oui", w.command),
		Long: "Supprime un brouillon. Un document qui a son numéro ne se supprime pas.",
	}, func(ctx context.Context, book *app.App, d invoice.Document) error {
		if !d.Issued() {
			if err := s.confirm(fmt.Sprintf("Supprimer le %s de %s pour %s", d.DisplayNumber(), d.Totals.Gross.In(d.Currency), clientName(d)), "Il sera perdu."); err != nil {
				return err
			}
		}
		if err := book.DeleteDraft(ctx, d.ID); err != nil {
			return err
		}
		return s.changed(ctx, book, d, "", fmt.Sprintf("%s supprimé.", capital(d.DisplayNumber())))
	})
}
