package app

import (
	"strings"

	"facturier/invoice"
)

// client is the client of a row, not yet validated, and a note when something
// had to be supposed.
func (r csvRow) client() (invoice.Client, string, error) {
	cell := r.cells
	c := invoice.Client{
		Name: strings.TrimSpace(cell["prenom"] + " " + cell["nom"]), Contact: cell["contact"],
		SIREN: cell["siren"], SIRET: cell["siret"], VATNumber: cell["tva"],
		Email: cell["email"], Phone: cell["telephone"], Notes: cell["notes"],
		ServiceCode: cell["code_service"], Commitment: cell["engagement"],
		Address: invoice.Address{PostCode: cell["code_postal"], City: cell["ville"]},
	}
	for _, column := range []string{"adresse", "adresse2", "adresse3"} {
		for _, line := range strings.Split(cell[column], "\n") {
			if line = strings.TrimSpace(line); line != "" {
				c.Address.Lines = append(c.Address.Lines, line)
			}
		}
	}
	country, err := invoice.ParseCountry(cell["pays"])
	if err != nil {
		return c, "", err
	}
	c.Address.Country = country
	if cell["delai"] != "" {
		if c.PaymentDays, err = invoice.ParseDays(cell["delai"]); err != nil {
			return c, "", invoice.At(err, invoice.FieldPaymentDays)
		}
	}
	note := ""
	c.Type, note, err = r.clientType(country)
	return c, note, err
}

// clientType reads the type, or supposes it from what else the row says.
func (r csvRow) clientType(country string) (invoice.ClientType, string, error) {
	switch written := invoice.Fold(r.cells["type"]); written {
	case "":
	case "entreprise", "societe", "professionnel", "pro", "company":
		return invoice.Company, "", nil
	case "particulier", "consommateur", "prive":
		return invoice.Consumer, "", nil
	case "public", "collectivite", "administration", "mairie":
		return invoice.Public, "", nil
	case "etranger":
		return invoice.Foreign, "", nil
	default:
		return "", "", invoice.Invalid(invoice.FieldType, "« "+invoice.Clean(r.cells["type"])+" » n'est pas un type de client.",
			"Écrivez entreprise, particulier, public ou étranger.")
	}
	switch {
	case country != "" && country != "FR":
		return invoice.Foreign, "", nil
	case r.cells["siren"]+r.cells["siret"]+r.cells["tva"] != "":
		return invoice.Company, "", nil
	case r.cells["prenom"] != "":
		return invoice.Consumer, "type supposé : particulier", nil
	}
	return invoice.Company, "type supposé : entreprise, sans SIREN", nil
}
