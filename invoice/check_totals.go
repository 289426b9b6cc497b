package invoice

// totalRules: something to pay, that can be computed.
var totalRules = []Rule{
	{ID: "BR-FR-DEC-01", About: "sums that can be computed", Field: FieldLines, Severe: true,
		Message: "%s",
		whole:   errorOf(func(x *examined) error { return x.overflow })},
	{ID: "242 nonies A I-9°", About: "no discount above the lines", Field: FieldDiscount, Severe: true,
		Message: "La remise dépasse le total des lignes.",
		whole:   is(func(x *examined) bool { return x.summed() && x.Totals.Discount > x.Totals.Lines })},
	{ID: "BR-CO-15", About: "a total above zero", Field: FieldLines, Severe: true,
		Message: "Le total est à 0 € : ajoutez un prix.",
		whole: is(func(x *examined) bool {
			return x.summed() && x.Totals.Discount <= x.Totals.Lines && x.Totals.Gross <= 0
		})},
	{ID: "BR-CO-16", About: "deposits within the total", Field: FieldLines, Severe: true,
		Message: "Les acomptes dépassent le total : la différence se rend par un avoir sur un acompte.",
		whole:   is(func(x *examined) bool { return x.summed() && x.Totals.Gross > 0 && x.Totals.Payable < 0 })},
	{ID: "BR-FR-DEC-01", About: "a total within the limit", Field: FieldLines, Severe: true,
		Message: ErrOverflow.Message,
		whole:   is(func(x *examined) bool { return x.summed() && x.Totals.Gross > MaxAmount })},
}

// summed says whether there are sums to look at.
func (x *examined) summed() bool { return x.overflow == nil && len(x.Lines) > 0 }

// currencyRules: an invoice in another currency says its VAT in euros.
var currencyRules = []Rule{
	{ID: "BR-FR-CO-12", About: "a rate for another currency", Field: FieldExchange, Severe: true, // CGI 289 IV
		Message: "Donnez le taux de change : la TVA et les comptes se disent en euros.",
		whole:   is(func(x *examined) bool { return x.invoiced() && x.Currency != "" && x.ExchangeRate == 0 })},
	{ID: "BR-FR-CO-12", About: "a sum that euros can hold", Field: FieldExchange, Severe: true,
		Message: "À ce taux, le total dépasse cent milliards d'euros : vérifiez-le.",
		whole: is(func(x *examined) bool {
			if !x.summed() || x.Currency == "" || x.ExchangeRate <= 0 {
				return false
			}
			_, err := x.InEuros(x.Totals.Gross)
			return err != nil
		})},
}

// meansRules: how it is paid.
var meansRules = []Rule{
	{ID: "BR-50", About: "an account to pay to", Field: SellerField(FieldIBAN),
		Message: "Sans IBAN dans les réglages, le client ne sait pas où virer la somme.",
		whole: is(func(x *examined) bool {
			return x.asksToPay() && x.PaymentMeans() == Transfer && x.seller.IBAN == ""
		})},
	{ID: "SEPA AT-01", About: "the mandate of a direct debit", Field: ClientField(FieldMandate),
		Message: "Ajoutez à la fiche du client la référence de son mandat : un prélèvement s'annonce avec elle.",
		whole: is(func(x *examined) bool {
			return x.asksToPay() && x.PaymentMeans() == DirectDebit && x.Client.Mandate == ""
		})},
	{ID: "SEPA AT-02", About: "the creditor identifier of a direct debit", Field: SellerField(FieldCreditorID),
		Message: "Ajoutez votre identifiant créancier (ICS) dans les réglages : un prélèvement s'annonce avec lui.",
		whole: is(func(x *examined) bool {
			return x.asksToPay() && x.PaymentMeans() == DirectDebit && x.seller.CreditorID == ""
		})},
	{ID: "L112-6 CMF", About: "1000 euros in cash at most, once paid", Field: FieldMethod, Severe: true, // D112-3
		Message: "Au-delà de 1 000 € en espèces, c'est interdit (CMF L112-6) : corrigez le moyen de paiement.",
		whole:   is(func(x *examined) bool { return x.cashBeyond() && x.SettledOn != 0 })},
	{ID: "L112-6 CMF", About: "1000 euros in cash at most, to be paid", Field: FieldMethod,
		Message: "Au-delà de 1 000 € en espèces, c'est interdit (CMF L112-6) : choisissez un autre moyen.",
		whole:   is(func(x *examined) bool { return x.cashBeyond() && x.SettledOn == 0 })},
}

func (x *examined) cashBeyond() bool {
	if !x.Kind.Payable() || x.PaymentMeans() != Cash {
		return false
	}
	sum, err := x.InEuros(x.Totals.Payable)
	return err != nil || sum > cashLimit
}
