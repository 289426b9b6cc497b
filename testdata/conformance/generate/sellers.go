package main

import "facturier/invoice"

// sellers are the sellers of the cases, by name. The SIRET belongs to nobody;
// its keys are right.
func sellers() map[string]invoice.Settings {
	base := invoice.DefaultSettings()
	base.Done = true
	base.Seller = invoice.Seller{SIRET: "73282932000074", Name: "Jeanne Martin", TradeName: "Atelier Martin", Activity: invoice.Mixed,
		Regime: invoice.Franchise, Email: "jeanne@atelier-martin.fr", Phone: "06 12 34 56 78",
		Address:  invoice.Address{Lines: []string{"4 rue des Lilas"}, PostCode: "34000", City: "Montpellier", Country: "FR"},
		IBAN:     "FR7630006000011234567890189",
		Mediator: "CM2C, 14 rue Saint-Jean, 75017 Paris, www.cm2c.net"}
	number := invoice.FrenchVATNumber("732829320")

	registered := base
	registered.Seller.VATNumber = number

	liable := registered
	liable.Seller.Regime = invoice.Liable
	liable.Seller.CreditorID = "FR72ZZZ123456"

	debits := liable
	debits.OnDebits = true

	exempt := liable
	exempt.Seller.Exemption = "VATEX-FR-CGI261-4"

	builder := liable
	builder.Seller.RCS = "Montpellier"
	builder.Seller.Insurance = "SMABTP, 8 rue Louis Armand, 75015 Paris, police n° 4412, France entière"
	builder.Seller.ElectronicAddress = "732829320_FACTURES"

	return map[string]invoice.Settings{"franchise": base, "registered": registered, "liable": liable, "debits": debits,
		"exempt": exempt, "builder": builder}
}
