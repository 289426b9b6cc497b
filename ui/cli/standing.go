package cli

import (
	"context"
	"fmt"
	"strings"

	"facturier/app"
	"facturier/invoice"
	"facturier/invoice/reminder"
)

// showStanding says where an invoice stands on its ladder: the last step done,
// and why it rests.
func (s *session) showStanding(ctx context.Context, book *app.App, d invoice.Document) error {
	if !d.Issued() || !d.Kind.Payable() || d.Remaining() <= 0 {
		return nil
	}
	standings, err := book.WhereStand(ctx, []int64{d.ID})
	if err != nil {
		return err
	}
	s.pair("Relances", standingText(standings[0].Position, book.Today()))
	return nil
}

func standingText(p reminder.Position, today invoice.Date) string {
	var parts []string
	if p.Last != "" {
		parts = append(parts, p.LastWords())
	}
	switch {
	case p.Rest == reminder.Disputed:
		parts = append(parts, "en litige")
	case p.Rest == reminder.Planned:
		parts = append(parts, "échéancier convenu")
	case p.Rest == reminder.Promised && today <= p.RestUntil:
		parts = append(parts, fmt.Sprintf("promis pour le %s", p.RestUntil))
	case p.Rest == reminder.Promised:
		parts = append(parts, fmt.Sprintf("promis pour le %s, pas tenu", p.RestUntil))
	}
	if today <= p.PutOff {
		parts = append(parts, fmt.Sprintf("reportée au %s", p.PutOff+1))
	}
	return strings.Join(parts, ", ")
}
