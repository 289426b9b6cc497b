package store

import (
	"context"

	"facturier/invoice"
)

// InvoicesOf are the documents made from a quote: deposits, invoices, balance
// and what corrects them, drafts included, oldest first.
func (b *Book) InvoicesOf(ctx context.Context, quoteID int64) (all []invoice.Document, err error) {
	err = b.read(ctx, func(tx *session) error {
		all, err = loadDocuments(ctx, tx, madeFromQuote+" ORDER BY d.slot", quoteID, quoteID)
		return err
	})
	return all, err
}

// MadeOf are the documents that correct an invoice, and all that was made of
// its quote, drafts included, oldest first: what a correction must know.
func (b *Book) MadeOf(ctx context.Context, invoiceID int64) (all []invoice.Document, err error) {
	err = b.read(ctx, func(tx *session) error {
		d, err := loadDocument(ctx, tx, invoiceID)
		if err == nil {
			all, err = madeOf(ctx, tx, &d)
		}
		return err
	})
	return all, err
}

// CreditsOf are the credit notes of an invoice, drafts included, oldest first.
func (b *Book) CreditsOf(ctx context.Context, invoiceID int64) (all []invoice.Document, err error) {
	err = b.read(ctx, func(tx *session) error {
		all, err = loadDocuments(ctx, tx, "WHERE d.origin_id = ? AND d.kind = ? ORDER BY d.slot", invoiceID, code(kinds, invoice.CreditNote))
		return err
	})
	return all, err
}

// IssuedDocuments are the ids of the invoices and credit notes that were issued
// in a year, in the order of issue.
func (b *Book) IssuedDocuments(ctx context.Context, year int) (ids []int64, err error) {
	first, last := slots(invoice.InvoiceFamily, year)
	err = b.look(ctx, func(s *session) error {
		rows, err := s.QueryContext(ctx, "SELECT id FROM documents INDEXED BY documents_slot WHERE slot >= ? AND slot < ? ORDER BY slot",
			first, min(last, draftSlots))
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id int64
			if err := rows.Scan(&id); err != nil {
				return err
			}
			ids = append(ids, id)
		}
		return rows.Err()
	})
	return ids, err
}

// Morning are the sums of the first screen: what is late, what is due in
// SoonDays, the quotes to invoice and the ones about to expire.
func (b *Book) Morning(ctx context.Context, today invoice.Date) (m invoice.Morning, err error) {
	err = b.look(ctx, func(s *session) error {
		return s.QueryRowContext(ctx, sumMorning, today, today+invoice.SoonDays).
			Scan(&m.OverdueCount, &m.OverdueSum, &m.SoonCount, &m.SoonSum, &m.ToInvoiceCount, &m.ExpiringCount)
	})
	return m, err
}

const sumMorning = `SELECT count(iif(due < ?1, 1, NULL)), coalesce(sum(iif(due < ?1, balance, 0)), 0),
		count(iif(due >= ?1, 1, NULL)), coalesce(sum(iif(due >= ?1, balance, 0)), 0),
		(SELECT count(*) FROM documents INDEXED BY documents_phase WHERE phase = 12),
		(SELECT count(*) FROM documents INDEXED BY documents_due WHERE phase = 11 AND due >= ?1 AND due <= ?2)
	FROM documents INDEXED BY documents_open WHERE phase BETWEEN 1 AND 3 AND due > 0 AND due <= ?2`
