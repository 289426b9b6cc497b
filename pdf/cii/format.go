package cii

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"facturier/invoice"
)

// amount writes a sum with two decimals (BR-DEC, BR-FR-DEC-01): "-1234.50".
func amount(a invoice.Amount) string { return decimal(int64(a), 2, 2) }

// price writes a unit price with the decimals that it needs, two at least and six at
// most (BR-FR-DEC-03).
func price(p invoice.Price) string { return decimal(int64(p), 4, 2) }

// quantity writes a number of units with the decimals that it needs, four at
// most (BR-FR-DEC-02).
func quantity(q invoice.Quantity) string { return decimal(int64(q), 3, 0) }

// percent writes a rate with two decimals (BR-FR-DEC-04): "5.50".
func percent(r invoice.Rate) string { return decimal(int64(r), 2, 2) }

// decimal writes n, which counts 10^-scale units, with a point and at least
// fixed decimals.
func decimal(n int64, scale, fixed int) string {
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	for len(digits) <= scale {
		digits = "0" + digits
	}
	whole, fraction := digits[:len(digits)-scale], digits[len(digits)-scale:]
	for len(fraction) > fixed && strings.HasSuffix(fraction, "0") {
		fraction = fraction[:len(fraction)-1]
	}
	if fraction == "" {
		return sign + whole
	}
	return sign + whole + "." + fraction
}

// dateFormat is AAAAMMJJ in UNTDID 2379 (CII-DT-097).
const dateFormat = "102"

func day(d invoice.Date) formattedString {
	return formattedString{dateFormat, d.Time().Format("20060102")}
}

// dateTime is a date, nil for none.
func dateTime(d invoice.Date) *timeOfDay {
	if d.IsZero() {
		return nil
	}
	return &timeOfDay{day(d)}
}

// text is a text as it was written, line feeds and emoji included, without
// what XML 1.0 has no way to write (section 2.2): controls, U+FFFE, U+FFFF,
// and bytes that are not UTF-8, lone surrogates among them.
func text(s string) string {
	if utf8.ValidString(s) && !strings.ContainsFunc(s, unwritable) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unwritable(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

func unwritable(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
}
