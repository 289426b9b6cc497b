package demo

import (
	"context"

	"facturier/invoice"
)

// plot schedules what came of a job. Its numbers are days after the job's
// first document; what would fall after today has not happened yet.
type plot func(*thread)

// never is a day that does not come.
const never = -1

// direct is an invoice without a quote, sent at once.
func direct(paid int) plot {
	return func(t *thread) {
		t.after(0, t.invoice)
		t.after(paid, t.pay)
	}
}

// quoted is the whole road: quote, acceptance, invoice, payment.
func quoted(accepted, invoiced, paid int) plot {
	return func(t *thread) {
		t.after(0, t.quote)
		t.after(accepted, t.accept)
		t.after(invoiced, t.convert(invoice.Conversion{}))
		t.after(paid, t.pay)
	}
}

// deposit asks a share at the acceptance, paid within a week, and the balance
// when the work is done.
func deposit(share string, accepted, balance, paid int) plot {
	return func(t *thread) {
		t.asked = share
		t.after(0, t.quote)
		t.after(accepted, t.accept)
		t.after(accepted, func(ctx context.Context) error {
			asked, err := invoice.ParseDiscount(share)
			if err != nil {
				return err
			}
			return t.convert(invoice.Conversion{Deposit: asked})(ctx)
		})
		t.after(accepted+6, t.pay)
		t.after(balance, t.convert(invoice.Conversion{Balance: true}))
		t.after(paid, t.pay)
	}
}

// quotedOnly is a quote without an answer: its age says whether it expired.
func quotedOnly(t *thread) { t.after(0, t.quote) }

// accepted is a quote whose work is not invoiced yet.
func accepted(days int) plot {
	return func(t *thread) {
		t.after(0, t.quote)
		t.after(days, t.accept)
	}
}

func refused(days int, why string) plot {
	return func(t *thread) {
		t.after(0, t.quote)
		t.after(days, func(ctx context.Context) (err error) {
			t.offer, err = t.app.RefuseQuote(ctx, t.offer.ID, invoice.Acceptance{Date: t.now, By: t.who(), How: why})
			return err
		})
	}
}

// revised is a quote sent again three days before its acceptance, with a
// discount on the whole.
func revised(discount string, accepted, invoiced, paid int) plot {
	return func(t *thread) {
		t.after(0, t.quote)
		t.after(accepted-3, func(ctx context.Context) error {
			d, err := t.app.ReviseQuote(ctx, t.offer.ID)
			if err != nil {
				return err
			}
			if d.Discount, err = invoice.ParseDiscount(discount); err != nil {
				return err
			}
			return t.send(ctx, d)
		})
		t.after(accepted, t.accept)
		t.after(invoiced, t.convert(invoice.Conversion{}))
		t.after(paid, t.pay)
	}
}

// partly is an invoice of which a part came.
func partly(sum string, days int) plot {
	return func(t *thread) {
		t.after(0, t.invoice)
		t.after(days, func(ctx context.Context) error {
			amount, err := invoice.ParseAmount(sum)
			if err != nil {
				return err
			}
			return t.receive(ctx, invoice.Payment{Amount: amount, Method: invoice.Transfer, Reference: t.reference()})
		})
	}
}

// mistaken is an invoice on which a payment was recorded by mistake, undone
// the day after, three days before the right one.
func mistaken(paid int) plot {
	return func(t *thread) {
		t.after(0, t.invoice)
		t.after(paid-3, func(ctx context.Context) error {
			return t.receive(ctx, invoice.Payment{Method: invoice.Cheque, Reference: "chèque d’un autre client"})
		})
		t.after(paid-2, func(ctx context.Context) (err error) {
			t.bill, err = t.app.ReversePayment(ctx, t.bill.Payments[len(t.bill.Payments)-1].ID)
			return err
		})
		t.after(paid, t.pay)
	}
}

// cancelled is an invoice credited whole, and made again the same day.
func cancelled(days int, reason string, paid int) plot {
	return func(t *thread) {
		t.after(0, t.invoice)
		t.after(days, t.credit(invoice.CreditRequest{Reason: reason}))
		t.after(days, func(ctx context.Context) error {
			d, err := t.app.Duplicate(ctx, t.bill.ID)
			if err != nil {
				return err
			}
			d.ServiceStart = t.bill.ServiceStart
			return t.issue(ctx, d)
		})
		t.after(paid, t.pay)
	}
}

// reduced is an invoice credited in part.
func reduced(sum string, days int, reason string, paid int) plot {
	return func(t *thread) {
		t.after(0, t.invoice)
		t.after(days, func(ctx context.Context) error {
			amount, err := invoice.ParseAmount(sum)
			if err != nil {
				return err
			}
			return t.credit(invoice.CreditRequest{Amount: amount, Reason: reason})(ctx)
		})
		t.after(paid, t.pay)
	}
}

func draftQuote(t *thread) {
	t.after(0, func(ctx context.Context) error { _, err := t.draft(ctx, invoice.Quote); return err })
}

func draftInvoice(t *thread) {
	t.after(0, func(ctx context.Context) error { _, err := t.draft(ctx, invoice.Invoice); return err })
}

// issuedOnly is an invoice that has not left yet.
func issuedOnly(t *thread) {
	t.after(0, func(ctx context.Context) error {
		d, err := t.draft(ctx, invoice.Invoice)
		if err != nil {
			return err
		}
		_, err = t.app.Issue(ctx, d.ID)
		return err
	})
}
