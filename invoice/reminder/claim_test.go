package reminder

import (
	"slices"
	"strings"
	"testing"

	"facturier/invoice"
)

// Worked by hand: what is due × the annual rate × days / 365, each segment
// rounded to the cent (C. com. L441-10 II, D441-5; CCP R2192-31; C. civ. 1231-6).
func TestClaimL441_10(t *testing.T) {
	for _, c := range []struct {
		name     string
		terms    Terms
		debt     Debt
		until    invoice.Date
		segments []Segment
		interest invoice.Amount
		recovery invoice.Amount
		unknown  invoice.Date
	}{
		// 1000.00 x 8.25 % x 1 / 365 = 0.23
		{"one day late", Terms{Basis: TripleLegal}, Debt{Client: invoice.Company, Payable: 1000_00, DueDate: day(2026, 10, 31)}, day(2026, 11, 1),
			[]Segment{{day(2026, 11, 1), day(2026, 11, 1), 1, 1000_00, 825, 23}}, 23, 4000, 0},
		// no day counts
		{"the due day itself is not late", Terms{Basis: TripleLegal}, Debt{Client: invoice.Company, Payable: 1000_00, DueDate: day(2026, 10, 31)}, day(2026, 10, 31),
			nil, 0, 0, 0},
		// 1000.00 x 8.25 % x 22 / 365 = 4.97
		{"22 days at three times the legal rate", Terms{Basis: TripleLegal}, Debt{Client: invoice.Company, Payable: 1000_00, DueDate: day(2026, 10, 31)}, day(2026, 11, 22),
			[]Segment{{day(2026, 11, 1), day(2026, 11, 22), 22, 1000_00, 825, 497}}, 497, 4000, 0},
		// 1000.00 x 12.40 % x 22 / 365 = 7.47
		{"ECB and ten points, without agreement", Terms{Basis: ECBPlusTen}, Debt{Client: invoice.Company, Payable: 1000_00, DueDate: day(2026, 10, 31)}, day(2026, 11, 22),
			[]Segment{{day(2026, 11, 1), day(2026, 11, 22), 22, 1000_00, 1240, 747}}, 747, 4000, 0},
		// 1000.00 x 15.00 % x 22 / 365 = 9.04
		{"a contract's rate", Terms{Basis: OwnRate, Rate: 1500}, Debt{Client: invoice.Company, Payable: 1000_00, DueDate: day(2026, 10, 31)}, day(2026, 11, 22),
			[]Segment{{day(2026, 11, 1), day(2026, 11, 22), 22, 1000_00, 1500, 904}}, 904, 4000, 0},
		// 2400.00 x 7.86 % x 30 / 365 = 15.50
		// 2400.00 x 8.25 % x 31 / 365 = 16.82
		{"the semester changes: legal rate", Terms{Basis: TripleLegal}, Debt{Client: invoice.Company, Payable: 2400_00, DueDate: day(2026, 5, 31)}, day(2026, 7, 31),
			[]Segment{{day(2026, 6, 1), day(2026, 6, 30), 30, 2400_00, 786, 1550}, {day(2026, 7, 1), day(2026, 7, 31), 31, 2400_00, 825, 1682}}, 3232, 4000, 0},
		// 2400.00 x 12.15 % x 30 / 365 = 23.97
		// 2400.00 x 12.40 % x 31 / 365 = 25.28
		{"the semester changes: ECB", Terms{Basis: ECBPlusTen}, Debt{Client: invoice.Company, Payable: 2400_00, DueDate: day(2026, 5, 31)}, day(2026, 7, 31),
			[]Segment{{day(2026, 6, 1), day(2026, 6, 30), 30, 2400_00, 1215, 2397}, {day(2026, 7, 1), day(2026, 7, 31), 31, 2400_00, 1240, 2528}}, 4925, 4000, 0},
		// 2400.00 x 10.00 % x 30 / 365 = 19.73
		// 2400.00 x 10.00 % x 31 / 365 = 20.38
		{"a contract's rate is cut by semester too", Terms{Basis: OwnRate, Rate: 1000}, Debt{Client: invoice.Company, Payable: 2400_00, DueDate: day(2026, 5, 31)}, day(2026, 7, 31),
			[]Segment{{day(2026, 6, 1), day(2026, 6, 30), 30, 2400_00, 1000, 1973}, {day(2026, 7, 1), day(2026, 7, 31), 31, 2400_00, 1000, 2038}}, 4011, 4000, 0},
		// 5000.00 x 8.28 % x 16 / 365 = 18.15
		// 5000.00 x 7.86 % x 181 / 365 = 194.88
		// 5000.00 x 8.25 % x 46 / 365 = 51.99
		{"three semesters", Terms{Basis: TripleLegal}, Debt{Client: invoice.Company, Payable: 5000_00, DueDate: day(2025, 12, 15)}, day(2026, 8, 15),
			[]Segment{{day(2025, 12, 16), day(2025, 12, 31), 16, 5000_00, 828, 1815}, {day(2026, 1, 1), day(2026, 6, 30), 181, 5000_00, 786, 19488}, {day(2026, 7, 1), day(2026, 8, 15), 46, 5000_00, 825, 5199}}, 26502, 4000, 0},
		// 1000.00 x 8.25 % x 12 / 365 = 2.71
		// 600.00 x 8.25 % x 19 / 365 = 2.58
		{"one partial payment", Terms{Basis: TripleLegal}, Debt{Client: invoice.Company, Payable: 1000_00, DueDate: day(2026, 9, 30), Reductions: []Reduction{{day(2026, 10, 12), 400_00}}}, day(2026, 10, 31),
			[]Segment{{day(2026, 10, 1), day(2026, 10, 12), 12, 1000_00, 825, 271}, {day(2026, 10, 13), day(2026, 10, 31), 19, 600_00, 825, 258}}, 529, 4000, 0},
		// 3000.00 x 8.25 % x 10 / 365 = 6.78
		// 2000.00 x 8.25 % x 21 / 365 = 9.49
		// 1500.00 x 8.25 % x 35 / 365 = 11.87
		// 1250.50 x 8.25 % x 10 / 365 = 2.83
		{"three partial payments", Terms{Basis: TripleLegal}, Debt{Client: invoice.Company, Payable: 3000_00, DueDate: day(2026, 8, 31), Reductions: []Reduction{{day(2026, 11, 5), 249_50}, {day(2026, 9, 10), 1000_00}, {day(2026, 10, 1), 500_00}}}, day(2026, 11, 15),
			[]Segment{{day(2026, 9, 1), day(2026, 9, 10), 10, 3000_00, 825, 678}, {day(2026, 9, 11), day(2026, 10, 1), 21, 2000_00, 825, 949}, {day(2026, 10, 2), day(2026, 11, 5), 35, 1500_00, 825, 1187}, {day(2026, 11, 6), day(2026, 11, 15), 10, 1250_50, 825, 283}}, 3097, 4000, 0},
		// 700.00 x 8.25 % x 10 / 365 = 1.58
		{"a payment before the due date", Terms{Basis: TripleLegal}, Debt{Client: invoice.Company, Payable: 1000_00, DueDate: day(2026, 9, 30), Reductions: []Reduction{{day(2026, 9, 15), 300_00}}}, day(2026, 10, 10),
			[]Segment{{day(2026, 10, 1), day(2026, 10, 10), 10, 700_00, 825, 158}}, 158, 4000, 0},
		// 700.00 x 8.25 % x 10 / 365 = 1.58
		{"a payment on the due day", Terms{Basis: TripleLegal}, Debt{Client: invoice.Company, Payable: 1000_00, DueDate: day(2026, 9, 30), Reductions: []Reduction{{day(2026, 9, 30), 300_00}}}, day(2026, 10, 10),
			[]Segment{{day(2026, 10, 1), day(2026, 10, 10), 10, 700_00, 825, 158}}, 158, 4000, 0},
		// no day counts
		{"paid on time", Terms{Basis: TripleLegal}, Debt{Client: invoice.Company, Payable: 1000_00, DueDate: day(2026, 9, 30), Reductions: []Reduction{{day(2026, 9, 30), 1000_00}}}, day(2026, 10, 10),
			nil, 0, 0, 0},
		// 1000.00 x 8.25 % x 20 / 365 = 4.52
		{"paid late: interest stops, the fixed sum stays due", Terms{Basis: TripleLegal}, Debt{Client: invoice.Company, Payable: 1000_00, DueDate: day(2026, 9, 30), Reductions: []Reduction{{day(2026, 10, 20), 1000_00}}}, day(2026, 11, 22),
			[]Segment{{day(2026, 10, 1), day(2026, 10, 20), 20, 1000_00, 825, 452}}, 452, 4000, 0},
		// 1000.00 x 8.25 % x 10 / 365 = 2.26
		// 1000.00 x 8.25 % x 16 / 365 = 3.62
		{"a payment that was taken back", Terms{Basis: TripleLegal}, Debt{Client: invoice.Company, Payable: 1000_00, DueDate: day(2026, 9, 30), Reductions: []Reduction{{day(2026, 10, 10), 1000_00}, {day(2026, 10, 15), -1000_00}}}, day(2026, 10, 31),
			[]Segment{{day(2026, 10, 1), day(2026, 10, 10), 10, 1000_00, 825, 226}, {day(2026, 10, 16), day(2026, 10, 31), 16, 1000_00, 825, 362}}, 588, 4000, 0},
		// 1200.00 x 8.25 % x 15 / 365 = 4.07
		// 1000.00 x 8.25 % x 15 / 365 = 3.39
		{"a credit note", Terms{Basis: TripleLegal}, Debt{Client: invoice.Company, Payable: 1200_00, DueDate: day(2026, 9, 30), Reductions: []Reduction{{day(2026, 10, 15), 200_00}}}, day(2026, 10, 30),
			[]Segment{{day(2026, 10, 1), day(2026, 10, 15), 15, 1200_00, 825, 407}, {day(2026, 10, 16), day(2026, 10, 30), 15, 1000_00, 825, 339}}, 746, 4000, 0},
		// 8000.00 x 10.40 % x 30 / 365 = 68.38
		{"a public body: ECB and eight points", Terms{Basis: TripleLegal}, Debt{Client: invoice.Public, Payable: 8000_00, DueDate: day(2026, 9, 30)}, day(2026, 10, 30),
			[]Segment{{day(2026, 10, 1), day(2026, 10, 30), 30, 8000_00, 1040, 6838}}, 6838, 4000, 0},
		// 8000.00 x 10.15 % x 10 / 365 = 22.25
		// 8000.00 x 10.15 % x 20 / 365 = 44.49
		{"a public body keeps the rate of the semester in which interest began", Terms{Basis: TripleLegal}, Debt{Client: invoice.Public, Payable: 8000_00, DueDate: day(2026, 6, 20)}, day(2026, 7, 20),
			[]Segment{{day(2026, 6, 21), day(2026, 6, 30), 10, 8000_00, 1015, 2225}, {day(2026, 7, 1), day(2026, 7, 20), 20, 8000_00, 1015, 4449}}, 6674, 4000, 0},
		// no day counts
		{"a consumer owes nothing before the mise en demeure", Terms{Basis: TripleLegal}, Debt{Client: invoice.Consumer, Payable: 500_00, DueDate: day(2026, 9, 30)}, day(2026, 11, 22),
			nil, 0, 0, 0},
		// 500.00 x 2.75 % x 21 / 365 = 0.79
		{"a consumer owes the legal rate from the mise en demeure", Terms{Basis: TripleLegal}, Debt{Client: invoice.Consumer, Payable: 500_00, DueDate: day(2026, 9, 30), FormalNotice: day(2026, 11, 1)}, day(2026, 11, 22),
			[]Segment{{day(2026, 11, 2), day(2026, 11, 22), 21, 500_00, 275, 79}}, 79, 0, 0},
		// 1234.56 x 12.40 % x 38 / 365 = 15.94
		{"a foreign company", Terms{Basis: ECBPlusTen}, Debt{Client: invoice.Foreign, Payable: 1234_56, DueDate: day(2026, 10, 15)}, day(2026, 11, 22),
			[]Segment{{day(2026, 10, 16), day(2026, 11, 22), 38, 1234_56, 1240, 1594}}, 1594, 4000, 0},
		// 10000.00 x 10.00 % x 182 / 365 = 498.63
		// 10000.00 x 10.00 % x 184 / 365 = 504.11
		{"a leap year counts 366 days over 365", Terms{Basis: OwnRate, Rate: 1000}, Debt{Client: invoice.Company, Payable: 10000_00, DueDate: day(2027, 12, 31)}, day(2028, 12, 31),
			[]Segment{{day(2028, 1, 1), day(2028, 6, 30), 182, 10000_00, 1000, 49863}, {day(2028, 7, 1), day(2028, 12, 31), 184, 10000_00, 1000, 50411}}, 100274, 4000, 0},
		// 3650.00 x 10.00 % x 2 / 365 = 2.00
		{"29 February is a day", Terms{Basis: OwnRate, Rate: 1000}, Debt{Client: invoice.Company, Payable: 3650_00, DueDate: day(2028, 2, 28)}, day(2028, 3, 1),
			[]Segment{{day(2028, 2, 29), day(2028, 3, 1), 2, 3650_00, 1000, 200}}, 200, 4000, 0},
		// 36.50 x 1.00 % x 5 / 365 = 0.01
		{"half a cent is rounded away from zero", Terms{Basis: OwnRate, Rate: 100}, Debt{Client: invoice.Company, Payable: 36_50, DueDate: day(2026, 10, 31)}, day(2026, 11, 5),
			[]Segment{{day(2026, 11, 1), day(2026, 11, 5), 5, 36_50, 100, 1}}, 1, 4000, 0},
		// 1000.00 x 8.25 % x 16 / 365 = 3.62
		{"the next semester, unknown, is not guessed", Terms{Basis: TripleLegal}, Debt{Client: invoice.Company, Payable: 1000_00, DueDate: day(2026, 12, 15)}, day(2027, 1, 31),
			[]Segment{{day(2026, 12, 16), day(2026, 12, 31), 16, 1000_00, 825, 362}}, 362, 4000, day(2027, 1, 1)},
		// 1000.00 x 8.25 % x 16 / 365 = 3.62
		// 1000.00 x 9.00 % x 31 / 365 = 7.64
		{"the next semester, said by the user", Terms{Basis: TripleLegal, Own: []SemesterRate{{From: day(2027, 1, 1), Legal: 300, ECB: 265}}}, Debt{Client: invoice.Company, Payable: 1000_00, DueDate: day(2026, 12, 15)}, day(2027, 1, 31),
			[]Segment{{day(2026, 12, 16), day(2026, 12, 31), 16, 1000_00, 825, 362}, {day(2027, 1, 1), day(2027, 1, 31), 31, 1000_00, 900, 764}}, 1126, 4000, 0},
		// 2400.00 x 8.25 % x 21 / 365 = 11.39
		{"after a document of penalties: from the next day on, no second fixed sum", Terms{Basis: TripleLegal},
			Debt{Client: invoice.Company, Payable: 2400_00, DueDate: day(2026, 9, 30), Invoiced: []Invoiced{{Number: "F2026-0040", From: day(2026, 10, 1), Until: day(2026, 10, 31), Recovery: true}}}, day(2026, 11, 21),
			[]Segment{{day(2026, 11, 1), day(2026, 11, 21), 21, 2400_00, 825, 1139}}, 1139, 0, 0},
		// 2400.00 x 7.86 % x 20 / 365 = 10.34
		// 2400.00 x 8.25 % x 10 / 365 = 5.42
		// 1400.00 x 8.25 % x 5 / 365 = 1.58
		{"days invoiced across a semester and a payment", Terms{Basis: TripleLegal},
			Debt{Client: invoice.Company, Payable: 2400_00, DueDate: day(2026, 5, 31), Reductions: []Reduction{{day(2026, 7, 31), 1000_00}},
				Invoiced: []Invoiced{{Number: "F2026-0040", From: day(2026, 6, 21), Until: day(2026, 7, 21)}}}, day(2026, 8, 5),
			[]Segment{{day(2026, 6, 1), day(2026, 6, 20), 20, 2400_00, 786, 1034}, {day(2026, 7, 22), day(2026, 7, 31), 10, 2400_00, 825, 542}, {day(2026, 8, 1), day(2026, 8, 5), 5, 1400_00, 825, 158}}, 1734, 4000, 0},
		// no day counts
		{"invoiced to the day", Terms{Basis: TripleLegal},
			Debt{Client: invoice.Company, Payable: 2400_00, DueDate: day(2026, 9, 30), Invoiced: []Invoiced{{Number: "F2026-0040", From: day(2026, 10, 1), Until: day(2026, 10, 31), Recovery: true}}}, day(2026, 10, 31),
			nil, 0, 0, 0},
		// 8000.00 x 10.15 % x 20 / 365 = 44.49
		{"a public body keeps the rate of the beginning, whatever is invoiced", Terms{Basis: TripleLegal},
			Debt{Client: invoice.Public, Payable: 8000_00, DueDate: day(2026, 6, 20), Invoiced: []Invoiced{{From: day(2026, 6, 21), Until: day(2026, 6, 30), Recovery: true}}}, day(2026, 7, 20),
			[]Segment{{day(2026, 7, 1), day(2026, 7, 20), 20, 8000_00, 1015, 4449}}, 4449, 0, 0},
		// 1000.00 x 8.25 % x 10 / 365 = 2.26: what is paid and undone on its day cuts nothing
		{"a payment undone on its day", Terms{Basis: TripleLegal}, Debt{Client: invoice.Company, Payable: 1000_00, DueDate: day(2026, 9, 30),
			Reductions: []Reduction{{day(2026, 10, 5), 300_00}, {day(2026, 10, 5), -300_00}}}, day(2026, 10, 10),
			[]Segment{{day(2026, 10, 1), day(2026, 10, 10), 10, 1000_00, 825, 226}}, 226, 40_00, 0},
		// no day counts: C. civ. 1343-2
		{"a document of penalties bears none", Terms{Basis: TripleLegal}, Debt{Client: invoice.Company, Payable: 73_17, DueDate: day(2026, 9, 30), OfPenalties: true}, day(2026, 11, 22),
			nil, 0, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.terms.Claim(c.debt, c.until)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(got.Segments, c.segments) {
				t.Errorf("got  %+v\nwant %+v", got.Segments, c.segments)
			}
			if got.Interest != c.interest || got.Recovery != c.recovery || got.UnknownFrom != c.unknown {
				t.Errorf("got interest %s, recovery %s, unknown from %s; want %s, %s, %s",
					got.Interest, got.Recovery, got.UnknownFrom, c.interest, c.recovery, c.unknown)
			}
			if want := max(got.Balance, 0) + c.interest + c.recovery; got.Total != want {
				t.Errorf("total: got %s, want %s", got.Total, want)
			}
		})
	}
}

func TestASegmentOfOneDayIsSaidSo(t *testing.T) {
	s := Segment{From: day(2026, 7, 1), To: day(2026, 7, 1), Days: 1, Due: 1000_00, Rate: 825, Interest: 23}
	if got := s.String(); !strings.HasPrefix(got, "le 01/07/2026"+nbsp+": ") {
		t.Errorf("got %q", got)
	}
}

// The user gives the rates of the next semester before it begins, and may mend
// the last ones that she gave.
func TestNextRates(t *testing.T) {
	first := SemesterRate{From: day(2027, 1, 1), Legal: 280}
	second := SemesterRate{From: day(2027, 7, 1), Legal: 290}
	for _, c := range []struct {
		own   []SemesterRate
		today invoice.Date
		want  invoice.Date
	}{
		{nil, day(2026, 8, 1), day(2027, 1, 1)},
		{nil, day(2028, 3, 1), day(2027, 1, 1)}, // the oldest that is missing
		{[]SemesterRate{first}, day(2026, 12, 20), day(2027, 1, 1)},
		{[]SemesterRate{first}, day(2027, 1, 1), day(2027, 7, 1)},
		{[]SemesterRate{second, first}, day(2027, 6, 25), day(2027, 7, 1)},
		{[]SemesterRate{second, first}, day(2027, 7, 2), day(2028, 1, 1)},
	} {
		if got := NextRates(c.own, c.today); got != c.want {
			t.Errorf("with %d given, on %s: got %s, want %s", len(c.own), c.today, got, c.want)
		}
	}
}
