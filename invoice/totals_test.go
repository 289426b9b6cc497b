package invoice

import (
	"math/rand"
	"reflect"
	"testing"
)

func computed(t *testing.T, d Document) Totals {
	t.Helper()
	if err := d.Compute(); err != nil {
		t.Fatalf("Compute: %v", err)
	}
	return d.Totals
}

// By hand: 2.5 × 450.00 less 10 % is 1125.00 - 112.50 = 1012.50; 4 × 420.00 is
// 1680.00; less 5 % of 2692.50, that is 134.63 (134.625 rounded), 2557.87.
func TestTotalsInFranchiseByHand(t *testing.T) {
	mockups, build := line("Maquettes", 450, 0), line("Intégration", 420, 0)
	mockups.Quantity, mockups.Discount = 2500, Discount{Rate: 1000}
	build.Quantity = 4000
	got := computed(t, Document{Lines: []Line{mockups, build}, Discount: Discount{Rate: 500}})
	want := Totals{Lines: 2692_50, Discount: 134_63, Net: 2557_87, Gross: 2557_87, Payable: 2557_87,
		Groups: []VATGroup{{Category: ExemptFromTax, Base: 2557_87}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

// By hand: bases 1000.00 at 20 % and 500.00 at 10 %; a discount of 100.00 is
// 66.67 and 33.33 (largest remainder); VAT 933.33 × 20 % = 186.67, 466.67 × 10 % = 46.67.
func TestBRCO11DiscountIsSpreadByRate(t *testing.T) {
	got := computed(t, Document{Lines: []Line{line("Pose", 1000, 2000), line("Peinture", 500, 1000)}, Discount: Discount{Amount: 100_00}})
	want := Totals{Lines: 1500_00, Discount: 100_00, Net: 1400_00, VAT: 233_34, Gross: 1633_34, Payable: 1633_34,
		Groups: []VATGroup{{StandardRated, 2000, 933_33, 186_67}, {StandardRated, 1000, 466_67, 46_67}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

// Three lines at 0.33 and 20 %: 0.066 of VAT each would round to 0.07 a line,
// 0.21 in all; once for the group it is 0.198, so 0.20.
func TestBRCO17VATIsRoundedOncePerGroup(t *testing.T) {
	got := computed(t, Document{Lines: []Line{centsLine(33, 2000), centsLine(33, 2000), centsLine(33, 2000)}})
	if got.VAT != 20 || got.Gross != 119 {
		t.Errorf("got VAT %d and gross %d, want 20 and 119", got.VAT, got.Gross)
	}
}

func TestTotalsHoldForAnyMix(t *testing.T) {
	random := rand.New(rand.NewSource(2))
	for range 3000 {
		d := Document{Lines: randomLines(random)}
		switch random.Intn(3) {
		case 0:
			d.Discount.Rate = Rate(random.Intn(10_001))
		case 1:
			whole := computed(t, d)
			d.Discount.Amount = Amount(random.Int63n(int64(whole.Lines) + 1))
		}
		got := computed(t, d)
		var lines, bases, vat Amount
		for _, l := range d.Lines {
			net, err := l.NetOf()
			if err != nil {
				t.Fatal(err)
			}
			lines += net
		}
		for _, g := range got.Groups {
			bases, vat = bases+g.Base, vat+g.VAT
			if want, err := g.Rate.Of(g.Base); err != nil || g.VAT != want {
				t.Fatalf("BR-CO-17: group %+v, want VAT %d (%v)", g, want, err)
			}
			if g.Base < 0 {
				t.Fatalf("group %+v is below zero after a discount of %v", g, d.Discount)
			}
		}
		switch {
		case got.Lines != lines:
			t.Fatalf("BR-CO-10: got %d, want %d", got.Lines, lines)
		case got.Net != got.Lines-got.Discount || bases != got.Net:
			t.Fatalf("BR-CO-13: net %d, lines %d, discount %d, bases %d", got.Net, got.Lines, got.Discount, bases)
		case vat != got.VAT:
			t.Fatalf("BR-CO-14: got %d, want %d", got.VAT, vat)
		case got.Gross != got.Net+got.VAT || got.Payable != got.Gross:
			t.Fatalf("BR-CO-15, 16: %+v", got)
		}
	}
}

// randomLines are one to twelve lines at odd prices, quantities, rates and discounts.
func randomLines(random *rand.Rand) []Line {
	lines := make([]Line, 1+random.Intn(12))
	for i := range lines {
		lines[i] = centsLine(1+Amount(random.Intn(100_000)), VATRates[random.Intn(4)])
		lines[i].Quantity = Quantity(1 + random.Intn(5000))
		switch random.Intn(4) {
		case 0:
			lines[i].Discount.Rate = Rate(random.Intn(5000))
		case 1:
			if net, err := lines[i].NetOf(); err == nil && net > 1 {
				lines[i].Discount.Amount = Amount(random.Int63n(int64(net)))
			}
		}
	}
	return lines
}

func TestComputeRefusesOverflowAtItsLine(t *testing.T) {
	dear := Line{Designation: "Or", Quantity: MaxQuantity, Price: MaxPrice, Category: ExemptFromTax}
	d := Document{Lines: []Line{line("Cuivre", 1, 0), dear}}
	wantError(t, d.Compute(), CodeInvalid, "lignes[1].prix", "cent milliards")
	many := Document{}
	for range 3 {
		many.Lines = append(many.Lines, Line{Quantity: 1000, Price: MaxPrice / 2, Category: ExemptFromTax})
	}
	wantError(t, many.Compute(), CodeInvalid, "lignes", "cent milliards")
}

func TestRemainingGroupsTakesDepositsOffByRate(t *testing.T) {
	d := Document{Lines: []Line{line("Pose", 1000, 2000), line("Peinture", 500, 1000)}, Deductions: []Deduction{
		{Number: "F2026-0001", Groups: []VATGroup{{StandardRated, 2000, 300_00, 60_00}}, Net: 300_00, VAT: 60_00, Gross: 360_00},
		{Number: "F2026-0002", Groups: []VATGroup{{StandardRated, 1000, 100_00, 10_00}}, Net: 100_00, VAT: 10_00, Gross: 110_00}}}
	totals := computed(t, d)
	if totals.Deducted != 470_00 || totals.Payable != 1280_00 {
		t.Errorf("BR-CO-16: deducted %d, payable %d, want 47000 and 128000", totals.Deducted, totals.Payable)
	}
	d.Totals = totals
	want := []VATGroup{{StandardRated, 2000, 700_00, 140_00}, {StandardRated, 1000, 400_00, 40_00}}
	if got := d.RemainingGroups(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if d.Totals.Groups[0].Base != 1000_00 {
		t.Errorf("the document's own groups changed: %+v", d.Totals.Groups)
	}
}
