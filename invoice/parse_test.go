package invoice

import (
	"strings"
	"testing"
)

func TestParseAmountReadsWhatHasOneReading(t *testing.T) {
	for text, want := range map[string]Amount{
		"1250":            1250_00,
		"1 250,50":        1250_50,
		"1\u00a0250,50":   1250_50,
		"1\u202f250,50 €": 1250_50,
		"1250.5":          1250_50,
		"1250,5":          1250_50,
		" 12 € ":          12_00,
		"12EUR":           12_00,
		"12 euros":        12_00,
		"0":               0,
		"007":             7_00,
		"0,05":            5,
		",5":              50,
		".5":              50,
		"12,":             12_00,
		"1.250,00":        1250_00,
		"1,250.00":        1250_00,
		"1.250,5":         1250_50,
		"1.250.000":       1_250_000_00,
		"1,250,000.99":    1_250_000_99,
		"12.345.678,9":    12_345_678_90,
		"0.125,5":         -1,
		"0,120":           12,
		"1250,500":        1250_50,
		"1 250,500":       1250_50,
		"3*450":           1350_00,
		"3 × 450":         1350_00,
		"2,5x450":         1125_00,
		"3*1 250,50":      3751_50,
		"2*3*4":           24_00,
		"7,5*12,35":       92_63, // 92.625, half away from zero
		"-50":             -50_00,
		"−50,25 €":        -50_25,
		"- 5":             -5_00,
		"100000000000":    MaxAmount,
		"0*100000000000":  0,
	} {
		got, err := ParseAmount(text)
		if want < 0 && text == "0.125,5" {
			if err == nil {
				t.Errorf("%q: got %v, want an error: no thousands begin with 0", text, got)
			}
			continue
		}
		if err != nil || got != want {
			t.Errorf("%q: got %d, %v, want %d", text, got, err, want)
		}
	}
}

func TestParseAmountNeverGuesses(t *testing.T) {
	for text, words := range map[string][]string{
		"1.250":   {"« 1.250 » peut se lire 1,25 € ou 1 250 €.", "Écrivez 1250 ou 1,25."},
		"1,250":   {"« 1,250 » peut se lire 1,25 € ou 1 250 €.", "Écrivez 1250 ou 1,25."},
		"12.345":  {"12,345 € ou 12 345 €", "Écrivez 12345 ou 12,34 avec 2 décimales."},
		"1.000 €": {"1 € ou 1 000 €", "Écrivez 1000 ou 1."},
		"3*1.250": {"1,25 € ou 1 250 €"},
	} {
		_, err := ParseAmount(text)
		wantError(t, err, CodeInvalid, "", words...)
	}
}

func TestParseAmountRefusesWithASentence(t *testing.T) {
	for text, words := range map[string]string{
		"":                             "Il manque un montant.",
		"   €":                         "Il manque un montant.",
		"abc":                          "« abc » n'est pas un montant.",
		"12 50":                        "n'est pas un montant",
		"1 2500":                       "n'est pas un montant",
		"1250 000":                     "n'est pas un montant",
		"1.25.3":                       "n'est pas un montant",
		"1.250.00":                     "n'est pas un montant",
		"1.250,00,00":                  "n'est pas un montant",
		"1 250.000,00":                 "n'est pas un montant",
		"3**450":                       "n'est pas un montant",
		"3*":                           "n'est pas un montant",
		"*3":                           "n'est pas un montant",
		"1*2*3*4":                      "n'est pas un montant",
		"+3":                           "n'est pas un montant",
		"--3":                          "n'est pas un montant",
		"1e3":                          "n'est pas un montant",
		"٣":                            "n'est pas un montant",
		"10 %":                         "n'est pas un montant",
		".":                            "n'est pas un montant",
		"12,345 6":                     "n'est pas un montant",
		"0,125":                        "« 0,125 » a plus de 2 décimales.",
		"1250,555":                     "« 1250,555 » a plus de 2 décimales.",
		"1,0000001*3":                  "a plus de 6 décimales",
		"100000000000,01":              "dépasse cent milliards",
		"99999999999*99":               "dépasse cent milliards",
		"9999999999999999":             "dépasse cent milliards",
		"99999999999999999*9999999999": "dépasse cent milliards",
		"\x1b[31m12\u202ex":            "« 12x » n'est pas un montant.",
	} {
		got, err := ParseAmount(text)
		if err == nil {
			t.Errorf("%q: got %d, want an error", text, got)
			continue
		}
		wantError(t, err, CodeInvalid, "", words)
	}
}

func TestParseAmountQuotesLongTextShortly(t *testing.T) {
	_, err := ParseAmount(strings.Repeat("é", 5000))
	if n := len([]rune(err.Error())); n > 80 {
		t.Errorf("the message has %d characters, want 80 at most: %s", n, err)
	}
}

func TestParsePrice(t *testing.T) {
	for text, want := range map[string]Price{
		"450":       450_0000,
		"450 €":     450_0000,
		"12,3456":   12_3456,
		"0.125":     1250,
		"0,125":     1250,
		"1,2550":    1_2550,
		"1.250,123": 1250_1230,
		"1 250,123": 1250_1230,
		"1250,123":  1250_1230,
		"2*0,333":   6660,
		"0":         0,
	} {
		if got, err := ParsePrice(text); err != nil || got != want {
			t.Errorf("%q: got %d, %v, want %d", text, got, err, want)
		}
	}
	for text, words := range map[string]string{
		"1.250":        "1,25 € ou 1 250 €",
		"12,345":       "Écrivez 12345 ou 12,3450.",
		"0,12345":      "a plus de 4 décimales",
		"-3":           "ne peut pas être sous zéro",
		"":             "Il manque un prix.",
		"1e11":         "n'est pas un prix",
		"100000000001": "dépasse cent milliards",
	} {
		_, err := ParsePrice(text)
		wantError(t, err, CodeInvalid, "", words)
	}
}

func TestParseQuantity(t *testing.T) {
	for text, want := range map[string]Quantity{
		"1":        1000,
		"2,5":      2500,
		"0.125":    125,
		"0,125":    125,
		"1,2500":   1250,
		"1250":     1_250_000,
		"1 250":    1_250_000,
		"2*7":      14_000,
		"1,5*2,25": 3375,
	} {
		if got, err := ParseQuantity(text); err != nil || got != want {
			t.Errorf("%q: got %d, %v, want %d", text, got, err, want)
		}
	}
	for text, words := range map[string]string{
		"1,250":      "« 1,250 » peut se lire 1,25 ou 1 250.",
		"12.345":     "Écrivez 12345 ou 12,3450.",
		"0":          "La quantité doit être au-dessus de zéro.",
		"-1":         "ne peut pas être sous zéro",
		"0,0001":     "a plus de 3 décimales",
		"2 jours":    "n'est pas une quantité",
		"1000000001": "dépasse un milliard",
		"":           "Il manque une quantité.",
	} {
		_, err := ParseQuantity(text)
		wantError(t, err, CodeInvalid, "", words)
	}
}

func TestParseRateAndDiscount(t *testing.T) {
	for text, want := range map[string]Rate{
		"20":        2000,
		"5,5":       550,
		"5.5 %":     550,
		"20\u00a0%": 2000,
		"0":         0,
		"100%":      FullRate,
		"8,50":      850,
		"1,250":     125,
	} {
		if got, err := ParseRate(text); err != nil || got != want {
			t.Errorf("rate %q: got %d, %v, want %d", text, got, err, want)
		}
	}
	for text, words := range map[string]string{
		"":       "Il manque un taux.",
		"100,01": "de 0 à 100 %",
		"-5":     "sous zéro",
		"5,555":  "a plus de 2 décimales",
		"2*10":   "n'est pas un taux",
		"x":      "n'est pas un taux",
	} {
		_, err := ParseRate(text)
		wantError(t, err, CodeInvalid, "", words)
	}
	for text, want := range map[string]Discount{
		"":      {},
		"  ":    {},
		"10%":   {Rate: 1000},
		"2,5 %": {Rate: 250},
		"50":    {Amount: 50_00},
		"50 €":  {Amount: 50_00},
		"0":     {},
		"3*10":  {Amount: 30_00},
	} {
		if got, err := ParseDiscount(text); err != nil || got != want {
			t.Errorf("discount %q: got %+v, %v, want %+v", text, got, err, want)
		}
	}
	for text, words := range map[string]string{
		"150 %":   "de 0 à 100 %",
		"-5":      "Une remise ne peut pas être sous zéro.",
		"1.250":   "1,25 € ou 1 250 €",
		"gratuit": "n'est pas un montant",
	} {
		_, err := ParseDiscount(text)
		wantError(t, err, CodeInvalid, "", words)
	}
}

func TestParseDays(t *testing.T) {
	for text, want := range map[string]int{"30": 30, " 45 jours ": 45, "1 jour": 1, "30j": 30, "0": 0, "366": 366} {
		if got, err := ParseDays(text); err != nil || got != want {
			t.Errorf("%q: got %d, %v, want %d", text, got, err, want)
		}
	}
	for text, words := range map[string]string{
		"":        "n'est pas un nombre de jours",
		"-3":      "n'est pas un nombre de jours",
		"367":     "dépasse 366 jours",
		"30 mois": "n'est pas un nombre de jours",
		"99999":   "n'est pas un nombre de jours",
	} {
		_, err := ParseDays(text)
		wantError(t, err, CodeInvalid, "", words)
	}
}

// What the screens write in a cell is read back as it was.
func FuzzNumbersRoundTrip(f *testing.F) {
	for _, n := range []int64{0, 1, -1, 5, 99, 1000, 1250, 12_345, 123_456, 1_250_000, int64(MaxAmount), -int64(MaxAmount), int64(MaxPrice)} {
		f.Add(n)
	}
	f.Fuzz(func(t *testing.T, n int64) {
		if a := Amount(n % int64(MaxAmount+1)); true {
			for _, text := range []string{a.String(), a.Number(), strings.ReplaceAll(a.String(), nbsp, "\u202f")} {
				if got, err := ParseAmount(text); err != nil || got != a {
					t.Errorf("amount %q: got %d, %v, want %d", text, got, err, a)
				}
			}
		}
		n = max(n, -(n + 1)) // magnitude without overflow
		if p := Price(n % int64(MaxPrice+1)); true {
			if got, err := ParsePrice(p.Input()); err != nil || got != p {
				t.Errorf("price %q: got %d, %v, want %d", p.Input(), got, err, p)
			}
		}
		if q := Quantity(n%int64(MaxQuantity)) + 1; true {
			if got, err := ParseQuantity(q.Input()); err != nil || got != q {
				t.Errorf("quantity %q: got %d, %v, want %d", q.Input(), got, err, q)
			}
		}
		if r := Rate(n % int64(FullRate+1)); true {
			if got, err := ParseRate(r.String()); err != nil || got != r {
				t.Errorf("rate %q: got %d, %v, want %d", r, got, err, r)
			}
		}
	})
}

func FuzzParseNumbers(f *testing.F) {
	for _, text := range []string{"", "1250", "1 250,50", "1.250", "3*450", "10 %", "−5 €", "1,2,3", "\x00", "é*x", "999999999999999999999", "0,000000000000000001", "x", "1\u202f000"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		amount, err := ParseAmount(text)
		if err == nil && (amount > MaxAmount || amount < -MaxAmount) {
			t.Errorf("amount %q: got %d, past the limit", text, amount)
		}
		if err != nil {
			checkSentence(t, err)
		}
		if price, err := ParsePrice(text); err == nil && (price < 0 || price > MaxPrice) {
			t.Errorf("price %q: got %d, out of bounds", text, price)
		}
		if quantity, err := ParseQuantity(text); err == nil && (quantity <= 0 || quantity > MaxQuantity) {
			t.Errorf("quantity %q: got %d, out of bounds", text, quantity)
		}
		if rate, err := ParseRate(text); err == nil && (rate < 0 || rate > FullRate) {
			t.Errorf("rate %q: got %d, out of bounds", text, rate)
		}
		if days, err := ParseDays(text); err == nil && (days < 0 || days > MaxDays) {
			t.Errorf("days %q: got %d, out of bounds", text, days)
		}
		if discount, err := ParseDiscount(text); err == nil && (discount.Amount < 0 || discount.Rate < 0) {
			t.Errorf("discount %q: got %+v, below zero", text, discount)
		}
	})
}

// checkSentence wants an error of ours that a terminal can show.
func checkSentence(t *testing.T, err error) {
	t.Helper()
	if ErrorCode(err) == "" {
		t.Errorf("got %v, want an Error", err)
	}
	if clean := Clean(err.Error()); clean != err.Error() {
		t.Errorf("the message %q is not safe for a terminal", err.Error())
	}
}
