package invoice

import (
	"reflect"
	"testing"
)

func paidInvoice(t *testing.T, euros Amount) Document {
	t.Helper()
	d := NewInvoice(testSettings(), testClient(Company), testDay)
	d.Lines = []Line{line("Maquette", euros, 0)}
	return issued(t, d, 7, "F2026-0031", testSettings())
}

func TestCheckPayment(t *testing.T) {
	pay := func(amount Amount) Payment {
		return Payment{DocumentID: 7, Date: testDay, Amount: amount, Method: Transfer}
	}
	for name, c := range map[string]struct {
		change       func(*Document, *Payment)
		code         Code
		field, words string
	}{
		"the balance":           {func(d *Document, p *Payment) {}, "", "", ""},
		"a part":                {func(d *Document, p *Payment) { p.Amount = 1 }, "", "", ""},
		"before the invoice":    {func(d *Document, p *Payment) { p.Date = testDay - 300 }, "", "", ""},
		"too much":              {func(d *Document, p *Payment) { p.Amount++ }, CodeRefused, "montant", "Il reste 2 000,00 € à payer sur F2026-0031 : 2 000,01 €, c'est trop."},
		"too much after a part": {func(d *Document, p *Payment) { d.Paid, d.Credited, p.Amount = 500_00, 500_00, 1000_01 }, CodeRefused, "montant", "Il reste 1 000,00 €"},
		"nothing left":          {func(d *Document, p *Payment) { d.Paid = 2000_00 }, CodeRefused, "montant", "F2026-0031 est déjà réglée."},
		"nothing of nothing":    {func(d *Document, p *Payment) { d.Paid, p.Amount = 2000_00, 0 }, CodeRefused, "montant", "F2026-0031 est déjà réglée."},
		"nothing":               {func(d *Document, p *Payment) { p.Amount = 0 }, CodeInvalid, "montant", "Un encaissement de 0 €"},
		"refund of nothing":     {func(d *Document, p *Payment) { p.Amount = -1 }, CodeRefused, "montant", "ne doit rien rendre"},
		"refund":                {func(d *Document, p *Payment) { d.Paid, d.Credited, p.Amount = 2000_00, 500_00, -500_00 }, "", "", ""},
		"refund too high":       {func(d *Document, p *Payment) { d.Paid, d.Credited, p.Amount = 2000_00, 500_00, -500_01 }, CodeRefused, "montant", "Il reste 500,00 € à rendre sur F2026-0031, pas plus."},
		"money in, owed out":    {func(d *Document, p *Payment) { d.Paid, d.Credited, p.Amount = 2000_00, 500_00, 1 }, CodeRefused, "montant", "déjà réglée"},
		"no date":               {func(d *Document, p *Payment) { p.Date = 0 }, CodeInvalid, "date", "Il manque la date"},
		"tomorrow":              {func(d *Document, p *Payment) { p.Date++ }, CodeInvalid, "date", "dans le futur"},
		"years before":          {func(d *Document, p *Payment) { p.Date = testDay - 400 }, CodeInvalid, "date", "plus d'un an avant la facture"},
		"method":                {func(d *Document, p *Payment) { p.Method = "troc" }, CodeInvalid, "moyen", "« troc »"},
		"draft":                 {func(d *Document, p *Payment) { d.Status = StatusDraft }, CodeRefused, "", "Émettez-la"},
		"quote":                 {func(d *Document, p *Payment) { d.Kind = Quote }, CodeRefused, "", "Seule une facture s'encaisse."},
		"credit note":           {func(d *Document, p *Payment) { d.Kind = CreditNote }, CodeRefused, "", "Seule une facture s'encaisse."},
	} {
		t.Run(name, func(t *testing.T) {
			d, p := paidInvoice(t, 2000), pay(2000_00)
			c.change(&d, &p)
			err := d.CheckPayment(p, testDay)
			if c.code == "" {
				if err != nil {
					t.Errorf("got %v, want the payment taken", err)
				}
				return
			}
			wantError(t, err, c.code, c.field, c.words)
		})
	}
}

// CMF L112-6 and D112-3: 1 000 € in cash over all the payments of an invoice.
func TestL112CashOverAllPayments(t *testing.T) {
	d := paidInvoice(t, 3000)
	cash := Payment{Date: testDay, Amount: 1000_00, Method: Cash}
	if err := d.CheckPayment(cash, testDay); err != nil {
		t.Fatalf("1 000 €: got %v", err)
	}
	cash.Amount++
	wantError(t, d.CheckPayment(cash, testDay), CodeRefused, "montant", "Au-delà de 1 000,00 € en espèces", "L112-6, D112-3", "virement")
	d.Payments = []Payment{{ID: 1, Amount: 600_00, Method: Cash, Date: testDay}, {ID: 2, Amount: 900_00, Method: Card, Date: testDay}}
	d.Paid = 1500_00
	cash.Amount = 400_01
	wantError(t, d.CheckPayment(cash, testDay), CodeRefused, "montant", "L112-6")
	cash.Amount = 400_00
	if err := d.CheckPayment(cash, testDay); err != nil {
		t.Errorf("600 € and 400 € in cash: got %v", err)
	}
	// A cash payment that was undone no longer counts.
	d.Payments = append(d.Payments, Payment{ID: 3, Amount: -600_00, Method: Cash, Date: testDay, Reverses: 1})
	d.Paid, cash.Amount = 900_00, 1000_00
	if err := d.CheckPayment(cash, testDay); err != nil {
		t.Errorf("after the counter-entry: got %v", err)
	}
}

func TestReversalIsACounterEntry(t *testing.T) {
	d := paidInvoice(t, 2000)
	d.Payments = []Payment{{ID: 4, DocumentID: 7, Date: testDay - 3, Amount: 500_00, Method: Cheque, Reference: "n° 12"}}
	d.Paid = 500_00
	got, err := Reversal(&d, 4, testDay)
	want := Payment{DocumentID: 7, Date: testDay, Amount: -500_00, Method: Cheque, Reference: "annule l'encaissement du 19/11/2026", Reverses: 4}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("got %+v, %v\nwant %+v", got, err, want)
	}
	if err := d.CheckPayment(got, testDay); err != nil {
		t.Errorf("CheckPayment of the counter-entry: %v", err)
	}
	short := got
	short.Amount = -499_00
	wantError(t, d.CheckPayment(short, testDay), CodeRefused, "montant", "exactement −500,00 €")
	got.ID = 5
	d.Payments, d.Paid = append(d.Payments, got), 0
	_, err = Reversal(&d, 4, testDay)
	wantError(t, err, CodeRefused, "", "déjà annulé, le 22/11/2026")
	_, err = Reversal(&d, 5, testDay)
	wantError(t, err, CodeRefused, "", "annule déjà une autre")
	_, err = Reversal(&d, 6, testDay)
	wantError(t, err, CodeNotFound, "", "n'a pas d'encaissement 6")
	wantError(t, d.CheckPayment(Payment{Date: testDay, Method: Cheque, Amount: -1, Reverses: 6}, testDay), CodeNotFound, "", "6")
}
