package invoice

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"
)

// Whatever a file or a screen gives, nothing panics, a draft that Validate
// takes has sums within the limits, and what Check lets through can be frozen.
func FuzzDocument(f *testing.F) {
	s := testSettings()
	for _, d := range []Document{testInvoice(s, testClient(Company)), testInvoice(liableSettings(), testClient(Foreign)), NewQuote(s, testClient(Consumer), testDay), {}} {
		seed, err := json.Marshal(d)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(seed)
	}
	f.Add([]byte(`{"Kind":"facture","Lines":[{"Quantity":9223372036854775807,"Price":9223372036854775807,"Category":"S","VAT":2147483647}]}`))
	f.Add([]byte(`{"Kind":"avoir","Lines":[{"Quantity":-1,"Price":-9223372036854775808}],"Discount":{"amount":-9223372036854775808}}`))
	f.Add([]byte(`{"Kind":"solde","Deductions":[{"Gross":9223372036854775807}],"IssueDate":2147483647,"DueDate":-2147483648}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var d Document
		if json.Unmarshal(data, &d) != nil {
			return
		}
		d.Status, d.Deductions = StatusDraft, nil
		d.Normalize()
		once := d
		if d.Normalize(); !reflect.DeepEqual(d, once) {
			t.Errorf("normalized twice: got %+v, want %+v", d, once)
		}
		problems := d.Check(s, testDay)
		for _, p := range problems {
			if p.Field == "" || p.Message == "" || Clean(p.Message) != p.Message {
				t.Errorf("a problem without a place or a safe sentence: %+v", p)
			}
		}
		if err := d.Validate(); err != nil {
			checkSentence(t, err)
			return
		}
		if err := Freeze(&d, s, testDay); err != nil {
			t.Errorf("valid, and Freeze says %v", err)
		}
		if d.Totals.Gross > MaxAmount || d.Totals.Gross < -MaxAmount {
			t.Errorf("valid, and the sum is %d", d.Totals.Gross)
		}
		if !bytes.Equal(d.Canonical(), d.Canonical()) {
			t.Error("two canonical forms of one document")
		}
	})
}

func FuzzClient(f *testing.F) {
	for _, kind := range ClientTypes {
		seed, err := json.Marshal(testClient(kind))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(seed)
	}
	f.Add([]byte(`{"type":"etranger","name":"\u001b[31m","siret":"FR","address":{"lines":["","a\nb"],"country":"é"},"delivery":{}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var c Client
		if json.Unmarshal(data, &c) != nil {
			return
		}
		c.Normalize()
		once, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		c.Normalize()
		if twice, err := json.Marshal(c); err != nil || !bytes.Equal(once, twice) {
			t.Errorf("normalized twice: got %s, %v, want %s", twice, err, once)
		}
		if err := c.Validate(); err != nil {
			checkSentence(t, err)
		}
	})
}
