package invoice

import (
	"reflect"
	"strings"
	"testing"
)

func TestCountriesAreThoseOfISO3166(t *testing.T) {
	if len(countries) != 250 { // 249, and XK
		t.Errorf("got %d countries, want 250", len(countries))
	}
	for _, code := range []string{"FR", "BE", "CH", "GP", "MQ", "RE", "GF", "YT", "MC", "GB", "US", "XK"} {
		if !countries[code] {
			t.Errorf("%s is missing", code)
		}
	}
	for _, code := range []string{"", "QQ", "fr", "UK", "EU", "FRA"} {
		if countries[code] {
			t.Errorf("%q is no country", code)
		}
	}
	if len(unionMembers) != 26 { // and France
		t.Errorf("got %d members of the Union beside France, want 26", len(unionMembers))
	}
	for code := range unionMembers {
		prefix := code
		if code == "GR" {
			prefix = "EL"
		}
		if !countries[code] || domestic[code] || vatFormats()[prefix] == nil {
			t.Errorf("%s: a country %v, domestic %v, with a VAT format %v", code, countries[code], domestic[code], vatFormats()[prefix] != nil)
		}
	}
	for code := range ibanLengths {
		if !countries[code] {
			t.Errorf("%s has IBANs and is no country", code)
		}
	}
}

// One number of each format of the VIES guide, and one that is wrong by length.
func TestVATFormatsOfTheUnion(t *testing.T) {
	for prefix, rest := range map[string]string{
		"AT": "U12345678",
		"BE": "0123456789",
		"BG": "123456789",
		"CY": "12345678X",
		"CZ": "12345678",
		"DE": "123456789",
		"DK": "12345678",
		"EE": "123456789",
		"EL": "123456789",
		"ES": "B12345678",
		"FI": "12345678",
		"HR": "12345678901",
		"HU": "12345678",
		"IE": "1234567W",
		"IT": "12345678901",
		"LT": "123456789012",
		"LU": "12345678",
		"LV": "12345678901",
		"MT": "12345678",
		"NL": "123456789B12",
		"PL": "1234567890",
		"PT": "123456789",
		"RO": "12345678",
		"SE": "123456789001",
		"SI": "12345678",
		"SK": "1234567890",
		"XI": "GD123",
		"GB": "123456789012",
		"NO": "123456789MVA",
	} {
		if got, err := CheckVATNumber(prefix + rest); err != nil || got != prefix+rest {
			t.Errorf("%s%s: got %q, %v", prefix, rest, got, err)
		}
		if got, err := CheckVATNumber(prefix + rest + "0000000"); err == nil {
			t.Errorf("%s%s0000000 was taken as %q", prefix, rest, got)
		}
		if got, err := CheckVATNumber(prefix + "12"); err == nil && prefix != "RO" {
			t.Errorf("%s12 was taken as %q", prefix, got)
		}
	}
}

func TestAddresses(t *testing.T) {
	a := Address{Lines: []string{" 3 rue Haute\r\nÉtage 2 ", "\x1b[2J", ""}, PostCode: " 1000", City: "Bruxelles\n", Country: " be "}
	a.normalize()
	want := Address{Lines: []string{"3 rue Haute", "Étage 2"}, PostCode: "1000", City: "Bruxelles", Country: "BE"}
	if !reflect.DeepEqual(a, want) {
		t.Errorf("got %+v, want %+v", a, want)
	}
	if a.Domestic() || a.IsZero() {
		t.Errorf("Brussels is domestic %v, empty %v", a.Domestic(), a.IsZero())
	}
	field := func(name string) string { return "client." + name }
	if err := a.validate(field); err != nil {
		t.Errorf("a Belgian post code: %v", err)
	}
	for name, c := range map[string]struct {
		a            Address
		field, words string
	}{
		"letters in a French post code": {Address{PostCode: "2A000"}, "client.code_postal", "cinq chiffres"},
		"seven lines":                   {Address{Lines: strings.Fields("a b c d e f g")}, "client.adresse", "six lignes"},
		"a long line":                   {Address{Lines: []string{strings.Repeat("x", 201)}}, "client.adresse", "201 caractères"},
		"a long city":                   {Address{City: strings.Repeat("x", 201)}, "client.ville", "201 caractères"},
		"a long post code":              {Address{PostCode: strings.Repeat("x", 201), Country: "BE"}, "client.code_postal", "201 caractères"},
		"no such country":               {Address{Country: "UK"}, "client.pays", "« UK » n'est pas un code de pays."},
	} {
		t.Run(name, func(t *testing.T) { wantError(t, c.a.validate(field), CodeInvalid, c.field, c.words) })
	}
	if zero := (Address{Country: "FR"}); !zero.IsZero() || !zero.Domestic() {
		t.Errorf("a country alone is no address: %v, %v", zero.IsZero(), zero.Domestic())
	}
}

// The rates of BR-FR-16: those in force are offered, those of before are only
// for the credit notes of old invoices.
func TestRatesAreThoseOfBRFR16(t *testing.T) {
	list := map[Rate]bool{
		90:   true,
		105:  true,
		175:  true,
		210:  true,
		550:  true,
		700:  true,
		850:  true,
		920:  true,
		960:  true,
		1000: true,
		1300: true,
		1960: true,
		2000: true,
		2060: true,
	}
	seen := map[Rate]bool{}
	for _, rate := range append(append([]Rate{}, VATRates...), formerVATRates...) {
		if !list[rate] || seen[rate] {
			t.Errorf("%s is not in the list, or comes twice", rate)
		}
		seen[rate] = true
	}
	if len(seen) != len(list) {
		t.Errorf("got %d rates, want %d", len(seen), len(list))
	}
	if VATRates[0] != 2000 || officialRate(0) || officialRate(1960) || !officialRate(550) {
		t.Errorf("got %v", VATRates)
	}
}
