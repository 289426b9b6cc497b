package invoice

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

// Exemptions are all the reasons that a line can have, in the order in which
// they are offered; the wording of the franchise is the one of the day
// (franchiseWording).
var Exemptions = []Exemption{
	{FranchiseReason, ExemptFromTax, "franchise en base (293 B)", "TVA non applicable, art. 293 B du CGI"},
	{ReverseChargeReason, ReverseCharge, "autoliquidation\u00a0: service à un professionnel de l'Union", "Autoliquidation, art. 283-2 du CGI, art. 196 de la directive 2006/112/CE"},
	{SubcontractingReason, ReverseCharge, "autoliquidation\u00a0: sous-traitance du bâtiment", "Autoliquidation, art. 283-2 nonies du CGI"},
	{IntraCommunityReason, IntraCommunity, "livraison de biens dans l'Union", "Exonération de TVA, art. 262 ter, I du CGI"},
	{ExportReason, ExportOutside, "exportation de biens", "Exonération de TVA, art. 262, I du CGI"},
	{OutOfScopeReason, OutOfScope, "service à un professionnel hors de l'Union", "TVA non applicable - art. 259, 1° du CGI"},
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
