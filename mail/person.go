package mail

import (
	"fmt"
	"net/mail"
	"strings"
	"unicode"

	"facturier/invoice"
)

// person is a name, which may be empty, and an address.
type person = mail.Address

// parsePerson reads "Nom <adresse>", with or without quotes around the name, or
// an address alone. A line feed or another control sign is refused: it could
// open a header of its own (RFC 5322 2.2).
func parsePerson(field, s string) (person, error) {
	if hidden(s) {
		return person{}, invoice.Invalid(field, fmt.Sprintf("L'adresse %s contient un saut de ligne ou un signe invisible.", cited(s)), "Écrivez-la à nouveau.")
	}
	name, address := "", strings.TrimSpace(s)
	if inner, ok := strings.CutSuffix(address, ">"); ok {
		if open := strings.LastIndexByte(inner, '<'); open >= 0 {
			name, address = strings.TrimSpace(inner[:open]), strings.TrimSpace(inner[open+1:])
		}
	}
	if len(name) > 1 && name[0] == '"' && name[len(name)-1] == '"' {
		name = strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(name[1 : len(name)-1])
	}
	address, err := invoice.CheckEmail(address)
	if err != nil {
		return person{}, invoice.At(err, field)
	}
	if strings.ContainsFunc(address, func(r rune) bool { return r > unicode.MaxASCII }) {
		return person{}, invoice.Invalid(field, fmt.Sprintf("L'adresse %s contient une lettre accentuée.", cited(address)),
			"Peu de serveurs les transportent : écrivez l'adresse sans accent, ou le domaine sous sa forme « xn--… ».")
	}
	if name = invoice.Clean(name); len([]rune(name)) > maxName {
		return person{}, invoice.Invalid(field, fmt.Sprintf("Le nom devant l'adresse %s est trop long.", address), fmt.Sprintf("%d signes au plus.", maxName))
	}
	return person{Name: name, Address: address}, nil
}

// hidden says that a text of one line holds a control sign.
func hidden(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' })
}

// cited is what was typed, safe on one line and short enough for a sentence.
func cited(s string) string { return "« " + shortened(s, 60) + " »" }

func shortened(s string, most int) string {
	s = invoice.Clean(s)
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return s
}
