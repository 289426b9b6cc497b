package store_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"testing"

	"facturier/invoice"
)

// filled sets every field under v that is free, to something of its own.
func filled(v reflect.Value, n *int64) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString("texte " + string(rune('a'+*n%26)) + string(rune('a'+*n/26)))
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(*n)
		if _, day := v.Interface().(invoice.Date); day {
			v.SetInt(int64(today) + *n)
		}
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		filled(v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			filled(v.Index(i), n)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			filled(v.Field(i), n)
		}
	}
}

// fullDocument has something in every field that a document of a kind has.
func fullDocument(kind invoice.Kind) invoice.Document {
	var d invoice.Document
	n := int64(0)
	filled(reflect.ValueOf(&d).Elem(), &n)
	d.Kind, d.Status, d.Number, d.IssueDate, d.Currency = kind, invoice.StatusIssued, "X2026-0009", today, "USD"
	d.Operation, d.Means, d.Replaced, d.Edits = invoice.Mixed, invoice.DirectDebit, false, 0
	d.PDF, d.PDFHash, d.Payments, d.Paid = "", "", nil, 0
	d.Client.Notes, d.Client.Archived = "", false // what is private is not frozen
	d.Client.Rhythm, d.Client.Familiar, d.Client.CreditLimit = "", false, 0
	d.Totals.Lines, d.Totals.Deducted = d.Totals.Net+d.Totals.Discount, d.Totals.Gross-d.Totals.Payable
	for i := range d.Lines {
		d.Lines[i].Category = invoice.StandardRated
	}
	for _, groups := range [][]invoice.VATGroup{d.Totals.Groups, d.Deductions[0].Groups, d.Deductions[1].Groups} {
		for i := range groups {
			groups[i].Category = invoice.ReverseCharge
		}
	}
	return d
}

// What is frozen comes back as it was, to the last field: a new field of the
// domain that the book forgets fails here.
func TestEveryFieldOfADocumentComesBack(t *testing.T) {
	b, c := newBook(t)
	quote, origin := issue(t, b, c, 10, today), issue(t, b, c, 20, today)
	d := fullDocument(invoice.CorrectedInvoice)
	d.QuoteID, d.QuoteNumber, d.QuoteRevision, d.QuoteDate = quote.ID, quote.Number, quote.Revision, quote.IssueDate
	d.OriginID, d.Origin, d.OriginDate = origin.ID, origin.Number, origin.IssueDate
	d.Penalties.InvoiceID, d.Penalties.Number, d.Penalties.Date = origin.ID, origin.Number, origin.IssueDate
	for i := range d.Deductions {
		d.Deductions[i].DocumentID = quote.ID
	}
	d.Client.ID = c.ID
	d.Client.Escompte = invoice.Escompte{} // the document has its own
	must(t, b.Import(t.Context(), func(add func(invoice.Document) error) error { return add(d) }))
	got, err := b.FindDocument(t.Context(), invoice.InvoiceFamily, d.Number)
	must(t, err)
	var fields map[string]any
	must(t, json.Unmarshal(d.Canonical()[len("facturier/1\n"):], &fields))
	for name, value := range fields {
		empty := value == nil || reflect.ValueOf(value).IsZero()
		if empty && name != "pdf_sha256" {
			t.Errorf("the test has nothing in %s", name)
		}
	}
	if string(got.Canonical()) != string(d.Canonical()) {
		t.Errorf("got  %s\nwant %s", got.Canonical(), d.Canonical())
	}
	d.ID, d.QuoteRevision = got.ID, got.QuoteRevision
	want, back := reflect.ValueOf(d), reflect.ValueOf(got)
	for i := range want.NumField() {
		if name := want.Type().Field(i).Name; !reflect.DeepEqual(back.Field(i).Interface(), want.Field(i).Interface()) {
			t.Errorf("%s: got %+v, want %+v", name, back.Field(i), want.Field(i))
		}
	}
}

// Sums over documents are in euros, each at its rate, half a cent away from
// zero, whatever way they are asked for.
func TestSumsAreInEuros(t *testing.T) {
	b, c := newBook(t)
	foreign := func(number string, payable, paid invoice.Amount, rate invoice.ExchangeRate) invoice.Document {
		d := invoice.Document{Kind: invoice.Invoice, Status: invoice.StatusIssued, Number: number, IssueDate: today, DueDate: today.AddDays(-1),
			Client: c, Currency: "USD", ExchangeRate: rate}
		d.Totals = invoice.Totals{Net: payable, Gross: payable, Payable: payable}
		if paid != 0 {
			d.Payments = []invoice.Payment{{ID: 1, Date: today, Amount: paid, Method: invoice.Card}}
		}
		return d
	}
	const greatest = invoice.MaxAmount
	all := []invoice.Document{foreign("F2026-0001", 10001, 0, 500_000), // 50,005 → 50,01
		foreign("F2026-0002", 100000, 1, 921_500), foreign("F2026-0003", greatest, 0, 999_999)}
	must(t, b.Import(t.Context(), func(add func(invoice.Document) error) error {
		for _, d := range all {
			if err := add(d); err != nil {
				return err
			}
		}
		return nil
	}))
	want := invoice.Amount(5001)
	for _, d := range all[1:] {
		euros, err := d.InEuros(d.Totals.Payable - map[bool]invoice.Amount{true: 1}[len(d.Payments) > 0])
		must(t, err)
		want += euros
	}
	euro := issue(t, b, c, 100, today)
	m, err := b.Morning(t.Context(), today)
	if err != nil || m.OverdueSum != want {
		t.Errorf("overdue: got %s, %v, want %s", m.OverdueSum, err, want)
	}
	clients, err := b.Clients(t.Context(), invoice.ClientQuery{})
	if err != nil || clients[0].Open != want+euro.Totals.Payable {
		t.Errorf("the client owes %s, %v, want %s", clients[0].Open, err, want+euro.Totals.Payable)
	}
	for _, sort := range []invoice.Sort{invoice.ByDue, invoice.ByAmount} { // from the index of what is open, from the rows
		rows, err := b.Documents(t.Context(), invoice.Query{Family: invoice.InvoiceFamily, State: invoice.Overdue, Sort: sort, Today: today})
		must(t, err)
		var sum invoice.Amount
		for _, r := range rows {
			sum += r.Balance
			if r.Currency != "USD" {
				t.Errorf("%s, by %q: got the currency %q, want USD", r.Number, sort, r.Currency)
			}
		}
		if sum != want {
			t.Errorf("by %q: the rows make %s, want %s", sort, sum, want)
		}
	}
	wrong := foreign("F2026-0009", 100, 0, 0)
	wrong.Currency, wrong.ExchangeRate = "JPY", 1<<62
	err = b.Import(t.Context(), func(add func(invoice.Document) error) error { return add(wrong) })
	if !errors.Is(err, invoice.ErrOverflow) {
		t.Errorf("a balance past what fits: got %v, want an overflow", err)
	}
}
