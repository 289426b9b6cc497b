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

// finish is the last stage of a render: what maroto drew becomes PDF/A-3b, with
// its XML inside when it is an invoice. All that the file says of itself is the
// document's: neither clock nor machine.
func (sh *sheet) finish(drawn []byte, d *invoice.Document) ([]byte, error) {
	attachment, err := electronic(d)
	if err != nil {
		return nil, err
	}
	return pdfa.Append(drawn, pdfa.Metadata{
		Title: sh.title, Author: sh.author, Subject: sh.subject,
		Creator: program, Producer: program, Language: "fr-FR",
		Moment: moment(d),
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

// moment is the time that the file bears: noon in Greenwich of the day of
// issue, the same day all over the world but for its last time zones; zero,
// which is no date, for a draft without one.
func moment(d *invoice.Document) time.Time {
	if d.IssueDate.IsZero() {
		return time.Time{}
	}
	return d.IssueDate.Time().Add(12 * time.Hour)
}
