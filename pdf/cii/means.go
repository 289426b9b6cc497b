package cii

import "facturier/invoice"

// meansCodes are the UNTDID 4461 codes of the means of payment (BR-CL-16): 30
// rather than 58 for a transfer, which the public portal does not take yet.
var meansCodes = map[invoice.Method]string{
	invoice.Cash: "10", invoice.Cheque: "20", invoice.Transfer: "30", invoice.Card: "48", invoice.DirectDebit: "49",
	invoice.OtherMethod: "ZZZ",
}

// meansWords are what is said of them (BT-82).
var meansWords = map[invoice.Method]string{
	invoice.Cash: "Espèces", invoice.Cheque: "Chèque", invoice.Transfer: "Virement", invoice.Card: "Carte bancaire",
	invoice.DirectDebit: "Prélèvement", invoice.OtherMethod: "Autre moyen",
}

// debited says whether the sum will be collected by direct debit.
func (w writer) debited() bool { return w.d.PaymentMeans() == invoice.DirectDebit && w.means() != nil }

// means is how to pay (BG-16); nil when nothing is to pay, and for a transfer
// to an account that nobody gave (BR-61).
func (w writer) means() *paymentMeans {
	d, v := w.d, &w.d.Seller
	method := d.PaymentMeans()
	if !d.Kind.Payable() || d.Totals.Payable <= 0 && d.SettledOn == 0 {
		return nil
	}
	m := &paymentMeans{TypeCode: meansCodes[method], Information: meansWords[method]}
	if m.TypeCode == "" {
		return nil
	}
	switch {
	case method == invoice.Transfer && v.IBAN == "":
		return nil
	case method != invoice.Transfer && method != invoice.OtherMethod || v.IBAN == "":
		return m
	}
	m.Account = &financialAccount{IBAN: v.IBAN, Name: text(v.AccountHolder)}
	if m.Account.Name == "" {
		m.Account.Name = text(v.Name)
	}
	if v.BIC != "" {
		m.Institution = &financialInstitution{v.BIC}
	}
	return m
}

// terms is when to pay, in words and as a date (BR-CO-25, BR-FR-CO-07): of what
// is already paid, when it was (BR-FR-CO-09); of a credit note, what becomes
// of its sum. What paying early is worth is among the words (BT-20).
func (w writer) terms() *paymentTerms {
	d := w.d
	t := &paymentTerms{}
	switch {
	case !d.Kind.Payable():
		t.Description = "Montant à déduire de votre prochain règlement, ou à vous rembourser."
	case d.SettledOn != 0:
		t.Description, t.Due = "Acquittée le "+d.SettledOn.String()+".", dateTime(d.SettledOn)
	case d.Totals.Payable <= 0:
		t.Description, t.Due = "Aucune somme ne reste à régler.", dateTime(d.DueDate)
	case d.DueDate.IsZero():
		t.Description = "À régler à réception."
	case w.debited():
		t.Description, t.Due = "Sera prélevé sur votre compte le "+d.DueDate.String()+".", dateTime(d.DueDate)
	default:
		t.Description, t.Due = "À régler au plus tard le "+d.DueDate.String()+".", dateTime(d.DueDate)
	}
	if early := d.EscompteTerms(); early != "" { // L441-9
		t.Description += " " + text(early)
	}
	if w.debited() {
		t.MandateID = text(d.Client.Mandate)
	}
	return t
}
