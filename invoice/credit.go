package invoice

import (
	"fmt"
	"slices"
)

// CreditRequest is what a credit note takes off an invoice: some of its lines
// (positions from 1), a sum with VAT, or, when both are empty, all that is left of it.
type CreditRequest struct {
	Lines  []int
	Amount Amount
	Reason string
}

// correction is an invoice and what its credit notes leave of it.
type correction struct {
	origin  *Document
	credits []Document
	left    breakdown
	fresh   bool // nothing credited or deducted yet
}

func correct(origin *Document, credits []Document) *correction {
	c := &correction{origin: origin, left: origin.RemainingGroups(), fresh: len(origin.Deductions) == 0}
	if granted := origin.GrantedGroups(); len(granted) > 0 { // no longer owed
		c.left.add(granted, -1)
		c.fresh = false
	}
	for i := range credits {
		if note := &credits[i]; note.Kind == CreditNote && note.OriginID == origin.ID {
			c.credits = append(c.credits, *note)
			c.left.add(note.RemainingGroups(), -1)
			c.fresh = false
		}
	}
	return c
}

// Creditable is what is left of an issued invoice, with VAT, after its credit
// notes, drafts included.
func Creditable(origin Document, credits []Document) Amount {
	if !origin.Issued() || !origin.Kind.Payable() {
		return 0
	}
	return max(correct(&origin, credits).left.gross(), 0)
}

// Credit is the unsaved draft of a credit note on an issued invoice. credits
// are its credit notes so far, drafts included: together they never take more
// than the invoice asked for, and the last one takes exactly what is left. For
// a deposit they are all the documents of its quote: one that a balance invoice
// deducts is refused until that one is cancelled.
func Credit(origin Document, credits []Document, r CreditRequest, s Settings, today Date) (Document, error) {
	switch {
	case !origin.Kind.Payable():
		return Document{}, Refused("Seule une facture se corrige par un avoir.", "")
	case !origin.Issued():
		return Document{}, Refused("Cette facture est un brouillon : elle se modifie ou se supprime.", "")
	case len(r.Lines) > 0 && r.Amount != 0:
		return Document{}, &Error{Code: CodeUsage, Message: "Des lignes ou un montant : un seul des deux."}
	}
	if err := first(notDeducted(&origin, credits), notReplaced(&origin, credits)); err != nil {
		return Document{}, err
	}
	c := correct(&origin, credits)
	gross := c.left.gross()
	if gross <= 0 {
		return Document{}, c.hinted(Refused(fmt.Sprintf("Il ne reste rien à corriger de %s.", origin.DisplayNumber()), "Ses avoirs la couvrent déjà."))
	}
	d := c.draft(r.Reason, s)
	var err error
	switch {
	case r.Amount < 0:
		err = Invalid(FieldAmount, "Le montant d'un avoir est au-dessus de zéro.", "")
	case r.Amount > gross:
		err = c.hinted(refusedAt(FieldAmount,
			fmt.Sprintf("Il reste %s à corriger de %s : %s, c'est trop.", gross.In(origin.Currency), origin.DisplayNumber(), r.Amount.In(origin.Currency)), ""))
	case r.Amount != 0 && r.Amount < gross:
		err = c.amount(&d, r.Amount)
	case len(r.Lines) > 0:
		err = c.chosen(&d, r.Lines)
	default:
		err = c.whole(&d)
	}
	if err != nil {
		return Document{}, err
	}
	return d, d.Compute()
}

func (c *correction) draft(reason string, s Settings) Document {
	o := c.origin
	d := newDraft(CreditNote, s, o.Client)
	d.OriginID, d.Origin, d.OriginDate, d.Reason = o.ID, o.Number, o.IssueDate, CleanText(reason)
	d.QuoteID, d.QuoteNumber, d.QuoteRevision, d.QuoteDate = o.QuoteID, o.QuoteNumber, o.QuoteRevision, o.QuoteDate
	d.Subject, d.OrderNumber, d.Contract, d.Penalties = o.Subject, o.OrderNumber, o.Contract, o.Penalties
	d.ServiceStart, d.ServiceEnd = o.ServiceStart, o.ServiceEnd
	d.Currency, d.ExchangeRate = o.Currency, o.ExchangeRate // the VAT that it takes back is the one of the invoice
	if o.Operation != "" {
		d.Operation = o.Operation
	}
	return d
}

func (c *correction) designation() string {
	return fmt.Sprintf("Avoir sur la facture %s du %s", c.origin.Number, c.origin.IssueDate)
}

// whole takes all that is left: the lines of an invoice that nothing touched,
// else one line per VAT group, and the cents that VAT rounded once per document leaves.
// Where there is no such line, because a group is below zero or a cent of VAT is all that is left,
// it has the lines with what was deducted or credited before taken off, as a balance invoice does with
// deposits.
func (c *correction) whole(d *Document) error {
	if !c.fresh {
		d.Lines = c.left.lines(c.left.bases(), c.designation(), c.origin.Lines)
		if c.left.holds() && len(d.Lines) > 0 {
			return c.round(d)
		}
		d.Deductions = slices.Clone(c.origin.Deductions)
		for i := range c.credits {
			if !c.credits[i].Issued() {
				return c.hinted(Refused("Un avoir de cette facture est encore en brouillon.", ""))
			}
			d.Deductions = append(d.Deductions, deduction(&c.credits[i], nil))
		}
	}
	all := make([]int, len(c.origin.Lines))
	for i := range all {
		all[i] = i
	}
	var err error
	d.Lines, d.Discount, err = c.origin.part(all)
	return err
}

// round takes the cents that are left after lines that take all the bases:
// the VAT of a document is the rate's of its own base (BR-CO-17), so that those of
// several credit notes may differ by a cent from that of the invoice. It is the rounding of EN 16931 (BT-114).
func (c *correction) round(d *Document) error {
	if err := d.Compute(); err != nil {
		return err
	}
	left := c.after(d)
	if left.gross() == 0 {
		return nil
	}
	none := breakdown{}
	none.add(left, -1)
	none = slices.DeleteFunc(none, func(g VATGroup) bool { return g.VAT == 0 })
	d.Deductions = append(d.Deductions, Deduction{DocumentID: c.origin.ID, Number: c.origin.Number, Date: c.origin.IssueDate,
		Groups: none, VAT: -left.gross(), Gross: -left.gross()})
	return nil
}

// Rounds says whether a deduction is the rounding of a credit note, rather
// than a deposit or another credit note that it takes off: the one that names the invoice that it corrects.
func (d *Document) Rounds(x Deduction) bool { return d.Kind == CreditNote && x.Number == d.Origin }

// Rounding is what a credit note adds to its sum with VAT so that the credit
// notes of an invoice take exactly what it asked for, a few cents at most (BT-114). Totals.Deducted
// counts it, the other way round: Payable = Gross - (Deducted + Rounding) + Rounding.
func (d *Document) Rounding() Amount {
	var sum Amount
	for _, x := range d.Deductions {
		if d.Rounds(x) {
			sum -= x.Gross
		}
	}
	return sum
}

// after is what would be left after a credit note.
func (c *correction) after(d *Document) breakdown {
	after := slices.Clone(c.left)
	after.add(d.RemainingGroups(), -1)
	return after
}

// chosen takes some lines with their share of the discount.
func (c *correction) chosen(d *Document, numbers []int) error {
	positions, err := c.origin.positions(numbers)
	if err != nil {
		return err
	}
	for i := range c.credits {
		for _, l := range c.credits[i].Lines {
			if slices.Contains(positions, l.Source-1) {
				return Refused(c.origin.alreadyIn(l.Source, &c.credits[i]), "Choisissez d'autres lignes, ou un montant.")
			}
		}
	}
	if c.fresh && len(positions) == len(c.origin.Lines) {
		return c.whole(d)
	}
	if d.Lines, d.Discount, err = c.origin.part(positions); err != nil {
		return err
	}
	if err := d.Compute(); err != nil {
		return err
	}
	after := c.after(d)
	if after.taken() {
		return c.round(d)
	}
	if !after.holds() {
		return Refused(fmt.Sprintf("Il reste %s à corriger de %s, moins que ces lignes.", c.left.gross().In(c.origin.Currency), c.origin.DisplayNumber()),
			"Choisissez d'autres lignes, ou un montant.")
	}
	return nil
}

// amount spreads a sum with VAT over the groups by what is left of each.
func (c *correction) amount(d *Document, wanted Amount) error {
	bases, err := c.left.spread(wanted)
	if err != nil {
		return err
	}
	if d.Lines = c.left.lines(bases, c.designation(), c.origin.Lines); len(d.Lines) == 0 {
		return Invalid(FieldAmount, fmt.Sprintf("%s, c'est trop peu pour un avoir.", wanted.In(c.origin.Currency)), "")
	}
	return nil
}

func (c *correction) hinted(refusal *Error) error {
	for i := range c.credits {
		if !c.credits[i].Issued() {
			refusal.Hint = fmt.Sprintf("Émettez ou supprimez d'abord %s.", c.credits[i].named())
		}
	}
	return refusal
}
