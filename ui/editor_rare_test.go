package ui

import (
	"context"
	"strings"
	"testing"

	"facturier/invoice"
)

func TestRareFieldsShowWhenAskedForOrUsed(t *testing.T) {
	b := readyBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	s := b.invoiceFor("durand")
	s.Shows("+ autres mentions  contrat, opération, moyen, déjà payée, escompte, devise")
	s.Hides("Contrat", "Opération", "Payée le")
	s.Press("ctrl+o")
	s.Shows("▌ Contrat    le numéro du contrat", "Opération  services", "Moyen      virement", "Payée le", "Devise     EUR")
	s.Hides("+ autres mentions", "Change")
	s.Type("M-2026/12")
	s.Press("tab", "enter")
	s.Shows("▌ services", "biens", "mixte")
	s.Type("bi")
	s.Press("enter", "tab", "space")
	s.Shows("▌ virement", "prélèvement")
	s.Type("carte")
	s.Press("enter")
	s.Shows("▌ Moyen      carte", "choisir")
	s.Press("tab")
	s.Shows("Moyen      carte", "▌ Payée le   si elle a été payée avant d'être émise")
	s.Type("20/11")
	s.Press("ctrl+s")
	doc := b.only()
	if doc.Contract != "M-2026/12" || doc.Operation != invoice.Goods || doc.Means != invoice.Card || doc.SettledOn != date(t, "2026-11-20") {
		t.Errorf("saved contract %q, operation %q, means %q, settled on %s", doc.Contract, doc.Operation, doc.Means, doc.SettledOn)
	}
	s.Press("esc", "e")
	s.Shows("Contrat    M-2026/12", "Opération  biens", "Moyen      carte", "Payée le   20/11/2026", "+ autres mentions")
	s.Hides("Devise")
}

// TestRareFieldsNeedNoShortcut: Tab and Enter alone lead to them.
func TestRareFieldsNeedNoShortcut(t *testing.T) {
	b := readyBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	s := b.open(Options{}, 80, 24)
	s.Press("3", "n", "enter")
	for range 20 {
		if strings.Contains(s.Plain(), "▌ + autres mentions") {
			break
		}
		s.Press("tab")
	}
	s.Press("enter")
	s.Shows("▌ Contrat")
	s.Hides("Moyen", "Payée le") // a quote asks for no money
	s.Press("shift+tab")
	s.Shows("▌ Notes")
	s.Press("down", "down", "down", "up")
	s.Shows("▌ Opération")
	s.Press("tab", "tab")
	s.Shows("▌ Client")
	s.Press("shift+tab")
	s.Shows("▌ Devise")
}

// TestForeignCurrency: sums in the currency, VAT in euros too (289 IV, BR-FR-CO-12).
func TestForeignCurrency(t *testing.T) {
	b := liableBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	s := b.invoiceFor("durand")
	s.Press("ctrl+o", "tab", "tab", "tab", "tab", "tab")
	s.Type("us")
	s.Press("tab")
	s.Shows("! Devise", "« US » n'est pas une devise")
	s.Press("shift+tab", ctrlU)
	s.Type("usd")
	s.Press("tab")
	s.Shows("▌ Change", "Prix USD", "Montant USD", "600,00 USD")
	s.Hides("TVA en euros")
	s.Press("ctrl+s")
	s.Shows("Donnez le taux de change")
	s.Type("0,92")
	s.Press("tab")
	s.Shows("dont TVA en euros           92,00 €")
	s.Press("ctrl+s", "shift+tab")
	s.Shows("Change     0,9200", "1 USD = 0,9200 €")
	s.Press("shift+tab")
	s.Press(ctrlU, "tab")
	s.Hides("Change", "USD")
	s.Press("esc", "n", "esc") // not saved
	s.Shows("600,00 USD")
	s.Press("F", "o", "esc")
	s.Shows("F2026-0001", "600,00 USD  ● émise")
	s.Press("enter", "$")
	s.Shows("Reste dû 600,00 USD")
	s.Press("enter")
	s.Shows("600,00 USD encaissés. F2026-0001 est payée.", "Encaissement", "Devise     1 USD = 0,9200 €")
	doc, err := b.FindDocument(context.Background(), invoice.InvoiceFamily, "F2026-0001")
	b.must(err)
	if doc.Currency != "USD" || doc.ExchangeRate != 920_000 || doc.Paid != 60_000 {
		t.Errorf("saved %q at %s, %s paid", doc.Currency, doc.ExchangeRate, doc.Paid)
	}
}

// TestMorningSumsAreInEuros, its rows in their currencies.
func TestMorningSumsAreInEuros(t *testing.T) {
	b := readyBook(t)
	c := b.client("Durand SARL", "Montpellier", invoice.Company)
	b.on("2026-09-01", func() {
		d := b.draft(invoice.Invoice, c, "Site", 100_000)
		d.Currency, d.ExchangeRate, d.DueDate = "USD", 900_000, b.day.AddDays(30)
		d, err := b.SaveDraft(context.Background(), d)
		b.must(err)
		_, err = b.Issue(context.Background(), d.ID)
		b.must(err)
	})
	b.on("2026-09-02", func() { b.invoiced(c, "Logo", 10_000, 30) })
	for _, size := range sizes {
		s := b.open(Options{}, size[0], size[1])
		s.Shows("1 000,00 USD", "100,00 €")
		if got := row(t, s, "EN RETARD"); !strings.Contains(got, "1 000,00 €") {
			t.Errorf("%d columns: the sum of what is late is %q, want 900 + 100 €", size[0], got)
		}
		fits(t, s, size[0], size[1])
	}
}

// TestPaidBeforeIssue: the payment is noted with the invoice (BR-FR-CO-09).
func TestPaidBeforeIssue(t *testing.T) {
	b := readyBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	s := b.invoiceFor("durand")
	s.Press("ctrl+o", "tab", "tab", "tab")
	s.Type("20/11")
	s.Press("ctrl+s", "esc", "F")
	s.Shows("L'encaissement du 20/11/2026 sera noté.", "Émettre la facture de 500,00 €")
	s.Press("o")
	s.Shows("✓ payée", "Encaissement", "20/11/2026", "Reste dû           0,00 €", "Paiement   le 20/11/2026, avant l'émission")
}
