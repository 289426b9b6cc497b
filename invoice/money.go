// Package invoice is the domain of Facturier: money, dates, parties, quotes,
// invoices, payments, numbering and the rules that the law sets. It imports
// the standard library only, does no IO and never asks what day it is.
package invoice

import (
	"math/bits"
	"strconv"
	"strings"
)

// Amount is a sum of money in cents of euro.
type Amount int64

// Price is a unit price in ten-thousandths of euro.
type Price int64

// Quantity is a number of units in thousandths: 2.5 days is 2500.
type Quantity int64

// Rate is a percentage in hundredths of a point: 5.5 % is 550.
type Rate int32

// Limits at the edge: past them a document is refused, so that no sum of
// MaxLines lines can overflow an int64.
const (
	MaxAmount   Amount   = 10_000_000_000_000 // 10^13 cents
	MaxPrice    Price    = Price(MaxAmount) * 100
	MaxQuantity Quantity = 1_000_000_000_000
	MaxLines             = 500
)

// FullRate is 100 %.
const FullRate Rate = 10_000

// nbsp keeps a number and its unit, or two groups of digits, on one line.
const nbsp = "\u00a0"

// ErrOverflow says that a computation left the range of an amount.
var ErrOverflow = &Error{Code: CodeInvalid, Message: "Ce montant dépasse cent milliards d'euros.",
	Hint: "Vérifiez la quantité et le prix."}

// mulDiv returns a×b/div rounded half away from zero. The error is ErrOverflow
// when the result is past MaxAmount; div is positive.
func mulDiv(a, b, div int64) (int64, error) { return mulDivWithin(a, b, div, int64(MaxAmount)) }

// mulDivWithin is mulDiv with a limit of its own, through a 128-bit
// intermediate. It is the only place where a number is rounded.
func mulDivWithin(a, b, div, limit int64) (int64, error) {
	negative := (a < 0) != (b < 0)
	hi, lo := bits.Mul64(magnitude(a), magnitude(b))
	lo, carry := bits.Add64(lo, uint64(div)/2, 0)
	hi += carry
	if hi >= uint64(div) {
		return 0, ErrOverflow
	}
	quotient, _ := bits.Div64(hi, lo, uint64(div))
	if quotient > uint64(limit) {
		return 0, ErrOverflow
	}
	if negative {
		return -int64(quotient), nil
	}
	return int64(quotient), nil
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return uint64(-(n + 1)) + 1
	}
	return uint64(n)
}

// Times is the price of a quantity, rounded to the cent.
func (p Price) Times(q Quantity) (Amount, error) {
	n, err := mulDiv(int64(p), int64(q), 1000*100)
	return Amount(n), err
}

// Of is the rate's share of an amount, rounded to the cent.
func (r Rate) Of(a Amount) (Amount, error) {
	n, err := mulDiv(int64(a), int64(r), int64(FullRate))
	return Amount(n), err
}

// Share is a×part/whole, rounded to the cent; zero when whole is zero.
func (a Amount) Share(part, whole Amount) (Amount, error) {
	if whole == 0 {
		return 0, nil
	}
	if whole < 0 {
		part, whole = -part, -whole
	}
	n, err := mulDiv(int64(a), int64(part), int64(whole))
	return Amount(n), err
}

// Allocate splits a over the weights by largest remainder: the parts add up to
// a to the cent, and equal weights differ by one cent at most. Weights are not
// negative; when all are zero the whole goes to the first.
func (a Amount) Allocate(weights []Amount) ([]Amount, error) {
	parts := make([]Amount, len(weights))
	if len(weights) == 0 {
		return parts, nil
	}
	sign := Amount(1)
	if a < 0 {
		sign, a = -1, -a
	}
	var whole Amount
	for _, w := range weights {
		whole += w
	}
	if whole == 0 {
		parts[0] = sign * a
		return parts, nil
	}
	rests := make([]uint64, len(weights))
	left := a
	for i, w := range weights {
		hi, lo := bits.Mul64(uint64(a), uint64(w))
		if hi >= uint64(whole) {
			return nil, ErrOverflow
		}
		quotient, rest := bits.Div64(hi, lo, uint64(whole))
		parts[i], rests[i] = Amount(quotient), rest
		left -= parts[i]
	}
	for ; left > 0; left-- {
		best := 0
		for i := range rests {
			if rests[i] > rests[best] {
				best = i
			}
		}
		parts[best]++
		rests[best] = 0
	}
	for i := range parts {
		parts[i] *= sign
	}
	return parts, nil
}

// Number writes the amount as French does, without its currency: "1 250,00",
// with no-break spaces and U+2212 before a negative one.
func (a Amount) Number() string {
	digits := strconv.FormatUint(magnitude(int64(a)), 10)
	for len(digits) < 3 {
		digits = "0" + digits
	}
	cut := len(digits) - 2
	text := group(digits[:cut]) + "," + digits[cut:]
	if a < 0 {
		return "−" + text
	}
	return text
}

// String writes the amount as French does: "1 250,00 €", with no-break spaces.
func (a Amount) String() string { return a.Number() + nbsp + "€" }

// Agree is the word that goes with the sum: French has a plural from two on.
func (a Amount) Agree(one, many string) string {
	if a > -2_00 && a < 2_00 {
		return one
	}
	return many
}

// String writes a price with two decimals, or up to four when it needs them.
func (p Price) String() string { return decimal(int64(p), 4, 2) + nbsp + "€" }

// Input writes a price as ParsePrice reads it back: String can be read in two
// ways when it has three decimals ("1,255 €").
func (p Price) Input() string { return unambiguous(decimal(int64(p), 4, 2)) }

// String writes a quantity with the decimals that it needs: "2,5".
func (q Quantity) String() string { return decimal(int64(q), 3, 0) }

// Input writes a quantity as ParseQuantity reads it back: "1,2550" has one
// reading where "1,255" has two.
func (q Quantity) Input() string { return unambiguous(decimal(int64(q), 3, 0)) }

func unambiguous(text string) string {
	if twoReadings(text) {
		return text + "0"
	}
	return text
}

// String writes a rate with the decimals that it needs: "5,5 %".
func (r Rate) String() string { return decimal(int64(r), 2, 0) + nbsp + "%" }

// InTable writes a rate with its two decimals, as those above and under it.
func (r Rate) InTable() string { return decimal(int64(r), 2, 2) + nbsp + "%" }

// decimal writes n, which counts 10^-scale units, with at least fixed decimals.
func decimal(n int64, scale, fixed int) string {
	digits := strconv.FormatUint(magnitude(n), 10)
	for len(digits) <= scale {
		digits = "0" + digits
	}
	cut := len(digits) - scale
	fraction := digits[cut:]
	for len(fraction) > fixed && strings.HasSuffix(fraction, "0") {
		fraction = fraction[:len(fraction)-1]
	}
	text := group(digits[:cut])
	if fraction != "" {
		text += "," + fraction
	}
	if n < 0 {
		return "−" + text
	}
	return text
}

// group puts a no-break space between thousands.
func group(digits string) string {
	if len(digits) <= 3 {
		return digits
	}
	return group(digits[:len(digits)-3]) + nbsp + digits[len(digits)-3:]
}
