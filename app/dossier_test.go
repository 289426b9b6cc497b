package app

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// opened are the files of a zip, by name.
func opened(t *testing.T, raw []byte) (names []string, content map[string]string) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	content = map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, f.Name)
		content[f.Name] = string(text)
	}
	return names, content
}

func TestTheRecoveryFile(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	d := r.owed(c, 1000, r.day-20)
	e, err := r.Send(ctx, r.draft(reminder.Friendly, "", d), nil)
	r.must(err)
	_, err = r.Promise(ctx, d.ID, r.day+2, 0, "au téléphone")
	r.must(err)
	_, err = r.Note(ctx, d.ID, "Elle ment")
	r.must(err)
	_, err = r.PutOff(ctx, reminder.Task{DocumentID: d.ID, ClientID: c.ID}, r.day+1)
	r.must(err)
	r.day += 38
	waits := r.draft(reminder.Firm, "", d)
	waits.Result = reminder.Queued // and never leaves
	_, err = r.AddEntry(ctx, waits)
	r.must(err)
	notice, err := r.Record(ctx, r.draft(reminder.FormalNotice, reminder.Letter, d))
	r.must(err)
	proof := filepath.Join(t.TempDir(), "avis de réception.pdf")
	r.must(os.WriteFile(proof, []byte("%PDF-1.4 signé"), 0o600))
	_, err = r.Attach(ctx, d.ID, proof)
	r.must(err)
	var first, again bytes.Buffer
	r.must(r.Dossier(ctx, d.ID, &first))
	r.must(r.Dossier(ctx, d.ID, &again))
	if !bytes.Equal(first.Bytes(), again.Bytes()) {
		t.Error("twice the same file: got two different ones")
	}
	names, content := opened(t, first.Bytes())
	want := []string{"00 Fiche de recouvrement.pdf", "01 Facture F2026-0001 Durand.pdf", "02 2026-11-22 relance amiable.txt", "03 2026-12-30 mise en demeure.pdf",
		"04 Journal.txt", "05 Calcul au 2026-12-30.txt", "06 Pièce jointe avis de réception.pdf"}
	if !slices.Equal(names, want) {
		t.Errorf("got %q, want %q", names, want)
	}
	page, err := os.ReadFile(r.PDFPath(d))
	if err != nil || content[want[1]] != string(page) || content[want[6]] != "%PDF-1.4 signé" {
		t.Error("the invoice or the proof are not the originals")
	}
	if !strings.Contains(content[want[2]], e.Text) || !strings.Contains(content[want[2]], "compta@durand.example") {
		t.Errorf("the reminder as sent:\n%s", content[want[2]])
	}
	if !strings.Contains(content[want[4]], "promesse de paiement") || !strings.Contains(content[want[5]], "Total") {
		t.Errorf("the journal and the calculation:\n%s\n%s", content[want[4]], content[want[5]])
	}
	if lines := strings.Count(content[want[4]], "\n"); lines != 3 || strings.Contains(content[want[4]], "Elle ment") {
		t.Errorf("the journal has %d lines, want the two messages and the promise, and nothing of her own:\n%s", lines, content[want[4]])
	}
	letter, err := r.LetterPDF(ctx, notice)
	if err != nil || content[want[3]] != string(letter) {
		t.Errorf("the letter is not the one that was posted (%v)", err)
	}
	text, err := r.DossierText(ctx, d.ID)
	if err != nil || !strings.Contains(text, "2031") || !strings.Contains(text, "ommissaire de justice") {
		t.Errorf("the page (%v) says neither until when (28/09/2031) nor by whom:\n%s", err, text)
	}
}

func TestWhatHasNoRecoveryFile(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	d := r.owed(r.client("Zoé", invoice.Consumer), 100, r.day-5)
	_, err := r.Pay(ctx, d.ID, invoice.Payment{})
	r.must(err)
	var b bytes.Buffer
	wantRefused(t, r.Dossier(ctx, d.ID, &b), invoice.CodeRefused, "rien à recouvrer")
	draft, err := r.NewDraft(ctx, invoice.Invoice, d.Client.ID)
	r.must(err)
	draft, err = r.SaveDraft(ctx, draft)
	r.must(err)
	wantRefused(t, r.Dossier(ctx, draft.ID, &b), invoice.CodeRefused, "seule une facture émise")
	wantRefused(t, r.Dossier(ctx, 99, &b), invoice.CodeNotFound, "")
	if b.Len() != 0 {
		t.Errorf("%d bytes were written", b.Len())
	}
	_, err = r.Attach(ctx, d.ID, filepath.Join(t.TempDir(), "absent.pdf"))
	wantRefused(t, err, invoice.CodeInvalid, "n'existe pas")
}
