package invoice

import (
	"reflect"
	"strings"
	"testing"
)

func TestDefaultSettingsAreLawful(t *testing.T) {
	s := DefaultSettings()
	if err := s.Validate(); err != nil {
		t.Fatalf("Validate: %v", err)
	}
	if s.PaymentDays != 30 || s.ValidityDays != 30 || s.Seller.Regime != Franchise || s.Seller.Activity != Services || s.DefaultVAT != 2000 {
		t.Errorf("got %+v", s)
	}
	if got := plainSpaces(s.DiscountTerms); got != "Escompte pour paiement anticipé : néant" {
		t.Errorf("L441-9: got %q", got)
	}
	if !strings.Contains(s.PenaltyTerms, "trois fois le taux d’intérêt légal") {
		t.Errorf("L441-10 II: got %q", s.PenaltyTerms)
	}
	own := Settings{PaymentDays: 45, DiscountTerms: "2 % sous 8 jours"}.WithDefaults()
	if own.PaymentDays != 45 || own.DiscountTerms != "2 % sous 8 jours" {
		t.Errorf("WithDefaults replaced what was said: %+v", own)
	}
}

func TestSettingsNormalize(t *testing.T) {
	s := Settings{}
	s.Seller = Seller{Name: "  Jeanne Martin EI\x1b[31m", SIRET: "732 829 320 00074", IBAN: "fr76 3000 6000 0112 3456 7890 189", VATNumber: "fr 44 732829320", BIC: "agri frpp",
		Address: Address{Lines: []string{" 4 rue des Lilas\nBât. B ", "", "\t"}, PostCode: " 34000 ", City: "Montpellier ", Country: "fr"}}
	s.QuoteTerms = "Acompte à la commande.\r\nSolde à la livraison."
	s.Normalize()
	want := Seller{Name: "Jeanne Martin", SIRET: testSIRET, IBAN: testIBAN, VATNumber: testVAT, BIC: "AGRIFRPP", Activity: Services, Regime: Franchise,
		Address: Address{Lines: []string{"4 rue des Lilas", "Bât. B"}, PostCode: "34000", City: "Montpellier", Country: "FR"}}
	if !reflect.DeepEqual(s.Seller, want) {
		t.Errorf("got %+v\nwant %+v", s.Seller, want)
	}
	if s.QuoteTerms != "Acompte à la commande.\nSolde à la livraison." {
		t.Errorf("got %q", s.QuoteTerms)
	}
	before := s
	if s.Normalize(); !reflect.DeepEqual(s, before) {
		t.Errorf("normalized twice: got %+v, want %+v", s, before)
	}
	if err := s.Validate(); err != nil {
		t.Errorf("Validate: %v", err)
	}
}

func TestR526EIIsJoinedOnce(t *testing.T) {
	for _, name := range []string{"Jeanne Martin", "Jeanne Martin EI", "EI Jeanne Martin", "Jeanne Martin Entrepreneur individuel"} {
		s := Settings{Seller: Seller{Name: name}}
		s.Normalize()
		if got := s.Seller.LegalName(); got != "Jeanne Martin EI" {
			t.Errorf("%q: got %q, want Jeanne Martin EI", name, got)
		}
	}
	if got := (Seller{Name: "Jeanne Martin", TradeName: "Atelier Martin"}).DisplayName(); got != "Atelier Martin" {
		t.Errorf("got %q, want the trade name", got)
	}
	if got := (Seller{Name: "Reine Leroi"}).DisplayName(); got != "Reine Leroi EI" {
		t.Errorf("got %q, want the legal name", got)
	}
	if got := (Seller{}).LegalName() + (Seller{SIRET: "12"}).SIREN(); got != "" {
		t.Errorf("got %q, want nothing", got)
	}
}

func TestSettingsValidatePointsAtTheField(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Settings)
		field  string
		words  string
	}{
		"SIRET":       {func(s *Settings) { s.Seller.SIRET = "73282932000075" }, "vendeur.siret", "La clé de ce SIRET"},
		"IBAN":        {func(s *Settings) { s.Seller.IBAN = "FR7630006000011234567890188" }, "vendeur.iban", "La clé de cet IBAN"},
		"BIC":         {func(s *Settings) { s.Seller.BIC = "X" }, "vendeur.bic", "8 ou 11"},
		"VAT":         {func(s *Settings) { s.Seller.VATNumber = "FR45732829320" }, "vendeur.tva", "La clé"},
		"other's VAT": {func(s *Settings) { s.Seller.VATNumber = "FR83404833048" }, "vendeur.tva", "Il finit par 732 829 320."},
		"e-mail":      {func(s *Settings) { s.Seller.Email = "jeanne" }, "vendeur.email", "adresse e-mail"},
		"post code":   {func(s *Settings) { s.Seller.Address.PostCode = "3400" }, "vendeur.code_postal", "cinq chiffres"},
		"country":     {func(s *Settings) { s.Seller.Address.Country = "FRANCE" }, "vendeur.pays", "code de pays"},
		"address":     {func(s *Settings) { s.Seller.Address.Lines = strings.Split("abcdefg", "") }, "vendeur.adresse", "six lignes"},
		"long name":   {func(s *Settings) { s.Seller.Name = strings.Repeat("é", 201) }, "vendeur.nom", "201 caractères, 200 au plus"},
		"regime":      {func(s *Settings) { s.Seller.Regime = "autre" }, "vendeur.regime", "franchise ou tva"},
		"activity":    {func(s *Settings) { s.Seller.Activity = "autre" }, "vendeur.activite", "services, biens ou mixte"},
		"rate":        {func(s *Settings) { s.DefaultVAT = 1960 }, "vendeur.tva", "19,6 % n'est pas un taux"},
		"61 days":     {func(s *Settings) { s.PaymentDays = 61 }, "delai", "60 jours (L441-10)"},
		"validity":    {func(s *Settings) { s.ValidityDays = 500 }, "validite", "366"},
		"accent":      {func(s *Settings) { s.Accent = "rouge" }, "accent", "#1f4e79"},
		"theme":       {func(s *Settings) { s.Theme = "bleu" }, "theme", "clair ou sombre"},
		"same prefix": {func(s *Settings) { s.Numbering.Credit = "F" }, "prochain_numero", "chacun leur préfixe"},
		"long number": {func(s *Settings) {
			s.Numbering.Invoice, s.Numbering.Separator = "FACTURE-", "--"
			s.Numbering.Width = 7
		}, "prochain_numero", "20 caractères au plus"},
		"odd prefix": {func(s *Settings) { s.Numbering.Quote = "DÉ" }, "prochain_numero", "ne peut pas être un numéro"},
	} {
		t.Run(name, func(t *testing.T) {
			s := testSettings()
			if err := s.Validate(); err != nil {
				t.Fatalf("before: %v", err)
			}
			c.change(&s)
			wantError(t, s.Validate(), CodeInvalid, c.field, c.words)
		})
	}
}

func TestMissingIsWhatTheGuideStillNeeds(t *testing.T) {
	var fields []string
	for _, p := range DefaultSettings().Missing() {
		fields = append(fields, p.Field)
	}
	want := []string{"vendeur.nom", "vendeur.siret", "vendeur.adresse", "vendeur.tva", "vendeur.iban"}
	if !reflect.DeepEqual(fields, want) {
		t.Errorf("got %v, want %v", fields, want)
	}
	// BR-E-02: said once, here, and no obstacle.
	if got := testSettings().Missing(); len(got) != 1 || got[0].Rule != "BR-E-02" || got[0].Severe {
		t.Errorf("got %+v, want that the SIREN stands for the VAT number", got)
	}
	s := testSettings()
	s.Seller.VATNumber = testVAT
	if got := s.Missing(); len(got) != 0 {
		t.Errorf("nothing is missing, got %+v", got)
	}
	s = testSettings()
	s.Seller.Regime, s.Seller.IBAN = Liable, ""
	got := s.Missing()
	if len(got) != 2 || got[0].Field != "vendeur.tva" || !got[0].Severe || got[1].Severe {
		t.Errorf("got %+v, want the VAT number, severe, and the IBAN, not severe", got)
	}
}

func TestNumbering(t *testing.T) {
	n, year, sequence, err := ParseNumber("F2026-0088")
	if err != nil || year != 2026 || sequence != 88 || n.Number(InvoiceSeries, 2027, 1) != "F2027-0001" {
		t.Errorf("got %+v, %d, %d, %v", n, year, sequence, err)
	}
	if got := (Numbering{}).Number(CreditSeries, 2026, 12345); got != "A2026-12345" {
		t.Errorf("past the width: got %q, want A2026-12345", got)
	}
	n, _, _, err = ParseNumber("FAC-2026/007")
	if err != nil || n.Number(InvoiceSeries, 2026, 8) != "FAC-2026/008" || n.Number(QuoteSeries, 2026, 1) != "D2026/001" {
		t.Errorf("got %+v, %v", n, err)
	}
	for text, words := range map[string]string{
		"":                       "n'est pas un numéro",
		"88":                     "n'est pas un numéro",
		"F1999-1":                "n'est pas un numéro",
		"F2026-0":                "commence à 1",
		"2026-0088":              "commence par une lettre",
		"F2026 0088":             "n'est pas un numéro",
		"FACTURES2026-000088888": "n'est pas un numéro",
	} {
		if _, _, _, err := ParseNumber(text); err == nil || !strings.Contains(plainSpaces(err.Error()), words) {
			t.Errorf("%q: got %v, want %q", text, err, words)
		}
	}
}

func TestTheNextNumberIsOfThisYear(t *testing.T) {
	n, year, sequence, err := ParseNextNumber("FA2026-012", testDay)
	if err != nil || n.Invoice != "FA" || year != 2026 || sequence != 12 {
		t.Errorf("got %+v of %d, %d, %v, want FA2026-012", n, year, sequence, err)
	}
	for _, text := range []string{"F2025-0012", "F2027-0012"} {
		_, _, _, err := ParseNextNumber(text, testDay)
		wantError(t, err, CodeInvalid, "", text[:5]+" n'est pas l'année en cours : vouliez-vous F2026-0012 ?")
	}
}
