package ui

import (
	"context"
	"testing"

	"facturier/invoice"
)

// TestAnInvoiceCreditedInPartSaysWhatIsLeft: what is paid beyond it is to be given
// back, in words, in lists and in the document; a late one has its balance beside
// its amount, and says the rest in the document.
func TestAnInvoiceCreditedInPartSaysWhatIsLeft(t *testing.T) {
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
		s.Shows("! RETARD 41 j", "! à rendre")
		if size[0] >= 80 {
			s.Shows("1 250,00 €   1 150,00 €  ! RETARD 41 j", "640,00 €    −100,00 €  ! à rendre")
		}
		s.Hides("*")
	}
	s := b.open(Options{}, 80, 24)
	s.Press("enter")
	s.Shows("! RETARD 41 j", "partiellement annulée (100,00 €)")
	s = b.open(Options{Start: "factures"}, 80, 24)
	s.Press("G", "up", "enter")
	s.Shows("F2026-0002", "! à rendre", "À rendre         100,00 €", "partiellement annulée (100,00 €)")
	d, err := b.FindDocument(ctx, invoice.InvoiceFamily, "F2026-0002")
	b.must(err)
	_, err = b.Pay(ctx, d.ID, invoice.Payment{Amount: -10_000})
	b.must(err)
	s = b.open(Options{Start: "factures"}, 80, 24)
	s.Shows("✓ payée, avoir")
	s.Hides("à rendre")
}

// TestTheSumOfACreditNoteHasNoVATInFranchise, and says TTC elsewhere.
func TestTheSumOfACreditNoteHasNoVATInFranchise(t *testing.T) {
	s := lived(t).open(Options{}, 80, 24)
	s.Press("v", "u")
	s.Shows("● Une somme", "   Somme\n")
	s.Hides("TTC")
	b := readyBook(t)
	settings, err := b.Settings(t.Context())
	b.must(err)
	settings.Seller.Regime, settings.Seller.VATNumber = invoice.Liable, "FR44732829320"
	b.must(b.SaveSettings(t.Context(), settings))
	d := b.draft(invoice.Invoice, b.client("Durand SARL", "Montpellier", invoice.Company), "Site vitrine", 125_000)
	d.Lines[0].Category, d.Lines[0].VAT, d.Lines[0].Exemption = invoice.StandardRated, 2000, ""
	_, err = b.SaveDraft(t.Context(), d)
	b.must(err)
	_, err = b.Issue(t.Context(), d.ID)
	b.must(err)
	s = b.open(Options{Start: "factures"}, 80, 24)
	s.Press("v", "u")
	s.Shows("Somme TTC")
}
