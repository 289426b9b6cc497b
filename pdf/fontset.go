package pdf

import (
	"encoding/binary"
	"slices"

	"github.com/johnfercher/maroto/v2/pkg/consts/fontstyle"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
)

// family is the name of the fonts inside maroto.
const family = "facturier"

// customFonts are the two weights with the characters that the sheet draws:
// from the small set unless one is only in the wide one. What gofpdf spends on
// a font, and most of what a page costs, grows with the characters that it maps.
func (sh *sheet) customFonts() []*entity.CustomFont {
	regular, semibold := sh.characters()
	small, fonts := loadFaces().small, [2][]byte{regularLatin, semiboldLatin}
	for _, r := range slices.Concat(regular, semibold) {
		if !small.has(r) {
			fonts = [2][]byte{regularWide, semiboldWide}
			break
		}
	}
	return []*entity.CustomFont{
		{Family: family, Style: fontstyle.Normal, Bytes: withCharacters(fonts[0], regular)},
		{Family: family, Style: fontstyle.Bold, Bytes: withCharacters(fonts[1], semibold)},
	}
}

// characters are what the sheet draws in each weight, in order.
func (sh *sheet) characters() (regular, semibold []rune) {
	var seen [2][1 << 10]uint64
	for p := range sh.pages {
		for b := range sh.pages[p].blocks {
			for s := range sh.pages[p].blocks[b].stacks {
				for _, r := range sh.pages[p].blocks[b].stacks[s].rows {
					for i := range r.cells {
						weight := &seen[0]
						if styles[r.cells[i].style].bold {
							weight = &seen[1]
						}
						for _, l := range r.cells[i].lines {
							for _, c := range l.text {
								weight[c>>6&0x3FF] |= 1 << (c & 63)
							}
						}
					}
				}
			}
		}
	}
	return runesOf(&seen[0]), runesOf(&seen[1])
}

func runesOf(seen *[1 << 10]uint64) []rune {
	runes := make([]rune, 0, 128)
	for word, bits := range seen {
		for bit := 0; bits>>bit != 0; bit++ {
			if bits>>bit&1 == 1 {
				runes = append(runes, rune(word<<6|bit))
			}
		}
	}
	return runes
}

// withCharacters is a font that maps only these characters, which are in
// order: the same tables, but for a cmap (format 4, a segment a character) put
// at the end.
func withCharacters(font []byte, runes []rune) []byte {
	glyphs := glyphsOf(font)
	segments := len(runes) + 1
	length := 16 + 8*segments
	cmap := make([]byte, 0, 12+length)
	put := func(values ...int) {
		for _, v := range values {
			cmap = binary.BigEndian.AppendUint16(cmap, uint16(v))
		}
	}
	put(0, 1, 3, 1, 0, 12) // one table: Microsoft, Unicode BMP, after this head
	put(4, length, 0, 2*segments, 0, 0, 0)
	column := func(value func(rune) int, last int) {
		for _, r := range runes {
			put(value(r))
		}
		put(last)
	}
	column(func(r rune) int { return int(r) }, 0xFFFF)
	put(0)
	column(func(r rune) int { return int(r) }, 0xFFFF)
	column(func(r rune) int { return int(glyphs.entry(r)) - int(r) }, 1)
	column(func(rune) int { return 0 }, 0)

	out := make([]byte, 0, len(font)+4+len(cmap))
	out = append(out, font...)
	for len(out)%4 != 0 {
		out = append(out, 0)
	}
	entry := tableEntry(out, "cmap")
	binary.BigEndian.PutUint32(out[entry+8:], uint32(len(out)))
	binary.BigEndian.PutUint32(out[entry+12:], uint32(len(cmap)))
	return append(out, cmap...)
}
