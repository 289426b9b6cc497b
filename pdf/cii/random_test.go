package cii_test

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"facturier/invoice"
	"facturier/pdf/cii"
)

// randomDocument is an issued document with lines of any VAT, price, quantity and discount.
func randomDocument(t testing.TB, random *rand.Rand) invoice.Document {
	t.Helper()
	s := liable()
	s.OnDebits = random.Intn(3) == 0
	clients := []invoice.Client{company(), consumer(), belgian(), american()}
	d := invoice.NewInvoice(s, clients[random.Intn(len(clients))], today)
	for range 1 + random.Intn(12) {
		d.Lines = append(d.Lines, randomLine(random))
	}
	switch random.Intn(3) {
	case 0:
		d.Discount.Rate = invoice.Rate(random.Intn(int(invoice.FullRate) + 1))
	case 1:
		if err := d.Compute(); err != nil {
			t.Fatal(err)
		}
		d.Discount.Amount = invoice.Amount(random.Int63n(int64(d.Totals.Lines) + 1))
	}
	d.Operation = []invoice.Operation{invoice.Services, invoice.Goods, invoice.Mixed}[random.Intn(3)]
	d.Means = invoice.Methods[random.Intn(len(invoice.Methods))]
	if random.Intn(4) == 0 {
		d.Currency, d.ExchangeRate = "CHF", invoice.ExchangeRate(1+random.Intn(5_000_000))
	}
	if random.Intn(4) == 0 {
		d.SettledOn = today.AddDays(-random.Intn(40))
	}
	if random.Intn(2) == 0 {
		d.ServiceStart = today.AddDays(-random.Intn(60))
		d.ServiceEnd = d.ServiceStart.AddDays(random.Intn(3))
	}
	return issued(t, d, s, fmt.Sprintf("F2026-%04d", 1+random.Intn(9999)))
}

func randomLine(random *rand.Rand) invoice.Line {
	units := []string{"", "heure", "jours", "m²", "Forfait", "kg", "licorne"}
	l := invoice.Line{
		Designation: fmt.Sprintf("Ligne %d", random.Intn(1000)),
		Quantity:    invoice.Quantity(1 + random.Int63n(50_000)), Unit: units[random.Intn(len(units))],
		Price: invoice.Price(random.Int63n(9_999_9999)), Category: invoice.StandardRated, VAT: invoice.VATRates[random.Intn(len(invoice.VATRates))],
	}
	if random.Intn(3) == 0 {
		l.SetTax(invoice.Tax{Category: invoice.ExemptFromTax, Exemption: "VATEX-FR-CGI261-4"})
	}
	if random.Intn(3) == 0 {
		l.Discount.Rate = invoice.Rate(random.Intn(int(invoice.FullRate) + 1))
	}
	if random.Intn(4) == 0 {
		l.Date = today.AddDays(-random.Intn(90))
	}
	return l
}

// Whatever is issued, the sums of its XML add up and its elements are in order.
func TestRandomDocumentsAddUp(t *testing.T) {
	order := patterns()
	random := rand.New(rand.NewSource(16931))
	for i := range 600 {
		d := randomDocument(t, random)
		name := fmt.Sprintf("document %d", i)
		root := written(t, d)
		checkSums(t, name, root)
		checkOrder(t, name, root, order)
		if t.Failed() {
			data, _ := cii.XML(&d)
			t.Fatalf("%s:\n%s", name, data)
		}
	}
}

// Every sum of the document is in the XML, to the cent, in the currency of the
// document and, the VAT, in euros (BR-FR-CO-12).
func TestSumsAreThoseOfTheDocument(t *testing.T) {
	random := rand.New(rand.NewSource(384))
	for range 200 {
		d := randomDocument(t, random)
		root := written(t, d)
		want := map[string]invoice.Amount{
			"LineTotalAmount": d.Totals.Lines, "AllowanceTotalAmount": d.Totals.Discount, "TaxBasisTotalAmount": d.Totals.Net,
			"TaxTotalAmount": d.Totals.VAT, "GrandTotalAmount": d.Totals.Gross, "DuePayableAmount": d.Totals.Payable,
		}
		if d.SettledOn != 0 {
			want["DuePayableAmount"], want["TotalPrepaidAmount"] = 0, d.Totals.Gross
		}
		for path, amount := range want {
			if got := cents(t, root.at(summation+path)); got != int64(amount) {
				t.Errorf("%s of %s: got %d, want %d", path, d.Number, got, amount)
			}
		}
		taxes := root.all(summation + "TaxTotalAmount")
		euros, err := d.VATInEuros()
		if err != nil {
			t.Fatal(err)
		}
		last := taxes[len(taxes)-1]
		if got := cents(t, last.text); got != int64(euros) || last.attrs["currencyID"] != "EUR" {
			t.Errorf("%s: got a VAT of %d %s, want %d EUR", d.Number, got, last.attrs["currencyID"], euros)
		}
		if n := map[bool]int{true: 1, false: 2}[d.Currency == ""]; len(taxes) != n {
			t.Errorf("%s: got the VAT %d times, want %d", d.Number, len(taxes), n)
		}
	}
}

// Each line is in the XML as it is in the document.
func TestLinesAreThoseOfTheDocument(t *testing.T) {
	for _, e := range examples(t) {
		lines := written(t, e.doc).all(lineItem)
		if len(lines) != len(e.doc.Lines) {
			t.Fatalf("%s: got %d lines, want %d", e.name, len(lines), len(e.doc.Lines))
		}
		for i, n := range lines {
			l := &e.doc.Lines[i]
			got := []string{
				n.at("AssociatedDocumentLineDocument/LineID"), n.at("SpecifiedTradeProduct/Name"), n.at("SpecifiedTradeProduct/Description"),
				n.at("SpecifiedLineTradeSettlement/ApplicableTradeTax/CategoryCode"),
			}
			want := []string{fmt.Sprint(i + 1), l.Designation, l.Description, string(l.Category)}
			if !slices.Equal(got, want) {
				t.Errorf("%s, line %d: got %q, want %q", e.name, i+1, got, want)
			}
		}
	}
}
