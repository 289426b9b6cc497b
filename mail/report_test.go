package mail

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
	"time"

	"facturier/invoice"
)

const asked = "facturier.12.0a1b2c3d4e5f@atelier.example"

// report is a report as servers and mail programs write it (RFC 6522): words,
// what a program reads, the message or its headers.
func report(kind, fields, original string) string {
	return "From: Serveur <mailer-daemon@client.example>\r\nTo: jeanne@atelier.example\r\nDate: Mon, 23 Nov 2026 09:12:00 +0100\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/report; report-type=x; boundary=\"=_b\"\r\n\r\n--=_b\r\nContent-Type: text/plain; charset=x-inconnu\r\n\r\nBonjour\xe9\r\n" +
		"--=_b\r\nContent-Type: " + kind + "\r\n\r\n" + fields + "\r\n--=_b\r\nContent-Type: text/rfc822-headers\r\n\r\n" + original + "\r\n--=_b--\r\n"
}

func receipt(disposition string) string {
	return report("message/disposition-notification", "Reporting-UA: poste; Courrier\r\nFinal-Recipient: rfc822;paul@client.example\r\nOriginal-Message-ID: <"+asked+
		">\r\nDisposition: manual-action/MDN-sent-manually; "+disposition+"\r\n", "Subject: Facture")
}

func notice(action, more string) string {
	return report("message/delivery-status", "Reporting-MTA: dns; mx.client.example\r\n\r\nOriginal-Recipient: rfc822;compta@client.example\r\n"+
		"Final-Recipient: rfc822;boite12@client.example\r\nAction: "+action+"\r\nStatus: 5.1.1\r\n"+more, "Subject: Facture\r\nMessage-ID: <"+asked+">")
}

// TestReportsAreRead: receipts (RFC 8098) and delivery notices (RFC 3464).
func TestReportsAreRead(t *testing.T) {
	day := time.Date(2026, 11, 23, 9, 12, 0, 0, time.FixedZone("", 3600))
	forwarded := "From: moi@atelier.example\nContent-Type: multipart/mixed; boundary=dehors\n\n--dehors\nContent-Type: message/rfc822\n\n" +
		receipt("displayed") + "\n--dehors--\n"
	encoded := report("message/delivery-status\r\nContent-Transfer-Encoding: base64",
		base64.StdEncoding.EncodeToString([]byte("Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.7.1\n")), "Message-ID: <"+asked+">")
	for name, c := range map[string]struct {
		raw    string
		want   Outcome
		reader string
		reason string
	}{
		"read":          {receipt("displayed"), Displayed, "paul@client.example", ""},
		"deleted":       {receipt("deleted/error"), Discarded, "paul@client.example", ""},
		"delivered":     {notice("delivered", ""), Delivered, "compta@client.example", ""},
		"relayed":       {notice("Relayed", ""), Relayed, "compta@client.example", ""},
		"delayed":       {notice("delayed", ""), Delayed, "compta@client.example", "5.1.1"},
		"failed":        {notice("failed", "Diagnostic-Code: smtp; 550 5.1.1 User\r\n unknown\r\n"), Returned, "compta@client.example", "550 5.1.1 User unknown"},
		"one of two":    {notice("delivered", "\r\nFinal-Recipient: rfc822; b@c.example\r\nAction: failed\r\nStatus: 5.2.2\r\n"), Returned, "b@c.example", "5.2.2"},
		"forwarded":     {forwarded, Displayed, "paul@client.example", ""},
		"base64":        {encoded, Returned, "a@b.example", "5.7.1"},
		"mbox and mark": {"\xef\xbb\xbfFrom x Mon Nov 23\n" + strings.ReplaceAll(receipt("displayed"), "\r\n", "\n"), Displayed, "paul@client.example", ""},
	} {
		got, err := ReadReport([]byte(c.raw))
		if err != nil || got.Outcome != c.want || got.Reader != c.reader || got.Reason != c.reason || !got.Date.Equal(day) || len(got.Messages) == 0 || strings.Trim(got.Messages[0], "<>") != asked {
			t.Errorf("%s: got %+v, %v", name, got, err)
		}
	}
}

// TestTheMessageIsFoundWithoutItsOriginal, by what the answer replies to.
func TestTheMessageIsFoundWithoutItsOriginal(t *testing.T) {
	raw := strings.Replace(strings.Replace(receipt("displayed"), "Original-Message-ID", "X-Autre", 1), "MIME-Version: 1.0", "References: <a@b>\r\n <"+asked+">", 1)
	got, err := ReadReport([]byte(raw))
	if err != nil || len(got.Messages) != 2 || got.Messages[1] != "<"+asked+">" {
		t.Errorf("got %+v, %v", got, err)
	}
}

// TestWhatIsNoReportIsRefused in words.
func TestWhatIsNoReportIsRefused(t *testing.T) {
	for raw, want := range map[string]string{
		"":           "n'est pas un message",
		"%PDF-1.7\n": "n'est pas un message",
		"From: a@b\nContent-Type: text/plain\n\nbonjour":        "ni un accusé de lecture ni un avis",
		"From: a@b\nContent-Type: multipart/mixed\n\nsans bord": "ni un accusé",
		receipt(""): "ni un accusé",
		"From: a@b\nContent-Type: message/delivery-status\n\nAction: inconnue":       "ni un accusé",
		"From: a@b\nContent-Type: multipart/report; boundary=\"\x00\"\n\n--\x00\n\n": "ni un accusé",
	} {
		_, err := ReadReport([]byte(raw))
		if invoice.ErrorCode(err) != invoice.CodeInvalid || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: got %v, want %q", raw, err, want)
		}
	}
}

// nested is a message with parts in parts.
func nested(levels int) []byte {
	var b bytes.Buffer
	b.WriteString("From: a@b\n")
	for i := range levels {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	b.WriteString("Content-Type: message/delivery-status\n\nAction: failed\n")
	return b.Bytes()
}

// TestHostileReports are refused, soon, or read without what they hide.
func TestHostileReports(t *testing.T) {
	if _, err := ReadReport(make([]byte, 50<<20)); invoice.ErrorCode(err) != invoice.CodeInvalid || !strings.Contains(err.Error(), "dépasse 20") {
		t.Errorf("50 MB: got %v", err)
	}
	if got, err := ReadReport(nested(1000)); err == nil {
		t.Errorf("1000 levels: got %+v, want it refused", got)
	}
	if got, err := ReadReport(nested(5)); err != nil || got.Outcome != Returned {
		t.Errorf("5 levels: got %+v, %v", got, err)
	}
	many := "From: a@b\nContent-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\n\nx\n", 1<<19)
	if got, err := ReadReport([]byte(many)); err == nil {
		t.Errorf("half a million parts: got %+v, want it refused", got)
	}
	got, err := ReadReport([]byte(notice("failed", "Diagnostic-Code: smtp; =?utf-8?q?550_\x1b[31mrouge=0D=0ABcc:_x@y?= "+strings.Repeat("long ", 5000)+"\r\n")))
	if err != nil || strings.ContainsAny(got.Reason, "\x1b\r\n") || len([]rune(got.Reason)) > 200 {
		t.Errorf("got %q, %v, want one clean line", got.Reason, err)
	}
}

// FuzzReadReport: whatever a file holds, it is read or refused, and what is
// said of it is short and clean.
func FuzzReadReport(f *testing.F) {
	for _, seed := range []string{receipt("displayed"), notice("failed", "Diagnostic-Code: smtp; 550"), "From: a@b\n\nx", string(nested(12)), "", "\xff\xfe: \x00"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		r, err := ReadReport(raw)
		if (err == nil) != (r.Outcome != 0) {
			t.Errorf("got %+v, %v", r, err)
		}
		for _, text := range []string{r.Reader, r.Reason} {
			if text != invoice.Clean(text) || len([]rune(text)) > 200 {
				t.Errorf("got %q, want it clean and short", text)
			}
		}
	})
}
