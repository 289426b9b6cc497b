package pdf

import (
	"encoding/binary"
	"hash/fnv"
	"math/bits"

	"facturier/pdf/pdfa"
)

// reduced is the font with the glyphs of the characters in use, at their
// numbers, 0 where a glyph is not in use.
func (f *face) reduced(used []rune) pdfa.Font {
	font := pdfa.Font{Ascent: f.ascent, Descent: f.descent, CapHeight: f.capHeight, StemV: f.stem, Box: f.box}
	tag := fnv.New64a()
	for number, r := range used {
		if r == 0 {
			continue
		}
		_, _ = tag.Write([]byte{byte(number >> 8), byte(number)}) // a hash takes all
		font.Glyphs = append(font.Glyphs, pdfa.Glyph{Number: number, Rune: r, Width: f.advance(number)})
	}
	font.Name = tagged(tag.Sum64(), f.name)
	font.File = f.subset(font.Glyphs)
	return font
}

// tagged is the name of a subset: six capitals that tell it from others of the
// same font (ISO 32000-1 9.6.4).
func tagged(hash uint64, name string) string {
	tag := make([]byte, 6, 7+len(name))
	for i := range tag {
		tag[i] = 'A' + byte(hash%26)
		hash /= 26
	}
	return string(append(append(tag, '+'), name...))
}

// subset is a TrueType font of the tables that a PDF asks for (ISO 32000-1
// 9.9), in which the other glyphs are empty: no glyph changes its number.
func (f *face) subset(glyphs []pdfa.Glyph) []byte {
	kept := make([]bool, f.glyphCount)
	f.keep(kept, 0) // what a reader draws of a number that is not there
	for _, g := range glyphs {
		f.keep(kept, g.Number)
	}
	loca := make([]byte, 2*(f.glyphCount+1))
	hmtx := make([]byte, len(f.table("hmtx")))
	glyf := make([]byte, 0, 16<<10)
	for number, keep := range kept {
		binary.BigEndian.PutUint16(loca[2*number:], uint16(len(glyf)/2))
		if keep {
			glyf = append(glyf, f.outline(number)...)
			copy(hmtx[4*number:], f.table("hmtx")[4*number:4*number+4])
		}
	}
	binary.BigEndian.PutUint16(loca[2*f.glyphCount:], uint16(len(glyf)/2))
	return fontFile([]fontTable{{"glyf", glyf}, {"head", f.table("head")}, {"hhea", f.table("hhea")}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", f.table("maxp")}})
}

// keep marks a glyph and those that it is made of.
func (f *face) keep(kept []bool, number int) {
	if number >= len(kept) || kept[number] {
		return
	}
	kept[number] = true
	outline := f.outline(number)
	if len(outline) < 10 || outline[0]&0x80 == 0 { // a negative count of contours: composite
		return
	}
	for at, more := 10, true; more; {
		flags := u16(outline, at)
		f.keep(kept, u16(outline, at+2))
		at += componentLength(flags)
		more = flags&0x20 != 0
	}
}

// componentLength is how long a part of a composite glyph is, by its flags:
// two offsets of a byte or a word, then a scale, two, or a matrix.
func componentLength(flags int) int {
	length := 6
	if flags&0x01 != 0 {
		length += 2
	}
	switch {
	case flags&0x08 != 0:
		length += 2
	case flags&0x40 != 0:
		length += 4
	case flags&0x80 != 0:
		length += 8
	}
	return length
}

// fontTable is a table of a font file, by its tag.
type fontTable struct {
	tag  string
	data []byte
}

// fontFile is a font file of tables in the order of their tags.
func fontFile(tables []fontTable) []byte {
	count := len(tables)
	power := bits.Len(uint(count)) - 1
	size := 12 + 16*count
	for _, t := range tables {
		size += (len(t.data) + 3) &^ 3
	}
	out := make([]byte, 0, size)
	out = binary.BigEndian.AppendUint32(out, 0x00010000)
	for _, v := range []int{count, 16 << power, power, 16*count - 16<<power} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at := 12 + 16*count
	for _, t := range tables {
		out = append(out, t.tag...)
		for _, v := range []uint32{checksum(t.data), uint32(at), uint32(len(t.data))} {
			out = binary.BigEndian.AppendUint32(out, v)
		}
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

// checksum is the sum of a table's words, the last one filled with zeros.
func checksum(data []byte) (sum uint32) {
	for ; len(data) >= 4; data = data[4:] {
		sum += binary.BigEndian.Uint32(data)
	}
	var last [4]byte
	copy(last[:], data)
	return sum + binary.BigEndian.Uint32(last[:])
}
