package invoice

import (
	"fmt"
	"strconv"
	"strings"
)

// maxYearsOff is how far from today, or from the document's date, a date that is
// typed can be.
const maxYearsOff = 30

// ParseDate reads a date as it is typed: "31/12/2026", "31/12/26",
// "31-12-2026", "31.12.2026", "2026-12-31", "31 décembre 2026", "aujourd'hui",
// "demain", "après-demain", "hier", "avant-hier", "+30", "-3", "fin de mois", a weekday (the
// next one, never today). "31/12" and "31 décembre" are of the year that
// brings them nearest to today, so that "05/01" typed in December is not eleven
// months ago. today may be the date of a document, from which one counts. A day
// that does not exist, and what is more than 30 years from it, are refused.
func ParseDate(text string, today Date) (Date, error) {
	folded := strings.Join(strings.Fields(Fold(text)), " ")
	if folded == "" {
		return 0, Invalid("", "Il manque une date.", dateHint)
	}
	d, ok := wordDate(folded, today)
	if !ok {
		var err error
		if d, ok, err = relativeDate(folded, today); err != nil {
			return 0, err
		}
	}
	if !ok {
		var err error
		if d, err = calendarDate(text, folded, today); err != nil {
			return 0, err
		}
	}
	if years := d.Year() - today.Year(); years > maxYearsOff || years < -maxYearsOff {
		return 0, Invalid("", fmt.Sprintf("Le %s est à plus de %d ans du %s.", d, maxYearsOff, today), "Vérifiez l'année.")
	}
	return d, validDate(d, "")
}

// ParseExecution reads when a quote will be carried out: a date, as ParseDate reads
// it, or words (« sous 3 semaines », « mars 2027 »), which stay as they are. What is
// written in figures as a date is has to be one.
func ParseExecution(text string, today Date) (string, error) {
	trimmed := strings.TrimSpace(text)
	if trimmed == "" || strings.Trim(trimmed, "0123456789/.-") != "" || !strings.ContainsAny(trimmed, "/.-") {
		return text, nil
	}
	d, err := ParseDate(trimmed, today)
	if err != nil {
		return text, err
	}
	return d.String(), nil
}

const dateHint = "Écrivez 31/12, 31/12/2026, demain, +30 ou fin de mois."

// The years of a document (BR-FR-03).
const (
	minYear = 2000
	maxYear = 2099
)

func wordDate(folded string, today Date) (Date, bool) {
	switch folded {
	case "aujourd'hui", "aujourdhui", "auj":
		return today, true
	case "demain":
		return today + 1, true
	case "apres-demain", "apres demain":
		return today + 2, true
	case "hier":
		return today - 1, true
	case "avant-hier", "avant hier":
		return today - 2, true
	case "fin de mois", "fin du mois":
		return today.EndOfMonth(), true
	}
	for ahead := Date(1); ahead <= 7; ahead++ {
		if (today + ahead).Weekday() == folded {
			return today + ahead, true
		}
	}
	return 0, false
}

// relativeDate reads "+30", "-3", "+30 jours".
func relativeDate(folded string, today Date) (Date, bool, error) {
	sign := Date(1)
	switch {
	case strings.HasPrefix(folded, "+"):
	case strings.HasPrefix(folded, "-"), strings.HasPrefix(folded, "−"):
		sign = -1
	default:
		return 0, false, nil
	}
	digits := strings.TrimLeft(folded, "+-−")
	for _, unit := range []string{"jours", "jour", "j"} {
		digits = strings.TrimSuffix(digits, unit)
	}
	digits = strings.TrimSpace(digits)
	if digits == "" || !onlyDigits(digits) || len(digits) > 5 {
		return 0, false, Invalid("", cited(folded)+" n'est pas un nombre de jours.", dateHint)
	}
	days, err := strconv.Atoi(digits)
	return today + sign*Date(days), true, err
}

// calendarDate reads a day, a month and perhaps a year.
func calendarDate(text, folded string, today Date) (Date, error) {
	day, month, year, ok := dateParts(folded)
	if !ok {
		return 0, Invalid("", cited(text)+" n'est pas une date.", dateHint)
	}
	if month < 1 || month > 12 {
		return 0, Invalid("", fmt.Sprintf("%s : les mois vont de 1 à 12.", cited(text)), dateHint)
	}
	if year != 0 {
		if d, exists := NewDate(year, month, day); exists {
			return d, nil
		}
		return 0, noSuchDay(text, year, month)
	}
	var best Date
	for _, candidate := range []int{today.Year(), today.Year() + 1, today.Year() - 1} {
		d, exists := NewDate(candidate, month, day)
		if exists && (best == 0 || distance(d, today) < distance(best, today)) {
			best = d
		}
	}
	if best == 0 {
		return 0, noSuchDay(text, today.Year(), month)
	}
	return best, nil
}

func distance(a, b Date) Date { return max(a-b, b-a) }

func noSuchDay(text string, year, month int) error {
	first, _ := NewDate(year, month, 1)
	return Invalid("", fmt.Sprintf("%s : %s %d n'a que %d jours.", cited(text), months[month-1], year, first.EndOfMonth().Day()), "")
}

// dateParts cuts day, month and year; a year of two digits is of this century,
// and no year is 0.
func dateParts(folded string) (day, month, year int, ok bool) {
	parts := strings.FieldsFunc(folded, func(r rune) bool { return r == '/' || r == '-' || r == '.' || r == ' ' })
	if len(parts) < 2 || len(parts) > 3 {
		return 0, 0, 0, false
	}
	if len(parts[0]) == 4 && len(parts) == 3 {
		parts[0], parts[2] = parts[2], parts[0]
	}
	if parts[0] == "1er" {
		parts[0] = "1"
	}
	if day, ok = shortNumber(parts[0], 2); !ok || day == 0 {
		return 0, 0, 0, false
	}
	if month, ok = shortNumber(parts[1], 2); !ok {
		if month, ok = monthNamed(parts[1]); !ok {
			return 0, 0, 0, false
		}
	}
	if len(parts) == 3 {
		if year, ok = shortNumber(parts[2], 4); !ok || len(parts[2]) != 2 && len(parts[2]) != 4 {
			return 0, 0, 0, false
		}
		if len(parts[2]) == 2 {
			year += minYear
		}
	}
	return day, month, year, len(parts) == 2 || year != 0
}

// monthNamed is the month that the word begins, when it begins only one.
func monthNamed(word string) (int, bool) {
	found := 0
	for i, name := range months {
		if folded := Fold(name); folded == word {
			return i + 1, true
		} else if len(word) >= 3 && strings.HasPrefix(folded, word) {
			if found != 0 {
				return 0, false
			}
			found = i + 1
		}
	}
	return found, found != 0
}

func shortNumber(text string, width int) (int, bool) {
	if text == "" || len(text) > width || !onlyDigits(text) {
		return 0, false
	}
	n, err := strconv.Atoi(text)
	return n, err == nil
}
