package invoice

import (
	"fmt"
	"testing"
)

type checker func(string) (string, error)

func right(t *testing.T, check checker, cases map[string]string) {
	t.Helper()
	for text, want := range cases {
		if got, err := check(text); err != nil || got != want {
			t.Errorf("%q: got %q, %v, want %q", text, got, err, want)
		}
	}
}

func wrong(t *testing.T, check checker, cases map[string]string) {
	t.Helper()
	for text, words := range cases {
		got, err := check(text)
		if err == nil {
			t.Errorf("%q: got %q, want an error", text, got)
			continue
		}
		wantError(t, err, CodeInvalid, "", words)
	}
}

func TestCheckSIREN(t *testing.T) {
	right(t, CheckSIREN, map[string]string{
		"732829320":             testSIREN,
		"732 829 320":           testSIREN,
		"732\u00a0829\u202f320": testSIREN,
		"732.829.320":           testSIREN,
		"356000000":             "356000000",
		"404833048":             "404833048",
	})
	wrong(t, CheckSIREN, map[string]string{
		"732829321":  "La clé de ce SIREN est fausse : vérifiez les neuf chiffres.",
		"723829320":  "La clé",
		"73282932":   "Un SIREN a neuf chiffres.",
		"7328293200": "neuf chiffres",
		"":           "neuf chiffres",
		"73282932O":  "neuf chiffres",
		"000000000":  "neuf chiffres",
		"٧٣٢٨٢٩٣٢٠":  "neuf chiffres",
	})
}

func TestCheckSIRETAndLaPoste(t *testing.T) {
	right(t, CheckSIRET, map[string]string{
		"732 829 320 00074": testSIRET,
		"35600000000048":    "35600000000048", // head office: Luhn
		"35600000049837":    "35600000049837", // an office: the digits add up to 45
	})
	wrong(t, CheckSIRET, map[string]string{
		"73282932000075": "La clé de ce SIRET est fausse : vérifiez les cinq derniers chiffres.",
		"73282932100074": "vérifiez les neuf premiers chiffres",
		"35600000049838": "vérifiez les cinq derniers chiffres",
		"732829320":      "Un SIRET a quatorze chiffres.",
		"":               "quatorze chiffres",
	})
}

// A digit changed, or two neighbours swapped (but 0 and 9), is always noticed.
func TestLuhnNoticesASlip(t *testing.T) {
	for i := range len(testSIREN) {
		for digit := byte('0'); digit <= '9'; digit++ {
			slip := []byte(testSIREN)
			if slip[i] == digit {
				continue
			}
			slip[i] = digit
			if _, err := CheckSIREN(string(slip)); err == nil {
				t.Errorf("%s was taken for %s", slip, testSIREN)
			}
		}
		if i > 0 && testSIREN[i] != testSIREN[i-1] {
			slip := []byte(testSIREN)
			slip[i], slip[i-1] = slip[i-1], slip[i]
			if _, err := CheckSIREN(string(slip)); err == nil {
				t.Errorf("%s was taken for %s", slip, testSIREN)
			}
		}
	}
}

func TestCheckVATNumber(t *testing.T) {
	right(t, CheckVATNumber, map[string]string{
		"FR44732829320":       testVAT,
		"fr 44 732 829 320":   testVAT,
		"FRK7732829320":       "FRK7732829320",
		"BE0411905847":        "BE0411905847",
		"BE 0411.905.847":     "BE0411905847",
		"DE136695976":         "DE136695976",
		"ATU12345678":         "ATU12345678",
		"EL123456789":         "EL123456789",
		"ESX1234567X":         "ESX1234567X",
		"NL123456789B01":      "NL123456789B01",
		"IE1234567WA":         "IE1234567WA",
		"XI123456789":         "XI123456789",
		"GB123456789":         "GB123456789",
		"CHE-123.456.788 TVA": "CHE123456788TVA",
		"US12-3456789":        "US123456789",
	})
	wrong(t, CheckVATNumber, map[string]string{
		"FR45732829320":        "La clé de ce numéro de TVA est fausse",
		"FR44732829321":        "Le SIREN de ce numéro de TVA est faux",
		"FR4473282932":         "deux caractères de clé, puis le SIREN",
		"FRO4732829320":        "deux caractères de clé",
		"BE2411905847":         "n'a pas la forme de ceux de ce pays (BE)",
		"DE12345678":           "(DE)",
		"GR123456789":          "commencent par EL",
		"QQ123456789":          "deux lettres du pays",
		"44732829320":          "deux lettres du pays",
		"":                     "deux lettres du pays",
		"US1":                  "deux lettres du pays",
		"US123456789012345678": "(US)",
	})
}

func TestFrenchVATNumberKeyOfLaw8(t *testing.T) {
	if got := FrenchVATNumber(testSIREN); got != testVAT {
		t.Errorf("got %q, want %q", got, testVAT)
	}
	if got := FrenchVATNumber("404833048"); got != "FR83404833048" {
		t.Errorf("got %q, want FR83404833048", got)
	}
	for _, siren := range []string{"", "12", "abcdefghi", "-12345678", "7328293200"} {
		if got := FrenchVATNumber(siren); got != "" {
			t.Errorf("%q: got %q, want nothing", siren, got)
		}
	}
}

func TestCheckIBAN(t *testing.T) {
	right(t, CheckIBAN, map[string]string{
		"FR76 3000 6000 0112 3456 7890 189": testIBAN,
		"fr7630006000011234567890189":       testIBAN,
		"FR14 2004 1010 0505 0001 3M02 606": "FR1420041010050500013M02606", // a letter in the account
		"DE89 3704 0044 0532 0130 00":       "DE89370400440532013000",
		"BE68 5390 0754 7034":               "BE68539007547034",
		"MC58 1122 2000 0101 2345 6789 030": "MC5811222000010123456789030",
		"GB29 NWBK 6016 1331 9268 19":       "GB29NWBK60161331926819",
	})
	wrong(t, CheckIBAN, map[string]string{
		"FR7630006000011234567890188":          "La clé de cet IBAN est fausse",
		"FR763000600001123456789018":           "Un IBAN en FR a 27 caractères, celui-ci 26.",
		"ZZ7630006000011234567890189":          "Aucun pays n'a d'IBAN en ZZ.",
		"7630006000011234567890189":            "deux lettres et deux chiffres",
		"":                                     "deux lettres et deux chiffres",
		"FR76-3000-6000é":                      "deux lettres et deux chiffres",
		withIBANKey("30006000011234567890188"): "La clé du RIB",
	})
}

// A letter of the account counts as the digit that it shares a key with: A and
// J 1, B, K and S 2, to I, R and Z 9.
func TestRIBKeyReadsLettersAsDigits(t *testing.T) {
	for letter := 'A'; letter <= 'Z'; letter++ {
		digit := (letter-'A')%9 + '1'
		if letter >= 'S' {
			digit = letter - 'S' + '2'
		}
		taken := 0
		for key := range 100 {
			rib := fmt.Sprintf("20041010050500013%c026%02d", digit, key)
			if _, err := CheckIBAN(withIBANKey(rib)); err != nil {
				continue
			}
			taken++
			lettered := fmt.Sprintf("20041010050500013%c026%02d", letter, key)
			if _, err := CheckIBAN(withIBANKey(lettered)); err != nil {
				t.Errorf("%c for %c: %v", letter, digit, err)
			}
		}
		if taken != 1 {
			t.Errorf("with %c, %d keys were taken, want one", digit, taken)
		}
	}
}

// withIBANKey is a French IBAN whose own key is right, whatever the RIB's.
func withIBANKey(rib string) string {
	key := 98 - mod97(rib+"FR00")
	return "FR" + string([]byte{byte('0' + key/10), byte('0' + key%10)}) + rib
}

func TestCheckBICAndEmail(t *testing.T) {
	right(t, CheckBIC, map[string]string{"AGRIFRPP": "AGRIFRPP", "psst frpp xxx": "PSSTFRPPXXX"})
	wrong(t, CheckBIC, map[string]string{
		"AGRIFRP":  "8 ou 11 caractères",
		"AGRIQQPP": "8 ou 11",
		"":         "8 ou 11",
		"AGRI1RPP": "8 ou 11",
	})
	right(t, CheckEmail, map[string]string{
		"zoe@exemple.fr":                      "zoe@exemple.fr",
		" jean.dupont+devis@mail.exemple.fr ": "jean.dupont+devis@mail.exemple.fr",
		"é@exemple.fr":                        "é@exemple.fr",
	})
	wrong(t, CheckEmail, map[string]string{
		"zoe":                  "n'est pas une adresse e-mail",
		"zoe@":                 "n'est pas",
		"zoe@exemple":          "n'est pas",
		"Zoé <zoe@exemple.fr>": "n'est pas",
		"zoe@exemple..fr":      "n'est pas",
		"zoe@@exemple.fr":      "n'est pas",
		"a b@exemple.fr":       "n'est pas",
		"zoe@exemple.f":        "n'est pas",
		"zoe@-exemple.fr":      "n'est pas",
		"a@b.fr, c@d.fr":       "n'est pas",
		"":                     "n'est pas",
		"zoe@[127.0.0.1]":      "n'est pas",
	})
}

func TestFormatsOfIdentifiers(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{FormatSIREN(testSIREN), "732 829 320"}, {FormatSIREN("12"), "12"},
		{FormatSIRET(testSIRET), "732 829 320 00074"}, {FormatSIRET(""), ""},
		{FormatIBAN(testIBAN), "FR76 3000 6000 0112 3456 7890 189"}, {FormatIBAN(""), ""}, {FormatIBAN("BE68539007547034"), "BE68 5390 0754 7034"},
	} {
		if plainSpaces(c.got) != c.want {
			t.Errorf("got %q, want %q", plainSpaces(c.got), c.want)
		}
	}
}

func FuzzIdentifiers(f *testing.F) {
	for _, text := range []string{testSIREN, testSIRET, testVAT, testIBAN, "AGRIFRPP", "zoe@exemple.fr", "FR", "FR00000000000", "é", "\x00", "BE0411905847", "FR1420041010050500013M02606"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for name, check := range map[string]checker{
			"SIREN":  CheckSIREN,
			"SIRET":  CheckSIRET,
			"VAT":    CheckVATNumber,
			"IBAN":   CheckIBAN,
			"BIC":    CheckBIC,
			"e-mail": CheckEmail,
		} {
			got, err := check(text)
			if err != nil {
				checkSentence(t, err)
			} else if again, err := check(got); err != nil || again != got {
				t.Errorf("%s of %q is %q, which gives %q, %v", name, text, got, again, err)
			}
		}
	})
}
