package ui

import (
	"context"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// TestNewClientIsUnderTheCursor of the list, whatever its place.
func TestNewClientIsUnderTheCursor(t *testing.T) {
	b := lived(t)
	s := b.open(Options{Start: "clients"}, 80, 24)
	s.Press("n")
	s.Type("Marchal et Fils")
	s.Press("ctrl+s")
	s.Shows("Marchal et Fils ajouté.")
	s.Press("esc")
	s.Shows("▌ Marchal et Fils", "5 clients", "Durand SARL")
	s.Press("enter")
	s.Shows("› Marchal et Fils")
}

// TestArchivingNamesWhatIsOwed, and the list of the archived says its keys.
func TestArchivingNamesWhatIsOwed(t *testing.T) {
	b := lived(t)
	for _, keys := range [][]string{{"x"}, {"enter", "x"}} {
		s := b.open(Options{Start: "clients"}, 80, 24)
		s.Press(keys...)
		s.Shows("Archiver Durand SARL, qui doit encore 1 250,00 € ?")
	}
	s := b.open(Options{Start: "clients"}, 80, 24)
	s.Press("x", "o", "A")
	s.Shows("Durand SARL", "x rétablir", "A clients actifs")
	s.Press("x")
	s.Shows("est de retour")
}

// TestClientPageSaysWhatIsKnown: days to pay, service, commitment; and no
// country alone.
func TestClientPageSaysWhatIsKnown(t *testing.T) {
	b := readyBook(t)
	_, err := b.SaveClient(context.Background(), invoice.Client{Type: invoice.Public, Name: "Mairie de Lunel", ServiceCode: "COMPTA-2", Commitment: "ENG-77", PaymentDays: 45})
	b.must(err)
	s := b.open(Options{Start: "clients"}, 80, 24)
	s.Press("enter")
	s.Shows("Engagement ENG-77", "COMPTA-2", "45 jours pour payer")
	s.Hides("Adresse", "FR")
}

// TestPaymentMethodByItsLetters: "ch" is the cheque, and the form says so.
func TestPaymentMethodByItsLetters(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	s.Press("$", "tab", "tab")
	s.Shows("virement, carte, chèque, espèces,", "prélèvement, autre.")
	s.Press("c", "h", "enter")
	s.Shows("F2026-0001 est payée.")
	d, err := b.FindDocument(context.Background(), invoice.InvoiceFamily, "F2026-0001")
	b.must(err)
	if got := d.Payments[0].Method; got != invoice.Cheque {
		t.Errorf("c h: got %q, want a cheque", got)
	}
}

// TestLettersThatCameAtOnceChoose as they do one by one: a slow line, a fast
// hand, a macro, a paste.
func TestLettersThatCameAtOnceChoose(t *testing.T) {
	for _, c := range []struct{ burst, want string }{{"esp", "espèces"}, {"Chè", "chèque"}, {"cc", "chèque"}, {"virement", "virement"}, {"xyz", "virement"}} {
		for _, paste := range []bool{false, true} {
			s := lived(t).open(Options{}, 80, 24)
			s.Press("$", "tab", "tab")
			s.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(c.burst), Paste: paste})
			s.Shows("▌ Moyen      " + c.want)
			if c.burst == "xyz" {
				s.Shows("Aucune réponse ne commence par « xyz ».")
			} else {
				s.Hides("Aucune réponse")
			}
		}
	}
}

// TestAFigureThatCameAtOnceIsForTheFieldUnderTheChoice, not for the choice.
func TestAFigureThatCameAtOnceIsForTheFieldUnderTheChoice(t *testing.T) {
	b := readyBook(t)
	b.accepted(b.client("Durand SARL", "Montpellier", invoice.Company))
	s := b.open(Options{Start: "devis"}, 80, 24)
	s.Press("C")
	s.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("50%")})
	s.Press("enter")
	s.Shows("Facture d'acompte", "1 346,25 €")
}

// TestDigitOnTheChoiceIsTheDeposit in C.
func TestDigitOnTheChoiceIsTheDeposit(t *testing.T) {
	b := readyBook(t)
	b.accepted(b.client("Durand SARL", "Montpellier", invoice.Company))
	s := b.open(Options{Start: "devis"}, 80, 24)
	s.Press("C", "5", "0", "%", "enter")
	s.Shows("Facture d'acompte", "1 346,25 €")
}

// TestHelpOfAFormHasNoLetter, which would be text, and no key twice.
func TestHelpOfAFormHasNoLetter(t *testing.T) {
	b := lived(t)
	s := b.open(Options{Start: "clients"}, 80, 60)
	s.Press("n", "f1")
	s.Shows("Ici : ", "ctrl+s")
	seen := map[string]bool{}
	for _, line := range strings.Split(s.Plain(), "\n") {
		words := strings.Fields(line)
		if !strings.HasPrefix(line, "   ") || len(words) == 0 {
			continue
		}
		name := strings.TrimSpace(line[3:min(16, len(line))])
		if len([]rune(words[0])) == 1 && strings.ToLower(words[0]) != strings.ToUpper(words[0]) {
			t.Errorf("the help has the letter of %q", line)
		}
		if seen[name] {
			t.Errorf("the help has %q twice", name)
		}
		seen[name] = true
	}
}

// TestClientsAreSortedByWhatThereIsToCollect: t turns the order, which is said.
func TestClientsAreSortedByWhatThereIsToCollect(t *testing.T) {
	b := readyBook(t)
	for i, name := range []string{"Albert", "Béa", "Chloé", "Denis"} {
		c := b.client(name, "Lunel", invoice.Company)
		if i > 0 {
			b.invoiced(c, "Site", invoice.Amount(10_000*i), 30)
		}
	}
	s := b.open(Options{Start: "clients"}, 80, 24)
	s.Shows("par nom", "▌ Albert")
	s.Press("t")
	s.Shows("par montant à encaisser", "▌ Denis")
	if first, last := strings.Index(s.View(), "Béa"), strings.Index(s.View(), "Albert"); first < 0 || last < first {
		t.Errorf("who owes nothing is not last:\n%s", s.View())
	}
	s.Press("down", "enter")
	s.Shows("› Chloé")
	s.Press("esc", "t")
	s.Shows("par nom")
}

// TestTheStatementFromTheListOfClients: L needs no page of the client first.
func TestTheStatementFromTheListOfClients(t *testing.T) {
	b := lived(t)
	s := b.open(Options{Start: "clients"}, 80, 24)
	s.Press("L")
	s.Shows("› Relevé", "F2026-0001")
	s.Press("esc")
	s.Shows("▌ Durand SARL")
}
