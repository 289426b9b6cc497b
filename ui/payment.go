package ui

import (
	"context"
	"fmt"
	"strings"

	"facturier/invoice"
)

// paying is what the dialogs of money in look at: what else the client owes,
// and its credit.
type paying struct {
	open     []invoice.Row
	credit   invoice.ClientCredit
	document invoice.Document // the one that is paid, if it is one
}

func readPaying(ctx context.Context, d *deps, clientID int64) (p paying, err error) {
	if p.open, err = d.book.OpenInvoices(ctx, clientID); err != nil {
		return p, err
	}
	p.credit, err = d.book.ClientCredit(ctx, clientID)
	return p, err
}

// methodCredit is the credit of the client among the means of payment.
const methodCredit = "credit"

// What becomes of money that is too much, and of what an invoice owes back.
const (
	fieldSurplus = "surplus"
	surplusKept  = "garder"
	surplusOwed  = "factures"
	giveBack     = "rendre"
)

// openPayment is `$`: the balance, less the discount for early payment that is
// still open, today, by transfer, so that Enter is enough.
func openPayment(d *deps, row *invoice.Row) step {
	picked := *row
	read := func(ctx context.Context) (got paying, err error) {
		if got, err = readPaying(ctx, d, picked.ClientID); err == nil {
			got.document, err = d.book.Document(ctx, picked.ID)
		}
		return got, err
	}
	return act(read, func(got paying, err error) step {
		switch {
		case err != nil:
			return fail(err)
		case picked.Remaining() < 0:
			return push(returning(d, &picked, got))
		}
		return push(payment(d, &picked, got))
	})
}

func payment(d *deps, row *invoice.Row, got paying) screen {
	id, left, in, doc := row.ID, row.Remaining(), row.Currency, &got.document
	there, discount, open := got.credit.Sum(in), doc.EscompteSum(), doc.EscompteOpen(d.today())
	methods := methodChoices()
	if there > 0 {
		methods = append(methods, choice{methodCredit, "crédit de " + there.In(in)})
	}
	amount := func(f *form) invoice.Amount { a, _ := invoice.ParseAmount(f.text(invoice.FieldAmount)); return a }
	byCredit := chose(invoice.FieldMethod, methodCredit)
	money := func(f *form) bool { return !byCredit(f) }
	tooMuch := func(f *form) bool { return money(f) && amount(f) > left }
	grant := func(f *form) invoice.Grant {
		if discount != 0 {
			return invoice.Grant(f.text(invoice.FieldEscompte))
		}
		return invoice.GrantAuto
	}
	pay := func(f *form) step {
		p, g := paymentIn(d, f), grant(f)
		switch {
		case byCredit(f):
			if p.Amount == left || p.Amount == left-open { // as it was proposed: as much as there is
				p.Amount = 0
			}
			return settling(f, func(ctx context.Context) (invoice.Settled, error) { return d.book.UseCredit(ctx, id, p.Amount, p.Date) })
		case p.Amount > left:
			elsewhere := f.text(fieldSurplus) == surplusOwed
			return settling(f, func(ctx context.Context) (invoice.Settled, error) {
				return d.book.PayBeyond(ctx, id, p, elsewhere, g)
			})
		}
		return act(func(ctx context.Context) (invoice.Document, error) { return d.book.PayWith(ctx, id, p, g) },
			after(f, func(doc invoice.Document) step { return pop().saying(paidWords(p, doc)) }))
	}
	submit := func(f *form) step {
		p := paymentIn(d, f)
		if p.Date == 0 || p.Date >= row.IssueDate {
			return pay(f)
		}
		return ask(question{text: fmt.Sprintf("Noter %s reçus le %s, avant %s du %s\u00a0?", p.Amount.In(in), p.Date, clean(row.DisplayNumber()), row.IssueDate),
			yes: func() step { return pay(f) }})
	}
	intro := []string{
		d.look.Strong.Render(clean(row.DisplayNumber())) + "  " + clientName(row.ClientName),
		fmt.Sprintf("Reste dû %s, échéance %s", left.In(in), row.DueDate),
	}
	var more []*field
	if discount != 0 {
		intro = append(intro, escompteWords(doc, discount, open != 0))
		more = append(more, grantField().only(money))
	}
	if there > 0 {
		intro = append(intro, fmt.Sprintf("Crédit %s\u00a0: le moyen «\u00a0crédit\u00a0» l'utilise", there.In(in)))
	}
	return newDialog(d, "Encaisser", intro, submit, append([]*field{
		sumField(invoice.FieldAmount, "Montant", (left - open).Number(), in),
		surplusField(got, row, surplusKept).saying(func(f *form) []string {
			return beyondLines(d, row, amount(f), got, paymentIn(d, f).Date, grant(f), f.text(fieldSurplus) == surplusOwed)
		}).only(tooMuch),
		dateField(invoice.FieldDate, "Date", d.today().String(), d.today()),
		methodField(methods).saying(func(f *form) []string {
			if !byCredit(f) {
				return nil
			}
			taken := min(amount(f), there)
			if early := doc.EscompteOpen(paymentIn(d, f).Date); early != 0 && taken == left-early {
				return []string{fmt.Sprintf("%s de crédit pris, escompte de %s accordé.", taken.In(in), early.In(in))}
			}
			return []string{fmt.Sprintf("%s de crédit pris, reste %s à payer.", taken.In(in), max(left-taken, 0).In(in))}
		}),
		textField(invoice.FieldReference, "Référence", "").only(money)}, more...)...)
}

// surplusField asks what becomes of what is more than an invoice is owed.
func surplusField(got paying, row *invoice.Row, first string, more ...choice) *field {
	choices := append(more, choice{surplusKept, "garder en crédit"})
	if others(got, row) {
		choices = append(choices, choice{surplusOwed, "régler ses autres factures"})
	}
	return choiceField(fieldSurplus, "Surplus", first, choices...)
}

// others says whether the client owes on another invoice of the same currency.
func others(got paying, row *invoice.Row) bool {
	for i := range got.open {
		if got.open[i].ID != row.ID && got.open[i].Currency == row.Currency {
			return true
		}
	}
	return false
}

// beyondLines say what an amount that is too much will do on a day.
func beyondLines(d *deps, row *invoice.Row, amount invoice.Amount, got paying, day invoice.Date, g invoice.Grant, elsewhere bool) []string {
	own := *row
	own.Early = got.document.EarlyBy(day, g)
	var open []invoice.Row
	if elsewhere {
		open = got.open
	}
	parts, surplus := invoice.Beyond(own, amount, open, day)
	known := append([]invoice.Row{own}, got.open...)
	return shareLines(d, known, invoice.Receipt{Currency: row.Currency, Parts: parts, Surplus: surplus}, day)
}

// shareLines say what each invoice takes of a receipt on a day, with the
// discount that it earns, then what is kept.
func shareLines(d *deps, open []invoice.Row, r invoice.Receipt, day invoice.Date) (lines []string) {
	const most = 7
	wide := max(threadAmount, cells(r.Total().In(r.Currency)))
	for i := range open {
		if open[i].Currency == r.Currency {
			wide = max(wide, cells(open[i].Remaining().In(r.Currency)))
		}
	}
	line := func(what string, amount invoice.Amount) string {
		return d.fit(what, 12) + " " + d.right(amount.In(r.Currency), wide)
	}
	for i, part := range r.Parts {
		if i == most && len(r.Parts) > most+1 {
			lines = append(lines, fmt.Sprintf("et %d autres", len(r.Parts)-most))
			break
		}
		for j := range open {
			if row := &open[j]; row.ID == part.DocumentID {
				rest, with := row.Remaining()-part.Amount, ""
				if early := row.Remaining() - row.Settles(day); early > 0 && early == rest {
					rest, with = 0, "   escompte "+early.In(r.Currency)
				}
				if row.Disputed {
					with += "   en litige"
				}
				lines = append(lines, line(clean(row.Number), part.Amount)+"   reste "+d.right(rest.In(r.Currency), wide)+with)
				break
			}
		}
	}
	if r.Surplus > 0 {
		lines = append(lines, line("en crédit", r.Surplus))
	}
	return lines
}

func methodChoices() (methods []choice) {
	for _, m := range invoice.Methods {
		methods = append(methods, choice{string(m), m.Label()})
	}
	return methods
}

func methodField(methods []choice) *field {
	var names []string
	for _, m := range methods {
		names = append(names, m.label)
	}
	return choiceField(invoice.FieldMethod, "Moyen", string(invoice.Transfer), methods...).
		hinted("Tapez ses premières lettres\u00a0: " + strings.Join(names, ", ") + ".")
}

// paymentIn is what the fields of a dialog say of a payment.
func paymentIn(d *deps, f *form) invoice.Payment {
	amount, _ := invoice.ParseAmount(f.text(invoice.FieldAmount))
	day, _ := invoice.ParseDate(f.text(invoice.FieldDate), d.today())
	return invoice.Payment{Amount: amount, Date: day, Method: invoice.Method(f.text(invoice.FieldMethod)), Reference: f.text(invoice.FieldReference)}
}
