// Package pdfa makes a PDF/A-3b (ISO 19005-3) of a file that gofpdf wrote,
// with a file attached when there is one: factur-x.xml. Standard library only.
//
// gofpdf's pages, fonts and pictures are right already. What it lacks is
// appended: the colour profile, the metadata, the attachment; and its head,
// document information, catalog and table are written anew.
package pdfa

import (
	_ "embed"
	"time"
)

// Metadata is what the file says of itself, in its document information and,
// equal, in its XMP packet. A text that is empty is left out of both.
type Metadata struct {
	Title, Author, Subject, Creator, Producer string

	Language string    // of the document, as RFC 5646 writes it: "fr-FR"
	Moment   time.Time // of creation and change; zero leaves the dates out
}

// Attachment is a file inside the file.
type Attachment struct {
	Name         string // printable ASCII without ( ) \
	MIME         string // "text/xml"
	Relationship string // one of ISO 19005-3 6.8: "Alternative", "Source", "Data", "Supplement", "Unspecified"
	Description  string
	Data         []byte

	// FacturX is the conformance level of a Factur-X attachment ("EN 16931"),
	// which the XMP packet then declares; "" is any other file.
	FacturX string
}

// sRGB is the profile of the output intent: icc/README.md.
//
//go:embed icc/sRGB.icc
var sRGB []byte

// head is a version that knows what PDF/A-3 is built on, and the comment of
// four high bytes that says that the file is binary (ISO 19005-3 6.1.2).
const head = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

// Append makes a PDF/A-3b of a file that gofpdf wrote, with an attachment when
// there is one. The same arguments give the same bytes; file is not changed.
// The error says what is not as gofpdf writes it, or which argument cannot
// stand in a PDF; it never panics, whatever the bytes.
func Append(file []byte, m Metadata, a *Attachment) ([]byte, error) {
	s, err := parse(file)
	if err != nil {
		return nil, err
	}
	return assemble(s, &edit{}, m, a)
}

func assemble(s *shape, e *edit, m Metadata, a *Attachment) ([]byte, error) {
	if err := m.check(a); err != nil {
		return nil, err
	}
	m = m.clean()
	packet := m.xmp(a)
	w := newWriter(s, e, len(packet)+len(sRGB)+attached(a))
	w.edit(e)
	root := catalog{
		metadata: w.stream("/Type /Metadata /Subtype /XML", packet),
		profile:  w.stream("/N 3", sRGB),
		language: m.Language,
	}
	if a != nil {
		root.attachment, root.name = w.attach(a, m.Moment), a.Name
	}
	info := w.object(m.info())
	return w.finish(w.object(root.String()), info), nil
}

func attached(a *Attachment) int {
	if a == nil {
		return 0
	}
	return len(a.Data)
}
