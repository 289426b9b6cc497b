package cii_test

import (
	"fmt"
	"testing"

	"facturier/invoice"
)

// example is an issued document of one case of the law.
type example struct {
	name string
	doc  invoice.Document
}

var (
	today   = date("2026-11-22")
	earlier = date("2026-10-01")
)

func date(iso string) invoice.Date {
	d, err := invoice.ISODate(iso)
	if err != nil {
		panic(err)
	}
	return d
}

// franchised is a seller in franchise without VAT number; liable one who
// charges VAT.
func franchised() invoice.Settings {
	s := invoice.DefaultSettings()
	s.Seller = invoice.Seller{
		SIRET: "73282932000074", Name: "Hélène Lefèvre", TradeName: "Atelier Numérique",
		Address: invoice.Address{Lines: []string{"12 bis, rue de l’Église"}, PostCode: "69003", City: "Lyon"},
		Email:   "helene@atelier-lefevre.example", Phone: "04 00 00 00 00", Activity: invoice.Services,
		IBAN: "FR7630006000011234567890189", BIC: "AGRIFRPP",
	}
	return s
}

func liable() invoice.Settings {
	s := franchised()
	s.Seller.Regime, s.Seller.VATNumber = invoice.Liable, "FR44732829320"
	return s
}

func company() invoice.Client {
	return invoice.Client{
		Type: invoice.Company, Name: "Société Cœur d’Ardèche SARL", Contact: "Service comptabilité", SIREN: "552100554",
		Address: invoice.Address{Lines: []string{"3, chemin des Aïeux"}, PostCode: "07200", City: "Aubenas"},
		Email:   "compta@coeur-ardeche.example",
	}
}

func consumer() invoice.Client {
	c := company()
	c.Type, c.Name, c.Contact, c.SIREN, c.Email = invoice.Consumer, "Zoé Petit", "", "", "zoe@petit.example"
	return c
}

func belgian() invoice.Client {
	return invoice.Client{
		Type: invoice.Foreign, Name: "Brasserie Lambic", VATNumber: "BE0411905847", Email: "facturen@lambic.example",
		Address: invoice.Address{Lines: []string{"Rue Haute 3"}, PostCode: "1000", City: "Bruxelles", Country: "BE"},
	}
}

func american() invoice.Client {
	return invoice.Client{
		Type: invoice.Foreign, Name: "Redwood Inc.", Email: "ap@redwood.example",
		Address: invoice.Address{Lines: []string{"400 Castro Street"}, PostCode: "CA 94041", City: "Mountain View", Country: "US"},
	}
}

// draft is an invoice of two lines, in the VAT of the seller and the client.
func draft(s invoice.Settings, c invoice.Client) invoice.Document {
	d := invoice.NewInvoice(s, c, today)
	tax := s.TaxFor(c, d.Operation)
	d.Lines = []invoice.Line{
		{Designation: "Maquette de la page d’accueil", Description: "Trois allers-retours.\nFichiers sources.", Quantity: 2500, Unit: "jour", Price: 450_0000},
		{Designation: "Hébergement", Quantity: 12_000, Unit: "mois", Price: 8_9900},
	}
	for i := range d.Lines {
		d.Lines[i].SetTax(tax)
	}
	return d
}

// taxed is a draft whose lines have this reason to bear no VAT.
func taxed(s invoice.Settings, c invoice.Client, reason string, op invoice.Operation) invoice.Document {
	d := draft(s, c)
	e, known := invoice.ExemptionOf(reason)
	if !known {
		panic(reason)
	}
	d.Operation = op
	for i := range d.Lines {
		d.Lines[i].SetTax(invoice.Tax{Category: e.Category, Exemption: e.Code})
	}
	return d
}

// issued gives a draft its number, as the book does.
func issued(t testing.TB, d invoice.Document, s invoice.Settings, number string) invoice.Document {
	t.Helper()
	d.Normalize()
	if err := invoice.Freeze(&d, s, today); err != nil {
		t.Fatalf("freezing %s: %v", number, err)
	}
	d.Number, d.Status = number, invoice.StatusIssued
	return d
}

// made are the examples, once they are.
var made []example

// examples are issued documents of every kind and case, only to be read.
func examples(t testing.TB) []example {
	t.Helper()
	if made != nil {
		return made
	}
	var all []example
	add := func(name string, d invoice.Document, s invoice.Settings) invoice.Document {
		t.Helper()
		d = issued(t, d, s, fmt.Sprintf("F2026-%04d", len(all)+1))
		d.ID = int64(len(all) + 1)
		all = append(all, example{name, d})
		return d
	}
	kinds(t, add)
	exemptions(add)
	rates(add)
	clients(add)
	details(add)
	extremes(add)
	rounded(t, add)
	lastly(add)
	made = all
	return all
}

type adder func(name string, d invoice.Document, s invoice.Settings) invoice.Document

// kinds: every kind of document, and what the franchise changes.
func kinds(t testing.TB, add adder) {
	t.Helper()
	f, v := franchised(), liable()
	add("franchise", draft(f, company()), f)
	numbered := f
	numbered.Seller.VATNumber = "FR44732829320"
	add("franchise-numero-tva", draft(numbered, company()), numbered)
	plain := add("tva", draft(v, company()), v)

	deposit := draft(v, company())
	deposit.Kind, deposit.Lines = invoice.Deposit, deposit.Lines[:1]
	deposit.Lines[0].Designation, deposit.Lines[0].Quantity = "Acompte de 30 % sur le devis D2026-0003", 600
	deposit.QuoteNumber, deposit.QuoteRevision, deposit.QuoteDate = "D2026-0003", 2, earlier
	first := add("acompte", deposit, v)
	deposit.Lines[0].Quantity, deposit.DueDate = 100, today.AddDays(-3)
	second := add("acompte-deja-regle", deposit, v)

	balance := draft(v, company())
	balance.Kind = invoice.Balance
	balance.Deductions = []invoice.Deduction{deducted(first)}
	add("solde", balance, v)
	balance.Deductions = append(balance.Deductions, deducted(second))
	balance.QuoteNumber, balance.QuoteDate = "D2026-0003", earlier
	twice := add("solde-deux-acomptes", balance, v)

	balance.Lines, balance.Deductions = []invoice.Line{first.Lines[0]}, balance.Deductions[:1]
	add("solde-rien-a-payer", balance, v)

	deposit.DueDate, deposit.SettledOn, deposit.Means = 0, today.AddDays(-3), invoice.Card
	add("acompte-acquitte", deposit, v)

	add("avoir", credit(t, plain, invoice.CreditRequest{Reason: "Erreur de quantité"}, v), v)
	add("avoir-partiel", credit(t, plain, invoice.CreditRequest{Amount: 100_00, Reason: "Geste commercial"}, v), v)
	add("avoir-sur-solde", credit(t, twice, invoice.CreditRequest{Reason: "Annulation de la commande"}, v), v)
	deducting := credit(t, twice, invoice.CreditRequest{Reason: "Annulation de la commande"}, v)
	deducting.Lines, deducting.Deductions = twice.Lines, twice.Deductions
	add("avoir-deja-deduit", deducting, v)

	add("rectificative", rectify(t, plain, v), v)
	add("rectificative-solde", rectify(t, twice, v), v)
}

// rounded: a last credit note whose VAT is a cent away from what is left (BT-114).
func rounded(t testing.TB, add adder) {
	t.Helper()
	v := liable()
	small := draft(v, company())
	small.Lines = small.Lines[:1]
	small.Lines[0].Quantity, small.Lines[0].Price = 1000, 300 // 0,03 + 0,01
	few := add("trois-centimes", small, v)
	part := add("avoir-un-centime", credit(t, few, invoice.CreditRequest{Amount: 1, Reason: "Geste commercial"}, v), v)
	last, err := invoice.Credit(few, []invoice.Document{part}, invoice.CreditRequest{Reason: "Annulation"}, v, today)
	if err != nil || last.Rounding() != 1 {
		t.Fatalf("the last credit note: got a rounding of %d, %v, want 1", last.Rounding(), err)
	}
	add("avoir-arrondi", last, v)
}

func credit(t testing.TB, origin invoice.Document, r invoice.CreditRequest, s invoice.Settings) invoice.Document {
	t.Helper()
	d, err := invoice.Credit(origin, nil, r, s, today)
	if err != nil {
		t.Fatalf("credit note on %s: %v", origin.Number, err)
	}
	return d
}

func rectify(t testing.TB, origin invoice.Document, s invoice.Settings) invoice.Document {
	t.Helper()
	d, err := invoice.Rectify(origin, nil, "Adresse du client erronée", s, today)
	if err != nil {
		t.Fatalf("replacing %s: %v", origin.Number, err)
	}
	return d
}

func deducted(d invoice.Document) invoice.Deduction {
	return invoice.Deduction{DocumentID: d.ID, Number: d.Number, Date: d.IssueDate, Groups: d.Totals.Groups,
		Net: d.Totals.Net, VAT: d.Totals.VAT, Gross: d.Totals.Gross}
}
