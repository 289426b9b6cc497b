package pdf

import (
	"time"

	"facturier/invoice"
	"facturier/pdf/cii"
	"facturier/pdf/pdfa"
)

// program is what a file names as its maker. It has no version: the same book
// gives the same bytes after an upgrade that draws the same page.
const program = "Facturier"

// file is the sheet as PDF/A-3b, with a file attached when there is one. All
// that it says of itself is the document's: neither clock nor machine.
func (sh *sheet) file(attachment *pdfa.Attachment) ([]byte, error) {
	drawn, text, err := sh.paper()
	if err != nil {
		return nil, err
	}
	return pdfa.Typeset(drawn, text, pdfa.Metadata{
		Title: sh.title, Author: sh.author, Subject: sh.subject,
		Creator: program, Producer: program, Language: "fr-FR",
		Moment: sh.moment,
	}, attachment)
}

// electronic is the invoice as Factur-X carries it; nil for a quote and for a
// draft, which are no invoices.
func electronic(d *invoice.Document) (*pdfa.Attachment, error) {
	if !d.Issued() || d.Kind.TypeCode() == "" {
		return nil, nil
	}
	xml, err := cii.XML(d)
	if err != nil {
		return nil, err
	}
	return &pdfa.Attachment{
		Name: "factur-x.xml", MIME: "text/xml", Relationship: "Alternative", FacturX: "EN 16931",
		Description: d.Kind.Title() + " au format Factur-X, profil EN 16931", Data: xml,
	}, nil
}

// momentOf is the time that the file of a day bears: noon in Greenwich, the
// same day all over the world but for its last time zones; zero, which is no
// date, for none.
func momentOf(day invoice.Date) time.Time {
	if day.IsZero() {
		return time.Time{}
	}
	return day.Time().Add(12 * time.Hour)
}
