package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"golang.org/x/term"

	"facturier/app"
	"facturier/invoice"
	"facturier/invoice/reminder"
)

// leave asks, then sends a message or writes and records it. A trial shows it
// and does nothing.
func (s *session) leave(ctx context.Context, book *app.App, e reminder.Entry, as, file string) error {
	if s.dry {
		return s.tryMessage(ctx, book, e)
	}
	if err := needsFile(e.Channel, as, file); err != nil {
		return err
	}
	if !s.yes && isTerminal(s.outside.In) {
		s.sayEntry(e)
	}
	if err := s.confirm(leaving(e, as), "Ce sera noté au journal."); err != nil {
		return err
	}
	if e.Channel == reminder.Email && as == "" {
		sent, err := book.Send(ctx, e, s.passwordAsker())
		return s.sent(sent, err)
	}
	return s.recordMessage(ctx, book, e, as, file)
}

// needsFile refuses to make a file without saying where it goes.
func needsFile(channel reminder.Channel, as, file string) error {
	makes := as == "eml" || channel == reminder.Letter
	switch {
	case makes && file == "":
		what := "la lettre"
		if as == "eml" {
			what = "le brouillon"
		}
		return usage(fmt.Sprintf("Il manque le fichier où écrire %s.", what), "Ajoutez --sortie FICHIER.")
	case !makes && file != "":
		return usage("--sortie ne va qu'avec --canal lettre ou eml.", "")
	}
	return nil
}

// tryMessage shows what would leave, held to what the journal would refuse.
func (s *session) tryMessage(ctx context.Context, book *app.App, e reminder.Entry) error {
	if _, err := book.Record(ctx, e); err != nil {
		return err
	}
	if s.json {
		return s.print(s.viewMessage(e))
	}
	if e.Channel == reminder.Letter {
		page, err := book.LetterText(ctx, e)
		if err != nil {
			return err
		}
		s.say("%s", strings.TrimRight(page, "\n"))
	} else {
		s.sayEntry(e)
	}
	if e.To == "" && e.Channel != reminder.Telephone {
		s.note("Il manque de quoi l'adresser : complétez la fiche du client.")
	}
	s.say("Essai, rien n'est parti.")
	return nil
}

// sayEntry shows a message whole.
func (s *session) sayEntry(e reminder.Entry) {
	s.say("%s, %s", capital(kindOfEntry(e)), channelWords[e.Channel])
	s.pair("À", e.To)
	s.pair("Objet", e.Subject)
	s.say("\n%s\n", e.Text)
}

// leaving is the question before a message leaves.
func leaving(e reminder.Entry, as string) string {
	act := "Envoyer " + withArticle(e)
	if e.Channel != reminder.Email || as != "" {
		act = "Noter comme fait : " + kindOfEntry(e)
	}
	if e.Amount != 0 {
		act += fmt.Sprintf(", %s", e.Sum())
	}
	if e.To != "" {
		act += ", à " + e.To
	}
	return act + ", " + channelWords[e.Channel]
}

// sent answers a message that was given to the server. One that is in the
// journal and did not leave is an error that says where it waits.
func (s *session) sent(e reminder.Entry, err error) error {
	if err != nil {
		return kept(err, e)
	}
	if s.json {
		return s.print(s.viewMessage(e))
	}
	s.answer("", fmt.Sprintf("Parti à %s : %s.", e.To, kindOfEntry(e)))
	return nil
}

// kept adds to an error of a message where it now is.
func kept(err error, e reminder.Entry) error {
	var ours *invoice.Error
	if e.ID == 0 || !errors.As(err, &ours) || app.OfWords(err) {
		return err
	}
	copied := *ours
	next := "« facturier envois reprendre %d » le réessaie."
	if e.Result == reminder.Uncertain {
		next = "« facturier envois regler %d » dit s'il est arrivé."
	}
	copied.Hint = strings.TrimSpace(copied.Hint + fmt.Sprintf("\nLe message est gardé : « facturier envois » le montre, "+next, e.ID))
	return &copied
}

// recordMessage writes what carries a message, then records it as sent: in that order, and
// tried first, so that a refusal leaves neither.
func (s *session) recordMessage(ctx context.Context, book *app.App, e reminder.Entry, as, file string) error {
	e = e.Outside(as)
	if _, err := book.Record(app.DryRun(ctx), e); err != nil {
		return err
	}
	value := file
	switch {
	case as == "eml":
		content, err := book.EML(ctx, e)
		if err != nil {
			return err
		}
		if err := s.putFile(file, content); err != nil {
			return err
		}
	case as == "mailto":
		link, err := book.Mailto(ctx, e)
		if err != nil {
			return err
		}
		value = link
	case e.Channel == reminder.Letter:
		content, err := book.LetterPDF(ctx, e)
		if err != nil {
			return err
		}
		if err := s.putFile(file, content); err != nil {
			return err
		}
	case e.Channel == reminder.Text:
		value = e.Text
	}
	recorded, err := book.Record(ctx, e)
	if err != nil {
		return err
	}
	if file == "-" { // the content is on standard output
		s.note("Noté au journal : %s %s.", kindOfEntry(e), channelWords[e.Channel])
		return nil
	}
	if s.json {
		return s.print(s.viewMessage(recorded))
	}
	s.answer(value, fmt.Sprintf("Noté au journal : %s %s.", kindOfEntry(e), channelWords[e.Channel]))
	return nil
}

// messageView is a message that leaves, with what is owed to its client when
// something is.
type messageView struct {
	entryView
	Held json.Number `json:"du_au_client,omitempty"`
}

func (s *session) viewMessage(e reminder.Entry) messageView {
	view := messageView{entryView: viewEntry(e)}
	if s.held.Sum() > 0 {
		view.Held = amountNumber(s.held.Sum())
	}
	return view
}

// putFile writes content to a file, or to standard output for "-".
func (s *session) putFile(file string, content []byte) error {
	if file == "-" {
		_, err := s.out.Write(content)
		return err
	}
	return s.writeFile(file, content)
}

// passwordAsker asks on the terminal, without showing what is typed; nil where
// nobody is there to answer.
func (s *session) passwordAsker() app.Ask {
	in, ok := s.outside.In.(*os.File)
	if !ok || !isTerminal(s.outside.In) || !isTerminal(s.outside.Err) {
		return nil
	}
	return func(prompt string) (string, error) {
		s.out.Flush()
		fmt.Fprint(s.messages, prompt)
		typed, err := term.ReadPassword(int(in.Fd()))
		s.tell("")
		if err != nil {
			return "", invoice.Refused("Le mot de passe n'a pas pu être lu ; rien n'est parti.", "")
		}
		return string(typed), nil
	}
}
