package store

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"facturier/invoice"
)

// numbered is a number taken apart.
type numbered struct {
	series invoice.Series
	year   int
	n      int
	date   invoice.Date
	number string
}

func numberOf(d *invoice.Document) numbered {
	n, _ := strconv.Atoi(d.Number[len(strings.TrimRight(d.Number, "0123456789")):])
	return numbered{d.Kind.Series(), d.IssueDate.Year(), n, d.IssueDate, d.Number}
}

func (a numbered) key() seriesYear { return seriesYear{a.series, a.year} }

// revised is what is known of a quote that has several revisions.
type revised struct{ last, replaced int }

func (v *verifier) keepNumber(d *invoice.Document) {
	if d.Revision <= 1 {
		v.sequence = append(v.sequence, numberOf(d))
	}
	if d.Kind == invoice.Quote && (d.Revision > 1 || d.Replaced) {
		r := v.revised[d.Number]
		r.last = max(r.last, d.Revision)
		if d.Replaced {
			r.replaced++
		}
		v.revised[d.Number] = r
	}
}

// checkRevisions wants all the revisions of a quote but the last replaced.
func (v *verifier) checkRevisions() error {
	for number, r := range v.revised {
		if r.replaced != r.last-1 {
			v.fault(number, "devis", "Il a %d révisions et %d sont notées remplacées.", r.last, r.replaced)
		}
	}
	return nil
}

// checkSequences wants each series and year without gap, without double, in
// the order of dates, from its first number to its last (242 nonies A I-7°).
func (v *verifier) checkSequences() error {
	bounds, err := v.bounds()
	if err != nil {
		return err
	}
	slices.SortFunc(v.sequence, func(a, b numbered) int {
		return cmp.Or(cmp.Compare(a.series, b.series), cmp.Compare(a.year, b.year), cmp.Compare(a.n, b.n), cmp.Compare(a.number, b.number))
	})
	for i := range v.sequence {
		var before, after *numbered
		if i > 0 {
			before = &v.sequence[i-1]
		}
		if i < len(v.sequence)-1 {
			after = &v.sequence[i+1]
		}
		v.checkNumber(&v.sequence[i], before, after, bounds)
	}
	left := make([]string, 0, len(bounds))
	for key, s := range bounds {
		if s.date != 0 || s.last != s.first-1 {
			left = append(left, fmt.Sprintf("La série %s de %d n'a plus de document, elle en a donné jusqu'au %d.", key.series, key.year, s.last))
		}
	}
	slices.Sort(left)
	for _, message := range left {
		v.fault("", "numérotation", "%s", message)
	}
	return nil
}

// checkNumber checks one number against its neighbours and its counter, which
// it takes away when it is the last.
func (v *verifier) checkNumber(at, before, after *numbered, bounds map[seriesYear]sequence) {
	key := at.key()
	counter, counted := bounds[key]
	first := before == nil || before.key() != key
	next := counter.first
	if !first {
		next = before.n + 1
	}
	switch {
	case first && !counted:
		v.fault(at.number, "numérotation", "La série %s de %d n'a plus de compteur.", key.series, key.year)
	case at.n < next && !first:
		v.fault(at.number, "numérotation", "Ce numéro est donné deux fois.")
	case at.n < next:
		v.fault(at.number, "numérotation", "Ce numéro vient avant le premier de %d, %d.", at.year, next)
	case at.n == next+1:
		v.fault(at.number, "numérotation", "Il manque un numéro avant celui-ci.")
	case at.n > next && (counted || !first):
		v.fault(at.number, "numérotation", "Il manque %d numéros avant celui-ci.", at.n-next)
	}
	if before != nil && before.series == at.series && at.date < before.date {
		v.fault(at.number, "numérotation", "Il est du %s, avant %s du %s.", at.date, before.number, before.date)
	}
	if after != nil && after.key() == key || !counted {
		return
	}
	switch {
	case counter.last != at.n:
		v.fault(at.number, "numérotation", "Le dernier numéro donné en %d est le %d\u00a0: il manque un document.", at.year, counter.last)
	case counter.date != at.date:
		v.fault(at.number, "numérotation", "Son compteur le date du %s, il est du %s.", counter.date, at.date)
	}
	delete(bounds, key)
}

func (v *verifier) bounds() (map[seriesYear]sequence, error) {
	rows, err := v.tx.QueryContext(v.ctx, "SELECT series, year, first, last, last_date FROM sequences")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[seriesYear]sequence{}
	for rows.Next() {
		var series string
		var year int
		var s sequence
		if err := rows.Scan(&series, &year, &s.first, &s.last, &s.date); err != nil {
			return nil, err
		}
		all[seriesYear{invoice.Series(series), year}] = s
	}
	return all, rows.Err()
}
