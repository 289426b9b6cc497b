package invoice

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// vatFormats are what follows the prefix in the VAT numbers of the Union (VIES
// guide), of Northern Ireland, and of neighbours that French sellers invoice.
// They are compiled when one is checked: it would cost each start 0.4 ms.
var vatFormats = sync.OnceValue(func() map[string]*regexp.Regexp {
	table := map[string]*regexp.Regexp{}
	for prefix, format := range map[string]string{
		"AT": `U\d{8}`, "BE": `[01]\d{9}`, "BG": `\d{9,10}`, "CY": `\d{8}[A-Z]`, "CZ": `\d{8,10}`, "DE": `\d{9}`, "DK": `\d{8}`,
		"EE": `\d{9}`, "EL": `\d{9}`, "ES": `[A-Z0-9]\d{7}[A-Z0-9]`, "FI": `\d{8}`, "HR": `\d{11}`, "HU": `\d{8}`,
		"IE": `\d[A-Z0-9+*]\d{5}[A-Z]{1,2}`, "IT": `\d{11}`, "LT": `\d{9}|\d{12}`, "LU": `\d{8}`, "LV": `\d{11}`, "MT": `\d{8}`,
		"NL": `[A-Z0-9+*]{10}\d{2}`, "PL": `\d{10}`, "PT": `\d{9}`, "RO": `\d{2,10}`, "SE": `\d{10}01`, "SI": `\d{8}`, "SK": `\d{10}`,
		"XI": `\d{9}|\d{12}|(GD|HA)\d{3}`, "GB": `\d{9}|\d{12}|(GD|HA)\d{3}`, "CH": `E\d{9}(MWST|TVA|IVA)?`, "NO": `\d{9}(MVA)?`,
	} {
		table[prefix] = regexp.MustCompile(`^(?:` + format + `)$`)
	}
	return table
})

// anyVATNumber is the least that is asked of a country without a format above.
var anyVATNumber = pattern(`^[A-Z0-9]{4,15}$`)

// CheckVATNumber is a VAT number without spaces: the key is checked for France,
// the format for the Union and some neighbours, length and characters elsewhere.
func CheckVATNumber(s string) (string, error) {
	number := compact(s)
	if len(number) < 4 {
		return "", Invalid("", "Un numéro de TVA commence par les deux lettres du pays.", "Par exemple FR44732829320.")
	}
	prefix, rest := number[:2], number[2:]
	if prefix == "FR" {
		return checkFrenchVAT(number)
	}
	if prefix == "GR" {
		return "", Invalid("", "Les numéros de TVA grecs commencent par EL.", "")
	}
	format, known := vatFormats()[prefix]
	switch {
	case known && format.MatchString(rest), !known && countries[prefix] && anyVATNumber().MatchString(rest):
		return number, nil
	case !known && !countries[prefix]:
		return "", Invalid("", "Un numéro de TVA commence par les deux lettres du pays.", "Par exemple FR44732829320.")
	}
	return "", Invalid("", fmt.Sprintf("Ce numéro de TVA n'a pas la forme de ceux de ce pays (%s).", prefix),
		"Vérifiez-le sur le site VIES de la Commission européenne.")
}

// checkFrenchVAT checks the key; keys with letters (never I or O) have no
// public rule, and the numbers of Monaco, in 000, have no SIREN (law.md 8).
func checkFrenchVAT(number string) (string, error) {
	if len(number) != 13 || !onlyDigits(number[4:]) || strings.Trim(number[2:4], "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ") != "" {
		return "", Invalid("", "Un numéro de TVA français s'écrit FR, deux caractères de clé, puis le SIREN.", "Par exemple FR44732829320.")
	}
	siren := number[4:]
	if siren[:3] != "000" {
		if _, err := CheckSIREN(siren); err != nil {
			return "", Invalid("", "Le SIREN de ce numéro de TVA est faux : vérifiez ses neuf derniers chiffres.", "")
		}
	}
	if onlyDigits(number[2:4]) && number != FrenchVATNumber(siren) {
		return "", Invalid("", "La clé de ce numéro de TVA est fausse : vérifiez les deux chiffres après FR.", "")
	}
	return number, nil
}

// FrenchVATNumber is the number that a SIREN gets, if it is given one: the key
// is (12 + 3 × (SIREN mod 97)) mod 97. It is "" for what is not nine digits.
func FrenchVATNumber(siren string) string {
	n, err := strconv.Atoi(siren)
	if err != nil || len(siren) != 9 || n < 0 {
		return ""
	}
	return fmt.Sprintf("FR%02d%s", (12+3*(n%97))%97, siren)
}
