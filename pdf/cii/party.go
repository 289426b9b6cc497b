package cii

import (
	"strings"

	"facturier/invoice"
)

// The schemes of identifiers (ISO 6523; VA and FC are those of tax numbers).
const (
	schemeSIREN = "0002"
	schemeSIRET = "0009"
	schemeVAT   = "VA"
	schemeTaxID = "FC"
)

func (w writer) agreement() headerTradeAgreement {
	c := &w.d.Client
	order, _ := w.orders()
	return headerTradeAgreement{
		BuyerReference: text(c.ServiceCode),
		Seller:         w.seller(),
		Buyer:          w.buyer(),
		BuyerOrder:     reference(order),
		Contract:       reference(w.d.Contract),
	}
}

// orders are BT-13, and in words the number that has no place there: the
// order number comes first, but a public client looks its commitment up (Chorus Pro).
func (w writer) orders() (first, rest string) {
	order, commitment := w.d.OrderNumber, w.d.Client.Commitment
	switch {
	case commitment == "" || commitment == order:
		return order, ""
	case order == "":
		return commitment, ""
	case w.d.Client.Type == invoice.Public:
		return commitment, "Commande\u00a0: " + order
	}
	return order, "Engagement\u00a0: " + commitment
}

// reference is a document that someone else numbered, nil for none.
func reference(number string) *referencedDocument {
	if number = text(number); number == "" {
		return nil
	}
	return &referencedDocument{IssuerAssignedID: number}
}

func (w writer) seller() tradeParty {
	v := &w.d.Seller
	return tradeParty{
		GlobalID:     identified(schemeSIRET, v.SIRET),
		Name:         text(v.LegalName()), // with EI (C. com. R526-27)
		Organization: &legalOrganization{identified(schemeSIREN, v.SIREN()), text(v.TradeName)},
		Contact:      contact(v.Name, v.Phone, v.Email),
		Address:      address(v.Address),
		Endpoint:     endpoint(v.Endpoint()),

		TaxRegistrations: w.sellerTax(v),
	}
}

// sellerTax is the VAT number; a seller in franchise may have none, and is
// then known to the tax office by the SIREN (BR-E-02). What is out of the
// scope of VAT names no VAT number at all (BR-O-02 to BR-O-04).
func (w writer) sellerTax(v *invoice.Seller) []taxRegistration {
	switch {
	case v.VATNumber != "" && !w.has(invoice.OutOfScope):
		return []taxRegistration{{identifier{schemeVAT, v.VATNumber}}}
	case v.SIREN() != "":
		return []taxRegistration{{identifier{schemeTaxID, v.SIREN()}}}
	}
	return nil
}

func (w writer) buyer() tradeParty {
	c := &w.d.Client
	p := tradeParty{
		GlobalID: identified(schemeSIRET, c.SIRET),
		Name:     text(c.Name),
		Contact:  contact(c.Contact, c.Phone, c.Email),
		Address:  address(c.Address),
		Endpoint: endpoint(c.Endpoint()),
	}
	if c.SIREN != "" {
		p.Organization = &legalOrganization{ID: identified(schemeSIREN, c.SIREN)}
	}
	if c.VATNumber != "" && !w.has(invoice.OutOfScope) { // BR-O-02
		p.TaxRegistrations = []taxRegistration{{identifier{schemeVAT, c.VATNumber}}}
	}
	return p
}

func identified(scheme, value string) *identifier {
	if value == "" {
		return nil
	}
	return &identifier{scheme, value}
}

// contact is who to speak to (BG-6, BG-9), nil when nobody is named.
func contact(person, phone, email string) *tradeContact {
	person, phone, email = text(person), text(phone), text(email)
	if person == "" && phone == "" && email == "" {
		return nil
	}
	c := &tradeContact{Person: person}
	if phone != "" {
		c.Telephone = &universalCommunication{CompleteNumber: phone}
	}
	if email != "" {
		c.Email = &universalCommunication{URI: &identifier{Value: email}}
	}
	return c
}

// endpoint is an electronic address (BR-FR-12, BR-FR-13), nil for none.
func endpoint(address, scheme string) *universalCommunication {
	if address == "" {
		return nil
	}
	return &universalCommunication{URI: &identifier{scheme, text(address)}}
}

// address has three lines before post code and city at most; more are joined
// to the third.
func address(a invoice.Address) *tradeAddress {
	t := &tradeAddress{PostCode: text(a.PostCode), City: text(a.City), Country: country(a)}
	for i, line := range a.Lines {
		line = text(line)
		switch {
		case i == 0:
			t.One = line
		case i == 1:
			t.Two = line
		case i == 2:
			t.Three = line
		default:
			t.Three += ", " + line
		}
	}
	return t
}

func country(a invoice.Address) string {
	if a.Country == "" {
		return "FR"
	}
	return strings.ToUpper(a.Country)
}
