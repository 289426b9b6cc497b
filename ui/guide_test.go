package ui

import (
	"context"
	"testing"

	"facturier/invoice"
	"facturier/ui/uitest"
)

// ctrlU empties the field that has the focus.
const ctrlU = "ctrl+u"

// answerGuide walks through the guide as a person who knows the answers.
func answerGuide(s *uitest.Screen) {
	s.Type("732 829 320 00074")
	s.Press("enter")
	s.Type("Élodie Martin")
	s.Press("enter")
	s.Type("Atelier Martin")
	s.Press("enter")
	s.Type("12 rue des Lilas")
	s.Press("enter")
	s.Type("Bât. B")
	s.Press("enter", "enter")
	s.Type("34400")
	s.Press("enter")
	s.Type("Lunel")
	s.Press("enter", "right", "enter", "enter", "enter")
	s.Type("fr7630006000011234567890189")
	s.Press("enter", "enter")
	s.Type("elodie@martin.example")
	s.Press("enter")
	s.Type("06 12 34 56 78")
	s.Press("enter")
	s.Type("F2026-0088")
}

func TestGuideFillsAnEmptyBook(t *testing.T) {
	b := blankBook(t)
	s := b.open(Options{}, 80, 24)
	s.Shows("Votre SIRET", "1/7")
	answerGuide(s)
	s.Shows("Pour finir", "7/7")
	s.Press("enter")
	s.Shows("Tout est prêt", "Pour commencer")
	s.Hides("7/7")

	got, err := b.Settings(context.Background())
	b.must(err)
	want := invoice.Seller{SIRET: "73282932000074", Name: "Élodie Martin", TradeName: "Atelier Martin",
		Address: invoice.Address{Lines: []string{"12 rue des Lilas", "Bât. B"}, PostCode: "34400", City: "Lunel", Country: "FR"},
		Email:   "elodie@martin.example", Phone: "06 12 34 56 78", Activity: invoice.Goods, Regime: invoice.Franchise,
		IBAN: "FR7630006000011234567890189"}
	if same := got.Seller.SIRET == want.SIRET && got.Seller.Name == want.Name && got.Seller.TradeName == want.TradeName &&
		lines(got.Seller.Address) == lines(want.Address) && got.Seller.Address.City == want.Address.City && got.Seller.Email == want.Email &&
		got.Seller.Phone == want.Phone && got.Seller.Activity == want.Activity && got.Seller.Regime == want.Regime && got.Seller.IBAN == want.IBAN; !same {
		t.Errorf("the guide saved %+v, want %+v", got.Seller, want)
	}
	if !got.Done || got.Guide != nil {
		t.Errorf("after the guide Done is %v and Guide %v, want true and nothing", got.Done, got.Guide)
	}
	number, err := b.NextNumber(context.Background(), invoice.InvoiceSeries, b.day)
	b.must(err)
	if number != "F2026-0088" {
		t.Errorf("the next invoice is %s, want F2026-0088", number)
	}
	b.open(Options{}, 80, 24).Hides("Votre SIRET")
}

func TestGuideKeepsAnswersRightOrWrong(t *testing.T) {
	b := blankBook(t)
	s := b.open(Options{}, 80, 24)
	s.Type("732 829 320 00075")
	s.Shows("La clé de ce SIRET est fausse")
	s.Press("enter")
	s.Shows("1/7")
	s.Press("esc")
	s.Hides("1/7")
	s.Shows("Vos réponses sont gardées")
	s.Press("2", "1")
	s.Hides("1/7") // it does not come back by itself

	s = b.open(Options{}, 80, 24)
	s.Shows("1/7", "732 829 320 00075")
	s.Press("backspace")
	s.Type("4")
	s.Press("enter")
	s.Shows("2/7")
	s.Type("Élodie")
	s.Press("tab")
	s.Type("Atelier")
	s.Press("shift+tab", "shift+tab")
	s.Shows("1/7", "732 829 320 00074")
	s.Press("tab")
	s.Shows("2/7", "Élodie", "Atelier")
	s.Press("tab", "tab")
	s.Shows("3/7")
	s.Press("up")
	s.Shows("2/7")
	s.Press("esc")
	s.Shows("1/7")
	s.Press("enter", "enter", "enter")
	s.Shows("3/7")

	s = b.open(Options{}, 80, 24) // as after the terminal was closed
	s.Shows("3/7")
}

func TestGuideRefusesWrongKeysUnderTheField(t *testing.T) {
	b := blankBook(t)
	s := b.open(Options{}, 80, 24)
	s.Type("12")
	s.Hides("!")
	s.Press("enter")
	s.Shows("! Un SIRET a quatorze chiffres.", "1/7")
	s.Press(ctrlU)
	s.Hides("! Un SIRET")
	// Every page can be left empty: what is missing is said before issuing.
	s.Press("enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter")
	s.Shows("7/7")
	s.Press("enter", "enter", "enter")
	s.Shows("Pour commencer")
}

func TestGuideTakesPastedTextAsText(t *testing.T) {
	b := blankBook(t)
	s := b.open(Options{}, 80, 24)
	s.Paste("732\u00a0829\u00a0320\r\n00074\r\n")
	s.Press("enter")
	s.Shows("2/7")
	s.Paste("\x1b[31mÉlodie\u202e\x00\tMartin\n")
	s.Press("enter")
	s.Paste("qq?:,")
	s.Press("enter")
	s.Shows("3/7")
	got, err := b.Settings(context.Background())
	b.must(err)
	if got.Seller.Name != "[31mÉlodie Martin" && got.Seller.Name != "Élodie Martin" {
		t.Errorf("the pasted name is %q, want it without control characters", got.Seller.Name)
	}
	if got.Seller.TradeName != "qq?:," {
		t.Errorf("the pasted trade name is %q, want %q", got.Seller.TradeName, "qq?:,")
	}
}

func TestGuideAsksTheVATNumberOfTheSIREN(t *testing.T) {
	b := blankBook(t)
	s := b.open(Options{}, 80, 24)
	s.Type("73282932000074")
	s.Press("enter", "enter", "enter", "enter", "enter", "enter", "enter")
	s.Shows("La TVA")
	s.Press("t", "enter")
	s.Type("FR40303265045")
	s.Press("enter")
	s.Shows("5/7", "Ce numéro de TVA n'est pas celui de votre SIREN")
	s.Press(ctrlU)
	s.Type("FR44732829320")
	s.Press("enter")
	s.Shows("6/7")
}
