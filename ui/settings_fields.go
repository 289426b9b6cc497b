package ui

import (
	"strings"

	"facturier/invoice"
)

// The fields of the settings that the domain does not name.
const (
	fieldHolder   = "titulaire"
	fieldRate     = "taux"
	fieldOnDebits = "debits"
	fieldLogo     = "logo"
	fieldAccent   = "accent"
	fieldCode     = "qr"
	fieldTheme    = "theme"
	fieldMouse    = "souris"
)

// logoKept stands for the logo that the book has.
const logoKept = "(enregistré)"

// settingsFields are the fields of the screen, section by section.
func settingsFields(s invoice.Settings, number string, today invoice.Date) []*field {
	s = s.WithDefaults()
	fields := append([]*field{siretField(s.Seller.SIRET).under("Entreprise"), nameField(s.Seller), tradeNameField(s.Seller)},
		addressFields(s.Seller)...)
	fields = append(fields, emailField(s.Seller.Email), phoneField(s.Seller.Phone), activityField(s.Seller),
		endpointField(s.Seller.ElectronicAddress).
			hinted("Où vous recevez vos factures électroniques : celle de votre plateforme. Vide : votre SIREN."))
	fields = append(fields, taxFields(s)...)
	fields = append(fields,
		ibanField(s.Seller.IBAN).under("Banque"), bicField(s.Seller.BIC),
		textField(fieldHolder, "Titulaire", s.Seller.AccountHolder).hinted("Vide : votre nom."),
		identityField(invoice.FieldCreditorID, "ICS", s.Seller.CreditorID, 13, invoice.CheckCreditorID, same).
			hinted("Votre identifiant de créancier SEPA, si vous prélevez des clients."),
		choiceField(fieldCode, "QR code", flag(s.QRCode), choice{"", "Non"}, choice{"oui", "Oui"}).
			hinted("Celui du virement, sur les factures (EPC) : peu de banques françaises le lisent, l'IBAN reste imprimé."),
		textField(invoice.FieldPayLink, "Lien de paiement", s.PaymentLink).checked(optional(invoice.CheckPaymentLink), longerThan(300)).
			hinted("Une page où payer, imprimée sur les factures : {montant} et {numero} y sont remplacés. Vide : aucun."),
		textField(invoice.FieldPayWords, "Autres moyens", s.PaymentWords).
			hinted("Chèque, carte… dans vos mots, imprimés sous le compte."))
	fields = append(fields, documentFields(s, number, today)...)
	return append(fields, mentionFields(s)...)
}

func taxFields(s invoice.Settings) []*field {
	var rates []choice
	for _, rate := range invoice.VATRates {
		rates = append(rates, choice{rate.String(), rate.String()})
	}
	return []*field{
		regimeField(s.Seller).under("TVA"),
		sellerVATField(s.Seller),
		listField(invoice.FieldExemption, "Activité exonérée", s.Seller.Exemption, activityEntries()...).
			hinted("Si toute votre activité est exonérée par un article du CGI (formation, santé…) : espace montre la liste. Chaque ligne peut dire autre chose."),
		choiceField(fieldRate, "Taux par défaut", s.DefaultVAT.String(), rates...).only(liable),
		choiceField(fieldOnDebits, "TVA sur les débits", flag(s.OnDebits), choice{"", "Non"}, choice{"oui", "Oui"}).only(liable).
			hinted("L'option pour les débits, si vous l'avez prise : la mention est alors imprimée (242 nonies A I-11° bis)."),
		textField(invoice.FieldFranchise, "Mention", s.FranchiseText).only(exempt).
			hinted("Vide : « TVA non applicable, art. 293 B du CGI ». À changer seulement si la loi change."),
	}
}

// activityEntries are the reasons that a whole activity can have.
func activityEntries() []entry {
	entries := []entry{{label: "Non"}}
	for _, e := range invoice.ExemptActivities() {
		entries = append(entries, entry{value: e.Code, label: e.Label, note: "«\u00a0" + e.Wording + "\u00a0»"})
	}
	return entries
}

func exempt(f *form) bool { return !liable(f) }

func documentFields(s invoice.Settings, number string, today invoice.Date) []*field {
	return []*field{
		delayField(s.PaymentDays, func() invoice.ClientType { return invoice.Company }).under("Documents").
			hinted("L'échéance d'une nouvelle facture ; 60 jours au plus entre professionnels (L441-10)."),
		daysField(invoice.FieldValidUntil, "Validité d'un devis", s.ValidityDays),
		nextNumberField(number, today),
		manyField(invoice.FieldTerms, "Conditions d'un devis", s.QuoteTerms).
			hinted("Elles sont mises sur chaque nouveau devis, où on peut les changer. Entrée sur une ligne vide passe à la suite."),
		textField(fieldLogo, "Logo", storedLogo(s)).
			hinted("Le chemin d'une image PNG ou JPEG. Effacez le champ pour ne plus en avoir."),
		textField(fieldAccent, "Couleur", s.Accent).checked(optional(accent), longerThan(7)).
			hinted("Celle du titre et du filet du total, comme #1f4e79. Vide : noir."),
		choiceField(fieldTheme, "Thème de l'écran", s.Theme, choice{"", "Selon le terminal"}, choice{"clair", "Clair"}, choice{"sombre", "Sombre"}).
			under("Écran"),
		choiceField(fieldMouse, "Souris", flag(s.NoMouse), choice{"", "Oui"}, choice{"oui", "Non"}).
			hinted("Prend effet au prochain démarrage."),
	}
}

func mentionFields(s invoice.Settings) []*field {
	return []*field{
		textField(invoice.FieldRCS, "Ville du RCS", s.Seller.RCS).under("Mentions").
			hinted("Pour les commerçants inscrits au RCS seulement (R123-237). Vide : aucune mention."),
		manyField(invoice.FieldMediator, "Médiateur", s.Seller.Mediator).
			hinted("Nom, adresse et site, si vous vendez à des particuliers (C. conso L616-1)."),
		manyField(invoice.FieldInsurance, "Assurance", s.Seller.Insurance).
			hinted("Décennale : assureur, adresse, n° de police, zone couverte (C. assur. L243-2). Vide si vous n'êtes pas concerné."),
		manyField(invoice.FieldPenalties, "Pénalités de retard", s.PenaltyTerms).
			hinted("Imprimées pour les professionnels (L441-10 II)."),
		escompteField(invoice.FieldOffer, "Escompte offert", s.Escompte).
			hinted("À qui paie en avance, comme 2 %/8 : 2 % sous 8 jours. Vide : aucun. Un client ou une facture peut dire autre chose."),
		textField(invoice.FieldEscompteTax, "Escompte et TVA", s.EscompteTax).only(liable).
			hinted("Imprimé après les conditions de l'escompte, et vous dispense d'un avoir."),
		textField(invoice.FieldEscompte, "Sans escompte", s.DiscountTerms).hinted("Imprimé quand la facture n'offre pas d'escompte (L441-9)."),
	}
}

func flag(on bool) string {
	if on {
		return "oui"
	}
	return ""
}

func storedLogo(s invoice.Settings) string {
	if len(s.Logo) > 0 {
		return logoKept
	}
	return ""
}

// accent adds the sign that is easily forgotten.
func accent(text string) (string, error) {
	digits := strings.TrimPrefix(strings.TrimSpace(text), "#")
	if len(digits) != 6 || strings.Trim(strings.ToLower(digits), "0123456789abcdef") != "" {
		return text, invoice.Invalid(fieldAccent, "Ce n'est pas une couleur.", "Écrivez-la comme #1f4e79 : six chiffres ou lettres de a à f.")
	}
	return "#" + strings.ToLower(digits), nil
}

// readSettings are the settings with the answers of the form, which replace
// those of an unfinished guide. The guide is over once they hold what every
// document needs.
func (f *form) readSettings(s invoice.Settings) invoice.Settings {
	f.readSeller(&s.Seller)
	f.take(invoice.FieldPaymentDays, func(text string) { s.PaymentDays, _ = invoice.ParseDays(text) })
	f.take(invoice.FieldValidUntil, func(text string) { s.ValidityDays, _ = invoice.ParseDays(text) })
	f.take(invoice.FieldTerms, func(text string) { s.QuoteTerms = text })
	f.take(fieldRate, func(text string) { s.DefaultVAT, _ = invoice.ParseRate(text) })
	f.take(fieldOnDebits, func(text string) { s.OnDebits = text != "" })
	f.take(invoice.FieldFranchise, func(text string) { s.FranchiseText = text })
	f.take(invoice.FieldPenalties, func(text string) { s.PenaltyTerms = text })
	f.take(invoice.FieldOffer, func(text string) { s.Escompte, _ = invoice.ParseEscompte(text, 0) })
	f.take(invoice.FieldEscompteTax, func(text string) { s.EscompteTax = text })
	f.take(invoice.FieldEscompte, func(text string) { s.DiscountTerms = text })
	f.take(fieldLogo, func(text string) {
		if text != logoKept {
			s.Logo = nil
		}
	})
	f.take(fieldCode, func(text string) { s.QRCode = text != "" })
	f.take(invoice.FieldPayLink, func(text string) { s.PaymentLink = text })
	f.take(invoice.FieldPayWords, func(text string) { s.PaymentWords = text })
	f.take(fieldAccent, func(text string) { s.Accent = text })
	f.take(fieldTheme, func(text string) { s.Theme = text })
	f.take(fieldMouse, func(text string) { s.NoMouse = text != "" })
	s.Guide = nil
	s.Done = s.Done || len(invoice.Blocking(s.Missing())) == 0
	return s
}
