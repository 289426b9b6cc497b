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
	"unicode/utf16"

	"facturier/invoice"
)

// drawn is a text that a PDF draws: where it begins, in millimetres from the top
// left of the page, and its size in points.
type drawn struct {
	x, y, size float64
	text       string
}

var (
	streams   = regexp.MustCompile(`(?s)/Filter /FlateDecode /Length (\d+)>>\nstream\n`)
	operators = regexp.MustCompile(`(?s)BT /F\w+ ([\d.]+) Tf ET|BT ([\d.-]+) ([\d.-]+) Td \(((?:\\.|[^\\)])*)\) Tj ET`)
)

// read gives the texts of each page of a file that Render made.
func read(t testing.TB, file []byte) [][]drawn {
	t.Helper()
	var pages [][]drawn
	for _, at := range streams.FindAllSubmatchIndex(file, -1) {
		length, _ := strconv.Atoi(string(file[at[2]:at[3]]))
		unpacked, err := zlib.NewReader(bytes.NewReader(file[at[1] : at[1]+length]))
		if err != nil {
			continue
		}
		content, err := io.ReadAll(unpacked)
		if err != nil || !bytes.Contains(content, []byte(" Tj ET")) {
			continue
		}
		pages = append(pages, readPage(string(content)))
	}
	if len(pages) == 0 {
		t.Fatal("no page found in the PDF")
	}
	return pages
}

func readPage(content string) []drawn {
	var texts []drawn
	size := 0.0
	for _, m := range operators.FindAllStringSubmatch(content, -1) {
		if m[1] != "" {
			size, _ = strconv.ParseFloat(m[1], 64)
			continue
		}
		x, _ := strconv.ParseFloat(m[2], 64)
		y, _ := strconv.ParseFloat(m[3], 64)
		texts = append(texts, drawn{x * millimetre, pageHeight - y*millimetre, size, decode(m[4])})
	}
	return texts
}

// decode reads a string of UTF-16 with gofpdf's escapes.
func decode(escaped string) string {
	raw := strings.NewReplacer(`\\`, `\`, `\(`, `(`, `\)`, `)`, `\r`, "\r").Replace(escaped)
	var units []uint16
	for i := 0; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	return string(utf16.Decode(units))
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
