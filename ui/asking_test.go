package ui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/ui/uitest"
)

// part opens a part of the settings of reminders.
func part(s *uitest.Screen, name string) {
	s.Press(";")
	s.Type(name)
	s.Press("enter")
}

// TestMailboxSettings are kept, without a password anywhere.
func TestMailboxSettings(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	part(s, "boîte")
	s.Type("smtp.example.fr")
	s.Press("tab")
	s.Type("99999")
	s.Shows("Un port va de 1 à 65535.")
	for range 5 {
		s.Press("backspace")
	}
	s.Type("465")
	s.Press("tab", "right", "right", "tab")
	s.Type("jeanne")
	s.Press("ctrl+s")
	s.Shows("Réglages enregistrés.")
	got, err := b.ReminderSettings(context.Background())
	b.must(err)
	if want := (reminder.Account{Host: "smtp.example.fr", Port: 465, Security: "tls", User: "jeanne"}); got.Mail != want {
		t.Errorf("got %+v, want %+v", got.Mail, want)
	}
}

// TestMailboxThatCannotSend is refused under its field, and nothing is kept.
func TestMailboxThatCannotSend(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	part(s, "boîte")
	s.Type("é é")
	s.Press("ctrl+s")
	s.Shows("n'est pas un nom de serveur")
	s.Press("ctrl+u")
	s.Type("smtp.example.fr")
	s.Press("tab", "tab", "left") // "Aucune"
	s.Press("ctrl+s")
	s.Shows("! Facturier n'envoie jamais en clair vers")
	s.Press("esc", "n")
	got, err := b.ReminderSettings(context.Background())
	b.must(err)
	if got.Mail != (reminder.Account{}) {
		t.Errorf("got %+v, want nothing kept", got.Mail)
	}
}

// TestWordsOfAStepKeepTheLaw: penalties neither before the firm step nor of a
// consumer are refused under the words, when they are saved (C. com. L441-10).
func TestWordsOfAStepKeepTheLaw(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	part(s, "particuliers")
	s.Type("ferme")
	s.Press("enter", "tab", "tab", "tab")
	s.Type(" {penalites}")
	s.Press("ctrl+s")
	s.Shows("demander {penalites} à ce client.")
	s.Press("esc", "n")
	got, err := b.ReminderSettings(context.Background())
	b.must(err)
	if len(got.Ladders) != 0 {
		t.Errorf("got %+v, want nothing kept", got.Ladders)
	}
}

// TestStepIsAddedAgain: a ladder offers the steps that it has not, in their place.
func TestStepIsAddedAgain(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 30)
	part(s, "professionnels")
	s.Hides("Ajouter")
	s.Type("ferme")
	s.Press("enter", "shift+tab", "end")
	for range 8 {
		if onField(s, "Cette étape") {
			break
		}
		s.Press("tab")
	}
	s.Press("right", "ctrl+s")
	s.Shows("Réglages enregistrés.")
	part(s, "professionnels")
	s.Shows("Ajouter", "J+15  relance ferme, e-mail")
	s.Type("ferme")
	s.Press("enter")
	s.Hides("Cette étape")
	s.Type("18")
	s.Press("ctrl+s")
	s.Shows("Réglages enregistrés.")
	got, err := b.ReminderSettings(context.Background())
	b.must(err)
	want := reminder.DefaultLadder(reminder.Professionals)
	want[2].Days = 18
	if !slices.Equal(got.Ladder(reminder.Professionals), want) {
		t.Errorf("got %+v, want the firm step on the 18th day in its place", got.Ladder(reminder.Professionals))
	}
}

// TestTableOfRates shows each semester with its source, the user's own among them.
func TestTableOfRates(t *testing.T) {
	b := lived(t)
	b.reminds(func(s *reminder.Settings) {
		s.Terms.Own = []reminder.SemesterRate{{From: date(t, "2027-01-01"), Legal: 280, ECB: 240, Source: "arrêté du 21/12/2026"}}
	})
	for _, size := range sizes {
		s := b.open(Options{}, size[0], size[1])
		part(s, "table des taux")
		s.Shows("01/01/2027", "2,80 %", "8,40 %", "12,40 %", "arrêté du 21/12/2026", "01/07/2026", "2,75 %", "taux légal du 2e semestre 2026 ; BCE au 01/07/2026")
		fits(t, s, size[0], size[1])
	}
}

// TestFieldsOfAStepAreAllNamed under its text, at every width.
func TestFieldsOfAStepAreAllNamed(t *testing.T) {
	b := lived(t)
	for _, size := range sizes {
		s := b.open(Options{}, size[0], size[1])
		part(s, "professionnels")
		s.Type("amiable")
		s.Press("enter", "tab", "tab", "tab", "tab")
		for _, name := range reminder.FieldNames {
			s.Shows("{" + name + "}")
		}
		s.Shows("Vide : les mots d'origine. Champs :")
	}
}

// TestDelayOfNoDay is refused: zero would be taken for the usual one.
func TestDelayOfNoDay(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	part(s, "pénalités")
	s.Press("tab")
	s.Type("0")
	s.Press("ctrl+s")
	s.Shows("Ce délai va de 1 à 366 jours.")
}

// TestContractRateByMonth is questioned, and nothing is kept (L441-10).
func TestContractRateByMonth(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	part(s, "pénalités")
	s.Press("right", "right", "tab")
	s.Type("1,5")
	s.Press("ctrl+s")
	s.Shows("est sous le minimum légal", "Si c'est un taux par mois")
	s.Press("esc", "n")
	got, err := b.ReminderSettings(context.Background())
	b.must(err)
	if got.Terms.Basis == reminder.OwnRate {
		t.Errorf("got %+v, want the rate refused", got.Terms)
	}
}

// TestNextSemesterRates are added once both are given.
func TestNextSemesterRates(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	part(s, "taux")
	s.Shows("Taux du semestre qui commence le 01/01/2027")
	s.Press("tab", "tab")
	s.Type("2,80")
	s.Press("tab")
	s.Type("2,40")
	s.Press("ctrl+s")
	s.Shows("Réglages enregistrés.")
	got, err := b.ReminderSettings(context.Background())
	b.must(err)
	if len(got.Terms.Own) != 1 || got.Terms.Own[0] != (reminder.SemesterRate{From: date(t, "2027-01-01"), Legal: 280, ECB: 240, Source: "saisi le 22/11/2026"}) {
		t.Errorf("got %+v, want 2,80 %% and 2,40 %% from 2027-01-01", got.Terms.Own)
	}
	// They can be mended until the next ones are due, with where they come from.
	part(s, "taux")
	s.Shows("Taux du semestre qui commence le 01/01/2027", "2,8", "saisi le 22/11/2026")
	s.Press("esc")
	b.day = date(t, "2027-02-01")
	part(s, "taux")
	s.Shows("Taux du semestre qui commence le 01/07/2027")
	s.Press("tab", "tab")
	s.Type("2,90")
	s.Press("ctrl+s")
	s.Shows("Il faut les deux taux du semestre du 01/07/2027")
	s.Type("2,5")
	s.Press("tab")
	s.Type("Arrêté du 20/06/2027")
	s.Press("ctrl+s")
	s.Shows("Réglages enregistrés.")
	got, err = b.ReminderSettings(context.Background())
	b.must(err)
	if len(got.Terms.Own) != 2 || got.Terms.Own[1] != (reminder.SemesterRate{From: date(t, "2027-07-01"), Legal: 290, ECB: 250, Source: "Arrêté du 20/06/2027"}) {
		t.Errorf("got %+v, want both semesters", got.Terms.Own)
	}
}

// TestStepIsEdited with its words previewed; a field that does not exist is
// named under them, and what is out of order changes nothing.
func TestStepIsEdited(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 30)
	part(s, "professionnels")
	s.Shows("J-3   rappel avant échéance, e-mail", "J+30  mise en demeure, lettre")
	s.Type("amiable")
	s.Press("enter", "tab", "tab", "tab")
	s.Shows("Relance amiable", "{numeros}")
	s.Type(" {numro}")
	s.Press("tab")
	s.Shows("n'est pas un champ de relance")
	s.Press("shift+tab")
	for range 8 {
		s.Press("backspace")
	}
	s.Type(", merci")
	s.Press("ctrl+p")
	s.Shows("Exemple", "facture F2026-0042, merci", "Bonjour Mme Durand,")
	s.Press("esc", "shift+tab", "shift+tab", "shift+tab")
	s.Type("20")
	s.Press("ctrl+s")
	s.Shows("Les étapes vont de la plus douce à la plus ferme")
	s.Press("backspace", "backspace")
	s.Type("5")
	s.Press("ctrl+s")
	s.Shows("Réglages enregistrés.")
	got, err := b.ReminderSettings(context.Background())
	b.must(err)
	step := got.Ladder(reminder.Professionals)[1]
	if step.Days != 5 || step.Body != "" || strings.ReplaceAll(step.Subject, "\u00a0", " ") != "En attente de règlement : {numeros}, merci" {
		t.Errorf("got %+v, want 5 days, its subject, the shipped text", step)
	}
}

// TestClientPace: rhythm, tutoiement and limit are of the form and of the page.
func TestClientPace(t *testing.T) {
	b := lived(t)
	s := b.open(Options{Start: "clients"}, 80, 40)
	s.Press("e")
	for range 40 {
		if s.Press("tab"); onField(s, "Encours") {
			break
		}
	}
	s.Type("3000")
	s.Press("tab", "tab", "right", "tab", "right")
	s.Press("ctrl+s", "enter")
	s.Shows("Relances   deux fois plus lentes, tutoiement, encours maximum 3 000,00 €")
	c, err := b.Client(context.Background(), 1)
	b.must(err)
	if c.Rhythm != string(reminder.SlowRhythm) || !c.Familiar || c.CreditLimit != invoice.Amount(300_000) {
		t.Errorf("got %q, %v, %d", c.Rhythm, c.Familiar, c.CreditLimit)
	}
}

// onField says that the focus is on a field.
func onField(s *uitest.Screen, label string) bool {
	for i := 0; i < 40; i++ {
		if line := []rune(s.Line(i)); len(line) > 3+len([]rune(label)) && line[1] == '▌' && string(line[3:3+len([]rune(label))]) == label {
			return true
		}
	}
	return false
}
