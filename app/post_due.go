package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/pdf"
	"facturier/store"
)

// DueLetter is a letter of today that nothing records yet. File is where
// PostLetters wrote it; Err of the Sending is why there is none.
type DueLetter struct {
	Sending
	File    string
	request reminder.Request
}

// DueLetters writes, on all cores, what is due today and goes by letter, a mise en
// demeure too: one letter a client, a currency and a step.
func (a *App) DueLetters(ctx context.Context) ([]DueLetter, error) {
	due, err := a.dueToday(ctx, func(s reminder.Step) bool { return s.Channel == reminder.Letter && s.Tone != reminder.Recover })
	if err != nil {
		return nil, err
	}
	v, err := a.voice(ctx)
	if err != nil {
		return nil, err
	}
	all := make([]DueLetter, len(due))
	err = parallel(ctx, len(due), func(ctx context.Context, at int) error {
		l := &all[at]
		s, ids := about(due[at])
		s.Entry, l.request, s.Err = a.draftReminder(ctx, v, ids, due[at][0].step.Tone, reminder.Letter)
		s.Entry.Result = reminder.Sent
		if s.Err == nil {
			s.Err = faceToFace(l.request.DueBack, s.Numbers[0])
		}
		if s.Err == nil && s.Entry.To == s.ClientName {
			s.Err = invoice.Invalid("adresse", "Ce client n'a pas d'adresse postale.", "Ajoutez-la à sa fiche, ou choisissez un autre canal.")
		}
		l.Sending = s
		return unforeseen(s.Err)
	})
	return all, err
}

// unforeseen is an error that is not of one client.
func unforeseen(err error) error {
	if code := invoice.ErrorCode(err); code == "" || code == invoice.CodeBook {
		return err
	}
	return nil
}

// PostLetters draws letters to a folder, made when absent, then notes them in the
// journal as posted: killed before that, the same gesture draws them again; after
// it, every one is there. One that is refused has its Err, and no file. The error
// is of the folder, of the book or of ctx, and nothing is noted.
func (a *App) PostLetters(ctx context.Context, letters []DueLetter, folder string) error {
	if len(unrefused(letters)) == 0 {
		return nil
	}
	if err := a.prepareFolder(ctx, folder); err != nil {
		return err
	}
	err := a.DrawLetters(ctx, letters, func(l *DueLetter, page []byte) error {
		if store.IsDryRun(ctx) {
			return nil
		}
		l.File = filepath.Join(folder, l.name())
		if err := writeWhole(l.File, page); err != nil {
			return fileError(l.File, err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = a.NoteLetters(ctx, letters)
	for i := range letters {
		if l := &letters[i]; err == nil && l.Err != nil && l.File != "" {
			err = os.Remove(l.File)
			l.File = ""
		}
	}
	return err
}

// DrawLetters gives the page of each letter to put, on all cores, and notes nothing.
func (a *App) DrawLetters(ctx context.Context, letters []DueLetter, put func(*DueLetter, []byte) error) error {
	settings, err := a.Settings(ctx)
	if err != nil {
		return err
	}
	all := unrefused(letters)
	return parallel(ctx, len(all), func(_ context.Context, at int) error {
		page, err := pdf.Letter(pageFor(all[at].Entry, all[at].request.Client, all[at].request.Items), settings)
		if err != nil {
			return err
		}
		return put(all[at], page)
	})
}

// NoteLetters puts letters in the journal as posted, by one commit: all of them, but
// one whose step was done meanwhile, which has its Err.
func (a *App) NoteLetters(ctx context.Context, letters []DueLetter) error {
	all := unrefused(letters)
	entries := make([]reminder.Entry, len(all))
	for i, l := range all {
		entries[i] = l.Entry
	}
	added, refused, err := a.AddEntries(ctx, entries)
	if err != nil {
		return err
	}
	for i, l := range all {
		if l.Err = refused[i]; l.Err == nil {
			l.Entry = added[i]
		}
	}
	return nil
}

func unrefused(letters []DueLetter) (all []*DueLetter) {
	for i := range letters {
		if letters[i].Err == nil {
			all = append(all, &letters[i])
		}
	}
	return all
}

// Request is what the letter was written from.
func (l *DueLetter) Request() reminder.Request { return l.request }

// name is that of the file: "Mise en demeure F2026-0001 Durand.pdf".
func (l *DueLetter) name() string {
	of := invoice.Document{Number: l.Numbers[0]}
	of.Client.Name = l.ClientName
	label := l.Entry.Tone.Label()
	return strings.ToUpper(label[:1]) + label[1:] + " " + store.FileName(&of)
}
