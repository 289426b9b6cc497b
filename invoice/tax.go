package invoice

// Tax is the VAT of a line: its category, its rate and why there is none.
type Tax struct {
	Category  Category
	Rate      Rate
	Exemption string // VATEX code, "" for a line with VAT
}

// Tax is the VAT of the line.
func (l *Line) Tax() Tax { return Tax{l.Category, l.VAT, l.Exemption} }

// SetTax gives the line this VAT.
func (l *Line) SetTax(t Tax) { l.Category, l.VAT, l.Exemption = t.Category, t.Rate, t.Exemption }

func because(code string) Tax {
	e, _ := ExemptionOf(code)
	return Tax{Category: e.Category, Exemption: code}
}

// TaxFor is the VAT of a new line for a client: where the sale takes place
// first (CGI 259-1°, 262), then the seller's regime and activity. In franchise
// 293 B prevails on everything but services to a professional abroad, which are not of France:
// those of the Union need the seller's VAT number (CGI 286 ter), without which it stays 293 B.
func (s Settings) TaxFor(c Client, op Operation) Tax {
	s = s.WithDefaults()
	if op == "" {
		op = s.Seller.Activity
	}
	if reason := s.reasonAbroad(c, op); reason != "" {
		return because(reason)
	}
	if e, ok := ExemptionOf(s.Seller.Exemption); ok && e.Category == ExemptFromTax {
		return because(e.Code)
	}
	if s.Seller.Regime == Liable {
		return Tax{Category: StandardRated, Rate: s.DefaultVAT}
	}
	return because(FranchiseReason)
}

// reasonAbroad is why a sale out of France bears no VAT; "" when it does, or
// when 293 B says it.
func (s Settings) reasonAbroad(c Client, op Operation) string {
	union, liable := c.Address.InUnion(), s.Seller.Regime == Liable
	switch {
	case c.Address.Domestic():
		return ""
	case union && (!c.Professional() || c.VATNumber == ""): // counts as a consumer (CGI 283-2, 262 ter)
		return ""
	case union && op == Goods && liable: // dir. 2006/112 art. 139: not in franchise
		return IntraCommunityReason
	case union && op != Goods && (liable || s.Seller.VATNumber != ""):
		return ReverseChargeReason
	case !union && op == Goods && liable:
		return ExportReason
	case !union && op != Goods && c.Professional():
		return OutOfScopeReason
	}
	return ""
}

// Exemptions are the reasons that a line for this client can have, in the
// order in which they are offered.
func (s Settings) Exemptions(c Client) []Exemption {
	s = s.WithDefaults()
	var list []Exemption
	for _, e := range Exemptions {
		if s.mayClaim(c, e.Code) {
			list = append(list, e)
		}
	}
	return list
}

// mayClaim says whether the seller's regime and where the client is allow a
// reason. In franchise a subcontractor of the building trade, a delivery in the Union and an
// export stay 293 B (BOI-TVA-DECLA-10-10-20, dir. 2006/112 art. 139).
func (s Settings) mayClaim(c Client, code string) bool {
	liable, pro := s.Seller.Regime == Liable, c.Professional()
	union, abroad := c.Address.InUnion(), !c.Address.Domestic()
	switch code {
	case FranchiseReason:
		return !liable
	case ReverseChargeReason:
		return union && pro
	case SubcontractingReason:
		return liable && !abroad && pro
	case IntraCommunityReason:
		return liable && union && pro
	case ExportReason:
		return liable && c.Address.export()
	case OutOfScopeReason:
		return abroad && !union && pro
	}
	_, known := ExemptionOf(code)
	return known && (liable || !marginReason(code))
}

// allows says whether a line's VAT is one that a new line for this client
// could have today.
func (s Settings) allows(c Client, t Tax) bool {
	if t.Category == StandardRated {
		return s.Seller.Regime == Liable
	}
	return s.mayClaim(c, t.Exemption)
}
