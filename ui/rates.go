package ui

import "facturier/invoice/reminder"

// openRates is the table of the rates that interest is counted with, each with
// where it comes from.
func openRates(d *deps, s reminder.Settings) step {
	return push(newPage(d, "Table des taux", func(width int) []string { return rateLines(d, s.Terms, width) }))
}

func rateLines(d *deps, t reminder.Terms, width int) []string {
	lines := []string{"   " + d.look.Muted.Render(d.fit("Depuis le", 12)+d.right("Légal", 9)+d.right("BCE", 9)+d.right("3 × légal", 12)+d.right("BCE + 10", 11))}
	for _, r := range t.Rates() {
		lines = append(lines, "   "+d.fit(r.From.String(), 12)+d.right(r.Legal.InTable(), 9)+d.right(r.ECB.InTable(), 9)+d.right((3*r.Legal).InTable(), 12)+d.right((r.ECB+1000).InTable(), 11))
		for _, part := range wrap(clean(r.Source), width-6) {
			lines = append(lines, "     "+d.look.Muted.Render(part))
		}
	}
	said := "Le taux légal est celui des créanciers professionnels (CMF L313-2), le taux de la BCE celui du premier jour du semestre (L441-10 II). Ceux du semestre suivant se donnent dans «\u00a0Pénalités et taux\u00a0»."
	lines = append(lines, "")
	for _, part := range wrap(said, width-6) {
		lines = append(lines, "   "+part)
	}
	return lines
}
