package invoice

import (
	"fmt"
	"slices"
)

// CheckAgainst refuses to issue a draft that its family no longer allows,
// since it may have been edited, and others issued, after it was made. For a credit note
// or a corrected invoice, parent is the invoice that it corrects; else the quote that it comes from;
// others are all the documents made of the parent (for the credit note of a
// deposit, or a corrected invoice, all those of its quote too), the draft itself may be among
// them. What comes from nothing is always allowed.
func (d *Document) CheckAgainst(parent Document, others []Document) error {
	var issued []Document
	for i := range others {
		if others[i].ID != d.ID && others[i].Issued() {
			issued = append(issued, others[i])
		}
	}
	if d.Currency != parent.Currency && (d.Kind != CorrectedInvoice || len(d.Deductions) > 0) {
		return refusedAt(FieldCurrency, fmt.Sprintf("%s est en %s : gardez sa devise.", parent.DisplayNumber(), parent.Currency.Code()), "")
	}
	switch d.Kind {
	case CreditNote:
		return d.checkCredit(&parent, issued)
	case CorrectedInvoice:
		return first(rectifiable(&parent, issued), d.checkTaxes(&parent), d.checkDeductions(without(issued, parent.ID)))
	}
	t := follow(&parent, issued)
	if d.Kind == Deposit {
		return d.checkDeposit(t)
	}
	return first(d.checkLines(t), d.checkDeductions(issued))
}

// checkCredit keeps the credit notes of an invoice within what it asked for.
func (d *Document) checkCredit(origin *Document, issued []Document) error {
	if err := first(notDeducted(origin, issued), notReplaced(origin, issued)); err != nil {
		return err
	}
	c := correct(origin, issued)
	if !c.after(d).holds() || d.Totals.Payable > c.left.gross() {
		return refusedAt(FieldLines,
			fmt.Sprintf("Cet avoir dépasse ce qui reste à corriger de %s, %s.", origin.DisplayNumber(), max(c.left.gross(), 0).In(origin.Currency)),
			"Un avoir ne dépasse pas sa facture, ni en tout ni pour un taux de TVA.")
	}
	return nil
}

// checkTaxes wants the VAT of each line to be one that the invoice replaced had,
// or that the seller can charge today (CGI 283-3).
func (d *Document) checkTaxes(origin *Document) error {
	s := Settings{Seller: d.Seller}.WithDefaults()
	for i := range d.Lines {
		tax := d.Lines[i].Tax()
		had := slices.ContainsFunc(origin.Lines, func(l Line) bool { return l.Tax() == tax })
		if !had && !s.allows(d.Client, tax) {
			return refusedAt(LineField(i, FieldVAT), fmt.Sprintf("%s n'avait pas cette TVA, et votre régime ne la permet pas.", origin.DisplayNumber()),
				"Choisissez la TVA de la facture remplacée.")
		}
	}
	return nil
}

// checkDeposit keeps the deposits of a quote within what is left to invoice.
func (d *Document) checkDeposit(t *thread) error {
	left, err := t.left(t.open())
	if err != nil {
		return err
	}
	if rest := max(left.gross(), 0); d.Totals.Gross > rest {
		return refusedAt(FieldLines, fmt.Sprintf("Il reste %s à facturer sur %s : cet acompte dépasse.", rest.In(d.Currency), t.quote.DisplayNumber()), "")
	}
	return nil
}

// checkLines keeps a line of the quote from being issued twice.
func (d *Document) checkLines(t *thread) error {
	for i, l := range d.Lines {
		if l.Source < 1 || l.Source > len(t.covered) {
			continue
		}
		if by := t.covered[l.Source-1]; by != nil {
			return refusedAt(LineField(i, FieldDesignation), t.quote.alreadyIn(l.Source, by), "Retirez-la de ce brouillon.")
		}
	}
	return nil
}

// checkDeductions wants each deposit deducted for what stands of it today, once.
func (d *Document) checkDeductions(issued []Document) error {
	const again = "Supprimez ce brouillon, puis refaites-le depuis le devis."
	for _, taken := range d.Deductions {
		var stands Amount
		for i := range issued {
			other := &issued[i]
			if other.ID == taken.DocumentID {
				stands = standing(other, issued).gross()
			} else if other.deducts(taken.DocumentID) && !cancelled(other, issued) {
				return Refused(fmt.Sprintf("%s déduit déjà l'acompte %s.", other.DisplayNumber(), taken.Number), again)
			}
		}
		if stands != taken.Gross {
			return Refused(fmt.Sprintf("L'acompte %s vaut maintenant %s, et ce brouillon en déduit %s.", taken.Number, stands.In(d.Currency), taken.Gross.In(d.Currency)), again)
		}
	}
	return nil
}

// notDeducted keeps a deposit that a standing balance invoice deducts from being
// credited: the balance would go on deducting what is no more. A balance of
// 0 € has no credit note, and stands in nobody's way.
func notDeducted(deposit *Document, made []Document) error {
	for i := range made {
		if balance := &made[i]; balance.Issued() && balance.Totals.Payable > 0 && balance.deducts(deposit.ID) && !cancelled(balance, made) {
			return Refused(fmt.Sprintf("%s est déduite par le solde %s : faites d'abord l'avoir du solde.", deposit.DisplayNumber(), balance.DisplayNumber()), "")
		}
	}
	return nil
}

// without are the documents but the one of this id.
func without(made []Document, id int64) []Document {
	return slices.DeleteFunc(slices.Clone(made), func(other Document) bool { return other.ID == id })
}

func (d *Document) deducts(id int64) bool {
	return d.Kind.Payable() && slices.ContainsFunc(d.Deductions, func(taken Deduction) bool { return taken.DocumentID == id })
}
