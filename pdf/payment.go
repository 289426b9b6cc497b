package pdf

import "facturier/invoice"

// meansWords are the means of payment as the payment box says them.
var meansWords = map[invoice.Method]string{
	invoice.Transfer: "par virement", invoice.Card: "par carte bancaire", invoice.Cheque: "par chèque",
	invoice.Cash: "en espèces", invoice.DirectDebit: "par prélèvement",
}

// paymentBox says when and how to pay: due date, means, account, reference; or
// that it was paid before it was issued.
func (c *composer) paymentBox() block {
	switch {
	case c.d.SettledOn != 0:
		return c.box(joined(", ", "Acquittée le "+c.d.SettledOn.Long(), meansWords[c.d.PaymentMeans()]))
	case c.d.Totals.Payable <= 0:
		return c.box("Aucune somme ne reste à régler.")
	case c.d.PaymentMeans() == invoice.DirectDebit:
		return c.box(c.debitTitle(),
			[]fact{{label: "Créancier", value: c.holder()}, {label: "ICS", value: c.seller.CreditorID}},
			[]fact{{label: "Mandat", value: c.d.Client.Mandate}, {label: "Référence", value: c.d.Number}})
	}
	var account, reference []fact
	if c.toAccount() {
		account = []fact{{label: "Titulaire", value: c.holder()}, {label: "IBAN", value: invoice.FormatIBAN(c.seller.IBAN)}}
		reference = append(reference, fact{label: "BIC", value: c.seller.BIC})
	} else if c.d.PaymentMeans() == invoice.Cheque {
		account = []fact{{label: "À l’ordre de", value: c.holder()}}
	}
	reference = append(reference, fact{label: "Référence", value: c.d.Number})
	return c.box(c.paymentTitle(), account, reference)
}

// toAccount says whether the client needs the seller's account to pay.
func (c *composer) toAccount() bool {
	means := c.d.PaymentMeans()
	return c.seller.IBAN != "" && (means == invoice.Transfer || means == invoice.OtherMethod)
}

// holder is whom the bank knows.
func (c *composer) holder() string {
	if c.seller.AccountHolder != "" {
		return c.seller.AccountHolder
	}
	return c.seller.Name
}

func (c *composer) paymentTitle() string {
	text := "À régler"
	switch {
	case c.onReceipt():
		text += " à réception"
	default:
		text += " au plus tard le " + c.d.DueDate.Long()
	}
	means := meansWords[c.d.PaymentMeans()]
	if c.d.PaymentMeans() == invoice.Transfer && c.seller.IBAN == "" {
		means = "" // it was not chosen: it is what stands where nothing does
	}
	return joined(", ", text, means)
}

// debitTitle announces the debit: the client is told its day and sum before
// (SEPA rulebook, pre-notification).
func (c *composer) debitTitle() string {
	if c.onReceipt() {
		return "Sera prélevé sur votre compte"
	}
	return "Sera prélevé sur votre compte le " + c.d.DueDate.Long()
}

func (c *composer) onReceipt() bool {
	return c.d.DueDate.IsZero() || c.d.DueDate == c.d.IssueDate
}
