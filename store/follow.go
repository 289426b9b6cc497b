package store

import (
	"context"
	"database/sql"
	"fmt"

	"facturier/invoice"
)

// checkAgainstOthers refuses what other documents, issued since this draft was
// made, leave no room for.
func checkAgainstOthers(ctx context.Context, tx *sql.Tx, d *invoice.Document) error {
	switch {
	case d.Kind == invoice.CreditNote && d.OriginID != 0:
		return checkCredit(ctx, tx, d)
	case d.QuoteID != 0:
		return checkQuote(ctx, tx, d)
	}
	return nil
}

// checkCredit: credit notes never take more than what the invoice asked.
func checkCredit(ctx context.Context, tx *sql.Tx, d *invoice.Document) error {
	origin, err := loadDocument(ctx, tx, d.OriginID)
	if err != nil {
		return err
	}
	credits, err := loadDocuments(ctx, tx, "WHERE d.origin_id = ? AND d.status = ?", d.OriginID, codeIssued)
	if err != nil {
		return err
	}
	if left := invoice.Creditable(origin, credits); d.Totals.Gross > left {
		return invoice.Refused(fmt.Sprintf("Cet avoir de %s dépasse ce qui reste de %s : %s.", d.Totals.Gross, origin.Number, left), "Réduisez-le, ou supprimez ce brouillon.")
	}
	return nil
}

// checkQuote: nothing of a quote is invoiced twice.
func checkQuote(ctx context.Context, tx *sql.Tx, d *invoice.Document) error {
	quote, made, err := quoteAndIssued(ctx, tx, d.QuoteID)
	if err != nil {
		return err
	}
	progress := invoice.Progress(quote, made)
	asked := d.Totals.Payable
	if progress.Closed || asked > progress.Left {
		return invoice.Refused(fmt.Sprintf("%s est déjà facturé : il en reste %s, cette facture en demande %s.", quote.DisplayNumber(), progress.Left, asked),
			"Supprimez ce brouillon, ou convertissez à nouveau le devis.")
	}
	for i := range d.Lines {
		if source := d.Lines[i].Source; source > 0 && source <= len(progress.Lines) && progress.Lines[source-1] {
			return &invoice.Error{Code: invoice.CodeRefused, Field: invoice.LineField(i, invoice.FieldDesignation),
				Message: fmt.Sprintf("La ligne %d de %s est déjà facturée.", source, quote.DisplayNumber()), Hint: "Retirez-la de cette facture."}
		}
	}
	return nil
}

func quoteAndIssued(ctx context.Context, tx *sql.Tx, quoteID int64) (quote invoice.Document, issued []invoice.Document, err error) {
	if quote, err = loadDocument(ctx, tx, quoteID); err != nil {
		return quote, nil, err
	}
	issued, err = loadDocuments(ctx, tx, madeFromQuote+" AND d.status = ?3", quoteID, quoteID, codeIssued)
	return quote, issued, err
}

// madeFromQuote keeps the invoices of a quote and their credit notes.
const madeFromQuote = `WHERE (d.quote_id = ?1 OR d.origin_id IN (SELECT id FROM documents WHERE quote_id = ?2))`

// follow brings what is stored of other documents up to date with one that has
// just been issued: what is credited of its origin, invoiced of its quote.
func follow(ctx context.Context, tx *sql.Tx, d *invoice.Document) error {
	quoteID := d.QuoteID
	if d.OriginID != 0 {
		_, err := tx.ExecContext(ctx, `UPDATE documents SET credited = (SELECT coalesce(sum(gross), 0) FROM documents
			WHERE origin_id = ?1 AND status = ?2) WHERE id = ?1`, d.OriginID, codeIssued)
		if err != nil {
			return err
		}
		var id sql.NullInt64
		if err := tx.QueryRowContext(ctx, "SELECT quote_id FROM documents WHERE id = ?", d.OriginID).Scan(&id); err != nil {
			return err
		}
		quoteID = id.Int64
	}
	if quoteID == 0 {
		return nil
	}
	quote, issued, err := quoteAndIssued(ctx, tx, quoteID)
	if err != nil {
		return err
	}
	progress := invoice.Progress(quote, issued)
	_, err = tx.ExecContext(ctx, "UPDATE documents SET invoiced = ?, closed = ? WHERE id = ?", progress.Invoiced, progress.Closed, quoteID)
	return err
}
