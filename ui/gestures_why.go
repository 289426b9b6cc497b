package ui

import (
	"context"
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// because refuses a gesture in the same words whatever the document.
func because(text string) func(*deps, *invoice.Row) step {
	return func(*deps, *invoice.Row) step { return refuse(text) }
}

// nameOf is a document at the beginning of a sentence.
func nameOf(row *invoice.Row) string {
	name := clean(row.DisplayNumber())
	if row.Number == "" {
		return "Le " + name
	}
	return name
}

func whyNotIssue(_ *deps, row *invoice.Row) step {
	switch {
	case row.Kind == invoice.Quote:
		return refuse("Un devis ne s'émet pas\u00a0: S le note envoyé.")
	case row.Kind == invoice.CreditNote:
		return refuse(nameOf(row) + " est déjà émis.")
	}
	return refuse(nameOf(row) + " est déjà émise.")
}

func whyNotPay(d *deps, row *invoice.Row) step {
	switch {
	case row.Kind == invoice.Quote:
		return refuse("Un devis ne s'encaisse pas\u00a0: c le facture une fois accepté.")
	case row.Kind == invoice.CreditNote:
		return refuse("Un avoir ne s'encaisse pas.")
	case row.Status == invoice.StatusDraft:
		return refuse(nameOf(row) + " s'encaisse une fois émis (F).")
	case row.State(d.today()) == invoice.Cancelled:
		return refuse(nameOf(row) + " est annulée\u00a0: rien n'est à encaisser.")
	}
	return refuse(nameOf(row) + " est déjà payée. Si le client a payé deux fois, $ sur sa fiche le garde en crédit.")
}

func whyNotRemind(d *deps, row *invoice.Row) step {
	switch {
	case row.Kind == invoice.Quote && row.Status == invoice.StatusDraft:
		return refuse(nameOf(row) + " n'est pas envoyé\u00a0: il n'y a rien à relancer.")
	case row.Kind == invoice.Quote:
		return refuse("Le client a déjà répondu à " + clean(row.DisplayNumber()) + ".")
	case row.Kind == invoice.CreditNote:
		return refuse("Un avoir ne se relance pas.")
	case row.Status == invoice.StatusDraft:
		return refuse(nameOf(row) + " n'est pas émis\u00a0: il n'y a rien à relancer.")
	}
	return refuse(nameOf(row) + " est réglée\u00a0: il n'y a rien à relancer.")
}

func whyNotAccept(d *deps, row *invoice.Row) step {
	switch {
	case row.Kind != invoice.Quote:
		return refuse("Seul un devis s'accepte.")
	case row.State(d.today()) == invoice.QuoteReplaced:
		return refuse(nameOf(row) + " est remplacé par une révision.")
	}
	return refuse(nameOf(row) + " est déjà accepté.")
}

// whyNotConvert names the invoices of a quote that is invoiced in full.
func whyNotConvert(d *deps, row *invoice.Row) step {
	switch {
	case row.Kind != invoice.Quote:
		return refuse("Seul un devis accepté se facture.")
	case row.State(d.today()) == invoice.QuoteReplaced:
		return refuse(nameOf(row) + " est remplacé par une révision.")
	case row.State(d.today()) != invoice.QuoteInvoiced:
		return refuse("Seul un devis accepté se facture\u00a0: a note l'accord du client.")
	}
	id, name := row.ID, nameOf(row)
	return act(func(ctx context.Context) ([]invoice.Document, error) { return d.book.InvoicesOf(ctx, id) },
		func(made []invoice.Document, err error) step {
			if err != nil {
				return fail(err)
			}
			return refuse(fmt.Sprintf("%s est déjà facturé en entier (%s).", name, strings.Join(standing(made, d.today()), ", ")))
		})
}

// standing are the numbers of the issued invoices that no credit note cancels.
func standing(made []invoice.Document, today invoice.Date) []string {
	var numbers []string
	for i := range made {
		if doc := &made[i]; doc.Kind.Payable() && doc.Issued() && doc.State(today) != invoice.Cancelled {
			numbers = append(numbers, clean(doc.Number))
		}
	}
	return numbers
}

func whyNotEdit(d *deps, row *invoice.Row) step {
	switch {
	case row.Kind == invoice.Quote && row.Replaced:
		return refuse(nameOf(row) + " est remplacé par une révision.")
	case row.Kind == invoice.Quote:
		return refuse(nameOf(row) + " est accepté et ne se modifie plus. D le duplique.")
	case row.Kind == invoice.CreditNote:
		return refuse(nameOf(row) + " est émis et ne se modifie plus.")
	}
	if canRectify(row, d.today()) {
		return refuse(nameOf(row) + " est émise et ne se modifie plus\u00a0: un avoir (v) la corrige, une rectificative (V) la remplace.")
	}
	return refuse(nameOf(row) + " est émise et ne se modifie plus\u00a0: un avoir (v) la corrige.")
}

func whyNotSend(_ *deps, row *invoice.Row) step {
	switch {
	case row.Kind != invoice.Quote:
		return refuse(nameOf(row) + " s'envoie une fois émis (F).")
	case row.Replaced:
		return refuse(nameOf(row) + " est remplacé par une révision.")
	}
	return refuse("Le client a déjà répondu à " + clean(row.DisplayNumber()) + ".")
}

func whyNotCredit(_ *deps, row *invoice.Row) step {
	switch {
	case !row.Kind.Payable():
		return refuse("Un avoir corrige une facture émise.")
	case row.Status == invoice.StatusDraft:
		return refuse(nameOf(row) + " n'est pas émis\u00a0: e le modifie.")
	}
	return refuse(nameOf(row) + " est déjà annulée.")
}

func whyNotRectify(d *deps, row *invoice.Row) step {
	switch {
	case !row.Kind.Payable():
		return refuse("Une rectificative remplace une facture émise.")
	case row.Status == invoice.StatusDraft:
		return refuse(nameOf(row) + " n'est pas émis\u00a0: e le modifie.")
	case row.Kind == invoice.Deposit:
		return refuse("Une facture d'acompte ne se remplace pas\u00a0: un avoir (v) la corrige.")
	case row.State(d.today()) == invoice.Cancelled:
		return refuse(nameOf(row) + " est déjà annulée.")
	case row.Credited != 0:
		return refuse(nameOf(row) + " a déjà un avoir\u00a0: un autre (v) la corrige.")
	}
	return refuse(nameOf(row) + " est payée, en tout ou en partie\u00a0: un avoir (v) la corrige.")
}

// elsewhere says where a key that does nothing on this screen has its use.
func elsewhere(d *deps, k tea.KeyMsg) step {
	keys := d.keys
	switch {
	case pressed(k, keys.Sort):
		return refuse("t trie les listes des factures (2), des devis (3) et des clients (4).")
	case pressed(k, keys.Archived):
		return refuse("A montre les clients archivés, dans la liste des clients (4).")
	case pressed(k, keys.Filter):
		return refuse("/ filtre les listes.")
	case pressed(k, keys.New):
		return refuse("n écrit une facture (2), un devis (3) ou ajoute un client (4).")
	}
	if onDocument(keys, k) {
		return refuse("Choisissez d'abord un document.")
	}
	return step{}
}

// onDocument says that a key is one of those that act on a document.
func onDocument(keys *keymap, k tea.KeyMsg) bool {
	for _, g := range gestures() {
		if pressed(k, g.key(keys)) {
			return true
		}
	}
	return pressed(k, keys.Undo)
}
