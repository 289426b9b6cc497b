package demo

import (
	"context"
	"os"

	"facturier/invoice"
)

// offering is another plot whose invoices offer a discount to who pays early.
func offering(discount string, then plot) plot {
	return func(t *thread) {
		t.early = discount
		then(t)
	}
}

// signed is another plot whose quote came back signed, and was kept with it.
func signed(then plot) plot {
	return func(t *thread) {
		t.signed = true
		then(t)
	}
}

// overpaid is an invoice that its client paid with a sum too much, kept as its
// credit.
func overpaid(more string, paid int) plot {
	return func(t *thread) {
		t.after(0, t.invoice)
		t.after(paid, func(ctx context.Context) error {
			amount, err := invoice.ParseAmount(more)
			if err != nil {
				return err
			}
			_, err = t.app.PayBeyond(ctx, t.bill.ID, invoice.Payment{Amount: t.bill.Remaining() + amount, Method: invoice.Transfer, Reference: t.reference()}, false, invoice.GrantAuto)
			return err
		})
	}
}

// penalized is an invoice paid late, whose penalties were asked for by a
// document of their own three days after, and came within two weeks.
func penalized(paid int) plot {
	return func(t *thread) {
		t.after(0, t.invoice)
		t.after(paid, t.pay)
		t.after(paid+3, func(ctx context.Context) error {
			d, err := t.app.Penalties(ctx, t.bill.ID)
			if err != nil {
				return err
			}
			return t.issue(ctx, d)
		})
		t.after(paid+16, t.pay)
	}
}

// keepSigned attaches the page of the quote as it came back.
func (t *thread) keepSigned(ctx context.Context) error {
	page, err := os.ReadFile(t.app.PDFPath(t.offer))
	if err != nil {
		return err
	}
	_, err = t.app.Book.Attach(ctx, t.offer.ID, t.offer.Number+" signé.pdf", page, t.now)
	return err
}
