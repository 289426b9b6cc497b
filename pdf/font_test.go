package pdf

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// What the page relies on: documents.md, "Fonts".
func TestFonts(t *testing.T) {
	faces := loadFaces()
	for _, face := range faces {
		for _, r := range "AZaz09éèêëàâçîïôûùüÿæœÉÈÀÇŒÆßñÑ’‘“”«»…–—·−×½°²³€£$%‰№→←✓\u00A0\u202F\u2009\uFFFDAλЖ" {
			if !face.glyphs.has(r) {
				t.Errorf("%s lacks U+%04X %q", face.name, r, r)
			}
		}
		for r := '0'; r <= '9'; r++ {
			if face.widths.entry(r) != face.widths.entry('0') {
				t.Errorf("%s: the digit %c is not as wide as 0: amounts would not line up", face.name, r)
			}
		}
		if n := len(face.table("hmtx")); n != 4*face.glyphCount {
			t.Errorf("%s: the widths take %d bytes, want 4 for each of %d glyphs", face.name, n, face.glyphCount)
		}
		if format := u16(face.table("head"), 50); format != 0 {
			t.Errorf("%s: the table of places is of format %d, want 0, short", face.name, format)
		}
	}
	for r := rune(0); r <= 0xFFFF; r++ {
		if faces[0].glyphs.has(r) != faces[1].glyphs.has(r) {
			t.Errorf("U+%04X: the fonts disagree", r)
		}
	}
}

// A glyph that stood for two characters could not say which one a text has.
func TestNoTwoCharactersShareAGlyph(t *testing.T) {
	for _, face := range loadFaces() {
		owner := make([]rune, face.glyphCount)
		for r := rune(0); r <= 0xFFFF; r++ {
			if glyph := face.glyphs.entry(r); glyph != 0 {
				if owner[glyph] != 0 {
					t.Errorf("%s: %q and %q have the same glyph", face.name, owner[glyph], r)
				}
				owner[glyph] = r
			}
		}
	}
}

// Widths and glyphs are the ones that another reader finds.
func TestFontTablesReadAsOthersDo(t *testing.T) {
	for i, file := range [][]byte{regularFile, semiboldFile} {
		face, read := loadFaces()[i], parsed(t, file)
		if units := read.UnitsPerEm(); units != 1000 {
			t.Errorf("%s: %d units to the em, want 1000", face.name, units)
		}
		var buffer sfnt.Buffer
		if name, err := read.Name(&buffer, sfnt.NameIDPostScript); err != nil || name != face.name {
			t.Errorf("the font is called %q (%v), want %q", name, err, face.name)
		}
		for r := rune(1); r < 0xFFFF; r++ {
			glyph, err := read.GlyphIndex(&buffer, r)
			if err != nil || uint16(glyph) != face.glyphs.entry(r) {
				t.Fatalf("%s: %q is glyph %d, want %d (%v)", face.name, r, face.glyphs.entry(r), glyph, err)
			}
			want, err := read.GlyphAdvance(&buffer, glyph, fixed.I(1000), font.HintingNone)
			if got := int(face.widths.entry(r)) - 1; glyph != 0 && (err != nil || got != want.Round()) {
				t.Errorf("%s: %q is %d wide, want %d (%v)", face.name, r, got, want.Round(), err)
			}
		}
	}
}

// A font reduced to the characters of a text draws them as the whole one does,
// those included that are made of others, and draws no other.
func TestAReducedFontDrawsItsCharactersAndNoOther(t *testing.T) {
	for i, file := range [][]byte{regularFile, semiboldFile} {
		face, whole := loadFaces()[i], parsed(t, file)
		used := make([]rune, face.glyphCount)
		for _, r := range " %,09Aaéôœ\u202F€λЖǅ" {
			used[face.glyphs.entry(r)] = r
		}
		used[0] = 0
		reduced := face.reduced(used)
		read, err := sfnt.Parse(withNames(reduced.File, file))
		if err != nil {
			t.Fatal(face.name, err)
		}
		var a, b sfnt.Buffer
		kept := 0
		for n := range face.glyphCount {
			want, _ := whole.LoadGlyph(&a, sfnt.GlyphIndex(n), fixed.I(1000), nil)
			got, err := read.LoadGlyph(&b, sfnt.GlyphIndex(n), fixed.I(1000), nil)
			switch {
			case err != nil:
				t.Fatal(face.name, n, err)
			case used[n] != 0 && !slices.Equal(got, want):
				t.Errorf("%s: %q is drawn otherwise", face.name, used[n])
			case len(got) > 0:
				kept++
			}
		}
		if kept > 3*len(reduced.Glyphs) {
			t.Errorf("%s: %d glyphs are drawn, want about %d", face.name, kept, len(reduced.Glyphs))
		}
		if len(reduced.Name) != len("ABCDEF+")+len(face.name) || reduced.Name[6:] != "+"+face.name {
			t.Errorf("the subset is called %q, want six capitals, + and %s", reduced.Name, face.name)
		}
	}
}

func parsed(t *testing.T, file []byte) *sfnt.Font {
	t.Helper()
	read, err := sfnt.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	return read
}

// withNames adds to a reduced font what a PDF does not ask for and package sfnt
// does: the tables of the whole font that it lacks.
func withNames(reduced, whole []byte) []byte {
	var tables []fontTable
	for tag, data := range tablesOf(whole) {
		tables = append(tables, fontTable{tag, data})
	}
	kept := tablesOf(reduced)
	for i := range tables {
		if data, ok := kept[tables[i].tag]; ok {
			tables[i].data = data
		}
	}
	slices.SortFunc(tables, func(a, b fontTable) int { return strings.Compare(a.tag, b.tag) })
	return fontFile(tables)
}
