package invoice

import (
	"strings"
	"testing"
)

// BR-FR-12, BR-FR-21 to 25: what is given, else the SIREN, the e-mail, the VAT
// number of a foreign professional.
func TestEndpoints(t *testing.T) {
	for name, c := range map[string]struct {
		client          Client
		address, scheme string
	}{
		"SIREN":             {Client{SIREN: clientSIREN, Email: "a@b.fr"}, clientSIREN, "0225"},
		"suffix":            {Client{SIREN: clientSIREN, ElectronicAddress: clientSIREN + "_COMPTA"}, clientSIREN + "_COMPTA", "0225"},
		"other scheme":      {Client{ElectronicAddress: "0208:0411905847"}, "0411905847", "0208"},
		"e-mail given":      {Client{SIREN: clientSIREN, ElectronicAddress: "factures@durand.example"}, "factures@durand.example", "EM"},
		"e-mail":            {Client{Email: "zoe@petit.example"}, "zoe@petit.example", "EM"},
		"Belgian VAT":       {Client{VATNumber: "BE0411905847"}, "BE0411905847", "9925"},
		"e-mail before VAT": {Client{VATNumber: "BE0411905847", Email: "a@b.be"}, "a@b.be", "EM"},
		"none":              {Client{VATNumber: "US12345"}, "", ""},
	} {
		if address, scheme := c.client.Endpoint(); address != c.address || scheme != c.scheme {
			t.Errorf("%s: got %q, %q, want %q, %q", name, address, scheme, c.address, c.scheme)
		}
		if err := checkEndpoint(c.client.ElectronicAddress, ""); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if address, scheme := (Seller{SIRET: testSIRET}).Endpoint(); address != testSIREN || scheme != SirenScheme {
		t.Errorf("got %q, %q, want the seller's SIREN", address, scheme)
	}
	for given, words := range map[string]string{
		"552100555":   "La clé de ce SIREN est fausse",
		"552100554-A": "commence par un SIREN",
		"552100554_":  "commence par un SIREN",
		"552100554_É": "commence par un SIREN",
		clientSIREN + "_" + strings.Repeat("a", 116): "125 caractères",
		"9999:12":    "n'est pas une adresse électronique connue",
		"0208:":      "n'est pas une adresse électronique connue",
		"0208:04 11": "n'est pas une adresse électronique connue",
		"a@b":        "n'est pas une adresse e-mail",
	} {
		wantError(t, checkEndpoint(given, FieldElectronic), CodeInvalid, "adresse_electronique", words)
	}
	if err := checkEndpoint(clientSIREN+"_"+strings.Repeat("a", 115), ""); err != nil {
		t.Errorf("125 characters: %v", err)
	}
}

func TestCreditorIDAndMandate(t *testing.T) {
	right(t, CheckCreditorID, map[string]string{"FR72ZZZ123456": "FR72ZZZ123456", "fr72 zzz 123456": "FR72ZZZ123456", "DE98ZZZ09999999999": "DE98ZZZ09999999999"})
	wrong(t, CheckCreditorID, map[string]string{"FR73ZZZ123456": "La clé de cet ICS est fausse", "FR72ZZZ12345": "treize caractères", "ZZZ": "commence par le pays", "": "commence par le pays"})
	for reference, ok := range map[string]bool{"": true, "RUM-2026/001": true, strings.Repeat("A", 35): true, strings.Repeat("A", 36): false, "RÜM": false, "a_b": false} {
		if err := checkMandate(reference); (err == nil) != ok {
			t.Errorf("%q: got %v, want %v", reference, err, ok)
		}
	}
}

func TestParseCurrencyAndItsRate(t *testing.T) {
	for text, want := range map[string]Currency{"": "", "EUR": "", "€": "", "euros": "", "usd": "USD", " chf ": "CHF", "£": "GBP"} {
		if got, err := ParseCurrency(text); err != nil || got != want {
			t.Errorf("%q: got %q, %v, want %q", text, got, err, want)
		}
	}
	for text, words := range map[string]string{"JPY": "pas en JPY", "xof": "pas en XOF", "$": "« $ » n'est pas une devise", "USDX": "n'est pas", "STN": "n'est pas"} {
		_, err := ParseCurrency(text)
		wantError(t, err, CodeInvalid, "devise", words)
	}
	for text, want := range map[string]ExchangeRate{"": 0, "0,9215": 921_500, "1.085": 1_085_000, "1,085": 1_085_000, "0,000001": 1, "999,999999": 999_999_999, "1 €": 1_000_000} {
		if got, err := ParseExchangeRate(text); err != nil || got != want {
			t.Errorf("%q: got %d, %v, want %d", text, got, err, want)
		}
	}
	for text, words := range map[string]string{"0": "au-dessus de zéro", "-1": "sous zéro", "1000": "sous 1 000 €", "0,0000001": "plus de 6 décimales", "x": "n'est pas un taux de change"} {
		_, err := ParseExchangeRate(text)
		wantError(t, err, CodeInvalid, "taux_change", words)
	}
	for _, rate := range []ExchangeRate{1, 921_500, 1_062_300, 999_999_999} {
		if got, err := ParseExchangeRate(rate.String()); err != nil || got != rate {
			t.Errorf("%s: got %d, %v, want %d", rate, got, err, rate)
		}
	}
}
