package store

import (
	"context"
	"fmt"
	"slices"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// Delivery is when a document left, and to whom (an address, a name).
type Delivery struct {
	Date invoice.Date
	To   string
}

// SendQuote gives a draft quote its number, freezes it, archives its page and
// notes when and to whom it was sent; a quote sent already only notes the
// latter. The errors are Issue's.
func (b *Book) SendQuote(ctx context.Context, id int64, sent Delivery, today invoice.Date, render Render) (d invoice.Document, err error) {
	err = b.archiving(ctx, func(tx *session, a *archive) error {
		if d, err = loadQuote(ctx, tx, id); err != nil {
			return err
		}
		if sent.Date.IsZero() {
			sent.Date = today
		}
		if d.Issued() {
			err = d.CheckSent(sent.Date)
		} else {
			err = publish(ctx, tx, a, &d, invoice.StatusSent, today, render)
		}
		if err != nil {
			return err
		}
		return markSent(ctx, tx, &d, sent)
	})
	return d, err
}

// MarkSent notes when and to whom an issued document was sent.
func (b *Book) MarkSent(ctx context.Context, id int64, date invoice.Date, to string) (d invoice.Document, err error) {
	err = b.write(ctx, func(tx *session) error {
		if d, err = loadDocument(ctx, tx, id); err != nil {
			return err
		}
		if !d.Issued() {
			return invoice.Refused("Un brouillon ne s'envoie pas.", "Émettez-le d'abord.")
		}
		if err := d.CheckSent(date); err != nil {
			return err
		}
		return markSent(ctx, tx, &d, Delivery{date, to})
	})
	return d, err
}

// markSent notes a sending. The document has the last one; the others stay in its
// journal. One that leaves before its own date, which was confirmed, has that date.
func markSent(ctx context.Context, tx *session, d *invoice.Document, sent Delivery) error {
	sent.Date, sent.To = max(sent.Date, d.IssueDate), invoice.Clean(sent.To)
	last := Delivery{d.SentOn, d.SentTo}
	if sent == last {
		return nil
	}
	if sent.Date < last.Date {
		return keepDelivery(ctx, tx, d, sent)
	}
	if last.Date != 0 {
		if err := keepDelivery(ctx, tx, d, last); err != nil {
			return err
		}
	}
	d.SentOn, d.SentTo = sent.Date, sent.To
	return touch(ctx, tx, d, columns{{"sent_on", d.SentOn}, {"sent_to", d.SentTo}})
}

// keepDelivery keeps a sending in the journal of its document, unless the message
// that took it is there.
func keepDelivery(ctx context.Context, tx *session, d *invoice.Document, sent Delivery) error {
	known, err := deliveries(ctx, tx, d.ID)
	if err != nil || slices.Contains(known, sent) {
		return err
	}
	return addEntry(ctx, tx, &reminder.Entry{Kind: reminder.Delivered, ClientID: d.Client.ID, Documents: []int64{d.ID}, Date: sent.Date, To: sent.To, Result: reminder.Sent})
}

// deliveries are the sendings of a document that its journal has, oldest first.
func deliveries(ctx context.Context, tx *session, id int64) ([]Delivery, error) {
	return collect(ctx, tx, `SELECT j.date, j.recipient FROM journal_documents x JOIN journal j ON j.id = x.entry_id
		WHERE x.document_id = +? AND j.kind = ? AND j.result = ? ORDER BY x.entry_id`, []any{id, string(reminder.Delivered), string(reminder.Sent)},
		func(row scanner) (sent Delivery, err error) { return sent, row.Scan(&sent.Date, &sent.To) })
}

// AcceptQuote notes who accepted a quote, when and how, for good; a draft is
// numbered and archived first. The errors are Issue's.
func (b *Book) AcceptQuote(ctx context.Context, id int64, how invoice.Acceptance, today invoice.Date, render Render) (d invoice.Document, err error) {
	err = b.archiving(ctx, func(tx *session, a *archive) error {
		if d, err = loadQuote(ctx, tx, id); err != nil {
			return err
		}
		if d.Status == invoice.StatusAccepted {
			return invoice.Refused(fmt.Sprintf("%s est déjà accepté, depuis le %s.", d.DisplayNumber(), d.Acceptance.Date), "")
		}
		if how.Date.IsZero() {
			how.Date = today
		}
		if !d.Issued() {
			if err := publish(ctx, tx, a, &d, invoice.StatusSent, today, render); err != nil {
				return err
			}
		}
		if err := overtake(ctx, tx, &d); err != nil {
			return err
		}
		return answer(ctx, tx, &d, invoice.StatusAccepted, how, today)
	})
	return d, err
}

// RefuseQuote notes that a quote was refused, when and why.
func (b *Book) RefuseQuote(ctx context.Context, id int64, how invoice.Acceptance, today invoice.Date) (d invoice.Document, err error) {
	err = b.write(ctx, func(tx *session) error {
		if d, err = loadQuote(ctx, tx, id); err != nil {
			return err
		}
		switch d.Status {
		case invoice.StatusDraft:
			return invoice.Refused("Un devis en brouillon ne peut pas être refusé.", "Marquez-le envoyé, ou supprimez-le.")
		case invoice.StatusAccepted:
			return invoice.Refused(fmt.Sprintf("%s est accepté depuis le %s.", d.DisplayNumber(), d.Acceptance.Date), "Faites-en une révision.")
		}
		return answer(ctx, tx, &d, invoice.StatusRefused, how, today)
	})
	return d, err
}

func answer(ctx context.Context, tx *session, d *invoice.Document, status invoice.Status, how invoice.Acceptance, today invoice.Date) error {
	if err := d.CheckAnswer(how, today); err != nil {
		return err
	}
	how.By, how.How = invoice.Clean(how.By), invoice.Clean(how.How)
	d.Status, d.Acceptance = status, how
	return touch(ctx, tx, d, columns{{"status", code(statuses, status)}, {"answered_on", how.Date}, {"answered_by", how.By}, {"answered_how", how.How}})
}

// loadQuote loads a quote that no later revision replaced.
func loadQuote(ctx context.Context, tx *session, id int64) (invoice.Document, error) {
	d, err := loadDocument(ctx, tx, id)
	switch {
	case err != nil:
		return d, err
	case d.Kind != invoice.Quote:
		return d, invoice.Refused(fmt.Sprintf("%s n'est pas un devis.", d.DisplayNumber()), "")
	case d.Replaced:
		return d, invoice.Refused(fmt.Sprintf("%s est remplacé par une révision.", d.DisplayNumber()), "Ouvrez la révision en cours.")
	}
	return d, nil
}
