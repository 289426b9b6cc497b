package invoice

import (
	"math/rand"
	"testing"
	"time"
)

// Every day of a century is written and read back, and is the day that the
// calendar of the standard library says.
func TestDatesAgreeWithTheCalendar(t *testing.T) {
	start := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	for n := range 36_525 {
		when := start.AddDate(0, 0, n)
		d := DateOf(when)
		if d.Year() != when.Year() || d.Month() != int(when.Month()) || d.Day() != when.Day() || !d.Time().Equal(when) {
			t.Fatalf("%s: got %d-%d-%d", when, d.Year(), d.Month(), d.Day())
		}
		if again, err := ISODate(d.ISO()); err != nil || again != d {
			t.Fatalf("%s: got %s, %v", d.ISO(), again.ISO(), err)
		}
		if made, ok := NewDate(d.Year(), d.Month(), d.Day()); !ok || made != d {
			t.Fatalf("%s: got %s, %v", d.ISO(), made.ISO(), ok)
		}
		end := d.EndOfMonth()
		if end < d || end.Month() != d.Month() || (end+1).Month() == d.Month() {
			t.Fatalf("the end of the month of %s is %s", d.ISO(), end.ISO())
		}
	}
}

// A date typed without its year is never more than half a year away.
func TestDateWithoutYearIsWithinHalfAYear(t *testing.T) {
	for n := Date(0); n < 366*3; n++ {
		day := testDay + n
		got, err := ParseDate(day.String()[:5], testDay)
		if err != nil {
			if day.Month() == 2 && day.Day() == 29 {
				continue
			}
			t.Fatalf("%s: %v", day, err)
		}
		if got.Month() != day.Month() || got.Day() != day.Day() {
			t.Fatalf("%s: got %s", day, got)
		}
		if off := distance(got, testDay); off > 183 && !(day.Month() == 2 && day.Day() == 29) {
			t.Fatalf("%s: got %s, %d days away", day.String()[:5], got, off)
		}
	}
}

// What a numbering gives, ParseNumber reads and goes on from.
func TestNumbersAreReadBack(t *testing.T) {
	random := rand.New(rand.NewSource(8))
	prefixes, separators := []string{"F", "FAC-", "fa_", "X/"}, []string{"-", "/", "--", "_"}
	for range 2000 {
		n := Numbering{Invoice: prefixes[random.Intn(4)], Separator: separators[random.Intn(4)], Width: 1 + random.Intn(6)}
		year, sequence := 2000+random.Intn(100), 1+random.Intn(999_999)
		text := n.Number(InvoiceSeries, year, sequence)
		got, gotYear, gotSequence, err := ParseNumber(text)
		if err != nil || gotYear != year || gotSequence != sequence {
			t.Fatalf("%s: got %d and %d, %v, want %d and %d", text, gotYear, gotSequence, err, year, sequence)
		}
		if next := got.Number(InvoiceSeries, year, sequence); next != text {
			t.Fatalf("%s is written again %s", text, next)
		}
	}
}

// Whatever is tried, an invoice is never paid beyond its sum, nor given back
// beyond what was paid too much, nor in cash beyond 1 000 €.
func TestPaymentsKeepWithinTheInvoice(t *testing.T) {
	random := rand.New(rand.NewSource(9))
	taken := 0
	for range 300 {
		d := paidInvoice(t, Amount(1+random.Intn(4000)))
		for range 12 {
			p := Payment{Date: testDay - Date(random.Intn(30)), Amount: Amount(random.Int63n(int64(d.Totals.Payable)*3/2)) - d.Totals.Payable/2, Method: Methods[random.Intn(len(Methods))]}
			before := d.Remaining()
			if len(d.Payments) > 0 && random.Intn(4) == 0 {
				undo, err := Reversal(&d, d.Payments[random.Intn(len(d.Payments))].ID, testDay)
				if err != nil {
					continue
				}
				p = undo
			}
			if d.CheckPayment(p, testDay) != nil {
				continue
			}
			taken++
			p.ID = int64(len(d.Payments) + 1)
			d.Payments, d.Paid = append(d.Payments, p), d.Paid+p.Amount
			if left := d.Remaining(); p.Reverses == 0 && (left < 0 && before >= 0 || left > 0 && before < 0) {
				t.Fatalf("%v left after %+v, %v before", left, p, before)
			}
			if p.Reverses == 0 && cashOf(&d) > cashLimit && p.Amount > 0 && p.Method == Cash {
				t.Fatalf("%v in cash", cashOf(&d))
			}
		}
	}
	if taken < 500 {
		t.Errorf("%d payments were taken: the property says little", taken)
	}
}

func cashOf(d *Document) Amount {
	var sum Amount
	for _, p := range d.Payments {
		if p.Method == Cash {
			sum += p.Amount
		}
	}
	return sum
}

// Whatever is chosen, parts of a quote add up to its discount to the cent.
func TestDiscountSharesAddUp(t *testing.T) {
	random := rand.New(rand.NewSource(10))
	for range 1000 {
		d := Document{Lines: randomLines(random), Discount: Discount{Rate: Rate(1 + random.Intn(10_000))}}
		totals := computed(t, d)
		shares, err := d.discountShares()
		if err != nil {
			t.Fatal(err)
		}
		var sum Amount
		byGroup := breakdown{}
		for i, share := range shares {
			net, err := d.Lines[i].NetOf()
			if err != nil {
				t.Fatal(err)
			}
			if share < 0 || share > net {
				t.Fatalf("line %d of %d takes %d of the discount", i, net, share)
			}
			sum += share
			byGroup.add([]VATGroup{{Category: d.Lines[i].Category, Rate: d.Lines[i].VAT, Base: net - share}}, 1)
		}
		if sum != totals.Discount {
			t.Fatalf("shares add up to %d, want %d", sum, totals.Discount)
		}
		for i, g := range totals.Groups {
			if byGroup[i].Base != g.Base {
				t.Fatalf("at %s the lines come to %d, want %d", g.Rate, byGroup[i].Base, g.Base)
			}
		}
	}
}
