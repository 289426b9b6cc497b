package invoice

import (
	"fmt"
	"strings"
)

// Normalize cleans every text, takes the spaces of identifiers away, takes the
// SIREN from the SIRET, and says "étranger" of a company whose address is.
func (c *Client) Normalize() {
	for _, text := range []*string{&c.Name, &c.Contact, &c.Email, &c.Phone, &c.ServiceCode, &c.Commitment, &c.Mandate} {
		*text = Clean(*text)
	}
	for _, id := range []*string{&c.SIREN, &c.SIRET, &c.VATNumber} {
		*id = compact(*id)
	}
	c.ElectronicAddress = strings.Join(strings.Fields(Clean(c.ElectronicAddress)), "")
	c.Notes = CleanText(c.Notes)
	if len(c.SIREN) == 14 && c.SIRET == "" {
		c.SIREN, c.SIRET = "", c.SIREN
	}
	if c.SIREN == "" && len(c.SIRET) == 14 {
		c.SIREN = c.SIRET[:9]
	}
	c.Address.normalize()
	for _, other := range []**Address{&c.Delivery, &c.Billing} {
		if *other == nil {
			continue
		}
		(*other).normalize()
		if (*other).IsZero() {
			*other = nil
		}
	}
	switch {
	case c.Type == "" && c.Address.Domestic():
		c.Type = Company
	case (c.Type == "" || c.Type == Company) && !c.Address.Domestic():
		c.Type = Foreign
	}
}

// Validate says what is wrong in a client: a name is needed, the rest may be
// empty. The error is Invalid with its field.
func (c *Client) Validate() error {
	if c.Name == "" {
		return Invalid(FieldName, "Donnez un nom à ce client.", "")
	}
	switch c.Type {
	case Company, Consumer, Public, Foreign:
	default:
		return Invalid(FieldType, cited(string(c.Type))+" n'est pas un type de client.", "Écrivez entreprise, particulier, public ou étranger.")
	}
	if err := c.validateIDs(); err != nil {
		return err
	}
	if c.Type == Foreign && c.Address.Domestic() && !c.Address.IsZero() {
		hint := "Écrivez le code de son pays, comme BE ou CH."
		if country := CountryName(c.Address.Country); country != "" && c.Address.Country != "FR" { // Monaco, overseas departments
			hint = "Pour la TVA, " + country + " compte comme la France : choisissez un autre type de client."
		}
		return Invalid(FieldCountry, "Un client étranger a une adresse à l'étranger.", hint)
	}
	if c.PaymentDays < 0 || c.PaymentDays > MaxDays {
		return Invalid(FieldPaymentDays, "Un délai de paiement va de 1 à 366 jours.", "")
	}
	if c.PaymentDays != 0 { // 0 is that of the settings
		if err := c.Type.CheckPaymentDays(c.PaymentDays); err != nil {
			return err
		}
	}
	if err := c.Escompte.validateDefault(FieldEscompte); err != nil {
		return err
	}
	if c.Delivery != nil {
		if err := c.Delivery.validate(func(string) string { return FieldDelivery }); err != nil {
			return err
		}
	}
	if c.Billing != nil {
		if err := c.Billing.validate(func(string) string { return FieldBilling }); err != nil {
			return err
		}
	}
	return first(c.Address.validate(func(name string) string { return name }), short(c.Name, FieldName), short(c.Contact, FieldContact),
		short(c.Phone, FieldPhone), short(c.ServiceCode, FieldServiceCode), short(c.Commitment, FieldCommitment), checkEndpoint(c.ElectronicAddress, FieldElectronic), checkMandate(c.Mandate), long(c.Notes, FieldNotes))
}

// CheckPaymentDays refuses a delay, in days, that an agreement with this type
// of client cannot give: 60 days between professionals (L441-10 I), 50 for a
// public buyer, a hospital's (CCP R2192-11).
func (t ClientType) CheckPaymentDays(days int) error {
	switch {
	case t == Public && (days < 1 || days > maxHospitalDays):
		return Invalid(FieldPaymentDays, "Un client public règle sous 1 à 30 jours, 50 pour un hôpital (R2192-10 CCP).", "")
	case t != Consumer && t != Public && (days < 1 || days > maxProfessionalDays):
		return Invalid(FieldPaymentDays, "Entre professionnels, le délai va de 1 à 60 jours (L441-10).", "")
	case days < 1:
		return Invalid(FieldPaymentDays, "Un délai de paiement commence à 1 jour.", "Videz le champ pour celui des réglages.")
	}
	return nil
}

func (c *Client) validateIDs() error {
	for _, id := range []struct {
		value, field string
		check        func(string) (string, error)
	}{
		{c.SIRET, FieldSIRET, CheckSIRET}, {c.SIREN, FieldSIREN, CheckSIREN}, // the SIREN may come from the SIRET
		{c.VATNumber, FieldVAT, CheckVATNumber}, {c.Email, FieldEmail, CheckEmail},
	} {
		if id.value == "" {
			continue
		}
		if _, err := id.check(id.value); err != nil {
			return At(err, id.field)
		}
	}
	switch {
	case c.SIRET != "" && !strings.HasPrefix(c.SIRET, c.SIREN):
		return Invalid(FieldSIRET, "Le SIRET ne commence pas par le SIREN.", "Corrigez l'un des deux.")
	case strings.HasPrefix(c.VATNumber, "FR") && c.SIREN != "" && c.VATNumber[4:] != c.SIREN:
		return Invalid(FieldVAT, "Ce numéro de TVA n'est pas celui de ce SIREN.", "Il finit par "+FormatSIREN(c.SIREN)+".")
	}
	return nil
}

// AlreadyIs says that a client to be added is this one, which the book has.
func (c *Client) AlreadyIs(added *Client) string {
	if Fold(c.Name) == Fold(added.Name) {
		return fmt.Sprintf("%s est déjà dans le livre (client %d).", c.Name, c.ID)
	}
	return fmt.Sprintf("%s a le SIREN %s, déjà dans le livre\u00a0: %s (client %d).", added.Name, FormatSIREN(c.SIREN), c.Name, c.ID)
}
