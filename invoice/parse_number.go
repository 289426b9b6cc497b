package invoice

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// Limits of what is typed, so that a product of factors stays exact.
const (
	maxTyped    = 100 // bytes
	maxFactors  = 3
	maxFraction = 6 // decimals of a factor
)

var powersOfTen = [...]int64{1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
	10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
	1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000}

var timesSigns = strings.NewReplacer("×", "*", "x", "*", "X", "*")

// read is the number, counted in units of its last decimal.
func (k numeral) read(text string) (int64, error) {
	body, negative := k.bare(text)
	if body == "" {
		return 0, Invalid("", fmt.Sprintf("Il manque %s.", k.article), "Écrivez "+k.example+".")
	}
	factors := strings.Split(timesSigns.Replace(body), "*")
	if len(body) > maxTyped || len(factors) > maxFactors || len(factors) > 1 && !k.product {
		return 0, k.not(text)
	}
	product, scale := int64(1), 0
	for _, factor := range factors {
		digits, decimals, err := k.factor(strings.TrimSpace(factor), text, len(factors) > 1)
		if err != nil {
			return 0, err
		}
		next := product * digits
		if digits != 0 && next/digits != product {
			return 0, k.tooBig()
		}
		product, scale = next, scale+decimals
	}
	n, err := mulDivWithin(product, powersOfTen[k.decimals], powersOfTen[scale], k.limit)
	if err != nil {
		return 0, k.tooBig()
	}
	if negative && n != 0 {
		if !k.negative {
			return 0, Invalid("", fmt.Sprintf("Ici, %s ne peut pas être sous zéro.", k.article),
				"Pour baisser un prix, faites une remise ; pour rendre de l'argent, un avoir.")
		}
		n = -n
	}
	return n, nil
}

// bare takes the unit and the sign away, and turns every space into one sort.
func (k numeral) bare(text string) (body string, negative bool) {
	body = strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, text))
	lower := strings.ToLower(body)
	for _, suffix := range k.suffixes {
		if strings.HasSuffix(lower, suffix) && len(lower) == len(body) {
			body = strings.TrimSpace(body[:len(body)-len(suffix)])
			break
		}
	}
	for _, sign := range []string{"-", "−"} {
		if cut, ok := strings.CutPrefix(body, sign); ok {
			return strings.TrimSpace(cut), true
		}
	}
	return body, false
}

// factor is one number of what was typed: its digits, and how many of them are
// decimals.
func (k numeral) factor(text, typed string, inProduct bool) (digits int64, decimals int, err error) {
	thousands := k.limit >= 1000*powersOfTen[k.decimals]
	if thousands && twoReadings(text) {
		return 0, 0, k.ambiguous(text)
	}
	whole, fraction, ok := splitNumber(text)
	if !ok {
		return 0, 0, k.not(typed)
	}
	fraction = strings.TrimRight(fraction, "0")
	limit := k.decimals
	if inProduct {
		limit = maxFraction
	}
	if len(fraction) > limit {
		return 0, 0, Invalid("", fmt.Sprintf("%s a plus de %d décimales.", cited(text), limit), "Arrondissez, pour que rien ne soit deviné.")
	}
	whole = strings.TrimLeft(whole, "0")
	if len(whole)+len(fraction) > 18 {
		return 0, 0, k.tooBig()
	}
	if whole+fraction == "" {
		return 0, 0, nil
	}
	digits, err = strconv.ParseInt(whole+fraction, 10, 64)
	return digits, len(fraction), err
}

func (k numeral) not(text string) error {
	return Invalid("", fmt.Sprintf("%s n'est pas %s.", cited(text), k.article), "Écrivez "+k.example+".")
}

var errRate = Invalid("", "Un taux va de 0 à 100 %.", "")

func (k numeral) tooBig() error {
	switch k.article {
	case quantityNumeral.article:
		return Invalid("", "Cette quantité dépasse un milliard.", "")
	case rateNumeral.article:
		return errRate
	case exchangeNumeral.article:
		return Invalid("", "Un taux de change est sous 1 000 € par unité.", "")
	}
	return ErrOverflow
}

// ambiguous names the two readings, and how to write each without doubt.
func (k numeral) ambiguous(text string) error {
	whole, fraction, _ := strings.Cut(strings.ReplaceAll(text, ".", ","), ",")
	kept := strings.TrimRight(fraction, "0")
	decimalReading, write := whole+","+kept, whole+","+fraction+"0"
	switch {
	case kept == "":
		decimalReading, write = whole, whole
	case len(kept) < 3:
		write = decimalReading
	case k.decimals < 3:
		write = fmt.Sprintf("%s,%s avec %d décimales", whole, fraction[:k.decimals], k.decimals)
	}
	return Invalid("", fmt.Sprintf("%s peut se lire %s%s ou %s%s.", cited(text), decimalReading, k.unit, group(whole+fraction), k.unit),
		fmt.Sprintf("Écrivez %s%s ou %s.", whole, fraction, write))
}

// twoReadings says whether the one separator of a number can be of thousands
// as well as of decimals: one to three digits that no zero begins, then three.
func twoReadings(text string) bool {
	at := strings.IndexAny(text, ".,")
	return at >= 1 && at <= 3 && text[0] != '0' && len(text) == at+4 && onlyDigits(text[:at]) && onlyDigits(text[at+1:])
}

// splitNumber cuts a number that has one reading at its decimal separator.
func splitNumber(text string) (whole, fraction string, ok bool) {
	dots, commas, last := strings.Count(text, "."), strings.Count(text, ","), strings.LastIndexAny(text, ".,")
	switch {
	case dots+commas == 0:
		whole, ok = ungroup(text, " ")
		return whole, "", ok
	case dots > 1 && commas == 0, commas > 1 && dots == 0:
		whole, ok = ungroup(text, text[last:last+1])
		return whole, "", ok
	case dots+commas == 1:
		whole, ok = text[:last], true
		if whole != "" {
			whole, ok = ungroup(whole, " ")
		}
	case strings.Count(text, text[last:last+1]) == 1:
		thousands := "."
		if text[last] == '.' {
			thousands = ","
		}
		whole, ok = ungroup(text[:last], thousands)
	}
	fraction = text[last+1:]
	return whole, fraction, ok && whole+fraction != "" && onlyDigits(fraction)
}

// ungroup joins groups of three digits; the first may be shorter.
func ungroup(text, separator string) (string, bool) {
	groups := strings.Split(text, separator)
	for i, g := range groups {
		if g == "" || !onlyDigits(g) || i > 0 && len(g) != 3 || i == 0 && len(groups) > 1 && (len(g) > 3 || g[0] == '0') {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

func onlyDigits(text string) bool { return strings.Trim(text, "0123456789") == "" }
