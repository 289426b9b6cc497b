package app

import (
	"context"
	"fmt"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// Note adds a line of the user's own to the journal of a document.
func (a *App) Note(ctx context.Context, id int64, text string) (reminder.Entry, error) {
	if text = invoice.CleanText(text); text == "" {
		return reminder.Entry{}, invoice.Invalid("texte", "La note est vide.", "")
	}
	e, err := a.entry(ctx, reminder.NoteTaken, id)
	if err != nil {
		return e, err
	}
	e.Text = text
	return a.AddEntry(ctx, e)
}

// Promise notes that the client says when it pays, and how much (0: all that is
// left): the invoice rests until that day, included, and comes back the day
// after unless the sum was received since.
func (a *App) Promise(ctx context.Context, id int64, on invoice.Date, amount invoice.Amount, text string) (reminder.Entry, error) {
	e, left, err := a.owing(ctx, reminder.PromiseMade, id)
	if err != nil {
		return e, err
	}
	switch {
	case on < a.clock() || on > a.clock().AddDays(invoice.MaxDays):
		return e, invoice.Invalid(invoice.FieldDate, "Une promesse est d'un jour à venir, dans l'année.", "Par exemple +8.")
	case amount < 0 || amount > left:
		return e, invoice.Invalid(invoice.FieldAmount, fmt.Sprintf("Il reste %s à régler, pas plus.", left.In(e.Currency)), "Sans montant, la promesse est du tout.")
	case amount == 0:
		amount = left
	}
	e.Until, e.Amount, e.Text = on, amount, text
	return a.AddEntry(ctx, e)
}

// Dispute makes an invoice rest until LiftDispute, with the reason of the
// client.
func (a *App) Dispute(ctx context.Context, id int64, reason string) (reminder.Entry, error) {
	e, _, err := a.owing(ctx, reminder.DisputeOpened, id)
	if err != nil {
		return e, err
	}
	if e.Text = invoice.CleanText(reason); e.Text == "" {
		return e, invoice.Invalid(invoice.FieldReason, "Dites ce que le client conteste.", "")
	}
	if course, err := a.course(ctx, id); err != nil || course.Disputed.Rest != reminder.NoRest {
		return e, orRefused(err, "Cette facture est déjà en litige.")
	}
	return a.AddEntry(ctx, e)
}

// LiftDispute ends a dispute: the ladder goes on from where it stood, and what
// was agreed before or meanwhile, a promise or a plan, holds again.
func (a *App) LiftDispute(ctx context.Context, id int64, text string) (reminder.Entry, error) {
	e, err := a.entry(ctx, reminder.DisputeClosed, id)
	if err != nil {
		return e, err
	}
	if course, err := a.course(ctx, id); err != nil || course.Disputed.Rest == reminder.NoRest {
		return e, orRefused(err, "Cette facture n'est pas en litige.")
	}
	e.Text = text
	return a.AddEntry(ctx, e)
}

// Plan notes a payment plan over invoices of one client: dated sums, in the
// order of their days, that make up what is left of all of them, to the cent.
// The ladder rests as long as the plan is kept, and wakes the day after one
// that is not.
func (a *App) Plan(ctx context.Context, ids []int64, plan []reminder.Installment, text string) (reminder.Entry, error) {
	var e reminder.Entry
	var left, sum invoice.Amount
	for _, id := range ids {
		one, owed, err := a.owing(ctx, reminder.PlanAgreed, id)
		if err != nil {
			return one, err
		}
		if len(e.Documents) == 0 {
			e.Currency, e.ClientID = one.Currency, one.ClientID
		}
		if one.ClientID != e.ClientID {
			return e, invoice.Refused("Ces factures ne sont pas du même client.", "Un échéancier est d'un seul client.")
		}
		if err := oneCurrency(e.Currency, one.Currency); err != nil {
			return e, err
		}
		left += owed
		e.Kind, e.Date, e.Documents = one.Kind, one.Date, append(e.Documents, id)
	}
	if len(plan) < 2 || len(plan) > 60 {
		return e, invoice.Invalid("echeancier", "Un échéancier a de 2 à 60 échéances.", "Pour une seule date, notez une promesse.")
	}
	last := a.clock() - 1
	for i, one := range plan {
		field := fmt.Sprintf("echeancier[%d]", i)
		switch {
		case one.Date <= last:
			return e, invoice.Invalid(field, "Les échéances sont à venir, chacune après l'autre.", "")
		case one.Amount <= 0:
			return e, invoice.Invalid(field, "Une échéance est d'une somme positive.", "")
		}
		last, sum = one.Date, sum+one.Amount
	}
	if sum != left {
		return e, invoice.Invalid("echeancier", fmt.Sprintf("Les échéances font %s, il reste %s à régler.", sum.In(e.Currency), left.In(e.Currency)), "Elles doivent faire le tout, au centime.")
	}
	e.Plan, e.Amount, e.Text = plan, sum, text
	return a.AddEntry(ctx, e)
}

// EndPlan ends a payment plan: the ladder goes on, unless a dispute rests.
func (a *App) EndPlan(ctx context.Context, id int64, text string) (reminder.Entry, error) {
	e, err := a.entry(ctx, reminder.PlanEnded, id)
	if err != nil {
		return e, err
	}
	if course, err := a.course(ctx, id); err != nil || course.Agreed.Rest != reminder.Planned {
		return e, orRefused(err, "Cette facture ne suit pas d'échéancier.")
	}
	e.Text = text
	return a.AddEntry(ctx, e)
}

// entry is a line of the journal of one document, of today.
func (a *App) entry(ctx context.Context, kind reminder.EntryKind, id int64) (reminder.Entry, error) {
	d, err := a.Document(ctx, id)
	return reminder.Entry{Kind: kind, ClientID: d.Client.ID, Documents: []int64{id}, Date: a.clock()}, err
}

// owing is the entry of an invoice that still asks for something, and
// what is left of it, in its currency.
func (a *App) owing(ctx context.Context, kind reminder.EntryKind, id int64) (reminder.Entry, invoice.Amount, error) {
	d, err := a.Document(ctx, id)
	e := reminder.Entry{Kind: kind, ClientID: d.Client.ID, Documents: []int64{id}, Date: a.clock(), Currency: d.Currency}
	if err != nil {
		return e, 0, err
	}
	if !d.Issued() || !d.Kind.Payable() || d.Remaining() <= 0 {
		return e, 0, invoice.Refused(fmt.Sprintf("Rien n'est à régler sur %s.", d.DisplayNumber()), "")
	}
	return e, d.Remaining(), nil
}

// course is where the journal of a document says that it stands.
func (a *App) course(ctx context.Context, id int64) (reminder.Course, error) {
	lines, err := a.Journal(ctx, id)
	return reminder.CourseOf(lines), err
}

// Disputed says whether a document rests on a dispute, whatever else is agreed.
func (a *App) Disputed(ctx context.Context, id int64) (bool, error) {
	course, err := a.course(ctx, id)
	return course.Disputed.Rest != reminder.NoRest, err
}

// orRefused is err, else a refusal.
func orRefused(err error, message string) error {
	if err != nil {
		return err
	}
	return invoice.Refused(message, "")
}
