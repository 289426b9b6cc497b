package invoice

import (
	"cmp"
	"fmt"
	"slices"
)

// ClientCredit is the credit of a client: the money on its account, payments of
// no document, oldest first. What stands on it is never below zero.
type ClientCredit struct {
	Payments []Payment
}

// Held is what is left of the credit that is held since one day, in the means
// by which it came: cash when some of it did, since the law is strict with that.
type Held struct {
	Since  Date
	Amount Amount
	Method Method
}

// Sum is the credit in one currency.
func (c ClientCredit) Sum(in Currency) (sum Amount) {
	for _, p := range c.Payments {
		if p.Currency == in {
			sum += p.Amount
		}
	}
	return sum
}

// AsOf is the credit as it was on a day: what came or went later is left out.
func (c ClientCredit) AsOf(day Date) ClientCredit {
	return ClientCredit{slices.DeleteFunc(slices.Clone(c.Payments), func(p Payment) bool { return p.Date > day })}
}

// Currencies are those of the credit that is left, the euro first.
func (c ClientCredit) Currencies() (all []Currency) {
	for _, p := range c.Payments {
		if !slices.Contains(all, p.Currency) && c.Sum(p.Currency) != 0 {
			all = append(all, p.Currency)
		}
	}
	slices.Sort(all)
	return all
}

// Held are the parts of the credit that are left in one currency, the oldest
// first.
func (c ClientCredit) Held(in Currency) (parts []Held) {
	for _, p := range c.Payments {
		if p.Currency != in {
			continue
		}
		at := slices.IndexFunc(parts, func(h Held) bool { return h.Since == p.Counts() })
		if at < 0 {
			at, parts = len(parts), append(parts, Held{Since: p.Counts()})
		}
		parts[at].Amount += p.Amount
		if came := p.Amount > 0 && reversible(p, c.Payments) == nil; came && (parts[at].Method == "" || p.Method == Cash) {
			parts[at].Method = p.Method
		}
	}
	parts = slices.DeleteFunc(parts, func(h Held) bool { return h.Amount == 0 })
	slices.SortStableFunc(parts, func(a, b Held) int { return cmp.Compare(a.Since, b.Since) })
	return parts
}

// There is the credit in one currency that was there on a day.
func (c ClientCredit) There(in Currency, on Date) (sum Amount) {
	for _, h := range c.Held(in) {
		if h.Since <= on {
			sum += h.Amount
		}
	}
	return sum
}

// Draw takes an amount from the credit on a day, the oldest first. What came
// later is not there yet; more than there is is refused, with what there is.
func (c ClientCredit) Draw(amount Amount, in Currency, on Date) (parts []Held, err error) {
	if amount <= 0 {
		return nil, Invalid(FieldAmount, "Écrivez une somme au-dessus de zéro.", "")
	}
	left := amount
	for _, h := range c.Held(in) {
		if h.Since > on || left == 0 {
			break
		}
		h.Amount = min(h.Amount, left)
		left -= h.Amount
		parts = append(parts, h)
	}
	if left == 0 {
		return parts, nil
	}
	there := c.There(in, on)
	switch {
	case there > 0:
		return nil, refusedAt(FieldAmount, fmt.Sprintf("Le crédit de ce client est de %s au %s, pas plus.", there.In(in), on), "")
	case c.Sum(in) > 0:
		return nil, refusedAt(FieldDate, fmt.Sprintf("Au %s, ce client n'avait pas encore de crédit.", on), "")
	case in != "":
		return nil, refusedAt(FieldAmount, fmt.Sprintf("Ce client n'a pas de crédit en %s.", in.Code()), "Un crédit ne sert que dans sa devise.")
	}
	return nil, refusedAt(FieldAmount, "Ce client n'a pas de crédit.", "")
}

// Reversal is the counter-entry, today, of a payment on the account: refused
// once the credit that it made is used.
func (c ClientCredit) Reversal(p Payment, today Date) (Payment, error) {
	if err := reversible(p, c.Payments); err != nil {
		return p, err
	}
	if p.Amount > 0 {
		left := Amount(0)
		for _, h := range c.Held(p.Currency) {
			if h.Since == p.Counts() {
				left = h.Amount
			}
		}
		if left < p.Amount {
			return p, Refused(fmt.Sprintf("Le crédit de %s qu'il a laissé a servi depuis.", p.Amount.In(p.Currency)), "")
		}
	}
	back := reversalOf(p, today)
	back.HeldSince = p.Counts()
	return back, nil
}

// TakenFrom is what took from the credit held since the day of a payment, and
// was not cancelled.
func (c ClientCredit) TakenFrom(p Payment) (taken []Payment) {
	for _, other := range c.Payments {
		if other.Amount < 0 && other.Reverses == 0 && other.Currency == p.Currency && other.HeldSince == p.Counts() && reversible(other, c.Payments) == nil {
			taken = append(taken, other)
		}
	}
	return taken
}
