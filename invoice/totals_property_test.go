package invoice

import (
	"go/ast"
	"go/parser"
	"go/token"
	"math/big"
	"math/rand"
	"path/filepath"
	"testing"
)

// cents rounds a number of units to the hundredth, half away from zero, by another
// way than the program's.
func cents(n *big.Rat) Amount {
	scaled := new(big.Rat).Mul(n, big.NewRat(100, 1))
	half := big.NewRat(1, 2)
	if scaled.Sign() < 0 {
		half.Neg(half)
	}
	scaled.Add(scaled, half)
	return Amount(new(big.Int).Quo(scaled.Num(), scaled.Denom()).Int64())
}

// anyTax is a VAT of any category; in franchise there is one.
func anyTax(random *rand.Rand, liable bool) Tax {
	if !liable {
		return because(FranchiseReason)
	}
	switch random.Intn(6) {
	case 0:
		return because("VATEX-FR-CGI261-4")
	case 1:
		return because(SubcontractingReason)
	case 2:
		return because(IntraCommunityReason)
	case 3:
		return because(ExportReason)
	}
	return Tax{Category: StandardRated, Rate: VATRates[random.Intn(len(VATRates))]}
}

// What the page and the XML write are decimals of the same integers: whatever the
// price (4 decimals), the quantity (3), the discounts, the category and the currency, the net
// of a line is its price by its quantity rounded once less its discount (BT-131), and the sums are those of
// BR-CO-10 to BR-CO-17, computed here by another arithmetic.
func TestSumsOfEveryCategoryAndCurrencyAreExact(t *testing.T) {
	random := rand.New(rand.NewSource(21))
	list := []Currency{"", "USD", "CHF", "GBP"}
	for n := range 3000 {
		d := Document{Kind: Invoice, Currency: list[random.Intn(len(list))], ExchangeRate: ExchangeRate(1 + random.Intn(2_000_000))}
		for range 1 + random.Intn(9) {
			l := Line{Designation: "Pose", Quantity: Quantity(1 + random.Int63n(10_000_000)), Price: Price(random.Int63n(5_000_0000))}
			l.SetTax(anyTax(random, n%3 != 0))
			if random.Intn(3) == 0 {
				l.Discount.Rate = Rate(random.Intn(int(FullRate) + 1))
			}
			d.Lines = append(d.Lines, l)
		}
		if random.Intn(2) == 0 {
			d.Discount.Rate = Rate(random.Intn(5000))
		}
		if err := d.Compute(); err != nil {
			t.Fatal(err)
		}
		wantSums(t, &d)
		euros, err := d.VATInEuros()
		want := d.Totals.VAT
		if d.Currency != "" {
			want = cents(new(big.Rat).Mul(big.NewRat(int64(d.Totals.VAT), 100), big.NewRat(int64(d.ExchangeRate), 1_000_000)))
		}
		if err != nil || euros != want {
			t.Fatalf("BT-111 of %d at %s: got %d, %v, want %d", d.Totals.VAT, d.ExchangeRate, euros, err, want)
		}
	}
}

func wantSums(t *testing.T, d *Document) {
	t.Helper()
	sums := d.Totals
	var lines, bases, vat Amount
	for i := range d.Lines {
		l := &d.Lines[i]
		gross := cents(new(big.Rat).Mul(big.NewRat(int64(l.Price), 10_000), big.NewRat(int64(l.Quantity), 1000)))
		off := cents(new(big.Rat).Mul(big.NewRat(int64(gross), 100), big.NewRat(int64(l.Discount.Rate), 10_000)))
		if l.Net != gross-off || l.Net < 0 {
			t.Fatalf("BT-131 of %s x %s less %s: got %d, want %d", l.Price, l.Quantity, l.Discount, l.Net, gross-off)
		}
		lines += l.Net
	}
	seen := map[Tax]bool{}
	for _, g := range sums.Groups {
		key := Tax{Category: g.Category, Rate: g.Rate}
		if want := cents(new(big.Rat).Mul(big.NewRat(int64(g.Base), 100), big.NewRat(int64(g.Rate), 10_000))); g.VAT != want || seen[key] || g.Base < 0 {
			t.Fatalf("BR-CO-17 of %+v: want a VAT of %d, once", g, want)
		}
		if g.Category != StandardRated && (g.VAT != 0 || g.Rate != 0) { // BR-E-09, BR-AE-09, BR-IC-09, BR-G-09
			t.Fatalf("got VAT without VAT: %+v", g)
		}
		seen[key] = true
		bases, vat = bases+g.Base, vat+g.VAT
	}
	if sums.Lines != lines || sums.Net != lines-sums.Discount || bases != sums.Net || sums.VAT != vat || sums.Gross != sums.Net+vat || sums.Payable != sums.Gross {
		t.Fatalf("BR-CO-10 to BR-CO-16: got %+v of lines of %d, bases of %d, VAT of %d", sums, lines, bases, vat)
	}
}

// Nothing of the domain counts with a float: sums are integers from end to end.
func TestNoFloatInTheDomain(t *testing.T) {
	names, err := filepath.Glob("*.go")
	if err != nil || len(names) == 0 {
		t.Fatalf("got %d files, %v", len(names), err)
	}
	for _, name := range names {
		source, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(source, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.Ident:
				if n.Name == "float64" || n.Name == "float32" {
					t.Errorf("%s: %s", name, n.Name)
				}
			case *ast.BasicLit:
				if n.Kind == token.FLOAT {
					t.Errorf("%s: %s", name, n.Value)
				}
			}
			return true
		})
	}
}
