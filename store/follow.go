package store

import (
	"context"

	"facturier/invoice"
)

// checkAgainstOthers refuses what other documents, issued since this draft was
// made, leave no room for: nothing of a quote is invoiced twice, credit notes
// never take more than the invoice asked, a corrected invoice only replaces one
// that stands untouched, penalties are claimed once.
func checkAgainstOthers(ctx context.Context, tx *session, d *invoice.Document) error {
	var parent invoice.Document
	var others []invoice.Document
	var err error
	switch {
	case d.Kind == invoice.CreditNote && d.OriginID != 0:
		if parent, err = loadDocument(ctx, tx, d.OriginID); err != nil {
			return err
		}
		if parent.Kind == invoice.Deposit {
			_, others, err = quoteAndIssued(ctx, tx, parent.QuoteID)
		} else {
			others, err = loadDocuments(ctx, tx, "WHERE d.origin_id = ? AND d.status = ?", d.OriginID, codeIssued)
		}
	case d.Kind == invoice.CorrectedInvoice && d.OriginID != 0:
		if parent, err = loadDocument(ctx, tx, d.OriginID); err != nil {
			return err
		}
		others, err = madeOf(ctx, tx, &parent)
	case d.ClaimsPenalties():
		return checkPenalties(ctx, tx, d)
	case d.QuoteID != 0:
		parent, others, err = quoteAndIssued(ctx, tx, d.QuoteID)
	default:
		return nil
	}
	if err != nil {
		return err
	}
	return d.CheckAgainst(parent, others)
}

func quoteAndIssued(ctx context.Context, tx *session, quoteID int64) (quote invoice.Document, issued []invoice.Document, err error) {
	if quote, err = loadDocument(ctx, tx, quoteID); err != nil {
		return quote, nil, err
	}
	issued, err = loadDocuments(ctx, tx, madeFromQuote+" AND d.status = ?3", quoteID, quoteID, codeIssued)
	return quote, issued, err
}

// madeOf are the documents made of an invoice, those of its penalties too, and
// of the quote that it comes from, drafts included.
func madeOf(ctx context.Context, tx *session, d *invoice.Document) ([]invoice.Document, error) {
	if d.QuoteID == 0 {
		return loadDocuments(ctx, tx, "WHERE d.origin_id = ? OR d.penalties_id = ? ORDER BY d.slot", d.ID, d.ID)
	}
	return loadDocuments(ctx, tx, madeFromQuote+" OR d.penalties_id = ?3 ORDER BY d.slot", d.QuoteID, d.QuoteID, d.ID)
}

// madeFromQuote keeps the invoices of a quote, and what corrects them.
const madeFromQuote = `WHERE (d.quote_id = ?1 OR d.origin_id IN (SELECT id FROM documents WHERE quote_id = ?2))`

// follow brings what is stored of other documents up to date with one that has
// just been issued: what is credited of its origin, invoiced of its quote.
func follow(ctx context.Context, tx *session, d *invoice.Document) error {
	quoteID := d.QuoteID
	if d.OriginID != 0 {
		origin, err := loadDocument(ctx, tx, d.OriginID)
		if err != nil {
			return err
		}
		if d.Kind == invoice.CorrectedInvoice { // takes its place: nothing is left to pay of it
			origin.Credited += origin.Remaining()
		} else {
			origin.Credited += d.Totals.Payable
		}
		if err := touch(ctx, tx, &origin, columns{{"credited", origin.Credited}}); err != nil {
			return err
		}
		quoteID = origin.QuoteID
	}
	if quoteID == 0 {
		return nil
	}
	quote, issued, err := quoteAndIssued(ctx, tx, quoteID)
	if err != nil {
		return err
	}
	progress := invoice.Progress(quote, issued)
	quote.Invoiced, quote.Closed = progress.Invoiced, progress.Closed
	return touch(ctx, tx, &quote, columns{{"invoiced", quote.Invoiced}, {"closed", quote.Closed}})
}
