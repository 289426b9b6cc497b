package store_test

import (
	"testing"

	"facturier/invoice"
)

func TestADraftChangedElsewhereIsNotOverwritten(t *testing.T) {
	b, c := newBook(t)
	ctx := t.Context()
	mine := draft(t, b, c, 100)
	theirs, err := b.Document(ctx, mine.ID)
	must(t, err)
	theirs.Subject = "Leur objet"
	theirs, err = b.SaveDraft(ctx, theirs)
	must(t, err)
	if mine.Edits != 1 || theirs.Edits != 2 {
		t.Errorf("got %d then %d saves, want 1 then 2", mine.Edits, theirs.Edits)
	}
	mine.Subject, mine.Client = "Mon objet", invoice.Client{Name: "Client de trop"}
	_, err = b.SaveDraft(ctx, mine)
	wantCode(t, err, invoice.CodeConflict)
	stored, err := b.Document(ctx, mine.ID)
	must(t, err)
	if stored.Subject != "Leur objet" || stored.Client.ID != c.ID {
		t.Errorf("after the refusal: got %q for %q", stored.Subject, stored.Client.Name)
	}
	mine.Edits, mine.Client = 0, c
	mine, err = b.SaveDraft(ctx, mine)
	must(t, err)
	if mine.Subject != "Mon objet" || mine.Edits != 3 {
		t.Errorf("written over: got %q after %d saves, want the subject of ours after 3", mine.Subject, mine.Edits)
	}
	must(t, b.DeleteDraft(ctx, mine.ID))
	_, err = b.SaveDraft(ctx, mine)
	wantCode(t, err, invoice.CodeNotFound)
}

// A copy is a draft of its own, however often its model was saved.
func TestACopyIsSavedOnce(t *testing.T) {
	b, c := newBook(t)
	d := draft(t, b, c, 100)
	d.ID, d.Edits = 0, 7
	d, err := b.SaveDraft(t.Context(), d)
	must(t, err)
	if d.Edits != 1 {
		t.Errorf("got %d saves, want 1", d.Edits)
	}
}
