package invoice

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// dirty is what XML 1.0 (section 2.2) forbids, and what a terminal obeys.
const dirty = "a\x00b\x1b[31mc\x0bd\ufffee\uffff\ufdd0\u202ef\xed\xa0\x80g"

// written are the fields that the program writes, never a person, and those
// that are never in a document.
var written = map[string]bool{"Kind": true, "Status": true, "Number": true, "QuoteNumber": true, "Origin": true, "PDF": true, "PDFHash": true,
	"Seller": true, "Client": true, "Mentions": true, "Deductions": true, "Payments": true, "Totals": true, "Numbering": true, "Theme": true,
	"Guide": true, "Logo": true, "Type": true, "Activity": true, "Regime": true, "Rhythm": true, "Category": true, "Operation": true, "Means": true, "Currency": true}

// soil puts dirty texts in every text of a struct that a person writes, lists
// of one entered, and each visits them.
func soil(t *testing.T, path string, v reflect.Value, each func(path string, v reflect.Value)) {
	t.Helper()
	switch v.Kind() {
	case reflect.String:
		each(path, v)
	case reflect.Pointer:
		soil(t, path, v.Elem(), each)
	case reflect.Slice:
		for i := range v.Len() {
			soil(t, path, v.Index(i), each)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; !written[name] {
				soil(t, path+"."+name, v.Field(i), each)
			}
		}
	}
}

// Section 8 of what was asked: no text that reaches a document keeps a control
// character, a noncharacter or a byte that is not UTF-8.
func TestEveryTextIsCleaned(t *testing.T) {
	address := func() *Address { return &Address{Lines: []string{"x"}} }
	d := Document{Kind: Quote, Lines: []Line{{}}}
	c := Client{Address: *address(), Delivery: address(), Billing: address()}
	s := Settings{Seller: Seller{Address: *address()}}
	fields := 0
	for _, root := range []any{&d, &c, &s} {
		soil(t, reflect.TypeOf(root).Elem().Name(), reflect.ValueOf(root).Elem(), func(_ string, v reflect.Value) {
			v.SetString(dirty)
			fields++
		})
	}
	if fields < 40 {
		t.Fatalf("%d texts were soiled: the test says little", fields)
	}
	d.Normalize()
	c.Normalize()
	s.Normalize()
	for _, root := range []any{&d, &c, &s} {
		soil(t, reflect.TypeOf(root).Elem().Name(), reflect.ValueOf(root).Elem(), func(path string, v reflect.Value) {
			text := v.String()
			if !utf8.ValidString(text) || strings.ContainsFunc(text, unwritable) || strings.ContainsAny(text, "\x1b\u202e\ufdd0") {
				t.Errorf("%s: got %q", path, text)
			}
		})
	}
}

func TestCleanDropsWhatXMLForbids(t *testing.T) {
	for text, want := range map[string]string{
		"a\ufffeb\uffffc\U0001fffed": "abcd",
		"a\ufdd0b":                   "ab",
		"a\xed\xa0\x80b":             "a\ufffdb", // a lone surrogate
		"a\x00\x08\x0e\x1fb\x7f":     "ab",
		"\ue000 \U0010fffd":          "\ue000 \U0010fffd", // private use: a font may have it
		"🍮 \u200d":                   "🍮 \u200d",
	} {
		if got := Clean(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if long := strings.Repeat("é", 10_240); CleanText(long) != long || (&Line{Description: long, Quantity: 1000, Category: StandardRated}).validate(0, "") != nil {
		t.Error("10 kB of description: want it taken as it is")
	}
}
