package invoice

import (
	"fmt"
	"time"
)

// Date is a civil date: days since 1 January 1970, without hour or zone. Zero
// is "no date": no document of this program is of that day.
type Date int32

// NewDate is the date of a day, and false when there is no such day.
func NewDate(year, month, day int) (Date, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || int(t.Month()) != month || t.Day() != day {
		return 0, false
	}
	return Date(t.Unix() / 86400), true
}

// DateOf is the civil date of a moment, in that moment's zone.
func DateOf(t time.Time) Date {
	d, _ := NewDate(t.Year(), int(t.Month()), t.Day())
	return d
}

// ISODate reads "2026-11-22"; "" is no date.
func ISODate(text string) (Date, error) {
	if text == "" {
		return 0, nil
	}
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return 0, Invalid("", cited(text)+" n'est pas une date.", "Écrivez-la comme 2026-11-22.")
	}
	return DateOf(t), nil
}

// Time is midnight UTC of the date.
func (d Date) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// Year, Month and Day are the parts of the date.
func (d Date) Year() int { return d.Time().Year() }

// Month is 1 to 12.
func (d Date) Month() int { return int(d.Time().Month()) }

// Day is 1 to 31.
func (d Date) Day() int { return d.Time().Day() }

// IsZero says that there is no date.
func (d Date) IsZero() bool { return d == 0 }

// AddDays is the date n days later.
func (d Date) AddDays(n int) Date { return d + Date(n) }

// EndOfMonth is the last day of the date's month.
func (d Date) EndOfMonth() Date {
	next, _ := NewDate(d.Year()+d.Month()/12, d.Month()%12+1, 1)
	return next - 1
}

// ISO writes "2026-11-22", and "" for no date.
func (d Date) ISO() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// String writes "22/11/2026", and "" for no date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format("02/01/2006")
}

var months = [...]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet",
	"août", "septembre", "octobre", "novembre", "décembre"}

var weekdays = [...]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}

// Long writes "1er novembre 2026", and "" for no date.
func (d Date) Long() string {
	if d == 0 {
		return ""
	}
	day := fmt.Sprint(d.Day())
	if d.Day() == 1 {
		day = "1er"
	}
	return fmt.Sprintf("%s%s%s%s%d", day, nbsp, months[d.Month()-1], nbsp, d.Year())
}

// Weekday is the day's French name: "jeudi".
func (d Date) Weekday() string { return weekdays[d.Time().Weekday()] }
