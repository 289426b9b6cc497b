package ui

import (
	"testing"

	"facturier/invoice"
)

func TestGuideTakesTheNextNumberOfThisYearOnly(t *testing.T) {
	b := blankBook(t)
	s := b.open(Options{}, 80, 24)
	answerGuide(s)
	s.Press(ctrlU)
	s.Type("F2025-0088")
	s.Press("enter")
	s.Shows("7/7", "! F2025 n'est pas l'année en cours\u00a0: vouliez-vous", "F2026-0088\u00a0?")
	s.Press(ctrlU)
	s.Type("FA/2027-12")
	s.Press("enter")
	s.Shows("7/7", "! FA/2027 n'est pas l'année en cours\u00a0: vouliez-vous", "FA/2026-12\u00a0?")
	s.Press(ctrlU)
	s.Type("FA/2026-12")
	s.Press("enter")
	s.Shows("Tout est prêt")
	if number, err := b.NextNumber(t.Context(), invoice.InvoiceSeries, b.day); err != nil || number != "FA/2026-12" {
		t.Errorf("the next invoice is %s (%v), want FA/2026-12", number, err)
	}
	s.Press(",")
	downTo(t, s, "Prochaine facture")
	s.Press(ctrlU)
	s.Type("F2025-0088")
	s.Press("ctrl+s")
	s.Shows("! F2025 n'est pas l'année en cours", "Réglages")
}

func TestGuideSaysWhatCanWait(t *testing.T) {
	b := blankBook(t)
	s := b.open(Options{}, 80, 24)
	s.Press("enter")
	s.Shows("2/7", "⚠ SIRET\u00a0: cela peut attendre, mais la première facture le demandera.")
	s.Type("Élodie Martin")
	s.Press("enter", "enter")
	s.Shows("3/7")
	s.Hides("peut attendre")
	s.Press("enter", "enter", "enter")
	s.Shows("4/7", "⚠ Adresse\u00a0: cela peut attendre")
}

func TestGuideLeftTooSoonSaysWhatIsMissing(t *testing.T) {
	b := blankBook(t)
	s := b.open(Options{}, 80, 24)
	s.Press("esc")
	s.Hides("Votre livre est prêt")
	s.Shows("Il reste quelques réponses à donner\u00a0: nom, SIRET et adresse. La touche", "Vos réponses sont gardées")

	s = b.open(Options{}, 80, 24)
	answerGuide(s)
	s.Press("enter")
	s.Shows("Votre livre est prêt.")
	s.Hides("Il reste quelques réponses")
}

func TestGuideKeepsThePageOnCtrlC(t *testing.T) {
	b := blankBook(t)
	s := b.open(Options{}, 80, 24)
	s.Press("ctrl+c")
	if !s.Quit {
		t.Fatal("ctrl+c on an untouched guide did not leave")
	}
	s = b.open(Options{}, 80, 24)
	s.Press("enter")
	s.Type("Élodie")
	s.Press("tab")
	s.Type("Atel")
	s.Press("ctrl+c")
	if !s.Quit {
		t.Fatalf("ctrl+c asked instead of keeping the answers, got:\n%s", s.Plain())
	}
	b.open(Options{}, 80, 24).Shows("2/7", "Élodie", "Atel")
}

// What is missing at the end is said once, and nothing says that all is ready.
func TestGuideWithoutANameIsNotReady(t *testing.T) {
	b := blankBook(t)
	s := b.open(Options{}, 80, 24)
	answerGuide(s)
	s.Press("esc", "esc", "esc", "esc", "esc")
	s.Shows("2/7", "Élodie Martin")
	s.Press(ctrlU, "enter", "enter")
	s.Shows("3/7", "⚠ Nom\u00a0: cela peut attendre")
	s.Press("enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter")
	s.Shows("7/7", "c'est de lui que partent les relances")
	s.Press("enter", "enter", "enter")
	s.Shows("Il reste quelques réponses à donner\u00a0: nom.", "Vos réponses sont gardées.")
	s.Hides("Tout est prêt")
}
