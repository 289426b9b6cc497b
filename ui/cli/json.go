package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"facturier/invoice"
)

// optional is a text that is null when it is empty.
type optional string

// MarshalJSON writes null for "".
func (o optional) MarshalJSON() ([]byte, error) {
	if o == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(o))
}

// marshal is the indented JSON of v in which nothing can drive a terminal:
// such characters are written as \u escapes, so that the value is the same.
func marshal(v any) ([]byte, error) {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(v); err != nil {
		return nil, err
	}
	content := bytes.TrimRight(buffer.Bytes(), "\n")
	if bytes.IndexFunc(content, func(r rune) bool { return printable(r) < 0 }) < 0 {
		return content, nil
	}
	var safe strings.Builder
	for _, r := range string(content) {
		if printable(r) < 0 {
			for _, unit := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(&safe, `\u%04x`, unit)
			}
			continue
		}
		safe.WriteRune(r)
	}
	return []byte(safe.String()), nil
}

// print writes v as JSON.
func (s *session) print(v any) error {
	content, err := marshal(v)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.out, "%s\n", content)
	return err
}

// decimal writes n, which counts 10^-scale units, exactly, with at least least
// decimals: decimal(125000, 2, 2) is "1250.00".
func decimal(n int64, scale, least int) json.Number {
	sign := ""
	if n < 0 {
		sign = "-"
	}
	digits := strings.TrimPrefix(strconv.FormatInt(n, 10), "-")
	if len(digits) <= scale {
		digits = strings.Repeat("0", scale-len(digits)+1) + digits
	}
	whole, fraction := digits[:len(digits)-scale], digits[len(digits)-scale:]
	for len(fraction) > least && strings.HasSuffix(fraction, "0") {
		fraction = fraction[:len(fraction)-1]
	}
	if fraction != "" {
		fraction = "." + fraction
	}
	return json.Number(sign + whole + fraction)
}

func amountNumber(a invoice.Amount) json.Number     { return decimal(int64(a), 2, 2) }
func priceNumber(p invoice.Price) json.Number       { return decimal(int64(p), 4, 2) }
func quantityNumber(q invoice.Quantity) json.Number { return decimal(int64(q), 3, 0) }
func rateNumber(r invoice.Rate) json.Number         { return decimal(int64(r), 2, 0) }

// discountValue is "10%", 50.00 or null.
func discountValue(d invoice.Discount) any {
	switch {
	case d.Rate != 0:
		return string(rateNumber(d.Rate)) + "%"
	case d.Amount != 0:
		return amountNumber(d.Amount)
	}
	return nil
}

// undecimal reads a JSON number exactly, in units of 10^-scale. What has more
// decimals is refused rather than rounded.
func undecimal(number json.Number, scale int, limit int64) (int64, error) {
	text := string(number)
	if strings.ContainsAny(text, "eE") {
		return 0, invoice.Invalid("", "« "+shorten(text)+" » doit être écrit sans exposant.", "")
	}
	sign := int64(1)
	if rest, negative := strings.CutPrefix(text, "-"); negative {
		sign, text = -1, rest
	}
	whole, fraction, _ := strings.Cut(text, ".")
	if len(fraction) > scale {
		return 0, invoice.Invalid("", fmt.Sprintf("« %s » a plus de %d décimales.", shorten(string(number)), scale), "")
	}
	digits := whole + fraction + strings.Repeat("0", scale-len(fraction))
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n > limit {
		return 0, invoice.Invalid("", "« "+shorten(string(number))+" » est trop grand.", "")
	}
	return sign * n, nil
}

// shorten keeps a value quoted in a message readable.
func shorten(text string) string {
	const most = 40
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
