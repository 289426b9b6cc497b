package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// TestPromiseRestsTheInvoice until its day, then it is back as a promise that
// was not kept.
func TestPromiseRestsTheInvoice(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	s.Press("P")
	s.Shows("Promesse de paiement", "1 250,00")
	s.Press("enter")
	s.Shows("Promesse notée : F2026-0001 se repose jusqu'au 30/11/2026.", "2 à relancer sur 3 factures")
	b.day = date(t, "2026-12-01")
	s.Press("down")
	s.Shows("F2026-0001", "promesse")
	s.Press("g", "right")
	s.Shows("Suivi      règlement promis pour le", "30/11/2026")
}

// TestDispute rests until it is lifted, from the palette.
func TestDispute(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	gesture := func(name string) {
		s.Press(":")
		s.Type(name)
		s.Press("enter")
	}
	s.Press("right")
	gesture("litige")
	s.Shows("En litige", "Motif")
	s.Press("enter")
	s.Shows("Dites ce que le client conteste.")
	s.Type("Logo manquant")
	s.Press("enter")
	s.Shows("F2026-0001 est en litige", "Suivi      en litige depuis le 22/11/2026")
	s.Press("R")
	s.Shows("est en litige : elle ne se relance pas")
	gesture("lever")
	s.Press("enter")
	s.Shows("Litige levé")
	s.Press("J")
	s.Shows("Journal de F2026-0001", "Litige levé", "En litige : Logo manquant")
	s.Press("esc", "esc")
	s.Shows("EN RETARD  3 factures")
}

// TestThePaletteHasOneGestureOfADispute: the one that can be done.
func TestThePaletteHasOneGestureOfADispute(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 30)
	s.Press(":")
	s.Shows("Mettre en litige")
	s.Hides("Lever le litige")
	s.Type("litige")
	s.Press("enter")
	s.Type("Couleur")
	s.Press("enter", "tab", ":")
	s.Shows("Lever le litige")
	s.Hides("Mettre en litige")
}

// TestAnEmptyJournalSaysWhatItsKeysDo, and they do it.
func TestAnEmptyJournalSaysWhatItsKeysDo(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	s.Press("J")
	s.Shows("Rien n'est encore noté. R relance, N ajoute une note.")
	s.Press("N")
	s.Type("Rappelle mardi")
	s.Press("enter")
	s.Shows("Note : Rappelle mardi")
	s.Press("R")
	s.Shows("Relance amiable", "S envoyer")
}

// TestPaymentPlan makes up what is left to the cent, and its line can be read.
func TestPaymentPlan(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	s.Press(":")
	s.Type("écheancier de")
	s.Press("enter")
	s.Shows("En combien de fois", "Reste dû 1 250,00 €")
	s.Press("enter")
	s.Shows("F2026-0001 : 3 fois, 416,66 € le 07/12/2026 d'abord. J montre tout.")
	s.Press("2", "/")
	s.Type("F2026-0001")
	s.Press("enter", "J", "enter")
	s.Shows("07/12/2026        416,66 €", "07/01/2027        416,66 €", "07/02/2027        416,68 €")
	s.Press("o")
	if len(b.opened) != 1 || !strings.HasSuffix(b.opened[0], "echeancier.pdf") {
		t.Errorf("o opened %q, want the plan to sign", b.opened)
	}
}

// TestPlanIsToTheCent whatever the number of times, and keeps to the end of the
// month.
func TestPlanIsToTheCent(t *testing.T) {
	for times := 2; times <= 60; times++ {
		sum := invoice.Amount(0)
		plan := installments(100_001, times, date(t, "2027-01-31"), "mois")
		for _, i := range plan {
			sum += i.Amount
		}
		if sum != 100_001 || plan[1].Date != date(t, "2027-02-28") {
			t.Fatalf("%d times: got %d in all and %s, want 100001 and 28/02/2027", times, sum, plan[1].Date)
		}
	}
}

// TestClaimLineByLine can be counted by hand.
func TestClaimLineByLine(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	s.Press("%")
	s.Shows("Calcul de F2026-0001", "Du 13/10/2026 au 22/11/2026 : 1 250,00 € × 8,25 % × 41 jours / 365 = 11,58 €",
		"Indemnité forfaitaire           40,00 €", "Total réclamé                1 301,58 €")
	s.Press("esc", "down", "down", "%")
	s.Shows("Aucun intérêt n'a couru à ce jour.", "Total réclamé                  300,00 €")
}

// TestNotesAndMessagesInTheJournal, of the invoice and of the client.
func TestNotesAndMessagesInTheJournal(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	s.Press("N", "enter")
	s.Shows("La note est vide.")
	s.Type("Rappelle mardi")
	s.Press("enter")
	s.Shows("Note ajoutée au journal de F2026-0001.")
	s.Press("R", "tab", "tab", "tab", "tab", "tab", "S", "o", "4", "enter", "J")
	s.Shows("Relance amiable", "téléphone", "parti", "Note : Rappelle mardi")
	s.Press("enter")
	s.Shows("sauf erreur il reste")
}

// TestDossierIsWritten where it is asked for, never over another file.
func TestDossierIsWritten(t *testing.T) {
	b := lived(t)
	path := filepath.Join(t.TempDir(), "dossier.zip")
	s := b.open(Options{}, 80, 24)
	write := func() {
		s.Press(":")
		s.Type("dossier")
		s.Press("enter", "ctrl+u")
		for range 40 {
			s.Press("backspace")
		}
		s.Paste(path)
		s.Press("enter")
	}
	write()
	s.Shows("Enregistré : ", "o l'ouvre.")
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		t.Fatalf("the file: got %v, %v", info, err)
	}
	write()
	s.Shows("Ce fichier existe déjà.")
}

// TestFollowedSaysWhyItRests.
func TestFollowedSaysWhyItRests(t *testing.T) {
	asked := reminder.Entry{Kind: reminder.Reminded, Tone: reminder.Friendly, Result: reminder.Sent, Date: date(t, "2026-11-02")}
	failed := asked
	failed.Tone, failed.Result = reminder.Firm, reminder.Failed
	for _, c := range []struct {
		entries []reminder.Entry
		want    string
	}{
		{nil, ""},
		{[]reminder.Entry{asked, failed}, "relance amiable le 02/11/2026"},
		{[]reminder.Entry{asked, {Kind: reminder.DisputeOpened, Date: date(t, "2026-11-03")}, {Kind: reminder.DisputeClosed}}, "relance amiable le 02/11/2026"},
		{[]reminder.Entry{{Kind: reminder.PutOff, Until: date(t, "2026-11-30")}}, "reporté au 30/11/2026"},
	} {
		if got := followed(c.entries, date(t, "2026-11-22")); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// TestLimitIsSaidOnIssuing, once, in the question; nothing is refused.
func TestLimitIsSaidOnIssuing(t *testing.T) {
	b := lived(t)
	ctx := context.Background()
	c, err := b.Client(ctx, 2)
	b.must(err)
	c.CreditLimit = 200_000
	_, err = b.SaveClient(ctx, c)
	b.must(err)
	s := b.open(Options{Start: "factures"}, 120, 30)
	s.Press("F")
	s.Shows("Émettre la facture de 2 100,00 € pour Mairie de Lunel ?", "Il devra 3 000,00 €, plus que ses 2 000,00 €.")
	s.Press("o")
	s.Shows("émise")
}
