package invoice

import "testing"

func TestParseCountry(t *testing.T) {
	for text, want := range map[string]string{
		"": "", " ": "", "FR": "FR", "be": "BE", "Belgique": "BE", "belgique ": "BE", "ETATS UNIS": "US", "États-Unis": "US",
		"Côte d'Ivoire": "CI", "pays bas": "NL", "France": "FR", "sx": "SX",
	} {
		if got, err := ParseCountry(text); got != want || err != nil {
			t.Errorf("ParseCountry(%q): got %q, %v, want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"Atlantide", "B", "ZZ", "BEL", "\x1b[31m"} {
		if got, err := ParseCountry(text); ErrorCode(err) != CodeInvalid {
			t.Errorf("ParseCountry(%q): got %q, %v, want a refusal", text, got, err)
		}
	}
}

func TestCountryNamesAreOfKnownCodes(t *testing.T) {
	for code, name := range countryNames {
		if !countries[code] {
			t.Errorf("%s (%s) is not a country of ISO 3166-1", code, name)
		}
		if got, err := ParseCountry(name); got != code || err != nil {
			t.Errorf("ParseCountry(%q): got %q, %v, want %q", name, got, err, code)
		}
	}
}
