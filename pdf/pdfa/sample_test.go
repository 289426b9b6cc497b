package pdfa

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// drawn is a file of the shape that gofpdf writes: a page, a content stream,
// pages, resources, document information, catalog; the objects out of order.
func drawn() []byte {
	content := "BT /F1 12 Tf (bonjour) Tj ET\n%%EOF\nendobj\n" // as if by chance
	bodies := []string{
		1: "<</Type /Pages\n/Kids [3 0 R ]\n/Count 1\n/MediaBox [0 0 595.28 841.89]\n>>\n",
		2: "<<\n/ProcSet [/PDF /Text]\n>>\n",
		3: "<</Type /Page\n/Parent 1 0 R\n/Resources 2 0 R\n/Contents 4 0 R>>\n",
		4: fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream\n", len(content), content),
		5: "<<\n/Producer (FPDF 1.7)\n/CreationDate (D:20260912120000)\n/ModDate (D:20261122073100)\n>>\n",
		6: "<<\n/Type /Catalog\n/Pages 1 0 R\n/Names <<\n/EmbeddedFiles << /Names [\n  \n] >>\n>>\n>>\n",
	}
	return written(bodies, 3, 4, 1, 2, 5, 6)
}

// written is a file of objects, by number from 1, in an order.
func written(bodies []string, order ...int) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.3\n")
	offsets := make([]int, len(bodies))
	for _, n := range order {
		offsets[n] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%sendobj\n", n, bodies[n])
	}
	table, size := b.Len(), len(bodies)
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", size)
	for _, at := range offsets[1:] {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n>>\nstartxref\n%d\n%%%%EOF\n", size, size-1, size-2, table)
	return []byte(b.String())
}

func sampleMetadata() Metadata {
	return Metadata{Title: "Facture F2026-0031", Author: "Zoé <Œuvre & fils> 🎨 EI", Subject: "Refonte du site",
		Creator: "Facturier", Producer: "Facturier", Language: "fr-FR",
		Moment: time.Date(2026, 9, 12, 14, 0, 0, 0, time.FixedZone("", 2*3600))}
}

func sampleAttachment() *Attachment {
	return &Attachment{Name: "factur-x.xml", MIME: "text/xml", Relationship: "Alternative", Description: "Données de la facture",
		Data: []byte("<?xml version=\"1.0\"?>\n" + strings.Repeat("<ligne>1 250,00 €</ligne>\n", 200)), FacturX: "EN 16931"}
}

// appended is Append that must succeed.
func appended(t testing.TB, m Metadata, a *Attachment) []byte {
	t.Helper()
	file, err := Append(drawn(), m, a)
	if err != nil {
		t.Fatal(err)
	}
	return file
}
