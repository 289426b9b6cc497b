package pdfa

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// ISO 19005-3 6.8: the file is embedded with its type, size and date, and tied
// to the document by its relationship.
func TestAttachment(t *testing.T) {
	a := sampleAttachment()
	d := read(t, appended(t, sampleMetadata(), a))
	specification := d.find(t, d.root, "/AF")
	if named := d.find(t, d.root, "/EmbeddedFiles <</Names"); named != specification {
		t.Errorf("the names give object %d, want %d as AF does", named, specification)
	}
	dictionary := d.dictionaries[specification]
	for _, want := range []string{"/Type /Filespec", "/F (factur-x.xml)", "/AFRelationship /Alternative"} {
		if !strings.Contains(dictionary, want) {
			t.Errorf("got the specification %q, want it to have %s", dictionary, want)
		}
	}
	if got := texts(t, dictionary); got["UF"] != a.Name || got["Desc"] != a.Description {
		t.Errorf("got %q, want the name %q and the description %q", got, a.Name, a.Description)
	}
	file := d.find(t, specification, "/EF <</F")
	if same := d.find(t, specification, fmt.Sprintf("/F %d 0 R /UF", file)); same != file {
		t.Errorf("UF is object %d, want %d as F", same, file)
	}
	want := fmt.Sprintf("/Type /EmbeddedFile /Subtype /text#2Fxml /Filter /FlateDecode /Params <</Size %d"+
		" /CreationDate (D:20260912140000+02'00') /ModDate (D:20260912140000+02'00')>>", len(a.Data))
	if !strings.Contains(d.dictionaries[file], want) {
		t.Errorf("got the embedded file %q, want it to have %q", d.dictionaries[file], want)
	}
	if got := unpack(t, d.streams[file]); !bytes.Equal(got, a.Data) {
		t.Errorf("got %d bytes out of the file, want the %d that were put in", len(got), len(a.Data))
	}
}

// Factur-X 1.0: four properties, and one schema that explains each of them.
func TestFacturXSchema(t *testing.T) {
	d := read(t, appended(t, sampleMetadata(), sampleAttachment()))
	packet := d.streams[d.find(t, d.root, "/Metadata")]
	said := properties(t, packet)
	for name, want := range map[string]string{
		"DocumentFileName": "factur-x.xml", "DocumentType": "INVOICE", "Version": "1.0", "ConformanceLevel": "EN 16931",
	} {
		if got := said[facturX+" "+name]; !slices.Equal(got, []string{want}) {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
		if !slices.Contains(said["http://www.aiim.org/pdfa/ns/property# name"], name) {
			t.Errorf("the schema does not explain %s", name)
		}
	}
	for _, once := range []string{"<rdf:Description", "<pdfaExtension:schemas>"} {
		if n := bytes.Count(packet, []byte(once)); n != 1 {
			t.Errorf("the packet has %s %d times, want once", once, n)
		}
	}
}

func TestSchemaOnlyWithFacturX(t *testing.T) {
	other := sampleAttachment()
	other.Name, other.FacturX, other.Relationship, other.Description = "source.xml", "", "Source", ""
	for name, a := range map[string]*Attachment{"no attachment": nil, "another file": other} {
		d := read(t, appended(t, sampleMetadata(), a))
		if packet := d.streams[d.find(t, d.root, "/Metadata")]; bytes.Contains(packet, []byte("factur-x")) || bytes.Contains(packet, []byte("pdfaExtension")) {
			t.Errorf("%s: the packet speaks of Factur-X:\n%s", name, packet)
		}
	}
}

func TestWhatCannotStandInAFileIsRefused(t *testing.T) {
	for name, change := range map[string]func(*Metadata, *Attachment){
		"name with an accent":   func(_ *Metadata, a *Attachment) { a.Name = "reçu.xml" },
		"name with a bracket":   func(_ *Metadata, a *Attachment) { a.Name = "a).xml" },
		"name with a backslash": func(_ *Metadata, a *Attachment) { a.Name = `a\b.xml` },
		"no name":               func(_ *Metadata, a *Attachment) { a.Name = "" },
		"no type":               func(_ *Metadata, a *Attachment) { a.MIME = "" },
		"odd type":              func(_ *Metadata, a *Attachment) { a.MIME = "text/x ml" },
		"odd relationship":      func(_ *Metadata, a *Attachment) { a.Relationship = "Friend" },
		"no date":               func(m *Metadata, _ *Attachment) { m.Moment = time.Time{} },
		"odd language":          func(m *Metadata, _ *Attachment) { m.Language = "fr)" },
		"a year of five digits": func(m *Metadata, _ *Attachment) { m.Moment = m.Moment.AddDate(20_000, 0, 0) },
	} {
		m, a := sampleMetadata(), sampleAttachment()
		change(&m, a)
		if file, err := Append(drawn(), m, a); err == nil || file != nil {
			t.Errorf("%s: got %d bytes and %v, want none and a refusal", name, len(file), err)
		}
	}
}
