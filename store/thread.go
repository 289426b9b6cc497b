package store

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"facturier/invoice"
)

// Thread is the story of a document, whichever of its family is asked: the
// quote and its revisions, deposits, invoices, payments and credit notes, the
// oldest first (of one day, in the order of issue), drafts at the end.
func (b *Book) Thread(ctx context.Context, id int64) (events []invoice.Event, err error) {
	err = b.read(ctx, func(tx *session) error {
		family, err := loadFamily(ctx, tx, id)
		if err != nil {
			return err
		}
		for i := range family {
			d := &family[i]
			with, err := companions(ctx, tx, d.Payments)
			if err != nil {
				return err
			}
			events = append(events, eventsOf(d, with)...)
			if d.SentOn == 0 {
				continue
			}
			earlier, err := deliveries(ctx, tx, d.ID)
			if err != nil {
				return err
			}
			for _, sent := range earlier {
				if last := (Delivery{d.SentOn, d.SentTo}); sent != last {
					events = append(events, sentEvent(d, sent))
				}
			}
		}
		return nil
	})
	slices.SortStableFunc(events, func(a, b invoice.Event) int {
		if a.Draft != b.Draft {
			return map[bool]int{true: 1, false: -1}[a.Draft]
		}
		return cmp.Compare(a.Date, b.Date)
	})
	return events, err
}

// loadFamily loads the quote and its revisions, then what was made from it, or
// the invoice, what corrects it and its penalties.
func loadFamily(ctx context.Context, tx *session, id int64) ([]invoice.Document, error) {
	d, err := loadDocument(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	for d.OriginID != 0 || d.OfPenalties() { // a credit note on an invoice that replaced another
		from := d.OriginID
		if d.OfPenalties() {
			from = d.Penalties.InvoiceID
		}
		if d, err = loadDocument(ctx, tx, from); err != nil {
			return nil, err
		}
	}
	quote := d.QuoteID
	if d.Kind == invoice.Quote {
		quote = d.ID
	}
	if quote == 0 {
		return loadDocuments(ctx, tx, `WHERE d.id IN (WITH RECURSIVE family (id) AS (SELECT ?
			UNION SELECT documents.id FROM family JOIN documents ON origin_id = family.id
			UNION SELECT documents.id FROM family JOIN documents ON penalties_id = family.id) SELECT id FROM family) ORDER BY d.slot`, d.ID)
	}
	revisions := "(SELECT id FROM documents WHERE id = ?1 OR number <> '' AND number = (SELECT number FROM documents WHERE id = ?1) COLLATE NOCASE AND kind = 0)"
	return loadDocuments(ctx, tx, `WHERE d.id IN `+revisions+` OR d.quote_id IN `+revisions+`
		OR d.origin_id IN (SELECT id FROM documents WHERE quote_id IN `+revisions+`)
		OR d.penalties_id IN (SELECT id FROM documents WHERE quote_id IN `+revisions+`)
		ORDER BY d.kind <> 0, d.revision, d.slot`, quote)
}

// eventsOf are the steps of one document; with is what came with its payments,
// by receipt.
func eventsOf(d *invoice.Document, with map[int64][]companion) []invoice.Event {
	events := []invoice.Event{{Date: d.IssueDate, What: titleOf(d), DocumentID: d.ID, Number: d.DisplayNumber(),
		Amount: d.Totals.Gross, Draft: !d.Issued(), Note: d.Reason}}
	if d.SentOn != 0 {
		events = append(events, sentEvent(d, Delivery{d.SentOn, d.SentTo}))
	}
	if d.Acceptance.Date != 0 {
		what := "Accepté"
		if d.Status == invoice.StatusRefused {
			what = "Refusé"
		}
		events = append(events, invoice.Event{Date: d.Acceptance.Date, What: what, Number: d.DisplayNumber(), Note: note(d.Acceptance.By, d.Acceptance.How)})
	}
	for _, p := range d.Payments {
		events = append(events, paymentEvent(d, p, with[p.Receipt]))
	}
	return events
}

// paymentEvent is the step of a payment of a document; with is what came in the
// same receipt.
func paymentEvent(d *invoice.Document, p invoice.Payment, with []companion) invoice.Event {
	what, by := "Encaissement", p.Method.Label()
	switch {
	case p.Reverses != 0 && p.HeldSince != 0: // moves no money
		what, by = "Contre-écriture", ""
	case p.Reverses != 0:
		what = "Contre-écriture"
	case p.Method == invoice.EarlyDiscount:
		what = "Escompte"
	case p.ByCredit():
		what, by, with = "Crédit utilisé", "reçu le "+p.HeldSince.String(), nil
	case p.Moved():
		what, by = "Report", ""
	case p.Amount < 0:
		what = "Remboursement"
	}
	words := note(by, p.Reference, withWords(p, with))
	if p.Method == invoice.EarlyDiscount {
		words = discountNote(d, p)
	}
	return invoice.Event{Date: p.Date, What: what, Number: d.DisplayNumber(), Amount: p.Amount, PaymentID: p.ID,
		Reversed: reversedAmong(p, d.Payments), Note: words}
}

func reversedAmong(p invoice.Payment, all []invoice.Payment) bool {
	return slices.ContainsFunc(all, func(other invoice.Payment) bool { return other.Reverses == p.ID })
}

// discountNote says what a discount granted has of VAT.
func discountNote(d *invoice.Document, p invoice.Payment) string {
	if p.Reverses != 0 {
		return p.Reference
	}
	var vat invoice.Amount
	for _, g := range p.Groups {
		vat += g.VAT
	}
	if vat == 0 {
		return "accordé"
	}
	return note("accordé", "dont TVA "+vat.In(d.Currency))
}

func sentEvent(d *invoice.Document, sent Delivery) invoice.Event {
	return invoice.Event{Date: sent.Date, What: sentWord(d), Number: d.DisplayNumber(), Note: sent.To}
}

func titleOf(d *invoice.Document) string {
	switch {
	case d.Kind == invoice.Balance:
		return "Facture de solde"
	case d.ClaimsPenalties():
		return "Pénalités"
	}
	return strings.ReplaceAll(d.Kind.Title(), "’", "'")
}

// sentWord agrees with the kind: une facture envoyée, un devis, un avoir envoyé.
func sentWord(d *invoice.Document) string {
	if d.Kind.Payable() {
		return "Envoyée"
	}
	return "Envoyé"
}

// note joins what is known.
func note(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}
