package invoice

import "strings"

// clientRules: who is invoiced, where, and how the platforms know them.
var clientRules = concat([]Rule{
	{ID: "242 nonies A I-1°", About: "there is a client", Field: FieldClient, Severe: true,
		Message: "Choisissez un client.",
		whole:   is(func(x *examined) bool { return !x.named() })},
	{ID: "242 nonies A I-1°", About: "the client's name says who", Field: ClientField(FieldName), Severe: true,
		Message: "%s ne dit pas qui est le client : donnez son nom.",
		whole:   func(x *examined) (string, bool) { return cites(x.Client.Name, x.named() && hollow(x.Client.Name)) }},
}, addressRules("242 nonies A I-1°", "a professional client's address", ClientField, "Ajoutez l'adresse du client", true,
	func(x *examined) (*Address, bool) {
		return &x.Client.Address, x.named() && x.Client.Professional() && x.invoiced()
	}),
	// A consumer may object to being named (arrêté 83-50/A art. 3).
	addressRules("242 nonies A I-1°", "a consumer's address, or a prospect's", ClientField, "Ajoutez l'adresse du client", false,
		func(x *examined) (*Address, bool) {
			return &x.Client.Address, x.named() && !(x.Client.Professional() && x.invoiced())
		}),
	[]Rule{
		{ID: "BR-11", About: "a foreign client has a country", Field: ClientField(FieldCountry), Severe: true,
			Message: "Écrivez le pays de ce client étranger.",
			whole: is(func(x *examined) bool {
				return x.named() && x.invoiced() && x.Client.Type == Foreign && x.Client.Address.Domestic()
			})},
		{ID: "BR-CL-14", About: "countries are in the list of the norm", Field: ClientField(FieldCountry), Severe: true,
			Message: "%s n'est pas un pays que la facture électronique connaît : vérifiez le code du pays.",
			whole:   func(x *examined) (string, bool) { return x.unknownCountry() }},
		{ID: "242 nonies A I-1°", About: "a company's SIREN, soon", Field: ClientField(FieldSIREN),
			Message: "Ajoutez le SIREN du client : il est obligatoire à partir du 01/09/2027.",
			whole:   is(func(x *examined) bool { return x.lacksSIREN() && x.IssueDate < clientSIRENFrom })},
		{ID: "242 nonies A I-1°", About: "a company's SIREN, since 2027", Field: ClientField(FieldSIREN), Severe: true,
			Message: "Ajoutez le SIREN du client : il est obligatoire depuis le 01/09/2027.",
			whole:   is(func(x *examined) bool { return x.lacksSIREN() && x.IssueDate >= clientSIRENFrom })},
		{ID: "BR-FR-32", About: "the client's SIREN has the right key", Field: ClientField(FieldSIREN), Severe: true,
			Message: "%s", whole: errorOf(func(x *examined) error { return optional(CheckSIREN, x.Client.SIREN) })},
		{ID: "BR-FR-09", About: "the client's SIRET has the right keys", Field: ClientField(FieldSIRET), Severe: true,
			Message: "%s", whole: errorOf(func(x *examined) error { return optional(CheckSIRET, x.Client.SIRET) })},
		{ID: "BR-FR-09", About: "the client's SIRET is of this SIREN", Field: ClientField(FieldSIRET), Severe: true,
			Message: "Le SIRET ne commence pas par le SIREN : corrigez l'un des deux.",
			whole: is(func(x *examined) bool {
				return x.Client.SIRET != "" && x.Client.SIREN != "" && !strings.HasPrefix(x.Client.SIRET, x.Client.SIREN)
			})},
		{ID: "289 I-1", About: "a client other than the seller", Field: ClientField(FieldSIREN), Severe: true,
			Message: "Ce SIREN est le vôtre : donnez celui du client.",
			whole:   is(func(x *examined) bool { return x.Client.SIREN != "" && x.Client.SIREN == x.seller.SIREN() })},
		{ID: "BR-CO-09", About: "the client's VAT number has its form", Field: ClientField(FieldVAT), Severe: true,
			Message: "%s", whole: errorOf(func(x *examined) error { return optional(CheckVATNumber, x.Client.VATNumber) })},
		{ID: "BR-CO-09", About: "the client's VAT number is of this SIREN", Field: ClientField(FieldVAT), Severe: true,
			Message: "Ce numéro de TVA n'est pas celui de ce SIREN : corrigez l'un des deux.",
			whole: is(func(x *examined) bool {
				c := &x.Client
				return strings.HasPrefix(c.VATNumber, "FR") && c.SIREN != "" && !strings.HasSuffix(c.VATNumber, c.SIREN)
			})},
	}, reachRules)

// reachRules: where a platform finds the client.
var reachRules = []Rule{
	{ID: "BR-FR-12", About: "a company in France has an electronic address", Field: ClientField(FieldSIREN), Severe: true,
		Message: "Ajoutez le SIREN du client, ou son e-mail : sa facture électronique en a besoin.",
		whole:   is(func(x *examined) bool { return x.unreachable() && x.Client.Type == Company })},
	{ID: "BR-FR-12", About: "a public client has an electronic address", Field: ClientField(FieldSIRET), Severe: true,
		Message: "Ajoutez le SIRET de ce client public : sa facture électronique en a besoin.",
		whole:   is(func(x *examined) bool { return x.unreachable() && x.Client.Type == Public })},
	// The flow between businesses is for those of France: a sale abroad is reported, not sent.
	{ID: "BR-FR-12", About: "a foreign professional has an electronic address", Field: ClientField(FieldEmail),
		Message: "Ajoutez l'e-mail de ce client : sa facture électronique n'a aucune adresse où aller.",
		whole:   is(func(x *examined) bool { return x.unreachable() && x.Client.Type != Company && x.Client.Type != Public })},
	{ID: "BR-FR-23", About: "the client's electronic address has its form", Field: ClientField(FieldElectronic), Severe: true,
		Message: "%s",
		whole:   errorOf(func(x *examined) error { return checkEndpoint(x.Client.ElectronicAddress, "") })},
	{ID: "BR-FR-23", About: "the client's e-mail has its form", Field: ClientField(FieldEmail), Severe: true,
		Message: "%s", whole: errorOf(func(x *examined) error { return optional(CheckEmail, x.Client.Email) })},
	{ID: "BR-FR-21", About: "the client's electronic address is theirs", Field: ClientField(FieldElectronic), Severe: true,
		Message: "L'adresse électronique du client ne commence pas par son SIREN : corrigez l'un des deux.",
		whole: is(func(x *examined) bool {
			address, scheme := x.Client.Endpoint()
			return scheme == SirenScheme && !beginsWith(address, x.Client.SIREN)
		})},
	{ID: "BR-FR-25", About: "an electronic address of 125 characters", Field: ClientField(FieldEmail), Severe: true,
		Message: "L'adresse électronique du client a plus de 125 caractères : donnez-en une plus courte.",
		whole: is(func(x *examined) bool {
			address, scheme := x.Client.Endpoint()
			return scheme == EmailScheme && x.invoiced() && len(address) > maxEndpoint
		})},
	{ID: "R2192-3 CCP", About: "a public client's SIRET", Field: ClientField(FieldSIRET),
		Message: "Ajoutez le SIRET du client : Chorus Pro le demande.",
		whole:   is(func(x *examined) bool { return x.public() && x.Client.SIRET == "" && !x.unreachable() })},
	{ID: "L441-9", About: "a public client's commitment or service", Field: FieldOrder,
		Message: "Demandez au client public son numéro d'engagement ou son code service : beaucoup les exigent.",
		whole: is(func(x *examined) bool {
			return x.public() && x.OrderNumber == "" && x.Client.Commitment == "" && x.Client.ServiceCode == ""
		})},
}

func concat(groups ...[]Rule) []Rule {
	var all []Rule
	for _, g := range groups {
		all = append(all, g...)
	}
	return all
}

// named says whether there is a client at all.
func (x *examined) named() bool { return x.Client.Name != "" }

func (x *examined) public() bool { return x.named() && x.invoiced() && x.Client.Type == Public }

func (x *examined) lacksSIREN() bool {
	c := &x.Client
	return x.named() && x.invoiced() && c.SIREN == "" && c.Type == Company && c.Address.Domestic() && !x.unreachable()
}

// unreachable says that a professional client has no electronic address.
func (x *examined) unreachable() bool {
	address, _ := x.Client.Endpoint()
	return x.named() && x.invoiced() && x.Client.Professional() && address == ""
}

// unknownCountry is a country of the client that the code list of EN 16931
// lacks (Kosovo and South Sudan among those that exist).
func (x *examined) unknownCountry() (string, bool) {
	for _, a := range []*Address{&x.Client.Address, x.Client.Delivery, x.Client.Billing} {
		if a != nil && a.Country != "" && (!countries[a.Country] || a.Country == "XK" || a.Country == "SS") && x.invoiced() {
			return cited(a.Country), true
		}
	}
	return "", false
}

// optional checks what may be empty.
func optional(check func(string) (string, error), value string) error {
	if value == "" {
		return nil
	}
	_, err := check(value)
	return err
}
