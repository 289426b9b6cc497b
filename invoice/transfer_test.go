package invoice

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func transferSeller() Seller {
	return Seller{Name: "Jeanne Martin", IBAN: testIBAN, BIC: "AGRIFRPP882"}
}

func TestEPC069TransferCodeLineByLine(t *testing.T) {
	got := TransferCode(transferSeller(), "", 1_250_00, "F2026-0031")
	want := "BCD\n002\n1\nSCT\nAGRIFRPP882\nJeanne Martin\n" + testIBAN + "\nEUR1250.00\n\n\nF2026-0031"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	s := transferSeller()
	s.BIC, s.AccountHolder = "", "Mme Jeanne Martin"
	got = TransferCode(s, "EUR", 1, "")
	want = "BCD\n002\n1\nSCT\n\nMme Jeanne Martin\n" + testIBAN + "\nEUR0.01" // empty lines at the end are dropped
	if got != want {
		t.Errorf("without BIC and number: got %q, want %q", got, want)
	}
}

func TestEPC069NoCodeForWhatNoSEPATransferPays(t *testing.T) {
	for name, c := range map[string]struct {
		change   func(*Seller)
		currency Currency
		sum      Amount
	}{
		"no account":          {func(s *Seller) { s.IBAN = "" }, "", 100},
		"wrong account":       {func(s *Seller) { s.IBAN = "FR7630006000011234567890188" }, "", 100},
		"no name":             {func(s *Seller) { s.Name = " \x07\u202e" }, "", 100},
		"other currency":      {func(*Seller) {}, "USD", 100},
		"nothing":             {func(*Seller) {}, "", 0},
		"owed to the client":  {func(*Seller) {}, "", -100},
		"a cent too much":     {func(*Seller) {}, "", 1_000_000_000_00},
		"out of reach":        {func(s *Seller) { s.IBAN = "AE070331234567890123456" }, "", 100},
		"Switzerland, no BIC": {func(s *Seller) { s.IBAN, s.BIC = "CH9300762011623852957", "" }, "", 100},
	} {
		s := transferSeller()
		c.change(&s)
		if got := TransferCode(s, c.currency, c.sum, "F2026-0031"); got != "" {
			t.Errorf("%s: got %q, want none", name, got)
		}
	}
	s := transferSeller()
	s.IBAN, s.BIC = "CH9300762011623852957", "UBSWCHZH80A"
	if got := TransferCode(s, "", 999_999_999_99, "F1"); !strings.Contains(got, "\nUBSWCHZH80A\nJeanne Martin\nCH9300762011623852957\nEUR999999999.99\n") {
		t.Errorf("beyond the economic area, with a BIC: got %q", got)
	}
}

func TestEPC069TransferCodeKeepsItsLimits(t *testing.T) {
	for name, holder := range map[string]string{
		"letters":  strings.Repeat("é", 200),
		"of 3":     strings.Repeat("漢", 200),
		"of 4":     strings.Repeat("😀", 200),
		"controls": "Jeanne\n\x00\x1b[31m\rMartin\u2028EI",
		"spaces":   strings.Repeat("a", 69) + " " + strings.Repeat("b", 9),
	} {
		s := transferSeller()
		s.AccountHolder = holder
		got := TransferCode(s, "", 999_999_999_99, strings.Repeat("F", 20))
		lines := strings.Split(got, "\n")
		if len(lines) != 11 || len(got) > 331 || !utf8.ValidString(got) {
			t.Fatalf("%s: got %d lines and %d bytes, want 11 and 331 at most", name, len(lines), len(got))
		}
		if count := utf8.RuneCountInString(lines[5]); count > 70 || count < 12 || lines[5] != strings.TrimSpace(lines[5]) {
			t.Errorf("%s: got a name of %d characters, %q, want 70 at most", name, count, lines[5])
		}
	}
}

func TestPaymentLink(t *testing.T) {
	link := "https://exemple.fr/payer/{montant}EUR?n={numero}"
	if got, want := LinkFor(link, "F/2026+31", 1_250_05), "https://exemple.fr/payer/1250.05EUR?n=F%2F2026%2B31"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := LinkFor("", "F2026-0031", 100); got != "" {
		t.Errorf("got %q, want none", got)
	}
	s := testSettings()
	s.PaymentLink = link
	if err := s.Validate(); err != nil {
		t.Error(err)
	}
	for _, wrong := range []string{"http://exemple.fr", "exemple.fr", "https://", "https://exemple.fr/{total}", "https://exemple.fr/a b", "javascript:alert(1)",
		"https://exemple.fr/" + strings.Repeat("a", 300)} {
		s.PaymentLink = wrong
		wantError(t, s.Validate(), CodeInvalid, "vendeur.lien", "")
	}
}
