package ui

import (
	"context"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// TestAllDue: the list of the messages, one left out, the others sent together,
// with what failed said and kept.
func TestAllDue(t *testing.T) {
	p := posted(t)
	s := p.open(Options{}, 100, 30)
	s.Press("*")
	s.Shows("3 messages", "Durand SARL", "relance amiable, e-mail")
	s.Press("down", "space", "S")
	s.Shows("Envoyer 2 messages, 1 550,00 € en tout ?")
	p.faults = []error{nil, invoice.Refused("Le serveur refuse cette adresse.", "")}
	s.Press("o")
	s.Type("secret")
	s.Press("enter")
	s.Shows("1 message parti, 1 pas parti : Zoé Petit, le serveur refuse cette adresse. O montre ce qui est à", "reprendre.")
	s.Press("esc")
	s.Shows("1 message à reprendre : O le montre.")
	s.Press("O")
	s.Shows("Envois", "échec")
	s.Press("R", "o")
	s.Shows("partie à", "Aucun message n'attend.")
	if len(p.sent) != 2 {
		t.Errorf("got %d messages, want 2", len(p.sent))
	}
}

// TestAllDueGoesOn after a message that cannot leave: it is marked before, said
// after, and the others leave.
func TestAllDueGoesOn(t *testing.T) {
	p := posted(t)
	ctx := context.Background()
	mairie, err := p.Client(ctx, 2)
	p.must(err)
	mairie.Email = ""
	_, err = p.SaveClient(ctx, mairie)
	p.must(err)
	s := p.open(Options{}, 80, 24)
	s.Press("*")
	s.Shows("● Durand SARL", "⚠ Mairie de Lunel", "sans adresse e-mail  ", "● Zoé Petit")
	s.Press("S")
	s.Shows("Envoyer 2 messages, 1 550,00 € en tout ?", "1 message ne part pas : Mairie de Lunel, sans adresse e-mail.")
	p.refused = []error{invoice.Invalid("a", "« zoe » n'est pas une adresse.", "")}
	s.Press("o")
	s.Type("secret")
	s.Press("enter")
	s.Shows("1 message parti, 2 pas partis : Mairie de Lunel, sans adresse e-mail (et 1", "autre).")
	fits(t, s, 80, 24)
	if len(p.sent) != 1 || p.sent[0].ClientID != 3 {
		t.Errorf("got %+v sent, want the one of Zoé alone", p.sent)
	}
	p.refused = []error{invoice.Invalid("serveur", "Le serveur ne répond pas.", "")}
	s.Press("S", "o")
	s.Shows("Le serveur ne répond pas.")
	if len(p.sent) != 1 {
		t.Error("the mailbox is not right: nothing more should leave")
	}
}

// TestWhatDidNotLeaveIsNotDone: its step waits no longer, and the day is not over.
func TestWhatDidNotLeaveIsNotDone(t *testing.T) {
	p := posted(t)
	ctx := context.Background()
	tasks, err := p.Tasks(ctx)
	p.must(err)
	for _, task := range tasks {
		if task.Kind != reminder.ToRemind {
			_, err = p.PutOff(ctx, task, p.day+1)
			p.must(err)
			continue
		}
		e, _, err := p.DraftReminder(ctx, []int64{task.DocumentID}, "", "")
		p.must(err)
		e.Result = reminder.Queued
		_, err = p.AddEntry(ctx, e)
		p.must(err)
	}
	s := p.open(Options{}, 80, 24)
	s.Shows("3 messages à reprendre : O les montre.", "Rien d'autre à faire aujourd'hui. 3 factures en retard, à laisser venir.")
	s.Press("2", "/")
	s.Type("F2026-0001")
	s.Press("enter", "R")
	s.Shows("Un message du 22/11/2026 n'est pas encore parti : relance amiable.")
}

// TestSelection: what space marks is asked for in one message for one client.
func TestSelection(t *testing.T) {
	p := posted(t)
	ctx := context.Background()
	durand, err := p.Client(ctx, 1)
	p.must(err)
	p.on("2026-10-28", func() { p.invoiced(durand, "Logo", 40_000, 10) })
	s := p.open(Options{}, 80, 30)
	s.Press("space", "space", "up")
	s.Shows("R relancer (2)")
	s.Press("esc")
	s.Hides("relancer (2)")
	s.Press("g")
	marks := 0
	for i := 0; i < 4; i++ {
		if strings.Contains(s.Line(4+i), "Durand") {
			s.Press("space")
			marks++
		} else {
			s.Press("down")
		}
	}
	s.Press("R")
	s.Shows("sur les 2 factures", "1 650,00 €", "- F2026-0001 du 12/09/2026")
	if marks != 2 {
		t.Errorf("marked %d lines, want 2", marks)
	}
	s.Press("esc", "g", "space", "space", "R")
	s.Shows("Relances du jour")
}
