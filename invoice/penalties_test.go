package invoice

import (
	"slices"
	"strings"
	"testing"
)

// penaltyInvoice is a document of penalties of one line.
func penaltyInvoice() (Document, Settings) {
	d, s := companyInvoice()
	d.Penalties = Penalties{InvoiceID: 7, Number: "F2026-0031", Date: testDay - 60, From: testDay - 29, Until: testDay, Recovery: true}
	d.Lines[0].SetTax(Tax{Category: OutOfScope, Exemption: OutOfScopeReason})
	return d, s
}

var penaltyCases = map[string]ruleCase{
	"256 CGI penalties are out of the scope of VAT": {of: penaltyInvoice,
		refuse: func(d *Document, s *Settings) { d.Lines[0].SetTax(s.TaxFor(d.Client, d.Operation)) },
		accept: func(d *Document, s *Settings) { s.Seller.Regime, s.Seller.VATNumber = Liable, "FR44732829320" }},
	"L441-10 penalties are claimed after they were incurred": {of: penaltyInvoice,
		refuse: func(d *Document, _ *Settings) { d.Penalties.Until = testDay + 1 },
		accept: func(d *Document, _ *Settings) { d.Penalties.From = d.Penalties.Until }},
}

// CGI 256, C. civ. 1343-2, BR-FR-05: the words say that there is no VAT because it is
// an indemnity, and promise neither penalties nor the 40 €, whatever the regime
// and the client.
func TestMentionsOfPenalties(t *testing.T) {
	for _, client := range []ClientType{Company, Consumer, Public, Foreign} {
		for _, regime := range []Regime{Franchise, Liable} {
			d, s := penaltyInvoice()
			d.Client.Type, s.Seller.Regime, s.OnDebits = client, regime, true
			if err := Freeze(&d, s, testDay); err != nil {
				t.Fatal(err)
			}
			texts := strings.Join(Texts(d.Mentions), "\n")
			if !strings.Contains(texts, penaltiesUntaxed) || !strings.Contains(texts, noMorePenalties) {
				t.Errorf("%s, %s: got\n%s", client, regime, texts)
			}
			for _, never := range []string{"293 B", "259", "40 €", "L441", "CCP", "Nature de", "débits", "scompte"} {
				if strings.Contains(texts, never) {
					t.Errorf("%s, %s: they say %q:\n%s", client, regime, never, texts)
				}
			}
			var codes []string
			for _, note := range BillingNotes(&d) {
				codes = append(codes, note.Code)
			}
			for _, code := range []string{PenaltyNote, RecoveryNote, EscompteNote} {
				if slices.Index(codes, code) < 0 || slices.Contains(codes[slices.Index(codes, code)+1:], code) {
					t.Errorf("BR-FR-05: %s is not there once in %v", code, codes)
				}
			}
		}
	}
}

// The credit note of such a document is out of the scope of VAT for the same
// reason, and asks for nothing.
func TestCreditOfPenalties(t *testing.T) {
	d, s := penaltyInvoice()
	d = issued(t, d, 3, "F2026-0040", s)
	note, err := Credit(d, nil, CreditRequest{Reason: "Geste commercial"}, s, testDay)
	if err != nil {
		t.Fatal(err)
	}
	if err := Freeze(&note, s, testDay); err != nil {
		t.Fatal(err)
	}
	if !note.OfPenalties() || note.ClaimsPenalties() || note.Mentions[0] != (Mention{OutOfScopeReason, penaltiesUntaxed}) {
		t.Errorf("got %+v, %+v", note.Penalties, note.Mentions)
	}
	if _, err := Rectify(d, nil, "x", s, testDay); err == nil || ErrorCode(err) != CodeRefused {
		t.Errorf("a document of penalties is replaced: %v", err)
	}
}

// The seal of what is not about penalties is the one of the books before them.
func TestCanonicalWithoutPenalties(t *testing.T) {
	d, _ := penaltyInvoice()
	with := string(d.Canonical())
	d.Penalties = Penalties{}
	if without := string(d.Canonical()); !strings.HasSuffix(without, "\"pdf_sha256\":\"\"}\n") {
		t.Errorf("got %s", without)
	}
	if !strings.HasSuffix(with, `"penalties":{"number":"F2026-0031","date":"`+(testDay-60).ISO()+`","from":"`+(testDay-29).ISO()+`","until":"`+testDay.ISO()+`","recovery":true}}`+"\n") {
		t.Errorf("got %s", with)
	}
}
