package pdf

import (
	_ "embed"
	"encoding/binary"
	"sync"
)

// The embedded fonts: fonts/README.md says what they are and how to rebuild
// them. Both weights hold the same characters.
var (
	//go:embed fonts/regular.ttf
	regularFile []byte
	//go:embed fonts/semibold.ttf
	semiboldFile []byte
)

// metrics are a number for each character of a font, by the high and the low
// byte of the rune; 0 says that the font lacks it. Of widths, in thousandths
// of the size, the number is width + 1.
type metrics [256]*[256]uint16

// has says whether the font can draw the rune.
func (m *metrics) has(r rune) bool { return m.entry(r) != 0 }

func (m *metrics) entry(r rune) uint16 {
	if r < 0 || r > 0xFFFF || m[r>>8] == nil {
		return 0
	}
	return m[r>>8][r&0xFF]
}

// width is the length of a text set in the font, in millimetres.
func (m *metrics) width(text string, size float64) float64 {
	thousandths := 0
	for _, r := range text {
		if entry := m.entry(r); entry > 0 {
			thousandths += int(entry) - 1
		}
	}
	return float64(thousandths) / 1000 * size * millimetre
}

// face is one of our own fonts, which have 1 000 units to the em, read.
type face struct {
	name                             string
	glyphs, widths                   metrics // by character
	tables                           map[string][]byte
	glyphCount                       int
	ascent, descent, capHeight, stem int
	box                              [4]int
}

// loadFaces reads both weights, regular and semibold, once.
var loadFaces = sync.OnceValue(func() [2]*face {
	return [2]*face{readFace(regularFile, "FacturierSans-Regular", 88), readFace(semiboldFile, "FacturierSans-SemiBold", 140)}
})

// readFace takes the width of stems from who knows: no table has it.
func readFace(file []byte, name string, stem int) *face {
	f := &face{name: name, stem: stem, tables: tablesOf(file)}
	head, hhea := f.table("head"), f.table("hhea")
	f.glyphs, f.glyphCount = *readGlyphs(f.table("cmap")), u16(f.table("maxp"), 4)
	f.ascent, f.descent, f.capHeight = i16(hhea, 4), i16(hhea, 6), i16(f.table("OS/2"), 88)
	for i := range f.box {
		f.box[i] = i16(head, 36+2*i)
	}
	for high, page := range f.glyphs {
		if page == nil {
			continue
		}
		f.widths[high] = new([256]uint16)
		for low, glyph := range page {
			if glyph != 0 {
				f.widths[high][low] = uint16(f.advance(int(glyph)) + 1)
			}
		}
	}
	return f
}

// tablesOf are the tables of a font file, by tag.
func tablesOf(file []byte) map[string][]byte {
	tables := map[string][]byte{}
	for i := range u16(file, 4) {
		entry := file[12+16*i:]
		at, length := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		tables[string(entry[:4])] = file[at : at+length]
	}
	return tables
}

// table is a table of the font. Our fonts have the tables that we ask for.
func (f *face) table(tag string) []byte { return f.tables[tag] }

// advance is the width of a glyph. In our fonts each one has its own.
func (f *face) advance(glyph int) int { return u16(f.table("hmtx"), 4*glyph) }

// outline is what draws a glyph.
func (f *face) outline(glyph int) []byte {
	loca := f.table("loca")
	return f.table("glyf")[2*u16(loca, 2*glyph) : 2*u16(loca, 2*glyph+2)]
}

// readGlyphs reads a cmap table whose first part is of format 4.
func readGlyphs(table []byte) *metrics {
	glyphs := new(metrics)
	cmap := int(binary.BigEndian.Uint32(table[8:]))
	segments := u16(table, cmap+6) / 2
	ends := cmap + 14
	starts := ends + 2*segments + 2
	deltas := starts + 2*segments
	offsets := deltas + 2*segments
	for s := range segments {
		start, end, offset := u16(table, starts+2*s), u16(table, ends+2*s), u16(table, offsets+2*s)
		delta := u16(table, deltas+2*s)
		for code := start; code <= end && code < 0xFFFF; code++ {
			glyph := code + delta
			if offset != 0 {
				if glyph = u16(table, offsets+2*s+offset+2*(code-start)); glyph != 0 {
					glyph += delta
				}
			}
			if glyph &= 0xFFFF; glyph == 0 {
				continue
			}
			if glyphs[code>>8] == nil {
				glyphs[code>>8] = new([256]uint16)
			}
			glyphs[code>>8][code&0xFF] = uint16(glyph)
		}
	}
	return glyphs
}

func u16(font []byte, at int) int { return int(binary.BigEndian.Uint16(font[at:])) }

func i16(font []byte, at int) int { return int(int16(binary.BigEndian.Uint16(font[at:]))) }
