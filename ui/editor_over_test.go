package ui

import (
	"strings"
	"testing"

	"facturier/invoice"
)

func TestEditorDatesAndSumsAreTypedOver(t *testing.T) {
	b := withDurand(t)
	s := b.open(Options{}, 80, 24)
	s.Press("2", "n", "enter", "shift+tab") // Date
	s.Type("20/11")
	s.Press("tab", "tab")
	s.Type("31/12")
	s.Press("tab")
	s.Type("1/11 au 12/11")
	s.Press("shift+tab", "shift+tab", "shift+tab") // back on what is there
	s.Type("21/11")
	s.Press("tab", "tab")
	s.Type("30/12")
	s.Press("tab")
	s.Type("15/11")
	s.Press("tab")
	s.Shows("Date       21/11/2026", "Échéance   30/12/2026", "Prestation 15/11/2026 ")
	s.Hides("!")

	s = newQuoteFor(b, "durand")
	writeLook(s)
	s.Press("ctrl+n", "tab") // Remise
	s.Type("10%")
	s.Press("tab")
	s.Type("30%")
	s.Press("shift+tab")
	s.Type("50")
	s.Press("tab")
	s.Type("40%")
	s.Press("tab")
	s.Shows("Remise     50,00", "Acompte    40")
}

func TestSendingAddressIsTypedOver(t *testing.T) {
	b := readyBook(t)
	c := b.client("Durand SARL", "Montpellier", invoice.Company)
	c.Email = "ancienne@durand.example"
	_, err := b.SaveClient(t.Context(), c)
	b.must(err)
	c.Email = "durand@durand.example"
	b.invoiced(c, "Site vitrine", 125_000, 30)
	s := b.open(Options{}, 80, 24)
	s.Press("2", "S")
	s.Shows("ancienne@durand.example")
	s.Type("neuve@durand.example")
	s.Shows("À  neuve@durand.example")
	s.Hides("ancienne")
}

func TestEditorSaysHowAQuantityAndADiscountAreTyped(t *testing.T) {
	for _, width := range []int{80, 120, 60} {
		s := withDurand(t).open(Options{}, width, 24)
		s.Press("3", "n", "enter", "enter", "enter")
		s.Type("Portrait")
		s.Press("tab")
		s.Shows("2,5 jours\u00a0: la quantité et son unité")
		s.Press("tab", "tab")
		s.Hides("la quantité et son unité")
		s.Shows("10\u00a0% ou 50\u00a0€")
	}
}

func TestEditorGivesNoAmountToARefusedLine(t *testing.T) {
	s := newQuoteFor(withDurand(t), "durand")
	s.Press("enter", "enter")
	s.Type("Portrait")
	s.Press("tab", "tab")
	s.Type("450")
	s.Press("tab")
	s.Type("150%")
	line := ""
	for _, row := range strings.Split(s.Plain(), "\n") {
		if strings.Contains(row, "Portrait") {
			line = strings.TrimSpace(row)
		}
	}
	if !strings.HasSuffix(line, "—") {
		t.Errorf("a line whose discount is refused reads %q, want — for its amount", line)
	}
	s.Shows("! ", "100")
	s.Press(ctrlU)
	s.Type("50%")
	s.Shows("225,00 €")
}

func TestEditorArrowsGoPastTheEndsOfACell(t *testing.T) {
	s := newQuoteFor(withDurand(t), "durand")
	s.Type("Site")
	s.Press("right")
	s.Shows("▌ Validité")
	s.Press("left")
	s.Type(" web")
	s.Shows("▌ Objet      Site web")
	s.Press("enter", "enter", "enter")
	s.Type("Portrait")
	s.Press("right") // Quantité, picked
	s.Press("right", "right")
	s.Type("450")
	s.Shows("450,00 €")
	s.Press("home", "left", "left")
	s.Type("1") // before the 1 that is there
	s.Shows("11", "4 950,00 €")
}

func TestEditorKeepsTheFormerValueUnderATextItRefuses(t *testing.T) {
	b := withDurand(t)
	s := newQuoteFor(b, "durand")
	writeLook(s)
	s.Press("ctrl+s")
	s.Type("1.250") // after 420, which the save made the former value
	s.Press(ctrlU)
	s.Type("1.250") // 1,25 on its way
	s.Shows("2 692,50 €")
	s.Press("ctrl+s")
	s.Shows("Enregistré, sauf Prix de la ligne 2, qui reste à corriger.")
	if doc := b.onlyQuote(); doc.Lines[1].Price != 4_200_000 {
		t.Errorf("saved price %s, want the former 420 €", doc.Lines[1].Price)
	}
	s.Press(ctrlU)
	s.Type("1250")
	s.Press("ctrl+s")
	if doc := b.onlyQuote(); doc.Lines[1].Price != 12_500_000 {
		t.Errorf("saved price %s, want 1 250 €", doc.Lines[1].Price)
	}
}
