// Package reminder is the domain of what is asked again: the interest that a
// late client owes, the steps of the ladder, the words of each, what was
// promised, and what waits to be done today. It imports the standard library
// and invoice only, does no IO and never asks what day it is.
package reminder

import (
	"cmp"
	"slices"

	"facturier/invoice"
)

// Basis is what the annual rate of late penalties is taken from.
type Basis string

// The bases. Three times the legal rate is the floor of L441-10 II; ECB + 10
// points is what holds when nothing was agreed; a contract's rate is its own.
const (
	TripleLegal Basis = "legal3"
	ECBPlusTen  Basis = "bce10"
	OwnRate     Basis = "contrat"
)

// Recovery is the fixed sum of D441-5, by invoice, for professionals and public
// bodies alone.
const Recovery invoice.Amount = 40_00

// Debt is an invoice as its interest sees it. Reductions are payments,
// reversals (negative) and credit notes, by the day on which they count.
// FormalNotice is the day of the mise en demeure, zero when none was sent. All
// sums are in Currency.
type Debt struct {
	Number       string
	Subject      string
	Currency     invoice.Currency
	Client       invoice.ClientType
	Payable      invoice.Amount // TTC
	IssueDate    invoice.Date
	DueDate      invoice.Date
	Reductions   []Reduction
	FormalNotice invoice.Date
	OfPenalties  bool       // it asks for penalties, and bears none (C. civ. 1343-2)
	Invoiced     []Invoiced // its penalties that documents ask for already

	// What paying early is worth, in words, to the last day of the offer.
	Escompte      string
	EscompteUntil invoice.Date
}

// Reduction is what a payment or a credit note takes off a debt, from the day
// after its date on.
type Reduction struct {
	Date   invoice.Date
	Amount invoice.Amount
}

// Terms are the penalties that a seller asks of professionals. Own are rates
// by semester beside the program's; Rate is of OwnRate.
type Terms struct {
	Basis Basis          `json:"basis,omitempty"`
	Rate  invoice.Rate   `json:"rate,omitempty"`
	Own   []SemesterRate `json:"own,omitempty"`
}

// Segment is a number of days, From and To included, during which neither what
// was due nor the rate changed: Interest = Due × Rate × Days / 365, rounded to
// the cent, leap years or not.
type Segment struct {
	From, To invoice.Date
	Days     int
	Due      invoice.Amount
	Rate     invoice.Rate
	Interest invoice.Amount
}

// Claim is what is owed on a day for one invoice: the balance, the interest
// segment by segment, the fixed sum. UnknownFrom is the first day of a semester
// whose rate nobody has said: nothing is counted from it on; zero is none.
// Sums are in Currency, but Recovery, which is of euros (D441-5): Total has it
// when Currency is the euro too, and TotalWords says both.
type Claim struct {
	Number      string
	Currency    invoice.Currency
	DueDate     invoice.Date
	Balance     invoice.Amount
	Segments    []Segment
	Interest    invoice.Amount
	Recovery    invoice.Amount
	Total       invoice.Amount
	UnknownFrom invoice.Date
	OfPenalties bool       // nothing is added to the balance (C. civ. 1343-2)
	Invoiced    []Invoiced // counted in nothing above: each is an invoice of its own
}

// Claim counts what a debt comes to on a day. Between professionals, interest
// runs from the day after the due date, without a reminder (L441-10 II); so it
// does for public bodies (CCP R2192-31). A consumer owes the legal rate alone,
// and from the mise en demeure only (C. civ. 1231-6, 1344). What a document of
// penalties asks for already is not counted again, and such a document bears
// nothing itself. The error is ErrOverflow.
func (t Terms) Claim(d Debt, until invoice.Date) (Claim, error) {
	c := Claim{Number: d.Number, Currency: d.Currency, DueDate: d.DueDate, Balance: d.Payable, OfPenalties: d.OfPenalties, Invoiced: d.Invoiced}
	reductions := slices.Clone(d.Reductions)
	slices.SortStableFunc(reductions, func(a, b Reduction) int { return cmp.Compare(a.Date, b.Date) })
	reductions = byDay(reductions)
	for _, r := range reductions {
		c.Balance -= r.Amount
	}
	start := d.DueDate
	if d.Client == invoice.Consumer {
		start = max(d.DueDate, d.FormalNotice)
	}
	if d.DueDate == 0 || d.OfPenalties || d.Client == invoice.Consumer && d.FormalNotice == 0 {
		c.Total = max(c.Balance, 0)
		return c, nil
	}
	if err := c.count(t, d, reductions, start, until); err != nil {
		return c, err
	}
	if d.Client != invoice.Consumer && !d.recovered() && c.late(d, reductions, until) {
		c.Recovery = Recovery // D441-5
	}
	if c.Total = max(c.Balance, 0) + c.Interest; c.Currency == "" {
		c.Total += c.Recovery
	}
	return c, nil
}

// byDay adds up the reductions of a day, in place: what comes to nothing, as a payment
// undone on its day, cuts no segment.
func byDay(sorted []Reduction) (days []Reduction) {
	days = sorted[:0]
	for _, r := range sorted {
		if last := len(days) - 1; last >= 0 && days[last].Date == r.Date {
			r.Amount += days[last].Amount
			days = days[:last]
		}
		days = append(days, r)
	}
	return slices.DeleteFunc(days, func(r Reduction) bool { return r.Amount == 0 })
}

// TotalWords writes the total: "1 044,97 €", and in another currency the fixed
// sum beside, "1 004,97 USD et 40,00 €".
func (c Claim) TotalWords() string { return totalWords(c.Total, c.Recovery, c.Currency) }

func totalWords(total, recovery invoice.Amount, in invoice.Currency) string {
	if in == "" || recovery == 0 {
		return total.In(in)
	}
	return total.In(in) + " et " + recovery.String()
}

// count cuts the days after start, until included, where the semester or what
// is due changes, and leaves out those that are invoiced.
func (c *Claim) count(t Terms, d Debt, reductions []Reduction, start, until invoice.Date) error {
	due := d.Payable
	for at := start + 1; at <= until; {
		for len(reductions) > 0 && reductions[0].Date < at {
			due -= reductions[0].Amount
			reductions = reductions[1:]
		}
		to := min(until, nextSemester(at)-1)
		if len(reductions) > 0 {
			to = min(to, reductions[0].Date)
		}
		invoiced, to := d.invoiced(at, to)
		if due > 0 && !invoiced {
			rate, known := t.rate(d.Client, start+1, at)
			if !known {
				c.UnknownFrom = at
				return nil
			}
			if err := c.add(Segment{From: at, To: to, Days: int(to-at) + 1, Due: due, Rate: rate}); err != nil {
				return err
			}
		}
		at = to + 1
	}
	return nil
}

func (c *Claim) add(s Segment) (err error) {
	yearly := invoice.Amount(invoice.FullRate) * 365
	s.Interest, err = s.Due.Share(invoice.Amount(s.Rate)*invoice.Amount(s.Days), yearly)
	c.Segments = append(c.Segments, s)
	c.Interest += s.Interest
	return err
}

// rate is the annual rate on a day of interest that began to run on start;
// false when its semester is unknown.
func (t Terms) rate(client invoice.ClientType, start, on invoice.Date) (invoice.Rate, bool) {
	if client == invoice.Public { // the semester in which it began, for good (CCP R2192-31)
		known, ok := RateOn(t.Own, start)
		return known.ECB + 800, ok
	}
	if client != invoice.Consumer && t.Basis == OwnRate {
		return t.Rate, true
	}
	known, ok := RateOn(t.Own, on)
	switch {
	case client == invoice.Consumer:
		return known.Legal, ok
	case t.Basis == ECBPlusTen:
		return known.ECB + 1000, ok
	}
	return 3 * known.Legal, ok
}

// late says whether anything was still due after the due date: the fixed sum
// stays due when the invoice was paid late since.
func (c *Claim) late(d Debt, reductions []Reduction, until invoice.Date) bool {
	due := d.Payable
	for _, r := range reductions {
		if r.Date <= d.DueDate {
			due -= r.Amount
		}
	}
	return due > 0 && until > d.DueDate
}
