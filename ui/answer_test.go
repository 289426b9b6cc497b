package ui

import (
	"path/filepath"
	"testing"

	"facturier/invoice/reminder"
)

// answerTo writes what a mail program saves of the answer to a message.
func answerTo(t *testing.T, e reminder.Entry, fields string) string {
	t.Helper()
	kind := "message/disposition-notification"
	if fields == bounced {
		kind = "message/delivery-status"
	}
	return written(t, t.TempDir(), "retour.eml", "From: x@client.example\nDate: Sat, 21 Nov 2026 08:00:00 +0100\nContent-Type: multipart/report; boundary=b\n\n--b\nContent-Type: "+kind+
		"\n\n"+fields+"\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <"+e.Name()+"@atelier.example>\n--b--\n")
}

const (
	seen    = "Final-Recipient: rfc822; paul@client.example\nDisposition: manual-action/MDN-sent-manually; displayed\n"
	bounced = "Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; compta1@client.example\nAction: failed\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n"
)

// TestAnswerIsFiled: a on the journal or on the attachments; the journal then
// says of the message that it was read.
func TestAnswerIsFiled(t *testing.T) {
	p := posted(t)
	s := p.open(Options{}, 80, 24)
	s.Press("R", "S", "o")
	s.Type("secret")
	s.Press("enter")
	file := answerTo(t, p.sent[0], seen)
	s.Press("/")
	s.Type("F2026-0001")
	s.Press("enter", "J")
	s.Shows("Relance amiable", "✓ parti", "a classer un accusé")
	s.Press("a")
	s.Paste(file)
	s.Press("enter")
	s.Shows("Accusé classé, avec son fichier : lu le 21/11/2026.", "Relance amiable", "✓ lu", "Lu le 21/11/2026")
	s.Press("a")
	s.Paste(file)
	s.Press("enter")
	s.Shows("Cet accusé est déjà classé, depuis le 22/11/2026.")
	s.Press("esc", "esc", "i")
	s.Shows("retour.eml")
}

// TestMessageThatCameBack is said on the journal and on the document, and the
// step is not done again.
func TestMessageThatCameBack(t *testing.T) {
	p := posted(t)
	s := p.open(Options{}, 80, 24)
	s.Press("R", "S", "o")
	s.Type("secret")
	s.Press("enter", "/")
	s.Type("F2026-0001")
	s.Press("enter", "right", "i", "a")
	s.Paste(answerTo(t, p.sent[0], bounced))
	s.Press("enter")
	s.Shows("Non remis le 21/11/2026 : 550 5.1.1 User unknown.", "n'est pas arrivé", "retour.eml")
	s.Press("esc")
	s.Shows("message non remis (J)")
	s.Press("J")
	s.Shows("Relance amiable", "✗ non remis", "Non remis le 21/11/2026")
	s.Press("enter")
	s.Shows("Réponse à  facturier.")
	if len(p.sent) != 1 {
		t.Errorf("got %d messages sent, want one", len(p.sent))
	}
}

// TestNoAnswerIsRefused, with the way to keep the file all the same.
func TestNoAnswerIsRefused(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	s.Press("4", "enter", "J", "a")
	s.Paste(written(t, t.TempDir(), "merci.eml", "From: a@b.example\nContent-Type: text/plain\n\nMerci"))
	s.Press("enter")
	s.Shows("ni un accusé de lecture ni un avis de remise", "joignez-le comme")
	s.Press("ctrl+u")
	s.Paste(filepath.Join(t.TempDir(), "absent.eml"))
	s.Press("enter")
	s.Shows("n'existe")
}
