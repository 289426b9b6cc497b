package app

import (
	"context"
	"fmt"
	"strings"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/mail"
	"facturier/pdf"
	"facturier/store"
)

// DraftDocument writes the message that goes with a quote, an invoice or a
// credit note; nothing is recorded. A quote that was sent already is followed
// up. An invoice must have been issued; a draft quote has its number once it is
// sent.
func (a *App) DraftDocument(ctx context.Context, id int64) (reminder.Entry, error) {
	d, err := a.Document(ctx, id)
	if err != nil {
		return reminder.Entry{}, err
	}
	if !d.Issued() && d.Kind != invoice.Quote {
		return reminder.Entry{}, invoice.Refused("Un brouillon ne s'envoie pas.", "Émettez-le d'abord.")
	}
	book, err := a.Settings(ctx)
	if err != nil {
		return reminder.Entry{}, err
	}
	client, err := a.Client(ctx, d.Client.ID)
	if err != nil {
		return reminder.Entry{}, err
	}
	e := reminder.Entry{Kind: reminder.Delivered, ClientID: client.ID, Documents: []int64{id}, Date: a.clock(), Channel: reminder.Email, To: recipient(client, reminder.Email)}
	if d.Kind == invoice.Quote && d.SentOn != 0 {
		e.Kind = reminder.Reminded
	}
	e.Subject, e.Text = coverOf(&d, client, book.Seller, a.clock())
	return e, nil
}

// coverOf is the subject and the text of the message of a document.
func coverOf(d *invoice.Document, c invoice.Client, s invoice.Seller, today invoice.Date) (subject, text string) {
	what := strings.ReplaceAll(d.Kind.Title(), "'", "’")
	if d.Issued() {
		what += " " + d.DisplayNumber()
	}
	subject = what
	if d.Subject != "" {
		subject += "\u00a0: " + d.Subject
	}
	hello := "Bonjour,"
	if c.Contact != "" {
		hello = "Bonjour " + c.Contact + ","
	}
	lines := append([]string{hello, ""}, coverBody(d, c, s, today)...)
	lines = append(lines, "", map[bool]string{false: "Bien cordialement,", true: "À bientôt,"}[c.Familiar], "", s.LegalName(), s.Phone)
	return subject, strings.TrimSpace(strings.Join(lines, "\n"))
}

func coverBody(d *invoice.Document, c invoice.Client, s invoice.Seller, today invoice.Date) []string {
	you, your, find := "vous", "votre", "Veuillez trouver ci-joint"
	if c.Familiar {
		you, your, find = "toi", "ta", "Tu trouveras ci-joint"
	}
	sum := d.Totals.Payable.In(d.Currency)
	about := ""
	if d.Subject != "" {
		about = " (" + d.Subject + ")"
	}
	switch {
	case d.Kind == invoice.Quote && d.SentOn != 0:
		lines := []string{fmt.Sprintf("Je reviens vers %s au sujet du devis %s du %s%s, d’un montant de %s.", you, d.DisplayNumber(), d.IssueDate, about, sum)}
		if d.ValidUntil > today {
			lines = append(lines, fmt.Sprintf("Il reste valable jusqu’au %s.", d.ValidUntil))
		}
		return append(lines, fmt.Sprintf("Je reste à %s disposition pour en parler.", your))
	case d.Kind == invoice.Quote:
		lines := []string{fmt.Sprintf("%s mon devis%s, d’un montant de %s.", find, about, sum)}
		if d.ValidUntil != 0 {
			lines = append(lines, fmt.Sprintf("Il est valable jusqu’au %s.", d.ValidUntil))
		}
		return append(lines, "Pour l’accepter, il suffit de me le retourner signé, ou de répondre à ce message.")
	case d.Kind == invoice.CreditNote:
		return []string{fmt.Sprintf("%s l’avoir %s%s, d’un montant de %s.", find, d.Number, about, sum)}
	}
	lines := []string{fmt.Sprintf("%s la facture %s%s, d’un montant de %s.", find, d.Number, about, sum)}
	if d.Remaining() > 0 && d.DueDate != 0 {
		lines = append(lines, fmt.Sprintf("Elle est à régler au plus tard le %s.", d.DueDate))
		if d.EscompteOpen(today) != 0 {
			lines = append(lines, d.EscompteLeft())
		}
		if s.IBAN != "" && d.PaymentMeans() == invoice.Transfer {
			lines = append(lines, "Par virement\u00a0: IBAN "+invoice.FormatIBAN(s.IBAN))
		}
	}
	return append(lines, "", map[bool]string{false: "Je vous remercie de votre confiance.", true: "Merci de ta confiance."}[c.Familiar])
}

// SendDocument sends a quote, an invoice or a credit note with its page, and
// notes its day and its address once it has left. to and text "" are the
// client's address and the usual words. A draft quote takes its number first,
// when nothing else keeps the message from leaving. The errors are Send's.
func (a *App) SendDocument(ctx context.Context, id int64, to, text string, ask Ask) (reminder.Entry, error) {
	e, err := a.DraftDocument(ctx, id)
	if err != nil {
		return e, err
	}
	if to != "" {
		e.To = to
	}
	account, err := a.account(ctx)
	if err != nil {
		return e, err
	}
	secret, err := password(ctx, account, ask)
	if err != nil {
		return e, err
	}
	d, err := a.Document(ctx, id)
	if err != nil {
		return e, err
	}
	if !d.Issued() {
		if e, err = a.numbered(ctx, account, id, e, text); err != nil || store.IsDryRun(ctx) {
			return e, err
		}
	}
	if text != "" {
		e.Text = text
	}
	m, err := a.ready(ctx, account, e)
	if err != nil {
		return e, err
	}
	return a.post(ctx, account, secret, e, m)
}

// numbered gives a draft quote its number, once all the rest of its message is
// right, and writes the message again with it.
func (a *App) numbered(ctx context.Context, account mail.Account, id int64, e reminder.Entry, text string) (reminder.Entry, error) {
	bare := e
	bare.Documents = nil
	if text != "" {
		bare.Text = text
	}
	if _, err := a.ready(ctx, account, bare); err != nil {
		return e, err
	}
	d, err := a.PublishQuote(ctx, id, a.clock(), pdf.Render)
	if err != nil || store.IsDryRun(ctx) {
		return e, err
	}
	again, err := a.DraftDocument(ctx, d.ID)
	again.To = e.To
	return again, err
}
