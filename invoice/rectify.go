package invoice

import "fmt"

// Rectify is the unsaved draft of the invoice that replaces an issued one,
// with its content, to be corrected before it is issued: that cancels the first ("annule et
// remplace", 289 I-5). made are all the documents made of the origin (credit notes, other corrected
// invoices) and of its quote, drafts included. Refused: what was paid, credited or replaced
// already, deposits, and what is no invoice: those are corrected by a credit note.
func Rectify(origin Document, made []Document, reason string, s Settings, today Date) (Document, error) {
	if err := rectifiable(&origin, made); err != nil {
		return Document{}, err
	}
	for i := range made {
		if other := &made[i]; other.OriginID == origin.ID && other.Kind != Quote && !other.Issued() {
			return Document{}, Refused(fmt.Sprintf("%s est déjà en cours de correction.", origin.DisplayNumber()),
				fmt.Sprintf("Émettez ou supprimez d'abord %s.", other.named()))
		}
	}
	d := newDraft(CorrectedInvoice, s, origin.Client)
	d.OriginID, d.Origin, d.OriginDate, d.Reason = origin.ID, origin.Number, origin.IssueDate, CleanText(reason)
	d.QuoteID, d.QuoteNumber, d.QuoteRevision, d.QuoteDate = origin.QuoteID, origin.QuoteNumber, origin.QuoteRevision, origin.QuoteDate
	d.Subject, d.OrderNumber, d.Contract, d.Means, d.Notes = origin.Subject, origin.OrderNumber, origin.Contract, origin.Means, origin.Notes
	d.ServiceStart, d.ServiceEnd, d.Operation = origin.ServiceStart, origin.ServiceEnd, origin.Operation
	d.Currency, d.ExchangeRate, d.Discount = origin.Currency, origin.ExchangeRate, origin.Discount
	d.Escompte = origin.Escompte.again()
	d.Lines = append([]Line(nil), origin.Lines...)
	d.Deductions = append([]Deduction(nil), origin.Deductions...)
	if err := d.Compute(); err != nil {
		return d, err
	}
	if !origin.Escompte.Offered() && d.Offer(s, today).Offered() { // began since
		d.Escompte = NoEscompte
	}
	return d, nil
}

// rectifiable refuses the invoices that a corrected one cannot replace any
// more. made are the issued documents made of it.
func rectifiable(origin *Document, made []Document) error {
	const credit = "Faites un avoir, puis une nouvelle facture."
	switch {
	case !origin.Kind.Payable():
		return Refused("Seule une facture se remplace par une facture rectificative.", "")
	case !origin.Issued():
		return Refused("Cette facture est un brouillon : elle se modifie ou se supprime.", "")
	case origin.OfPenalties():
		return Refused("Une facture de pénalités ne se remplace pas.", "Faites-en l'avoir, puis refaites-la.")
	case origin.Kind == Deposit:
		return Refused("Une facture d'acompte ne se remplace pas.", credit)
	case origin.SettledOn != 0 || origin.Paid != 0:
		return Refused(fmt.Sprintf("%s est déjà payée, en tout ou en partie.", origin.DisplayNumber()), credit)
	case replacedBy(origin, made) != nil:
		by := replacedBy(origin, made)
		return Refused(fmt.Sprintf("%s est déjà remplacée par %s.", origin.DisplayNumber(), by.DisplayNumber()), "Corrigez celle-ci.")
	case origin.Credited != 0:
		return Refused(fmt.Sprintf("%s a déjà un avoir.", origin.DisplayNumber()), credit)
	}
	for i := range made {
		if note := &made[i]; note.Kind == CreditNote && note.OriginID == origin.ID && note.Issued() {
			return Refused(fmt.Sprintf("%s a déjà un avoir, %s.", origin.DisplayNumber(), note.DisplayNumber()), credit)
		}
	}
	return notPenalized(origin, made)
}

// replacedBy is the issued corrected invoice that replaces a document, nil for
// none.
func replacedBy(d *Document, made []Document) *Document {
	for i := range made {
		if by := &made[i]; by.Kind == CorrectedInvoice && by.OriginID == d.ID && by.Issued() {
			return by
		}
	}
	return nil
}

// notReplaced keeps an invoice that a corrected one replaces, or is about to,
// from being credited.
func notReplaced(d *Document, made []Document) error {
	for i := range made {
		by := &made[i]
		switch {
		case by.Kind != CorrectedInvoice || by.OriginID != d.ID:
		case by.Issued():
			return Refused(fmt.Sprintf("%s est remplacée par %s.", d.DisplayNumber(), by.DisplayNumber()), "Corrigez celle-ci.")
		default:
			return Refused(fmt.Sprintf("Une facture rectificative de %s est en brouillon.", d.DisplayNumber()),
				fmt.Sprintf("Émettez ou supprimez d'abord %s.", by.named()))
		}
	}
	return nil
}

// PaymentMeans is how the document is to be paid, or was (BT-81).
func (d *Document) PaymentMeans() Method {
	if d.Means == "" {
		return Transfer
	}
	return d.Means
}
