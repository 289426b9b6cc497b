package invoice

import (
	"slices"
	"strings"
)

// Wordings that the law gives, printed unless the settings have their own.
const (
	// defaultPenalties is the floor of L441-10 II, in the words of XP Z12-012
	// annex B (note PMD).
	defaultPenalties = "Tout retard de paiement engendre une pénalité exigible à compter de la date d’échéance, " +
		"calculée sur la base de trois fois le taux d’intérêt légal."
	// defaultEscompte is the wording for sellers who give none (L441-9).
	defaultEscompte = "Escompte pour paiement anticipé : néant"
	// defaultEscompteTax spares the seller a credit note for the VAT of a discount that
	// the invoice announces. The doctrine that admits it is read here through the manuals that cite it, not at its
	// source: it is a setting.
	defaultEscompteTax = "En cas d’escompte, seule la taxe correspondant au prix effectivement payé ouvre droit à déduction."
)

// DefaultSettings are lawful settings of a seller who has said nothing yet:
// services, in franchise, 30 days to pay and 30 days of validity.
func DefaultSettings() Settings { return Settings{}.WithDefaults() }

// WithDefaults fills what is zero. FranchiseText stays empty: the dated table
// speaks until the user does.
func (s Settings) WithDefaults() Settings {
	if s.Seller.Activity == "" {
		s.Seller.Activity = Services
	}
	if s.Seller.Regime == "" {
		s.Seller.Regime = Franchise
	}
	if s.Seller.Address.Country == "" {
		s.Seller.Address.Country = "FR"
	}
	if s.PaymentDays == 0 {
		s.PaymentDays = 30 // L441-10 I: the delay without agreement
	}
	if s.ValidityDays == 0 {
		s.ValidityDays = 30
	}
	if s.DefaultVAT == 0 {
		s.DefaultVAT = VATRates[0]
	}
	if s.PenaltyTerms == "" {
		s.PenaltyTerms = defaultPenalties
	}
	if s.DiscountTerms == "" {
		s.DiscountTerms = defaultEscompte
	}
	if s.EscompteTax == "" {
		s.EscompteTax = defaultEscompteTax
	}
	return s
}

// Normalize cleans every text, takes the spaces of identifiers away and fills
// the defaults.
func (s *Settings) Normalize() {
	v := &s.Seller
	for _, text := range []*string{&v.Name, &v.TradeName, &v.Email, &v.Phone, &v.AccountHolder, &v.RCS, &v.Insurance, &v.Mediator,
		&s.PenaltyTerms, &s.DiscountTerms, &s.EscompteTax, &s.FranchiseText, &s.Accent, &s.PaymentLink, &s.PaymentWords} {
		*text = Clean(*text)
	}
	for _, id := range []*string{&v.SIRET, &v.VATNumber, &v.IBAN, &v.BIC, &v.CreditorID} {
		*id = compact(*id)
	}
	v.ElectronicAddress = strings.Join(strings.Fields(Clean(v.ElectronicAddress)), "")
	v.Exemption = strings.ToUpper(Clean(v.Exemption))
	s.QuoteTerms = CleanText(s.QuoteTerms)
	v.Name = withoutEI(v.Name)
	v.Address.normalize()
	*s = s.WithDefaults()
}

// withoutEI takes away the "EI" that LegalName joins.
func withoutEI(name string) string {
	for _, mark := range []string{"EI", "Entrepreneur individuel"} {
		name = strings.TrimSpace(strings.TrimSuffix(name, " "+mark))
		name = strings.TrimSpace(strings.TrimPrefix(name, mark+" "))
	}
	return name
}

var accentPattern = pattern(`^#[0-9a-fA-F]{6}$`)

// Validate says what is wrong in what is there; what is empty is allowed. The
// error is Invalid with its field.
func (s *Settings) Validate() error {
	v := s.Seller
	for _, id := range []struct {
		value, field string
		check        func(string) (string, error)
	}{
		{v.SIRET, FieldSIRET, CheckSIRET}, {v.Email, FieldEmail, CheckEmail}, {v.VATNumber, FieldVAT, CheckVATNumber},
		{v.IBAN, FieldIBAN, CheckIBAN}, {v.BIC, FieldBIC, CheckBIC},
		{v.CreditorID, FieldCreditorID, CheckCreditorID}, {s.PaymentLink, FieldPayLink, CheckPaymentLink},
	} {
		if id.value == "" {
			continue
		}
		if _, err := id.check(id.value); err != nil {
			return At(err, SellerField(id.field))
		}
	}
	if strings.HasPrefix(v.VATNumber, "FR") && v.SIRET != "" && !strings.HasSuffix(v.VATNumber, v.SIREN()) {
		return Invalid(SellerField(FieldVAT), "Ce numéro de TVA n'est pas celui de votre SIREN.", "Il finit par "+FormatSIREN(v.SIREN())+".")
	}
	return first(v.Address.validate(SellerField), checkEndpoint(v.ElectronicAddress, SellerField(FieldElectronic)), s.validateChoices(), s.validateNumbering(),
		short(v.Name, SellerField(FieldName)), short(v.TradeName, SellerField(FieldTradeName)), short(v.Phone, SellerField(FieldPhone)),
		short(v.RCS, SellerField(FieldRCS)), short(v.AccountHolder, SellerField(FieldIBAN)),
		within(v.Insurance, SellerField(FieldInsurance), 1000), within(v.Mediator, SellerField(FieldMediator), 1000),
		within(s.PenaltyTerms, SellerField(FieldPenalties), 1000), within(s.DiscountTerms, SellerField(FieldEscompte), 1000),
		within(s.EscompteTax, SellerField(FieldEscompteTax), 500), s.Escompte.validateDefault(SellerField(FieldOffer)),
		within(s.FranchiseText, SellerField(FieldFranchise), 1000),
		within(s.PaymentWords, SellerField(FieldPayWords), 500),
		long(s.QuoteTerms, FieldTerms))
}

func (s *Settings) validateChoices() error {
	v := s.Seller
	switch {
	case v.Activity != "" && v.Activity != Services && v.Activity != Goods && v.Activity != Mixed:
		return Invalid(SellerField(FieldActivity), cited(string(v.Activity))+" n'est pas une activité.", "Écrivez services, biens ou mixte.")
	case v.Regime != "" && v.Regime != Franchise && v.Regime != Liable:
		return Invalid(SellerField(FieldRegime), cited(string(v.Regime))+" n'est pas un régime de TVA.", "Écrivez franchise ou tva.")
	case v.Exemption != "" && !slices.ContainsFunc(ExemptActivities(), func(e Exemption) bool { return e.Code == v.Exemption }):
		return Invalid(SellerField(FieldExemption), cited(v.Exemption)+" n'est pas une exonération d'activité.", "Choisissez-la dans la liste : art. 261 et suivants du CGI.")
	case s.DefaultVAT != 0 && !officialRate(s.DefaultVAT):
		return Invalid(SellerField(FieldVAT), s.DefaultVAT.String()+" n'est pas un taux de TVA en vigueur.", "Par exemple 20, 10 ou 5,5.")
	case s.PaymentDays < 0 || s.PaymentDays > maxProfessionalDays:
		return Invalid(FieldPaymentDays, "Le délai de paiement va de 1 à 60 jours (L441-10).", "")
	case s.ValidityDays < 0 || s.ValidityDays > MaxDays:
		return Invalid(FieldValidUntil, "La validité d'un devis va de 1 à 366 jours.", "")
	case s.Accent != "" && !accentPattern().MatchString(s.Accent):
		return Invalid("accent", cited(s.Accent)+" n'est pas une couleur.", "Écrivez-la comme #1f4e79.")
	case s.Theme != "" && s.Theme != "clair" && s.Theme != "sombre":
		return Invalid("theme", cited(s.Theme)+" n'est pas un thème.", "Écrivez clair ou sombre, ou rien.")
	}
	return nil
}

// validateNumbering keeps the three series apart, and their numbers within the
// characters and the length of BR-FR-01 and of the public portal.
func (s *Settings) validateNumbering() error {
	n := s.Numbering
	seen := map[string]bool{}
	for _, series := range []Series{InvoiceSeries, QuoteSeries, CreditSeries} {
		prefix := n.Prefix(series)
		number := n.Number(series, 2026, 999_999)
		if !numberPattern().MatchString(number) || len(number) > MaxNumber || n.Width < 0 || n.Width > 6 {
			return Invalid(FieldNextNumber, cited(number)+" ne peut pas être un numéro.", "Lettres, année, tiret, numéro : 20 caractères au plus.")
		}
		if seen[prefix] {
			return Invalid(FieldNextNumber, "Factures, devis et avoirs ont chacun leur préfixe.", "Par exemple F, D et A.")
		}
		seen[prefix] = true
	}
	return nil
}

// Missing is what the guide of the first start still needs: severe, what no
// invoice can do without (242 nonies A I-1° and 2°, R526-27); and, said once here rather
// than on every invoice, what a seller in franchise without VAT number should know.
func (s Settings) Missing() []Problem {
	x := examine(&Document{Kind: Invoice}, s, 0)
	var found []Problem
	for i := range sellerRules {
		if sellerRules[i].ID != "242 nonies A I-2°" {
			found = x.apply(found, &sellerRules[i], -1)
		}
	}
	say := func(rule, field, message string, severe bool) {
		found = append(found, Problem{Rule: rule, Field: SellerField(field), Message: message, Severe: severe})
	}
	switch {
	case s.Seller.VATNumber != "":
	case s.Seller.Regime == Liable:
		say("242 nonies A I-2°", FieldVAT, "Ajoutez votre numéro de TVA, ou choisissez la franchise.", true)
	default:
		say("BR-E-02", FieldVAT, "Sans numéro de TVA, vos factures portent votre SIREN à sa place (BT-32) ; une plateforme peut vous demander un numéro.", false)
	}
	if s.Seller.IBAN == "" {
		say("BR-50", FieldIBAN, "Sans IBAN dans les réglages, le client ne sait pas où virer la somme.", false)
	}
	return found
}
