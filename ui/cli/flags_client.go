package cli

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// clientFlags are the flags of a client. What was not given is left as it is.
type clientFlags struct {
	given          *pflag.FlagSet
	texts          invoice.Client // where the texts go
	kind           string
	places         [2]string // of delivery, of billing
	lines          []string
	postCode, city string
	country        string
	days           string
	rhythm, limit  string
	escompte       string
	familiar       bool
}

func clientFlagsOf(cmd *cobra.Command) *clientFlags {
	f := &clientFlags{given: cmd.Flags()}
	flags := cmd.Flags()
	usages := map[string]string{
		invoice.FieldName: "`NOM` nom ou raison sociale", invoice.FieldContact: "`TEXTE` ligne sous le nom : service, personne",
		invoice.FieldSIREN: "`SIREN` 9 chiffres, espaces permis", invoice.FieldSIRET: "`SIRET` 14 chiffres, espaces permis", invoice.FieldVAT: "`NUMÉRO` numéro de TVA",
		invoice.FieldEmail: "`ADRESSE` adresse e-mail", invoice.FieldPhone: "`NUMÉRO` numéro de téléphone", invoice.FieldNotes: "`TEXTE` note privée, jamais imprimée",
		invoice.FieldElectronic:  "`ADRESSE` adresse électronique de facturation : un SIREN, avec ou sans suffixe, ou « schéma:adresse »",
		invoice.FieldMandate:     "`RÉFÉRENCE` mandat de prélèvement SEPA",
		invoice.FieldServiceCode: "`CODE` code service d'un client public", invoice.FieldCommitment: "`NUMÉRO` numéro d'engagement d'un client public",
	}
	flags.StringVar(&f.kind, "type", "", "`TYPE` entreprise, particulier, public ou etranger")
	for _, text := range clientTexts(&f.texts) {
		flags.StringVar(text.into, flagName(text.name), "", usages[text.name])
	}
	flags.StringArrayVar(&f.lines, "adresse", nil, "`LIGNE` ligne de l'adresse ; à répéter")
	flags.StringVar(&f.postCode, "code-postal", "", "`CODE` code postal")
	flags.StringVar(&f.city, "ville", "", "`VILLE` commune")
	flags.StringVar(&f.country, "pays", "", "`PAYS` son nom ou son code (Belgique, BE)")
	flags.StringVar(&f.places[0], "livraison", "", "`LIGNE;CODE;VILLE` lieu de livraison, s'il est ailleurs ; « ;PAYS » à la fin s'il n'est pas en France")
	flags.StringVar(&f.places[1], "facturation", "", "`LIGNE;CODE;VILLE` adresse où envoyer les factures, si elle est autre")
	flags.StringVar(&f.days, "delai", "", "`JOURS` délai de paiement")
	flags.StringVar(&f.rhythm, "rythme", "", "`RYTHME` de ses relances : normal, lent (délais doublés) ou aucun")
	flags.BoolVar(&f.familiar, "tutoiement", false, "les messages lui disent « tu » (=false : « vous »)")
	flags.StringVar(&f.limit, "encours", "", "`MONTANT` encours maximum, ce qu'il peut devoir au plus ; 0 pour ne pas le surveiller")
	flags.StringVar(&f.escompte, "escompte", "", "`TAUX/JOURS` escompte pour paiement anticipé de ses factures, comme « 2%/8 », ou « néant » ; \"\" celui des réglages")
	_ = cmd.RegisterFlagCompletionFunc("rythme", cobra.FixedCompletions([]string{"normal", "lent", "aucun"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("type", cobra.FixedCompletions([]string{"entreprise", "particulier", "public", "etranger"}, cobra.ShellCompDirectiveNoFileComp))
	return f
}

// flagName is the flag of a field: "code_service" is --code-service.
func flagName(field string) string { return strings.ReplaceAll(field, "_", "-") }

// apply sets on c what was given.
func (f *clientFlags) apply(c *invoice.Client) (err error) {
	into := clientTexts(c)
	for i, text := range clientTexts(&f.texts) {
		if f.given.Changed(flagName(text.name)) {
			*into[i].into = *text.into
		}
	}
	for _, set := range []struct {
		flag, field string
		set         func() error
	}{
		{"type", invoice.FieldType, func() (err error) { c.Type, err = clientType(f.kind); return err }},
		{"adresse", invoice.FieldAddress, func() error { c.Address.Lines = f.lines; return nil }},
		{"code-postal", invoice.FieldPostCode, func() error { c.Address.PostCode = f.postCode; return nil }},
		{"ville", invoice.FieldCity, func() error { c.Address.City = f.city; return nil }},
		{"pays", invoice.FieldCountry, func() (err error) { c.Address.Country, err = invoice.ParseCountry(f.country); return err }},
		{"livraison", invoice.FieldDelivery, func() (err error) { c.Delivery, err = placeOf(f.places[0]); return err }},
		{"facturation", invoice.FieldBilling, func() (err error) { c.Billing, err = placeOf(f.places[1]); return err }},
		{"delai", invoice.FieldPaymentDays, func() (err error) { c.PaymentDays, err = daysOf(f.days); return err }},
		{"escompte", invoice.FieldEscompte, func() (err error) { c.Escompte, err = invoice.ParseEscompte(f.escompte, 0); return err }},
		{"rythme", "rythme", func() (err error) { c.Rhythm, err = rhythmFlag(f.rhythm); return err }},
		{"tutoiement", "tutoiement", func() error { c.Familiar = f.familiar; return nil }},
		{"encours", "encours", func() (err error) { c.CreditLimit, err = limitFlag(f.limit); return err }},
	} {
		if f.given.Changed(set.flag) {
			if err := set.set(); err != nil {
				return invoice.At(err, set.field)
			}
		}
	}
	return nil
}

// daysOf reads a number of days; nothing is the default of the book.
func daysOf(text string) (int, error) {
	if text == "" {
		return 0, nil
	}
	return invoice.ParseDays(text)
}

// rhythmFlag reads the pace of the reminders of a client.
func rhythmFlag(word string) (string, error) {
	switch read := reminder.Rhythm(invoice.Fold(word)); read {
	case reminder.GroupRhythm, normalRhythm:
		return string(reminder.GroupRhythm), nil
	case reminder.NoReminder, reminder.SlowRhythm:
		return string(read), nil
	}
	return "", invoice.Invalid("", "« "+shorten(word)+" » n'est pas un rythme.", "normal, lent ou aucun.")
}

// normalRhythm is the word of the pace that the client's group has.
const normalRhythm = "normal"

func rhythmWord(rhythm string) string {
	if rhythm == "" {
		return normalRhythm
	}
	return rhythm
}

// rhythmText is what a client's own pace means, "" for that of its group.
func rhythmText(rhythm string) string {
	return map[reminder.Rhythm]string{reminder.NoReminder: "jamais relancé", reminder.SlowRhythm: "relancé deux fois moins vite"}[reminder.Rhythm(rhythm)]
}

// limitFlag reads the most that a client should owe.
func limitFlag(text string) (invoice.Amount, error) {
	limit, err := invoice.ParseAmount(text)
	if err == nil && limit < 0 {
		err = invoice.Invalid("", "Un encours est une somme positive, ou zéro.", "")
	}
	return limit, err
}

// placeOf reads "LIGNE;CODE POSTAL;VILLE", with any number of lines, and a country
// after it; nothing is the same place as the address.
func placeOf(text string) (*invoice.Address, error) {
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	var place invoice.Address
	parts := strings.Split(text, ";")
	// What stands before the city is a post code, which has a digit, or nothing.
	if last := len(parts) - 1; last > 2 && !strings.ContainsAny(parts[last-1], "0123456789") {
		if country, err := invoice.ParseCountry(parts[last]); err == nil {
			place.Country, parts = country, parts[:last]
		}
	}
	last := len(parts) - 1
	if last < 2 {
		return nil, invoice.Invalid("", "« "+shorten(text)+" » n'est pas une adresse.", "Écrivez \"12 rue des Lilas;34400;Lunel\", puis au besoin \";Belgique\".")
	}
	place.Lines, place.PostCode, place.City = parts[:last-1], strings.TrimSpace(parts[last-1]), parts[last]
	return &place, nil
}
