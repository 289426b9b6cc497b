package pdf

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"facturier/invoice"
)

// EPC069-12: what a telephone reads is the payload, in a version of 13 at most
// with level M, whatever the length of the name.
func TestEPC069CodeReadsAsItWasWritten(t *testing.T) {
	seen := map[int]bool{}
	for _, holder := range []string{"", "J", "Jeanne Martin", strings.Repeat("é", 40), strings.Repeat("é", 70), strings.Repeat("漢", 60), strings.Repeat("漢", 70), strings.Repeat("😀", 70)} {
		s := sampleSettings().Seller
		s.AccountHolder = holder
		words := invoice.TransferCode(s, "", 999_999_999_99, "F2026-0031")
		q, err := transferCode(words, nil)
		if err != nil || q == nil {
			t.Fatalf("%q: no code, %v", words, err)
		}
		got, version := readCode(t, q)
		if got != words {
			t.Errorf("got %q, want %q", got, words)
		}
		seen[version] = true
		if q.width < 20 || q.width > 40 {
			t.Errorf("version %d: %.1f mm wide, want from 20 to 40", version, q.width)
		}
	}
	if !seen[13] || len(seen) < 4 {
		t.Errorf("read the versions %v, want several and 13", seen)
	}
	for _, words := range []string{"", strings.Repeat("a", invoice.MaxTransferCode+1)} {
		if q, err := transferCode(words, nil); q != nil || err != nil {
			t.Errorf("%d bytes: got %v, %v, want no code", len(words), q, err)
		}
	}
}

func TestQRCodeStandsInThePaymentBoxWhenAskedFor(t *testing.T) {
	s := sampleSettings()
	without := pageOf(t, franchiseInvoice(t), s)
	wantNone(t, without, "QR code")
	s.QRCode = true
	wantInOrder(t, pageOf(t, franchiseInvoice(t), s), "À régler au plus tard", "Titulaire", "IBAN", "BIC", "Référence", "F2026-0031", "QR code du virement (EPC)")
	for name, change := range map[string]func(*invoice.Document){
		"a credit note":    func(d *invoice.Document) { *d = creditNote(t) },
		"another currency": func(d *invoice.Document) { d.Currency, d.ExchangeRate = "USD", 920_000 },
		"no account":       func(d *invoice.Document) { d.Seller.IBAN = "" },
		"a debit":          func(d *invoice.Document) { d.Means, d.Client.Mandate = invoice.DirectDebit, "M1" },
		"a card":           func(d *invoice.Document) { d.Means = invoice.Card },
		"paid already":     func(d *invoice.Document) { d.SettledOn = d.IssueDate },
		"a quote":          func(d *invoice.Document) { *d = quote(t) },
	} {
		d := franchiseInvoice(t)
		change(&d)
		if page := pageOf(t, d, s); strings.Contains(page, "QR code") {
			t.Errorf("%s: a QR code where no transfer is asked for:\n%s", name, page)
		}
	}
}

// Two pictures in a file are ordered by their widths: the code is never as wide
// as the logo, or two files of one document would differ.
func TestQRCodeBesideALogoAsWideGivesOneFile(t *testing.T) {
	s := sampleSettings()
	s.QRCode = true
	q, err := transferCode(invoice.TransferCode(s.Seller, "", 2_925_00, "F2026-0031"), nil)
	if err != nil {
		t.Fatal(err)
	}
	var raw bytes.Buffer
	if err := png.Encode(&raw, image.NewRGBA(image.Rect(0, 0, q.pixels, 40))); err != nil {
		t.Fatal(err)
	}
	if s.Logo, err = PrepareLogo(raw.Bytes()); err != nil {
		t.Fatal(err)
	}
	first, err := Render(franchiseInvoice(t), s)
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		if again, err := Render(franchiseInvoice(t), s); err != nil || !bytes.Equal(again, first) {
			t.Fatalf("one document, two files (%v)", err)
		}
	}
}

func TestPaymentLinkAndOtherWaysArePlainText(t *testing.T) {
	s := sampleSettings()
	s.PaymentLink, s.PaymentWords = "https://exemple.fr/payer/{montant}EUR?n={numero}", "chèque à l’ordre de Jeanne Martin"
	for _, code := range []bool{false, true} {
		s.QRCode = code
		file, err := Render(franchiseInvoice(t), s)
		if err != nil {
			t.Fatal(err)
		}
		wantInOrder(t, words(read(t, file)[0]), "Référence", "F2026-0031", "En ligne", "https://exemple.fr/payer/2925.00EUR?n=F2026-0031", "Ou bien", "chèque à l’ordre de Jeanne Martin")
		if bytes.Contains(file, []byte("/Link")) || bytes.Contains(file, []byte("/URI")) {
			t.Error("the file has a link to follow, which PDF/A does not want there")
		}
	}
	wantNone(t, pageOf(t, creditNote(t), s), "En ligne", "Ou bien")
}
