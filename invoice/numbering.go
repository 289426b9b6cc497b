package invoice

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// Series is a sequence of numbers of its own (242 nonies A I-7°).
type Series string

// The series: deposit and balance invoices share the one of invoices.
const (
	InvoiceSeries Series = "F"
	QuoteSeries   Series = "D"
	CreditSeries  Series = "A"
)

// Numbering is the pattern of the numbers of each series: prefix, year of the
// issue date, separator, then a sequence of at least Width digits that starts
// again at 1 each year. Zero values mean F, D, A, "-" and 4.
type Numbering struct {
	Invoice   string `json:"invoice,omitempty"`
	Quote     string `json:"quote,omitempty"`
	Credit    string `json:"credit,omitempty"`
	Separator string `json:"separator,omitempty"`
	Width     int    `json:"width,omitempty"`
}

// MaxNumber is the longest number that the public portal takes until December
// 2026 (AIFE, "Annexe limitation"); BR-FR-01 allows 35.
const MaxNumber = 20

// Prefix is the prefix of a series.
func (n Numbering) Prefix(s Series) string {
	var own string
	switch s {
	case InvoiceSeries:
		own = n.Invoice
	case QuoteSeries:
		own = n.Quote
	case CreditSeries:
		own = n.Credit
	}
	return cmp.Or(own, string(s))
}

// Number is the nth number of a series in a year: "F2026-0088".
func (n Numbering) Number(s Series, year, sequence int) string {
	separator, width := n.Separator, n.Width
	if separator == "" {
		separator = "-"
	}
	if width == 0 {
		width = 4
	}
	last := strconv.Itoa(sequence) // put together by hand: the rules of a draft ask it at each key
	return n.Prefix(s) + strconv.Itoa(year) + separator + strings.Repeat("0", max(width-len(last), 0)) + last
}

// numberPattern is a prefix of letters, a year, a separator and a sequence, in
// the characters of BR-FR-01 (A-Z a-z 0-9 + - _ /).
var numberPattern = pattern(`^([A-Za-z+\-_/]{0,8})(20\d\d)([+\-_/]{1,2})(\d{1,6})$`)

// ParseNumber reads the pattern, year and sequence from the next number that
// her former tool would have given ("F2026-0088"), so that the book goes on
// from there.
func ParseNumber(text string) (n Numbering, year, sequence int, err error) {
	part := numberPattern().FindStringSubmatch(text)
	if part == nil || len(text) > MaxNumber {
		return n, 0, 0, Invalid("", cited(text)+" n'est pas un numéro que Facturier sait continuer.",
			"Écrivez-le comme F2026-0088 : lettres, année, tiret, numéro, 20 caractères au plus.")
	}
	year, _ = strconv.Atoi(part[2])
	sequence, _ = strconv.Atoi(part[4])
	if sequence == 0 {
		return n, 0, 0, Invalid("", "La numérotation commence à 1.", "")
	}
	if part[1] == "" {
		return n, 0, 0, Invalid("", "Un numéro commence par une lettre, pour distinguer factures, avoirs et devis.",
			"Écrivez-le comme F2026-0088.")
	}
	return Numbering{Invoice: part[1], Separator: part[3], Width: len(part[4])}, year, sequence, nil
}

// ParseNextNumber is ParseNumber for the number that the next invoice takes:
// one of this year, since the sequence of the next starts at 1 by itself.
func ParseNextNumber(text string, today Date) (n Numbering, year, sequence int, err error) {
	n, year, sequence, err = ParseNumber(text)
	if err == nil && year != today.Year() {
		err = Invalid("", fmt.Sprintf("%s%d n'est pas l'année en cours : vouliez-vous %s ?", n.Invoice, year,
			n.Number(InvoiceSeries, today.Year(), sequence)), "")
	}
	return n, year, sequence, err
}
