package invoice

import (
	"fmt"
	"slices"
)

// discountShares is the document's discount by line: by VAT group as Compute
// spreads it, then by net within the group. The shares add up to the discount
// to the cent, so that documents of some of the lines add up to the whole.
func (d *Document) discountShares() ([]Amount, error) {
	whole := Document{Lines: slices.Clone(d.Lines), Discount: d.Discount}
	if err := whole.Compute(); err != nil {
		return nil, err
	}
	shares := make([]Amount, len(d.Lines))
	for _, g := range whole.Totals.Groups {
		weights := make([]Amount, len(d.Lines))
		var before Amount
		for i, l := range whole.Lines {
			if l.Category == g.Category && l.VAT == g.Rate {
				weights[i], before = l.Net, before+l.Net
			}
		}
		parts, err := (before - g.Base).Allocate(weights)
		if err != nil {
			return nil, err
		}
		for i := range parts {
			shares[i] += parts[i]
		}
	}
	return shares, nil
}

// part is some lines of a document, positions from 0, each with its Source,
// and their share of the document's discount: the same rate where it gives the
// same cents, a sum otherwise.
func (d *Document) part(positions []int) ([]Line, Discount, error) {
	lines := make([]Line, 0, len(positions))
	var net, share Amount
	shares, err := d.discountShares()
	if err != nil {
		return nil, Discount{}, err
	}
	for _, at := range positions {
		l := d.Lines[at]
		l.Source = at + 1
		if l.Net, err = l.NetOf(); err != nil {
			return nil, Discount{}, err
		}
		lines = append(lines, l)
		net, share = net+l.Net, share+shares[at]
	}
	if len(positions) == len(d.Lines) {
		return lines, d.Discount, nil
	}
	if same, err := d.Discount.Rate.Of(net); err == nil && d.Discount.Rate != 0 && same == share {
		return lines, d.Discount, nil
	}
	return lines, Discount{Amount: share}, nil
}

// positions turns line numbers that a person gave, from 1, into sorted
// positions from 0, once each.
func (d *Document) positions(numbers []int) ([]int, error) {
	var positions []int
	for _, n := range numbers {
		if n < 1 || n > len(d.Lines) {
			return nil, Invalid(FieldLines, fmt.Sprintf("%s n'a pas de ligne %d.", d.DisplayNumber(), n),
				fmt.Sprintf("Ses lignes vont de 1 à %d.", len(d.Lines)))
		}
		positions = append(positions, n-1)
	}
	slices.Sort(positions)
	return slices.Compact(positions), nil
}
