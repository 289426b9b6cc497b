package invoice

import "strings"

// countryNames are the French names of the neighbours and of the frequent
// clients, by ISO 3166-1 code.
var countryNames = map[string]string{
	"FR": "France",
	"AD": "Andorre", "AE": "Émirats arabes unis", "AR": "Argentine", "AT": "Autriche", "AU": "Australie", "BE": "Belgique",
	"BG": "Bulgarie", "BR": "Brésil", "CA": "Canada", "CH": "Suisse", "CI": "Côte d’Ivoire", "CL": "Chili", "CM": "Cameroun",
	"CN": "Chine", "CY": "Chypre", "CZ": "Tchéquie", "DE": "Allemagne", "DK": "Danemark", "DZ": "Algérie", "EE": "Estonie",
	"EG": "Égypte", "ES": "Espagne", "FI": "Finlande", "GB": "Royaume-Uni", "GR": "Grèce", "HK": "Hong Kong", "HR": "Croatie",
	"HU": "Hongrie", "IE": "Irlande", "IL": "Israël", "IN": "Inde", "IS": "Islande", "IT": "Italie", "JP": "Japon",
	"KR": "Corée du Sud", "LB": "Liban", "LI": "Liechtenstein", "LT": "Lituanie", "LU": "Luxembourg", "LV": "Lettonie",
	"MA": "Maroc", "MC": "Monaco", "MG": "Madagascar", "MT": "Malte", "MU": "Maurice", "MX": "Mexique", "NL": "Pays-Bas",
	"NO": "Norvège", "NZ": "Nouvelle-Zélande", "PL": "Pologne", "PT": "Portugal", "RO": "Roumanie", "RS": "Serbie",
	"SE": "Suède", "SG": "Singapour", "SI": "Slovénie", "SK": "Slovaquie", "SN": "Sénégal", "TN": "Tunisie", "TR": "Turquie",
	"UA": "Ukraine", "US": "États-Unis", "VN": "Viêt Nam", "ZA": "Afrique du Sud",
}

// CountryName is the French name of a country, and the code itself when the
// table has none for it.
func CountryName(code string) string {
	if name, ok := countryNames[code]; ok {
		return name
	}
	return code
}

// ParseCountry reads a country by its French name, accents, case and hyphens
// folded, or by its ISO 3166-1 code of two letters. "" stays "": France.
func ParseCountry(text string) (string, error) {
	wanted := countryKey(text)
	if wanted == "" {
		return "", nil
	}
	if code := strings.ToUpper(wanted); countries[code] {
		return code, nil
	}
	for code, name := range countryNames {
		if countryKey(name) == wanted {
			return code, nil
		}
	}
	return "", Invalid(FieldCountry, cited(text)+" n'est pas un pays connu.", "Écrivez son code de deux lettres : BE, CH, DE…")
}

func countryKey(name string) string {
	return strings.NewReplacer("-", " ", "’", " ", "'", " ").Replace(Fold(name))
}
