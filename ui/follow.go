package ui

import (
	"context"
	"fmt"
	"io"

	"github.com/charmbracelet/bubbles/key"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// follow is what is done about a document between two reminders. Those without
// a key of their own are in the palette.
type follow struct {
	name string
	key  func(*keymap) key.Binding
	on   func(*invoice.Row, invoice.Date) bool
	run  func(*deps, *invoice.Row) step
}

// why is what a follow says of a document that it is not for.
func (f *follow) why(row *invoice.Row) string {
	if row.Number == "" {
		return "Un brouillon n'a encore rien à suivre."
	}
	if !row.Kind.Payable() {
		return "Ce geste est pour une facture émise."
	}
	return "Ce geste est pour une facture émise qu'il reste à encaisser."
}

// followed is what was done last about a document, what became of its last
// message when that came back, and why it rests.
func followed(entries []reminder.Entry, today invoice.Date) string {
	last, rest, off, lost := "", "", "", ""
	course := reminder.CourseOf(entries)
	why := course.Pause()
	for _, e := range entries {
		if e.Result == reminder.Sent {
			lost = ""
		}
		switch {
		case e.Kind == reminder.Bounced:
			lost = "message non remis (J)"
		case e.Kind == reminder.Reminded && e.Result.Counts():
			last = kindOf(e) + " le " + e.Date.String()
			if e.Result != reminder.Sent {
				last = kindOf(e) + " du " + e.Date.String() + e.Result.NotYet()
			}
		case why.Rest == reminder.NoRest || e.ID != why.Entry:
		case e.Kind == reminder.PromiseMade:
			rest = "règlement promis pour le " + e.Until.String()
		case e.Kind == reminder.DisputeOpened:
			rest = "en litige depuis le " + e.Date.String()
		case e.Kind == reminder.PlanAgreed:
			rest = "échéancier du " + e.Date.String()
		}
	}
	if today <= course.PutOff {
		off = "reporté au " + (course.PutOff + 1).String()
	}
	return joined(last, lost, rest, off)
}

const openingDispute, liftingDispute = "Mettre en litige", "Lever le litige"

func follows() []follow {
	return []follow{
		{"Journal", func(k *keymap) key.Binding { return k.Journal }, isNumbered, openJournal},
		{"Calcul des pénalités, ligne par ligne", func(k *keymap) key.Binding { return k.Claim }, canClaim, openClaim},
		{"Facture des pénalités, hors TVA", nil, canClaim, openPenalties},
		{"Promesse de paiement", func(k *keymap) key.Binding { return k.Promise }, canPay, openPromise},
		{"Note au journal", func(k *keymap) key.Binding { return k.Note }, isNumbered, openNote},
		{"Reporter", func(k *keymap) key.Binding { return k.PutOff }, canRemind, openRest},
		{"Annuler le report", nil, canRemind, liftPutOff},
		{openingDispute, nil, canPay, openDispute},
		{liftingDispute, nil, canPay, liftDispute},
		{"Échéancier de paiement", nil, canPay, openPlan},
		{"Fin de l'échéancier", nil, canPay, endPlan},
		{"Dossier de recouvrement", func(k *keymap) key.Binding { return k.Dossier }, canPay, openDossier},
	}
}

// openPalette is `:` on a document: every gesture, by name.
func openPalette(d *deps, row *invoice.Row) step {
	picked := *row
	if !canPay(row, d.today()) {
		return push(paletteOf(d, picked, false))
	}
	return act(func(ctx context.Context) (bool, error) { return d.book.Disputed(ctx, picked.ID) }, func(disputed bool, err error) step {
		if err != nil {
			return fail(err)
		}
		return push(paletteOf(d, picked, disputed))
	})
}

// paletteOf has one of the two gestures of a dispute: the one that can be done.
func paletteOf(d *deps, picked invoice.Row, disputed bool) screen {
	row := &picked
	var entries []entry
	runs := map[string]func() step{}
	add := func(section, name, shown string, run func(*deps, *invoice.Row) step) {
		label := upperFirst(name)
		if shown != "" {
			label += "  " + shown
		}
		entries = append(entries, entry{value: label, label: label, section: section})
		runs[label] = func() step { return run(d, &picked) }
	}
	for _, f := range follows() {
		if f.on(row, d.today()) && f.name != map[bool]string{true: openingDispute, false: liftingDispute}[disputed] {
			shown := ""
			if f.key != nil {
				shown = f.key(d.keys).Help().Key
			}
			add("Suivi", f.name, shown, f.run)
		}
	}
	for _, g := range gestures() {
		if b := g.key(d.keys); g.on(row, d.today()) {
			add("Document", b.Help().Desc, b.Help().Key, g.run)
		}
	}
	return newChooser(d, "Gestes sur "+clean(row.DisplayNumber()), entries, "", "", func(value string) step { return runs[value]() })
}

// noted is what follows a gesture of the journal.
func noted(f *form, said string) func(reminder.Entry, error) step {
	return after(f, func(reminder.Entry) step { return pop().saying(said) })
}

// agreed does what is agreed with a client, or ends it, and says what follows for
// the invoice, which a dispute holds whatever is agreed.
func agreed(d *deps, f *form, id int64, do func(context.Context) (reminder.Entry, error), free, held string) step {
	return act(func(ctx context.Context) (disputed bool, err error) {
		if _, err = do(ctx); err == nil {
			disputed, err = d.book.Disputed(ctx, id)
		}
		return disputed, err
	}, after(f, func(disputed bool) step {
		if disputed {
			return pop().saying(held)
		}
		return pop().saying(free)
	}))
}

func openPromise(d *deps, row *invoice.Row) step {
	id, number := row.ID, clean(row.DisplayNumber())
	return push(newDialog(d, "Promesse de paiement", aboutOpen(d, row), func(f *form) step {
		day, _ := invoice.ParseDate(f.text(invoice.FieldDate), d.today())
		amount, _ := invoice.ParseAmount(f.text(invoice.FieldAmount))
		return agreed(d, f, id, func(ctx context.Context) (reminder.Entry, error) {
			return d.book.Promise(ctx, id, day, amount, f.text(fieldText))
		}, fmt.Sprintf("Promesse notée\u00a0: %s se repose jusqu'au %s.", number, day), "Promesse notée\u00a0: "+number+" reste en litige.")
	}, dateField(invoice.FieldDate, "Pour le", "+8", d.today()),
		amountField(invoice.FieldAmount, "Montant", row.Remaining().Number()),
		textField(fieldText, "Note", "").hinted("Qui l'a dit, et comment.")))
}

func openNote(d *deps, row *invoice.Row) step {
	id, number := row.ID, clean(row.DisplayNumber())
	return push(newDialog(d, "Note", about(d, row), func(f *form) step {
		return act(func(ctx context.Context) (reminder.Entry, error) { return d.book.Note(ctx, id, f.text(fieldText)) },
			noted(f, "Note ajoutée au journal de "+number+"."))
	}, textField(fieldText, "Note", "").hinted("Pour vous\u00a0: elle n'est jamais imprimée.")))
}

func openDispute(d *deps, row *invoice.Row) step {
	id, number := row.ID, clean(row.DisplayNumber())
	return push(newDialog(d, "En litige", aboutOpen(d, row), func(f *form) step {
		return act(func(ctx context.Context) (reminder.Entry, error) {
			return d.book.Dispute(ctx, id, f.text(invoice.FieldReason))
		}, noted(f, number+" est en litige\u00a0: elle ne se relance plus tant qu'il n'est pas levé."))
	}, textField(invoice.FieldReason, "Motif", "").hinted("Ce que le client conteste.")))
}

func liftDispute(d *deps, row *invoice.Row) step {
	id, number := row.ID, clean(row.DisplayNumber())
	return push(newDialog(d, "Lever le litige", aboutOpen(d, row), func(f *form) step {
		return act(func(ctx context.Context) (reminder.Entry, error) {
			return d.book.LiftDispute(ctx, id, f.text(fieldText))
		},
			noted(f, "Litige levé\u00a0: "+number+" reprend où elle en était."))
	}, textField(fieldText, "Issue", "").hinted("Comment il s'est réglé.")))
}

func endPlan(d *deps, row *invoice.Row) step {
	id, number := row.ID, clean(row.DisplayNumber())
	return push(newDialog(d, "Fin de l'échéancier", about(d, row), func(f *form) step {
		return agreed(d, f, id, func(ctx context.Context) (reminder.Entry, error) { return d.book.EndPlan(ctx, id, f.text(fieldText)) },
			"Échéancier terminé\u00a0: les relances de "+number+" reprennent.", "Échéancier terminé\u00a0: "+number+" reste en litige.")
	}, textField(fieldText, "Motif", "")))
}

// openRest puts a document off, from wherever it is shown.
func openRest(d *deps, row *invoice.Row) step { return openPutOff(d, *restTask(row)) }

func restTask(row *invoice.Row) *reminder.Task {
	kind := reminder.ToRemind
	if row.Kind == invoice.Quote {
		kind = reminder.ToFollowUp
	}
	return &reminder.Task{Kind: kind, DocumentID: row.ID, Number: row.DisplayNumber(), ClientID: row.ClientID, ClientName: row.ClientName}
}

// openDossier writes the recovery file where it is asked for.
func openDossier(d *deps, row *invoice.Row) step {
	id := row.ID
	return saving(d, "Dossier de recouvrement", about(d, row), "dossier "+clean(row.DisplayNumber())+".zip",
		"Une archive\u00a0: la synthèse, le devis, la facture, les relances, le journal, le calcul et les pièces jointes.",
		func(ctx context.Context, w io.Writer) error { return d.book.Dossier(ctx, id, w) })
}
