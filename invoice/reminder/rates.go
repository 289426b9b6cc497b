package reminder

import (
	"cmp"
	"slices"

	"facturier/invoice"
)

// SemesterRate is what interest is counted with from a day, the first of a
// semester, on: the legal rate of creditors who are professionals (CMF
// L313-2), and the rate of the main refinancing operations of the European
// Central Bank on that day (C. com. L441-10 II fixes it for the semester).
type SemesterRate struct {
	From   invoice.Date `json:"from"`
	Legal  invoice.Rate `json:"legal"`
	ECB    invoice.Rate `json:"ecb"`
	Source string       `json:"source"`
}

// SemesterRates are the rates known to the program, oldest first. The next
// ones are published in December and in June: the user adds them.
var SemesterRates = []SemesterRate{
	{day(2025, 7, 1), 276, 215, "taux légal du 2e semestre 2025\u00a0; BCE au 01/07/2025"},
	{day(2026, 1, 1), 262, 215, "taux légal du 1er semestre 2026\u00a0; BCE au 01/01/2026"},
	{day(2026, 7, 1), 275, 240, "taux légal du 2e semestre 2026\u00a0; BCE au 01/07/2026"},
}

func day(year, month, day int) invoice.Date {
	d, _ := invoice.NewDate(year, month, day)
	return d
}

// semesterOf is the first day of the semester that a day is in.
func semesterOf(d invoice.Date) invoice.Date {
	if d >= day(d.Year(), 7, 1) {
		return day(d.Year(), 7, 1)
	}
	return day(d.Year(), 1, 1)
}

// nextSemester is the first day of the semester after a day's.
func nextSemester(d invoice.Date) invoice.Date {
	if first := semesterOf(d); first == day(d.Year(), 1, 1) {
		return day(d.Year(), 7, 1)
	}
	return day(d.Year()+1, 1, 1)
}

// Rates are all the rates known, the latest first: the user's own in the place of
// the program's of the same semester.
func (t Terms) Rates() []SemesterRate {
	all := slices.Clone(t.Own)
	for _, known := range SemesterRates {
		if !slices.ContainsFunc(all, func(own SemesterRate) bool { return own.From == known.From }) {
			all = append(all, known)
		}
	}
	slices.SortFunc(all, func(x, y SemesterRate) int { return int(y.From - x.From) })
	return all
}

// RateOn is the rate of the semester that a day is in, the user's own before the
// program's; false when nobody has said it, never the one of another semester.
func RateOn(own []SemesterRate, d invoice.Date) (SemesterRate, bool) {
	first := semesterOf(d)
	for _, known := range slices.Concat(own, SemesterRates) {
		if known.From == first {
			return known, true
		}
	}
	return SemesterRate{}, false
}

// NextRates is the first day of the semester whose rates are asked of the user:
// the first that nobody has said, when it is begun or comes next; else the last one that
// she gave, which may be wrong.
func NextRates(own []SemesterRate, today invoice.Date) invoice.Date {
	next := SemesterRates[len(SemesterRates)-1].From
	for _, known := RateOn(own, next); known; _, known = RateOn(own, next) {
		next = nextSemester(next)
	}
	if next <= nextSemester(today) || len(own) == 0 {
		return next
	}
	return slices.MaxFunc(own, func(a, b SemesterRate) int { return cmp.Compare(a.From, b.From) }).From
}
