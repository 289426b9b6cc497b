package cii

import (
	"strings"

	"facturier/invoice"
)

// one is the unit of what is counted, and of every word that has no code.
const one = "C62"

// unitCodes are the codes of UN/ECE Recommendation 20 (BR-CL-23) of the French words for
// units, as invoice.Fold writes them.
var unitCodes = map[string]string{
	"heure": "HUR", "h": "HUR", "hr": "HUR",
	"jour": "DAY", "j": "DAY", "jr": "DAY", "journee": "DAY", "jour-homme": "DAY", "j/h": "DAY",
	"semaine": "WEE", "sem": "WEE", "mois": "MON", "trimestre": "QAN", "an": "ANN", "annee": "ANN",
	"minute": "MIN", "min": "MIN", "mn": "MIN", "seconde": "SEC", "s": "SEC",
	"forfait": "LS", "ff": "LS", "fft": "LS", "ens": "LS", "ensemble": "LS",
	"g": "GRM", "gramme": "GRM", "kg": "KGM", "kilo": "KGM", "kilogramme": "KGM", "t": "TNE", "tonne": "TNE",
	"mm": "MMT", "millimetre": "MMT", "cm": "CMT", "centimetre": "CMT",
	"m": "MTR", "ml": "MTR", "metre": "MTR", "metre lineaire": "MTR", "km": "KMT", "kilometre": "KMT",
	"m2": "MTK", "m²": "MTK", "metre carre": "MTK", "m3": "MTQ", "m³": "MTQ", "metre cube": "MTQ",
	"l": "LTR", "litre": "LTR", "kwh": "KWH", "ha": "H18", "hectare": "H18",
	"lot": "SET", "jeu": "SET", "paire": "PR", "douzaine": "DZN", "cent": "CEN", "millier": "MIL",
	"piece": "H87", "pce": "H87", "pc": "H87", "personne": "IE",
}

// unitCode is the code of a unit, as it was typed: in the plural or not, with a
// full stop or not.
func unitCode(unit string) string {
	word := strings.TrimSuffix(invoice.Fold(unit), ".")
	if code := unitCodes[word]; code != "" {
		return code
	}
	words := strings.Fields(word)
	for i := range words {
		words[i] = strings.TrimSuffix(words[i], "s")
	}
	if code := unitCodes[strings.Join(words, " ")]; code != "" {
		return code
	}
	return one
}
