package invoice

import "slices"

// breakdown is sums by VAT category and rate, that others are added to or
// taken from.
type breakdown []VATGroup

// add joins groups, sign times (1 or -1); new ones come last.
func (b *breakdown) add(groups []VATGroup, sign Amount) {
	for _, g := range groups {
		at := b.find(g.Category, g.Rate)
		(*b)[at].Base += sign * g.Base
		(*b)[at].VAT += sign * g.VAT
	}
}

func (b *breakdown) find(category Category, rate Rate) int {
	for i, g := range *b {
		if g.Category == category && g.Rate == rate {
			return i
		}
	}
	*b = append(*b, VATGroup{Category: category, Rate: rate})
	return len(*b) - 1
}

func (b breakdown) sums() (net, vat Amount) {
	for _, g := range b {
		net, vat = net+g.Base, vat+g.VAT
	}
	return net, vat
}

// gross is the sum with VAT.
func (b breakdown) gross() Amount {
	net, vat := b.sums()
	return net + vat
}

// holds says whether no group is below zero, so that what was taken was there.
// The VAT may be a cent short: it is rounded once per document.
func (b breakdown) holds() bool {
	for _, g := range b {
		if g.Base < 0 {
			return false
		}
	}
	return b.gross() >= 0
}

// taken says whether the base of every group is gone.
func (b breakdown) taken() bool {
	return !slices.ContainsFunc(b, func(g VATGroup) bool { return g.Base != 0 })
}

// lines is one line per group for the bases given, in the words given;
// exemptions are looked for among the lines that the groups come from.
func (b breakdown) lines(bases []Amount, designation string, from []Line) []Line {
	var lines []Line
	for i, g := range b {
		if bases[i] == 0 {
			continue
		}
		l := Line{Designation: designation, Quantity: 1000, Price: Price(bases[i]) * 100, Category: g.Category, VAT: g.Rate}
		for _, source := range from {
			if source.Category == g.Category && source.VAT == g.Rate {
				l.Exemption = source.Exemption
			}
		}
		lines = append(lines, l)
	}
	return lines
}

func (b breakdown) bases() []Amount {
	bases := make([]Amount, len(b))
	for i, g := range b {
		bases[i] = g.Base
	}
	return bases
}
