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

// deliverFlags say how a document leaves: noted as sent, or sent by e-mail.
type deliverFlags struct {
	to, text string
	mail     bool
}

func deliverFlagsOf(cmd *cobra.Command) *deliverFlags {
	f := &deliverFlags{}
	cmd.Long += "\n--par-email l'envoie vraiment, de votre boîte, avec son PDF et un mot ; --essai montre le message."
	cmd.Flags().StringVar(&f.to, "a", "", "`ADRESSE` à qui il part, sinon l'e-mail du client")
	cmd.Flags().BoolVar(&f.mail, "par-email", false, "l'envoie de votre boîte, avec son PDF")
	cmd.Flags().StringVar(&f.text, "texte", "", "`FICHIER` avec --par-email, remplace le mot, « - » pour l'entrée standard")
	_ = cmd.MarkFlagFilename("texte", "txt")
	return f
}

// check refuses what does not go together.
func (f *deliverFlags) check() error {
	if f.text != "" && !f.mail {
		return usage("--texte ne va qu'avec --par-email.", "")
	}
	return nil
}

// deliver sends a document by e-mail, with its page, and notes it as sent.
func (s *session) deliver(ctx context.Context, book *app.App, d invoice.Document, f *deliverFlags) error {
	text := ""
	if f.text != "" {
		content, err := s.readInput(f.text, maxMessage)
		if err != nil {
			return err
		}
		if text = strings.TrimSpace(strings.ReplaceAll(string(content), "\r\n", "\n")); text == "" {
			return invoice.Invalid("texte", "Le texte du message est vide.", "")
		}
	}
	e, err := book.DraftDocument(ctx, d.ID)
	if err != nil {
		return err
	}
	if f.to != "" {
		e.To = f.to
	}
	if text != "" {
		e.Text = text
	}
	if s.dry {
		return s.tryDelivery(e)
	}
	if err := s.confirm(fmt.Sprintf("Envoyer « %s » à %s", e.Subject, orNobody(e.To)), "Le PDF y est joint."); err != nil {
		return err
	}
	sent, err := book.SendDocument(ctx, d.ID, f.to, text, s.passwordAsker())
	if err != nil {
		return kept(err, sent)
	}
	after, err := book.Document(ctx, d.ID)
	if err != nil {
		return err
	}
	return s.changed(ctx, book, after, after.Number, fmt.Sprintf("Parti à %s : %s de %s, avec son PDF.", sent.To, after.DisplayNumber(), after.Totals.Payable.In(after.Currency)))
}

func orNobody(to string) string {
	if to == "" {
		return "(sans adresse)"
	}
	return to
}

func (s *session) tryDelivery(e reminder.Entry) error {
	if s.json {
		return s.print(viewEntry(e))
	}
	s.sayEntry(e)
	if e.To == "" {
		s.note("Il manque l'adresse e-mail du client : --a ADRESSE, ou sa fiche.")
	}
	s.say("Essai, rien n'est parti.")
	return nil
}
