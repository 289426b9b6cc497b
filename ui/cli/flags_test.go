package cli

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"facturier/invoice"
)

var day, _ = invoice.NewDate(2026, 11, 22)

func TestADateThatCanBeLeftOutIsTakenWhenItFollows(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"facture creer --payee 20/11 --client x", "facture creer --payee=20/11 --client x"},
		{"facture creer --payee 2026-11-20", "facture creer --payee=2026-11-20"},
		{"facture creer --payee 31/02", "facture creer --payee=31/02"},
		{"facture creer --payée hier", "facture creer --payée=hier"},
		{"facture creer --payee --client x", "facture creer --payee --client x"},
		{"facture modifier --payee 12", "facture modifier --payee 12"},
		{"facture modifier --payee brouillon", "facture modifier --payee brouillon"},
		{"facture creer --payee", "facture creer --payee"},
		{"facture creer -- --payee 20/11", "facture creer -- --payee 20/11"},
	} {
		if got := joinDates(strings.Fields(c.line), day); !slices.Equal(got, strings.Fields(c.want)) {
			t.Errorf("%s: got %q, want %q", c.line, got, c.want)
		}
	}
}

// exemptLine is a line of a seller in franchise.
func exemptLine() invoice.Line {
	return invoice.Line{Quantity: 1000, Category: invoice.ExemptFromTax, Exemption: invoice.FranchiseReason}
}

func TestALineIsReadByPlaceAndByName(t *testing.T) {
	date, _ := invoice.NewDate(2026, 9, 12)
	base := exemptLine()
	base.Designation, base.Unit, base.Quantity, base.Price = "Audit", "jour", 2500, 450_0000
	with := func(set func(*invoice.Line)) invoice.Line {
		l := base
		set(&l)
		return l
	}
	rated := func(l *invoice.Line) { l.SetTax(invoice.Tax{Category: invoice.StandardRated, Rate: 1000}) }
	for text, want := range map[string]invoice.Line{
		"Audit;2,5;jour;450":                   base,
		"Audit;2,5;jour;450;;;":                base,
		"Audit;2,5;jour;450;10%":               with(func(l *invoice.Line) { l.Discount.Rate = 1000 }),
		"Audit;2,5;jour;450;remise=10%":        with(func(l *invoice.Line) { l.Discount.Rate = 1000 }),
		"Audit;2,5;jour;450;;10":               with(rated),
		"Audit;2,5;jour;450;tva=10":            with(rated),
		"Audit;2,5;jour;450;TVA = 10 %":        with(rated),
		"Audit;2,5;jour;450;;;12/09":           with(func(l *invoice.Line) { l.Date = date }),
		"Audit;2,5;jour;450;date=12/09;tva=10": with(func(l *invoice.Line) { rated(l); l.Date = date }),
		"Audit;2,5;jour;450;exo=vatex-eu-ae": with(func(l *invoice.Line) {
			l.SetTax(invoice.Tax{Category: invoice.ReverseCharge, Exemption: invoice.ReverseChargeReason})
		}),
		"Audit;2,5;jour;450;5;;12/09;exo=EU-O": with(func(l *invoice.Line) {
			l.Discount.Amount, l.Date = 500, date
			l.SetTax(invoice.Tax{Category: invoice.OutOfScope, Exemption: invoice.OutOfScopeReason})
		}),
		"Audit;2,5;jour;450;exo=cgi261-4": with(func(l *invoice.Line) {
			l.SetTax(invoice.Tax{Category: invoice.ExemptFromTax, Exemption: "VATEX-FR-CGI261-4"})
		}),
		"Audit;2,5;jour;450;exo=VATEX-EU-G": with(func(l *invoice.Line) {
			l.SetTax(invoice.Tax{Category: invoice.ExportOutside, Exemption: invoice.ExportReason})
		}),
		"Audit;2,5;jour;450;tva=;exo=EU-IC;date=": with(func(l *invoice.Line) {
			l.SetTax(invoice.Tax{Category: invoice.IntraCommunity, Exemption: invoice.IntraCommunityReason})
		}),
		"Audit\nen deux jours;2,5;jour;450":     with(func(l *invoice.Line) { l.Description = "en deux jours" }),
		"Audit a=b;2,5;jour;450;remise=5;date=": with(func(l *invoice.Line) { l.Designation, l.Discount.Amount = "Audit a=b", 500 }),
	} {
		got, err := lineFlag(text, exemptLine(), 0, day)
		if err != nil || got != want {
			t.Errorf("%q: got %+v and %v, want %+v", text, got, err, want)
		}
	}
}

func TestALineThatIsNoneIsRefusedOnItsValue(t *testing.T) {
	for text, want := range map[string]string{
		"Audit;1;jour":                       "lignes[2]",
		"Audit;1;jour;450;;;;;":              "lignes[2]",
		"Audit;1;jour;450;;;12/09;20":        "lignes[2]",
		"Audit;1;jour;450;taux=20":           "lignes[2]",
		"Audit;1;jour;450;tva=20;tva=10":     "lignes[2]",
		"Audit;1;jour;450;10%;remise=5":      "lignes[2]",
		"Audit;zéro;jour;450":                "lignes[2].quantite",
		"Audit;1;jour;450;exo=VATEX-FR-RIEN": "lignes[2].exoneration",
		"Audit;1;jour;450;date=31/02":        "lignes[2].date",
		"Audit;1;jour;450;;vingt":            "lignes[2].tva",
		"Audit;1;jour;450;exo=261-4;moyen=":  "lignes[2]",
	} {
		_, err := lineFlag(text, exemptLine(), 2, day)
		var ours *invoice.Error
		if !errors.As(err, &ours) || ours.Field != want {
			t.Errorf("%q: got %v, want an error on %s", text, err, want)
		}
	}
}

func TestAPlaceMayHaveACountry(t *testing.T) {
	for text, want := range map[string]invoice.Address{
		"12 rue des Lilas;34400;Lunel":           {Lines: []string{"12 rue des Lilas"}, PostCode: "34400", City: "Lunel"},
		"Bât. B;12 rue des Lilas;34400;Lunel":    {Lines: []string{"Bât. B", "12 rue des Lilas"}, PostCode: "34400", City: "Lunel"},
		"Rue Haute 3;1000;Bruxelles;Belgique":    {Lines: []string{"Rue Haute 3"}, PostCode: "1000", City: "Bruxelles", Country: "BE"},
		"1 Main Street;;Dublin;IE":               {Lines: []string{"1 Main Street"}, City: "Dublin", Country: "IE"},
		"Bât. B;1 rue Grimaldi;98000;Monaco":     {Lines: []string{"Bât. B", "1 rue Grimaldi"}, PostCode: "98000", City: "Monaco"},
		"1 rue Grimaldi;98000;Monaco;MC":         {Lines: []string{"1 rue Grimaldi"}, PostCode: "98000", City: "Monaco", Country: "MC"},
		"Bât. B;3e étage;Lieu-dit Le Mas;;Lunel": {Lines: []string{"Bât. B", "3e étage", "Lieu-dit Le Mas"}, City: "Lunel"},
	} {
		got, err := placeOf(text)
		if err != nil || !slices.Equal(got.Lines, want.Lines) || got.PostCode != want.PostCode || got.City != want.City || got.Country != want.Country {
			t.Errorf("%q: got %+v and %v, want %+v", text, got, err, want)
		}
	}
	for _, text := range []string{"Lunel", "34400;Lunel", "12 rue;Belgique"} {
		if got, err := placeOf(text); err == nil {
			t.Errorf("%q: got %+v, want it refused", text, got)
		}
	}
}
