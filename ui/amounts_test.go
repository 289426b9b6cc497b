package ui

import (
	"context"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/ui/uitest"
)

// billed is a book where a quote of 2 692,50 € has its deposit and its balance.
func billed(t *testing.T) *bench {
	t.Helper()
	b := readyBook(t)
	q := b.accepted(b.client("Durand SARL", "Montpellier", invoice.Company))
	for _, part := range []invoice.Conversion{{Deposit: invoice.Discount{Rate: 3000}}, {Balance: true}} {
		d, err := b.Convert(context.Background(), q.ID, part)
		b.must(err)
		_, err = b.Issue(context.Background(), d.ID)
		b.must(err)
	}
	return b
}

// row is the line of the screen that holds a text.
func row(t *testing.T, s *uitest.Screen, text string) string {
	t.Helper()
	for _, line := range strings.Split(s.Plain(), "\n") {
		if strings.Contains(line, text) {
			return line
		}
	}
	t.Fatalf("no line with %q, got:\n%s", text, s.Plain())
	return ""
}

// TestListShowsTheNetToPay of a balance invoice, and what is due, from 80
// columns on.
func TestListShowsTheNetToPay(t *testing.T) {
	b := billed(t)
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		s := b.open(Options{Start: "factures"}, size[0], size[1])
		s.Shows("Reste dû")
		if got, _, _ := strings.Cut(row(t, s, "F2026-0002  "), "│"); strings.Count(got, "1 884,75 €") != 2 || strings.Contains(got, "2 692,50") {
			t.Errorf("%d columns: the balance is %q, want 1 884,75 € to pay and due", size[0], got)
		}
	}
	s := b.open(Options{Start: "factures"}, 60, 20)
	if got := row(t, s, "F2026-0002  "); !strings.Contains(got, "1 884,75 €") || !strings.Contains(got, "Durand SARL") || !strings.Contains(got, "émise") {
		t.Errorf("60 columns: got %q, want client, amount and state", got)
	}
}

// TestCreditNoteSaysWhatIsLeft to correct, not what the invoice was.
func TestCreditNoteSaysWhatIsLeft(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	s.Press("v")
	s.Shows("Reste à corriger 1 250,00 €")
	s.Press("right", "right", "tab")
	s.Type("250")
	s.Press("tab")
	s.Type("Remise")
	s.Press("enter", "F", "o", "1", "1", "v")
	s.Shows("Reste à corriger 1 000,00 €")
}

// TestMorningShowsWhatIsLeftToInvoice of an accepted quote.
func TestMorningShowsWhatIsLeftToInvoice(t *testing.T) {
	b := readyBook(t)
	q := b.accepted(b.client("Durand SARL", "Montpellier", invoice.Company))
	d, err := b.Convert(context.Background(), q.ID, invoice.Conversion{Deposit: invoice.Discount{Rate: 3000}})
	b.must(err)
	_, err = b.Issue(context.Background(), d.ID)
	b.must(err)
	s := b.open(Options{}, 80, 24)
	s.Shows("À facturer")
	if got := row(t, s, "D2026-0001"); !strings.Contains(got, "1 884,75 €") {
		t.Errorf("the quote is %q, want 1 884,75 € left", got)
	}
}

// TestStatesStandInOneColumn, the longest of them too.
func TestStatesStandInOneColumn(t *testing.T) {
	b := lived(t)
	d, err := b.FindDocument(context.Background(), invoice.InvoiceFamily, "F2026-0005")
	b.must(err)
	c, err := b.Credit(context.Background(), d.ID, invoice.CreditRequest{Amount: 10_000, Reason: "Remise"})
	b.must(err)
	_, err = b.Issue(context.Background(), c.ID)
	b.must(err)
	for _, size := range sizes {
		s := b.open(Options{Start: "factures"}, size[0], size[1])
		at := map[int]string{}
		for _, mark := range []string{"● part. annulée", "! RETARD 41 j", "○ brouillon"} {
			line := row(t, s, mark)
			at[cells(line[:strings.Index(line, mark)])] = mark
		}
		if len(at) != 1 {
			t.Errorf("%d columns: the states begin at %v, want one column", size[0], at)
		}
	}
}

// TestDeadKeysSayWhy, in one line.
func TestDeadKeysSayWhy(t *testing.T) {
	b := billed(t)
	ctx := context.Background()
	d, err := b.FindDocument(ctx, invoice.InvoiceFamily, "F2026-0001")
	b.must(err)
	_, err = b.Pay(ctx, d.ID, invoice.Payment{})
	b.must(err)
	for _, c := range []struct{ start, keys, why string }{
		{"factures", "end $", "F2026-0001 est déjà payée."},
		{"factures", "end F", "F2026-0001 est déjà émise."},
		{"factures", "u", "Ouvrez la facture pour annuler un encaissement."},
		{"factures", "c", "Seul un devis accepté se facture."},
		{"factures", "A", "A montre les clients archivés, dans la liste des clients (4)."},
		{"devis", "c", "D2026-0001 est déjà facturé en entier (F2026-0001, F2026-0002)."},
		{"devis", "C", "D2026-0001 est déjà facturé en entier (F2026-0001, F2026-0002)."},
		{"devis", "$", "Un devis ne s'encaisse pas"},
		{"devis", "a", "D2026-0001 est déjà accepté."},
		{"clients", "$", "ouvrez d'abord un client"},
		{"retards", "t", "rangé par échéance"},
		{"retards", "$", "Choisissez d'abord un document."},
	} {
		s := b.open(Options{Start: c.start}, 80, 24)
		s.Press(strings.Fields(c.keys)...)
		s.Shows("⚠", c.why)
	}
	s := b.open(Options{Start: "factures"}, 80, 24)
	s.Press("end", "enter")
	s.Shows("u annuler l'encaissement")
}

// TestAPartPaymentIsUndoneFromTheFooter as a whole one is: it is where the
// mistake is seen.
func TestAPartPaymentIsUndoneFromTheFooter(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	s.Press("enter")
	s.Hides("u annuler l'encaissement")
	s.Press("$")
	s.Type("250")
	s.Press("enter")
	s.Shows("$ encaisser   u annuler l'encaissement   ? aide")
	s.Press("u", "o")
	s.Shows("Encaissement annulé. Reste dû sur F2026-0001 : 1 250,00 €.")
}
