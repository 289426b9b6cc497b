package invoice

import "strings"

// Category is an EN 16931 VAT category code (BT-151, BR-FR-15).
type Category string

// The categories of VAT.
const (
	StandardRated  Category = "S"
	ExemptFromTax  Category = "E"
	ReverseCharge  Category = "AE"
	IntraCommunity Category = "K"
	ExportOutside  Category = "G"
	OutOfScope     Category = "O"
	ZeroRated      Category = "Z" // of no use in France
)

// The reasons why no VAT is charged that the program chooses by itself (VATEX
// codes, BT-121).
const (
	FranchiseReason      = "VATEX-FR-FRANCHISE" // CGI art. 293 B (BR-FR-CO-16)
	ReverseChargeReason  = "VATEX-EU-AE"        // services to a professional of the Union
	SubcontractingReason = "VATEX-FR-AE"        // building subcontracting (CGI 283-2 nonies)
	IntraCommunityReason = "VATEX-EU-IC"
	ExportReason         = "VATEX-EU-G"
	OutOfScopeReason     = "VATEX-EU-O"
)

// Exemption is a reason why a line bears no VAT: its VATEX code, the category
// that goes with it, what the seller reads when she chooses, and the words that the page and
// BT-120 carry.
type Exemption struct {
	Code     string
	Category Category
	Label    string
	Wording  string
}

// Exemptions are all the reasons that a line can have (VATEX codes of the EN
// 16931 code list 1.3.16), in the order in which they are offered; the wording of the franchise is the
// one of the day (franchiseWording). Law.md 1.3 and 6.6.
var Exemptions = []Exemption{
	{FranchiseReason, ExemptFromTax, "franchise en base (293 B)", "TVA non applicable, art. 293 B du CGI"},
	{ReverseChargeReason, ReverseCharge, "autoliquidation\u00a0: service à un professionnel de l'Union", "Autoliquidation, art. 283-2 du CGI, art. 196 de la directive 2006/112/CE"},
	{SubcontractingReason, ReverseCharge, "autoliquidation\u00a0: sous-traitance du bâtiment", "Autoliquidation, art. 283-2 nonies du CGI"},
	{IntraCommunityReason, IntraCommunity, "livraison de biens dans l'Union", "Exonération de TVA, art. 262 ter, I du CGI"},
	{ExportReason, ExportOutside, "exportation de biens", "Exonération de TVA, art. 262, I du CGI"},
	{OutOfScopeReason, OutOfScope, "service à un professionnel hors de l'Union", "TVA non applicable - art. 259, 1° du CGI"},

	exempt("261-4", "261, 4", "santé, enseignement, formation, professions libérales"),
	exempt("261-1", "261, 1", "affaires soumises à un impôt spécial"),
	exempt("261-2", "261, 2", "agriculture et pêche"),
	exempt("261-3", "261, 3", "biens usagés, déchets et matières de récupération"),
	exempt("261-5", "261, 5", "opérations immobilières"),
	exempt("261-7", "261, 7", "organismes d'utilité générale"),
	exempt("261-8", "261, 8", "opérations de l'art. 261, 8"),
	exempt("261A", "261 A", "opérations de l'art. 261 A"),
	exempt("261B", "261 B", "groupements, services à leurs adhérents"),
	exempt("261C-1", "261 C, 1°", "banque et finance"),
	exempt("261C-2", "261 C, 2°", "assurance et courtage d'assurance"),
	exempt("261C-3", "261 C, 3°", "timbres-poste et timbres fiscaux"),
	exempt("261D-1", "261 D, 1°", "location de terres et de bâtiments agricoles"),
	exempt("261D-1BIS", "261 D, 1° bis", "bail conférant un droit réel"),
	exempt("261D-2", "261 D, 2°", "location de locaux nus et de terrains"),
	exempt("261D-3", "261 D, 3°", "location ou concession de droits"),
	exempt("261D-4", "261 D, 4°", "location de logements meublés"),
	exempt("261E-1", "261 E, 1°", "jeux de hasard et d'argent"),
	exempt("261E-2", "261 E, 2°", "loteries et paris"),
	exempt("275", "275", "achats en franchise d'un exportateur"),
	exempt("277A", "277 A", "régimes suspensifs et entrepôts"),
	exempt("295", "295", "outre-mer"),
	{"VATEX-FR-298SEXDECIESA", ExemptFromTax, "or d'investissement (298 sexdecies A)", "Exonération de TVA, art. 298 sexdecies A du CGI"},

	// 242 nonies A I-16°: the words are the directive's, and the margin's VAT is never shown.
	{"VATEX-EU-F", ExemptFromTax, "marge\u00a0: biens d'occasion", "Régime particulier - Biens d'occasion"},
	{"VATEX-EU-I", ExemptFromTax, "marge\u00a0: objets d'art", "Régime particulier - Objets d'art"},
	{"VATEX-EU-J", ExemptFromTax, "marge\u00a0: objets de collection et d'antiquité", "Régime particulier - Objets de collection et d'antiquité"},
	{"VATEX-EU-D", ExemptFromTax, "marge\u00a0: agences de voyages", "Régime particulier - Agences de voyages"},
}

// exempt is an exemption of the CGI by article.
func exempt(code, article, label string) Exemption {
	return Exemption{"VATEX-FR-CGI" + code, ExemptFromTax, label + " (" + article + ")", "Exonération de TVA, art. " + article + " du CGI"}
}

// ExemptionOf is the reason of a code; false when there is none.
func ExemptionOf(code string) (Exemption, bool) {
	for _, e := range Exemptions {
		if e.Code == code {
			return e, true
		}
	}
	return Exemption{}, false
}

// ExemptActivities are the reasons that a whole activity can have (CGI 261 and
// following, margin schemes): what Seller.Exemption chooses from.
func ExemptActivities() []Exemption {
	var list []Exemption
	for _, e := range Exemptions {
		if e.Category == ExemptFromTax && e.Code != FranchiseReason {
			list = append(list, e)
		}
	}
	return list
}

// ParseExemption reads a reason by its VATEX code, with or without "VATEX-",
// by its article of the CGI ("261-4", "261 C, 1°", "293 B") or by its label.
func ParseExemption(text string) (Exemption, error) {
	wanted := exemptionKey(text)
	for _, e := range Exemptions {
		_, article, _ := strings.Cut(strings.TrimSuffix(e.Label, ")"), "(")
		for _, key := range []string{e.Code, strings.TrimPrefix(e.Code, "VATEX-"), strings.TrimPrefix(e.Code, "VATEX-FR-CGI"), e.Label, article} {
			if wanted != "" && exemptionKey(key) == wanted {
				return e, nil
			}
		}
	}
	return Exemption{}, Invalid(FieldExemption, cited(text)+" n'est pas une raison connue de ne pas facturer de TVA.",
		"Écrivez l'article du CGI, comme 261-4 ou 262 ter, ou son code, comme VATEX-EU-AE.")
}

// exemptionKey keeps letters and digits: "261 C, 1°" and "261C-1" are one.
func exemptionKey(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, Fold(text))
}

// reasonOf is the reason that a category without one most often has.
func reasonOf(category Category) string {
	switch category {
	case ExemptFromTax:
		return FranchiseReason
	case ReverseCharge:
		return ReverseChargeReason
	case IntraCommunity:
		return IntraCommunityReason
	case ExportOutside:
		return ExportReason
	case OutOfScope:
		return OutOfScopeReason
	}
	return ""
}
