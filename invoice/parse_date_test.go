package invoice

import "testing"

// Sunday 22 November 2026 is today.
func TestParseDate(t *testing.T) {
	for text, want := range map[string]string{
		"31/12":                       "2026-12-31",
		"31/12/2026":                  "2026-12-31",
		"31/12/26":                    "2026-12-31",
		"2026-12-31":                  "2026-12-31",
		"31-12-2026":                  "2026-12-31",
		"31.12.2026":                  "2026-12-31",
		" 1/2/2027 ":                  "2027-02-01",
		"31 décembre":                 "2026-12-31",
		"1er décembre 2026":           "2026-12-01",
		"3 FEV 27":                    "2027-02-03",
		"2026/12/31":                  "2026-12-31",
		"1er\u00a0novembre\u00a02026": "2026-11-01",
		"29/02/2028":                  "2028-02-29",
		"aujourd'hui":                 "2026-11-22",
		"Aujourd’hui":                 "2026-11-22",
		"demain":                      "2026-11-23",
		"après-demain":                "2026-11-24",
		"hier":                        "2026-11-21",
		"avant-hier":                  "2026-11-20",
		"+30":                         "2026-12-22",
		"-3":                          "2026-11-19",
		"−3":                          "2026-11-19",
		"+ 30 jours":                  "2026-12-22",
		"+1 jour":                     "2026-11-23",
		"+0":                          "2026-11-22",
		"fin de mois":                 "2026-11-30",
		"Fin du mois":                 "2026-11-30",
		"lundi":                       "2026-11-23",
		"samedi":                      "2026-11-28",
		"dimanche":                    "2026-11-29",
	} {
		got, err := ParseDate(text, testDay)
		if err != nil || got.ISO() != want {
			t.Errorf("%q: got %s, %v, want %s", text, got.ISO(), err, want)
		}
	}
}

func TestDateWithoutYearIsTheNearest(t *testing.T) {
	for _, c := range []struct{ today, text, want string }{
		{"2026-11-22", "05/01", "2027-01-05"},
		{"2026-11-22", "22/11", "2026-11-22"},
		{"2026-11-22", "20/06", "2026-06-20"},
		{"2027-01-03", "28/12", "2026-12-28"},
		{"2027-01-03", "05/01", "2027-01-05"},
		{"2027-11-01", "29/02", "2028-02-29"},
	} {
		if got, err := ParseDate(c.text, day(c.today)); err != nil || got.ISO() != c.want {
			t.Errorf("%q on %s: got %s, %v, want %s", c.text, c.today, got.ISO(), err, c.want)
		}
	}
}

func TestParseDateRefusesWithASentence(t *testing.T) {
	for text, words := range map[string]string{
		"":              "Il manque une date.",
		"31/02/2026":    "« 31/02/2026 » : février 2026 n'a que 28 jours.",
		"31/02":         "février 2026 n'a que 28 jours",
		"29/02":         "février 2026 n'a que 28 jours",
		"30/02/2028":    "février 2028 n'a que 29 jours",
		"31/04/2027":    "avril 2027 n'a que 30 jours",
		"32/01/2027":    "janvier 2027 n'a que 31 jours",
		"12/13/2026":    "les mois vont de 1 à 12",
		"00/01/2026":    "n'est pas une date",
		"01/00/2026":    "les mois vont de 1 à 12",
		"01/01/2057":    "à plus de 30 ans du 22/11/2026",
		"01/01/1970":    "à plus de 30 ans",
		"01/01/0026":    "à plus de 30 ans",
		"+99999":        "à plus de 30 ans",
		"01/01/1999":    "pas entre 2000 et 2099",
		"1/1/2":         "n'est pas une date",
		"1/1/202":       "n'est pas une date",
		"1/1/20266":     "n'est pas une date",
		"3 jui 2026":    "n'est pas une date",
		"bientôt":       "n'est pas une date",
		"31":            "n'est pas une date",
		"31122026":      "n'est pas une date",
		"1/2/3/4":       "n'est pas une date",
		"+":             "n'est pas un nombre de jours",
		"+3 mois":       "n'est pas un nombre de jours",
		"-1234567":      "n'est pas un nombre de jours",
		"\x1b[2J31/12x": "« 31/12x » n'est pas une date",
	} {
		got, err := ParseDate(text, testDay)
		if err == nil {
			t.Errorf("%q: got %s, want an error", text, got.ISO())
			continue
		}
		wantError(t, err, CodeInvalid, "", words)
	}
}

func FuzzParseDate(f *testing.F) {
	for _, text := range []string{"31/12", "31/12/2026", "2026-12-31", "demain", "+30", "-3", "fin de mois", "lundi", "29/02", "1er mai", "9999-99-99", "−", "é/é"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := ParseDate(text, testDay)
		if err != nil {
			checkSentence(t, err)
			return
		}
		if got.Year() < minYear || got.Year() > testDay.Year()+maxYearsOff {
			t.Errorf("%q: got %s, out of bounds", text, got.ISO())
		}
		for _, written := range []string{got.String(), got.ISO(), got.Long()} {
			if again, err := ParseDate(written, testDay); err != nil || again != got {
				t.Errorf("%q: got %s, %v, want %s", written, again.ISO(), err, got.ISO())
			}
		}
	})
}

func TestDates(t *testing.T) {
	d := day("2024-02-29")
	if d.String() != "29/02/2024" || d.ISO() != "2024-02-29" || plainSpaces(d.Long()) != "29 février 2024" || d.Weekday() != "jeudi" {
		t.Errorf("got %s, %s, %s, %s", d, d.ISO(), d.Long(), d.Weekday())
	}
	if got := plainSpaces(day("2026-11-01").Long()); got != "1er novembre 2026" {
		t.Errorf("got %q, want 1er novembre 2026", got)
	}
	for iso, want := range map[string]string{
		"2026-12-05": "2026-12-31",
		"2026-02-01": "2026-02-28",
		"2028-02-01": "2028-02-29",
	} {
		if got := day(iso).EndOfMonth().ISO(); got != want {
			t.Errorf("end of the month of %s: got %s, want %s", iso, got, want)
		}
	}
	if _, ok := NewDate(2026, 2, 29); ok {
		t.Error("29/02/2026 exists")
	}
	if zero := Date(0); zero.String()+zero.ISO()+zero.Long() != "" || !zero.IsZero() {
		t.Errorf("no date is written %q", zero.String())
	}
	_, err := ISODate("2026-02-30\x1b[0m")
	wantError(t, err, CodeInvalid, "", "« 2026-02-30 » n'est pas une date.", "2026-11-22")
	if got := DateOf(d.Time()); got != d {
		t.Errorf("got %s, want %s", got, d)
	}
	if got := d.AddDays(366).ISO(); got != "2025-03-01" {
		t.Errorf("got %s, want 2025-03-01", got)
	}
}
