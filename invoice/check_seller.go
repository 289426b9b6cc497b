package invoice

// sellerRules: the identity that every document carries.
var sellerRules = append(append([]Rule{
	{ID: "R526-27", About: "the seller has a name", Field: SellerField(FieldName), Severe: true,
		Message: "Ajoutez votre nom dans les réglages : il est suivi de EI sur chaque document.",
		whole:   is(func(x *examined) bool { return x.seller.Name == "" })},
	{ID: "242 nonies A I-1°", About: "the seller has a SIRET", Field: SellerField(FieldSIRET), Severe: true, // BR-FR-10
		Message: "Ajoutez votre SIRET dans les réglages.",
		whole:   is(func(x *examined) bool { return x.seller.SIRET == "" })},
	{ID: "242 nonies A I-1°", About: "the seller's SIRET has the right keys", Field: SellerField(FieldSIRET), Severe: true, // BR-FR-09
		Message: "%s",
		whole: errorOf(func(x *examined) error {
			if x.seller.SIRET == "" {
				return nil
			}
			_, err := CheckSIRET(x.seller.SIRET)
			return err
		})},
}, addressRules("242 nonies A I-1°", "the seller's address", SellerField, "Ajoutez votre adresse dans les réglages", true,
	func(x *examined) (*Address, bool) { return &x.seller.Address, true })...),
	Rule{ID: "242 nonies A I-2°", About: "the VAT number of a seller who charges VAT", Field: SellerField(FieldVAT), Severe: true,
		Message: "Ajoutez votre numéro de TVA dans les réglages.",
		whole:   is(func(x *examined) bool { return x.lacksVATNumber() && x.Totals.Net > vatNumberFree })},
	Rule{ID: "242 nonies A I-2°", About: "the VAT number of a seller, up to 150 euros", Field: SellerField(FieldVAT),
		Message: "Ajoutez votre numéro de TVA dans les réglages.",
		whole:   is(func(x *examined) bool { return x.lacksVATNumber() && x.Totals.Net <= vatNumberFree })},
	Rule{ID: "BR-FR-13", About: "the seller's electronic address is hers", Field: SellerField(FieldElectronic), Severe: true,
		Message: "Votre adresse de facturation électronique ne commence pas par votre SIREN : corrigez-la ou videz-la dans les réglages.",
		whole: is(func(x *examined) bool {
			address, scheme := x.seller.Endpoint()
			return scheme == SirenScheme && !beginsWith(address, x.seller.SIREN())
		})},
)

// lacksVATNumber: reasons that want the number whatever the sum have their own
// rules.
func (x *examined) lacksVATNumber() bool {
	return x.seller.Regime == Liable && x.seller.VATNumber == "" && !x.wantsNumbers()
}

func beginsWith(address, siren string) bool {
	return siren == "" || len(address) >= len(siren) && address[:len(siren)] == siren
}

// addressRules ask for a street, a post code and a city, the first that is
// missing only. of says which address, and false when it is not asked for.
func addressRules(id, whose string, field func(string) string, ask string, severe bool, of func(x *examined) (*Address, bool)) []Rule {
	rule := func(about, name, message string, missing func(a *Address) bool) Rule {
		return Rule{ID: id, About: whose + ": " + about, Field: field(name), Severe: severe, Message: ask + message,
			whole: is(func(x *examined) bool {
				a, asked := of(x)
				return asked && missing(a)
			})}
	}
	return []Rule{
		rule("anything", FieldAddress, ".", (*Address).nothing),
		rule("a street", FieldAddress, " : la rue ou le lieu-dit manque.", func(a *Address) bool {
			return !a.IsZero() && len(a.Lines) == 0 && a.Domestic()
		}),
		rule("a post code", FieldPostCode, " : le code postal manque.", func(a *Address) bool {
			return len(a.Lines) > 0 && a.PostCode == "" && a.Domestic()
		}),
		rule("a city", FieldCity, " : la ville manque.", func(a *Address) bool {
			return a.City == "" && !a.IsZero() && (!a.Domestic() || len(a.Lines) > 0 && a.PostCode != "")
		}),
	}
}

func (a *Address) nothing() bool { return a.IsZero() }

// numberRules: the characters and the length that BR-FR-01, BR-FR-02 and the public
// portal take.
var numberRules = []Rule{
	{ID: "BR-FR-01", About: "the pattern of the numbers", Field: FieldNextNumber, Severe: true, Message: "%s",
		whole: errorOf(func(x *examined) error { return x.settings.validateNumbering() })},
	{ID: "BR-FR-01", About: "the number of a revision", Field: "numero", Severe: true,
		Message: "Ce numéro a plus de 20 caractères, ou d'autres signes que lettres, chiffres, + - _ / : changez le préfixe dans les réglages.",
		whole:   is(func(x *examined) bool { return x.Number != "" && (len(x.Number) > MaxNumber || !validNumber(x.Number)) })},
}

// validNumber says whether a number has the characters and the length of
// BR-FR-01 and BR-FR-02.
func validNumber(number string) bool {
	if number == "" || len(number) > 35 {
		return false
	}
	for _, r := range number {
		if !(r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '+' || r == '-' || r == '_' || r == '/') {
			return false
		}
	}
	return true
}
