package app

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// answer writes what a mail program saves of the answer to a letter.
func (r *routine) answer(letter, kind, fields string) string {
	r.t.Helper()
	id := regexp.MustCompile(`(?i)message-id: *(<[^>]+>)`).FindStringSubmatch(letter)
	if id == nil {
		r.t.Fatalf("the letter has no identifier: %.300s", letter)
	}
	path := filepath.Join(r.t.TempDir(), "accusé.eml")
	content := fmt.Sprintf("From: x@client.example\r\nDate: %s\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: %s\r\n\r\n%s\r\n--b\r\n"+
		"Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: %s\r\n--b--\r\n", "Sat, 21 Nov 2026 08:00:00 +0100", kind, fields, id[1])
	r.must(os.WriteFile(path, []byte(content), 0o600))
	return path
}

const (
	displayed = "Final-Recipient: rfc822; paul@client.example\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n"
	returned  = "Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; compta@durand.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 User unknown.\r\n"
	receiptOf = "message/disposition-notification"
	noticeOf  = "message/delivery-status"
)

// reminded is an invoice whose friendly reminder left.
func (r *routine) reminded(c invoice.Client, ids ...int64) reminder.Entry {
	r.t.Helper()
	e, _, err := r.DraftReminder(r.t.Context(), ids, reminder.Friendly, reminder.Email)
	r.must(err)
	e, err = r.Send(r.t.Context(), e, nil)
	r.must(err)
	return e
}

// TestAnAnswerIsFiledWithItsDocuments: found by its identifier alone, kept once
// with each document of the message, said in the journal.
func TestAnAnswerIsFiledWithItsDocuments(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	one, two := r.owed(c, 1000, r.day-10), r.owed(c, 500, r.day-12)
	sent := r.reminded(c, one.ID, two.ID)
	file := r.answer(r.post.letters()[0], receiptOf, displayed)
	if _, err := r.FileAnswer(DryRun(ctx), 0, file); err != nil {
		t.Errorf("a dry run: got %v", err)
	}
	e, err := r.FileAnswer(ctx, 0, file)
	if err != nil || e.Kind != reminder.Read || e.Text != "Lu le 21/11/2026" || e.To != "paul@client.example" || e.Subject != sent.Name() || !slices.Equal(e.Documents, sent.Documents) {
		t.Errorf("got %+v, %v", e, err)
	}
	for _, id := range e.Documents {
		files, err := r.Attachments(ctx, id)
		if err != nil || len(files) != 1 || files[0].Name != "accusé.eml" {
			t.Errorf("document %d: got %v, %v, want the file once", id, files, err)
		}
	}
	_, err = r.FileAnswer(ctx, one.ID, file)
	wantRefused(t, err, invoice.CodeConflict, "déjà classé")
	journal, err := r.Journal(ctx, one.ID)
	if err != nil || len(journal) != 2 || reminder.Heard(journal)[sent.Name()] != reminder.Read {
		t.Errorf("got %+v, %v", journal, err)
	}
	if report, err := r.Verify(ctx); err != nil || len(report.Faults) != 0 {
		t.Errorf("verifie: got %+v, %v", report, err)
	}
}

// TestAMessageThatCameBackIsNotSentAgain: the journal says so, the step stays
// done.
func TestAMessageThatCameBackIsNotSentAgain(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	d := r.owed(r.client("Durand", invoice.Company), 1000, r.day-10)
	sent := r.reminded(d.Client, d.ID)
	e, err := r.FileAnswer(ctx, d.ID, r.answer(r.post.letters()[0], noticeOf, returned))
	if err != nil || e.Kind != reminder.Bounced || e.Text != "Non remis le 21/11/2026\u00a0: 550 5.1.1 User unknown" {
		t.Errorf("got %+v, %v", e, err)
	}
	again, _, err := r.DraftReminder(ctx, []int64{d.ID}, reminder.Friendly, reminder.Email)
	if err == nil {
		_, err = r.Send(ctx, again, nil)
	}
	wantRefused(t, err, invoice.CodeRefused, "a déjà eu l'étape")
	if kept, err := r.Entry(ctx, sent.ID); err != nil || kept.Result != reminder.Sent || len(r.post.letters()) != 1 {
		t.Errorf("got %+v, %v and %d letters", kept, err, len(r.post.letters()))
	}
	outbox, err := r.Outbox(ctx)
	if err != nil || len(outbox) != 0 {
		t.Errorf("the outbox: got %v, %v", outbox, err)
	}
	if text, err := r.DossierText(ctx, d.ID); err != nil || !strings.Contains(text, "Avis de remise") {
		t.Errorf("the recovery file: %v\n%s", err, text)
	}
}

// TestAnAnswerShowsThatAMessageLeft, of which nobody knew.
func TestAnAnswerShowsThatAMessageLeft(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	d := r.owed(r.client("Durand", invoice.Company), 1000, r.day-10)
	e := reminder.Entry{Kind: reminder.Delivered, ClientID: d.Client.ID, Documents: []int64{d.ID}, Date: r.day, Channel: reminder.Email, To: "a@b.example", Subject: "Facture", Text: "Voici", Result: reminder.Uncertain}
	e, err := r.AddEntry(ctx, e)
	r.must(err)
	_, err = r.FileAnswer(ctx, 0, r.answer("Message-ID: <"+e.Name()+"@martin.example>", receiptOf, displayed))
	r.must(err)
	if e, err = r.Entry(ctx, e.ID); err != nil || e.Result != reminder.Sent {
		t.Errorf("got %+v, %v, want it sent", e, err)
	}
}

// TestAnAnswerOfAnotherMessageIsRefused, with nothing kept.
func TestAnAnswerOfAnotherMessageIsRefused(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	one, two := r.owed(c, 1000, r.day-10), r.owed(c, 500, r.day-12)
	sent := r.reminded(c, one.ID)
	_, err := r.FileAnswer(ctx, two.ID, r.answer(r.post.letters()[0], receiptOf, displayed))
	wantRefused(t, err, invoice.CodeInvalid, "sur "+one.Number)
	for _, id := range []string{"<a@b>", "<facturier.1.000000000000@martin.example>", "<facturier.99.0a1b2c3d4e5f@x>", fmt.Sprintf("<%s>", sent.Name()+"0")} {
		_, err := r.FileAnswer(ctx, 0, r.answer("Message-ID: "+id, receiptOf, displayed))
		wantRefused(t, err, invoice.CodeInvalid, "d'aucun message")
	}
	path := filepath.Join(t.TempDir(), "a.eml")
	r.must(os.WriteFile(path, []byte("From: a@b\nContent-Type: text/plain\n\nMerci"), 0o600))
	_, err = r.FileAnswer(ctx, one.ID, path)
	wantRefused(t, err, invoice.CodeInvalid, "ni un accusé de lecture")
	_, err = r.FileAnswer(ctx, one.ID, filepath.Dir(path))
	wantRefused(t, err, invoice.CodeInvalid, "est un dossier")
	for _, d := range []invoice.Document{one, two} {
		if files, err := r.Attachments(ctx, d.ID); err != nil || len(files) != 0 {
			t.Errorf("got %v, %v, want nothing kept", files, err)
		}
	}
}
