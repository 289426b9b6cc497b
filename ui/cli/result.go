package cli

import (
	"context"
	"fmt"

	"facturier/app"
	"facturier/invoice"
)

// changed answers a gesture on a document. With --json it is the document as
// it now stands; else the value that a script wants (an id, a number, a path)
// on standard output, and the sentence on standard error, or on standard
// output when there is no such value.
func (s *session) changed(ctx context.Context, book *app.App, d invoice.Document, value, sentence string) error {
	if s.json {
		view, err := viewDocument(ctx, book, d)
		if err != nil {
			return err
		}
		return s.print(view)
	}
	s.answer(value, sentence)
	return nil
}

// answer is changed without --json.
func (s *session) answer(value, sentence string) {
	switch {
	case s.dry:
		s.say("Essai, rien n'est changé : %s", sentence)
	case value == "":
		s.say("%s", sentence)
	default:
		s.say("%s", value)
		s.tell("%s", sentence)
	}
}

// name is what commands take for a document: its number, or the id of a draft.
func name(d invoice.Document) string {
	if d.Number != "" && d.Issued() {
		return d.Number
	}
	return fmt.Sprint(d.ID)
}

// clientName is the client of a document in a sentence.
func clientName(d invoice.Document) string {
	if d.Client.Name == "" {
		return "(sans client)"
	}
	return d.Client.Name
}

// plural writes a count and its noun: zero and one are singular in French.
func plural(n int, one, many string) string {
	if n < 2 {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, many)
}
