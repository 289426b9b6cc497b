package ui

import (
	"testing"

	"facturier/invoice"
)

func TestClientCountryIsTakenByNameFromTheFocusedField(t *testing.T) {
	b := readyBook(t)
	s := b.open(Options{}, 80, 40)
	s.Press("4", "n")
	s.Type("Bières SA")
	s.Press("shift+tab", "é")
	downTo(t, s, "Adresse")
	s.Type("Grand-Place 1")
	downTo(t, s, "Ville")
	s.Type("Bruxelles")
	downTo(t, s, "Pays")
	s.Type("belgique")
	s.Press("ctrl+s")
	s.Hides("!", "Pays")
	c, err := b.FindClient(t.Context(), "Bières SA")
	b.must(err)
	if c.Address.Country != "BE" {
		t.Errorf("the country is %q, want BE", c.Address.Country)
	}
	s.Press("e")
	s.Shows("Pays                  Belgique")
	s.Press("esc")
	s.Hides("Enregistrer les modifications")
}

func TestDelayPastTheLawIsRefusedAtItsField(t *testing.T) {
	for _, c := range []struct {
		what         string
		kind         []string
		typed, wants string
	}{
		{"L441-10 professionals", nil, "90", "de 1 à 60 jours (L441-10)"},
		{"L441-10 abroad", []string{"é"}, "61", "de 1 à 60 jours (L441-10)"},
		{"R2192-11 public buyers", []string{"p", "p"}, "60", "50 pour un hôpital (R2192-10 CCP)"},
		{"no delay", nil, "0", "de 1 à 60 jours (L441-10)"},
	} {
		t.Run(c.what, func(t *testing.T) {
			s := readyBook(t).open(Options{}, 120, 40)
			s.Press("4", "n", "shift+tab")
			s.Press(c.kind...)
			downTo(t, s, "Délai de paiement")
			s.Type(c.typed)
			s.Hides("! ")
			s.Press("tab")
			s.Shows(c.wants)
		})
	}
	b := readyBook(t)
	s := b.open(Options{}, 80, 40)
	s.Press("4", "n", "shift+tab", "right") // a private person may have longer
	downTo(t, s, "Délai de paiement")
	s.Type("90")
	s.Press("tab")
	s.Shows("90 jours")
	s.Hides("! ")

	s = b.open(Options{}, 80, 24)
	s.Press(",")
	downTo(t, s, "Délai de paiement")
	s.Type("90")
	s.Press("tab")
	s.Shows("! Entre professionnels, le délai va de 1 à 60 jours", "(L441-10).")
}

func TestSavingMarksEveryWrongField(t *testing.T) {
	b := readyBook(t)
	s := b.open(Options{}, 80, 24)
	s.Press(",", ctrlU)
	s.Type("123")
	downTo(t, s, "E-mail")
	s.Press(ctrlU)
	s.Type("personne")
	downTo(t, s, "BIC")
	s.Press(ctrlU)
	s.Type("??")
	s.Press("ctrl+s")
	s.Shows("▌ SIRET", "! Un SIRET a quatorze chiffres", "À corriger aussi\u00a0: E-mail et BIC.")
	downTo(t, s, "E-mail")
	s.Shows("personne", "! ")
	settings, err := b.Settings(t.Context())
	b.must(err)
	if settings.Seller.Email == "personne" {
		t.Error("a form with wrong fields was saved")
	}
}

func TestPageKeysScrollALongForm(t *testing.T) {
	s := readyBook(t).open(Options{}, 80, 24)
	s.Press(",")
	s.Shows("▌ SIRET")
	s.Press("pgdown")
	s.Hides("▌ SIRET")
	first := s.Plain()
	s.Press("pgdown")
	if s.Plain() == first {
		t.Errorf("a second page down moves nothing, got:\n%s", first)
	}
	s.Press("pgdown", "pgdown", "pgdown", "pgdown")
	s.Shows("▌ Sans escompte")
	s.Press("pgup")
	s.Hides("▌ Sans escompte")
	s.Press("pgup", "pgup", "pgup", "pgup", "pgup")
	s.Shows("▌ SIRET")
	s.Press("esc")
	s.Hides("Enregistrer les modifications", "SIRET")
}

func TestNameOfDigitsIsDoubtedAndTaken(t *testing.T) {
	b := blankBook(t)
	s := b.open(Options{}, 80, 24)
	s.Press("enter")
	s.Type("1234")
	s.Press("tab")
	s.Shows("⚠ Ce nom n'a que des chiffres")
	s.Press("shift+tab")
	s.Type(" Élodie")
	s.Hides("que des chiffres")

	b = readyBook(t)
	s = b.open(Options{}, 80, 24)
	s.Press("4", "n")
	s.Type("1664")
	s.Press("tab")
	s.Shows("⚠ Ce nom n'a que des chiffres")
	s.Press("ctrl+s")
	if _, err := b.FindClient(t.Context(), "1664"); invoice.ErrorCode(err) != "" {
		t.Errorf("a client named 1664 is refused: %v", err)
	}
}
