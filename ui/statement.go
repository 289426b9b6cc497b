package ui

import (
	"context"
	"fmt"
	"strings"

	"facturier/invoice"
)

// openStatement is the account of a client: its page, how it pays, and what it
// owes against its limit.
func openStatement(d *deps, c invoice.Client) step {
	return act(func(ctx context.Context) ([]string, error) {
		s, err := d.book.Statement(ctx, c.ID)
		if err != nil {
			return nil, err
		}
		text, err := d.book.StatementText(ctx, c.ID)
		if err != nil {
			return nil, err
		}
		var habits []string
		if s.Paid > 0 {
			habits = append(habits, fmt.Sprintf("paie en %s en moyenne", days(s.AverageDays)))
		}
		if s.Settled > 0 {
			habits = append(habits, fmt.Sprintf("%d sur %d en retard (%s)", s.Late, s.Settled, s.LateShare()))
		}
		if s.Limit > 0 {
			habits = append(habits, "encours maximum "+s.Limit.String())
		}
		if held := creditWords(s.Account); held != "" {
			habits = append(habits, "crédit "+held)
		}
		lines := []string{" " + strings.Join(habits, ", ")}
		if s.Beyond > 0 {
			lines = append(lines, " "+d.look.Late.Render(d.look.Alarm+" L'encours maximum est dépassé de "+s.Beyond.String()+"."))
		}
		if len(habits) == 0 {
			lines = nil
		}
		return append(append(lines, ""), cleanLines(text)...), nil
	}, func(lines []string, err error) step {
		if err != nil {
			return fail(err)
		}
		page := newPage(d, "Relevé", func(width int) []string {
			cut := make([]string, len(lines))
			for i := range lines {
				cut[i] = d.cut(lines[i], width)
			}
			return cut
		})
		page.pdf = func(ctx context.Context) ([]byte, error) { return d.book.StatementPDF(ctx, c.ID) }
		page.name = "releve.pdf"
		return push(page)
	})
}
