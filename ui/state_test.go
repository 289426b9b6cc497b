package ui

import (
	"context"
	"testing"

	"facturier/invoice"
)

// TestLateAndPaidSayThatTheyAreCredited in part: a mark in lists, in full in
// the document.
func TestLateAndPaidSayThatTheyAreCredited(t *testing.T) {
	b := lived(t)
	ctx := context.Background()
	for _, number := range []string{"F2026-0001", "F2026-0002"} { // late, paid
		d, err := b.FindDocument(ctx, invoice.InvoiceFamily, number)
		b.must(err)
		c, err := b.Credit(ctx, d.ID, invoice.CreditRequest{Amount: 10_000, Reason: "Remise"})
		b.must(err)
		_, err = b.Issue(ctx, c.ID)
		b.must(err)
	}
	for _, size := range sizes {
		s := b.open(Options{Start: "factures"}, size[0], size[1])
		s.Shows("! RETARD 41 j*", "✓ payée*")
	}
	s := b.open(Options{}, 80, 24)
	s.Press("enter")
	s.Shows("! RETARD 41 j*", "partiellement annulée (100,00 €)")
}
