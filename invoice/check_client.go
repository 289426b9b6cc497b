package invoice

// client: who is invoiced, and where.
func (p *problems) client(d *Document) {
	c := &d.Client
	if c.Name == "" {
		p.severe("242 nonies A I-1°", FieldClient, "Choisissez un client.")
		return
	}
	// A consumer may object to being named (arrêté 83-50/A art. 3).
	p.address("242 nonies A I-1°", ClientField, c.Address, c.Professional() && d.Kind != Quote, "Ajoutez l'adresse du client")
	if d.Kind == Quote {
		return
	}
	if c.SIREN == "" && c.Type == Company && c.Address.Domestic() {
		p.add("242 nonies A I-1°", ClientField(FieldSIREN),
			"Ajoutez le SIREN du client : il est obligatoire à partir du 01/09/2027.", d.IssueDate >= clientSIRENFrom)
	}
	if c.Type == Public {
		if c.SIRET == "" {
			p.notice("R2192-3 CCP", ClientField(FieldSIRET), "Ajoutez le SIRET du client : Chorus Pro le demande.")
		}
		if d.OrderNumber == "" && c.Commitment == "" && c.ServiceCode == "" {
			p.notice("L441-9", FieldOrder, "Demandez au client public son numéro d'engagement ou son code service : beaucoup les exigent.")
		}
	}
}

// abroad: what a sale out of France asks for, before the cases of VAT that
// belong to it can be written.
func (p *problems) abroad(d *Document, v Seller) {
	c := &d.Client
	if c.Address.Domestic() || d.Kind == CreditNote || !c.Professional() {
		return
	}
	union := unionMembers[c.Address.Country]
	if union && c.VATNumber == "" {
		p.notice("242 nonies A I-3°", ClientField(FieldVAT), "Demandez au client son numéro de TVA : sans lui, il compte comme un particulier.")
	}
	switch {
	case v.Regime == Liable:
		p.notice("259-1° CGI", FieldLines,
			"Client professionnel à l'étranger : la TVA française n'est en général pas due ; vérifiez avant d'émettre.")
	case union && v.VATNumber == "" && d.Operation != Goods:
		p.notice("286 ter CGI", SellerField(FieldVAT),
			"Service à un professionnel de l'Union : demandez d'abord un numéro de TVA à votre service des impôts (CGI 283-2, 286 ter).")
	}
}
