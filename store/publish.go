package store

import (
	"context"

	"facturier/invoice"
)

// PublishQuote gives a draft quote its number, freezes and archives it, without
// saying that it was sent; one that has its number comes back as it is. The
// errors are Issue's.
func (b *Book) PublishQuote(ctx context.Context, id int64, today invoice.Date, render Render) (d invoice.Document, err error) {
	err = b.archiving(ctx, func(tx *session, a *archive) error {
		if d, err = loadQuote(ctx, tx, id); err != nil || d.Issued() {
			return err
		}
		return publish(ctx, tx, a, &d, invoice.StatusSent, today, render)
	})
	return d, err
}
