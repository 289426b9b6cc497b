package ui

import (
	"strings"

	"facturier/invoice"
)

// The fields of who invoices, which the guide and the settings share. Each
// reader below takes its answers back; a field that is not in the form leaves
// its value as it is.

func nameField(s invoice.Seller) *field {
	return textField(invoice.FieldName, "Nom", s.Name).doubted(onlyDigits).
		hinted("Votre prénom et votre nom. « EI » y est joint sur les documents (C. com. R526-27).")
}

func tradeNameField(s invoice.Seller) *field {
	return textField(invoice.FieldTradeName, "Nom commercial", s.TradeName).
		hinted("Celui que vos clients connaissent, si vous en avez un.")
}

func addressFields(s invoice.Seller) []*field {
	return []*field{
		manyField(invoice.FieldAddress, "Adresse", lines(s.Address)).
			hinted("Le numéro et la rue, le complément sur une autre ligne. Entrée sur une ligne vide passe à la suite."),
		textField(invoice.FieldPostCode, "Code postal", s.Address.PostCode),
		textField(invoice.FieldCity, "Ville", s.Address.City),
	}
}

func activityField(s invoice.Seller) *field {
	value := s.Activity
	if value == "" {
		value = invoice.Services
	}
	return choiceField(invoice.FieldActivity, "Activité", string(value),
		choice{string(invoice.Services), "Services"}, choice{string(invoice.Goods), "Ventes"}, choice{string(invoice.Mixed), "Les deux"}).
		hinted("Ce que vous facturez le plus souvent ; chaque document peut dire autre chose.")
}

func regimeField(s invoice.Seller) *field {
	value := s.Regime
	if value == "" {
		value = invoice.Franchise
	}
	return choiceField(invoice.FieldRegime, "Régime de TVA", string(value),
		choice{string(invoice.Franchise), "Franchise en base"}, choice{string(invoice.Liable), "TVA"}).
		hinted("En franchise (art. 293 B du CGI), vous ne facturez pas de TVA : c'est le cas de presque tous les micro-entrepreneurs.")
}

func liable(f *form) bool { return f.text(invoice.FieldRegime) == string(invoice.Liable) }

func sellerVATField(s invoice.Seller) *field {
	return vatNumberField(s.VATNumber).
		hinted("Obligatoire avec TVA. En franchise, si vous en avez un ; sans lui, votre SIREN est transmis (BT-32), " +
			"mais une plateforme peut en demander un.")
}

// readSeller puts the answers of a form into the seller.
func (f *form) readSeller(s *invoice.Seller) {
	f.take(invoice.FieldSIRET, func(text string) { s.SIRET = squeeze(text) })
	f.take(invoice.FieldName, func(text string) { s.Name = text })
	f.take(invoice.FieldTradeName, func(text string) { s.TradeName = text })
	if f.find(invoice.FieldAddress) != nil {
		country := s.Address.Country
		s.Address = f.address("")
		s.Address.Country = country
	}
	f.take(invoice.FieldActivity, func(text string) { s.Activity = invoice.Operation(text) })
	f.take(invoice.FieldRegime, func(text string) { s.Regime = invoice.Regime(text) })
	f.take(invoice.FieldElectronic, func(text string) { s.ElectronicAddress = text })
	f.take(invoice.FieldCreditorID, func(text string) { s.CreditorID = text })
	f.take(invoice.FieldExemption, func(text string) { s.Exemption = text })
	f.take(invoice.FieldVAT, func(text string) { s.VATNumber = text })
	f.take(invoice.FieldIBAN, func(text string) { s.IBAN = squeeze(text) })
	f.take(invoice.FieldBIC, func(text string) { s.BIC = text })
	f.take(fieldHolder, func(text string) { s.AccountHolder = text })
	f.take(invoice.FieldEmail, func(text string) { s.Email = text })
	f.take(invoice.FieldPhone, func(text string) { s.Phone = text })
	f.take(invoice.FieldRCS, func(text string) { s.RCS = text })
	f.take(invoice.FieldInsurance, func(text string) { s.Insurance = text })
	f.take(invoice.FieldMediator, func(text string) { s.Mediator = text })
}

// take hands the text of a field that the form has, when it is right.
func (f *form) take(name string, to func(string)) {
	field := f.find(name)
	if field == nil {
		return
	}
	if text, err := field.read(f.current(field)); err == nil {
		to(strings.TrimSpace(text))
	}
}
