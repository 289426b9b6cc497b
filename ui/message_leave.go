package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"facturier/app"
	"facturier/invoice"
	"facturier/invoice/reminder"
)

// records says that the program does not send the message itself: it notes that
// it left.
func (s *message) records() bool {
	way := ways[s.way]
	return way.channel != reminder.Email || way.as != "" || s.draft.entry.Tone == reminder.Recover
}

const noMailbox = "Aucune boîte d'envoi n'est réglée\u00a0: «\u00a0;\u00a0» en règle une"

// leave asks, then sends or records.
func (s *message) leave() step {
	e := s.draft.entry
	about := what(e, s.draft.numbers) + ofSum(e) + " à " + who(s.d, s.draft.client.Name)
	if doc := s.draft.carried; doc != nil {
		about = withArticle(doc.Kind) + " de " + doc.Totals.Payable.In(doc.Currency) + " à " + who(s.d, s.draft.client.Name)
	}
	if s.records() {
		how := ways[s.way].record
		if e.Tone == reminder.Recover {
			about, how = "le dossier de recouvrement"+ofSum(e)+" contre "+who(s.d, s.draft.client.Name), "comme prêt"
		}
		if e.Kind == reminder.Delivered {
			how = strings.Replace(how, "comme faite", "comme donnée", 1)
			if !feminine(s.draft.carried.Kind) {
				how = strings.NewReplacer("envoyée", "envoyé", "postée", "posté", "donnée", "donné").Replace(how)
			}
		}
		return ask(question{text: fmt.Sprintf("Noter %s %s\u00a0?", about, how), warning: s.owes(), yes: s.record})
	}
	if s.draft.account.Host == "" {
		return refuse(noMailbox + ", tab choisit un autre canal.")
	}
	if strings.TrimSpace(e.To) == "" {
		return refuse(who(s.d, s.draft.client.Name) + " n'a pas d'adresse e-mail\u00a0: e l'écrit ici, tab choisit un autre canal.")
	}
	return ask(question{text: fmt.Sprintf("Envoyer %s\u00a0?", about), warning: s.owes(), yes: func() step {
		return withPassword(s.d, s.draft.account, s.send)
	}})
}

// owes says before the question what the client has, "" for nothing.
func (s *message) owes() string {
	if s.draft.held.Sum() <= 0 {
		return ""
	}
	return "Ce client a " + clean(s.draft.held.String()) + "."
}

// what names a message in a question: "la relance amiable", "la facture F2026-0001".
func what(e reminder.Entry, numbers []string) string {
	switch {
	case e.Kind == reminder.Delivered:
		return strings.Join(numbers, ", ")
	case e.Tone == reminder.Courtesy:
		return "le rappel"
	case e.Tone == "":
		return "le suivi de " + strings.Join(numbers, ", ")
	}
	return "la " + e.Tone.Label()
}

// doneWith is a message with what was done to it: "Relance amiable partie".
func doneWith(e reminder.Entry, done string) string {
	kind := kindOf(e)
	if !strings.HasPrefix(kind, "relance") && !strings.HasPrefix(kind, "mise") {
		done = strings.TrimSuffix(done, "e")
	}
	return upperFirst(kind) + " " + done
}

func ofSum(e reminder.Entry) string {
	if e.Amount == 0 {
		return ""
	}
	return " de " + e.Sum()
}

func (s *message) record() step {
	e := s.draft.entry
	if doc := s.draft.carried; doc != nil {
		return act(func(ctx context.Context) (invoice.Document, error) { return noteSent(ctx, s.d, doc, e.To) },
			func(done invoice.Document, err error) step {
				if err != nil {
					return fail(err)
				}
				return pop().saying(sentWords(done)).opening(s.d.book.PDFPath(done))
			})
	}
	return act(func(ctx context.Context) (reminder.Entry, error) {
		return s.d.book.Record(ctx, e.Outside(ways[s.way].as))
	},
		func(e reminder.Entry, err error) step {
			if err != nil {
				return fail(err)
			}
			return pop().saying(fmt.Sprintf("%s au journal de %s.", doneWith(e, "notée"), strings.Join(s.draft.numbers, ", ")))
		})
}

// send gives the message to the server; esc stops it.
func (s *message) send() step {
	e, ask, doc, text := s.draft.entry, askKept(s.d), s.draft.carried, ""
	if s.edited { // else they are written again, with the number
		text = e.Text
	}
	s.stopped = false
	return step{}.doing(refetch(s.d, &s.asked, func(ctx context.Context) (reminder.Entry, error) {
		if doc != nil && !doc.Issued() { // it takes its number on the way
			return s.d.book.SendDocument(ctx, doc.ID, e.To, text, ask)
		}
		return s.d.book.Send(ctx, e, ask)
	}))
}

// sent says what became of the message. What did not leave and is not in the
// journal stays on the screen.
func (s *message) sent(m answer[reminder.Entry]) step {
	forgetPassword(s.d, m.err)
	switch {
	case m.err == nil && s.draft.carried != nil:
		return refreshed(pop().saying(fmt.Sprintf("Envoi fait à %s.", clean(m.value.To))))
	case m.err == nil:
		return refreshed(pop().saying(fmt.Sprintf("%s à %s.", doneWith(m.value, "partie"), clean(m.value.To))))
	case m.value.ID != 0 && app.OfWords(m.err):
		return refreshed(pop().refusing(sentence(m.err)))
	case m.value.ID != 0:
		return refreshed(pop().refusing(sentence(m.err) + " Le message est gardé\u00a0: O le montre."))
	case s.stopped:
		return refuse("Envoi interrompu\u00a0: rien n'est parti.")
	}
	return fail(m.err)
}

// refreshed is the step after which the screens look at the book again.
func refreshed(s step) step {
	s.run = func(context.Context) func() step { return func() step { return step{} } }
	return s
}

// refusing is the step with a refusal above the footer.
func (s step) refusing(text string) step {
	s.notice = notice{text: text, refused: true}
	return s
}

// make hands the message to the program that sends it: a draft, a link, a
// letter, a text.
func (s *message) make() step {
	e, way := s.draft.entry, ways[s.way]
	switch {
	case way.channel == reminder.Text:
		return act(func(context.Context) (string, error) { return "", s.d.clipboard(e.Text) }, func(_ string, err error) step {
			if err != nil {
				return fail(err)
			}
			return say("Texte copié. S note la relance une fois partie.")
		})
	case way.as == "mailto":
		return s.opening(func(ctx context.Context) (string, error) { return s.d.book.Mailto(ctx, e) })
	}
	return s.opening(func(ctx context.Context) (string, error) {
		write, name := s.d.book.EML, "message.eml"
		if way.channel == reminder.Letter {
			write, name = s.d.book.LetterPDF, "lettre.pdf"
		}
		content, err := write(ctx, e)
		if err != nil {
			return "", err
		}
		return leftFile(name, content)
	})
}

func (s *message) opening(make func(context.Context) (string, error)) step {
	return act(func(ctx context.Context) (string, error) {
		target, err := make(ctx)
		if err == nil && s.d.open(target) != nil {
			err = invoice.Refused("Aucun programme n'ouvre ce message\u00a0: "+clean(target), "Choisissez un autre canal avec tab.")
		}
		return target, err
	}, func(target string, err error) step {
		if err != nil {
			return fail(err)
		}
		if strings.HasPrefix(target, "mailto:") {
			target = "votre messagerie"
		}
		return say("Ouvert\u00a0: " + clean(target) + ". S note la relance une fois partie.")
	})
}

// leftFile writes a file for another program, in a folder of its own: that one
// may read it after the screens are left, so it is swept a day later.
func leftFile(name string, content []byte) (string, error) {
	folder, err := app.TempFolder(app.TempOpened)
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, name)
	return path, os.WriteFile(path, content, 0o600)
}
