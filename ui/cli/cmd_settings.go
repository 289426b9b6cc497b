package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

func (s *session) initCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "init", Short: "dit qui vous êtes, comme le guide du premier départ",
		Long: "Dit qui vous êtes, comme le guide du premier départ. Il faut au moins le SIRET, le nom et l'adresse ;\nle reste a une valeur légale par défaut, et se change par « facturier reglages ».",
		Example: "facturier init --siret \"732 829 320 00074\" --nom \"Jeanne Martin\" --adresse \"3 rue des Lilas\" --code-postal 34000 --ville Montpellier \\\n" +
			"    --activite services --regime franchise --iban \"FR76 3000 6000 0112 3456 7890 189\" --prochain-numero F2026-0088",
		Args: only,
	}
	flags := settingsFlagsOf(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return s.making(cmd, func(ctx context.Context, book *app.App) error { return s.saveSettings(ctx, book, flags, true) })
	}
	return cmd
}

func (s *session) settingsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "reglages", Short: "montre les réglages, ou change ceux que l'on donne",
		Example: "facturier reglages\nfacturier reglages --delai 45 --mediateur \"CM2C, 14 rue Saint-Jean, 75017 Paris, cm2c.net\"",
		Args:    only,
	}
	cmd.AddCommand(s.remindSettingsCommand())
	flags := settingsFlagsOf(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return s.with(cmd, func(ctx context.Context, book *app.App) error {
			if flags.any() {
				return s.saveSettings(ctx, book, flags, false)
			}
			return s.showSettings(ctx, book)
		})
	}
	return cmd
}

// saveSettings changes what was given. finish ends the guide: nothing that an
// invoice cannot do without may be missing.
func (s *session) saveSettings(ctx context.Context, book *app.App, flags *settingsFlags, finish bool) error {
	settings, err := book.Settings(ctx)
	if err != nil {
		return err
	}
	if finish && settings.Done && !s.yes && !s.dry {
		return invoice.Refused(fmt.Sprintf("Ce livre a déjà ses réglages, ceux de %s.", settings.Seller.DisplayName()),
			"« facturier reglages » change ceux que l'on donne ; --oui les donne de nouveau par init.")
	}
	if err := flags.apply(&settings); err != nil {
		return err
	}
	if finish {
		if missing := invoice.Blocking(settings.Missing()); len(missing) > 0 {
			return missingError(missing)
		}
		settings.Done = true
	}
	if flags.next != "" { // tried first: a refusal must leave the rest unchanged
		if err := book.SetNextNumber(app.DryRun(ctx), flags.next); err != nil {
			return invoice.At(err, invoice.FieldNextNumber)
		}
	}
	if err := book.SaveSettings(ctx, settings); err != nil {
		return err
	}
	if flags.next != "" {
		if err := book.SetNextNumber(ctx, flags.next); err != nil {
			return invoice.At(err, invoice.FieldNextNumber)
		}
	}
	if flags.given.Changed("logo") && !s.dry {
		if err := book.SetLogo(ctx, flags.logo); err != nil {
			return err
		}
	}
	if s.dry {
		s.note("Essai, rien n'est changé.")
	}
	if s.json {
		return s.showSettings(ctx, book)
	}
	s.say("%s : %s.", settings.Seller.DisplayName(), book.Path())
	if flags.given.Changed("escompte-offert") {
		offered := "aucun"
		if settings.Escompte.Offered() {
			offered = settings.Escompte.String()
		}
		s.say("Escompte offert\u00a0: %s.", offered)
	}
	return s.sayNext(ctx, book)
}

func missingError(missing []invoice.Problem) error {
	hint := ""
	for _, p := range missing[1:] {
		hint += p.Message + "\n"
	}
	return &invoice.Error{Code: invoice.CodeInvalid, Field: missing[0].Field, Message: missing[0].Message, Hint: strings.TrimSpace(hint)}
}

func (s *session) sayNext(ctx context.Context, book *app.App) error {
	next, err := book.NextNumber(ctx, invoice.InvoiceSeries, book.Today())
	if err == nil {
		s.say("Prochaine facture : %s.", next)
	}
	return err
}

func (s *session) showSettings(ctx context.Context, book *app.App) error {
	settings, err := book.Settings(ctx)
	if err != nil {
		return err
	}
	settings = settings.WithDefaults()
	next := map[invoice.Series]string{}
	for _, series := range []invoice.Series{invoice.InvoiceSeries, invoice.QuoteSeries, invoice.CreditSeries} {
		if next[series], err = book.NextNumber(ctx, series, book.Today()); err != nil {
			return err
		}
	}
	if s.json {
		return s.print(viewSettings(settings, next))
	}
	v := settings.Seller
	s.say("%s", book.Path())
	s.pair("Nom", v.LegalName())
	s.pair("Enseigne", v.TradeName)
	s.pair("SIRET", invoice.FormatSIRET(v.SIRET))
	s.pair("Adresse", addressText(v.Address))
	s.pair("E-mail", v.Email)
	s.pair("Téléphone", v.Phone)
	s.pair("Activité", v.Activity.Label())
	s.pair("Régime", v.Regime.Label())
	s.pair("TVA", v.VATNumber)
	s.pair("IBAN", invoice.FormatIBAN(v.IBAN))
	s.pair("BIC", v.BIC)
	s.pair("ICS", v.CreditorID)
	s.pair("Électronique", v.ElectronicAddress)
	s.pair("Exonération", exemptionText(v.Exemption))
	s.pair("RCS", v.RCS)
	s.pair("Assurance", v.Insurance)
	s.pair("Médiateur", v.Mediator)
	s.pair("Délai", plural(settings.PaymentDays, "jour", "jours"))
	s.pair("Validité", plural(settings.ValidityDays, "jour", "jours"))
	s.pair("Pénalités", settings.PenaltyTerms)
	if settings.Escompte.Offered() {
		s.pair("Escompte", settings.Escompte.String())
		if v.Regime == invoice.Liable {
			s.pair("", settings.EscompteTax)
		}
	} else {
		s.pair("Escompte", settings.DiscountTerms)
	}
	s.pair("Conditions", settings.QuoteTerms)
	s.pair("Lien", settings.PaymentLink)
	s.pair("Moyens", settings.PaymentWords)
	if settings.QRCode {
		s.pair("QR code", "du virement, sur les factures")
	}
	logo := "aucun"
	if len(settings.Logo) > 0 {
		logo = "présent"
	}
	s.pair("Logo", logo)
	s.pair("Couleur", settings.Accent)
	s.pair("Suivants", fmt.Sprintf("%s, %s, %s", next[invoice.InvoiceSeries], next[invoice.QuoteSeries], next[invoice.CreditSeries]))
	for _, p := range settings.Missing() {
		word := "À voir"
		if p.Severe {
			word = "Il manque"
		}
		s.pair(word, p.Message)
	}
	return nil
}
