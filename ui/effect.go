package ui

import (
	"context"
	"fmt"

	"facturier/app"
	"facturier/invoice"
	"facturier/invoice/reminder"
)

// openEffect is what the reminders of the year brought in: by step and by
// client, over the year and its halves.
func openEffect(d *deps) step {
	year := d.today().Year()
	return act(func(ctx context.Context) (app.Effect, error) { return d.book.Effect(ctx, year) },
		func(e app.Effect, err error) step {
			if err != nil {
				return fail(err)
			}
			return push(newPage(d, fmt.Sprintf("Effet des relances, %d", year), func(width int) []string { return effectLines(d, e, width) }))
		})
}

func effectLines(d *deps, e app.Effect, width int) []string {
	var lines []string
	for _, p := range []struct {
		title  string
		period app.EffectPeriod
	}{{fmt.Sprintf("ANNÉE %d", e.Year), e.Whole}, {"1er SEMESTRE", e.First}, {"2e SEMESTRE", e.Second}} {
		if p.period.Reminders == 0 {
			lines = append(lines, " "+d.look.Strong.Render(p.title)+d.look.Muted.Render("  aucune relance"), "")
			continue
		}
		lines = append(lines, " "+d.look.Strong.Render(p.title), d.look.Muted.Render(effectRow(d, width, "", "Relances", "Payées", "Délai", "Encaissé", "Taux")))
		lines = append(lines, sumRow(d, width, "Toutes", p.period.EffectSum))
		for _, s := range p.period.Steps {
			lines = append(lines, sumRow(d, width, toneName(s.Tone, width), s))
		}
		for _, s := range p.period.Clients {
			lines = append(lines, sumRow(d, width, clientName(s.ClientName), s))
		}
		if per := p.period.PerPaid(); per > 0 {
			lines = append(lines, "   "+d.look.Muted.Render(fmt.Sprintf("%s %s par facture payée", invoice.Quantity(per*100), map[bool]string{true: "relances", false: "relance"}[per >= 20])))
		}
		lines = append(lines, "")
	}
	return lines
}

// toneName is a step in the first column: the word that tells it from the others
// where its name has no room.
func toneName(t reminder.Tone, width int) string {
	if width < 76 {
		return upperFirst(toneWords[t])
	}
	return upperFirst(t.Label())
}

func sumRow(d *deps, width int, name string, s app.EffectSum) string {
	delay := ""
	if n := s.Days(); n >= 0 {
		delay = fmt.Sprintf("%d j", n)
	}
	return effectRow(d, width, name, fmt.Sprint(s.Reminders), fmt.Sprintf("%d/%d", s.Paid, s.Invoices), delay, s.Received.String(), s.Rate().String())
}

// effectRow is a line of the table; the first column takes what is left.
func effectRow(d *deps, width int, name, reminders, paid, delay, received, rate string) string {
	paidWidth, delayWidth, receivedWidth, rateWidth := 8, 7, 14, 9
	if width < 76 {
		paidWidth, delayWidth, receivedWidth, rateWidth = 7, 6, 11, 8
	}
	room := max(width-3-9-paidWidth-delayWidth-receivedWidth-rateWidth-1, 6)
	return "   " + d.fit(name, room) + d.right(reminders, 9) + d.right(paid, paidWidth) + d.right(delay, delayWidth) + d.right(received, receivedWidth) + d.right(rate, rateWidth)
}
