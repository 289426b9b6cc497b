package ui

import (
	"fmt"

	"facturier/invoice"
	"facturier/ui/theme"
)

// stateMark is the state of a document on a screen: a sign, a word, a colour,
// never a colour alone.
func stateMark(d *deps, f invoice.Facts) (string, theme.Style) {
	look := d.look
	state := f.State(d.today())
	if f.ToGiveBack() > 0 {
		return look.Alarm + " à rendre", look.Soon
	}
	switch state {
	case invoice.Overdue:
		return fmt.Sprintf("%s RETARD %d j", look.Alarm, f.DaysLate(d.today())), look.Late
	case invoice.Paid:
		if f.PartlyCredited() {
			return look.Check + " payée, avoir", look.Done
		}
		return look.Check + " payée", look.Done
	case invoice.QuoteAccepted:
		return look.Check + " accepté", look.Done
	case invoice.QuoteInvoiced:
		return look.Check + " facturé", look.Done
	case invoice.Draft:
		return look.Empty + " brouillon", look.Muted
	case invoice.Cancelled:
		return look.Cross + " annulée", look.Muted
	case invoice.QuoteRefused:
		return look.Cross + " refusé", look.Muted
	case invoice.QuoteReplaced:
		return look.Cross + " remplacé", look.Muted
	case invoice.QuoteExpired:
		return look.Alarm + " expiré", look.Soon
	case invoice.QuoteSent:
		return look.Pending + " envoyé", soonStyle(d, f.ValidUntil)
	}
	word := map[invoice.State]string{invoice.Issued: " émise", invoice.Delivered: " envoyée", invoice.PartPaid: " partielle"}[state]
	if f.Kind == invoice.CreditNote {
		return look.Check + map[bool]string{true: " avoir envoyé", false: " avoir émis"}[state == invoice.Delivered], look.Plain
	}
	if f.PartlyCredited() {
		word = " part. annulée"
	}
	return look.Pending + word, soonStyle(d, f.DueDate)
}

// soonStyle is the one of what happens within the days of the morning screen.
func soonStyle(d *deps, day invoice.Date) theme.Style {
	if day != 0 && day >= d.today() && day <= d.today().AddDays(invoice.SoonDays) {
		return d.look.Soon
	}
	return d.look.Plain
}

// signed is the net à payer of a row, deposits deducted: a credit note takes it
// away.
func signed(row *invoice.Row) invoice.Amount {
	if row.Kind == invoice.CreditNote {
		return -row.Payable
	}
	return row.Payable
}

// stateWidth is the width of the longest state that a family of documents can
// be in, a delay of three digits for one.
func stateWidth(d *deps, family invoice.Family) int {
	due := d.today().AddDays(-999)
	kinds := []invoice.Kind{invoice.Invoice, invoice.CreditNote}
	statuses := []invoice.Status{invoice.StatusDraft, invoice.StatusIssued}
	if family == invoice.QuoteFamily {
		kinds = []invoice.Kind{invoice.Quote}
		statuses = []invoice.Status{invoice.StatusDraft, invoice.StatusSent, invoice.StatusAccepted, invoice.StatusRefused}
	}
	width := 0
	for _, kind := range kinds {
		for _, status := range statuses {
			facts := invoice.Facts{Kind: kind, Status: status, Payable: 3}
			late, expired, sent, part, credited, settled, cancelled, paid, closed, replaced := facts, facts, facts, facts, facts, facts, facts, facts, facts, facts
			late.DueDate, expired.ValidUntil, sent.SentOn, part.Paid, credited.Credited = due, due, due, 1, 1
			settled.Credited, settled.Paid = 1, 2
			cancelled.Credited, paid.Paid, closed.Closed, replaced.Replaced = 3, 3, true, true
			for _, f := range []invoice.Facts{facts, late, expired, sent, part, credited, settled, cancelled, paid, closed, replaced} {
				word, _ := stateMark(d, f)
				width = max(width, cells(word))
			}
		}
	}
	return width
}

// openAmount is what is left to pay of a row, "" when nothing is to be paid.
func openAmount(row *invoice.Row) string {
	if row.Status == invoice.StatusDraft || !row.Kind.Payable() || row.Remaining() == 0 {
		return ""
	}
	return row.Remaining().In(row.Currency)
}
