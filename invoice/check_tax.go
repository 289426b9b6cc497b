package invoice

// taxRules: what the categories of VAT want of the whole document.
var taxRules = []Rule{
	{ID: "BR-E-01", About: "one reason for each category without VAT", Field: FieldLines, Severe: true, // also BR-AE-01
		Message: "Deux raisons de ne pas facturer de TVA (%s) vont sur deux factures : le format n'en prend qu'une par catégorie.",
		whole:   func(x *examined) (string, bool) { return x.twoReasons() }},
	{ID: "BR-O-11", About: "out of scope excludes the rest", Field: FieldLines, Severe: true, // to BR-O-14
		Message: "Ce qui est hors du champ de la TVA va sur une facture à part : retirez les autres lignes.",
		whole: is(func(x *examined) bool {
			if !x.invoiced() || !x.has(OutOfScope) {
				return false
			}
			for i := range x.Lines {
				if x.Lines[i].Category != OutOfScope {
					return true
				}
			}
			return false
		})},
	{ID: "286 ter CGI", About: "the seller's VAT number of a reverse charge", Field: SellerField(FieldVAT), Severe: true, // BR-AE-02
		Message: "Une facture en autoliquidation porte votre numéro de TVA : demandez-le à votre service des impôts, puis ajoutez-le dans les réglages.",
		whole:   is(func(x *examined) bool { return x.anonymous(ReverseCharge) })},
	{ID: "BR-IC-02", About: "the seller's VAT number of an intra-Community supply", Field: SellerField(FieldVAT), Severe: true,
		Message: "Une livraison dans l'Union porte votre numéro de TVA : ajoutez-le dans les réglages.",
		whole:   is(func(x *examined) bool { return x.anonymous(IntraCommunity) && !x.anonymous(ReverseCharge) })},
	{ID: "BR-G-02", About: "the seller's VAT number of an export", Field: SellerField(FieldVAT), Severe: true,
		Message: "Une exportation porte votre numéro de TVA : ajoutez-le dans les réglages.",
		whole: is(func(x *examined) bool {
			return x.anonymous(ExportOutside) && !x.anonymous(ReverseCharge) && !x.anonymous(IntraCommunity)
		})},
	{ID: "242 nonies A I-3°", About: "the client's VAT number of a reverse charge in the Union", Field: ClientField(FieldVAT), Severe: true, // BR-AE-02
		Message: "L'autoliquidation demande le numéro de TVA du client : ajoutez-le à sa fiche.",
		whole: is(func(x *examined) bool {
			return x.invoiced() && x.claims(ReverseChargeReason) && x.Client.VATNumber == ""
		})},
	{ID: "BR-AE-02", About: "the number of a client who accounts for the VAT in France", Field: ClientField(FieldVAT), Severe: true,
		Message: "L'autoliquidation demande le SIREN ou le numéro de TVA du client : ajoutez-le à sa fiche.",
		whole: is(func(x *examined) bool {
			return x.invoiced() && x.claims(SubcontractingReason) && x.Client.VATNumber == "" && x.Client.SIREN == ""
		})},
	{ID: "BR-IC-02", About: "the client's VAT number of an intra-Community supply", Field: ClientField(FieldVAT), Severe: true, // 242 nonies A I-4°
		Message: "Une livraison exonérée dans l'Union demande le numéro de TVA du client : ajoutez-le à sa fiche.",
		whole: is(func(x *examined) bool {
			return x.invoiced() && x.has(IntraCommunity) && x.Client.VATNumber == "" && !x.claims(ReverseChargeReason)
		})},
	{ID: "262 ter CGI", About: "a VAT number of another member State", Field: ClientField(FieldVAT), Severe: true,
		Message: "Le client a un numéro de TVA français : une vente exonérée dans l'Union demande celui d'un autre pays.",
		whole: is(func(x *examined) bool {
			number := x.Client.VATNumber
			return x.invoiced() && (x.has(IntraCommunity) || x.claims(ReverseChargeReason)) && len(number) > 2 && number[:2] == "FR"
		})},
	{ID: "BR-IC-11", About: "the date of an intra-Community supply", Field: FieldService, Severe: true,
		Message: "Donnez la date de la livraison : une vente exonérée dans l'Union doit la porter.",
		whole: is(func(x *examined) bool {
			return x.invoiced() && x.has(IntraCommunity) && x.ServiceStart == 0 && x.ServiceEnd == 0
		})},
}

// anonymous says that a category wants a VAT number of the seller, who has
// none.
func (x *examined) anonymous(category Category) bool {
	return x.invoiced() && x.seller.VATNumber == "" && x.has(category)
}

// twoReasons are two reasons of one category.
func (x *examined) twoReasons() (string, bool) {
	first := map[Category]string{}
	for i := range x.Lines {
		l := &x.Lines[i]
		before, seen := first[l.Category]
		switch {
		case !x.invoiced() || l.Exemption == "":
		case !seen:
			first[l.Category] = l.Exemption
		case before != l.Exemption:
			return reasonLabel(before) + ", " + reasonLabel(l.Exemption), true
		}
	}
	return "", false
}

func reasonLabel(code string) string {
	if e, known := ExemptionOf(code); known {
		return e.Label
	}
	return code
}

// marginReason says whether a reason is a margin scheme (CGI 297 A, 266).
func marginReason(code string) bool {
	switch code {
	case "VATEX-EU-F", "VATEX-EU-I", "VATEX-EU-J", "VATEX-EU-D":
		return true
	}
	return false
}
