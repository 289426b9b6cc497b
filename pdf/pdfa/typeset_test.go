package pdfa

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// blank is a file of two pages as gofpdf writes it when it draws no text, with
// the one font that it cannot do without.
func blank() []byte {
	content := func(n int) string {
		drawn := fmt.Sprintf("BT /F0a76 10.00 Tf ET\n%d.28 812.41 m 540.00 812.41 l S", n)
		return fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream\n", len(drawn), drawn)
	}
	bodies := []string{
		3: "<</Type /Page\n/Parent 1 0 R\n/Resources 2 0 R\n/Contents 4 0 R>>\n", 4: content(4),
		5: "<</Type /Page\n/Parent 1 0 R\n/Resources 2 0 R\n/Contents 6 0 R>>\n", 6: content(6),
		1: "<</Type /Pages\n/Kids [3 0 R 5 0 R ]\n/Count 2\n/MediaBox [0 0 595.28 841.89]\n>>\n",
		7: "<</Type /Font\n/BaseFont /Helvetica\n/Subtype /Type1\n/Encoding /WinAnsiEncoding\n>>\n",
		2: "<<\n/ProcSet [/PDF /Text]\n/Font <<\n/F0a76 7 0 R\n>>\n/XObject <<\n>>\n>>\n",
		8: "<<\n/Producer (FPDF 1.7)\n/CreationDate (D:20260912120000)\n/ModDate (D:20261122073100)\n>>\n",
		9: "<<\n/Type /Catalog\n/Pages 1 0 R\n/Names <<\n/EmbeddedFiles << /Names [\n  \n] >>\n>>\n>>\n",
	}
	return written(bodies, 3, 4, 5, 6, 1, 7, 2, 8, 9)
}

func sampleText() Text {
	font := func(name string, n int) Font {
		f := Font{Name: name, File: []byte("a font file, " + name), Ascent: 1025, Descent: -275, CapHeight: 698, StemV: 88, Box: [4]int{-200, -300, 1100, 1000}}
		for i := range n {
			f.Glyphs = append(f.Glyphs, Glyph{Number: 3 + i + i/2, Width: 500 + i, Rune: rune('a' + i)})
		}
		return f
	}
	return Text{Pages: [][]byte{[]byte("\nBT /T0 9.5 Tf 1 2 Td <0003> Tj ET\n"), []byte("\nBT /T1 9.5 Tf 1 2 Td <0004> Tj ET\n")},
		Fonts: []Font{font("ABCDEF+One", 5), font("GHIJKL+Two", 230)}}
}

// Each page has what gofpdf drew and then its text, in fonts that are whole:
// and nothing is left of the font that is not embedded (ISO 19005-3 6.2.11.4).
func TestTypesetGivesPagesTheirTextAndItsFonts(t *testing.T) {
	file, err := Typeset(blank(), sampleText(), sampleMetadata(), sampleAttachment())
	if err != nil {
		t.Fatal(err)
	}
	d := read(t, file)
	for page, want := range map[int]string{
		4: "BT /F0a76 10.00 Tf ET\n4.28 812.41 m 540.00 812.41 l S\nBT /T0 9.5 Tf 1 2 Td <0003> Tj ET\n",
		6: "BT /F0a76 10.00 Tf ET\n6.28 812.41 m 540.00 812.41 l S\nBT /T1 9.5 Tf 1 2 Td <0004> Tj ET\n",
	} {
		if got := string(unpack(t, d.streams[page])); got != want {
			t.Errorf("object %d: got\n%q\nwant\n%q", page, got, want)
		}
	}
	if bytes.Contains(file, []byte("Helvetica")) {
		t.Error("the file still has a font that is not embedded")
	}
	if own, first := d.find(t, 2, "/F0a76"), d.find(t, 2, "/T0"); own != first {
		t.Errorf("what gofpdf chooses and does not use is object %d, want our first font, %d", own, first)
	}
	for i, font := range sampleText().Fonts {
		top := d.find(t, 2, fmt.Sprintf("/T%d", i))
		glyphs := d.find(t, top, "/DescendantFonts")
		descriptor := d.find(t, glyphs, "/FontDescriptor")
		if got := unpack(t, d.streams[d.find(t, descriptor, "/FontFile2")]); !bytes.Equal(got, font.File) {
			t.Errorf("%s: got the font file %q, want %q", font.Name, got, font.File)
		}
		for _, n := range []int{top, glyphs, descriptor} {
			if !strings.Contains(d.dictionaries[n], "/"+font.Name+" ") {
				t.Errorf("object %d does not name %s: %q", n, font.Name, d.dictionaries[n])
			}
		}
		unicode := string(unpack(t, d.streams[d.find(t, top, "/ToUnicode")]))
		for _, g := range font.Glyphs {
			if line := fmt.Sprintf("\n<%04X> <%04X>\n", g.Number, g.Rune); !strings.Contains(unicode, line) {
				t.Errorf("%s: the map to characters lacks %q", font.Name, line)
			}
		}
	}
	if got, want := d.dictionaries[d.find(t, d.find(t, 2, "/T0"), "/DescendantFonts")], " /W [3 [500 501] 6 [502 503] 9 [504]]>>"; !strings.Contains(got, want) {
		t.Errorf("the widths: got %q, want %q in it", got, want)
	}
}

// A block of the map holds at most 100 characters (Adobe Technical Note 5411).
func TestTheMapToCharactersComesInBlocks(t *testing.T) {
	f := sampleText().Fonts[1]
	for _, want := range []string{"\n100 beginbfchar\n", "\n30 beginbfchar\n"} {
		if !bytes.Contains(f.unicode(), []byte(want)) {
			t.Errorf("the map of %d glyphs lacks %q", len(f.Glyphs), want)
		}
	}
}

// What gofpdf leaves otherwise than without texts is refused, and named.
func TestTypesetRefusesAnotherShape(t *testing.T) {
	whole, text := blank(), sampleText()
	if !bytes.Equal(whole, blank()) {
		t.Fatal("the file was changed")
	}
	for name, c := range map[string]struct {
		old, changed string // of the same length
		text         Text
		want         string
	}{
		"packed page":      {"<</Length 5", "<</Filter 5", text, "page 1"},
		"length":           {"<</Length 5", "<</Length 6", text, "page 1"},
		"too many texts":   {"", "", Text{Pages: append(text.Pages, nil), Fonts: text.Fonts}, "page 3"},
		"too few texts":    {"", "", Text{Pages: text.Pages[:1], Fonts: text.Fonts}, "the number of pages"},
		"no font":          {"", "", Text{Pages: text.Pages}, "a text has a font"},
		"no font named":    {"/Font <<\n/F0a76 7", "/Font <<\n/X0a76 7", text, "the fonts of the pages"},
		"named elsewhere":  {"/F0a76 7 0 R\n", "/F0a76 9 0 R\n", text, "the font without texts"},
		"another font":     {"/BaseFont /Helvetica\n", "/BaseFont /Times-Rom\n", text, "the font without texts"},
		"not even a table": {"xref\n0 10\n", "xref\n0 11\n", text, "the cross-reference table"},
	} {
		file, err := Typeset(bytes.Replace(whole, []byte(c.old), []byte(c.changed), 1), c.text, sampleMetadata(), nil)
		if err == nil || !strings.Contains(err.Error(), c.want) || file != nil {
			t.Errorf("%s: got %d bytes and error %v, want a refusal of %s", name, len(file), err, c.want)
		}
	}
}
