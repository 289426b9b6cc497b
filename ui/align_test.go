package ui

import (
	"context"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/ui/uitest"
)

// endOf is the column after a text on the line that holds another.
func endOf(t *testing.T, s *uitest.Screen, line, text string) int {
	t.Helper()
	before, _, found := strings.Cut(row(t, s, line), text)
	if !found {
		t.Fatalf("no %q beside %q, got:\n%s", text, line, s.Plain())
	}
	return cells(before) + cells(text)
}

// TestWideAmountsKeepTheRowsAligned: the name of the client gives its room.
func TestWideAmountsKeepTheRowsAligned(t *testing.T) {
	b := readyBook(t)
	c := b.client("Établissements Durand et Fils", "Montpellier", invoice.Company)
	d := b.draft(invoice.Invoice, c, "Site", 123_456_700)
	d.Currency, d.ExchangeRate = "USD", 900_000
	d, err := b.SaveDraft(context.Background(), d)
	b.must(err)
	_, err = b.Issue(context.Background(), d.ID)
	b.must(err)
	b.invoiced(c, "Logo", 10_000, 30)
	for _, size := range sizes {
		s := b.open(Options{Start: "factures"}, size[0], size[1])
		title := endOf(t, s, "Montant", "Montant")
		for line, amount := range map[string]string{"F2026-0001  ": "1 234 567,00 USD", "F2026-0002  ": "100,00 €"} {
			if got := endOf(t, s, line, amount); got != title {
				t.Errorf("%d columns: %s ends at column %d, its title at %d, got:\n%s", size[0], amount, got, title, s.Plain())
			}
		}
		fits(t, s, size[0], size[1])
	}
}

// TestLongTownsAreCut: they do not push what is owed out of its column.
func TestLongTownsAreCut(t *testing.T) {
	b := readyBook(t)
	b.invoiced(b.client("Durand SARL", "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson", invoice.Company), "Site", 10_000, 30)
	b.invoiced(b.client("Kiosque & Cie", "Sète", invoice.Company), "Logo", 20_000, 30)
	s := b.open(Options{Start: "clients"}, 80, 24)
	title := endOf(t, s, "À encaisser", "À encaisser")
	for name, amount := range map[string]string{"Durand SARL": "100,00 €", "Kiosque & Cie": "200,00 €"} {
		if got := endOf(t, s, name, amount); got != title {
			t.Errorf("what %s owes ends at column %d, its title at %d, got:\n%s", name, got, title, s.Plain())
		}
	}
	s.Shows("Saint-Remy-en-Bou…")
}

// TestDiscountHintIsUnderItsLine, not on the row of the date.
func TestDiscountHintIsUnderItsLine(t *testing.T) {
	b := readyBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	s := b.invoiceFor("durand")
	s.Press("ctrl+n")
	for range 8 {
		if strings.Contains(s.Plain(), "10 % ou 50 €") {
			break
		}
		s.Press("tab")
	}
	if got := row(t, s, "10 % ou 50 €"); strings.Contains(got, "Date") {
		t.Errorf("the hint of the discount is beside the date: %q", got)
	}
}

// TestNoAddressIsRefusedBeforeTheQuestion, with the ways out.
func TestNoAddressIsRefusedBeforeTheQuestion(t *testing.T) {
	p := posted(t)
	s := p.open(Options{}, 80, 30)
	s.Press("R")
	s.Shows("compta1@client.example")
	s.Press("e", "shift+tab", "shift+tab", ctrlU, "ctrl+s", "S")
	s.Shows("Durand SARL n'a pas d'adresse e-mail", "tab choisit un autre", "canal.")
	s.Hides("[o/N]")
}

// TestPromiseIsOnWhatIsLeft to pay; so is a dispute.
func TestPromiseIsOnWhatIsLeft(t *testing.T) {
	b := lived(t)
	_, err := b.Pay(context.Background(), b.firstLate(), invoice.Payment{Amount: 25_000, Date: b.day})
	b.must(err)
	s := b.open(Options{}, 80, 24)
	s.Press("P")
	s.Shows("Reste dû 1 000,00 € sur 1 250,00 €")
}

// TestOtherWrongFieldIsTheOneWithoutTheCursor, wherever the cursor goes.
func TestOtherWrongFieldIsTheOneWithoutTheCursor(t *testing.T) {
	b := blankBook(t)
	settings, err := b.Settings(t.Context())
	b.must(err)
	settings.Guide = map[string]string{guideStep: "5"}
	b.must(b.SaveSettings(t.Context(), settings))
	s := b.open(Options{}, 80, 24)
	s.Shows("Où être payé")
	s.Type("FR00")
	s.Press("tab")
	s.Type("??")
	s.Press("ctrl+s")
	s.Shows("▌ IBAN", "À corriger aussi\u00a0: BIC.")
	s.Press("tab")
	s.Shows("▌ BIC", "À corriger aussi\u00a0: IBAN.")
	s.Hides("aussi\u00a0: BIC")
}
