package invoice

import (
	"slices"
	"strings"
)

var linesRules = []Rule{
	{ID: "242 nonies A I-8°", About: "at least one line", Field: FieldLines, Severe: true, // BR-16
		Message: "Ajoutez au moins une ligne.",
		whole:   is(func(x *examined) bool { return len(x.Lines) == 0 })},
}

// lineRules: each line is precise and priced.
var lineRules = []Rule{
	{ID: "242 nonies A I-8°", About: "a line says what is sold", Field: onLine(FieldDesignation), Severe: true, // BR-25
		Message: "Dites ce qui est vendu.",
		line:    lineIs(func(_ *examined, l *Line) bool { return l.Designation == "" })},
	{ID: "242 nonies A I-8°", About: "a line is precise", Field: onLine(FieldDesignation), Severe: true,
		Message: "%s est trop vague : dites précisément ce qui est vendu.",
		line: func(_ *examined, l *Line) (string, bool) {
			return cites(l.Designation, l.Designation != "" && vague(l.Designation) && (l.Description == "" || hollow(l.Description)))
		}},
	{ID: "242 nonies A I-8°", About: "a quantity above zero", Field: onLine(FieldQuantity), Severe: true,
		Message: errQuantity.Message,
		line:    lineIs(func(_ *examined, l *Line) bool { return l.Quantity <= 0 })},
	{ID: "BR-27", About: "no price below zero", Field: onLine(FieldPrice), Severe: true, // BR-FR-DEC-03
		Message: "Un prix ne peut pas être sous zéro : faites une remise.",
		line:    lineIs(func(_ *examined, l *Line) bool { return l.Price < 0 })},
	{ID: "242 nonies A I-8°", About: "a line of nothing", Field: onLine(FieldPrice),
		Message: "Cette ligne est à 0 € : est-ce voulu ?",
		line:    lineIs(func(_ *examined, l *Line) bool { return l.Price == 0 })},
	{ID: "242 nonies A I-9°", About: "no discount above the line", Field: onLine(FieldDiscount), Severe: true,
		Message: "La remise dépasse le prix de la ligne.",
		line:    lineIs(func(_ *examined, l *Line) bool { return l.Net < 0 && l.Price >= 0 })},
}

// lineTaxRules: the VAT of the regime, at an official rate, or a reason that
// the regime and the client allow. A correction keeps the VAT of the invoice that it corrects,
// whatever the regime is today.
var lineTaxRules = []Rule{
	{ID: "283-3 CGI", About: "no VAT in franchise", Field: onLine(FieldVAT), Severe: true,
		Message: "En franchise, aucune TVA : une TVA écrite serait due à l'État (CGI 283-3).",
		line: lineIs(func(x *examined, l *Line) bool {
			return x.ownTax() && x.seller.Regime == Franchise && (l.VAT != 0 || l.Category == StandardRated)
		})},
	{ID: "BR-FR-16", About: "a rate in force", Field: onLine(FieldVAT), Severe: true,
		Message: "%s n'est pas un taux de TVA en vigueur : choisissez 20, 10, 5,5 ou 2,1 %.",
		line: func(x *examined, l *Line) (string, bool) {
			wrong := l.Category == StandardRated && !officialRate(l.VAT) && !(!x.ownTax() && slices.Contains(formerVATRates, l.VAT))
			return l.VAT.String(), wrong && !(x.ownTax() && x.seller.Regime == Franchise)
		}},
	{ID: "242 nonies A I-11°", About: "a rate for a seller who charges VAT", Field: onLine(FieldVAT), Severe: true,
		Message: "Vous facturez la TVA : choisissez le taux de cette ligne.",
		line: lineIs(func(x *examined, l *Line) bool {
			return x.ownTax() && x.seller.Regime == Liable && l.Category == ExemptFromTax && (l.Exemption == FranchiseReason || l.Exemption == "")
		})},
	{ID: "BR-E-10", About: "why a line bears no VAT", Field: onLine(FieldExemption), Severe: true, // BR-AE-10, BR-IC-10, BR-G-10, BR-O-10
		Message: "Dites pourquoi cette ligne n'a pas de TVA : choisissez l'article du CGI.",
		line: lineIs(func(x *examined, l *Line) bool {
			liable := x.ownTax() && x.seller.Regime == Liable && l.Category == ExemptFromTax
			return l.Category != StandardRated && l.Exemption == "" && !liable
		})},
	{ID: "BOI-TVA-DECLA-10-10-20", About: "293 B prevails for a subcontractor", Field: onLine(FieldExemption), Severe: true,
		Message: "En franchise, un sous-traitant du bâtiment facture avec l'art. 293 B, sans autoliquidation.",
		line: lineIs(func(x *examined, l *Line) bool {
			return x.ownTax() && x.seller.Regime == Franchise && l.Exemption == SubcontractingReason
		})},
	{ID: "139 dir. 2006/112", About: "293 B prevails for goods sent abroad", Field: onLine(FieldExemption), Severe: true,
		Message: "En franchise, une vente de biens reste sous l'art. 293 B, même à l'étranger.",
		line: lineIs(func(x *examined, l *Line) bool {
			return x.ownTax() && x.seller.Regime == Franchise && (l.Category == IntraCommunity || l.Category == ExportOutside)
		})},
	{ID: "297 A CGI", About: "no margin scheme in franchise", Field: onLine(FieldExemption), Severe: true,
		Message: "En franchise, la TVA sur la marge ne s'applique pas : choisissez l'art. 293 B.",
		line: lineIs(func(x *examined, l *Line) bool {
			return x.ownTax() && x.seller.Regime == Franchise && marginReason(l.Exemption)
		})},
	{ID: "283-2 CGI", About: "reverse charge is for a professional of the Union", Field: onLine(FieldExemption), Severe: true,
		Message: "Cette autoliquidation est pour un client professionnel d'un autre pays de l'Union : changez la TVA de la ligne.",
		line: lineIs(func(x *examined, l *Line) bool {
			return x.claimsWrongly(l, ReverseChargeReason) || l.Exemption == ReverseChargeReason && x.ownTax() && x.Operation == Goods
		})},
	{ID: "283-2 nonies CGI", About: "building subcontracting is for a professional in France", Field: onLine(FieldExemption), Severe: true,
		Message: "La sous-traitance du bâtiment s'autoliquide avec un client professionnel en France : changez la TVA de la ligne.",
		line: lineIs(func(x *examined, l *Line) bool {
			return x.seller.Regime == Liable && x.claimsWrongly(l, SubcontractingReason)
		})},
	{ID: "262 ter CGI", About: "an intra-Community supply is of goods, to a professional of the Union", Field: onLine(FieldExemption), Severe: true, // BR-IC-12
		Message: "Cette exonération est pour des biens livrés à un professionnel d'un autre pays de l'Union : changez la TVA de la ligne.",
		line: lineIs(func(x *examined, l *Line) bool {
			return x.seller.Regime == Liable && (x.claimsWrongly(l, IntraCommunityReason) ||
				l.Exemption == IntraCommunityReason && x.ownTax() && (x.Operation == Services || !x.shipsTo().InUnion()))
		})},
	{ID: "262 I CGI", About: "an export is of goods, out of the Union", Field: onLine(FieldExemption), Severe: true,
		Message: "Cette exonération est pour des biens exportés hors de l'Union : changez la TVA de la ligne.",
		line: lineIs(func(x *examined, l *Line) bool {
			return x.seller.Regime == Liable && l.Exemption == ExportReason && x.ownTax() && (!x.shipsTo().export() || x.Operation == Services)
		})},
	{ID: "259-1° CGI", About: "out of scope is a service to a professional out of the Union", Field: onLine(FieldExemption), Severe: true,
		Message: "« Hors champ » est pour un service à un professionnel hors de l'Union : changez la TVA de la ligne.",
		line: lineIs(func(x *examined, l *Line) bool {
			return x.claimsWrongly(l, OutOfScopeReason) || l.Exemption == OutOfScopeReason && x.ownTax() && x.Operation == Goods
		})},
}

// ownTax says whether the VAT is that of today's regime: a correction keeps
// the one of its invoice, and penalties have none.
func (x *examined) ownTax() bool {
	return x.Kind != CreditNote && x.Kind != CorrectedInvoice && !x.OfPenalties()
}

// claimsWrongly says that a line has this reason, which the client does not
// allow.
func (x *examined) claimsWrongly(l *Line, reason string) bool {
	return l.Exemption == reason && x.ownTax() && !x.settings.mayClaim(x.Client, reason)
}

// shipsTo is where goods go.
func (x *examined) shipsTo() *Address {
	if x.Client.Delivery != nil {
		return x.Client.Delivery
	}
	return &x.Client.Address
}

// vagueWords say nothing of what is sold ("termes génériques non suivis de
// références", BOI-TVA-DECLA-30-20-20-10).
var vagueWords = map[string]bool{
	"divers": true, "diverse": true, "diverses": true, "varia": true, "autre": true, "autres": true, "etc": true,
	"prestation": true, "prestations": true, "prestation de service": true, "prestation de services": true, "prestations de service": true,
	"prestations de services": true, "prestation diverse": true, "prestations diverses": true, "service": true, "services": true, "services divers": true,
	"travail": true, "travaux": true, "travaux divers": true, "intervention": true, "interventions": true, "mission": true, "missions": true,
	"fourniture": true, "fournitures": true, "fournitures diverses": true, "marchandise": true, "marchandises": true, "marchandises diverses": true,
	"materiel": true, "materiel divers": true, "article": true, "articles": true, "articles divers": true, "produit": true, "produits": true,
	"produits divers": true, "vente": true, "ventes": true, "frais": true, "frais divers": true, "achat": true, "achats": true, "forfait": true,
	"facture": true, "facturation": true, "ligne": true, "objet": true, "chose": true, "choses": true, "test": true, "x": true,
}

func vague(designation string) bool {
	words := bareWords(designation)
	return words == "" || vagueWords[words]
}

// bareWords are the words of a text, folded, without its signs.
func bareWords(text string) string {
	return strings.Join(strings.FieldsFunc(Fold(text), func(r rune) bool {
		return strings.ContainsRune(" .,;:!?-–—_…'\"()*/", r)
	}), " ")
}
