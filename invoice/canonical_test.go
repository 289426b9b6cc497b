package invoice

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

func canonicalSample(t *testing.T) Document {
	t.Helper()
	s := liableSettings()
	d := testInvoice(s, testClient(Company))
	d.Client.Delivery = &Address{Lines: []string{"Quai 2"}, PostCode: "34200", City: "Sète", Country: "FR"}
	d.Kind, d.QuoteNumber, d.QuoteDate, d.ServiceStart, d.Notes = Balance, "D2026-0003", testDay-30, testDay-2, "Merci & à bientôt <3"
	d.Deductions = []Deduction{{DocumentID: 4, Number: "F2026-0030", Date: testDay - 20, Groups: []VATGroup{{StandardRated, 2000, 100_00, 20_00}}, Net: 100_00, VAT: 20_00, Gross: 120_00}}
	d = issued(t, d, 7, "F2026-0031", s)
	d.PDFHash = "ab12"
	return d
}

// The hash is the promise: should it change, every book's chain breaks.
func TestCanonicalIsTheSameForEver(t *testing.T) {
	d := canonicalSample(t)
	sum := sha256.Sum256(d.Canonical())
	if got := hex.EncodeToString(sum[:]); got != goldenDocumentHash {
		t.Errorf("got %s, want %s for\n%s", got, goldenDocumentHash, d.Canonical())
	}
	p := Payment{ID: 9, DocumentID: 7, Date: testDay, Amount: -50_00, Method: Cheque, Reference: "n° 12 & fils", Reverses: 3}
	want := "facturier/1\n" + `{"document":7,"date":"2026-11-22","amount":-5000,"method":"cheque","reference":"n° 12 & fils","reverses":3}` + "\n"
	if got := string(p.Canonical()); got != want {
		t.Errorf("got  %swant %s", got, want)
	}
}

const goldenDocumentHash = "d5be2ee1b2f6b9501e8d5d65e1f400a52713a4ff5dfa4803076ebbfec94e9c62"

func TestCanonicalLeavesOutWhatChangesAfterTheIssue(t *testing.T) {
	d := canonicalSample(t)
	want := d.Canonical()
	d.SentOn, d.SentTo, d.Paid, d.Credited, d.Status, d.Payments = testDay, "x", 1, 2, StatusSent, []Payment{{ID: 1}}
	d.ID, d.QuoteID, d.PDF, d.Client.ID, d.Client.Notes, d.Client.Archived, d.Client.PaymentDays = 8, 9, "elsewhere.pdf", 10, "mauvais payeur", true, 3
	d.Acceptance, d.Replaced, d.Closed, d.Invoiced = Acceptance{By: "M. Durand"}, true, true, 3
	if got := d.Canonical(); !bytes.Equal(got, want) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for name, change := range map[string]func(*Document){
		"number":   func(d *Document) { d.Number = "F2026-0032" },
		"price":    func(d *Document) { d.Lines[0].Price++ },
		"client":   func(d *Document) { d.Client.Name += "." },
		"mention":  func(d *Document) { d.Mentions[0].Text += "." },
		"page":     func(d *Document) { d.PDFHash = "ab13" },
		"deposit":  func(d *Document) { d.Deductions[0].Groups[0].VAT++ },
		"total":    func(d *Document) { d.Totals.Payable++ },
		"seller":   func(d *Document) { d.Seller.IBAN = "" },
		"delivery": func(d *Document) { d.Client.Delivery = nil },
	} {
		d := canonicalSample(t)
		change(&d)
		if bytes.Equal(d.Canonical(), want) {
			t.Errorf("a change of %s is not seen", name)
		}
	}
}

// What the book gives back has empty lists where there were none, or the reverse.
func TestCanonicalDoesNotTellNilFromEmpty(t *testing.T) {
	d := Document{Kind: Invoice, Number: "F2026-0001"}
	want := d.Canonical()
	d.Lines, d.Deductions, d.Mentions, d.Totals.Groups, d.Client.Address.Lines = []Line{}, []Deduction{}, []Mention{}, []VATGroup{}, []string{}
	if got := d.Canonical(); !bytes.Equal(got, want) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if strings.Contains(string(want), `"lines":null`) || !strings.HasPrefix(string(want), "facturier/1\n{") {
		t.Errorf("got %s", want)
	}
	var back map[string]any
	if err := json.Unmarshal(bytes.TrimPrefix(want, []byte(canonicalVersion)), &back); err != nil {
		t.Errorf("not JSON after its first line: %v", err)
	}
}

// Every field of a frozen type is either hashed or known not to be: a field
// added later can't be forgotten in silence.
func TestCanonicalForgetsNoField(t *testing.T) {
	for _, c := range []struct {
		of      any
		hashed  any
		aliases map[string]string
		without string
	}{
		{Document{}, canonicalDocument{}, map[string]string{"Totals": "Gross"},
			"ID Status Replaced Edits Acceptance QuoteID QuoteRevision OriginID SentOn SentTo Paid Credited Invoiced Closed Payments PDF"},
		{Line{}, canonicalLine{}, nil, "Source"},
		{Deduction{}, canonicalDeduction{}, nil, "DocumentID Net VAT"},
		{Payment{}, canonicalPayment{}, map[string]string{"ClientID": "Client"}, "ID"},
		{Client{}, canonicalParty{}, map[string]string{"ElectronicAddress": "Electronic"}, "ID PaymentDays Escompte Notes Archived Rhythm Familiar CreditLimit"},
		{Seller{}, canonicalParty{}, map[string]string{"AccountHolder": "Holder", "ElectronicAddress": "Electronic", "CreditorID": "Creditor"}, "Activity Insurance Mediator Exemption"},
		{Address{}, canonicalAddress{}, nil, ""},
		{VATGroup{}, canonicalGroup{}, nil, ""},
		{Discount{}, canonicalDiscount{}, nil, ""},
	} {
		from, into := reflect.TypeOf(c.of), reflect.TypeOf(c.hashed)
		for i := range from.NumField() {
			name := from.Field(i).Name
			wanted := name
			if alias := c.aliases[name]; alias != "" {
				wanted = alias
			}
			_, hashed := into.FieldByName(wanted)
			if known := strings.Contains(" "+c.without+" ", " "+name+" "); !hashed && !known {
				t.Errorf("%s.%s is not in the canonical form", from.Name(), name)
			}
		}
	}
}
