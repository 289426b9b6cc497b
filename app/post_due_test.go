package app

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// byPost is a routine whose professionals get their friendly step by letter.
func byPost(t *testing.T) *routine {
	t.Helper()
	r := newRoutine(t)
	s, err := r.ReminderSettings(t.Context())
	r.must(err)
	ladder := reminder.DefaultLadder(reminder.Professionals)
	ladder[1].Channel = reminder.Letter
	s.Ladders = map[reminder.Group]reminder.Ladder{reminder.Professionals: ladder}
	r.must(r.SaveReminderSettings(t.Context(), s))
	return r
}

// The letters of a day are each the page that the letter of one alone is, byte for
// byte, and are noted as posted; what comes meanwhile refuses one alone, which
// leaves no file.
func TestTheLettersOfADayAreNotedTogether(t *testing.T) {
	ctx := t.Context()
	r := byPost(t)
	durand, martin, lost := r.client("Durand", invoice.Company), r.client("Martin", invoice.Company), r.client("Perdu", invoice.Company)
	one, two, other := r.owed(durand, 1000, r.day-6), r.owed(durand, 500, r.day-4), r.owed(martin, 30, r.day-9)
	r.owed(lost, 60, r.day-9)
	lost.Address = invoice.Address{}
	_, err := r.SaveClient(ctx, lost)
	r.must(err)
	r.owed(r.client("Zoé", invoice.Consumer), 70, r.day-9) // by e-mail
	letters, err := r.DueLetters(ctx)
	r.must(err)
	if len(letters) != 3 {
		t.Fatalf("got %+v, want three letters", letters)
	}
	alone, err := r.LetterPDF(ctx, r.draft("", "", one, two))
	r.must(err)
	_, err = r.Record(ctx, r.draft("", reminder.Telephone, other))
	r.must(err)
	folder := filepath.Join(t.TempDir(), "lettres")
	r.must(r.PostLetters(ctx, letters, folder))
	page, err := os.ReadFile(letters[0].File)
	if err != nil || !bytes.Equal(page, alone) || letters[0].Entry.Result != reminder.Sent || letters[0].Entry.ID == 0 {
		t.Errorf("got %+v, %v, and the page of one alone: %v", letters[0].Entry, err, bytes.Equal(page, alone))
	}
	wantRefused(t, letters[1].Err, invoice.CodeRefused, "déjà eu")
	wantRefused(t, letters[2].Err, invoice.CodeInvalid, "adresse postale")
	if names, err := os.ReadDir(folder); err != nil || len(names) != 1 || names[0].Name() != "Relance amiable "+one.Number+" Durand.pdf" {
		t.Errorf("the folder has %v, %v", names, err)
	}
	if letters, err = r.DueLetters(ctx); err != nil || len(letters) != 1 {
		t.Errorf("a second time: got %+v, %v, want the client without address alone", letters, err)
	}
}

// What stops the gesture notes no letter: the next one draws them all again.
func TestLettersThatAreStoppedAreNotNoted(t *testing.T) {
	r := byPost(t)
	for _, name := range []string{"Durand", "Martin"} {
		r.owed(r.client(name, invoice.Company), 1000, r.day-5)
	}
	letters, err := r.DueLetters(t.Context())
	r.must(err)
	stopped, stop := context.WithCancel(t.Context())
	stop()
	folder := t.TempDir()
	if err := r.PostLetters(stopped, letters, folder); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: got %v", err)
	}
	taken := filepath.Join(folder, "pris")
	r.must(os.WriteFile(taken, nil, 0o600))
	wantRefused(t, r.PostLetters(t.Context(), letters, taken), invoice.CodeInvalid, "pris")
	wantRefused(t, r.PostLetters(t.Context(), letters, filepath.Join(r.Folder(), "documents", "2026")), invoice.CodeInvalid, "archive")
	if letters, err = r.DueLetters(t.Context()); err != nil || len(letters) != 2 || letters[0].Err != nil {
		t.Errorf("got %+v, %v, want both still due", letters, err)
	}
	r.must(r.PostLetters(t.Context(), letters, folder))
	if letters, err = r.DueLetters(t.Context()); err != nil || len(letters) != 0 {
		t.Errorf("got %+v, %v, want none", letters, err)
	}
}
