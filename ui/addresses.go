package ui

import (
	"strings"

	"facturier/invoice"
)

// otherFields are the fields of an address that may be the client's own.
const otherFields = 5

// otherAddress are the fields of an address that is most often the client's: a
// choice, and the address when it is another. name is the domain's, under
// which it nests the address.
func otherAddress(name, label string, a *invoice.Address, hint string) []*field {
	address, other := invoice.Address{}, ""
	if a != nil {
		address, other = *a, "oui"
	}
	elsewhere := chose(name, "oui")
	abroad := func(f *form) bool { return elsewhere(f) && ofType(invoice.Foreign)(f) }
	country := countryField(address.Country).only(abroad).hinted("Vide : celui du client.")
	country.label = "  Pays"
	country.name = name + "." + invoice.FieldCountry
	return []*field{
		choiceField(name, label, other, choice{"", "Même adresse"}, choice{"oui", "Autre adresse"}).hinted(hint),
		manyField(name+"."+invoice.FieldAddress, "  Adresse", lines(address)).only(elsewhere).hinted("Entrée sur une ligne vide passe à la suite."),
		textField(name+"."+invoice.FieldPostCode, "  Code postal", address.PostCode).only(elsewhere),
		textField(name+"."+invoice.FieldCity, "  Ville", address.City).only(elsewhere),
		country,
	}
}

// otherAddress is the address under a name of the domain, nil when it is the
// client's own.
func (f *form) otherAddress(name string) *invoice.Address {
	if !chose(name, "oui")(f) {
		return nil
	}
	address := f.address(name + ".")
	if address.Country, _ = invoice.ParseCountry(f.text(name + "." + invoice.FieldCountry)); address.Country == "" && ofType(invoice.Foreign)(f) {
		address.Country, _ = invoice.ParseCountry(f.text(invoice.FieldCountry))
	}
	return &address
}

// address reads an address back from its three fields, whose names begin so.
func (f *form) address(prefix string) invoice.Address {
	var rows []string
	for _, row := range strings.Split(f.text(prefix+invoice.FieldAddress), "\n") {
		if row = strings.TrimSpace(row); row != "" {
			rows = append(rows, row)
		}
	}
	return invoice.Address{Lines: rows, PostCode: strings.TrimSpace(f.text(prefix + invoice.FieldPostCode)),
		City: strings.TrimSpace(f.text(prefix + invoice.FieldCity))}
}

// endpointField reads an electronic address; empty is the usual one.
func endpointField(value string) *field {
	return textField(invoice.FieldElectronic, "Adresse électronique", value).checked(optional(func(text string) (string, error) {
		c := invoice.Client{Type: invoice.Company, Name: "x", ElectronicAddress: strings.TrimSpace(text)}
		return text, c.Validate()
	}), nil)
}

func mandate(text string) (string, error) {
	c := invoice.Client{Type: invoice.Company, Name: "x", Mandate: strings.TrimSpace(text)}
	return text, c.Validate()
}
