package pdf

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"facturier/invoice"
)

// notdefFree fails when a rune on a page is one that the font lacks, which
// would be drawn as .notdef (PDF/A 6.2.11.8).
func notdefFree(t testing.TB, pages [][]drawn) {
	t.Helper()
	for p, page := range pages {
		for _, text := range page {
			for _, r := range text.text {
				if !loadFaces()[0].glyphs.has(r) {
					t.Errorf("page %d: %q has U+%04X, which the font lacks", p+1, text.text, r)
				}
			}
		}
	}
}

// within fails when a text leaves the margins of its page.
func within(t testing.TB, pages [][]drawn) {
	t.Helper()
	for p, page := range pages {
		for _, text := range page {
			right := text.x + loadFaces()[0].widths.width(text.text, text.size)
			if text.x < marginSide-0.1 || right > pageWidth-marginSide+3 || text.y < marginTop || text.y > pageHeight-marginBottom+0.1 {
				t.Errorf("page %d: %q stands at %.1f to %.1f, %.1f: outside the margins", p+1, text.text, text.x, right, text.y)
			}
		}
	}
}

// The traps of documents.md section 1, in every text that a person types.
func TestTextsThatBreakMaroto(t *testing.T) {
	for name, c := range map[string]struct{ typed, want string }{
		"emoji":             {"Léa 🎨 Durand", "Léa \uFFFD Durand"},
		"family emoji":      {"A👨‍👩‍👧B", "A\uFFFD\uFFFD\uFFFDB"},
		"skin tone":         {"A👍🏽B", "A\uFFFDB"},
		"decomposed accent": {"Cre\u0301ation a\u0300 l’E\u0301cole", "Création à l’École"},
		"tab":               {"un\tdeux", "un    deux"},
		"control":           {"a\x00b\x1bc\x7fd\u0085e", "abcde"},
		"soft hyphen":       {"inter\u00ADnational", "international"},
		"bidi marks":        {"a\u200Fb\u202Ec\u2066d", "abcd"},
		"zero width":        {"a\u200Bb\uFEFFc", "abc"},
		"lacking rune":      {"漢字", "\uFFFD\uFFFD"},
		"lone combining":    {"q\u0308", "q\uFFFD"},
		"ligature":          {"a\uFB03n", "affin"},
		"mathematical":      {"𝐀𝟏", "A1"},
		"not UTF-8":         {"a\xffb", "a\uFFFDb"},
		"odd spaces":        {"a\u2003b\u3000c", "a b c"},
		"greek, cyrillic":   {"Αθήνα Москва Łódź Tiếng Việt", "Αθήνα Москва Łódź Tiếng Việt"},
		"PDF string":        {`a(b\c)d\r`, `a(b\c)d\r`},
		"kept":              {"½ × 3 m² à 5 °C, n° 1 – « œuvre » … → 10 %", "½ × 3 m² à 5 °C, n° 1 – « œuvre » … → 10 %"},
	} {
		t.Run(name, func(t *testing.T) {
			d, s := draft(t), sampleSettings()
			d.Client.Name, d.Client.Contact, d.Subject, d.Lines[0].Designation, d.Lines[0].Unit = c.typed, c.typed, c.typed, c.typed, c.typed
			d.Lines[0].Description, d.Notes, d.OrderNumber, s.Seller.TradeName = c.typed, c.typed, c.typed, c.typed
			d.Client.Address.Lines = []string{c.typed}
			pages := render(t, d, s)
			notdefFree(t, pages)
			if n := strings.Count(words(pages[0]), c.want); n < 10 {
				t.Errorf("the page has %q %d times, want 10; got:\n%s", c.want, n, words(pages[0]))
			}
			text, err := Text(d, s)
			if err != nil || strings.Contains(text, "\x1b") || !utf8.ValidString(text) {
				t.Errorf("the text for the terminal: error %v, or not clean", err)
			}
		})
	}
}

func TestUnprintableCharactersAreReported(t *testing.T) {
	for text, want := range map[string][]rune{"Décor 🎉 ✓ 🎉 日": {'日', '🎉'}, "Œuvre d’été, 5 % ﬃ": nil, "": nil} {
		if got := Unprintable(text); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestLineFeedsAreLines(t *testing.T) {
	d := draft(t)
	d.Lines[0].Description = "premier\ndeuxième\r\ntroisième\rquatrième\n\n  cinquième"
	at := map[string]float64{}
	for _, text := range render(t, d, sampleSettings())[0] {
		at[strings.TrimLeft(text.text, "\u00A0")] = text.y
	}
	before := 0.0
	for _, want := range []string{"premier", "deuxième", "troisième", "quatrième", "cinquième"} {
		if at[want] <= before {
			t.Errorf("%q stands at %.1f mm, want a line of its own under %.1f mm", want, at[want], before)
		}
		before = at[want]
	}
}

func TestWordOfNinetyCharactersIsBroken(t *testing.T) {
	d := draft(t)
	word := strings.Repeat("anticonstitutionnel", 5)[:90]
	d.Lines[0].Designation, d.Lines[0].Description, d.Lines[0].Unit = word, word, word
	d.Client.Name, d.Client.Contact, d.OrderNumber, d.Subject, d.Notes = word, word, word, word+word, word+word
	s := sampleSettings()
	s.Seller.TradeName, s.Seller.Email, s.Seller.AccountHolder = word, "https://exemple.example/"+word, word
	pages := render(t, d, s)
	within(t, pages)
	if got := strings.ReplaceAll(words(pages[0]), " ", ""); strings.Count(got, word) < 10 {
		t.Errorf("the long word is whole %d times over the page, want 10", strings.Count(got, word))
	}
}

func TestDescriptionOf4000CharactersIsCutOverPages(t *testing.T) {
	d := draft(t)
	var b strings.Builder
	for i := 0; b.Len() < 12_000; i++ {
		b.WriteString("phrase ")
		b.WriteString(strings.Repeat("x", i%9+1))
		b.WriteString(". ")
	}
	for _, length := range []int{4000, 12_000} {
		d.Lines[1].Description = strings.TrimSpace(b.String()[:length])
		d = issued(t, d, sampleSettings(), "F2026-0040")
		pages := render(t, d, sampleSettings())
		within(t, pages)
		var seen strings.Builder
		for _, page := range pages {
			for _, text := range page {
				if text.size == styles[fine].size && text.y < 280 {
					seen.WriteString(strings.ReplaceAll(text.text, " ", ""))
				}
			}
		}
		if want := strings.ReplaceAll(d.Lines[1].Description, " ", ""); !strings.Contains(stripHeads(seen.String()), want) {
			t.Errorf("%d characters: the description is not whole over %d pages", length, len(pages))
		}
	}
}

// stripHeads takes away the heads of the table, which stand in the same size
// between two parts of a description.
func stripHeads(text string) string {
	return strings.ReplaceAll(text, "DésignationQuantitéPrixunitaireMontant", "")
}

// Sums of the greatest amounts, with every column in use, stay on the page.
func TestGreatestAmountsStayInTheirColumns(t *testing.T) {
	d := draft(t)
	d.Lines = []invoice.Line{vatLine("Chantier", 1_000_000_000_000, "kilogramme par jour", 99_9999, 550)}
	d.Lines[0].Discount = invoice.Discount{Amount: 999_999_999_99}
	d = issued(t, d, liableSettings(), "F2026-0041")
	pages := render(t, d, liableSettings())
	within(t, pages)
	wantInOrder(t, words(pages[0]), "Chantier")
}

// A sign never begins a line: before : ; ? ! % € » and after « stands a
// no-break space, in every text of ours.
func TestSignsStayWithTheirWords(t *testing.T) {
	breakable := regexp.MustCompile(` [:;?!%€»]|« `)
	drawn := kinds(t)
	for name, d := range cases(t) {
		drawn["case of "+name] = d
	}
	for name, d := range drawn {
		for p, page := range render(t, d, liableSettings()) {
			for _, text := range page {
				if breakable.MatchString(text.text) && !strings.HasPrefix(text.text, "Acompte de 30 %") { // typed
					t.Errorf("%s, page %d: a line can break inside %q", name, p+1, text.text)
				}
			}
		}
	}
}
