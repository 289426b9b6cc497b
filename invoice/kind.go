package invoice

// Kind is what a document is.
type Kind string

// The kinds of document, in the words of the JSON contract ("nature").
const (
	Quote      Kind = "devis"
	Invoice    Kind = "facture"
	Deposit    Kind = "acompte"
	Balance    Kind = "solde"
	CreditNote Kind = "avoir"
	// CorrectedInvoice replaces an invoice that was never accepted nor paid, which it cancels
	// ("annule et remplace", BOI-TVA-DECLA-30-20-20-10).
	CorrectedInvoice Kind = "rectificative"
)

// Series is the sequence that numbers this kind.
func (k Kind) Series() Series {
	switch k {
	case Quote:
		return QuoteSeries
	case CreditNote:
		return CreditSeries
	}
	return InvoiceSeries
}

// Title is the word at the top of the page.
func (k Kind) Title() string {
	switch k {
	case Quote:
		return "Devis"
	case Deposit:
		return "Facture d’acompte"
	case CreditNote:
		return "Avoir"
	case CorrectedInvoice:
		return "Facture rectificative"
	}
	return "Facture"
}

// Payable says whether a document of this kind asks for money.
func (k Kind) Payable() bool { return k != Quote && k != CreditNote && k != "" }

// TypeCode is the UNTDID 1001 code of the kind (BT-3, BR-FR-04), "" for a
// quote, which is no invoice.
func (k Kind) TypeCode() string {
	switch k {
	case Invoice, Balance:
		return "380"
	case Deposit:
		return "386"
	case CreditNote:
		return "381"
	case CorrectedInvoice:
		return "384"
	}
	return ""
}

// BusinessProcess is the billing case (BT-23, "cadre de facturation",
// BR-FR-08): B, S or M for goods, services or both; 2 when it was paid before
// it was issued, 4 when it deducts deposits, 1 otherwise. It states the case at
// issue and never moves afterwards.
func (d *Document) BusinessProcess() string {
	letter := map[Operation]string{Goods: "B", Services: "S", Mixed: "M"}[d.Operation]
	if letter == "" {
		letter = "S"
	}
	switch {
	case d.SettledOn != 0:
		return letter + "2"
	case d.Kind.Payable() && len(d.Deductions) > 0: // BR-FR-CO-08
		return letter + "4"
	}
	return letter + "1"
}
