package ui

import (
	"context"
	"testing"

	"facturier/app"
	"facturier/invoice"
	"facturier/invoice/reminder"
)

// TestEverythingLateSaysWhereItStands: what is late and asks for nothing today
// says what was last done and what comes next.
func TestEverythingLateSaysWhereItStands(t *testing.T) {
	p := posted(t)
	ctx := context.Background()
	ids := map[string]int64{}
	for _, number := range []string{"F2026-0001", "F2026-0003", "F2026-0004"} {
		rows, err := p.Documents(ctx, invoice.Query{Family: invoice.InvoiceFamily, Search: number, Limit: 1, Today: p.day})
		p.must(err)
		ids[number] = rows[0].ID
	}
	e, _, err := p.DraftReminder(ctx, []int64{ids["F2026-0001"]}, "", "")
	p.must(err)
	_, err = p.Record(ctx, e)
	p.must(err)
	_, err = p.Promise(ctx, ids["F2026-0003"], date(t, "2026-12-01"), 0, "")
	p.must(err)
	_, err = p.Dispute(ctx, ids["F2026-0004"], "Panne")
	p.must(err)
	for _, size := range [][2]int{{80, 24}, {60, 20}, {140, 40}} {
		s := p.open(Options{}, size[0], size[1])
		s.Press("tab")
		s.Shows("le 04/12", "promis", "litige", "F2026-0001, relance amiable le 22/11/2026,", "relance ferme le 04/12/2026.")
		if size[0] == 140 {
			s.Shows("22/11/2026  Relance amiable", "e-mail")
		}
		s.Press("down")
		s.Shows("F2026-0003, pas encore relancée, promise pour le")
		if size[0] == 140 {
			s.Shows("Promesse", "pour le 01/12/2026")
		}
		s.Press("down")
		s.Shows("F2026-0004, pas encore relancée, en", "litige : elle ne se relance pas.")
		fits(t, s, size[0], size[1])
	}
	p.day = date(t, "2026-12-05")
	s := p.open(Options{}, 80, 24)
	s.Press("down") // after the broken promise
	s.Shows("F2026-0001, en retard de 54 jours, relance ferme (relance amiable le 22/11).")
}

// TestTabAfterAnotherProcess: the list follows the key, though the book changed
// meanwhile.
func TestTabAfterAnotherProcess(t *testing.T) {
	b := lived(t)
	other, err := app.Open(context.Background(), b.path, func() invoice.Date { return b.day })
	b.must(err)
	defer func() { _ = other.Close() }()
	putOff := func(day string) {
		tasks, err := other.Tasks(context.Background())
		b.must(err)
		for _, task := range tasks {
			if task.Kind == reminder.ToRemind {
				_, err = other.PutOff(context.Background(), task, date(t, day))
				b.must(err)
				return
			}
		}
		t.Fatal("nothing to put off")
	}
	s := b.open(Options{}, 80, 24)
	s.Shows("À faire", "EN RETARD  3 factures")
	putOff("2026-11-24")
	s.Press("tab")
	s.Shows("le 24/11", "EN RETARD  3 factures", "Kiosque & Cie", "tab à faire")
	s.Hides("BROUILLONS")
	putOff("2026-11-25")
	s.Press("tab")
	s.Shows("EN RETARD  1 à relancer sur 3 factures")
	s.Hides("tab à faire")
}
