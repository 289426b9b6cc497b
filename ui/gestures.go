package ui

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// gesture is what a key does to a document, wherever the document is shown:
// when it can, and in which words it is refused else.
type gesture struct {
	key func(*keymap) key.Binding
	on  func(row *invoice.Row, today invoice.Date) bool
	run func(*deps, *invoice.Row) step
	why func(*deps, *invoice.Row) step
}

// gestures are all of them, in the order of the help.
func gestures() []gesture {
	return []gesture{
		{func(k *keymap) key.Binding { return k.Issue }, canIssue, askIssue, whyNotIssue},
		{func(k *keymap) key.Binding { return k.Pay }, canSettle, openPayment, whyNotPay},
		{func(k *keymap) key.Binding { return k.Remind }, canRemind, remindRow, whyNotRemind},
		{func(k *keymap) key.Binding { return k.Accept }, canAccept, openAcceptance, whyNotAccept},
		{func(k *keymap) key.Binding { return k.Convert }, canConvert, convertWhole, whyNotConvert},
		{func(k *keymap) key.Binding { return k.ConvertPart }, canConvert, openConversion, whyNotConvert},
		{func(k *keymap) key.Binding { return k.Problems }, isDraft, openChecklist, because("Un document numéroté n'a plus rien à régler.")},
		{func(k *keymap) key.Binding { return k.Edit }, canEdit, edit, whyNotEdit},
		{func(k *keymap) key.Binding { return k.Send }, canSend, openSending, whyNotSend},
		{func(k *keymap) key.Binding { return k.Refuse }, canRefuse, openRefusal, because("Seul un devis envoyé peut être refusé.")},
		{func(k *keymap) key.Binding { return k.Credit }, canCredit, openCredit, whyNotCredit},
		{func(k *keymap) key.Binding { return k.Rectify }, canRectify, openRectification, whyNotRectify},
		{func(k *keymap) key.Binding { return k.PDF }, isNumbered, openPDF, because("Un brouillon n'a pas encore de PDF\u00a0: p montre sa page.")},
		{func(k *keymap) key.Binding { return k.Preview }, always, openPreview, nil},
		{func(k *keymap) key.Binding { return k.Duplicate }, canDuplicate, duplicate, because("Un avoir ne se duplique pas.")},
		{func(k *keymap) key.Binding { return k.Attached }, always, openAttachments, nil},
		{func(k *keymap) key.Binding { return k.Copy }, isNumbered, copyNumber, because("Un brouillon n'a pas encore de numéro.")},
		{func(k *keymap) key.Binding { return k.Delete }, isDraft, askDelete, because("Un document numéroté ne se supprime pas\u00a0: la loi veut une suite sans trou.")},
	}
}

// documentKey is the step of a key pressed on a document.
func documentKey(d *deps, k tea.KeyMsg, row *invoice.Row) step {
	for _, g := range gestures() {
		if pressed(k, g.key(d.keys)) {
			if !g.on(row, d.today()) {
				return g.why(d, row)
			}
			return g.run(d, row)
		}
	}
	for _, f := range follows() {
		if f.key == nil || !pressed(k, f.key(d.keys)) {
			continue
		}
		if !f.on(row, d.today()) {
			return refuse(f.why(row))
		}
		return f.run(d, row)
	}
	if pressed(k, d.keys.Palette) {
		return openPalette(d, row)
	}
	switch undo := pressed(k, d.keys.Undo); {
	case undo && d.putOff != nil:
		return undoPutOff(d)
	case undo:
		return liftPutOffOr(d, row, "Ouvrez la facture pour annuler un encaissement.")
	}
	return elsewhere(d, k)
}

// acts are the keys that can do something to a document now.
func acts(d *deps, row *invoice.Row) []key.Binding {
	var able []key.Binding
	for _, g := range gestures() {
		if g.on(row, d.today()) {
			able = append(able, g.key(d.keys))
		}
	}
	for _, f := range follows() {
		if f.key != nil && f.on(row, d.today()) {
			able = append(able, f.key(d.keys))
		}
	}
	return append(able, d.keys.Palette)
}

// nextActs are the two that most likely come next, for the footer.
func nextActs(d *deps, row *invoice.Row) []key.Binding {
	keys := d.keys
	switch row.State(d.today()) {
	case invoice.Draft:
		if row.Kind == invoice.Quote {
			return []key.Binding{keys.Edit, keys.Send}
		}
		return []key.Binding{keys.Issue, keys.Edit}
	case invoice.Overdue:
		return []key.Binding{keys.Pay, keys.Remind}
	case invoice.QuoteSent, invoice.QuoteExpired:
		return []key.Binding{keys.Accept, keys.Refuse}
	case invoice.QuoteAccepted:
		return []key.Binding{keys.Convert, keys.ConvertPart}
	case invoice.QuoteRefused:
		return []key.Binding{keys.Edit, keys.Duplicate}
	case invoice.PartPaid, invoice.Issued, invoice.Delivered:
		if canPay(row, d.today()) && row.SentOn == 0 {
			return []key.Binding{keys.Pay, keys.Send}
		} else if canPay(row, d.today()) {
			return []key.Binding{keys.Pay, keys.PDF}
		}
	}
	if canSettle(row, d.today()) {
		return []key.Binding{named(keys.Pay, "rendre"), keys.PDF}
	}
	return []key.Binding{keys.PDF, keys.Copy}
}

func always(*invoice.Row, invoice.Date) bool { return true }

func isDraft(row *invoice.Row, _ invoice.Date) bool { return row.Status == invoice.StatusDraft }

func isNumbered(row *invoice.Row, _ invoice.Date) bool { return row.Number != "" }

func canIssue(row *invoice.Row, _ invoice.Date) bool {
	return row.Kind != invoice.Quote && row.Status == invoice.StatusDraft
}

func canPay(row *invoice.Row, _ invoice.Date) bool {
	return row.Kind.Payable() && row.Status != invoice.StatusDraft && row.Remaining() > 0
}

// canClaim: what was paid late owes its penalties still.
func canClaim(row *invoice.Row, _ invoice.Date) bool {
	return row.Kind.Payable() && row.Status != invoice.StatusDraft
}

// canSettle: what is left to pay, or to give back after a credit note.
func canSettle(row *invoice.Row, today invoice.Date) bool {
	return canPay(row, today) || row.Kind.Payable() && row.Status != invoice.StatusDraft && row.Remaining() < 0
}

// canRemind: what is left to pay, and a quote that was sent and has no answer.
func canRemind(row *invoice.Row, today invoice.Date) bool {
	return canPay(row, today) || canRefuse(row, today)
}

func remindRow(d *deps, row *invoice.Row) step {
	if row.Kind == invoice.Quote {
		return openFollowUp(d, row.ID)
	}
	return openReminder(d, row.ID)
}

func canCredit(row *invoice.Row, _ invoice.Date) bool {
	return row.Kind.Payable() && row.Status != invoice.StatusDraft && row.Credited < row.Gross
}

// canRectify: what was never paid nor credited; a deposit has its credit note.
func canRectify(row *invoice.Row, today invoice.Date) bool {
	return canCredit(row, today) && row.Kind != invoice.Deposit && row.Paid == 0 && row.Credited == 0
}

func canDuplicate(row *invoice.Row, _ invoice.Date) bool { return row.Kind != invoice.CreditNote }

func canConvert(row *invoice.Row, today invoice.Date) bool {
	return row.State(today) == invoice.QuoteAccepted
}

func canAccept(row *invoice.Row, today invoice.Date) bool {
	if row.Kind != invoice.Quote {
		return false
	}
	switch row.State(today) {
	case invoice.Draft, invoice.QuoteSent, invoice.QuoteExpired, invoice.QuoteRefused:
		return true
	}
	return false
}

func canRefuse(row *invoice.Row, today invoice.Date) bool {
	state := row.State(today)
	return state == invoice.QuoteSent || state == invoice.QuoteExpired
}

// canEdit: a draft, or a quote that the client has not accepted, which becomes
// a revision.
func canEdit(row *invoice.Row, today invoice.Date) bool {
	return row.Status == invoice.StatusDraft || canRefuse(row, today) || row.State(today) == invoice.QuoteRefused
}

func canSend(row *invoice.Row, today invoice.Date) bool {
	if row.Kind != invoice.Quote {
		return row.Status != invoice.StatusDraft
	}
	return row.Status == invoice.StatusDraft || canRefuse(row, today)
}
