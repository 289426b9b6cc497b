package cli

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"facturier/invoice"
)

// settingsFlags are the flags of init and reglages. What was not given is left
// as it is.
type settingsFlags struct {
	given *pflag.FlagSet
	texts invoice.Settings // where the texts go

	activity, regime, days, validity, rate, next, logo string
	offer                                              string
	lines                                              []string
	debits, code                                       bool
}

// settingText is a text of the settings, its flag and what it is.
type settingText struct {
	flag, usage string
	into        *string
}

func settingTexts(s *invoice.Settings) []settingText {
	v := &s.Seller
	return []settingText{
		{"siret", "`SIRET` 14 chiffres, espaces permis", &v.SIRET},
		{"nom", "`NOM` prénom et nom ; « EI » s'y ajoute de lui-même", &v.Name},
		{"enseigne", "`NOM` nom commercial", &v.TradeName},
		{"code-postal", "`CODE` code postal", &v.Address.PostCode},
		{"ville", "`VILLE` commune", &v.Address.City},
		{"pays", "`PAYS` son nom ou son code (Belgique, BE)", &v.Address.Country},
		{"email", "`ADRESSE` adresse e-mail", &v.Email},
		{"telephone", "`NUMÉRO` numéro de téléphone", &v.Phone},
		{"tva", "`NUMÉRO` numéro de TVA", &v.VATNumber},
		{"iban", "`IBAN` compte où être payé", &v.IBAN},
		{"bic", "`BIC` code de la banque", &v.BIC},
		{"titulaire", "`NOM` titulaire du compte, s'il est autre", &v.AccountHolder},
		{"adresse-electronique", "`ADRESSE` où recevoir les factures électroniques, si ce n'est pas le SIREN : « SIREN_SUFFIXE »", &v.ElectronicAddress},
		{"ics", "`ICS` identifiant de créancier SEPA, pour prélever", &v.CreditorID},
		{"exoneration", "`CODE` pourquoi l'activité est exonérée de TVA (« facturier exonerations » les liste)", &v.Exemption},
		{"rcs", "`VILLE` greffe du RCS, pour un commerçant", &v.RCS},
		{"assurance", "`TEXTE` assurance décennale ou professionnelle", &v.Insurance},
		{"mediateur", "`TEXTE` médiateur de la consommation, adresse, site", &v.Mediator},
		{"penalites", "`TEXTE` pénalités de retard", &s.PenaltyTerms},
		{"escompte", "`TEXTE` mention des factures qui n'offrent pas d'escompte", &s.DiscountTerms},
		{"escompte-tva", "`TEXTE` ce qu'un escompte fait à la TVA, après ses conditions", &s.EscompteTax},
		{"mention-franchise", "`TEXTE` remplace la mention de franchise", &s.FranchiseText},
		{"conditions", "`TEXTE` conditions d'un nouveau devis", &s.QuoteTerms},
		{"lien", "`LIEN` page où payer, imprimée sur les factures ; {montant} et {numero} y sont remplacés", &s.PaymentLink},
		{"moyens", "`TEXTE` autres façons de payer, imprimées sur les factures", &s.PaymentWords},
		{"accent", "`COULEUR` couleur du titre, comme #1f4e79", &s.Accent},
	}
}

func settingsFlagsOf(cmd *cobra.Command) *settingsFlags {
	f := &settingsFlags{given: cmd.Flags()}
	flags := cmd.Flags()
	for _, text := range settingTexts(&f.texts) {
		flags.StringVar(text.into, text.flag, "", text.usage)
	}
	flags.StringArrayVar(&f.lines, "adresse", nil, "`LIGNE` ligne de l'adresse ; à répéter")
	flags.StringVar(&f.activity, "activite", "", "`ACTIVITÉ` services, ventes ou mixte")
	flags.StringVar(&f.regime, "regime", "", "`RÉGIME` régime de TVA : franchise ou tva")
	flags.StringVar(&f.rate, "taux-tva", "", "`TAUX` TVA d'une nouvelle ligne, au régime tva")
	flags.StringVar(&f.days, "delai", "", "`JOURS` délai de paiement d'une nouvelle facture")
	flags.StringVar(&f.validity, "validite", "", "`JOURS` validité d'un nouveau devis")
	flags.StringVar(&f.offer, "escompte-offert", "", "`TAUX/JOURS` escompte pour paiement anticipé d'une nouvelle facture, comme « 2%/8 » ; \"\" n'en offre plus")
	flags.BoolVar(&f.debits, "debits", false, "option pour le paiement de la TVA d'après les débits")
	flags.BoolVar(&f.code, "qr", false, "QR code du virement (EPC) sur les factures ; --qr=false le retire")
	flags.StringVar(&f.next, "prochain-numero", "", "`NUMÉRO` numéro de la prochaine facture, si l'on vient d'un autre outil (F2026-0088)")
	flags.StringVar(&f.logo, "logo", "", "`IMAGE` logo PNG ou JPEG, en haut des pages ; \"\" la retire")
	_ = cmd.RegisterFlagCompletionFunc("activite", cobra.FixedCompletions([]string{"services", "ventes", "mixte"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("regime", cobra.FixedCompletions([]string{"franchise", "tva"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("exoneration", completeExemptions)
	_ = cmd.MarkFlagFilename("logo", "png", "jpg", "jpeg")
	return f
}

// any says whether a flag of the settings was given.
func (f *settingsFlags) any() bool {
	found := false
	for _, name := range []string{"adresse", "activite", "regime", "taux-tva", "delai", "validite", "escompte-offert", "debits", "qr", "prochain-numero", "logo"} {
		found = found || f.given.Changed(name)
	}
	for _, text := range settingTexts(&f.texts) {
		found = found || f.given.Changed(text.flag)
	}
	return found
}

// apply sets on s what was given, cleans it and checks it.
func (f *settingsFlags) apply(s *invoice.Settings) error {
	into := settingTexts(s)
	for i, text := range settingTexts(&f.texts) {
		if f.given.Changed(text.flag) {
			*into[i].into = *text.into
		}
	}
	seller := &s.Seller
	for _, set := range []struct {
		flag string
		set  func() error
	}{
		{"pays", func() (err error) {
			seller.Address.Country, err = invoice.ParseCountry(seller.Address.Country)
			return err
		}},
		{"exoneration", func() error { return exemptSeller(seller) }},
		{"adresse", func() error { seller.Address.Lines = f.lines; return nil }},
		{"activite", func() (err error) { seller.Activity, err = invoice.ParseOperation(f.activity); return err }},
		{"regime", func() (err error) { seller.Regime, err = invoice.ParseRegime(f.regime); return err }},
		{"taux-tva", func() (err error) { s.DefaultVAT, err = invoice.ParseRate(f.rate); return err }},
		{"delai", func() (err error) { s.PaymentDays, err = daysOf(f.days); return err }},
		{"validite", func() (err error) { s.ValidityDays, err = daysOf(f.validity); return err }},
		{"escompte-offert", func() (err error) { s.Escompte, err = invoice.ParseEscompte(f.offer, 0); return err }},
		{"debits", func() error { s.OnDebits = f.debits; return nil }},
		{"qr", func() error { s.QRCode = f.code; return nil }},
	} {
		if f.given.Changed(set.flag) {
			if err := set.set(); err != nil {
				return invoice.At(err, invoice.SellerField(strings.ReplaceAll(set.flag, "-", "_")))
			}
		}
	}
	s.Normalize()
	return s.Validate()
}

// exemptSeller reads the reason of an exempt activity as it was typed.
func exemptSeller(v *invoice.Seller) error {
	if strings.TrimSpace(v.Exemption) == "" {
		v.Exemption = ""
		return nil
	}
	reason, err := exemptionFlag(v.Exemption)
	v.Exemption = reason.Code
	return err
}
