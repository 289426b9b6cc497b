package ui

import (
	"context"
	"fmt"
	"testing"

	"facturier/invoice"
)

func TestClientHasItsOtherAddressesAndMandate(t *testing.T) {
	b := readyBook(t)
	s := b.open(Options{}, 80, 40)
	s.Press("4", "n", "shift+tab", "é", "tab")
	s.Type("Bières & Fils")
	downTo(t, s, "Adresse")
	s.Type("Grand-Place 1")
	downTo(t, s, "Ville")
	s.Type("Bruxelles")
	downTo(t, s, "Pays")
	s.Type("BE")
	downTo(t, s, "Facturation")
	s.Press("right", "tab")
	s.Shows("▌   Adresse", "  Code postal", "  Pays")
	s.Type("Boîte 12")
	s.Press("tab", "tab")
	s.Type("Liège")
	s.Press("tab")
	s.Type("belgique")
	downTo(t, s, "Livraison")
	s.Press("right", "tab")
	s.Type("Quai 3")
	s.Press("tab")
	s.Type("1000")
	s.Press("tab")
	s.Type("Bruxelles")
	downTo(t, s, "Adresse électronique")
	s.Type("0208:0411905847")
	s.Press("tab")
	s.Type("MANDAT é")
	s.Press("tab")
	s.Shows("! Une référence de mandat a 35 caractères au plus")
	s.Press("shift+tab", ctrlU)
	s.Type("FR-2026/7")
	s.Press("ctrl+s")
	s.Hides("! ")
	c, err := b.FindClient(context.Background(), "Bières & Fils")
	b.must(err)
	if c.Billing == nil || lines(*c.Billing) != "Boîte 12" || c.Billing.City != "Liège" || c.Billing.Country != "BE" {
		t.Errorf("billing is %+v, want Boîte 12, Liège, BE", c.Billing)
	}
	if c.Delivery == nil || lines(*c.Delivery) != "Quai 3" || c.Delivery.PostCode != "1000" || c.Delivery.Country != "BE" {
		t.Errorf("delivery is %+v, want Quai 3, 1000 Bruxelles", c.Delivery)
	}
	if c.ElectronicAddress != "0208:0411905847" || c.Mandate != "FR-2026/7" {
		t.Errorf("electronic address %q, mandate %q", c.ElectronicAddress, c.Mandate)
	}
	s.Shows("Facture à  Boîte 12, Liège, Belgique", "Livre à    Quai 3, 1000 Bruxelles, Belgique", "Plateforme 0208:0411905847", "Mandat     FR-2026/7")
	s.Press("e")
	downTo(t, s, "Facturation")
	s.Press("left", "ctrl+s")
	c, err = b.FindClient(context.Background(), "Bières & Fils")
	b.must(err)
	if c.Billing != nil {
		t.Errorf("billing is %+v, want the client's own address", c.Billing)
	}
}

func TestElectronicAddressIsChecked(t *testing.T) {
	for _, c := range []struct{ typed, says string }{
		{"732829321", "La clé de ce SIREN est fausse"},
		{"73282", "facturation électronique commence par"},
		{"zzzz:1", "n'est pas une adresse électronique"},
	} {
		s := readyBook(t).open(Options{}, 80, 40)
		s.Press("4", "n")
		downTo(t, s, "Adresse électronique")
		s.Type(c.typed)
		s.Press("tab")
		s.Shows("! ", c.says)
	}
}

func TestOverseasClientKeepsItsTerritory(t *testing.T) {
	b := readyBook(t)
	c, err := b.SaveClient(context.Background(), invoice.Client{Type: invoice.Company, Name: "Karu SARL", SIREN: "552100554",
		Address: invoice.Address{Lines: []string{"1 rue Frébault"}, PostCode: "97110", City: "Pointe-à-Pitre", Country: "GP"}})
	b.must(err)
	s := b.open(Options{}, 80, 40)
	s.Press("4", "e")
	s.Shows("Pays                  GP")
	s.Type(" et Cie")
	s.Press("ctrl+s")
	if c, err = b.Client(context.Background(), c.ID); err != nil || c.Address.Country != "GP" {
		t.Errorf("the country is %q (%v), want GP", c.Address.Country, err)
	}
}

func TestSettingsOfTheElectronicInvoice(t *testing.T) {
	b := readyBook(t)
	s := b.open(Options{}, 80, 24)
	s.Press(",")
	downTo(t, s, "Adresse électronique")
	s.Type("732829320_FACTURES")
	downTo(t, s, "N° de TVA")
	s.Shows("SIREN est transmis (BT-32)", "une plateforme peut en demander un.")
	downTo(t, s, "ICS")
	s.Type("FR72ZZZ123457")
	s.Press("tab")
	s.Shows("! La clé de cet ICS est fausse")
	s.Press("shift+tab", ctrlU)
	s.Type("fr72 zzz 123456")
	s.Press("ctrl+s")
	settings, err := b.Settings(context.Background())
	b.must(err)
	if v := settings.Seller; v.ElectronicAddress != "732829320_FACTURES" || v.CreditorID != "FR72ZZZ123456" {
		t.Errorf("electronic address %q, ICS %q", v.ElectronicAddress, v.CreditorID)
	}
}

// TestHintsAreShownWhole, at every width, in the rows kept for them.
func TestHintsAreShownWhole(t *testing.T) {
	b := readyBook(t)
	d := newDeps(context.Background(), b.App, Options{})
	d.settings, _ = b.Settings(context.Background())
	settings := newSettings(d).(*settings)
	settings.Update(settings.Init()())
	forms := map[string]*form{"réglages": settings.form, "client": newClientForm(d, invoice.Client{}, nil).(*clientForm).form}
	for _, size := range sizes {
		for name, f := range forms {
			f.SetSize(size[0], size[1])
			for _, field := range f.fields {
				if rows := wrap(field.hint, f.width-6); len(rows) > f.hintRows(0) {
					t.Errorf("%s: the hint of %s takes %d rows of %d columns, want %d: %q", name, field.label, len(rows), f.width, f.hintRows(0), fmt.Sprint(rows))
				}
			}
		}
	}
}

// TestFigureOnAChoiceWithoutFigureSaysWhy: the balance of a quote has no sum to
// give.
func TestFigureOnAChoiceWithoutFigureSaysWhy(t *testing.T) {
	s := lived(t).open(Options{Start: "devis"}, 80, 24)
	choose(t, s, "D2026-0002")
	s.Press("C", "right", "right")
	s.Shows("● Le tout")
	s.Type("5")
	s.Shows("⚠ « Le tout » ne demande pas de chiffre : ← → choisissent « Un acompte » ou", "● Le tout")
	s.Press("left", "left")
	s.Type("500")
	s.Shows("▌ Acompte", "500")
}

// TestHelpOfAFormNamesNoKeyOfTheEditor: only what acts there.
func TestHelpOfAFormNamesNoKeyOfTheEditor(t *testing.T) {
	s := readyBook(t).open(Options{}, 120, 60)
	s.Press("4", "n", "f1")
	s.Shows("Ici : Nouveau client", "enregistrer", "changer la réponse", "éditeur")
	s.Hides("Écrire un document", "dupliquer la ligne", "monter la ligne", "nouveau client\n", "noter la déclaration", "autre canal", "ctrl+n")
	s.Press("esc", "esc", "2", "n", "ctrl+n")
	s.Type("Durand")
	s.Press("ctrl+s", "f1")
	s.Shows("Ici : Nouvelle facture", "dupliquer la ligne", "autres mentions")
}
