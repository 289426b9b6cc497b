package demo

import (
	"fmt"
	"strings"

	"facturier/invoice"
)

// trade is one fictitious auto-entrepreneur: who she is, whom she works for
// and what she did in the last fourteen months.
type trade struct {
	settings invoice.Settings
	clients  map[string]invoice.Client
	jobs     []job
}

// job is one thing that was asked of her: ago is the number of days before
// today of its first document, plot is what came of it. Clients and lines are
// named by their keys in the trade.
type job struct {
	ago     int
	client  string
	subject string
	plot    plot
	lines   []item
}

// item is a line in words, read by the parsers that read what users type.
type item struct {
	designation, description string
	quantity, unit, price    string
	vat, discount            string
}

func line(designation, quantity, unit, price string) item {
	return item{designation: designation, quantity: quantity, unit: unit, price: price}
}

func (i item) about(description ...string) item {
	i.description = strings.Join(description, "\n")
	return i
}

func (i item) at(vat string) item { i.vat = vat; return i }

func (i item) off(discount string) item { i.discount = discount; return i }

// line is the item as a line of a document of the trade.
func (i item) line(s invoice.Settings) (invoice.Line, error) {
	l := s.NewLine()
	l.Designation, l.Description, l.Unit = i.designation, i.description, i.unit
	var err error
	if l.Quantity, err = invoice.ParseQuantity(i.quantity); err != nil {
		return l, fmt.Errorf("%s: quantity: %w", i.designation, err)
	}
	if l.Price, err = invoice.ParsePrice(i.price); err != nil {
		return l, fmt.Errorf("%s: price: %w", i.designation, err)
	}
	if i.vat != "" {
		if l.VAT, err = invoice.ParseRate(i.vat); err != nil {
			return l, fmt.Errorf("%s: VAT: %w", i.designation, err)
		}
	}
	if i.discount != "" {
		if l.Discount, err = invoice.ParseDiscount(i.discount); err != nil {
			return l, fmt.Errorf("%s: discount: %w", i.designation, err)
		}
	}
	return l, nil
}

// trades are the books that a seed chooses among.
var trades = []func() trade{developer, photographer, carpenter}

func tradeOf(seed int64) trade {
	return trades[int(uint64(seed)%uint64(len(trades)))]()
}

// siren is the nth fictitious SIREN: no firm has one that begins with eight
// digits so close to 10 000 000; its key is right.
func siren(n int) string { return withKey(fmt.Sprintf("1%07d", n)) }

// siret is the head office of the nth fictitious SIREN.
func siret(n int) string { return withKey(siren(n) + "0001") }

// publicSIRET is a fictitious public body: those begin with a 2.
func publicSIRET(n int) string { return withKey(withKey(fmt.Sprintf("2%07d", n)) + "0001") }

// withKey adds the Luhn digit.
func withKey(digits string) string {
	sum := 0
	for i := range len(digits) {
		n := int(digits[len(digits)-1-i] - '0')
		if i%2 == 0 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return digits + string(rune('0'+(10-sum%10)%10))
}

func address(postCode, city string, lines ...string) invoice.Address {
	return invoice.Address{Lines: lines, PostCode: postCode, City: city, Country: "FR"}
}

// firm is a company with its SIRET and VAT number, paying in days.
func firm(n int, name, contact, email string, days int, a invoice.Address) invoice.Client {
	return invoice.Client{Type: invoice.Company, Name: name, Contact: contact, Email: email, PaymentDays: days, Address: a,
		SIREN: siren(n), SIRET: siret(n), VATNumber: invoice.FrenchVATNumber(siren(n))}
}

func person(name, email, phone string, a invoice.Address) invoice.Client {
	return invoice.Client{Type: invoice.Consumer, Name: name, Email: email, Phone: phone, Address: a}
}
