package invoice

import (
	"fmt"
	"unicode/utf8"
)

// The longest texts, in characters: they keep a page printable and a row of the
// book small.
const (
	maxShort        = 200
	maxLong         = 10_240
	maxAddressLines = 6
)

func short(text, field string) error { return within(text, field, maxShort) }

func long(text, field string) error { return within(text, field, maxLong) }

func within(text, field string, limit int) error {
	if n := utf8.RuneCountInString(text); n > limit {
		return Invalid(field, fmt.Sprintf("Ce texte a %d caractères, %d au plus sont permis.", n, limit), "Raccourcissez-le.")
	}
	return nil
}

// first is the first error that is not nil.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
