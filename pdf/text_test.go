package pdf

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"facturier/invoice"
)

// kinds are a document of each kind, and long ones.
func kinds(t testing.TB) map[string]invoice.Document {
	t.Helper()
	word := vatInvoice(t)
	word.Lines[0].Designation = strings.Repeat("anticonstitutionnel", 5)
	word.Lines[1].Net, word.Lines[1].Price, word.Lines[1].Quantity = 98_765_432_109_87, invoice.MaxPrice, 1000
	return map[string]invoice.Document{
		"franchise": franchiseInvoice(t), "VAT": vatInvoice(t), "deposit": depositInvoice(t), "balance": balanceInvoice(t),
		"credit": creditNote(t), "quote": quote(t), "long": longInvoice(t, 100), "draft": draft(t), "wide": word,
	}
}

// ink are the characters of a text that a page shows, sorted: not spaces, nor the
// rules and frames of the terminal.
func inkOf(text string) string {
	runes := []rune(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u202F' || r == '\u00A0' || (r >= 0x2500 && r <= 0x257F) {
			return -1
		}
		return r
	}, text))
	slices.Sort(runes)
	return string(runes)
}

// The preview says what the paper says, page by page.
func TestPreviewHasTheWordsOfThePaper(t *testing.T) {
	for name, d := range kinds(t) {
		sh, err := compose(d, liableSettings())
		if err != nil {
			t.Fatal(name, err)
		}
		pages := render(t, d, liableSettings())
		if len(pages) != len(sh.pages) {
			t.Errorf("%s: got %d pages of paper and %d of text", name, len(pages), len(sh.pages))
			continue
		}
		for p := range sh.pages {
			one := sheet{pages: sh.pages[p : p+1]}
			if got, want := inkOf(one.text()), inkOf(words(pages[p])); got != want {
				t.Errorf("%s, page %d: the text has\n%s\nand the paper\n%s", name, p+1, got, want)
			}
		}
	}
}

func TestPreviewFitsEightyColumns(t *testing.T) {
	for name, d := range kinds(t) {
		text, err := Text(d, liableSettings())
		if err != nil {
			t.Fatal(name, err)
		}
		for line := range strings.SplitSeq(text, "\n") {
			if n := utf8.RuneCountInString(line); n > textWidth {
				t.Errorf("%s: %d columns, want at most %d: %q", name, n, textWidth, line)
			}
			if line != strings.TrimRight(line, " ") || strings.ContainsFunc(line, unicode.IsControl) {
				t.Errorf("%s: a line ends with spaces or has a control character: %q", name, line)
			}
		}
	}
}

// The main pages, as text: their look is theirs on paper too.
func TestPagesOfEachKind(t *testing.T) {
	all := cases(t)
	for name, d := range map[string]invoice.Document{
		"facture.txt": all["VAT"], "franchise.txt": all["franchise"], "acompte.txt": all["deposit"], "solde.txt": all["balance"],
		"avoir.txt": all["credit"], "rectificative.txt": all["corrected"], "acquittee.txt": all["paid"], "autoliquidation.txt": all["reverse charge"],
		"devise.txt": all["dollars"], "escompte.txt": all["escompte"], "devis.txt": quote(t), "brouillon.txt": draft(t),
	} {
		got, err := Text(d, liableSettings())
		if err != nil {
			t.Fatal(name, err)
		}
		golden(t, name, strings.ReplaceAll(got, "\u00A0", " "))
	}
}
