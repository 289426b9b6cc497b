package ui

import (
	"fmt"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/ui/uitest"
)

// TestTypingScreens compares the screens where one types with their golden
// files.
func TestTypingScreens(t *testing.T) {
	screens := []struct {
		name  string
		book  func(*testing.T) *bench
		drive func(*uitest.Screen)
	}{
		{"guide-1", blankBook, func(s *uitest.Screen) { s.Type("732 829 320 00075") }},
		{"guide-2", blankBook, func(s *uitest.Screen) { s.Press("enter"); s.Type("Élodie") }},
		{"guide-3", blankBook, func(s *uitest.Screen) { s.Press("enter", "enter", "enter"); s.Type("12 rue des Lilas") }},
		{"guide-4", blankBook, func(s *uitest.Screen) { s.Press("enter", "enter", "enter", "enter", "enter", "enter") }},
		{"guide-5", blankBook, func(s *uitest.Screen) { s.Press("enter", "enter", "enter", "enter", "enter", "enter", "enter") }},
		{"guide-7", blankBook, func(s *uitest.Screen) { answerGuide(s) }},
		{"nouveau-client", readyBook, func(s *uitest.Screen) {
			s.Press("4", "n")
			s.Type(trickyName)
			s.Press("enter", "enter")
			s.Type("123456789")
		}},
		{"nouveau-client-public", readyBook, func(s *uitest.Screen) { s.Press("4", "n", "shift+tab", "p", "p") }},
		{"choix-client", lived, func(s *uitest.Screen) { s.Press("2", "n"); s.Type("k") }},
		{"editeur-vide", withDurand, func(s *uitest.Screen) { s.Press("3", "n", "enter") }},
		{"editeur", withDurand, func(s *uitest.Screen) { s.Press("3", "n", "enter"); writeLook(s) }},
		{"editeur-detail", withDurand, func(s *uitest.Screen) {
			s.Press("3", "n", "enter")
			writeLook(s)
			s.Press("tab", "tab")
			s.Type("lundi")
			s.Press("tab")
			s.Type("Accueil et contact, version ordinateur et téléphone, avec les photos de l'atelier et les horaires.")
		}},
		{"editeur-remarques", withDurand, func(s *uitest.Screen) {
			s.Press("2", "n", "enter", "tab")
			s.Type("+90")
			s.Press("tab", "tab", "tab")
			s.Type("divers")
			s.Press("tab", "tab")
			s.Type("1.250")
			s.Press("tab", "ctrl+s")
		}},
		{"editeur-tva", withVAT, func(s *uitest.Screen) { s.Press("3", "n", "enter"); writeLook(s) }},
		{"editeur-question", withDurand, func(s *uitest.Screen) { s.Press("3", "n", "enter"); writeLook(s); s.Press("esc") }},
		{"editeur-avoir", withCredit, func(s *uitest.Screen) { s.Press("2", "enter", "e", "down") }},
		{"editeur-solde", withBalance, func(s *uitest.Screen) { s.Press("2", "enter", "e") }},
		{"editeur-mentions", withVAT, func(s *uitest.Screen) { writeRare(s) }},
		{"liste-tva", withVAT, func(s *uitest.Screen) {
			s.Press("2", "n", "enter", "ctrl+n")
			s.Type("Intégration")
			s.Press("tab", "tab", "tab", "tab", "space")
		}},
		{"points", faulty, func(s *uitest.Screen) { s.Press("2", "!") }},
		{"rectifier", lived, func(s *uitest.Screen) { s.Press("V"); s.Type("Adresse erronée") }},
		{"rectificative", withRectification, func(s *uitest.Screen) { s.Press("2", "enter") }},
		{"editeur-rectificative", withRectification, func(s *uitest.Screen) { s.Press("2", "enter", "e") }},
		{"xml", lived, func(s *uitest.Screen) { s.Press("p", "tab") }},
		{"client-etranger", withAbroad, func(s *uitest.Screen) { s.Press("4", "enter") }},
		{"reglages", readyBook, func(s *uitest.Screen) { s.Press(",") }},
		{"reglages-fin", readyBook, func(s *uitest.Screen) { s.Press(","); downToEnd(s) }},
	}
	for _, screen := range screens {
		b := screen.book(t)
		fresh, err := b.Version(t.Context())
		b.must(err)
		for _, size := range sizes {
			name := fmt.Sprintf("%s-%dx%d", screen.name, size[0], size[1])
			if version, err := b.Version(t.Context()); err != nil || version != fresh {
				b = screen.book(t) // the last screen wrote to it
				fresh, err = b.Version(t.Context())
				b.must(err)
			}
			t.Run(name, func(t *testing.T) {
				s := b.open(Options{}, size[0], size[1])
				screen.drive(s)
				fits(t, s, size[0], size[1])
				golden(t, s, name)
			})
		}
	}
}

// writeRare writes an invoice in dollars for a client of Switzerland, with what
// few invoices have.
func writeRare(s *uitest.Screen) {
	s.Press("2", "n", "enter")
	s.Type("Refonte du site vitrine")
	s.Press("ctrl+n")
	s.Type("Intégration")
	s.Press("tab")
	s.Type("4 jour")
	s.Press("tab")
	s.Type("420")
	s.Press("ctrl+o")
	s.Type("M-2026/12")
	s.Press("tab", "tab", "tab", "tab", "tab")
	s.Type("usd")
	s.Press("tab")
	s.Type("0,92")
}

func withRectification(t *testing.T) *bench {
	b := readyBook(t)
	d := b.invoiced(b.client("Durand SARL", "Montpellier", invoice.Company), "Site vitrine", 125_000, 30)
	_, err := b.Rectify(t.Context(), d.ID, "N° de commande oublié")
	b.must(err)
	return b
}

func withAbroad(t *testing.T) *bench {
	b := readyBook(t)
	c := b.abroad("Bières SA", "BE", "BE0411905847")
	c.Billing = &invoice.Address{Lines: []string{"Boîte 12"}, City: "Liège", Country: "BE"}
	c.ElectronicAddress, c.Mandate = "0208:0411905847", "FR-2026/7"
	_, err := b.SaveClient(t.Context(), c)
	b.must(err)
	b.invoiced(c, "Étiquettes", 48_000, 30)
	return b
}

func downToEnd(s *uitest.Screen) {
	for range 40 {
		s.Press("down")
	}
}

func withDurand(t *testing.T) *bench {
	b := readyBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	return b
}

func withVAT(t *testing.T) *bench {
	b := withDurand(t)
	s, err := b.Settings(t.Context())
	b.must(err)
	s.Seller.Regime, s.Seller.VATNumber = invoice.Liable, "FR44732829320"
	b.must(b.SaveSettings(t.Context(), s))
	return b
}

// TestAdvertisedKeysOfTheGuide presses each key that the footer advertises on
// the screens of a new book and in a long text, and wants something to come of
// it; TestEveryAdvertisedKeyDoesSomething has the others.
func TestAdvertisedKeysOfTheGuide(t *testing.T) {
	for _, screen := range []struct {
		name string
		open []string
	}{
		{"guide", nil},
		{"guide, a choice", []string{"enter", "enter", "enter", "enter", "enter", "enter"}},
		{"editor, a detail", []string{"3", "n", "enter", "enter", "enter", "A", "shift+tab", "tab", "tab", "tab", "tab", "tab", "tab"}},
	} {
		book := withDurand
		if strings.HasPrefix(screen.name, "guide") {
			book = blankBook
		}
		probe := New(t.Context(), book(t).App, Options{}).(*root)
		uitest.Open(t, probe, &uitest.Clock{}, 80, 24).Press(screen.open...)
		for _, b := range probe.top().ShortHelp() {
			if !b.Enabled() {
				continue
			}
			t.Run(screen.name+" "+b.Help().Key, func(t *testing.T) {
				s := book(t).open(Options{}, 80, 24)
				s.Press(screen.open...)
				before, answered := s.Raw(), false
				s.Press(b.Keys()[0])
				answered = s.Raw() != before
				if !answered && b.Help().Key != "ctrl+e" { // it leaves the screens for the editor
					t.Errorf("%s does nothing, got:\n%s", b.Help().Key, s.Plain())
				}
			})
		}
	}
}

func withCredit(t *testing.T) *bench {
	b := withDurand(t)
	c, err := b.FindClient(t.Context(), "Durand SARL")
	b.must(err)
	origin := b.invoiced(c, "Site vitrine", 125_000, 30)
	_, err = b.Credit(t.Context(), origin.ID, invoice.CreditRequest{Amount: 25_000, Reason: "Geste commercial"})
	b.must(err)
	return b
}

func withBalance(t *testing.T) *bench {
	b := withDurand(t)
	c, err := b.FindClient(t.Context(), "Durand SARL")
	b.must(err)
	q := b.accepted(c)
	deposit, err := b.Convert(t.Context(), q.ID, invoice.Conversion{Deposit: invoice.Discount{Rate: 3000}})
	b.must(err)
	_, err = b.Issue(t.Context(), deposit.ID)
	b.must(err)
	_, err = b.Convert(t.Context(), q.ID, invoice.Conversion{Balance: true})
	b.must(err)
	return b
}
