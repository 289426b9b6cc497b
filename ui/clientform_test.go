package ui

import (
	"context"
	"strings"
	"testing"

	"facturier/invoice"
)

// trickyName is a name that breaks programs which paste texts together.
const trickyName = "O'Brien; <script> 🎉"

func TestClientFromTheList(t *testing.T) {
	b := readyBook(t)
	s := b.open(Options{}, 80, 24)
	s.Press("4", "n")
	s.Shows("Nouveau client", "SIREN ou SIRET")
	s.Hides("Code service", "Pays")
	s.Type(trickyName)
	s.Press("tab")
	s.Type("Service comptabilité")
	s.Press("tab")
	s.Type("732829320")
	s.Press("tab")
	s.Type("fr44 732 829 320")
	s.Press("tab")
	s.Type("4 avenue de la Gare")
	s.Press("enter")
	s.Type("Étage 2")
	s.Press("tab")
	s.Type("34000")
	s.Press("tab")
	s.Type("Montpellier")
	s.Press("tab")
	s.Type("compta@obrien.example")
	s.Press("tab", "tab")
	s.Type("45")
	s.Press("tab", "tab", "right", "tab")
	s.Type("Quai 3")
	s.Press("tab")
	s.Type("34200")
	s.Press("tab")
	s.Type("Sète")
	s.Press("tab", "tab", "tab")
	s.Type("Paie tard")
	s.Press("ctrl+s")
	s.Shows(trickyName, "Montpellier")

	got, err := b.FindClient(context.Background(), trickyName)
	b.must(err)
	want := invoice.Client{Type: invoice.Company, Name: trickyName, Contact: "Service comptabilité", SIREN: "732829320", VATNumber: "FR44732829320",
		Address: invoice.Address{Lines: []string{"4 avenue de la Gare", "Étage 2"}, PostCode: "34000", City: "Montpellier"},
		Email:   "compta@obrien.example", PaymentDays: 45, Notes: "Paie tard"}
	if got.Contact != want.Contact || got.SIREN != want.SIREN || got.VATNumber != want.VATNumber || lines(got.Address) != lines(want.Address) ||
		got.Address.City != want.Address.City || got.Email != want.Email || got.PaymentDays != want.PaymentDays || got.Notes != want.Notes {
		t.Errorf("the book has %+v, want %+v", got, want)
	}
	if got.Delivery == nil || got.Delivery.City != "Sète" || lines(*got.Delivery) != "Quai 3" {
		t.Errorf("delivery is %+v, want Quai 3, 34200 Sète", got.Delivery)
	}
}

func TestClientTypeShowsItsOwnFields(t *testing.T) {
	b := readyBook(t)
	for _, c := range []struct {
		key    string
		shows  string
		hidden []string
	}{
		{"e", "SIREN ou SIRET", []string{"Code service", "Pays"}},
		{"p", "Téléphone", []string{"SIREN", "N° de TVA", "Code service", "Pays"}},
		{"é", "Pays", []string{"SIREN", "Code service"}},
	} {
		s := b.open(Options{}, 80, 24)
		s.Press("4", "n", "shift+tab")
		if c.key != "e" {
			s.Press(c.key)
		}
		s.Shows(c.shows)
		s.Hides(c.hidden...)
	}
	s := b.open(Options{}, 80, 24)
	s.Press("4", "n", "shift+tab", "p", "p")
	s.Shows("Code service", "N° d'engagement")
}

func TestClientSaysWhatIsWrongUnderTheField(t *testing.T) {
	for _, c := range []struct{ what, keys, wants string }{
		{"SIREN", "732829321", "La clé de ce SIREN est fausse"},
		{"SIRET", "73282932000075", "La clé de ce SIRET est fausse"},
		{"letters", "abcdefghi", "Un SIREN a neuf chiffres"},
	} {
		t.Run(c.what, func(t *testing.T) {
			b := readyBook(t)
			s := b.open(Options{}, 80, 24)
			s.Press("4", "n")
			s.Type("Durand")
			s.Press("tab", "tab")
			s.Type(c.keys)
			s.Press("ctrl+s")
			s.Shows(c.wants, c.keys[:4])
			if n, err := b.CountClients(context.Background(), invoice.ClientQuery{}); err != nil || n != 0 {
				t.Errorf("the book has %d clients (%v), want none", n, err)
			}
		})
	}
}

func TestClientNeedsAName(t *testing.T) {
	s := readyBook(t).open(Options{}, 80, 24)
	s.Press("4", "n", "ctrl+s")
	s.Shows("Nouveau client", "! ")
	s.Press("esc")
	s.Hides("Nouveau client")
}

func TestClientAsksBeforeLosingWhatWasTyped(t *testing.T) {
	b := readyBook(t)
	c := b.client("Durand SARL", "Montpellier", invoice.Company)
	s := b.open(Options{}, 80, 24)
	s.Press("4", "enter", "e")
	s.Type(" et Fils")
	s.Press("esc")
	s.Shows("Enregistrer les modifications ? [o/n/esc]")
	s.Press("esc")
	s.Shows("Durand SARL et Fils")
	s.Press("esc", "n")
	if got, err := b.Client(context.Background(), c.ID); err != nil || got.Name != "Durand SARL" {
		t.Errorf("after « n » the client is %q (%v), want Durand SARL", got.Name, err)
	}
	s.Press("e")
	s.Type(" et Fils")
	s.Press("esc", "o")
	if got, err := b.Client(context.Background(), c.ID); err != nil || got.Name != "Durand SARL et Fils" {
		t.Errorf("after « o » the client is %q (%v), want Durand SARL et Fils", got.Name, err)
	}
}

func TestPickerFiltersWithoutAccentsAndCreates(t *testing.T) {
	b := readyBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	b.client("Étienne Petit", "Sète", invoice.Consumer)
	s := b.open(Options{}, 80, 24)
	s.Press("3", "n")
	s.Shows("2/2", "Durand SARL", "+ nouveau client")
	s.Type("etie")
	s.Shows("1/1", "Étienne Petit", "+ nouveau client « etie »")
	s.Hides("Durand SARL")
	s.Press("enter")
	s.Shows("Nouveau devis", "Étienne Petit, Sète")
	s.Press("up", "enter")
	s.Shows("Choisir un client")
	s.Type("Kiosque & Cie")
	s.Press("enter")
	s.Shows("Nouveau client", "Kiosque & Cie")
	s.Press("ctrl+s")
	s.Shows("Nouveau devis", "Client     Kiosque & Cie")
}

func TestPickerTakesEnterForTheTextAsItIs(t *testing.T) {
	b := readyBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	b.client("Zoé Petit", "Sète", invoice.Consumer)
	s := b.open(Options{}, 80, 24)
	s.Press("3", "n")
	s.Holding = true // the book is slow
	s.Type("zo")
	s.Press("enter")
	s.Release()
	s.Shows("Zoé Petit, Sète")
	if strings.Contains(s.Plain(), "Durand") {
		t.Errorf("Enter took the client of an older text, got:\n%s", s.Plain())
	}
}
