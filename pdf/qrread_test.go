package pdf

import (
	"bytes"
	"image/png"
	"slices"
	"testing"
)

// symbol is a version of QR code at level M (ISO/IEC 18004 tables 9 and E.1):
// its blocks by the codewords of data in each, and where its alignment patterns are.
type symbol struct {
	blocks []int
	align  []int
}

func blocksOf(count, size, count2, size2 int) []int {
	return append(slices.Repeat([]int{size}, count), slices.Repeat([]int{size2}, count2)...)
}

var versions = [...]symbol{
	1: {blocksOf(1, 16, 0, 0), nil}, 2: {blocksOf(1, 28, 0, 0), []int{6, 18}}, 3: {blocksOf(1, 44, 0, 0), []int{6, 22}},
	4: {blocksOf(2, 32, 0, 0), []int{6, 26}}, 5: {blocksOf(2, 43, 0, 0), []int{6, 30}}, 6: {blocksOf(4, 27, 0, 0), []int{6, 34}},
	7: {blocksOf(4, 31, 0, 0), []int{6, 22, 38}}, 8: {blocksOf(2, 38, 2, 39), []int{6, 24, 42}}, 9: {blocksOf(3, 36, 2, 37), []int{6, 26, 46}},
	10: {blocksOf(4, 43, 1, 44), []int{6, 28, 50}}, 11: {blocksOf(1, 50, 4, 51), []int{6, 30, 54}}, 12: {blocksOf(6, 36, 2, 37), []int{6, 32, 58}},
	13: {blocksOf(8, 37, 1, 38), []int{6, 34, 62}},
}

// readCode reads a QR code that nothing soiled, as ISO/IEC 18004 says that a
// telephone does, without the correction of errors.
func readCode(t *testing.T, q *code) (text string, version int) {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(q.png))
	if err != nil {
		t.Fatal(err)
	}
	scale := 1
	for r, _, _, _ := picture.At(quiet*scale, quiet*scale).RGBA(); r != 0; r, _, _, _ = picture.At(quiet*scale, quiet*scale).RGBA() {
		scale++ // the corner of the first pattern is black
	}
	side := q.pixels/scale - 2*quiet
	version = (side - 17) / 4
	if side != 17+4*version || version < 1 || version >= len(versions) {
		t.Fatalf("got %d modules, want those of versions 1 to 13", side)
	}
	black := func(x, y int) bool {
		r, _, _, _ := picture.At((x+quiet)*scale+scale/2, (y+quiet)*scale+scale/2).RGBA()
		return r == 0
	}
	var format []bool
	for _, x := range []int{0, 1, 2, 3, 4} {
		format = append(format, black(x, 8) != (0b10101>>(4-x)&1 == 1))
	}
	if format[0] || format[1] {
		t.Error("the level of correction is not M")
	}
	mask := 0
	for _, bit := range format[2:] {
		mask <<= 1
		if bit {
			mask |= 1
		}
	}
	words := codewords(side, version, mask, black)
	return content(t, gather(words, versions[version].blocks), version), version
}

// masked says whether a mask turns a module.
func masked(mask, x, y int) bool {
	return [...]bool{(x+y)%2 == 0, y%2 == 0, x%3 == 0, (x+y)%3 == 0, (y/2+x/3)%2 == 0, x*y%2+x*y%3 == 0, (x*y%2+x*y%3)%2 == 0, ((x+y)%2+x*y%3)%2 == 0}[mask]
}

// reserved says that a module is of a pattern, not of the data.
func reserved(side, version, x, y int) bool {
	if x == 6 || y == 6 || x < 9 && y < 9 || x < 9 && y >= side-8 || x >= side-8 && y < 9 {
		return true
	}
	if version >= 7 && (x < 6 && y >= side-11 || y < 6 && x >= side-11) {
		return true
	}
	places := versions[version].align
	for i, cx := range places {
		for j, cy := range places {
			last := len(places) - 1
			if i == 0 && j == 0 || i == 0 && j == last || i == last && j == 0 {
				continue
			}
			if max(x-cx, cx-x) <= 2 && max(y-cy, cy-y) <= 2 {
				return true
			}
		}
	}
	return false
}

// codewords reads the data upwards and downwards, two columns at a time.
func codewords(side, version, mask int, black func(x, y int) bool) []byte {
	var words []byte
	bits, current, up := 0, 0, true
	for right := side - 1; right > 0; right -= 2 {
		if right == 6 {
			right--
		}
		for i := range side {
			y := i
			if up {
				y = side - 1 - i
			}
			for _, x := range []int{right, right - 1} {
				if reserved(side, version, x, y) {
					continue
				}
				current <<= 1
				if black(x, y) != masked(mask, x, y) {
					current |= 1
				}
				if bits++; bits == 8 {
					words, bits, current = append(words, byte(current)), 0, 0
				}
			}
		}
		up = !up
	}
	return words
}

// gather puts the data of interleaved blocks in order.
func gather(words []byte, blocks []int) []byte {
	parts := make([][]byte, len(blocks))
	at := 0
	for i := range slices.Max(blocks) {
		for b, size := range blocks {
			if i < size {
				parts[b] = append(parts[b], words[at])
				at++
			}
		}
	}
	return slices.Concat(parts...)
}

// content is the text in byte mode at the beginning of the data.
func content(t *testing.T, data []byte, version int) string {
	t.Helper()
	at := 0
	take := func(bits int) int {
		value := 0
		for range bits {
			value = value<<1 | int(data[at/8]>>(7-at%8)&1)
			at++
		}
		return value
	}
	if mode := take(4); mode != 4 {
		t.Fatalf("got mode %d, want 4, bytes", mode)
	}
	length := 8
	if version > 9 {
		length = 16
	}
	text := make([]byte, take(length))
	for i := range text {
		text[i] = byte(take(8))
	}
	return string(text)
}
