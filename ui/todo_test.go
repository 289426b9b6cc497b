package ui

import (
	"context"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/ui/uitest"
)

// reminds changes how the user asks to be paid.
func (b *bench) reminds(change func(*reminder.Settings)) {
	b.t.Helper()
	s, err := b.ReminderSettings(context.Background())
	b.must(err)
	change(&s)
	b.must(b.SaveReminderSettings(context.Background(), s))
}

// declares turnover by month or by quarter.
func (b *bench) declares(every reminder.Period) {
	b.t.Helper()
	b.reminds(func(s *reminder.Settings) { s.Declaration = every })
}

// TestEachLineSaysWhy it is on the list, and what it asks for.
func TestEachLineSaysWhy(t *testing.T) {
	b := lived(t)
	b.declares(reminder.Monthly)
	b.on("2026-11-05", func() {
		b.draft(invoice.Quote, b.client("Anaïs Bernard", "Sète", invoice.Consumer), "Affiche", 12_000)
	})
	s := b.open(Options{}, 100, 34)
	for _, line := range []struct{ row, why string }{
		{"▌ Durand SARL", "F2026-0001, en retard de 41 jours, relance amiable."},
		{"▌ Mairie de Lunel", "F2026-0003, en retard de 20 jours, relance amiable."},
		{"▌ Zoé Petit", "F2026-0004, en retard de 7 jours, relance amiable."},
		{"▌ URSSAF", "Chiffre d'affaires d'octobre 2026 à déclarer à l'URSSAF avant le 30/11."},
		{"▌ Durand SARL", "D2026-0002, devis accepté le 10/11, à facturer."},
		{"▌ Zoé Petit", "D2026-0001, devis qui expire dans 5 jours, sans réponse."},
		{"▌ Kiosque & Cie", "F2026-0005, échéance dans 4 jours, rappel avant échéance le 23/11."},
		{"▌ Anaïs Bernard", "brouillon 9, brouillon de devis laissé depuis 17 jours."},
	} {
		s.Shows(line.row, line.why)
		s.Press("down")
	}
	fits(t, s, 100, 34)
	s.Press("up", "up")
	s.Shows("▌ Zoé Petit", "↵ ouvrir   R suivre   a accepté")
}

// TestLinesGoAway once they are done or put off, until the screen says that all
// is done.
func TestLinesGoAway(t *testing.T) {
	b := lived(t)
	b.declares(reminder.Monthly)
	s := b.open(Options{}, 80, 24)
	s.Press("z")
	s.Shows("Reporter", "F2026-0001  Durand SARL", "demain")
	s.Press("enter")
	s.Shows("F2026-0001 est de retour demain.", "2 à relancer sur 3 factures", "▌ Mairie de Lunel")
	s.Press("z")
	s.Type("+7")
	s.Press("enter")
	s.Shows("F2026-0003 est de retour le 29/11/2026.")
	s.Press("$", "enter")
	s.Shows("F2026-0004 est payée.", "▌ URSSAF")
	s.Press("enter")
	s.Shows("Noter la déclaration 2026-10 comme faite ?", "[o/N]")
	s.Press("o")
	s.Shows("Déclaration 2026-10 notée.", "▌ Durand SARL")
	s.Press("c", "F", "o", "esc")
	s.Hides("DEVIS ACCEPTÉS")
	s.Press("r", "enter")
	s.Hides("DEVIS SANS RÉPONSE")
	s.Press("z", "enter")
	s.Shows("Tout est fait pour aujourd'hui. 2 factures en retard, à laisser venir.")
	s.Hides("À faire")
	s.Press("tab")
	s.Shows("EN RETARD  2 factures", "▌ Durand SARL", "D'ICI 7 JOURS")
	s.Press("z")
	s.Shows("Rien n'attend sur cette ligne aujourd'hui.")
	s.Press("tab")
	s.Shows("Tout est fait pour aujourd'hui.")
	b.day++
	s.Press("g")
	s.Shows("F2026-0001, en retard de 42 jours")
}

// TestACourtesyStepIsAnnounced before its day: with the day, and not counted
// among what is to be done; R says the same, and offers it.
func TestACourtesyStepIsAnnounced(t *testing.T) {
	b := readyBook(t)
	kiosque := b.client("Kiosque & Cie", "Nîmes", invoice.Company)
	b.on("2026-11-10", func() { b.invoiced(kiosque, "Logo", 480_00, 16) })
	s := b.open(Options{}, 80, 24)
	s.Shows("D'ICI 7 JOURS  1 facture", "dans 4 j       480,00 €  le 23/11", "rappel avant échéance le 23/11.")
	s.Press("R")
	s.Shows("La prochaine relance est pour le 23/11/2026.", "Préparer le rappel avant échéance quand même ?")
	s.Press("n")
	b.day++
	s.Press("tab", "tab")
	s.Shows("D'ICI 7 JOURS  1 facture", "dans 3 j       480,00 €  rappeler")
	s.Press("R")
	s.Shows("Rappel avant échéance")
}

// TestAPutOffLineSaysSo among all that is late and comes, a quote as an invoice, and
// u lifts it whatever was done since.
func TestAPutOffLineSaysSo(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	s.Press("z", "enter", "down", "down", "down", "z", "enter")
	s.Shows("D2026-0001 est de retour demain.")
	s.Press("tab", "g")
	s.Shows("▌ Durand SARL", "F2026-0001, pas encore relancée, reportée au 23/11/2026.")
	s.Press("down", "down", "down", "down")
	s.Shows("▌ Zoé Petit                     D2026-0001", "le 23/11", "D2026-0001, reporté au 23/11/2026.")
	s.Press("u") // the quote, put off last
	s.Shows("Annulé : report de D2026-0001.")
	s.Press("g", "u")
	s.Shows("Annulé : report de F2026-0001.")
}

// TestPutOffRefusesThePast under its field, and nothing is put off.
func TestPutOffRefusesThePast(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	for _, bad := range []string{"hier", "22/11/2026", "bientôt", "+900"} {
		s.Press("z")
		s.Type(bad)
		s.Press("enter")
		s.Shows("Reporter", "F2026-0001", "!")
		s.Press("esc")
		s.Shows("EN RETARD  3 factures", "▌ Durand SARL")
	}
}

// TestADeclarationIsNoDocument: the keys of documents say so on its line.
func TestADeclarationIsNoDocument(t *testing.T) {
	b := lived(t)
	b.declares(reminder.Quarterly)
	b.day = date(t, "2026-10-28")
	for _, key := range []string{"$", "o", "p", "D"} {
		s := b.open(Options{}, 120, 40)
		s.Press("g")
		for i := 0; i < 6 && !strings.Contains(s.Plain(), "▌ URSSAF"); i++ {
			s.Press("down")
		}
		s.Press(key)
		s.Shows("Cette ligne n'est pas un document")
	}
}

// TestFilteredMorningIsOfAllThatIsLate, whether it asks for something or not.
func TestFilteredMorningIsOfAllThatIsLate(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	s.Press("z", "enter", "/")
	s.Type("durand")
	s.Shows("2/6", "F2026-0001", "D2026-0002")
	s.Press("esc")
	s.Shows("2 à relancer sur 3 factures")
	s.Hides("F2026-0001")
}

// counting is a book that counts how often it is asked what waits.
type counting struct {
	Book
	asked int
}

func (a *counting) Tasks(ctx context.Context) ([]reminder.Task, error) {
	a.asked++
	return a.Book.Tasks(ctx)
}

// TestFirstFrameReadsNoTask: window and sums only; the tasks are read after it.
func TestFirstFrameReadsNoTask(t *testing.T) {
	book := &counting{Book: lived(t).App}
	r := newRoot(newDeps(context.Background(), book, Options{}), Options{})
	r.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	settle(r, r.first())
	if frame := r.View(); book.asked != 0 || !strings.Contains(frame, "F2026-0001") {
		t.Errorf("the first frame: asked %d times what waits, want none; got:\n%s", book.asked, frame)
	}
	settle(r, sayDrawn)
	if frame := r.View(); book.asked != 1 || !strings.Contains(frame, "relance amiable") {
		t.Errorf("after the first frame: asked %d times what waits, want once; got:\n%s", book.asked, frame)
	}
}

// TestPutOffIsUndone by u, which says what came back; the journal keeps both lines.
func TestPutOffIsUndone(t *testing.T) {
	b := lived(t)
	b.declares(reminder.Monthly)
	s := b.open(Options{}, 80, 24)
	s.Press("u")
	s.Shows("Ouvrez la facture pour annuler un encaissement.")
	s.Press("z", "enter")
	s.Shows("F2026-0001 est de retour demain. u l'annule.", "▌ Mairie de Lunel")
	s.Press("u")
	s.Shows("Annulé : report de F2026-0001.", "Durand SARL                   F2026-0001")
	s.Press("u")
	s.Shows("Ouvrez la facture pour annuler un encaissement.")
	s.Press("down", "down", "z", "enter")
	s.Hides("URSSAF")
	s.Press("u")
	s.Shows("Annulé : report de 2026-10.", "URSSAF")
	s.Press("g", "enter", "z", "enter")
	s.Shows("reporté au 23/11/2026")
	s.Press("u")
	s.Shows("Annulé : report de F2026-0001.")
	s.Hides("reporté au")
	byName(s, "annuler le report")
	s.Shows("Cette ligne n'est pas reportée.")
	s.Press("J")
	s.Shows("Report annulé", "Reporté au 23/11/2026")
}

// TestADisputeRestsWhateverIsAgreed: a promise or a plan does not end it, and
// holds once it is lifted.
func TestADisputeRestsWhateverIsAgreed(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	s.Press("enter")
	byName(s, "mettre en litige")
	s.Type("Deux jours contestés")
	s.Press("enter")
	s.Shows("F2026-0001 est en litige")
	byName(s, "échéancier de paiement")
	s.Type("abc")
	s.Press("tab")
	s.Shows("Écrivez en combien de fois, un nombre entier.")
	s.Press("shift+tab", "ctrl+u")
	s.Type("3")
	s.Press("ctrl+s")
	s.Shows("F2026-0001 : 3 fois, 416,66 € le 07/12/2026 d'abord.", "reste en litige.")
	byName(s, "fin de l'échéancier")
	s.Press("ctrl+s")
	s.Shows("Échéancier terminé : F2026-0001 reste en litige.")
	s.Press("P", "ctrl+s")
	s.Shows("Promesse notée : F2026-0001 reste en litige.", "en litige depuis le 22/11/2026")
	s.Press("R")
	s.Shows("en litige")
	byName(s, "lever le litige")
	s.Press("ctrl+s")
	s.Shows("Litige levé", "règlement promis pour le", "30/11/2026")
}

// byName does one of the palette of a document.
func byName(s *uitest.Screen, name string) {
	s.Press(":")
	s.Type(name)
	s.Press("enter")
}

// TestTheMorningSaysWhatIsBelow the screen, and above it: how many lines, and
// the head of the next section where it has room.
func TestTheMorningSaysWhatIsBelow(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 22)
	s.Shows("F2026-0001, en retard de 41 jours, relance amiable.", "↓ 1 de plus", "D'ICI 7 JOURS  1 facture")
	s.Hides("↑", "Kiosque")
	s.Press("down", "down", "down", "down", "down")
	s.Shows("▌ Kiosque & Cie", "↑")
	s.Hides("↓", "de plus")
	s.Resize(60, 18)
	fits(t, s, 60, 18)
	s.Press("g")
	s.Shows("↓ 2 de plus")
	s.Press("tab")
	s.Shows("▌ Durand SARL", "↓ 2 de plus")
	s.Resize(80, 30)
	s.Hides("↓", "↑")
}

// TestADemoSaysThatItIsOne in the title of every screen, at every width.
func TestADemoSaysThatItIsOne(t *testing.T) {
	b := lived(t)
	s := b.open(Options{Demo: true}, 80, 24)
	s.Shows("Atelier Martin · 2026 · exemple")
	s.Press("enter")
	s.Shows("Atelier Martin · 2026 · exemple › Retards › F2026-0001")
	s.Resize(60, 20)
	s.Shows("Exemple · 2026 › Retards")
	fits(t, s, 60, 20)
}
