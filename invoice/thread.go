package invoice

import (
	"fmt"
	"slices"
)

// thread is what has been made of a quote, and what is left of it.
type thread struct {
	quote    *Document
	covered  []*Document // by line of the quote: the document that invoices it, nil for none
	invoiced Amount
	credited Amount
	drafted  Amount
	deposits []Deduction // issued, standing, deducted by no invoice yet
	pending  []*Document // drafts of deposits
}

// follow reads the documents made of a quote: invoices, deposits, drafts among
// them, and their credit notes.
func follow(quote *Document, made []Document) *thread {
	t := &thread{quote: quote, covered: make([]*Document, len(quote.Lines))}
	deducted := map[int64]bool{}
	for i := range made {
		d := &made[i]
		if !d.Kind.Payable() || cancelled(d, made) || d.awaitsReplacing(made) {
			continue
		}
		stands := standing(d, made).gross()
		switch {
		case !d.Issued():
			t.drafted += d.Totals.Payable
		case d.Kind == Deposit: // what is credited of it is left to invoice
			t.invoiced += stands
		default:
			t.invoiced += d.Totals.Payable
			t.credited += d.Totals.Payable - d.Granted() - stands
		}
		if d.Kind == Deposit {
			continue
		}
		for _, l := range d.Lines {
			if l.Source > 0 && l.Source <= len(t.covered) {
				t.covered[l.Source-1] = d
			}
		}
		for _, deduction := range d.Deductions {
			deducted[deduction.DocumentID] = true
		}
	}
	for i := range made {
		d := &made[i]
		if d.Kind != Deposit || deducted[d.ID] || cancelled(d, made) {
			continue
		}
		if d.Issued() {
			t.deposits = append(t.deposits, deduction(d, made))
		} else {
			t.pending = append(t.pending, d)
		}
	}
	return t
}

// awaitsReplacing says that a draft will replace an issued invoice, which
// counts until then.
func (d *Document) awaitsReplacing(made []Document) bool {
	return d.Kind == CorrectedInvoice && !d.Issued() && slices.ContainsFunc(made, func(origin Document) bool {
		return origin.ID == d.OriginID && origin.Issued()
	})
}

// standing is what is left of an issued document after its issued credit
// notes, by VAT group; nothing of one that a corrected invoice replaces.
func standing(d *Document, made []Document) breakdown {
	if replacedBy(d, made) != nil {
		return nil
	}
	left := breakdown(d.RemainingGroups())
	left.add(d.GrantedGroups(), -1)
	for i := range made {
		if c := &made[i]; c.Kind == CreditNote && c.OriginID == d.ID && c.Issued() {
			left.add(c.RemainingGroups(), -1)
		}
	}
	return left
}

// cancelled says whether issued credit notes took the whole of a document. A
// balance of 0 €, which has no credit note, goes with the deposits that paid it.
func cancelled(d *Document, made []Document) bool {
	if replacedBy(d, made) != nil {
		return true
	}
	if !d.Issued() || d.Totals.Payable > 0 {
		return d.Issued() && standing(d, made).gross() <= 0
	}
	gone := 0
	for i := range made {
		if deposit := &made[i]; deposit.Kind == Deposit && d.deducts(deposit.ID) && cancelled(deposit, made) {
			gone++
		}
	}
	return gone > 0 && gone == len(d.Deductions)
}

// deduction is what an invoice takes off for a deposit.
func deduction(deposit *Document, made []Document) Deduction {
	groups := standing(deposit, made)
	net, vat := groups.sums()
	return Deduction{DocumentID: deposit.ID, Number: deposit.Number, Date: deposit.IssueDate, Groups: groups, Net: net, VAT: vat, Gross: net + vat}
}

// named is the document within a sentence: its number, or "le brouillon 12".
func (d *Document) named() string {
	if d.Number == "" {
		return "le " + d.DisplayNumber()
	}
	return d.DisplayNumber()
}

// alreadyIn says that another document has a line of this one.
func (d *Document) alreadyIn(line int, by *Document) string {
	return fmt.Sprintf("La ligne %d de %s est déjà dans %s.", line, d.DisplayNumber(), by.named())
}

// open are the positions, from 0, of the lines that nothing invoices.
func (t *thread) open() []int {
	var open []int
	for i, by := range t.covered {
		if by == nil {
			open = append(open, i)
		}
	}
	return open
}

// left is what lines of the quote, positions from 0, come to once every
// deposit that stands or is drafted is deducted.
func (t *thread) left(positions []int) (breakdown, error) {
	lines, discount, err := t.quote.part(positions)
	if err != nil {
		return nil, err
	}
	rest := Document{Lines: lines, Discount: discount}
	if err := rest.Compute(); err != nil {
		return nil, err
	}
	left := breakdown(rest.Totals.Groups)
	for _, deposit := range t.deposits {
		left.add(deposit.Groups, -1)
	}
	for _, deposit := range t.pending {
		left.add(deposit.Totals.Groups, -1)
	}
	return left, nil
}

// QuoteProgress is what has been invoiced of a quote, with VAT: by the issued
// invoices that stand, by drafts, and what is left to invoice. Once all is
// issued, Invoiced and Left make up the quote: a credit note of a part of an
// invoice takes nothing from either and is in Credited. Lines says which lines
// an invoice or a draft covers; Closed, that issued invoices cover all of them.
type QuoteProgress struct {
	Invoiced, Drafted, Left Amount
	Credited                Amount // of the lines in Invoiced, by issued credit notes
	Lines                   []bool
	Closed                  bool
}

// Progress reads what has been made of a quote: all its invoices, deposits,
// drafts and credit notes. A credit note of the whole frees the lines or the
// deposit that it cancels, a credit note of a part does not.
func Progress(quote Document, made []Document) QuoteProgress {
	t := follow(&quote, made)
	p := QuoteProgress{Invoiced: t.invoiced, Drafted: t.drafted, Credited: t.credited, Lines: make([]bool, len(t.covered)), Closed: len(t.covered) > 0}
	for i, by := range t.covered {
		p.Lines[i] = by != nil
		p.Closed = p.Closed && by != nil && by.Issued()
	}
	if open := t.open(); len(open) > 0 {
		// A quote that was computed once can be computed again.
		if left, err := t.left(open); err == nil {
			p.Left = max(left.gross(), 0)
		}
	}
	return p
}
