package cii_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"facturier/invoice"
	"facturier/pdf/cii"
)

// writable is a text without what XML 1.0 cannot write (section 2.2).
func writable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r <= '\uD7FF' || r >= '\uE000' && r <= '\uFFFD' || r >= 0x10000 {
			return r
		}
		return -1
	}, strings.ToValidUTF8(s, ""))
}

// checkText puts a text wherever a person types one, and reads it back.
func checkText(t *testing.T, s string) {
	t.Helper()
	d := named(t, "adresses")
	d.Lines[0].Designation, d.Lines[0].Description, d.Lines[0].Unit = s, s, s
	d.Client.Name, d.Client.Contact, d.Client.Phone, d.Client.ServiceCode, d.OrderNumber, d.Contract = s, s, s, s, s, s
	d.Client.Address.Lines, d.Client.Address.City, d.Seller.TradeName = []string{s, s, s, s}, s, s
	d.Client.Delivery, d.Client.Billing = &d.Client.Address, &d.Client.Address
	d.Subject, d.Notes, d.Reason = s, s, s
	d.Mentions = append(d.Mentions, invoice.Mention{Code: invoice.GeneralNote, Text: s})
	data, err := cii.XML(&d)
	if err != nil {
		t.Fatal(err)
	}
	if !utf8.Valid(data) {
		t.Fatalf("%q: the XML is not UTF-8", s)
	}
	root, err := read(data)
	if err != nil {
		t.Fatalf("%q is not well-formed: %v", s, err)
	}
	want := writable(s)
	for _, path := range []string{
		lineItem + "/SpecifiedTradeProduct/Name", lineItem + "/SpecifiedTradeProduct/Description", buyer + "Name",
		buyer + "DefinedTradeContact/PersonName", buyer + "PostalTradeAddress/LineOne", agreement + "BuyerReference",
		agreement + "BuyerOrderReferencedDocument/IssuerAssignedID", seller + "SpecifiedLegalOrganization/TradingBusinessName",
	} {
		if got := root.at(path); got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
}

func TestTextsAreKeptExact(t *testing.T) {
	for _, s := range []string{
		"Crème brûlée", "deux\nlignes", "emoji 🍮👩‍💻", "<ram:Name>&amp;</ram:Name>", "]]>", `"guillemets" 'simples'`, "日本語 ﷽",
		"tab\tet retour\r\n", " espaces ", "\u00a0", "nul \x00 et cloche \x07", "seul \xed\xa0\x80 ici", "coupé \xc3", "\ufffe\uffff\ufffd", "\x7f\u0085\u2028",
		"e\u0301", strings.Repeat("très long ", 1000), "",
	} {
		checkText(t, s)
	}
}

func FuzzTexts(f *testing.F) {
	for _, s := range []string{"Maquette", "a\nb", "🍮", "<&>", "\x00\xff", "]]>", "\r\n\t", "\ufffe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkText(t, s) })
}

// Units are said with their codes of Recommendation 20; what has none is
// counted (BR-CL-23).
func TestUnitCodes(t *testing.T) {
	for unit, want := range map[string]string{
		"heure": "HUR", "heures": "HUR", "h": "HUR", "H.": "HUR", "jour": "DAY", "Jours": "DAY", "journée": "DAY", "mois": "MON", "Mois": "MON",
		"forfait": "LS", "kg": "KGM", "m": "MTR", "mètres": "MTR", "m²": "MTK", "m2": "MTK", "mètres carrés": "MTK", "m³": "MTQ", "km": "KMT",
		"litres": "LTR", "semaine": "WEE", "minutes": "MIN", "page": "C62", "mot": "C62", "licorne": "C62", "": "C62", "pièces": "H87", "années": "ANN",
	} {
		d := named(t, "franchise")
		d.Lines[0].Unit = unit
		if got := written(t, d).all(lineItem + "/SpecifiedLineTradeDelivery/BilledQuantity")[0].attrs["unitCode"]; got != want {
			t.Errorf("%q: got %s, want %s", unit, got, want)
		}
	}
}

// The words of a reason of exemption are the frozen ones.
func TestExemptionIsInTheFrozenWords(t *testing.T) {
	d := named(t, "franchise")
	d.Mentions = []invoice.Mention{{Code: invoice.FranchiseReason, Text: "TVA non applicable, art. L. 223-3 du CIBS"}}
	if got := written(t, d).at(breakdown + "ExemptionReason"); got != d.Mentions[0].Text {
		t.Errorf("got %q, want %q", got, d.Mentions[0].Text)
	}
	d.Mentions = nil
	if got := written(t, d).at(breakdown + "ExemptionReason"); !strings.Contains(got, "293 B") {
		t.Errorf("got %q without a mention, want the words of the law", got)
	}
}

func BenchmarkCheckAndXML(b *testing.B) {
	s := liable()
	d := draft(s, company())
	for len(d.Lines) < 30 {
		d.Lines = append(d.Lines, d.Lines[len(d.Lines)%2])
	}
	d = issued(b, d, s, "F2026-0042")
	var data []byte
	for b.Loop() {
		if problems := d.Check(s, today); len(invoice.Blocking(problems)) > 0 {
			b.Fatal(problems)
		}
		var err error
		if data, err = cii.XML(&d); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(len(data)))
	if !bytes.HasSuffix(data, []byte("</rsm:CrossIndustryInvoice>\n")) {
		b.Fatal("the XML is cut")
	}
}
