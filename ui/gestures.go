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
	why string
}

// gestures are all of them, in the order of the help.
func gestures() []gesture {
	return []gesture{
		{func(k *keymap) key.Binding { return k.Issue }, canIssue, askIssue, "Seul le brouillon d'une facture ou d'un avoir se finalise."},
		{func(k *keymap) key.Binding { return k.Pay }, canPay, openPayment, "Rien n'est à encaisser sur ce document."},
		{func(k *keymap) key.Binding { return k.Accept }, canAccept, openAcceptance, "Seul un devis que rien n'a encore tranché peut être accepté."},
		{func(k *keymap) key.Binding { return k.Convert }, canConvert, convertWhole, "Seul un devis accepté se facture\u00a0: a note l'accord du client."},
		{func(k *keymap) key.Binding { return k.ConvertPart }, canConvert, openConversion, "Seul un devis accepté se facture\u00a0: a note l'accord du client."},
		{func(k *keymap) key.Binding { return k.Edit }, canEdit, edit, "Ce document ne se modifie plus. Une facture se corrige par un avoir (v), un devis accepté se duplique (D)."},
		{func(k *keymap) key.Binding { return k.Send }, canSend, openSending, "Ce document n'est pas à envoyer\u00a0: une facture se finalise d'abord (F)."},
		{func(k *keymap) key.Binding { return k.Refuse }, canRefuse, openRefusal, "Seul un devis envoyé peut être refusé."},
		{func(k *keymap) key.Binding { return k.Credit }, canCredit, openCredit, "Un avoir corrige une facture émise dont il reste quelque chose."},
		{func(k *keymap) key.Binding { return k.PDF }, isNumbered, openPDF, "Un brouillon n'a pas encore de PDF\u00a0: p montre sa page."},
		{func(k *keymap) key.Binding { return k.Preview }, always, openPreview, ""},
		{func(k *keymap) key.Binding { return k.Duplicate }, canDuplicate, duplicate, "Un avoir ne se duplique pas."},
		{func(k *keymap) key.Binding { return k.Copy }, isNumbered, copyNumber, "Un brouillon n'a pas encore de numéro."},
		{func(k *keymap) key.Binding { return k.Delete }, isDraft, askDelete, "Un document numéroté ne se supprime pas\u00a0: la loi veut une suite sans trou."},
	}
}

// documentKey is the step of a key pressed on a document.
func documentKey(d *deps, k tea.KeyMsg, row *invoice.Row) step {
	for _, g := range gestures() {
		if pressed(k, g.key(d.keys)) {
			if !g.on(row, d.today()) {
				return refuse(g.why)
			}
			return g.run(d, row)
		}
	}
	return step{}
}

// acts are the keys that can do something to a document now.
func acts(d *deps, row *invoice.Row) []key.Binding {
	var able []key.Binding
	for _, g := range gestures() {
		if g.on(row, d.today()) {
			able = append(able, g.key(d.keys))
		}
	}
	return able
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
	case invoice.QuoteSent, invoice.QuoteExpired:
		return []key.Binding{keys.Accept, keys.Refuse}
	case invoice.QuoteAccepted:
		return []key.Binding{keys.Convert, keys.ConvertPart}
	case invoice.QuoteRefused:
		return []key.Binding{keys.Edit, keys.Duplicate}
	case invoice.Overdue, invoice.PartPaid, invoice.Issued, invoice.Delivered:
		if canPay(row, d.today()) && row.SentOn == 0 {
			return []key.Binding{keys.Pay, keys.Send}
		} else if canPay(row, d.today()) {
			return []key.Binding{keys.Pay, keys.PDF}
		}
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

func canCredit(row *invoice.Row, _ invoice.Date) bool {
	return row.Kind.Payable() && row.Status != invoice.StatusDraft && row.Credited < row.Gross
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
