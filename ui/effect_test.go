package ui

import (
	"context"
	"testing"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// TestEffectTellsTheStepsApart, on the narrowest terminal too, with their sums.
func TestEffectTellsTheStepsApart(t *testing.T) {
	p := posted(t)
	ctx := context.Background()
	id := p.firstLate()
	for _, tone := range []reminder.Tone{reminder.Friendly, reminder.Firm} {
		e, _, err := p.DraftReminder(ctx, []int64{id}, tone, "")
		p.must(err)
		_, err = p.Record(ctx, e)
		p.must(err)
	}
	for _, size := range sizes {
		s := p.open(Options{}, size[0], size[1])
		part(s, "effet")
		s.Shows("Relances", "Payées", "Délai", "Encaissé", "Taux", "Durand")
		if size[0] == 60 {
			s.Shows("   Amiable", "   Ferme")
		} else {
			s.Shows("Relance amiable", "Relance ferme")
		}
		fits(t, s, size[0], size[1])
	}
	_, err := p.Pay(ctx, id, invoice.Payment{})
	p.must(err)
	s := p.open(Options{}, 80, 24)
	part(s, "effet")
	s.Shows("2 relances par facture payée")
}
