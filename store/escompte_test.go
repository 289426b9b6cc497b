package store_test

import (
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"facturier/invoice"
)

// early issues an invoice of 1 250 € that offers 2 % within 8 days.
func early(t *testing.T) (sealed invoice.Document, pay func(euros int64, day invoice.Date, g invoice.Grant) (invoice.Document, error), folder string) {
	t.Helper()
	b, c := newBook(t)
	d := draft(t, b, c, 1250)
	d.Escompte = invoice.Escompte{Rate: 200, Days: 8}
	d, err := b.SaveDraft(t.Context(), d)
	must(t, err)
	if d.Escompte != (invoice.Escompte{Rate: 200, Days: 8}) {
		t.Fatalf("the draft came back with %+v", d.Escompte)
	}
	d, err = b.Issue(t.Context(), d.ID, today, page)
	must(t, err)
	return d, func(euros int64, day invoice.Date, g invoice.Grant) (invoice.Document, error) {
		return b.PayWith(t.Context(), d.ID, invoice.Payment{Date: day, Amount: invoice.Amount(euros * 100), Method: invoice.Transfer}, g, today.AddDays(20))
	}, b.Folder()
}

// One gesture settles: the money and the discount are two entries of the chain,
// and one counter-entry each undoes them.
func TestTheEscompteIsRecordedWithItsPaymentAndUndoneWithIt(t *testing.T) {
	d, pay, folder := early(t)
	paid, err := pay(1225, today.AddDays(8), invoice.GrantAuto)
	must(t, err)
	b := openBook(t, filepath.Join(folder, "facturier.db"))
	again, err := b.Document(t.Context(), d.ID)
	must(t, err)
	if !reflect.DeepEqual(again.Payments, paid.Payments) || again.Granted() != 2500 || again.Received() != 122500 || again.State(today) != invoice.Paid {
		t.Fatalf("got %+v, want %+v: %s granted, %s", again.Payments, paid.Payments, again.Granted(), again.State(today))
	}
	if r := wantSound(t, b); r.Payments != 2 || r.Links != 3 {
		t.Errorf("got %d payments and %d links, want 2 and 3", r.Payments, r.Links)
	}
	undone, err := b.ReversePayment(t.Context(), again.Payments[0].ID, today)
	must(t, err)
	if undone.Paid != 0 || len(undone.Payments) != 4 || undone.EscompteOpen(today) != 2500 {
		t.Errorf("undone: got %s paid in %+v, %s open", undone.Paid, undone.Payments, undone.EscompteOpen(today))
	}
	wantSound(t, b)
	_, err = b.ReversePayment(t.Context(), again.Payments[1].ID, today)
	wantCode(t, err, invoice.CodeRefused)
}

// Late, the discounted sum is a payment in part, unless the seller grants the
// discount all the same; what cannot be granted leaves nothing behind.
func TestTheEscompteLate(t *testing.T) {
	_, pay, folder := early(t)
	_, err := pay(1000, today.AddDays(9), invoice.GrantYes)
	wantCode(t, err, invoice.CodeRefused)
	d, err := pay(1225, today.AddDays(9), invoice.GrantAuto)
	must(t, err)
	if d.Granted() != 0 || d.State(today) != invoice.PartPaid || len(d.Payments) != 1 {
		t.Errorf("got %s granted, %s, %+v", d.Granted(), d.State(today), d.Payments)
	}
	_, other, _ := early(t)
	if d, err = other(1225, today.AddDays(9), invoice.GrantYes); err != nil || d.Granted() != 2500 || d.State(today) != invoice.Paid {
		t.Errorf("got %s granted, %s, %v", d.Granted(), d.State(today), err)
	}
	wantSound(t, openBook(t, filepath.Join(folder, "facturier.db")))
}

// 242 nonies A: what an issued invoice offers is never changed, and whoever
// changes what was granted behind the back of the program is found out.
func TestTheEscompteIsFrozenAndSealed(t *testing.T) {
	d, pay, folder := early(t)
	must(t, second(pay(1225, today, invoice.GrantAuto)))
	path := filepath.Join(folder, "facturier.db")
	for _, column := range []string{"escompte_rate", "escompte_days", "escompte_until"} {
		if _, err := raw(t, path).Exec("UPDATE documents SET "+column+" = 5 WHERE id = ?", d.ID); err == nil {
			t.Errorf("%s of an issued invoice was changed", column)
		}
	}
	for name, change := range map[string]string{
		"its share of VAT": "UPDATE payments SET vat_groups = 'S 2000 2083 417' WHERE method = 6",
		"its nature":       "UPDATE payments SET method = 0 WHERE method = 6",
		"its rate":         "UPDATE documents SET escompte_rate = 300",
	} {
		copied := copyBook(t, folder)
		tamper(t, copied, change)
		if faults := verify(t, copied); len(faults) == 0 || faults[0].Document != d.Number {
			t.Errorf("%s: got %+v, want %s named", name, faults, d.Number)
		}
	}
}

// A credit note of a part before the payment: the discount is that of what is
// left, and takes nothing from what the credit note took.
func TestTheEscompteAfterACreditNote(t *testing.T) {
	b, c := newBook(t)
	d := invoice.NewInvoice(settings(), c, today)
	d.Lines, d.ServiceStart, d.Escompte = []invoice.Line{line("Maquette du site", 1000, 1000), line("Recette du site", 1000, 500)}, today, invoice.Escompte{Rate: 200, Days: 8}
	d, err := b.SaveDraft(t.Context(), d)
	must(t, err)
	d, err = b.Issue(t.Context(), d.ID, today, page)
	must(t, err)
	note, err := invoice.Credit(d, nil, invoice.CreditRequest{Lines: []int{2}, Reason: "Non fait"}, settings(), today)
	must(t, err)
	note, err = b.SaveDraft(t.Context(), note)
	must(t, err)
	must(t, second(b.Issue(t.Context(), note.ID, today, page)))
	d, err = b.Pay(t.Context(), d.ID, invoice.Payment{Date: today, Amount: 98000, Method: invoice.Cheque}, today)
	must(t, err)
	if d.Granted() != 2000 || d.State(today) != invoice.Paid {
		t.Errorf("got %s granted, %s, want 20 and paid", d.Granted(), d.State(today))
	}
	events, err := b.Thread(t.Context(), d.ID)
	must(t, err)
	if !slices.ContainsFunc(events, func(e invoice.Event) bool { return e.What == "Escompte" && e.Amount == 2000 }) {
		t.Errorf("the thread says %+v", events)
	}
	wantSound(t, b)
}
