package ui

import (
	"context"
	"fmt"

	"facturier/invoice"
)

// returning is `$` on an invoice that owes its client money after a credit note.
func returning(d *deps, row *invoice.Row, got paying) screen {
	id, owed := row.ID, -row.Remaining()
	back := chose(fieldSurplus, giveBack)
	submit := func(f *form) step {
		p := paymentIn(d, f)
		p.Amount = -p.Amount
		if back(f) {
			return act(func(ctx context.Context) (invoice.Document, error) {
				return d.book.PayWith(ctx, id, p, invoice.GrantNo)
			},
				after(f, func(doc invoice.Document) step {
					return pop().saying(fmt.Sprintf("%s rendus sur %s.", (-p.Amount).In(doc.Currency), clean(doc.Number)))
				}))
		}
		elsewhere := f.text(fieldSurplus) == surplusOwed
		return settling(f, func(ctx context.Context) (invoice.Settled, error) {
			return d.book.PayBeyond(ctx, id, p, elsewhere, invoice.GrantNo)
		})
	}
	what := surplusField(got, row, giveBack, choice{giveBack, "rembourser"}).saying(func(f *form) []string {
		amount, _ := invoice.ParseAmount(f.text(invoice.FieldAmount))
		if back(f) || amount <= 0 {
			return nil
		}
		return beyondLines(d, row, -amount, got, paymentIn(d, f).Date, invoice.GrantNo, f.text(fieldSurplus) == surplusOwed)
	})
	what.label = "Quoi"
	return newDialog(d, "À rendre", []string{
		d.look.Strong.Render(clean(row.DisplayNumber())) + "  " + clientName(row.ClientName),
		fmt.Sprintf("Elle doit %s à son client", owed.In(row.Currency)),
	}, submit, what,
		sumField(invoice.FieldAmount, "Montant", owed.Number(), row.Currency),
		dateField(invoice.FieldDate, "Date", d.today().String(), d.today()),
		methodField(methodChoices()).only(back),
		textField(invoice.FieldReference, "Référence", ""))
}
