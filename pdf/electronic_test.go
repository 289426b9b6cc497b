package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/xml"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"facturier/invoice"
)

var embeddedFile = regexp.MustCompile(`<</Type /EmbeddedFile .*/Length (\d+)>>\nstream\n`)

// embedded is the file inside a PDF, nil for none.
func embedded(t testing.TB, file []byte) []byte {
	t.Helper()
	at := embeddedFile.FindSubmatchIndex(file)
	if at == nil {
		return nil
	}
	length, _ := strconv.Atoi(string(file[at[2]:at[3]]))
	unpacked, err := zlib.NewReader(bytes.NewReader(file[at[1] : at[1]+length]))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// element is any XML element.
type element struct {
	XMLName  xml.Name
	Text     string     `xml:",chardata"`
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []*element `xml:",any"`
}

// all are the elements at a path of local names.
func (e *element) all(path string) []*element {
	found := []*element{e}
	for name := range strings.SplitSeq(path, "/") {
		var next []*element
		for _, parent := range found {
			for _, child := range parent.Children {
				if child.XMLName.Local == name {
					next = append(next, child)
				}
			}
		}
		found = next
	}
	return found
}

// text is the text of the first element at a path, "" for none.
func (e *element) text(path string) string {
	if found := e.all(path); len(found) > 0 {
		return strings.TrimSpace(found[0].Text)
	}
	return ""
}

// What the font lacks has a visible substitute on the page, and is exact in the
// XML and in what the file says of itself.
func TestWhatTheFontLacksIsExactInTheXML(t *testing.T) {
	const typed, shown = "Décor 🎨 漢字 q\u0308", "Décor \uFFFD \uFFFD\uFFFD q\uFFFD"
	d := draft(t)
	d.Subject, d.Lines[0].Designation = typed, typed
	file, err := Render(issued(t, d, sampleSettings(), "F2026-0060"), sampleSettings())
	if err != nil {
		t.Fatal(err)
	}
	if page := words(read(t, file)[0]); strings.Count(page, shown) != 2 {
		t.Errorf("the page has %q %d times, want 2; got:\n%s", shown, strings.Count(page, shown), page)
	}
	var invoiced element
	if err := xml.Unmarshal(embedded(t, file), &invoiced); err != nil {
		t.Fatal(err)
	}
	if got := invoiced.text("SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem/SpecifiedTradeProduct/Name"); got != typed {
		t.Errorf("the XML has %q, want %q", got, typed)
	}
	if want := "<rdf:li xml:lang=\"x-default\">" + typed + "</rdf:li>"; !bytes.Contains(file, []byte(want)) {
		t.Errorf("the packet lacks %s", want)
	}
}

// Every invoice that is issued carries its XML, the one that XML gives; a quote
// and a draft, which are no invoices, carry none.
func TestOnlyIssuedInvoicesCarryXML(t *testing.T) {
	for name, d := range kinds(t) {
		file, err := Render(d, liableSettings())
		if err != nil {
			t.Fatal(name, err)
		}
		got := embedded(t, file)
		if d.Kind == invoice.Quote || !d.Issued() {
			if got != nil || bytes.Contains(file, []byte("factur-x")) {
				t.Errorf("%s: got %d bytes inside the file, want no attachment", name, len(got))
			}
			continue
		}
		want, err := XML(d)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: error %v, got %d bytes inside the file, want the %d of the XML", name, err, len(got), len(want))
		}
	}
}
