package cli

import (
	"encoding/json"
	"fmt"
	"slices"

	"facturier/invoice"
)

// object reads the members of one JSON object into typed places, strictly:
// done names the first key that nobody asked for. The first error stays, and
// the calls after it do nothing.
type object struct {
	path    string
	content members
	asked   []string
	err     *error
}

// readObject begins to read a value that must be an object.
func readObject(value any, path string) (*object, error) {
	content, ok := value.(members)
	if !ok {
		return nil, wrongType(path, value, "un objet { }")
	}
	return &object{path: path, content: content, err: new(error)}, nil
}

func wrongType(path string, value any, want string) error {
	got := "y a autre chose"
	switch value.(type) {
	case members:
		got = "y a un objet"
	case []any:
		got = "y a une liste"
	case json.Number:
		got = "y a un nombre"
	case string:
		got = "y a un texte"
	case bool:
		got = "y a vrai ou faux"
	case nil:
		got = "n'y a rien"
	}
	return invoice.Invalid(path, fmt.Sprintf("Il faut %s, et il %s.", want, got), "")
}

// fail keeps the first error, on its field.
func (o *object) fail(err error, key string) {
	if *o.err == nil && err != nil {
		*o.err = invoice.At(err, join(o.path, key))
	}
}

// value is what a key holds, and false when it is absent.
func (o *object) value(key string) (any, bool) {
	o.asked = append(o.asked, key)
	if *o.err != nil {
		return nil, false
	}
	for _, m := range o.content {
		if m.key == key {
			return m.value, true
		}
	}
	return nil, false
}

// has says whether a key is there, null or not.
func (o *object) has(key string) bool {
	_, ok := o.value(key)
	return ok
}

// done is the first error: a bad value, or a key that is not of the contract.
func (o *object) done() error {
	if *o.err != nil {
		return *o.err
	}
	for _, m := range o.content {
		if !slices.Contains(o.asked, m.key) {
			return invoice.Invalid(join(o.path, m.key), fmt.Sprintf("La clé « %s » n'est pas connue.", shorten(m.key)),
				nearest(m.key, o.asked))
		}
	}
	return nil
}

// ignore accepts keys that are printed for the reader and say nothing here.
func (o *object) ignore(keys ...string) { o.asked = append(o.asked, keys...) }

// text reads a text; null is the empty one.
func (o *object) text(key string, into *string) bool {
	value, ok := o.value(key)
	if !ok {
		return false
	}
	text, isText := value.(string)
	if !isText && value != nil {
		o.fail(wrongType("", value, "un texte"), key)
		return false
	}
	*into = text
	return true
}

// number reads a number in units of 10^-scale; null leaves into as it is.
func (o *object) number(key string, scale int, limit int64, into *int64) bool {
	value, ok := o.value(key)
	if !ok || value == nil {
		return false
	}
	number, isNumber := value.(json.Number)
	if !isNumber {
		o.fail(wrongType("", value, "un nombre"), key)
		return false
	}
	n, err := undecimal(number, scale, limit)
	if err != nil {
		o.fail(err, key)
		return false
	}
	*into = n
	return true
}

func (o *object) amount(key string, into *invoice.Amount) bool {
	return o.number(key, 2, int64(invoice.MaxAmount), (*int64)(into))
}

// truth reads true or false; null is false.
func (o *object) truth(key string, into *bool) {
	value, ok := o.value(key)
	if !ok {
		return
	}
	truth, isTruth := value.(bool)
	if !isTruth && value != nil {
		o.fail(wrongType("", value, "true ou false"), key)
		return
	}
	*into = truth
}

// date reads an ISO date; null is no date.
func (o *object) date(key string, into *invoice.Date) {
	var text string
	if !o.text(key, &text) {
		return
	}
	day, err := invoice.ISODate(text)
	o.fail(err, key)
	*into = day
}

// discount reads "10%", 50.00 or null for none.
func (o *object) discount(key string, into *invoice.Discount) {
	value, ok := o.value(key)
	if !ok {
		return
	}
	read, err := invoice.Discount{}, error(nil)
	switch value := value.(type) {
	case nil:
	case string:
		read, err = invoice.ParseDiscount(value)
	case json.Number:
		var n int64
		n, err = undecimal(value, 2, int64(invoice.MaxAmount))
		read.Amount = invoice.Amount(n)
	default:
		err = wrongType("", value, "un pourcentage (\"10%\") ou un montant (50.00)")
	}
	o.fail(err, key)
	*into = read
}

// list reads a list; null is the empty one.
func (o *object) list(key string) ([]any, bool) {
	value, ok := o.value(key)
	if !ok {
		return nil, false
	}
	items, isList := value.([]any)
	if !isList && value != nil {
		o.fail(wrongType("", value, "une liste [ ]"), key)
		return nil, false
	}
	return items, true
}

// inside reads a nested object through read; null and absent are skipped.
func (o *object) inside(key string, read func(*object)) bool {
	value, ok := o.value(key)
	if !ok || value == nil {
		return false
	}
	o.fail(readWhole(value, join(o.path, key), read), key)
	return true
}

// readWhole reads an object and refuses what it has besides.
func readWhole(value any, path string, read func(*object)) error {
	o, err := readObject(value, path)
	if err != nil {
		return err
	}
	read(o)
	return o.done()
}
