package invoice

import (
	"reflect"
	"testing"
)

func vatNumbered(s Settings) Settings {
	s.Seller.VATNumber = testVAT
	return s
}

func teaching(s Settings) Settings {
	s.Seller.Exemption = "VATEX-FR-CGI261-4"
	return s
}

func belgianConsumer() Client {
	c := testClient(Foreign)
	c.Type, c.VATNumber = Consumer, ""
	return c
}

func monegasque() Client {
	c := testClient(Company)
	c.Address.Country = "MC"
	return c
}

// Law 1.3 and 6.6: in franchise 293 B prevails on all but services to a professional
// abroad; who charges VAT does so in France and to consumers of the Union.
func TestTaxOfANewLine(t *testing.T) {
	free, liable := testSettings(), liableSettings()
	standard := Tax{Category: StandardRated, Rate: 2000}
	franchise := because(FranchiseReason)
	noVAT := testClient(Foreign)
	noVAT.VATNumber = ""
	american := americanClient()
	americanConsumer := american
	americanConsumer.Type = Consumer
	for name, c := range map[string]struct {
		s    Settings
		c    Client
		op   Operation
		want Tax
	}{
		"293 B, company":                                 {free, testClient(Company), Services, franchise},
		"293 B, consumer":                                {free, testClient(Consumer), Goods, franchise},
		"293 B, building subcontractor":                  {vatNumbered(free), testClient(Company), Services, franchise},
		"293 B, no client":                               {free, Client{}, "", franchise},
		"293 B, goods in the Union (dir. 2006/112 139)":  {vatNumbered(free), testClient(Foreign), Goods, franchise},
		"293 B, export of goods":                         {vatNumbered(free), american, Goods, franchise},
		"293 B, consumer of the Union":                   {vatNumbered(free), belgianConsumer(), Services, franchise},
		"293 B, consumer out of the Union":               {free, americanConsumer, Services, franchise},
		"283-2, service in the Union":                    {vatNumbered(free), testClient(Foreign), Services, because(ReverseChargeReason)},
		"286 ter, not before a VAT number":               {free, testClient(Foreign), Services, franchise},
		"283-2, a client without number is a consumer":   {vatNumbered(free), noVAT, Services, franchise},
		"259-1°, service out of the Union":               {free, american, Services, because(OutOfScopeReason)},
		"293 B, exempt activity":                         {teaching(free), testClient(Company), Services, because("VATEX-FR-CGI261-4")},
		"liable, company":                                {liable, testClient(Company), Services, standard},
		"liable, Monaco is France":                       {liable, monegasque(), Services, standard},
		"liable, consumer of the Union":                  {liable, belgianConsumer(), Goods, standard},
		"liable, professional without number":            {liable, noVAT, Services, standard},
		"liable, service in the Union":                   {liable, testClient(Foreign), Services, because(ReverseChargeReason)},
		"liable, both in the Union":                      {liable, testClient(Foreign), Mixed, because(ReverseChargeReason)},
		"262 ter, goods in the Union":                    {liable, testClient(Foreign), Goods, because(IntraCommunityReason)},
		"262 I, export":                                  {liable, american, Goods, because(ExportReason)},
		"262 I, export to a consumer":                    {liable, americanConsumer, Goods, because(ExportReason)},
		"liable, service out of the Union":               {liable, american, Services, because(OutOfScopeReason)},
		"liable, service to a consumer out of the Union": {liable, americanConsumer, Services, standard},
		"261, exempt activity of who charges VAT":        {teaching(liable), testClient(Company), Services, because("VATEX-FR-CGI261-4")},
		"261, the place of the service comes first":      {teaching(liable), testClient(Foreign), Services, because(ReverseChargeReason)},
		"unknown exemption of an activity":               {func() Settings { s := liable; s.Seller.Exemption = "VATEX-EU-AE"; return s }(), testClient(Company), Services, standard},
	} {
		if got := c.s.TaxFor(c.c, c.op); got != c.want {
			t.Errorf("%s: got %+v, want %+v", name, got, c.want)
		}
		if l := c.s.NewLineFor(c.c, c.op); l.Tax() != c.want || l.Quantity != 1000 {
			t.Errorf("%s: got the line %+v, want %+v", name, l, c.want)
		}
		if !c.s.allows(c.c, c.want) {
			t.Errorf("%s: %+v is given and not allowed", name, c.want)
		}
	}
}

func codesOf(list []Exemption) []string {
	var codes []string
	for _, e := range list {
		if e.Category != ExemptFromTax || e.Code == FranchiseReason {
			codes = append(codes, e.Code)
		}
	}
	return codes
}

func TestReasonsOfferedToAClient(t *testing.T) {
	free, liable := testSettings(), liableSettings()
	guadeloupe := testClient(Consumer)
	guadeloupe.Address.Country = "GP"
	for name, c := range map[string]struct {
		s    Settings
		c    Client
		want []string
	}{
		"franchise, company":            {free, testClient(Company), []string{FranchiseReason}},
		"franchise, Union":              {free, testClient(Foreign), []string{FranchiseReason, ReverseChargeReason}},
		"franchise, out of the Union":   {free, americanClient(), []string{FranchiseReason, OutOfScopeReason}},
		"liable, company":               {liable, testClient(Company), []string{SubcontractingReason}},
		"liable, consumer":              {liable, testClient(Consumer), nil},
		"liable, Union":                 {liable, testClient(Foreign), []string{ReverseChargeReason, IntraCommunityReason}},
		"liable, out of the Union":      {liable, americanClient(), []string{ExportReason, OutOfScopeReason}},
		"liable, overseas (CGI 294)":    {liable, guadeloupe, []string{ExportReason}},
		"liable, consumer of the Union": {liable, belgianConsumer(), nil},
	} {
		offered := c.s.Exemptions(c.c)
		if got := codesOf(offered); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
		margins := 0
		for _, e := range offered {
			if marginReason(e.Code) {
				margins++
			}
		}
		if want := map[Regime]int{Liable: 4, Franchise: 0}[c.s.Seller.Regime]; margins != want {
			t.Errorf("%s: got %d margin schemes, want %d", name, margins, want)
		}
	}
}

// A document that is copied takes today's VAT where the one that it had is not
// possible any more, and keeps it where it is.
func TestDuplicateKeepsTheVATThatIsStillPossible(t *testing.T) {
	exempt, s := exemptInvoice()
	if got := Duplicate(exempt, s, testDay).Lines[0].Exemption; got != "VATEX-FR-CGI261-4" {
		t.Errorf("an exempt line: got %q", got)
	}
	if got := Duplicate(exempt, testSettings(), testDay).Lines[0].Exemption; got != "VATEX-FR-CGI261-4" {
		t.Errorf("an exempt line, now in franchise: got %q", got)
	}
	goods, _ := intraGoods()
	if got := Duplicate(goods, testSettings(), testDay).Lines[0].Tax(); got != because(FranchiseReason) {
		t.Errorf("goods in the Union, now in franchise: got %+v", got)
	}
	plain, _ := companyInvoice()
	if got := Duplicate(plain, s, testDay).Lines[0].Tax(); got != (Tax{Category: StandardRated, Rate: 2000}) {
		t.Errorf("a line in franchise, now liable: got %+v", got)
	}
	plain.Currency, plain.ExchangeRate, plain.Means, plain.SettledOn, plain.Contract = "USD", 900_000, Card, testDay, "C-1"
	copied := Duplicate(plain, s, testDay)
	if copied.Currency != "USD" || copied.ExchangeRate != 0 || copied.Means != Card || copied.SettledOn != 0 || copied.Contract != "C-1" {
		t.Errorf("got %q at %d, %q, %s, %q: want the currency without the rate of another day", copied.Currency, copied.ExchangeRate, copied.Means, copied.SettledOn.ISO(), copied.Contract)
	}
}

func TestParseExemption(t *testing.T) {
	for text, want := range map[string]string{
		"VATEX-FR-CGI261-4":    "VATEX-FR-CGI261-4",
		"vatex-eu-ae":          ReverseChargeReason,
		"FR-FRANCHISE":         FranchiseReason,
		"293 B":                FranchiseReason,
		"293b":                 FranchiseReason,
		"261-4":                "VATEX-FR-CGI261-4",
		"261, 4":               "VATEX-FR-CGI261-4",
		"261 C, 1°":            "VATEX-FR-CGI261C-1",
		"261 D 1 bis":          "VATEX-FR-CGI261D-1BIS",
		"exportation de biens": ExportReason,
		"Marge : objets d’art": "VATEX-EU-I",
	} {
		if got, err := ParseExemption(text); err != nil || got.Code != want {
			t.Errorf("%q: got %q, %v, want %q", text, got.Code, err, want)
		}
	}
	for _, text := range []string{"", "261-9", "TVA", "-"} {
		_, err := ParseExemption(text)
		wantError(t, err, CodeInvalid, "exoneration", "n'est pas une raison connue")
	}
	for _, e := range Exemptions {
		if got, err := ParseExemption(e.Label); err != nil || got != e {
			t.Errorf("%q: got %+v, %v", e.Label, got, err)
		}
		if got, known := ExemptionOf(e.Code); !known || got != e {
			t.Errorf("%q: got %+v, %v", e.Code, got, known)
		}
	}
}

// BR-E-05, BR-S-10 and the like: a rate with S alone, a reason of its own
// category with the others.
func TestValidateOfALineTax(t *testing.T) {
	field := func(name string) string { return name }
	for name, c := range map[string]struct {
		tax   Tax
		field string
		words string
	}{
		"S with a reason":        {Tax{StandardRated, 2000, FranchiseReason}, "exoneration", "Une ligne avec TVA n'a pas d'exonération."},
		"E with a rate":          {Tax{ExemptFromTax, 2000, FranchiseReason}, "tva", "Mettez le taux à 0."},
		"AE with a reason of E":  {Tax{ReverseCharge, 0, FranchiseReason}, "exoneration", "va avec la catégorie E, pas AE"},
		"unknown reason":         {Tax{ExemptFromTax, 0, "VATEX-EU-132"}, "exoneration", "« VATEX-EU-132 »"},
		"Z":                      {Tax{ZeroRated, 0, ""}, "categorie", "« Z »"},
		"rate beyond everything": {Tax{StandardRated, FullRate + 1, ""}, "tva", "de 0 à 100"},
	} {
		t.Run(name, func(t *testing.T) { wantError(t, c.tax.validate(field), CodeInvalid, c.field, c.words) })
	}
	for _, e := range Exemptions {
		if err := because(e.Code).validate(field); err != nil {
			t.Errorf("%s: %v", e.Code, err)
		}
	}
}

// A line takes its category from its reason, or its reason from its category.
func TestNormalizeCompletesTheVATOfALine(t *testing.T) {
	for name, c := range map[string]struct{ have, want Tax }{
		"reason alone":        {Tax{Exemption: "vatex-eu-ic"}, because(IntraCommunityReason)},
		"category alone":      {Tax{Category: ReverseCharge}, because(ReverseChargeReason)},
		"rate alone":          {Tax{Rate: 1000}, Tax{Category: StandardRated, Rate: 1000}},
		"nothing":             {Tax{}, because(FranchiseReason)},
		"VAT with a reason":   {Tax{Category: StandardRated, Rate: 1000, Exemption: FranchiseReason}, Tax{Category: StandardRated, Rate: 1000}},
		"reason nobody knows": {Tax{Exemption: "X"}, Tax{Category: ExemptFromTax, Exemption: "X"}},
	} {
		d := Document{Kind: Invoice, Lines: []Line{{Designation: "Pose", Quantity: 1000, Price: 1}}}
		d.Lines[0].SetTax(c.have)
		d.Normalize()
		if got := d.Lines[0].Tax(); got != c.want {
			t.Errorf("%s: got %+v, want %+v", name, got, c.want)
		}
	}
}
