package invoice

import (
	"cmp"
	"slices"
)

// VATGroup is the breakdown of one category and rate (BG-23). VAT is computed
// once per group, never per line.
type VATGroup struct {
	Category Category `json:"category"`
	Rate     Rate     `json:"rate"`
	Base     Amount   `json:"base"`
	VAT      Amount   `json:"vat"`
}

// HighestFirst are groups as they are shown: the highest rate first, whatever
// line came first. A document keeps its own order, which is sealed.
func HighestFirst(groups []VATGroup) []VATGroup {
	return slices.SortedStableFunc(slices.Values(groups), func(a, b VATGroup) int { return cmp.Compare(b.Rate, a.Rate) })
}

// Totals are the sums of a document, as EN 16931 defines them.
type Totals struct {
	Lines    Amount     // BT-106: sum of line nets
	Discount Amount     // BT-107
	Net      Amount     // BT-109: HT
	VAT      Amount     // BT-110
	Gross    Amount     // BT-112: TTC
	Deducted Amount     // BT-113: the deposits of a balance invoice
	Payable  Amount     // BT-115: net à payer
	Groups   []VATGroup // in the order of first appearance
}

// NetOf is a line's net: round(quantity × price) - discount (BT-131).
func (l *Line) NetOf() (Amount, error) {
	gross, err := l.Price.Times(l.Quantity)
	if err != nil {
		return 0, err
	}
	off, err := l.Discount.On(gross)
	return gross - off, err
}

// Compute sets the net of each line and the totals of the document, in the
// order of EN 16931: line nets, their sum (BR-CO-10), document discounts by
// VAT rate by largest remainder (BR-CO-11), groups, VAT once per group
// (BR-CO-17), then BR-CO-13 to 16. The error is ErrOverflow with its field.
func (d *Document) Compute() error {
	t := Totals{}
	for i := range d.Lines {
		net, err := d.Lines[i].NetOf()
		if err != nil {
			return At(err, LineField(i, FieldPrice))
		}
		d.Lines[i].Net = net
		t.Lines += net
		t.add(d.Lines[i].Category, d.Lines[i].VAT, net)
	}
	if magnitude(int64(t.Lines)) > uint64(MaxAmount) {
		return At(ErrOverflow, FieldLines)
	}
	if err := t.discount(d.Discount); err != nil {
		return At(err, FieldDiscount)
	}
	for i := range t.Groups {
		vat, err := t.Groups[i].Rate.Of(t.Groups[i].Base)
		if err != nil {
			return At(err, FieldLines)
		}
		t.Groups[i].VAT = vat
		t.VAT += vat
	}
	t.Net = t.Lines - t.Discount // BR-CO-13
	t.Gross = t.Net + t.VAT      // BR-CO-15
	for _, deduction := range d.Deductions {
		t.Deducted += deduction.Gross
	}
	t.Payable = t.Gross - t.Deducted // BR-CO-16
	d.Totals = t
	return nil
}

func (t *Totals) add(category Category, rate Rate, net Amount) {
	for i := range t.Groups {
		if t.Groups[i].Category == category && t.Groups[i].Rate == rate {
			t.Groups[i].Base += net
			return
		}
	}
	t.Groups = append(t.Groups, VATGroup{Category: category, Rate: rate, Base: net})
}

// discount spreads the document's discount over the groups.
func (t *Totals) discount(d Discount) error {
	off, err := d.On(t.Lines)
	if err != nil || off == 0 {
		return err
	}
	weights := make([]Amount, len(t.Groups))
	for i, g := range t.Groups {
		weights[i] = max(g.Base, 0)
	}
	parts, err := off.Allocate(weights)
	if err != nil {
		return err
	}
	for i := range parts {
		t.Groups[i].Base -= parts[i]
	}
	t.Discount = off
	return nil
}

// RemainingGroups is what is left of the groups after the deductions: the VAT
// by rate that a balance invoice really asks for. Groups that the deductions
// have and the document has not appear negative.
func (d *Document) RemainingGroups() []VATGroup {
	left := slices.Clone(breakdown(d.Totals.Groups))
	for _, deduction := range d.Deductions {
		left.add(deduction.Groups, -1)
	}
	return left
}
