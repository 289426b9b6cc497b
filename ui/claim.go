package ui

import (
	"context"
	"fmt"
	"unicode/utf8"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// claimed is what an invoice comes to, and whether the client contests it.
type claimed struct {
	reminder.Claim
	disputed bool
}

// readClaim asks the book for what an invoice comes to, then shows it.
func readClaim(d *deps, row *invoice.Row, show func(claimed) step) step {
	id := row.ID
	return act(func(ctx context.Context) (c claimed, err error) {
		if c.Claim, err = d.book.Claim(ctx, id); err == nil {
			c.disputed, err = d.book.Disputed(ctx, id)
		}
		return c, err
	}, func(c claimed, err error) step {
		if err != nil {
			return fail(err)
		}
		return show(c)
	})
}

// openClaim shows what an invoice comes to today, so that it can be counted by
// hand; its penalties are invoiced from there.
func openClaim(d *deps, row *invoice.Row) step {
	id, title := row.ID, "Calcul de "+clean(row.DisplayNumber())
	return readClaim(d, row, func(c claimed) step {
		page := newPage(d, title, func(width int) []string { return claimLines(d, c.Claim, width) })
		if owesPenalties(c.Claim) {
			page.gesture, page.run = d.keys.Penalties, func() step { return askPenalties(d, id, c, replace) }
		}
		return push(page)
	})
}

// openPenalties makes the document of penalties at once.
func openPenalties(d *deps, row *invoice.Row) step {
	id := row.ID
	return readClaim(d, row, func(c claimed) step { return askPenalties(d, id, c, push) })
}

func owesPenalties(c reminder.Claim) bool { return c.Interest+c.Recovery > 0 }

// askPenalties asks first where the client contests the invoice, with which its
// penalties stand and fall, and where a rate is missing, so that they stop short.
func askPenalties(d *deps, id int64, c claimed, show func(screen) step) step {
	make := func() step { return penalties(d, id, show) }
	if c.UnknownFrom != 0 && c.Interest > 0 {
		asked := make
		make = func() step {
			return ask(question{text: fmt.Sprintf("Pénalités comptées jusqu'au %s, faute du taux suivant\u00a0: les préparer quand même\u00a0?", c.UnknownFrom-1),
				short: "Taux suivant inconnu\u00a0: préparer quand même\u00a0?", warning: "Les réglages des relances (;) demandent ce taux.", yes: asked})
		}
	}
	if !c.disputed {
		return make()
	}
	return ask(question{text: fmt.Sprintf("%s est en litige\u00a0: préparer quand même ses pénalités\u00a0?", clean(c.Number)),
		short: "En litige\u00a0: préparer quand même\u00a0?", yes: make})
}

// penalties makes the draft of a document of penalties, or shows the one that
// was already made.
func penalties(d *deps, id int64, show func(screen) step) step {
	words := "Brouillon prêt, hors TVA. F l'émet."
	return act(func(ctx context.Context) (invoice.Document, error) {
		all, err := d.book.PenaltiesOf(ctx, id)
		if err != nil {
			return invoice.Document{}, err
		}
		for _, doc := range all {
			if !doc.Issued() {
				words = "Ses pénalités sont déjà en brouillon\u00a0: le voici."
				return doc, nil
			}
		}
		return d.book.Penalties(ctx, id)
	}, func(doc invoice.Document, err error) step {
		if err != nil {
			return fail(err)
		}
		return show(newDetail(d, doc.ID)).saying(words)
	})
}

func claimLines(d *deps, c reminder.Claim, width int) []string {
	lines := []string{" " + d.look.Muted.Render(d.fit("Échéance", 11)) + c.DueDate.String(), ""}
	if len(c.Segments) == 0 {
		lines = append(lines, " "+unclaimed(c))
	}
	say := func(text string) {
		for i, part := range wrap(upperFirst(text), width-4) {
			if i > 0 {
				part = "  " + part
			}
			lines = append(lines, " "+part)
		}
	}
	for _, s := range c.Segments {
		say(s.In(c.Currency))
	}
	for _, made := range c.Invoiced {
		say(clean(made.In(c.Currency)))
	}
	if c.UnknownFrom != 0 {
		for _, part := range wrap("Le taux du semestre qui commence le "+c.UnknownFrom.String()+" n'est pas connu\u00a0: rien n'est compté depuis. Les réglages des relances (;) le demandent.", width-4) {
			lines = append(lines, " "+d.look.Soon.Render(part))
		}
	}
	lines = append(lines, "")
	sums := max(15, utf8.RuneCountInString(c.TotalWords()))
	for _, f := range []fact{{"Reste dû", c.Balance.In(c.Currency)}, {"Intérêts", c.Interest.In(c.Currency)},
		{"Indemnité forfaitaire", c.Recovery.String()}, {"Total réclamé", c.TotalWords()}} {
		lines = append(lines, " "+d.fit(f.label, 24)+d.right(f.value, sums))
	}
	if !owesPenalties(c) {
		return lines
	}
	lines = append(lines, "")
	for _, part := range wrap("Ces sommes se réclament sans facture. Si le client en demande une, c la prépare, hors TVA.", width-4) {
		lines = append(lines, " "+d.look.Muted.Render(part))
	}
	return lines
}

// unclaimed says why no day is counted.
func unclaimed(c reminder.Claim) string {
	switch {
	case c.OfPenalties:
		return "Des pénalités n'en portent pas elles-mêmes (C. civ. 1343-2)."
	case len(c.Invoiced) > 0:
		return "Rien n'a couru depuis ce qui est facturé."
	}
	return "Aucun intérêt n'a couru à ce jour."
}
