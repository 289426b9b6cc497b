package invoice

import (
	"fmt"
	"net/url"
	"strings"
)

// LinkFor is a payment link for one sum: {montant} becomes the sum with a point
// ("1250.00"), {numero} the number, escaped as a URL wants it. "" is no link.
func LinkFor(link, number string, sum Amount) string {
	return strings.NewReplacer("{montant}", pointed(sum), "{numero}", url.QueryEscape(number)).Replace(link)
}

// pointed is a sum that is not negative as machines write it.
func pointed(a Amount) string { return fmt.Sprintf("%d.%02d", a/100, a%100) }

// maxLink is what a page can show of a link on two or three lines.
const maxLink = 300

// CheckPaymentLink is a payment link whose only fields are the two of LinkFor.
func CheckPaymentLink(link string) (string, error) {
	link = Clean(link)
	filled := LinkFor(link, "F2026-0001", 1)
	at, err := url.Parse(filled)
	switch {
	case err != nil || at.Scheme != "https" || at.Host == "" || strings.ContainsAny(link, " \u00a0"):
		return "", Invalid("", "Un lien de paiement commence par https:// et n'a pas d'espace.", "Par exemple https://paypal.me/moi/{montant}EUR.")
	case strings.ContainsAny(filled, "{}"):
		return "", Invalid("", "Un lien de paiement n'a que deux champs"+nbsp+": {montant} et {numero}.", "")
	}
	return link, within(link, "", maxLink)
}
