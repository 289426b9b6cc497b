package invoice

import (
	"reflect"
	"strings"
	"testing"
)

func TestClientNormalize(t *testing.T) {
	for name, c := range map[string]struct{ given, want Client }{
		"SIREN from SIRET":     {Client{Name: " Durand\x1b[1m SARL ", SIRET: "732 829 320 00074"}, Client{Type: Company, Name: "Durand SARL", SIREN: testSIREN, SIRET: testSIRET, Address: Address{Country: "FR"}}},
		"SIRET given as SIREN": {Client{Name: "Durand", SIREN: "732 829 320 00074"}, Client{Type: Company, Name: "Durand", SIREN: testSIREN, SIRET: testSIRET, Address: Address{Country: "FR"}}},
		"company abroad":       {Client{Type: Company, Name: "Lambic", VATNumber: "be 0411.905.847", Address: Address{Country: "be"}}, Client{Type: Foreign, Name: "Lambic", VATNumber: "BE0411905847", Address: Address{Country: "BE"}}},
		"consumer abroad":      {Client{Type: Consumer, Name: "Anna", Address: Address{Country: "BE"}}, Client{Type: Consumer, Name: "Anna", Address: Address{Country: "BE"}}},
		"Réunion is no abroad": {Client{Name: "Payet", Address: Address{Country: "RE"}}, Client{Type: Company, Name: "Payet", Address: Address{Country: "RE"}}},
		"empty delivery":       {Client{Type: Public, Name: "Mairie", Delivery: &Address{Lines: []string{" "}}, Notes: "a\r\nb"}, Client{Type: Public, Name: "Mairie", Address: Address{Country: "FR"}, Notes: "a\nb"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := c.given
			if got.Normalize(); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %+v\nwant %+v", got, c.want)
			}
			if err := got.Validate(); err != nil {
				t.Errorf("Validate: %v", err)
			}
		})
	}
}

func TestClientValidatePointsAtTheField(t *testing.T) {
	for name, c := range map[string]struct {
		change       func(*Client)
		field, words string
	}{
		"no name":           {func(c *Client) { c.Name = "" }, "nom", "Donnez un nom"},
		"type":              {func(c *Client) { c.Type = "association" }, "type", "« association »"},
		"SIREN":             {func(c *Client) { c.SIREN = "732829321" }, "siren", "La clé de ce SIREN est fausse"},
		"SIRET":             {func(c *Client) { c.SIRET = "73282932000075" }, "siret", "La clé"},
		"other's SIRET":     {func(c *Client) { c.SIRET = "35600000000048" }, "siret", "ne commence pas par le SIREN"},
		"VAT":               {func(c *Client) { c.VATNumber = "FR45732829320" }, "tva", "La clé"},
		"other's VAT":       {func(c *Client) { c.VATNumber = "FR83404833048" }, "tva", "Il finit par 552 100 554."},
		"e-mail":            {func(c *Client) { c.Email = "durand@" }, "email", "adresse e-mail"},
		"post code":         {func(c *Client) { c.Address.PostCode = "BT1" }, "code_postal", "cinq chiffres"},
		"country":           {func(c *Client) { c.Address.Country = "QQ" }, "pays", "code de pays"},
		"foreign in France": {func(c *Client) { c.Type = Foreign }, "pays", "adresse à l'étranger"},
		"foreign in Monaco": {func(c *Client) { c.Type, c.Address.Country = Foreign, "MC" }, "pays", "adresse à l'étranger"},
		"delivery":          {func(c *Client) { c.Delivery = &Address{PostCode: "1"} }, "livraison", "cinq chiffres"},
		"delay":             {func(c *Client) { c.PaymentDays = -1 }, "delai", "1 à 366"},
		"long name":         {func(c *Client) { c.Name = strings.Repeat("x", 201) }, "nom", "201 caractères"},
		"long notes":        {func(c *Client) { c.Notes = strings.Repeat("x", maxLong+1) }, "notes", "10241 caractères, 10240 au plus"},
	} {
		t.Run(name, func(t *testing.T) {
			client := testClient(Company)
			if err := client.Validate(); err != nil {
				t.Fatalf("before: %v", err)
			}
			c.change(&client)
			wantError(t, client.Validate(), CodeInvalid, c.field, c.words)
		})
	}
}

func TestEveryTypeOfClientIsValid(t *testing.T) {
	for _, kind := range ClientTypes {
		c := testClient(kind)
		c.Normalize()
		if err := c.Validate(); err != nil || c.Type != kind {
			t.Errorf("%s: got %s, %v", kind, c.Type, err)
		}
		if got, want := c.Professional(), kind != Consumer; got != want {
			t.Errorf("%s: professional is %v, want %v", kind, got, want)
		}
	}
}

// Monaco and the overseas departments are France for the VAT: who chose a
// client abroad is told so.
func TestForeignClientOfWhatCountsAsFrance(t *testing.T) {
	for country, want := range map[string]string{"MC": "Monaco compte comme la France", "FR": "comme BE ou CH", "": "comme BE ou CH"} {
		c := testClient(Company)
		c.Type, c.Address.Country = Foreign, country
		err, _ := c.Validate().(*Error)
		if err == nil || !strings.Contains(err.Hint, want) {
			t.Errorf("%q: got %+v, want the hint %q", country, err, want)
		}
	}
}
