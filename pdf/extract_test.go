package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"facturier/invoice"
)

// drawn is a text that a PDF draws: where it begins, in millimetres from the top
// left of the page, and its size in points.
type drawn struct {
	x, y, size float64
	text       string
}

var (
	streams   = regexp.MustCompile(`(?s)/Filter /FlateDecode(?: /Length1 \d+)? /Length (\d+)>>\nstream\n`)
	operators = regexp.MustCompile(`BT /T(\d) ([\d.]+) Tf ([\d.-]+) ([\d.-]+) Td <([0-9A-F]*)> Tj ET`)
	mapped    = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]{4})>`)
)

// read gives the texts of each page of a file that Render made, by the maps
// from glyphs to characters that the fonts bring.
func read(t testing.TB, file []byte) [][]drawn {
	t.Helper()
	var pages []string
	var fonts []map[string]rune
	for _, at := range streams.FindAllSubmatchIndex(file, -1) {
		length, _ := strconv.Atoi(string(file[at[2]:at[3]]))
		unpacked, err := zlib.NewReader(bytes.NewReader(file[at[1] : at[1]+length]))
		if err != nil {
			continue
		}
		content, err := io.ReadAll(unpacked)
		switch {
		case err != nil:
		case bytes.Contains(content, []byte(" Tj ET")):
			pages = append(pages, string(content))
		case bytes.Contains(content, []byte("beginbfchar")):
			fonts = append(fonts, readMap(string(content)))
		}
	}
	if len(pages) == 0 || len(fonts) != 2 {
		t.Fatalf("got %d pages with texts and %d fonts in the PDF, want some and 2", len(pages), len(fonts))
	}
	var read [][]drawn
	for _, content := range pages {
		read = append(read, readPage(t, content, fonts))
	}
	return read
}

func readMap(content string) map[string]rune {
	font := map[string]rune{}
	for _, m := range mapped.FindAllStringSubmatch(content, -1) {
		r, _ := strconv.ParseUint(m[2], 16, 16)
		font[m[1]] = rune(r)
	}
	return font
}

func readPage(t testing.TB, content string, fonts []map[string]rune) []drawn {
	t.Helper()
	var texts []drawn
	for _, m := range operators.FindAllStringSubmatch(content, -1) {
		d := drawn{size: number64(m[2]), x: number64(m[3]) * millimetre, y: pageHeight - number64(m[4])*millimetre}
		font := fonts[m[1][0]-'0']
		for glyphs := m[5]; glyphs != ""; glyphs = glyphs[4:] {
			r, known := font[glyphs[:4]]
			if !known {
				t.Errorf("the font does not say what the glyph %s of %q is", glyphs[:4], d.text)
			}
			d.text += string(r)
		}
		texts = append(texts, d)
	}
	return texts
}

func number64(text string) float64 {
	f, _ := strconv.ParseFloat(text, 64)
	return f
}

// words are the texts of a page, joined by a space.
func words(page []drawn) string {
	var texts []string
	for _, d := range page {
		texts = append(texts, d.text)
	}
	return strings.Join(texts, " ")
}

// render draws and reads back.
func render(t testing.TB, d invoice.Document, s invoice.Settings) [][]drawn {
	t.Helper()
	file, err := Render(d, s)
	if err != nil {
		t.Fatal(err)
	}
	return read(t, file)
}

// pageOf is the whole of a one-page document as one string.
func pageOf(t testing.TB, d invoice.Document, s invoice.Settings) string {
	t.Helper()
	pages := render(t, d, s)
	if len(pages) != 1 {
		t.Fatalf("got %d pages, want 1", len(pages))
	}
	return words(pages[0])
}

// wantInOrder says which of the texts is missing after the ones before it.
func wantInOrder(t testing.TB, page string, texts ...string) {
	t.Helper()
	at := 0
	for _, text := range texts {
		i := strings.Index(page[at:], text)
		if i < 0 {
			t.Errorf("the page lacks %q after what precedes it; got:\n%s", text, page)
			return
		}
		at += i + len(text)
	}
}

func wantNone(t testing.TB, page string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if strings.Contains(page, text) {
			t.Errorf("the page has %q, which has no place there; got:\n%s", text, page)
		}
	}
}

// checkFile reads the cross-reference table: every offset must point at its
// object.
func checkFile(file []byte) error {
	at := bytes.LastIndex(file, []byte("startxref\n"))
	start, _, _ := strings.Cut(string(file[at+len("startxref\n"):]), "\n")
	offset, err := strconv.Atoi(start)
	if err != nil || !bytes.HasPrefix(file[offset:], []byte("xref\n0 ")) {
		return fmt.Errorf("startxref %q does not point at the table", start)
	}
	lines := strings.Split(string(file[offset:at]), "\n")
	count, _ := strconv.Atoi(strings.TrimPrefix(lines[1], "0 "))
	for n := 1; n < count; n++ {
		object, _ := strconv.Atoi(lines[2+n][:10])
		if want := fmt.Sprintf("%d 0 obj", n); !bytes.HasPrefix(file[object:], []byte(want)) {
			return fmt.Errorf("the table's entry %d points at %q", n, file[object:object+12])
		}
	}
	return nil
}
