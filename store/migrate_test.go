package store

import (
	"path/filepath"
	"reflect"
	"testing"

	"facturier/invoice"
)

// A book of the version before receipts, with payments written as it did, keeps
// them and its chain.
func TestPaymentsWithoutReceiptsMigrate(t *testing.T) {
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "facturier.db")
	b, err := open(ctx, path, migrations()[:4])
	if err != nil {
		t.Fatal(err)
	}
	day, _ := invoice.NewDate(2026, 11, 22)
	c, err := b.SaveClient(ctx, invoice.Client{Type: invoice.Company, Name: "Durand SARL", SIREN: "404833048"})
	if err != nil {
		t.Fatal(err)
	}
	d := invoice.Document{Kind: invoice.Invoice, Status: invoice.StatusIssued, Number: "F2026-0001", IssueDate: day, Client: c,
		Lines: []invoice.Line{{Designation: "Maquette", Quantity: 1000, Price: 1000_0000, Category: invoice.ExemptFromTax, Exemption: invoice.FranchiseReason}}}
	if err := d.Compute(); err != nil {
		t.Fatal(err)
	}
	if err := b.Import(ctx, func(add func(invoice.Document) error) error { return add(d) }); err != nil {
		t.Fatal(err)
	}
	old := []invoice.Payment{{ID: 1, DocumentID: 1, Date: day, Amount: 400_00, Method: invoice.Cheque, Reference: "n° 12"},
		{ID: 2, DocumentID: 1, Date: day, Amount: -400_00, Method: invoice.Cheque, Reference: "annule l'encaissement du 22/11/2026", Reverses: 1},
		{ID: 3, DocumentID: 1, Date: day, Amount: 250_00, Method: invoice.Cash}}
	err = b.write(ctx, func(tx *session) error {
		for _, p := range old {
			if _, err := tx.ExecContext(ctx, "INSERT INTO payments (id, document_id, date, amount, method, reference, reverses) VALUES (?, ?, ?, ?, ?, ?, ?)",
				p.ID, p.DocumentID, p.Date, p.Amount, code(methods, p.Method), p.Reference, reference(p.Reverses)); err != nil {
				return err
			}
			if err := extend(ctx, tx, linkPayment, p.ID, sealOfPayment(p)); err != nil {
				return err
			}
		}
		d.ID, d.Paid = 1, 250_00
		return touch(ctx, tx, &d, columns{{"paid", d.Paid}})
	})
	if err != nil {
		t.Fatal(err)
	}
	_ = b.Close()
	b = emptyBook(t, path)
	got, err := b.Document(ctx, 1)
	if err != nil || len(got.Payments) != 3 || !reflect.DeepEqual(got.Payments[1], old[1]) || got.Remaining() != 750_00 {
		t.Errorf("got %+v, %v, want %+v", got.Payments, err, old)
	}
	if _, err := b.Receive(ctx, invoice.Receipt{ClientID: c.ID, Date: day, Method: invoice.Transfer,
		Parts: []invoice.Part{{DocumentID: 1, Amount: 750_00}}, Surplus: 50_00}, day); err != nil {
		t.Fatal(err)
	}
	report, err := b.Verify(ctx)
	if err != nil || len(report.Faults) > 0 || report.Payments != 5 {
		t.Errorf("got %d payments, %+v, %v", report.Payments, report.Faults, err)
	}
}
