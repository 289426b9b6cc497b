package cii_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"facturier/invoice"
	"facturier/pdf/cii"
)

var update = flag.Bool("update", false, "write the golden XML again")

// goldens are the examples whose every byte is kept.
var goldens = []string{
	"franchise", "franchise-numero-tva", "acompte", "solde-deux-acomptes", "avoir-deja-deduit", "rectificative",
	"plusieurs-taux-remise-part", "autoliquidation-union", "intracommunautaire-livraison", "hors-union", "public-marche",
	"prestation-periode", "acquittee-carte", "moyen-prelevement", "devise", "escompte-deux-taux",
}

func TestGolden(t *testing.T) {
	for _, name := range goldens {
		d := named(t, name)
		got, err := cii.XML(&d)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		path := filepath.Join("testdata", name+".xml")
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			line := firstDifference(got, want)
			t.Errorf("%s, line %d: got\n%s\nwant\n%s", path, line+1, lineAt(got, line), lineAt(want, line))
		}
	}
}

func firstDifference(a, b []byte) int {
	one, other := bytes.Split(a, []byte("\n")), bytes.Split(b, []byte("\n"))
	for i := range min(len(one), len(other)) {
		if !bytes.Equal(one[i], other[i]) {
			return i
		}
	}
	return min(len(one), len(other))
}

func lineAt(data []byte, i int) []byte {
	if lines := bytes.Split(data, []byte("\n")); i < len(lines) {
		return lines[i]
	}
	return nil
}

// The same document gives the same bytes, and stays as it was.
func TestDocumentIsOnlyRead(t *testing.T) {
	for _, e := range examples(t) {
		before := e.doc.Canonical()
		first, err := cii.XML(&e.doc)
		if err != nil {
			t.Fatalf("%s: %v", e.name, err)
		}
		again, err := cii.XML(&e.doc)
		if err != nil || !bytes.Equal(first, again) {
			t.Errorf("%s: got other bytes the second time, error %v", e.name, err)
		}
		if !bytes.Equal(before, e.doc.Canonical()) {
			t.Errorf("%s: the document was changed", e.name)
		}
	}
}

// What is no issued invoice is refused, in words.
func TestWhatIsNoInvoiceIsRefused(t *testing.T) {
	s := franchised()
	quote := invoice.NewQuote(s, company(), today)
	quote.Number, quote.Lines = "D2026-0001", draft(s, company()).Lines
	unlined := issued(t, draft(s, company()), s, "F2026-0001")
	unlined.Lines = nil
	for name, d := range map[string]invoice.Document{"a quote": quote, "a draft": draft(s, company()), "no line": unlined, "nothing": {}} {
		got, err := cii.XML(&d)
		if invoice.ErrorCode(err) != invoice.CodeRefused || got != nil {
			t.Errorf("%s: got %d bytes and error %v, want a refusal", name, len(got), err)
		}
	}
}

// A document that no book would hold is an error or XML, never a panic.
func TestOddDocumentsDoNotPanic(t *testing.T) {
	odd := named(t, "plusieurs-taux")
	odd.Currency, odd.ExchangeRate = "USD", 1<<60
	if _, err := cii.XML(&odd); invoice.ErrorCode(err) != invoice.CodeInvalid {
		t.Errorf("got %v, want the domain's error of overflow", err)
	}
	odd = named(t, "plusieurs-taux")
	odd.Lines[0].Price = invoice.MaxPrice
	odd.Lines[0].Quantity = invoice.MaxQuantity
	if _, err := cii.XML(&odd); invoice.ErrorCode(err) != invoice.CodeInvalid {
		t.Errorf("got %v, want the domain's error of overflow", err)
	}
	bare := invoice.Document{Kind: invoice.Invoice, Number: "F1", Lines: []invoice.Line{{Price: -1_0000, Quantity: 1000}}}
	if err := bare.Compute(); err != nil {
		t.Fatal(err)
	}
	bare.Lines = slices.Clone(bare.Lines)
	root := written(t, bare)
	if got := root.at(lineItem + "/SpecifiedLineTradeDelivery/BilledQuantity"); got != "-1" { // BR-27
		t.Errorf("got a quantity of %s of a negative price, want -1", got)
	}
}
