package invoice

import (
	"fmt"
	"slices"
)

var (
	errQuantity     = Invalid("", "La quantité doit être au-dessus de zéro.", "Retirez la ligne si elle ne compte pas.")
	errDiscountSign = Invalid("", "Une remise ne peut pas être sous zéro.", "")
)

// Validate refuses what can never be right, even in a draft; what is missing
// is left to Check. The error is Invalid with its field. It wants Normalize
// before it.
func (d *Document) Validate() error {
	switch d.Kind {
	case Quote, Invoice, Deposit, Balance, CreditNote, CorrectedInvoice:
	default:
		return Invalid("nature", cited(string(d.Kind))+" n'est pas une nature de document.", "Écrivez devis, facture, acompte, solde, avoir ou rectificative.")
	}
	if len(d.Lines) > MaxLines {
		return Invalid(FieldLines, fmt.Sprintf("Ce document a %d lignes, %d au plus sont permises.", len(d.Lines), MaxLines),
			"Faites-en deux.")
	}
	if d.Operation != "" && d.Operation != Services && d.Operation != Goods && d.Operation != Mixed {
		return Invalid(FieldOperation, cited(string(d.Operation))+" n'est pas une nature d'opération.", "Écrivez services, biens ou mixte.")
	}
	if err := first(d.validateTexts(), d.validateDates(), d.validateSettlement(), d.Escompte.validate(FieldEscompte)); err != nil {
		return err
	}
	for i := range d.Lines {
		if err := d.Lines[i].validate(i, d.Currency); err != nil {
			return err
		}
	}
	copied := *d
	copied.Lines = slices.Clone(d.Lines)
	if err := copied.Compute(); err != nil {
		return err
	}
	if copied.Totals.Gross > MaxAmount {
		return At(ErrOverflow, FieldLines)
	}
	// Until there is something to take it from, a sum cannot be too much.
	whole, gross := copied.Totals.Lines, copied.Totals.Gross
	if whole == 0 {
		whole, gross = MaxAmount, MaxAmount
	}
	return first(d.Discount.validate(whole, d.Currency, FieldDiscount), d.Asked.validate(gross, d.Currency, FieldAsked))
}

func (d *Document) validateTexts() error {
	return first(short(d.Subject, FieldSubject), short(d.OrderNumber, FieldOrder), short(d.Contract, FieldContract), short(d.Execution, FieldExecution),
		long(d.Terms, FieldTerms), long(d.Notes, FieldNotes), within(d.Reason, FieldReason, 1000),
		short(d.Acceptance.By, "acceptation"), short(d.Acceptance.How, "acceptation"))
}

func (d *Document) validateDates() error {
	for _, date := range []struct {
		day   Date
		field string
	}{
		{d.IssueDate, FieldIssueDate}, {d.ServiceStart, FieldService}, {d.ServiceEnd, FieldService}, {d.DueDate, FieldDueDate}, {d.ValidUntil, FieldValidUntil},
		{d.SettledOn, FieldSettledOn},
	} {
		if err := validDate(date.day, date.field); err != nil {
			return err
		}
	}
	if d.ServiceEnd != 0 && d.ServiceEnd < d.ServiceStart {
		return Invalid(FieldService, "La prestation finit avant d'avoir commencé.", "Échangez les deux dates.")
	}
	return nil
}

// validateSettlement checks the means, the day paid and the currency.
func (d *Document) validateSettlement() error {
	switch {
	case d.Means != "" && !slices.Contains(Methods, d.Means):
		return errMethod(d.Means)
	case d.SettledOn != 0 && !d.Kind.Payable():
		return Invalid(FieldSettledOn, "Seule une facture peut être déjà payée.", "")
	case d.Escompte.Offered() && !d.Kind.Discountable():
		return Invalid(FieldEscompte, "Seule une facture offre un escompte, hors acompte.", "")
	case d.ExchangeRate < 0 || d.ExchangeRate > maxExchangeRate:
		return Invalid(FieldExchange, "Un taux de change va de 0 à 1 000 € par unité.", "")
	}
	return d.Currency.validate()
}

// errMethod refuses what is no means of payment.
func errMethod(m Method) error {
	return Invalid(FieldMethod, cited(string(m))+" n'est pas un moyen de paiement.", "Écrivez virement, carte, cheque, especes, prelevement ou autre.")
}

// validDate keeps dates within the years of BR-FR-03; zero is no date.
func validDate(day Date, field string) error {
	if day != 0 && (day.Year() < minYear || day.Year() > maxYear) {
		return Invalid(field, fmt.Sprintf("Le %s n'est pas entre 2000 et 2099.", day), "Vérifiez l'année.")
	}
	return nil
}

func (l *Line) validate(i int, c Currency) error {
	field := func(name string) string { return LineField(i, name) }
	switch {
	case l.Quantity <= 0:
		return At(errQuantity, field(FieldQuantity))
	case l.Quantity > MaxQuantity:
		return Invalid(field(FieldQuantity), "Cette quantité dépasse un milliard.", "")
	case l.Price < 0:
		return Invalid(field(FieldPrice), "Un prix ne peut pas être sous zéro.", "Pour baisser le total, faites une remise.")
	case l.Price > MaxPrice:
		return At(ErrOverflow, field(FieldPrice))
	}
	if err := l.Tax().validate(field); err != nil {
		return err
	}
	gross, err := l.Price.Times(l.Quantity)
	if err != nil {
		return At(err, field(FieldPrice))
	}
	return first(l.Discount.validate(gross, c, field(FieldDiscount)), validDate(l.Date, field(FieldDate)),
		short(l.Designation, field(FieldDesignation)), long(l.Description, field(FieldDescription)), short(l.Unit, field(FieldUnit)))
}

// validate wants a rate with the category S alone, and a known reason of its
// own category with any other (BR-S-10, BR-E-05, BR-AE-05, BR-IC-05, BR-G-05).
func (t Tax) validate(field func(string) string) error {
	reason, known := ExemptionOf(t.Exemption)
	switch {
	case t.Category != StandardRated && reasonOf(t.Category) == "":
		return Invalid(field(FieldCategory), cited(string(t.Category))+" n'est pas une catégorie de TVA que Facturier connaît.",
			"Écrivez S (TVA facturée), E (exonérée), AE (autoliquidation), K (Union), G (exportation) ou O (hors champ).")
	case t.Rate < 0 || t.Rate > FullRate:
		return Invalid(field(FieldVAT), "Un taux va de 0 à 100 %.", "")
	case t.Category == StandardRated && t.Exemption != "":
		return Invalid(field(FieldExemption), "Une ligne avec TVA n'a pas d'exonération.", "Gardez l'une ou l'autre.")
	case t.Category == StandardRated:
		return nil
	case t.Rate != 0:
		return Invalid(field(FieldVAT), "Une ligne exonérée n'a pas de TVA.", "Mettez le taux à 0.")
	case t.Exemption == "": // Check asks for it
		return nil
	case !known:
		return Invalid(field(FieldExemption), cited(t.Exemption)+" n'est pas une raison connue de ne pas facturer de TVA.",
			"Écrivez l'article du CGI, comme 261-4 ou 262 ter, ou son code, comme VATEX-EU-AE.")
	case reason.Category != t.Category:
		return Invalid(field(FieldExemption), fmt.Sprintf("Cette raison va avec la catégorie %s, pas %s.", reason.Category, t.Category), "")
	}
	return nil
}

// validate keeps a discount between nothing and the whole.
func (d Discount) validate(whole Amount, c Currency, field string) error {
	switch {
	case d.Rate < 0 || d.Amount < 0:
		return At(errDiscountSign, field)
	case d.Rate != 0 && d.Amount != 0:
		return Invalid(field, "C'est une part ou une somme, pas les deux.", "")
	case d.Rate > FullRate:
		return Invalid(field, "Cette part dépasse 100 %.", "")
	case d.Amount > whole:
		what := "Une remise"
		if field == FieldAsked {
			what = "Un acompte"
		}
		return Invalid(field, fmt.Sprintf("%s de %s, c'est plus que %s.", what, d.Amount.In(c), whole.In(c)), "")
	}
	return nil
}
