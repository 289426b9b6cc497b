package pdfa

import (
	"bytes"
	"encoding/xml"
	"fmt"
)

// xmp is the metadata as a packet of XMP (ISO 19005-3 6.6), in UTF-8, with
// neither bytes nor encoding in its head. All is in one description: two that
// declare schemas make a packet that readers refuse.
func (m *Metadata) xmp(a *Attachment) []byte {
	b := &packet{}
	b.put("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n" +
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\"\n" +
		" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n" +
		" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n" +
		" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n" +
		" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"")
	if a != nil && a.FacturX != "" {
		b.put("\n xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n" +
			" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n" +
			" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"\n" +
			" xmlns:fx=\"" + facturX + "\"")
	}
	b.put(">\n<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n")
	b.value("dc:title", m.Title, "<rdf:Alt><rdf:li xml:lang=\"x-default\">", "</rdf:li></rdf:Alt>")
	b.value("dc:creator", m.Author, "<rdf:Seq><rdf:li>", "</rdf:li></rdf:Seq>")
	b.value("dc:description", m.Subject, "<rdf:Alt><rdf:li xml:lang=\"x-default\">", "</rdf:li></rdf:Alt>")
	b.value("dc:language", m.Language, "<rdf:Bag><rdf:li>", "</rdf:li></rdf:Bag>")
	b.value("pdf:Producer", m.Producer, "", "")
	b.value("xmp:CreatorTool", m.Creator, "", "")
	if !m.Moment.IsZero() {
		when := m.Moment.Format("2006-01-02T15:04:05-07:00")
		b.value("xmp:CreateDate", when, "", "")
		b.value("xmp:ModifyDate", when, "", "")
	}
	if a != nil && a.FacturX != "" {
		b.facturX(a)
	}
	b.put("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.Bytes()
}

// packet is an XMP packet that grows.
type packet struct{ bytes.Buffer }

func (b *packet) put(text string) { b.WriteString(text) }

// value writes an element; nothing when the text is empty.
func (b *packet) value(element, text, before, after string) {
	if text == "" {
		return
	}
	fmt.Fprintf(b, "<%s>%s", element, before)
	_ = xml.EscapeText(b, []byte(text)) // a bytes.Buffer takes all
	fmt.Fprintf(b, "%s</%s>\n", after, element)
}

// facturX is the name of the schema that Factur-X 1.0 and later declare.
const facturX = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"

// facturX writes the four properties of Factur-X and the schema that explains
// them, which PDF/A wants of any that it does not know (6.6.2.3).
func (b *packet) facturX(a *Attachment) {
	b.value("fx:DocumentType", "INVOICE", "", "")
	b.value("fx:DocumentFileName", a.Name, "", "")
	b.value("fx:Version", "1.0", "", "")
	b.value("fx:ConformanceLevel", clean(a.FacturX), "", "")
	b.put("<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n" +
		"<pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>\n" +
		"<pdfaSchema:namespaceURI>" + facturX + "</pdfaSchema:namespaceURI>\n" +
		"<pdfaSchema:prefix>fx</pdfaSchema:prefix>\n" +
		"<pdfaSchema:property><rdf:Seq>\n")
	for _, p := range []struct{ name, description string }{
		{"DocumentFileName", "name of the embedded XML invoice file"},
		{"DocumentType", "INVOICE"},
		{"Version", "The actual version of the Factur-X XML schema"},
		{"ConformanceLevel", "The conformance level of the embedded Factur-X data"},
	} {
		b.put("<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>" + p.name + "</pdfaProperty:name>" +
			"<pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>" +
			"<pdfaProperty:description>" + p.description + "</pdfaProperty:description></rdf:li>\n")
	}
	b.put("</rdf:Seq></pdfaSchema:property>\n</rdf:li></rdf:Bag></pdfaExtension:schemas>\n")
}
