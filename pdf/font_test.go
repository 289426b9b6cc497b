package pdf

import (
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// What the page relies on: documents.md, "Fonts".
func TestFonts(t *testing.T) {
	f := loadFaces()
	for _, r := range "AZaz09éèêëàâçîïôûùüÿæœÉÈÀÇŒÆßñÑ’‘“”«»…–—·−×½°²³€£$%‰№→←✓\u00A0\u202F\u2009\uFFFD" {
		if !f.small.has(r) || !f.regular.has(r) || !f.semibold.has(r) {
			t.Errorf("a font lacks U+%04X %q", r, r)
		}
	}
	for _, face := range []*metrics{&f.regular, &f.semibold} {
		for r := '0'; r <= '9'; r++ {
			if face.entry(r) != face.entry('0') {
				t.Errorf("the digit %c is not as wide as 0: amounts would not line up", r)
			}
		}
	}
	for r := rune(0); r <= 0xFFFF; r++ {
		if f.small.has(r) && f.small.entry(r) != f.regular.entry(r) || f.regular.has(r) != f.semibold.has(r) {
			t.Errorf("U+%04X: the fonts disagree", r)
		}
	}
}

// Widths and glyphs are the ones that another reader finds, in the whole fonts
// and in one reduced to the characters of a document.
func TestFontTablesReadAsOthersDo(t *testing.T) {
	some := []rune(" %,09Aaé\u202F€")
	for name, c := range map[string]struct {
		font  []byte
		runes []rune
	}{
		"latin": {regularLatin, some}, "wide": {semiboldWide, []rune("AλЖ")},
		"reduced": {withCharacters(regularLatin, some), some}, "reduced wide": {withCharacters(semiboldWide, []rune("AλЖ")), []rune("AλЖ")},
	} {
		read, err := sfnt.Parse(c.font)
		if err != nil {
			t.Fatal(name, err)
		}
		if units := read.UnitsPerEm(); units != 1000 {
			t.Errorf("%s: %d units to the em, want 1000", name, units)
		}
		widths := widthsOf(c.font)
		var buffer sfnt.Buffer
		for _, r := range c.runes {
			glyph, err := read.GlyphIndex(&buffer, r)
			if err != nil || glyph == 0 {
				t.Errorf("%s: no glyph for %q (%v)", name, r, err)
				continue
			}
			want, err := read.GlyphAdvance(&buffer, glyph, fixed.I(1000), font.HintingNone)
			if err != nil || int(widths.entry(r))-1 != want.Round() {
				t.Errorf("%s: %q is %d wide, want %d (%v)", name, r, int(widths.entry(r))-1, want.Round(), err)
			}
		}
	}
	if reduced := widthsOf(withCharacters(regularLatin, some)); reduced.has('B') {
		t.Error("a reduced font still maps a character that no text has")
	}
}
