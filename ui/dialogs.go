package ui

import (
	"context"
	"fmt"
	"strings"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// openPayment is `$`: the balance, today, by transfer, so that Enter is enough.
func openPayment(d *deps, row *invoice.Row) step {
	var methods []choice
	var names []string
	for _, m := range invoice.Methods {
		methods, names = append(methods, choice{string(m), m.Label()}), append(names, m.Label())
	}
	id, number := row.ID, clean(row.DisplayNumber())
	intro := []string{
		d.look.Strong.Render(number) + "  " + clientName(row.ClientName),
		fmt.Sprintf("Reste dû %s, échéance %s", row.Remaining().In(row.Currency), row.DueDate),
	}
	submit := func(f *form) step {
		amount, _ := invoice.ParseAmount(f.text(invoice.FieldAmount))
		day, _ := invoice.ParseDate(f.text(invoice.FieldDate), d.today())
		p := invoice.Payment{Amount: amount, Date: day, Method: invoice.Method(f.text(invoice.FieldMethod)), Reference: f.text(invoice.FieldReference)}
		return act(func(ctx context.Context) (invoice.Document, error) { return d.book.Pay(ctx, id, p) },
			after(f, func(doc invoice.Document) step { return pop().saying(paidWords(p, doc)) }))
	}
	return push(newDialog(d, "Encaisser", intro, submit,
		amountField(invoice.FieldAmount, "Montant", row.Remaining().Number()),
		dateField(invoice.FieldDate, "Date", d.today().String(), d.today()),
		choiceField(invoice.FieldMethod, "Moyen", string(invoice.Transfer), methods...).
			hinted("Tapez ses premières lettres\u00a0: "+strings.Join(names, ", ")+"."),
		textField(invoice.FieldReference, "Référence", "")))
}

// paidWords say what a payment did: "F2026-0031 est payée."
func paidWords(p invoice.Payment, doc invoice.Document) string {
	number := clean(doc.Number)
	if left := doc.Remaining(); left > 0 {
		return fmt.Sprintf("%s %s. Reste dû sur %s\u00a0: %s.", p.Amount.In(doc.Currency), p.Amount.Agree("encaissé", "encaissés"), number, left.In(doc.Currency))
	}
	return fmt.Sprintf("%s %s. %s est payée.", p.Amount.In(doc.Currency), p.Amount.Agree("encaissé", "encaissés"), number)
}

// openAcceptance is `a`; a revision that the client was never sent asks first.
func openAcceptance(d *deps, row *invoice.Row) step {
	if row.Status != invoice.StatusDraft || row.Number == "" {
		return acceptance(d, row)
	}
	unsent := *row
	return ask(question{
		text:    fmt.Sprintf("%s n'est pas encore envoyé. Le noter accepté\u00a0?", clean(row.DisplayNumber())),
		warning: "Il prend la place de la version envoyée.",
		yes:     func() step { return acceptance(d, &unsent) },
	})
}

// acceptance asks when, who, how.
func acceptance(d *deps, row *invoice.Row) step {
	id := row.ID
	ways := []choice{{"signature", "signature"}, {"e-mail", "e-mail"}, {"oral", "oral"}, {"bon de commande", "bon de commande"}}
	return push(newDialog(d, "Accord du client", about(d, row), func(f *form) step {
		return act(func(ctx context.Context) (invoice.Document, error) {
			return d.book.AcceptQuote(ctx, id, verdict(d, f))
		}, after(f, func(doc invoice.Document) step {
			return pop().saying(clean(doc.DisplayNumber()) + " accepté. c le facture.")
		}))
	},
		dateField(invoice.FieldDate, "Date", d.today().String(), d.today()),
		textField(fieldBy, "Par", ""),
		choiceField(fieldHow, "Comment", "signature", ways...)))
}

// openRefusal is `r`: when and why.
func openRefusal(d *deps, row *invoice.Row) step {
	id := row.ID
	return push(newDialog(d, "Refus du client", about(d, row), func(f *form) step {
		return act(func(ctx context.Context) (invoice.Document, error) {
			return d.book.RefuseQuote(ctx, id, verdict(d, f))
		}, after(f, func(doc invoice.Document) step {
			return pop().saying(clean(doc.DisplayNumber()) + " refusé.")
		}))
	},
		dateField(invoice.FieldDate, "Date", d.today().String(), d.today()),
		textField(fieldHow, "Motif", "")))
}

// The fields of the dialogs that the domain has no name for.
const (
	fieldBy   = "par"
	fieldHow  = "comment"
	fieldTo   = "a"
	fieldWhat = "quoi"
)

func verdict(d *deps, f *form) invoice.Acceptance {
	day, _ := invoice.ParseDate(f.text(invoice.FieldDate), d.today())
	a := invoice.Acceptance{Date: day, How: f.text(fieldHow)}
	if f.find(fieldBy) != nil {
		a.By = f.text(fieldBy)
	}
	return a
}

// about are the lines above the fields of a dialog on a document.
func about(d *deps, row *invoice.Row) []string {
	return []string{d.look.Strong.Render(clean(row.DisplayNumber())) + "  " + clientName(row.ClientName), signed(row).In(row.Currency)}
}

// aboutOpen are the same lines with what is left to pay, for what is agreed on it.
func aboutOpen(d *deps, row *invoice.Row) []string {
	lines := about(d, row)
	if row.Remaining() != signed(row) {
		lines[1] = "Reste dû " + row.Remaining().In(row.Currency) + " sur " + lines[1]
	}
	return lines
}

// openSending is `S`: to whom, today. A draft quote takes its number then; it
// has to be complete.
func openSending(d *deps, row *invoice.Row) step {
	return withAsking(d, func(d *deps, s reminder.Settings) step {
		if s.Mail.Host == "" {
			return openNoting(d, row)
		}
		return openDelivery(d, row)
	})
}

// openDelivery is the message that takes a document from one's own mailbox.
func openDelivery(d *deps, row *invoice.Row) step {
	id := row.ID
	deliver := func() step {
		return act(func(ctx context.Context) (drafting, error) {
			draft, err := draftDocument(ctx, d, id)
			if err != nil {
				return draft, err
			}
			doc, err := d.book.Document(ctx, id)
			draft.entry.Kind, draft.carried = reminder.Delivered, &doc
			return draft, err
		}, func(draft drafting, err error) step {
			if err != nil {
				return fail(err)
			}
			return push(newMessage(d, draft))
		})
	}
	if row.Status == invoice.StatusDraft {
		return withDraft(d, id, "Pas envoyé", func(invoice.Document) step { return deliver() })
	}
	return deliver()
}

// openNoting is `S` without a mailbox: the document left by another way.
func openNoting(d *deps, row *invoice.Row) step {
	if row.Status == invoice.StatusDraft {
		return withDraft(d, row.ID, "Pas envoyé", func(doc invoice.Document) step { return sending(d, row, doc) })
	}
	return withDocument(d, row.ID, func(doc invoice.Document) step { return sending(d, row, doc) })
}

func sending(d *deps, row *invoice.Row, doc invoice.Document) step {
	to := doc.SentTo
	if to == "" {
		to = doc.Client.Email
	}
	intro := about(d, row)
	if !doc.Issued() {
		intro = append(intro, "", "Le devis prend son numéro et son PDF. Pour le changer ensuite, on en fait une révision.")
	}
	return push(newDialog(d, "Envoyé", intro, func(f *form) step {
		return act(func(ctx context.Context) (invoice.Document, error) {
			return noteSent(ctx, d, &doc, f.text(fieldTo))
		}, after(f, func(done invoice.Document) step {
			return pop().saying(sentWords(done)).opening(d.book.PDFPath(done))
		}))
	}, textField(fieldTo, "À", clean(to)).replaced().hinted("L'adresse, ou «\u00a0remis en main propre\u00a0». Facturier note l'envoi, il n'écrit à personne.")))
}

// noteSent notes that a document left, and to whom; a draft quote takes its
// number then.
func noteSent(ctx context.Context, d *deps, doc *invoice.Document, to string) (invoice.Document, error) {
	if doc.Kind == invoice.Quote {
		return d.book.SendQuote(ctx, doc.ID, to)
	}
	return d.book.MarkSent(ctx, doc.ID, to)
}

func sentWords(done invoice.Document) string {
	return fmt.Sprintf("%s noté envoyé le %s. o ouvre le PDF.", clean(done.DisplayNumber()), done.SentOn)
}

// feminine says that a kind of document is "une" in French.
func feminine(k invoice.Kind) bool { return k != invoice.Quote && k != invoice.CreditNote }
