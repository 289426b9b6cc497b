package invoice

import (
	"fmt"
	"net/mail"
	"strings"
	"unicode"
)

// laPoste is the SIREN whose establishments do not follow Luhn (law.md 8).
const laPoste = "356000000"

// CheckSIREN is the nine digits of a SIREN whose Luhn key is right; spaces and
// dots are allowed.
func CheckSIREN(s string) (string, error) {
	siren := compact(s)
	switch {
	case len(siren) != 9 || !onlyDigits(siren) || siren == "000000000":
		return "", Invalid("", "Un SIREN a neuf chiffres.", "Par exemple 732 829 320.")
	case !luhn(siren):
		return "", Invalid("", "La clé de ce SIREN est fausse : vérifiez les neuf chiffres.", "")
	}
	return siren, nil
}

// CheckSIRET is the fourteen digits of a SIRET whose SIREN and whole are right
// by Luhn; establishments of La Poste follow their own rule instead: the sum of
// the digits is a multiple of five.
func CheckSIRET(s string) (string, error) {
	siret := compact(s)
	if len(siret) != 14 || !onlyDigits(siret) {
		return "", Invalid("", "Un SIRET a quatorze chiffres.", "Par exemple 732 829 320 00074 : le SIREN, puis les cinq chiffres de l'établissement.")
	}
	if _, err := CheckSIREN(siret[:9]); err != nil {
		return "", Invalid("", "La clé de ce SIRET est fausse : vérifiez les neuf premiers chiffres.", "")
	}
	if !luhn(siret) && !(siret[:9] == laPoste && digitSum(siret)%5 == 0) {
		return "", Invalid("", "La clé de ce SIRET est fausse : vérifiez les cinq derniers chiffres.", "")
	}
	return siret, nil
}

// luhn says whether the last digit is the key of the others.
func luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		n := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0
}

func digitSum(digits string) int {
	sum := 0
	for _, digit := range digits {
		sum += int(digit - '0')
	}
	return sum
}

// compact takes away the spaces, dots and dashes that identifiers are written
// with, and puts letters in capitals.
func compact(s string) string {
	return strings.ToUpper(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune(".-'", r) {
			return -1
		}
		return r
	}, Clean(s)))
}

// CheckEmail is an address alone, without a name.
func CheckEmail(s string) (string, error) {
	email := Clean(s)
	wrong := Invalid("", fmt.Sprintf("%s n'est pas une adresse e-mail.", cited(s)), "Par exemple contact@exemple.fr.")
	parsed, err := mail.ParseAddress(email)
	if err != nil || parsed.Address != email || len(email) > 254 || strings.ContainsAny(email, "\"() ") {
		return "", wrong
	}
	domain := email[strings.LastIndexByte(email, '@')+1:]
	dot := strings.LastIndexByte(domain, '.')
	if dot < 1 || len(domain)-dot < 3 || strings.Contains(domain, "..") || strings.ContainsAny(domain, "_[]/") || domain[0] == '-' {
		return "", wrong
	}
	return email, nil
}

// FormatSIREN writes "732 829 320" with no-break spaces; what is not nine
// characters is left as it is.
func FormatSIREN(s string) string {
	if len(s) != 9 {
		return s
	}
	return s[:3] + nbsp + s[3:6] + nbsp + s[6:]
}

// FormatSIRET writes "732 829 320 00074" with no-break spaces; what is not
// fourteen characters is left as it is.
func FormatSIRET(s string) string {
	if len(s) != 14 {
		return s
	}
	return FormatSIREN(s[:9]) + nbsp + s[9:]
}
