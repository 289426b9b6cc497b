package invoice

import "iter"

// AllTexts are the texts that the page or the XML of a draft shows, each with
// the field to correct it in: those of the seller, of the client, of the
// document, of the addresses, of the lines.
func (d *Document) AllTexts(s Settings) iter.Seq2[string, string] {
	return func(yield func(field, text string) bool) {
		_ = d.partyTexts(&s, yield) && d.addressTexts(&s.Seller, yield) && d.lineTexts(yield)
	}
}

// partyTexts gives the texts of the parties and of the document; false when it
// was told to stop, as the others do.
func (d *Document) partyTexts(s *Settings, yield func(field, text string) bool) bool {
	v, c := &s.Seller, &d.Client
	for _, t := range [...]struct{ field, text string }{
		{SellerField(FieldName), v.Name}, {SellerField(FieldTradeName), v.TradeName}, {SellerField(FieldPhone), v.Phone},
		{SellerField(FieldEmail), v.Email}, {SellerField(FieldIBAN), v.AccountHolder}, {SellerField(FieldRCS), v.RCS},
		{SellerField(FieldInsurance), v.Insurance}, {SellerField(FieldMediator), v.Mediator},
		{SellerField(FieldPenalties), s.PenaltyTerms}, {SellerField(FieldEscompte), s.DiscountTerms}, {SellerField(FieldEscompteTax), s.EscompteTax},
		{SellerField(FieldFranchise), s.FranchiseText},
		{ClientField(FieldName), c.Name}, {ClientField(FieldContact), c.Contact}, {ClientField(FieldPhone), c.Phone}, {ClientField(FieldEmail), c.Email},
		{ClientField(FieldServiceCode), c.ServiceCode}, {ClientField(FieldCommitment), c.Commitment}, {ClientField(FieldMandate), c.Mandate},
		{FieldSubject, d.Subject}, {FieldOrder, d.OrderNumber}, {FieldContract, d.Contract}, {FieldExecution, d.Execution},
		{FieldReason, d.Reason}, {FieldTerms, d.Terms}, {FieldNotes, d.Notes},
	} {
		if !yield(t.field, t.text) {
			return false
		}
	}
	return true
}

func (d *Document) addressTexts(v *Seller, yield func(field, text string) bool) bool {
	for _, a := range [...]struct {
		field string
		*Address
	}{{SellerField(FieldAddress), &v.Address}, {ClientField(FieldAddress), &d.Client.Address}, {ClientField(FieldDelivery), d.Client.Delivery},
		{ClientField(FieldBilling), d.Client.Billing}} {
		if a.Address == nil {
			continue
		}
		for _, text := range append([]string{a.PostCode, a.City}, a.Lines...) {
			if !yield(a.field, text) {
				return false
			}
		}
	}
	return true
}

func (d *Document) lineTexts(yield func(field, text string) bool) bool {
	for i := range d.Lines {
		l := &d.Lines[i]
		if !yield(LineField(i, FieldDesignation), l.Designation) || !yield(LineField(i, FieldDescription), l.Description) || !yield(LineField(i, FieldUnit), l.Unit) {
			return false
		}
	}
	return true
}
