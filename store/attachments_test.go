package store_test

import (
	"os"
	"path/filepath"
	"testing"

	"facturier/invoice"
	"facturier/store"
)

func TestAnAttachmentIsKeptWithItsHash(t *testing.T) {
	b, c := newBook(t)
	d := issue(t, b, c, 100, today)
	a, err := b.Attach(t.Context(), d.ID, "../bon de livraison.pdf", []byte("signé"), today)
	must(t, err)
	all, err := b.Attachments(t.Context(), d.ID)
	if err != nil || len(all) != 1 || all[0] != a || a.File != "documents/pieces/1 -bon de livraison.pdf" || a.Size != 6 {
		t.Fatalf("got %+v, %v", all, err)
	}
	if content, err := b.ReadAttachment(a); err != nil || string(content) != "signé" {
		t.Errorf("got %q, %v", content, err)
	}
	wantSound(t, b)
	_, err = b.Attach(t.Context(), d.ID, "autre nom.pdf", []byte("signé"), today)
	wantCode(t, err, invoice.CodeRefused)
	_, err = b.Attach(t.Context(), d.ID, "vide.pdf", nil, today)
	wantCode(t, err, invoice.CodeInvalid)
	_, err = b.Attach(t.Context(), 99, "x.pdf", []byte("x"), today)
	wantCode(t, err, invoice.CodeNotFound)
	_, err = b.Attach(store.DryRun(t.Context()), d.ID, "x.pdf", []byte("x"), today)
	must(t, err)
	wantSound(t, b) // neither a row nor a file too many
	for _, change := range []string{"UPDATE attachments SET name = 'x'", "DELETE FROM attachments", "REPLACE INTO attachments SELECT * FROM attachments"} {
		if _, err := raw(t, b.Path()).Exec(change); err == nil {
			t.Errorf("%s: no error", change)
		}
	}
	file := filepath.Join(b.Folder(), a.File)
	for name, spoil := range map[string]func() error{
		"changed": func() error { return os.WriteFile(file, []byte("autre"), 0o600) },
		"lost":    func() error { return os.Remove(file) },
	} {
		must(t, spoil())
		_, err := b.ReadAttachment(a)
		wantCode(t, err, invoice.CodeBook)
		report, err := b.Verify(t.Context())
		if err != nil || len(report.Faults) != 1 || report.Faults[0].Document != d.Number {
			t.Errorf("%s: got %+v, %v, want one fault of %s", name, report.Faults, err, d.Number)
		}
	}
}

func TestADraftGoesWithItsAttachments(t *testing.T) {
	b, c := newBook(t)
	d := draft(t, b, c, 10)
	a, err := b.Attach(t.Context(), d.ID, "bon.pdf", []byte("x"), today)
	must(t, err)
	must(t, b.DeleteDraft(t.Context(), d.ID))
	if _, err := os.Stat(filepath.Join(b.Folder(), a.File)); !os.IsNotExist(err) {
		t.Errorf("the file is still there (%v)", err)
	}
	wantSound(t, b)
}
