package invoice

import (
	"errors"
	"strings"
	"testing"
)

// Identifiers that are right: SIREN and SIRET of INSEE's own example, the IBAN
// of the French banking committee's one.
const (
	testSIREN = "732829320"
	testSIRET = "73282932000074"

	clientSIREN = "552100554"
	publicSIREN = "213401458"
	publicSIRET = "21340145800012"
	testVAT     = "FR44732829320"
	testIBAN    = "FR7630006000011234567890189"
)

// today of every test.
var testDay = day("2026-11-22")

func day(iso string) Date {
	d, err := ISODate(iso)
	if err != nil {
		panic(err)
	}
	return d
}

// plainSpaces makes what is compared readable: no-break spaces as spaces.
func plainSpaces(s string) string { return strings.ReplaceAll(s, nbsp, " ") }

func testSettings() Settings {
	s := DefaultSettings()
	s.Seller.Name, s.Seller.SIRET, s.Seller.IBAN = "Jeanne Martin", testSIRET, testIBAN
	s.Seller.Address = Address{Lines: []string{"4 rue des Lilas"}, PostCode: "34000", City: "Montpellier", Country: "FR"}
	s.Seller.Mediator = "CM2C, 14 rue Saint-Jean, 75017 Paris, www.cm2c.net"
	return s
}

func liableSettings() Settings {
	s := testSettings()
	s.Seller.Regime, s.Seller.VATNumber = Liable, testVAT
	return s
}

func testClient(kind ClientType) Client {
	c := Client{ID: 3, Type: kind, Name: "Durand SARL", SIREN: clientSIREN,
		Address: Address{Lines: []string{"12 avenue de Lodève"}, PostCode: "34070", City: "Montpellier", Country: "FR"}}
	switch kind {
	case Consumer:
		c.Name, c.SIREN = "Zoé Petit", ""
	case Public:
		c.Name, c.SIREN, c.SIRET, c.Commitment = "Mairie de Lunel", publicSIREN, publicSIRET, "EJ-2026-118"
	case Foreign:
		c.Name, c.SIREN, c.VATNumber, c.Email = "Brasserie Lambic", "", "BE0411905847", "facturen@lambic.example"
		c.Address = Address{Lines: []string{"Rue Haute 3"}, PostCode: "1000", City: "Bruxelles", Country: "BE"}
	}
	return c
}

// line is one unit at a price in euros, in franchise or at a rate.
func line(designation string, euros Amount, rate Rate) Line {
	l := Line{Designation: designation, Quantity: 1000, Price: Price(euros) * 10_000, Category: StandardRated, VAT: rate}
	if rate == 0 {
		l.Category, l.Exemption = ExemptFromTax, FranchiseReason
	}
	return l
}

// centsLine is one unit at a price in cents.
func centsLine(cents Amount, rate Rate) Line {
	l := line("Maquette", 0, rate)
	l.Price = Price(cents) * 100
	return l
}

// testInvoice is a draft that Check finds nothing in.
func testInvoice(s Settings, c Client) Document {
	d := NewInvoice(s, c, testDay)
	l := s.NewLine()
	l.Designation, l.Unit, l.Price, l.Quantity = "Maquette de la page d'accueil", "jour", 450_0000, 2500
	d.Lines = []Line{l}
	return d
}

// issued gives a draft a number, as the book does.
func issued(t *testing.T, d Document, id int64, number string, s Settings) Document {
	t.Helper()
	if err := Freeze(&d, s, testDay); err != nil {
		t.Fatalf("Freeze(%s): %v", number, err)
	}
	d.ID, d.Number, d.Status = id, number, StatusIssued
	return d
}

// accepted is a quote of these lines that the client accepted.
func accepted(t *testing.T, lines ...Line) Document {
	t.Helper()
	d := NewQuote(testSettings(), testClient(Company), testDay)
	d.Lines, d.Subject = lines, "Refonte du site"
	d = issued(t, d, 1, "D2026-0003", testSettings())
	d.Status = StatusAccepted
	return d
}

// asDraft gives a draft its id and its totals, as the book does.
func asDraft(t *testing.T, d Document, id int64) Document {
	t.Helper()
	d.Normalize()
	if err := d.Validate(); err != nil {
		t.Fatalf("Validate of draft %d: %v", id, err)
	}
	if err := d.Compute(); err != nil {
		t.Fatalf("Compute of draft %d: %v", id, err)
	}
	d.ID = id
	return d
}

// wantError checks the code of an error, its field, and words of its sentence and hint.
func wantError(t *testing.T, err error, code Code, field string, words ...string) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("got error %v, want one of code %q", err, code)
	}
	if e.Code != code || e.Field != field {
		t.Errorf("got code %q and field %q (%s), want %q and %q", e.Code, e.Field, e.Message, code, field)
	}
	text := plainSpaces(e.Message + " " + e.Hint)
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("got %q, want %q in it", text, w)
		}
	}
}
