package cli

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"

	"facturier/invoice"
)

func TestAmountsAreWrittenWithTwoDecimals(t *testing.T) {
	for cents, want := range map[invoice.Amount]string{0: "0.00", 5: "0.05", -5: "-0.05", 125000: "1250.00", -100: "-1.00", 10_000_000_000_000: "100000000000.00"} {
		if got := string(amountNumber(cents)); got != want {
			t.Errorf("amount of %d cents: got %s, want %s", cents, got, want)
		}
	}
	for _, c := range []struct{ got, want json.Number }{
		{priceNumber(4_500_000), "450.00"}, {priceNumber(4_505_555), "450.5555"}, {priceNumber(1), "0.0001"},
		{quantityNumber(2500), "2.5"}, {quantityNumber(1000), "1"}, {quantityNumber(125), "0.125"},
		{rateNumber(2000), "20"}, {rateNumber(550), "5.5"}, {rateNumber(0), "0"},
		{decimal(math.MinInt64, 2, 2), "-92233720368547758.08"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
}

func TestNumbersAreReadExactly(t *testing.T) {
	for _, c := range []struct {
		text  string
		scale int
		want  int64
		fails string
	}{
		{"1250", 2, 125000, ""}, {"1250.5", 2, 125050, ""}, {"-0.01", 2, -1, ""}, {"0.1", 4, 1000, ""}, {"450.5555", 4, 4505555, ""},
		{"1.005", 2, 0, "décimales"}, {"1e2", 2, 0, "exposant"}, {"99999999999999999999", 2, 0, "trop grand"}, {"1000001", 0, 0, "trop grand"},
	} {
		got, err := undecimal(json.Number(c.text), c.scale, 1_000_000_000>>(2*max(0, 5-5*c.scale)))
		if c.fails != "" {
			if err == nil || !strings.Contains(err.Error(), c.fails) {
				t.Errorf("%s: got %d and %v, want an error with %q", c.text, got, err, c.fails)
			}
			continue
		}
		if err != nil || got != c.want {
			t.Errorf("%s: got %d and %v, want %d", c.text, got, err, c.want)
		}
	}
}

// plainLine is the new line of settings that say nothing.
func plainLine(*clientRef) (invoice.Line, error) { return invoice.Settings{}.NewLine(), nil }

// FuzzTree: whatever the bytes, reading a document ends in a value or in one
// of our errors, and what is accepted can be read by any other reader.
func FuzzTree(f *testing.F) {
	for _, seed := range []string{`{"client": 1, "lignes": [{"designation": "a", "prix": 1.5}]}`, `{"remise": "10%"}`, `[`, `{"a":1,"a":2}`, `{"client": {"nom": "x"}}`, "\xef\xbb\xbf{}", `{"prix": 1e5}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		tree, err := parseTree(content)
		var ours *invoice.Error
		if err != nil {
			if !errors.As(err, &ours) {
				t.Fatalf("%q: got %T, want an error of ours", content, err)
			}
			return
		}
		if !json.Valid([]byte(strings.TrimPrefix(string(content), "\xef\xbb\xbf"))) {
			t.Fatalf("%q: accepted, and it is not JSON", content)
		}
		d := invoice.Document{Kind: invoice.Invoice}
		if _, _, err := readDocument(tree, &d, plainLine); err != nil && !errors.As(err, &ours) {
			t.Fatalf("%q: got %T, want an error of ours", content, err)
		}
	})
}

func TestUnknownKeysAreNamedWithTheirPath(t *testing.T) {
	for content, want := range map[string]string{
		`{"lignez": []}`:                                "lignez",
		`{"lignes": [{}, {"pris": 1}]}`:                 "lignes[1].pris",
		`{"client": {"adresse": {"rue": "x"}}}`:         "client.adresse.rue",
		`{"client": {"livraison": {"ville": 3}}}`:       "client.livraison.ville",
		`{"prestation": {"début": "2026-01-01"}}`:       "prestation.début",
		`{"tva": [{"taux": 20, "total": 3}]}`:           "tva[0].total",
		`{"lignes": [{"remise": true}]}`:                "lignes[0].remise",
		`{"client": {"adresse": {"lignes": ["a", 2]}}}`: "client.adresse.lignes",
		`{"emission": "22/11/2026"}`:                    "emission",
		`{"client": true}`:                              "client",
		`{"objet": {"a": {"b": [{"c": 1, "c": 2}]}}}`:   "objet.a.b[0].c",
	} {
		tree, err := parseTree([]byte(content))
		if err == nil {
			d := invoice.Document{Kind: invoice.Invoice}
			_, _, err = readDocument(tree, &d, plainLine)
		}
		var ours *invoice.Error
		if !errors.As(err, &ours) || ours.Field != want {
			t.Errorf("%s: got %v, want an error on %s", content, err, want)
		}
	}
}

func TestNothingInJSONDrivesATerminal(t *testing.T) {
	text := "a\u001b[31mb\u009b2Jc\u202ed\u00a0e\U000e0067"
	content, err := marshal(map[string]string{"nom": text})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range string(content) {
		if printable(r) < 0 {
			t.Errorf("got %U raw in %s", r, content)
		}
	}
	var back map[string]string
	if err := json.Unmarshal(content, &back); err != nil || back["nom"] != text {
		t.Errorf("read back: got %q and %v, want %q", back["nom"], err, text)
	}
}
