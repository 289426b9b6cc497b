package invoice

import (
	"errors"
	"fmt"
	"strings"
)

// numeral is how one sort of number is read and refused.
type numeral struct {
	article  string // "un montant"
	example  string
	unit     string // what a reading is named with: " €"
	suffixes []string
	decimals int
	limit    int64
	product  bool // "3*450" is read
	negative bool
}

var (
	amountNumeral = numeral{article: "un montant", example: "1250, 1 250,50 ou 3*450", unit: " €",
		suffixes: []string{"€", "euros", "euro", "eur"}, decimals: 2, limit: int64(MaxAmount), product: true, negative: true}
	priceNumeral = numeral{article: "un prix", example: "450, 1 250,50 ou 12,3456", unit: " €",
		suffixes: []string{"€", "euros", "euro", "eur"}, decimals: 4, limit: int64(MaxPrice), product: true}
	quantityNumeral = numeral{article: "une quantité", example: "1, 2,5 ou 0,125", decimals: 3, limit: int64(MaxQuantity), product: true}
	rateNumeral     = numeral{article: "un taux", example: "20 ou 5,5", suffixes: []string{"%"}, decimals: 2, limit: int64(FullRate)}
)

// ParseAmount reads a sum as it is typed: "1250", "1 250,50" (any sort of
// space), "1250.5", "1.250,00", "3*450" (rounded to the cent), "€" allowed.
// "1.250" and "1,250" are refused with their two readings: nothing is guessed.
// More than two decimals, and what is past MaxAmount, are refused.
func ParseAmount(text string) (Amount, error) {
	n, err := amountNumeral.read(text)
	return Amount(n), err
}

// ParsePrice reads a unit price as ParseAmount does, with up to four decimals,
// never negative. It reads back what Price.Input writes.
func ParsePrice(text string) (Price, error) {
	n, err := priceNumeral.read(text)
	return Price(n), err
}

// ParseQuantity reads a quantity as ParseAmount does, with up to three
// decimals, above zero. It reads back what Quantity.Input writes.
func ParseQuantity(text string) (Quantity, error) {
	n, err := quantityNumeral.read(text)
	if err == nil && n == 0 {
		return 0, errQuantity
	}
	return Quantity(n), err
}

// ParseRate reads a percentage from 0 to 100, "%" allowed: "5,5", "20 %".
func ParseRate(text string) (Rate, error) {
	n, err := rateNumeral.read(text)
	return Rate(n), err
}

// ParseDiscount reads a share ("10 %", at most 100) or a sum ("50", "50 €");
// nothing is no discount.
func ParseDiscount(text string) (Discount, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Discount{}, nil
	}
	if strings.HasSuffix(text, "%") {
		rate, err := ParseRate(text)
		if errors.Is(err, errRate) {
			err = Invalid("", "Une remise, un acompte vont de 0 à 100\u00a0%.", "")
		}
		return Discount{Rate: rate}, err
	}
	amount, err := ParseAmount(text)
	if err == nil && amount < 0 {
		return Discount{}, errDiscountSign
	}
	return Discount{Amount: amount}, err
}

// MaxDays is the longest delay, in days, that is read.
const MaxDays = 366

// ParseDays reads a delay: "30", "30 jours", "30 j".
func ParseDays(text string) (int, error) {
	digits := strings.TrimSpace(Fold(text))
	for _, unit := range []string{"jours", "jour", "j"} {
		if cut, ok := strings.CutSuffix(digits, unit); ok {
			digits = strings.TrimSpace(cut)
			break
		}
	}
	if digits == "" || len(digits) > 4 || strings.Trim(digits, "0123456789") != "" {
		return 0, Invalid("", fmt.Sprintf("%s n'est pas un nombre de jours.", cited(text)), "Écrivez 30.")
	}
	days := 0
	for _, digit := range digits {
		days = days*10 + int(digit-'0')
	}
	if days > MaxDays {
		return 0, Invalid("", fmt.Sprintf("Ce délai dépasse %d jours.", MaxDays), "")
	}
	return days, nil
}

// cited is what was typed, safe and short enough for a message.
func cited(text string) string {
	runes := []rune(Clean(text))
	if len(runes) > 40 {
		runes = append(runes[:39], '…')
	}
	return "« " + string(runes) + " »"
}
