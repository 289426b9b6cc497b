package pdf

import (
	_ "embed"
	"encoding/binary"
	"sync"
)

// The embedded fonts: fonts/README.md says what they are and how to rebuild
// them. Both weights of a set hold the same characters.
var (
	//go:embed fonts/regular-latin.ttf
	regularLatin []byte
	//go:embed fonts/semibold-latin.ttf
	semiboldLatin []byte
	//go:embed fonts/regular-wide.ttf
	regularWide []byte
	//go:embed fonts/semibold-wide.ttf
	semiboldWide []byte
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

// faces are the metrics of the wide fonts, whose widths the small ones share,
// and of a small one, to know what it covers.
type faces struct{ regular, semibold, small metrics }

var loadFaces = sync.OnceValue(func() *faces {
	return &faces{
		regular:  *widthsOf(regularWide),
		semibold: *widthsOf(semiboldWide),
		small:    *widthsOf(regularLatin),
	}
})

// widthsOf reads the widths of one of our own fonts, which have 1 000 units to
// the em.
func widthsOf(font []byte) *metrics {
	hmtx := tableAt(font, "hmtx")
	measured := u16(font, tableAt(font, "hhea")+34)
	widths := new(metrics)
	for high, page := range readGlyphs(font) {
		if page == nil {
			continue
		}
		widths[high] = new([256]uint16)
		for low, glyph := range page {
			if glyph != 0 {
				widths[high][low] = uint16(u16(font, hmtx+4*min(int(glyph), measured-1)) + 1)
			}
		}
	}
	return widths
}

// glyphsOf is the glyph of each character of one of the four fonts, read once.
func glyphsOf(font []byte) *metrics {
	key := &font[0]
	if known, ok := glyphTables.Load(key); ok {
		return known.(*metrics)
	}
	read := readGlyphs(font)
	glyphTables.Store(key, read)
	return read
}

var glyphTables sync.Map // *byte, the font's first, to *metrics

// readGlyphs reads a cmap table of format 4.
func readGlyphs(font []byte) *metrics {
	glyphs := new(metrics)
	cmap := tableAt(font, "cmap")
	cmap += int(binary.BigEndian.Uint32(font[cmap+8:]))
	segments := u16(font, cmap+6) / 2
	ends := cmap + 14
	starts := ends + 2*segments + 2
	deltas := starts + 2*segments
	offsets := deltas + 2*segments
	for s := range segments {
		start, end, offset := u16(font, starts+2*s), u16(font, ends+2*s), u16(font, offsets+2*s)
		delta := u16(font, deltas+2*s)
		for code := start; code <= end && code < 0xFFFF; code++ {
			glyph := code + delta
			if offset != 0 {
				if glyph = u16(font, offsets+2*s+offset+2*(code-start)); glyph != 0 {
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

// tableAt is where a table of a font begins.
func tableAt(font []byte, tag string) int {
	return int(binary.BigEndian.Uint32(font[tableEntry(font, tag)+8:]))
}

// tableEntry is where the directory of a font speaks of a table. Our fonts have
// the tables that we ask for.
func tableEntry(font []byte, tag string) int {
	for i := range u16(font, 4) {
		at := 12 + 16*i
		if string(font[at:at+4]) == tag {
			return at
		}
	}
	panic("font without table " + tag)
}
