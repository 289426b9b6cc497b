package invoice

// abroadRules: what a sale out of France asks for. Where the VAT of a line
// says more, lineTaxRules do.
var abroadRules = []Rule{
	{ID: "242 nonies A I-3°", About: "the VAT number of a professional of the Union", Field: ClientField(FieldVAT),
		Message: "Demandez au client son numéro de TVA : sans lui, il compte comme un particulier.",
		whole: is(func(x *examined) bool {
			return x.abroad() && x.Client.Address.InUnion() && x.Client.VATNumber == "" && !x.claims(ReverseChargeReason) && !x.claims(IntraCommunityReason)
		})},
	{ID: "259-1° CGI", About: "French VAT charged to a professional abroad", Field: FieldLines,
		Message: "Client professionnel à l'étranger : la TVA française n'est en général pas due ; vérifiez avant d'émettre.",
		whole: is(func(x *examined) bool {
			return x.abroad() && x.seller.Regime == Liable && x.has(StandardRated)
		})},
	{ID: "286 ter CGI", About: "a service in the Union, in franchise without VAT number", Field: SellerField(FieldVAT),
		Message: "Service à un professionnel de l'Union : demandez d'abord un numéro de TVA à votre service des impôts (CGI 283-2).",
		whole: is(func(x *examined) bool {
			return x.abroad() && x.seller.Regime == Franchise && x.Client.Address.InUnion() && x.seller.VATNumber == "" &&
				x.Operation != Goods && x.claims(FranchiseReason)
		})},
	{ID: "259-1° CGI", About: "a service in the Union that 293 B does not cover", Field: FieldLines,
		Message: "Service à un professionnel de l'Union : choisissez l'autoliquidation, l'art. 293 B ne vaut que pour la France.",
		whole: is(func(x *examined) bool {
			return x.misplaced() && x.Client.Address.InUnion() && x.seller.VATNumber != "" && x.Client.VATNumber != ""
		})},
	{ID: "259-1° CGI", About: "a service out of the Union that 293 B does not cover", Field: FieldLines,
		Message: "Service à un professionnel hors de l'Union : choisissez « TVA non applicable - art. 259, 1° du CGI ».",
		whole:   is(func(x *examined) bool { return x.misplaced() && !x.Client.Address.InUnion() })},
	{ID: "259-1° CGI", About: "goods among services sold abroad", Field: FieldOperation,
		Message: "Des biens vendus à l'étranger ne sont ni hors champ ni autoliquidés : facturez-les à part ; s'il n'y en a pas, choisissez « services ».",
		whole: is(func(x *examined) bool {
			return x.abroad() && x.invoiced() && x.Operation == Mixed && (x.claims(OutOfScopeReason) || x.claims(ReverseChargeReason))
		})},
}

// abroad says whether the client is a professional out of France, on what is
// a sale, and not the correction of an older invoice.
func (x *examined) abroad() bool {
	return x.Client.Professional() && !x.Client.Address.Domestic() && x.Kind != CreditNote && !x.OfPenalties()
}

// misplaced says that 293 B is claimed for a service whose place is abroad.
func (x *examined) misplaced() bool {
	return x.abroad() && x.seller.Regime == Franchise && x.Operation == Services && x.claims(FranchiseReason)
}

// claims says whether a line has this reason to bear no VAT.
func (x *examined) claims(reason string) bool {
	for i := range x.Lines {
		if x.Lines[i].Exemption == reason {
			return true
		}
	}
	return false
}

// has says whether a line is of this category.
func (x *examined) has(category Category) bool {
	for i := range x.Lines {
		if x.Lines[i].Category == category {
			return true
		}
	}
	return false
}

// wantsNumbers says that the reason of a line wants the seller's VAT number
// whatever the sum.
func (x *examined) wantsNumbers() bool {
	return x.invoiced() && (x.has(ReverseCharge) || x.has(IntraCommunity) || x.has(ExportOutside))
}
