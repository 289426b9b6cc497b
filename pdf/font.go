package pdf

import (
	_ "embed"
	"encoding/binary"
	"sync"

	"github.com/johnfercher/maroto/v2/pkg/consts/fontstyle"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
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

// family is the name of the fonts inside maroto.
const family = "facturier"

// customFonts are the two weights: of the small set, which costs less time,
// unless a document needs the wide one.
func customFonts(wide bool) []*entity.CustomFont {
	regular, semibold := regularLatin, semiboldLatin
	if wide {
		regular, semibold = regularWide, semiboldWide
	}
	return []*entity.CustomFont{
		{Family: family, Style: fontstyle.Normal, Bytes: regular},
		{Family: family, Style: fontstyle.Bold, Bytes: semibold},
	}
}

// metrics are the widths of a font's characters, in thousandths of its size:
// a page of 256 for each high byte of a rune, holding width + 1, so that 0
// says that the font lacks the rune.
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
		regular:  readMetrics(regularWide),
		semibold: readMetrics(semiboldWide),
		small:    readMetrics(regularLatin),
	}
})

// readMetrics reads the cmap (format 4) and hmtx tables of one of our own
// fonts; the tests hold what it relies on: 1 000 units to the em.
func readMetrics(font []byte) metrics {
	var m metrics
	u16 := func(at int) int { return int(binary.BigEndian.Uint16(font[at:])) }
	table := func(tag string) int {
		for i := range u16(4) {
			at := 12 + 16*i
			if string(font[at:at+4]) == tag {
				return int(binary.BigEndian.Uint32(font[at+8:]))
			}
		}
		panic("font without table " + tag)
	}
	hmtx, measured := table("hmtx"), u16(table("hhea")+34)
	cmap := table("cmap")
	cmap += int(binary.BigEndian.Uint32(font[cmap+8:]))
	segments := u16(cmap+6) / 2
	ends := cmap + 14
	starts := ends + 2*segments + 2
	deltas := starts + 2*segments
	offsets := deltas + 2*segments
	for s := range segments {
		start, end, offset := u16(starts+2*s), u16(ends+2*s), u16(offsets+2*s)
		for code := start; code <= end && code < 0xFFFF; code++ {
			glyph := code + u16(deltas+2*s)
			if offset != 0 {
				glyph = u16(offsets + 2*s + offset + 2*(code-start))
				if glyph != 0 {
					glyph += u16(deltas + 2*s)
				}
			}
			glyph &= 0xFFFF
			if glyph == 0 {
				continue
			}
			if m[code>>8] == nil {
				m[code>>8] = new([256]uint16)
			}
			m[code>>8][code&0xFF] = uint16(u16(hmtx+4*min(glyph, measured-1)) + 1)
		}
	}
	return m
}
