package pdfa

import (
	"bytes"
	"fmt"
	"strconv"
)

// Font is a TrueType font that holds the glyphs in use. A text is set in it as
// the numbers of its glyphs, two bytes each. Lengths are in thousandths of the size.
type Font struct {
	Name                              string // PostScript name, with the tag of a subset
	File                              []byte
	Ascent, Descent, CapHeight, StemV int
	Box                               [4]int  // left, bottom, right, top of all glyphs
	Glyphs                            []Glyph // in the order of their numbers
}

// Glyph is what a reader must know of a glyph: the character of the basic plane
// that it stands for, and its width.
type Glyph struct {
	Number, Width int
	Rune          rune
}

// font writes what a font is made of, and gives the dictionary that holds it
// together (ISO 32000-1 9.7; ISO 19005-3 6.2.11).
func (w *writer) font(f *Font) string {
	file := w.stream(fmt.Sprintf("/Filter /FlateDecode /Length1 %d", len(f.File)), pack(f.File))
	const symbolic = 4
	descriptor := w.object(fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [%d %d %d %d] /ItalicAngle 0"+
		" /Ascent %d /Descent %d /CapHeight %d /StemV %d /FontFile2 %d 0 R>>",
		f.Name, symbolic, f.Box[0], f.Box[1], f.Box[2], f.Box[3], f.Ascent, f.Descent, f.CapHeight, f.StemV, file))
	glyphs := w.object(fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity)"+
		" /Supplement 0>> /FontDescriptor %d 0 R /CIDToGIDMap /Identity /DW 0 /W [%s]>>", f.Name, descriptor, f.widths()))
	unicode := w.stream("/Filter /FlateDecode", pack(f.unicode()))
	return fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>",
		f.Name, glyphs, unicode)
}

// widths are the widths of the glyphs, in runs of numbers that follow each other.
func (f *Font) widths() []byte {
	var b []byte
	for i, g := range f.Glyphs {
		if i == 0 || g.Number != f.Glyphs[i-1].Number+1 {
			if i > 0 {
				b = append(b, "] "...)
			}
			b = append(strconv.AppendInt(b, int64(g.Number), 10), " ["...)
		} else {
			b = append(b, ' ')
		}
		b = strconv.AppendInt(b, int64(g.Width), 10)
	}
	if len(b) > 0 {
		b = append(b, ']')
	}
	return b
}

// unicode is the map from glyphs to characters, for who copies or searches
// text (ISO 32000-1 9.10.3): at most 100 in a block.
func (f *Font) unicode() []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100
	for from := 0; from < len(f.Glyphs); from += most {
		block := f.Glyphs[from:min(from+most, len(f.Glyphs))]
		fmt.Fprintf(&b, "%d beginbfchar\n", len(block))
		for _, g := range block {
			fmt.Fprintf(&b, "<%04X> <%04X>\n", g.Number, g.Rune)
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}
