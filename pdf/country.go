package pdf

import "strings"

// countries are the French names of the neighbours and of the frequent clients.
var countries = map[string]string{
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

// countryName is the country's line of an address: "" in France, the code
// itself when we have no name for it.
func countryName(code string) string {
	if code == "" || code == "FR" {
		return ""
	}
	if name, ok := countries[code]; ok {
		return strings.ToUpper(name)
	}
	return code
}
