package mail

import (
	"net/url"
	"strings"

	"facturier/invoice"
)

// MailtoMax is the length, in bytes, up to which every mail program and desktop
// takes a link whole; a longer one may lose its end, and the draft of EML is to
// be preferred.
const MailtoMax = 2000

// Mailto is the message as a link that opens the user's mail program (RFC
// 6068): people, subject and text; neither attachments, which no program takes
// from a link, nor the names of people. Every sign that means something in a
// link is encoded, so that no text adds a header. Addresses that are wrong are
// left out: EML and Send are the ones that refuse them.
func Mailto(m Message) string {
	var to []string
	for _, s := range m.To {
		if p, err := parsePerson(FieldTo, s); err == nil {
			to = append(to, strings.Replace(percent(p.Address), "%40", "@", 1))
		}
	}
	text := strings.ReplaceAll(invoice.CleanText(m.Text), "\n", "\r\n")
	return "mailto:" + strings.Join(to, ",") + "?subject=" + percent(invoice.Clean(m.Subject)) + "&body=" + percent(text)
}

// percent encodes all but letters, digits and "-_.~" (a plus sign is no space
// in a mailto link).
func percent(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }
