package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"facturier/invoice"
	"facturier/pdf"
)

// XML is the electronic invoice of an issued document, the factur-x.xml that
// its PDF carries. A draft and a quote have none: CodeRefused.
func (a *App) XML(ctx context.Context, id int64) ([]byte, error) {
	d, err := a.Document(ctx, id)
	if err != nil {
		return nil, err
	}
	return pdf.XML(atIssue(d))
}

// Redraw draws the page of an issued document again, from what was frozen with
// it: content, parties, wordings, logo and colour. identical says that it is
// the archived file byte for byte; it is false when the program that drew that
// one laid the page out otherwise, and when there is none. A draft is CodeRefused.
func (a *App) Redraw(ctx context.Context, id int64) (page []byte, identical bool, err error) {
	d, err := a.Document(ctx, id)
	if err != nil {
		return nil, false, err
	}
	return a.redraw(ctx, d)
}

func (a *App) redraw(ctx context.Context, d invoice.Document) (page []byte, identical bool, err error) {
	if !d.Issued() {
		return nil, false, invoice.Refused("Un brouillon n'a pas encore de PDF à redessiner.", "Émettez-le, ou dessinez-le tel qu'il est : --sortie brouillon.pdf.")
	}
	look, err := a.Look(ctx, d.ID)
	if err != nil {
		return nil, false, err
	}
	page, err = pdf.Render(atIssue(d), look)
	return page, err == nil && isArchived(&d, page), err
}

// isArchived says that content is the file of a document as it was issued.
func isArchived(d *invoice.Document, content []byte) bool {
	sum := sha256.Sum256(content)
	return d.PDF != "" && hex.EncodeToString(sum[:]) == d.PDFHash
}

// atIssue is a document without what happened to it since it was frozen.
func atIssue(d invoice.Document) invoice.Document {
	d.SentOn, d.SentTo, d.Acceptance = 0, "", invoice.Acceptance{}
	d.Paid, d.Credited, d.Invoiced, d.Payments = 0, 0, 0, nil
	d.Replaced, d.Closed = false, false
	if d.Kind == invoice.Quote {
		d.Status = invoice.StatusSent
	}
	return d
}
