package ui

import (
	"context"
	"testing"

	"facturier/invoice"
)

// owing is a book whose one client has three invoices late: 300 €, 80 € and 200 €.
func owing(t *testing.T) (*bench, invoice.Client) {
	t.Helper()
	b := readyBook(t)
	c := b.client("Durand SARL", "Montpellier", invoice.Company)
	for i, cents := range []invoice.Amount{30_000, 8_000, 20_000} {
		b.on("2026-10-05", func() { b.invoiced(c, "Maquette", cents, 28+i) })
	}
	return b, c
}

func (b *bench) creditOf(c invoice.Client) invoice.Amount {
	b.t.Helper()
	credit, err := b.ClientCredit(context.Background(), c.ID)
	b.must(err)
	return credit.Sum("")
}

// TestTooMuchIsKeptAsCredit: the dialog says what becomes of it while one types,
// then the credit is offered among the means.
func TestTooMuchIsKeptAsCredit(t *testing.T) {
	b, c := owing(t)
	s := b.open(Options{}, 80, 24)
	s.Press("$")
	s.Hides("Surplus")
	s.Type("450")
	s.Shows("● garder en crédit   ○ régler ses autres factures", "F2026-0001      300,00 €   reste      0,00 €", "en crédit       150,00 €")
	s.Press("enter")
	s.Shows("450,00 € encaissés. F2026-0001 payée, crédit du client 150,00 €.", "EN RETARD  2 factures")
	s.Press("$", "tab", "tab", "c", "r")
	s.Shows("crédit de 150,00 €", "150,00 € de crédit pris, reste 50,00 € à payer.")
	s.Hides("Référence")
	s.Press("enter")
	s.Shows("Reste 50,00 € sur F2026-0003, crédit du client 0,00 €.")
	if got := b.creditOf(c); got != 0 {
		t.Errorf("the credit is %s, want it used", got)
	}
	s.Press("enter")
	s.Shows("Crédit utilisé", "reçu le 22/11/2026")
	s.Hides("$ puis")
	s.Press("u")
	s.Shows("Annuler le paiement par crédit de 150,00 € du 22/11/2026 sur F2026-0003 ?")
	s.Press("o")
	s.Shows("Annulé. Reste 200,00 € sur F2026-0003, crédit du client 150,00 €.", "150,00 €, $ puis « crédit »")
}

// TestTheSurplusSettlesTheOtherInvoices, the oldest due first.
func TestTheSurplusSettlesTheOtherInvoices(t *testing.T) {
	b, _ := owing(t)
	s := b.open(Options{}, 80, 24)
	s.Press("$")
	s.Type("450")
	s.Press("tab", "right")
	s.Shows("F2026-0002       80,00 €   reste      0,00 €", "F2026-0003       70,00 €   reste    130,00 €")
	s.Hides("en crédit       ")
	s.Press("enter")
	s.Shows("450,00 € encaissés. F2026-0001 payée, F2026-0002 payée, reste 130,00 € sur", "EN RETARD  1 facture")
}

// TestAClientPaysItsInvoicesAtOnce: $ on the client shows how a sum is shared
// before it is taken, as the client says or the oldest due first.
func TestAClientPaysItsInvoicesAtOnce(t *testing.T) {
	b, c := owing(t)
	s := b.open(Options{Start: "clients"}, 80, 24)
	s.Press("enter", "$")
	s.Shows("Doit 580,00 €", "Montant    580,00", "F2026-0003      200,00 €   reste      0,00 €")
	s.Type("350")
	s.Shows("F2026-0001      300,00 €", "F2026-0002       50,00 €   reste     30,00 €")
	s.Hides("F2026-0003")
	s.Press("tab", "tab", "tab", "tab")
	s.Type("F2026-0003=120; F2026-0002; F2026-9")
	s.Shows("« F2026-9 » n'est pas une facture de ce client à", "encaisser.")
	s.Press("enter")
	s.Shows("Factures   F2026-0003=120", "F2026-0001, F2026-0002, F2026-0003.")
	s.Press("backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace")
	s.Shows("F2026-0003      120,00 €   reste     80,00 €", "F2026-0002       80,00 €   reste      0,00 €", "en crédit       150,00 €")
	s.Press("enter")
	s.Shows("350,00 € encaissés. Reste 80,00 € sur F2026-0003, F2026-0002 payée", "Crédit     150,00 €")
	if got := b.creditOf(c); got != 15_000 {
		t.Errorf("the credit is %s, want 150,00 €", got)
	}
}

// TestCreditIsGivenBackAndUndone on the screen of the client.
func TestCreditIsGivenBackAndUndone(t *testing.T) {
	b, c := owing(t)
	_, err := b.Receive(context.Background(), invoice.Receipt{ClientID: c.ID, Surplus: 15_000})
	b.must(err)
	s := b.open(Options{Start: "clients"}, 80, 24)
	s.Press("enter")
	s.Shows("Crédit     150,00 €")
	s.Press("$", "right")
	s.Shows("● rembourser son crédit", "Montant    150,00")
	s.Press("tab")
	s.Type("150,01")
	s.Press("enter")
	s.Shows("Le crédit de ce client est de 150,00 € au 22/11/2026, pas plus.")
	s.Type("50")
	s.Press("enter")
	s.Shows("50,00 € rendus. Crédit du client 100,00 €.")
	s.Press("u")
	s.Shows("Remboursement", "−50,00 €")
	s.Press("down", "enter", "o") // the money that made it
	s.Shows("a servi depuis : rendu au client le", "22/11/2026. Annulez d'abord ce qui l'a pris.")
	s.Press("u", "enter")
	s.Shows("Annuler le remboursement de 50,00 € du 22/11/2026 ?")
	s.Press("enter")
	s.Shows("Crédit     100,00 €")
	s.Press("u", "enter", "o")
	s.Shows("Annulé. Crédit du client 150,00 €.")
	s.Press("u", "enter")
	s.Shows("Annuler le crédit de 150,00 € du 22/11/2026 ?")
	s.Press("o")
	s.Shows("Annulé.")
	s.Press("u")
	s.Shows("Rien n'est à annuler dans le crédit de ce client.")
	if got := b.creditOf(c); got != 0 {
		t.Errorf("the credit is %s, want nothing", got)
	}
}

// TestUndoingNamesTheWholeReceipt, and reverses it.
func TestUndoingNamesTheWholeReceipt(t *testing.T) {
	b, c := owing(t)
	_, err := b.Receive(context.Background(), invoice.Receipt{ClientID: c.ID, Surplus: 1_000,
		Parts: []invoice.Part{{DocumentID: b.find("F2026-0001").ID, Amount: 30_000}, {DocumentID: b.find("F2026-0002").ID, Amount: 4_000}}})
	b.must(err)
	s := b.open(Options{Start: "factures"}, 80, 24)
	s.Press("end", "enter")
	s.Shows("avec F2026-0002, 10,00 € en crédit")
	s.Press("u")
	s.Shows("Annuler le versement de 350,00 € du 22/11/2026 sur F2026-0001 et F2026-0002 et", "en crédit ?")
	s.Press("o")
	s.Shows("Annulé. Reste 300,00 € sur F2026-0001, reste 80,00 € sur F2026-0002, crédit", "Contre-écriture")
	if d := b.find("F2026-0002"); d.Paid != 0 || b.creditOf(c) != 0 {
		t.Errorf("F2026-0002 is paid %s, the credit is %s", d.Paid, b.creditOf(c))
	}
}

// TestWhatAnInvoiceOwesBackIsKept, after a credit note, rather than given back.
func TestWhatAnInvoiceOwesBackIsKept(t *testing.T) {
	b, c := owing(t)
	ctx := context.Background()
	paid := b.find("F2026-0001")
	_, err := b.Pay(ctx, paid.ID, invoice.Payment{Method: invoice.Cheque})
	b.must(err)
	note, err := b.Credit(ctx, paid.ID, invoice.CreditRequest{Amount: 10_000, Reason: "Geste"})
	b.must(err)
	_, err = b.Issue(ctx, note.ID)
	b.must(err)
	s := b.open(Options{Start: "factures"}, 80, 24)
	s.Press("end", "enter")
	s.Shows("$ rendre")
	s.Press("$")
	s.Shows("Elle doit 100,00 € à son client", "● rembourser   ○ garder en crédit   ○ régler ses autres factures", "Moyen")
	s.Press("right")
	s.Shows("en crédit       100,00 €")
	s.Hides("Moyen")
	s.Press("right")
	s.Shows("F2026-0002       80,00 €   reste      0,00 €", "F2026-0003       20,00 €   reste    180,00 €")
	s.Press("left", "enter")
	s.Shows("F2026-0001 soldée, crédit du client 100,00 €.", "Report", "100,00 € en crédit")
	credit, err := b.ClientCredit(ctx, c.ID)
	b.must(err)
	if p := credit.Payments[0]; p.Amount != 10_000 || p.Method != invoice.Cheque {
		t.Errorf("got %+v, want the cheque kept", p)
	}
}

// TestAReceiptOfAClientIsOfOneCurrency, asked when it owes in two.
func TestAReceiptOfAClientIsOfOneCurrency(t *testing.T) {
	b, c := owing(t)
	ctx := context.Background()
	b.on("2026-10-05", func() {
		d := b.draft(invoice.Invoice, c, "Photos", 4_000)
		d.Currency, d.ExchangeRate = "USD", 900_000
		d, err := b.SaveDraft(ctx, d)
		b.must(err)
		_, err = b.Issue(ctx, d.ID)
		b.must(err)
	})
	s := b.open(Options{Start: "clients"}, 80, 24)
	s.Press("enter", "$")
	s.Shows("Doit 580,00 €, 40,00 USD", "Devise     ● EUR   ○ USD", "Montant    580,00")
	s.Press("tab", "tab", "tab", "tab", "tab")
	s.Type("F2026-0004=10")
	s.Shows("Cette facture est en USD, pas en EUR. Choisissez sa", "devise.")
	s.Press("esc", "o", "$", "right")
	s.Shows("Montant    40,00", "F2026-0004     40,00 USD   reste    0,00 USD") // what is proposed follows
	s.Press("left")
	s.Shows("Montant    580,00")
	s.Press("right", "tab")
	s.Type("50")
	s.Shows("F2026-0004     40,00 USD   reste    0,00 USD", "en crédit      10,00 USD")
	s.Hides("F2026-0001", "50,00 €")
	s.Press("enter")
	s.Shows("50,00 USD encaissés. F2026-0004 payée, crédit du client 10,00 USD.", "Crédit     10,00 USD")
	s.Press("enter") // an invoice in euros has no use for dollars
	s.Hides("$ puis")
}
