package demo

import (
	"math/rand/v2"

	"facturier/invoice"
)

// plan lays the invoices of a large book over the days, and says which are not
// paid. No real person has a million invoices, nor thousands that are late: a
// book so large is one of small sums paid on the spot. So what is late is 1 %
// of the invoices and lateMost at the most, what is open and not yet due 2 %
// and openMost at the most: the morning list stays one that can be worked off.
type plan struct {
	invoices int
	days     int // over which they are spread, the last one being today
	today    invoice.Date
	late     map[int]bool
	open     map[int]bool
}

const (
	lateMost  = 300
	openMost  = 200
	dueDays   = 30  // of every invoice of a large book
	lateSpan  = 120 // the oldest debt, in days past its due date
	perDay    = 30  // invoices a day, until the book would pass bulkYears
	bulkYears = 10
)

func newPlan(o Options, random *rand.Rand) plan {
	p := plan{invoices: o.Invoices, today: o.Today, days: min(max(o.Invoices/perDay, 400), 365*bulkYears), late: map[int]bool{}, open: map[int]bool{}}
	p.draw(p.late, min(max(o.Invoices/100, 1), lateMost), dueDays+1, dueDays+lateSpan, random)
	p.draw(p.open, min(max(o.Invoices/50, 1), openMost), 0, dueDays, random)
	return p
}

// draw chooses n invoices that are from least to most days old, or all of
// them when they are fewer.
func (p plan) draw(into map[int]bool, n, least, most int, random *rand.Rand) {
	first, last := p.invoices, 0
	for i := p.invoices - 1; i >= 0; i-- {
		age := int(p.today - p.day(i))
		if age > most {
			break
		}
		if age >= least {
			first, last = i, max(last, i+1)
		}
	}
	for n = min(n, last-first); n > 0; {
		if i := first + random.IntN(last-first); !into[i] {
			into[i] = true
			n--
		}
	}
}

// day is the day on which the ith invoice is issued, never before that of the
// one before it.
func (p plan) day(i int) invoice.Date {
	return p.today.AddDays(-p.days + 1 + int(int64(i+1)*int64(p.days-1)/int64(p.invoices)))
}
