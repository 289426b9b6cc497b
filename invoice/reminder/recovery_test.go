package reminder

import (
	"testing"

	"facturier/invoice"
)

func TestPrescriptionL218_2_L110_4_Loi68_1250(t *testing.T) {
	for name, c := range map[string]struct {
		client               invoice.ClientType
		performed, due, want invoice.Date
	}{
		"consumer":                   {invoice.Consumer, 0, day(2026, 10, 12), day(2028, 10, 12)},
		"consumer, from the work":    {invoice.Consumer, day(2026, 9, 1), day(2026, 10, 12), day(2028, 9, 1)},
		"company":                    {invoice.Company, day(2026, 11, 1), day(2026, 10, 12), day(2031, 10, 12)},
		"company, on 29 February":    {invoice.Company, 0, day(2028, 2, 29), day(2033, 2, 28)},
		"foreign":                    {invoice.Foreign, 0, day(2026, 1, 31), day(2031, 1, 31)},
		"public, to the end of 2030": {invoice.Public, 0, day(2026, 3, 1), day(2030, 12, 31)},
		"no date":                    {invoice.Company, 0, 0, 0},
	} {
		if got := Prescription(c.client, c.performed, c.due); got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}

func TestCPCE_L125_1WaysUnderAndOver5000(t *testing.T) {
	for name, c := range map[string]struct {
		client invoice.ClientType
		claim  Claim
		want   []string
	}{
		"5 000 € in principal and interest, the fixed sum apart": {invoice.Company, Claim{Balance: 4_900_00, Interest: 100_00, Recovery: 40_00},
			[]string{"Commissaire de justice", "Injonction de payer"}},
		"a cent more": {invoice.Consumer, Claim{Balance: 4_900_00, Interest: 100_01}, []string{"Injonction de payer"}},
		"public":      {invoice.Public, Claim{Balance: 100_00}, []string{"Mandatement d’office", "Référé-provision"}},
	} {
		ways := Ways(c.client, c.claim)
		var got []string
		for _, w := range ways {
			got = append(got, w.Name)
			if w.Text == "" || w.Law == "" {
				t.Errorf("%s: %s says neither how nor by which article: %+v", name, w.Name, w)
			}
		}
		if len(got) != len(c.want) || got[0] != c.want[0] || got[len(got)-1] != c.want[len(c.want)-1] {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestStatementCarriesItsBalanceAndAgesIt(t *testing.T) {
	s := Statement{Opening: 100_00, Lines: []StatementLine{{Debit: 1_250_00}, {Credit: 1_400_00}, {Debit: 10_00}}}
	if got := s.Closing(); got != 0 {
		t.Errorf("before it is carried: got %s, want 0", got)
	}
	s.Carry()
	if got := []invoice.Amount{s.Lines[0].Balance, s.Lines[1].Balance, s.Closing()}; got[0] != 1_350_00 || got[1] != -50_00 || got[2] != -40_00 {
		t.Errorf("got %v, want 1 350, -50 and -40 €", got)
	}
	if got := (&Statement{Opening: 7}).Closing(); got != 7 {
		t.Errorf("without a line: got %s, want the opening", got)
	}
	today, aged := day(2026, 11, 22), Aged{}
	for days, sum := range map[int]invoice.Amount{-1: 1, 0: 2, 1: 10, 30: 20, 31: 100, 60: 200, 61: 1000, 90: 2000, 91: 10_000, 900: 20_000} {
		aged.Add(today.AddDays(-days), sum, today)
	}
	if want := (Aged{NotDue: 3, To30: 30, To60: 300, To90: 3000, Over90: 30_000}); aged != want {
		t.Errorf("got %+v, want %+v", aged, want)
	}
	if got := aged.Late(); got != 33_330 {
		t.Errorf("late: got %d, want 33330", got)
	}
}
