package cli

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"facturier/app"
	"facturier/invoice"
	"facturier/invoice/reminder"
)

// remindByLetter writes the letters of today to a folder and notes them as posted,
// all or none. What else waits is code 10, and a client without a letter code 1.
func (s *session) remindByLetter(ctx context.Context, book *app.App, folder string) error {
	letters, err := book.DueLetters(ctx)
	if err != nil {
		return err
	}
	if asked := postedWords(letters); asked != "" {
		if err := s.confirm(asked, "Elles sont à imprimer et à poster ; ce sera noté au journal."); err != nil {
			return err
		}
	}
	err = stoppable(ctx, func(ctx context.Context) error { return book.PostLetters(ctx, letters, folder) })
	if err != nil {
		return err
	}
	if len(letters) == 0 {
		s.note("Aucune lettre à poster aujourd'hui.")
	}
	var done []app.Sending
	list := jsonList{s: s}
	for i := range letters {
		l := &letters[i]
		done = append(done, l.Sending)
		if s.json {
			view := viewSending(l.Sending)
			view.File = l.File
			if err := list.add(view); err != nil {
				return err
			}
			continue
		}
		s.say("%s", letterLine(l, s.dry))
		if l.Err == nil {
			s.noteUnknownRate(l.Entry, l.Request())
		}
	}
	if s.json {
		if err := list.end(); err != nil {
			return err
		}
	}
	return s.afterDue(ctx, book, done)
}

// postedWords are the question, "" when there is no letter: "Noter 3 lettres comme
// postées, 4 500,00 €, dont 2 mises en demeure".
func postedWords(letters []app.DueLetter) string {
	count, formal := 0, 0
	var sums []string
	totals := map[invoice.Currency]invoice.Amount{}
	for i := range letters {
		l := &letters[i]
		if l.Err != nil {
			continue
		}
		count++
		totals[l.Entry.Currency] += l.Entry.Amount
		if l.Entry.Tone == reminder.FormalNotice {
			formal++
		}
	}
	for _, in := range slices.Sorted(maps.Keys(totals)) {
		sums = append(sums, totals[in].In(in))
	}
	if count == 0 {
		return ""
	}
	text := fmt.Sprintf("Noter %s, %s", plural(count, "lettre comme postée", "lettres comme postées"), strings.Join(sums, ", "))
	if formal > 0 {
		text += ", dont " + plural(formal, "mise en demeure", "mises en demeure")
	}
	return text
}

// letterLine is one line about a client: where the letter is, or why there is none.
func letterLine(l *app.DueLetter, dry bool) string {
	line := sendingAbout(l.Sending)
	switch {
	case l.Err != nil:
		return line + ", pas de lettre : " + sentenceOf(l.Err).Message
	case dry:
		return line + ", à poster à " + l.Entry.To
	}
	return line + ", à poster : " + l.File
}
