package app

import (
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

func TestAMiseEnDemeureByPost(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	d := r.owed(r.client("Durand", invoice.Company), 1000, r.day-40)
	e := r.draft(reminder.FormalNotice, "", d)
	if e.Channel != reminder.Letter || !strings.Contains(e.To, "4 avenue de la Gare") {
		t.Errorf("got the channel %q to %q, want a letter with its address", e.Channel, e.To)
	}
	text, err := r.LetterText(ctx, e)
	r.must(err)
	for _, words := range []string{"ettre recommandée", d.Number, "mets en demeure", "40,00"} {
		if !strings.Contains(text, words) {
			t.Errorf("the letter lacks %q:\n%s", words, text)
		}
	}
	page, err := r.LetterPDF(ctx, e)
	if err != nil || !strings.HasPrefix(string(page), "%PDF-") {
		t.Errorf("the PDF: %d bytes, %v", len(page), err)
	}
}

func TestAPlanToSign(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	d := r.owed(r.client("Durand", invoice.Company), 1000, r.day-40)
	e, err := r.Plan(ctx, []int64{d.ID}, []reminder.Installment{{Date: r.day + 10, Amount: 40000}, {Date: r.day + 40, Amount: 60000}}, "")
	r.must(err)
	text, err := r.PlanText(ctx, e)
	if err != nil || !strings.Contains(text, "400,00") || !strings.Contains(text, "décembre") {
		t.Errorf("the plan, %v:\n%s", err, text)
	}
	page, err := r.PlanPDF(ctx, e)
	if err != nil || !strings.HasPrefix(string(page), "%PDF-") {
		t.Errorf("the PDF: %d bytes, %v", len(page), err)
	}
}
