package ui

import (
	"context"
	"testing"

	"facturier/invoice"
)

// earlyBook has one invoice of 1 250,00 € that offers 2 % within 8 days, by the
// settings.
func earlyBook(t *testing.T) *bench {
	t.Helper()
	b := readyBook(t)
	s, err := b.Settings(context.Background())
	b.must(err)
	s.Escompte = invoice.Escompte{Rate: 200, Days: 8}
	b.must(b.SaveSettings(context.Background(), s))
	b.invoiced(b.client("Durand SARL", "Montpellier", invoice.Company), "Site vitrine", 125_000, 30)
	return b
}

// Within the term, $ and Enter settle the invoice with the discounted sum; one
// counter-entry, announced with the discount, undoes both.
func TestTwoKeysCashTheDiscountedBalance(t *testing.T) {
	b := earlyBook(t)
	s := b.open(Options{Start: "factures"}, 80, 24)
	s.Press("$")
	s.Shows("Reste dû 1 250,00 €, échéance 22/12/2026", "Escompte de 2 % jusqu'au 30/11/2026 : 25,00 €, soit 1 225,00 €", "1 225,00", "S'il est payé à temps")
	golden(t, s, "encaisser-escompte-80x24")
	s.Press("enter")
	s.Shows("1 225,00 € encaissés, escompte de 25,00 € accordé. F2026-0001 est payée.")
	s.Press("enter")
	s.Shows("Escompte   2 % jusqu'au 30/11/2026 :", "Encaissé      −1 225,00 €", "Escompte accordé         −25,00 €", "Reste dû           0,00 €")
	golden(t, s, "facture-escompte-80x24")
	s.Press("down", "down", "down")
	s.Press("u")
	s.Shows("Annuler l'encaissement de 1 225,00 € et l'escompte de 25,00 € du 22/11/2026", "sur F2026-0001 ?")
	s.Press("o")
	s.Shows("Encaissement annulé. Reste dû sur F2026-0001 : 1 250,00 €.")
	if d := b.only(); d.Granted() != 0 || d.Paid != 0 || len(d.Payments) != 4 {
		t.Errorf("undone: got %s granted, %s paid, %+v", d.Granted(), d.Paid, d.Payments)
	}
}

// The whole can be paid all the same, or the discount refused.
func TestTheDiscountCanBeRefused(t *testing.T) {
	b := earlyBook(t)
	s := b.open(Options{Start: "factures"}, 80, 24)
	s.Press("$", "tab", "tab", "tab", "tab", "r", "enter")
	s.Shows("1 225,00 € encaissés. Reste dû sur F2026-0001 : 25,00 €.")
	if d := b.only(); d.Granted() != 0 {
		t.Errorf("got %s granted, want none", d.Granted())
	}
}

// Late, the whole is asked for; the discounted sum is refused as a settlement
// unless the seller grants the discount all the same.
func TestTheDiscountLate(t *testing.T) {
	b := earlyBook(t)
	b.on("2026-12-01", func() {
		s := b.open(Options{Start: "factures"}, 80, 24)
		s.Press("$")
		s.Shows("Escompte de 2 % jusqu'au 30/11/2026, passé : 25,00 €, soit 1 225,00 €", "1 250,00")
		s.Press("tab", "tab", "tab", "tab", "a", "enter")
		s.Shows("Avec l'escompte de 25,00 €, il faut exactement 1 225,00 €")
		s.Press("shift+tab", "shift+tab", "shift+tab", "shift+tab", ctrlU)
		s.Type("1225")
		s.Press("enter")
		s.Shows("1 225,00 € encaissés, escompte de 25,00 € accordé. F2026-0001 est payée.")
	})
}

// The editor shows in grey what the settings offer; what is typed goes before,
// and a last day past the due date is said under it (L441-9).
func TestTheDiscountInTheEditor(t *testing.T) {
	b := earlyBook(t)
	b.on("2026-11-23", func() {
		b.client("Kiosque & Cie", "Nîmes", invoice.Company)
		s := b.invoiceFor("kios")
		s.Shows("Escompte   2 % jusqu'au 01/12/2026")
		s.Press("ctrl+o", "tab", "tab", "tab", "tab")
		s.Shows("▌ Escompte")
		s.Type("deux")
		s.Press("tab")
		s.Shows("! Escompte", "« deux » n'est pas un escompte")
		s.Press("shift+tab", ctrlU)
		s.Type("2/45")
		s.Press("tab", "ctrl+s")
		s.Shows("l'escompte court jusqu'au 07/01/2027, après l'échéance")
		s.Press("esc")
	})
	rows, err := b.Documents(context.Background(), invoice.Query{Family: invoice.InvoiceFamily, State: invoice.Draft, Limit: 5, Today: b.day})
	b.must(err)
	d, err := b.Document(context.Background(), rows[0].ID)
	b.must(err)
	if d.Escompte != (invoice.Escompte{Rate: 200, Days: 45}) {
		t.Errorf("the draft has %+v", d.Escompte)
	}
}

// The settings and the client each have theirs, in days.
func TestTheDiscountOfTheSettingsAndOfAClient(t *testing.T) {
	b := readyBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	s := b.open(Options{}, 80, 24)
	s.Press(",")
	downTo(t, s, "Escompte offert")
	s.Type("2%/30/11")
	s.Press("enter")
	s.Shows("en jours")
	s.Press("shift+tab", ctrlU)
	s.Type("2%/8")
	s.Press("ctrl+s")
	s.Shows("Réglages enregistrés.")
	stored, err := b.Settings(context.Background())
	b.must(err)
	if stored.Escompte != (invoice.Escompte{Rate: 200, Days: 8}) {
		t.Errorf("the settings have %+v", stored.Escompte)
	}
	s.Press("4", "e")
	downTo(t, s, "Escompte")
	s.Type("néant")
	s.Press("ctrl+s")
	c, err := b.Client(context.Background(), 1)
	b.must(err)
	if c.Escompte != invoice.NoEscompte {
		t.Errorf("the client has %+v", c.Escompte)
	}
}

// One transfer of a client settles by the discounted sums what is still open,
// and says so before it is taken; undone, all of it is taken back.
func TestAClientPaysAllWithItsDiscounts(t *testing.T) {
	b := earlyBook(t)
	c, err := b.Client(context.Background(), 1)
	b.must(err)
	set, err := b.Settings(context.Background())
	b.must(err)
	set.Escompte = invoice.Escompte{}
	b.must(b.SaveSettings(context.Background(), set))
	b.invoiced(c, "Logo", 10_000, 20)
	s := b.open(Options{Start: "clients"}, 80, 24)
	s.Press("enter", "$")
	s.Shows("Doit 1 350,00 €", "Montant    1 325,00", "F2026-0002      100,00 €   reste      0,00 €", "F2026-0001    1 225,00 €   reste      0,00 €   escompte 25,00 €")
	s.Press("tab", ctrlU)
	s.Type("01/12/2026")
	s.Press("shift+tab")
	s.Shows("F2026-0001    1 225,00 €   reste     25,00 €")
	s.Hides("escompte 25,00")
	s.Press("tab", ctrlU)
	s.Type("22/11/2026")
	s.Press("enter")
	s.Shows("1 325,00 € encaissés. F2026-0002 payée, F2026-0001 payée avec l'escompte de", "25,00 €")
	if d := b.find("F2026-0001"); d.Granted() != 2_500 || d.Remaining() != 0 {
		t.Errorf("got %s granted, %s left", d.Granted(), d.Remaining())
	}
}

// Too much on one invoice, then its client's credit: what is open settles too.
func TestTooMuchAndCreditHaveTheDiscount(t *testing.T) {
	b := earlyBook(t)
	c, err := b.Client(context.Background(), 1)
	b.must(err)
	b.invoiced(c, "Logo", 10_000, 30)
	s := b.open(Options{Start: "factures"}, 80, 24)
	s.Press("end", "$", ctrlU)
	s.Type("1300")
	s.Shows("F2026-0001    1 225,00 €   reste      0,00 €   escompte 25,00 €", "en crédit        75,00 €")
	s.Type("0")
	s.Shows("en crédit    11 775,00 €")
	s.Press("backspace", "backspace", "backspace", "backspace", "backspace")
	s.Type("1323")
	s.Press("enter")
	s.Shows("1 323,00 € encaissés. F2026-0001 payée avec l'escompte de 25,00 €, crédit du")
	s.Press("home", "$", "tab", "tab", "c", "r")
	s.Shows("98,00 € de crédit pris, escompte de 2,00 € accordé.")
	s.Press("enter")
	s.Shows("F2026-0002 payée avec l'escompte de 2,00 €, crédit du client 0,00 €.")
}
