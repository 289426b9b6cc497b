package pdf

import (
	"time"

	"facturier/invoice"
	"facturier/pdf/pdfa"
)

// program is what a file names as its maker. It has no version: the same book
// gives the same bytes after an upgrade that draws the same page.
const program = "Facturier"

// finish is the last stage of a render: what maroto drew becomes PDF/A-3b. All
// that the file says of itself is the document's: neither clock nor machine.
func (sh *sheet) finish(drawn []byte, d *invoice.Document) ([]byte, error) {
	return pdfa.Append(drawn, pdfa.Metadata{
		Title: sh.title, Author: sh.author, Subject: sh.subject,
		Creator: program, Producer: program, Language: "fr-FR",
		Moment: moment(d),
	}, nil)
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
