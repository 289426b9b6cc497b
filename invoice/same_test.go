package invoice

import "testing"

func TestTwoClientsAreTheSame(t *testing.T) {
	at := func(c Client, postCode, city string) Client {
		c.Address.PostCode, c.Address.City = postCode, city
		return c
	}
	petit := Client{Name: "Zoé Petit"}
	company := Client{Name: "Durand", SIREN: testSIREN, SIRET: testSIRET}
	for name, c := range map[string]struct {
		a, b Client
		want bool
	}{
		"same name":            {petit, Client{Name: "ZOÉ  petit"}, true},
		"other accent":         {petit, Client{Name: "Zoë Petit"}, false},
		"without the accent":   {petit, Client{Name: "Zoe Petit"}, false},
		"other city":           {at(petit, "34000", "Lunel"), at(petit, "34000", "Montpellier"), false},
		"other post code":      {at(petit, "34000", ""), at(petit, "75001", ""), false},
		"one city unknown":     {at(petit, "34000", "Lunel"), petit, true},
		"same SIREN":           {company, Client{Name: "Autre", SIREN: testSIREN}, true},
		"another one's SIRET":  {company, Client{Name: "Durand", SIREN: testSIREN, SIRET: testSIREN + "00082"}, false},
		"other SIREN":          {company, Client{Name: "Durand", SIREN: "404833048"}, false},
		"one without SIREN":    {Client{Name: "Durand"}, company, true},
		"SIREN that other has": {company, Client{Name: "Durand"}, false},
	} {
		if got := c.a.Same(&c.b); got != c.want {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}
