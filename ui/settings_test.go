package ui

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"facturier/invoice"
	"facturier/ui/uitest"
)

// downTo presses down until the field of a label has the focus.
func downTo(t *testing.T, s *uitest.Screen, label string) {
	t.Helper()
	for range 60 {
		if bytes.Contains([]byte(s.Plain()), []byte("▌ "+label)) {
			return
		}
		s.Press("tab")
	}
	t.Fatalf("no field %q, got:\n%s", label, s.Plain())
}

func TestSettingsAreSavedWhole(t *testing.T) {
	b := readyBook(t)
	s := b.open(Options{}, 80, 24)
	s.Press(",")
	s.Shows("Réglages", "Entreprise", "732 829 320 00074", "↓")
	downTo(t, s, "Délai de paiement")
	s.Press(ctrlU)
	s.Type("45")
	downTo(t, s, "Validité d'un devis")
	s.Press(ctrlU)
	s.Type("60 jours")
	downTo(t, s, "Conditions d'un devis")
	s.Type("Acompte à la commande.")
	downTo(t, s, "Couleur")
	s.Type("1F4E79")
	downTo(t, s, "Thème de l'écran")
	s.Press("right", "right")
	downTo(t, s, "Souris")
	s.Press("right")
	downTo(t, s, "Médiateur")
	s.Type("CM2C, Paris, cm2c.net")
	s.Press("ctrl+s")
	s.Shows("Réglages enregistrés.")

	got, err := b.Settings(context.Background())
	b.must(err)
	if got.PaymentDays != 45 || got.ValidityDays != 60 || got.QuoteTerms != "Acompte à la commande." || got.Accent != "#1f4e79" ||
		got.Theme != "sombre" || !got.NoMouse || got.Seller.Mediator != "CM2C, Paris, cm2c.net" {
		t.Errorf("the book has %+v", got)
	}
	if got.Seller.SIRET != "73282932000074" || got.Seller.IBAN != "FR7630006000011234567890189" || got.Seller.Address.City != "Lunel" {
		t.Errorf("what was not touched became %+v", got.Seller)
	}
}

func TestSettingsRefuseAWrongFieldAndChangeNothing(t *testing.T) {
	for _, c := range []struct{ label, typed, says string }{
		{"SIRET", "73282932000075", "La clé de ce SIRET est fausse"},
		{"IBAN", "FR7630006000011234567890188", "La clé de cet IBAN est fausse"},
		{"BIC", "ABC", "Un BIC a 8 ou 11 caractères"},
		{"E-mail", "martin", "n'est pas une adresse e-mail"},
		{"Délai de paiement", "90", "60"},
		{"Couleur", "rouge", "Ce n'est pas une couleur"},
		{"Logo", "/nowhere/logo.png", "logo.png"},
		{"Prochaine facture", "demain", "n'est pas un numéro"},
	} {
		t.Run(c.label, func(t *testing.T) {
			b := readyBook(t)
			before, err := b.Settings(context.Background())
			b.must(err)
			s := b.open(Options{}, 80, 24)
			s.Press(",")
			downTo(t, s, c.label)
			s.Press(ctrlU)
			s.Type(c.typed)
			s.Press("ctrl+s")
			s.Shows("▌ "+c.label, c.typed, "! ")
			s.Shows(c.says)
			after, err := b.Settings(context.Background())
			b.must(err)
			if after.Seller.SIRET != before.Seller.SIRET || after.Seller.IBAN != before.Seller.IBAN || after.PaymentDays != before.PaymentDays || after.Accent != before.Accent {
				t.Errorf("the refused settings changed the book to %+v", after)
			}
		})
	}
}

func TestSettingsTakeALogoAndGiveItUp(t *testing.T) {
	b := readyBook(t)
	var raw bytes.Buffer
	b.must(png.Encode(&raw, image.NewNRGBA(image.Rect(0, 0, 8, 8))))
	path := filepath.Join(t.TempDir(), "mon logo.png")
	b.must(os.WriteFile(path, raw.Bytes(), 0o600))
	s := b.open(Options{}, 80, 24)
	s.Press(",")
	downTo(t, s, "Logo")
	s.Paste("'" + path + "'\n")
	s.Press("ctrl+s")
	s.Shows("Réglages enregistrés.")
	if got, err := b.Settings(context.Background()); err != nil || len(got.Logo) == 0 {
		t.Fatalf("the book has no logo (%v)", err)
	}
	s.Press(",")
	downTo(t, s, "Logo")
	s.Shows("Logo                   (enregistré)")
	s.Press("ctrl+s", ",")
	if got, err := b.Settings(context.Background()); err != nil || len(got.Logo) == 0 {
		t.Fatalf("saving other settings lost the logo (%v)", err)
	}
	downTo(t, s, "Logo")
	s.Press(ctrlU, "ctrl+s")
	if got, err := b.Settings(context.Background()); err != nil || len(got.Logo) != 0 {
		t.Errorf("an emptied field leaves a logo of %d bytes (%v)", len(got.Logo), err)
	}
}

func TestSettingsShowVATFieldsToThoseWhoChargeIt(t *testing.T) {
	s := readyBook(t).open(Options{}, 120, 60)
	s.Press(",")
	s.Shows("Mention")
	s.Hides("Taux par défaut", "TVA sur les débits")
	downTo(t, s, "Régime de TVA")
	s.Press("right")
	s.Shows("Taux par défaut", "TVA sur les débits")
	s.Hides("   Mention ")
	s.Press("esc")
	s.Shows("Enregistrer les modifications ? [o/n/esc]")
	s.Press("n")
	s.Hides("Réglages ›", "Taux par défaut")
}

func TestSettingsSetTheNumberOfAnEmptySeries(t *testing.T) {
	b := readyBook(t)
	s := b.open(Options{}, 80, 24)
	s.Press(",")
	downTo(t, s, "Prochaine facture")
	s.Shows("F2026-0001")
	s.Press(ctrlU)
	s.Type("FA2026/88")
	s.Press("ctrl+s")
	s.Shows("Réglages enregistrés.")
	if number, err := b.NextNumber(context.Background(), invoice.InvoiceSeries, b.day); err != nil || number != "FA2026/88" {
		t.Errorf("the next invoice is %s (%v), want FA2026/88", number, err)
	}
	b.invoiced(b.client("Durand SARL", "Montpellier", invoice.Company), "Site", 10_000, 30)
	s.Press(",")
	downTo(t, s, "Prochaine facture")
	s.Press(ctrlU)
	s.Type("FA2026/01")
	s.Press("ctrl+s")
	s.Shows("▌ Prochaine facture", "! ")
}
