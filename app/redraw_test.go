package app

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"facturier/invoice"
)

// logo is a picture in a file.
func logo(t *testing.T, shade uint8) string {
	t.Helper()
	picture := image.NewGray(image.Rect(0, 0, 40, 20))
	for i := range picture.Pix {
		picture.Pix[i] = shade
	}
	picture.SetGray(3, 3, color.Gray{Y: 255 - shade})
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "logo.png")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A page is drawn again byte for byte, whatever happened since to the document,
// to its client, to the seller and to the look of the pages.
func TestAPageIsDrawnAgainByteForByte(t *testing.T) {
	ctx := context.Background()
	a := ready(t)
	if err := a.SetLogo(ctx, logo(t, 10)); err != nil {
		t.Fatal(err)
	}
	s, err := a.Settings(ctx)
	if err != nil {
		t.Fatal(err)
	}
	s.QRCode, s.PaymentLink, s.PaymentWords = true, "https://exemple.fr/{montant}?n={numero}", "chèque"
	if err := a.SaveSettings(ctx, s); err != nil {
		t.Fatal(err)
	}
	d := issued(t, a)
	archived, err := a.DrawPDF(ctx, d.ID)
	if err != nil {
		t.Fatal(err)
	}
	xml, err := a.XML(ctx, d.ID)
	if err != nil || !bytes.Contains(xml, []byte("<ram:ID>"+d.Number+"</ram:ID>")) {
		t.Errorf("the XML does not name %s, %v:\n%s", d.Number, err, xml)
	}
	change(t, a, d)
	again, identical, err := a.Redraw(ctx, d.ID)
	if err != nil || !identical || !bytes.Equal(again, archived) {
		t.Errorf("drawn again: identical %v, %v, %d bytes; want the %d archived", identical, err, len(again), len(archived))
	}
	if after, err := a.XML(ctx, d.ID); err != nil || !bytes.Equal(after, xml) {
		t.Errorf("the XML changed, %v:\n%s\nwas\n%s", err, after, xml)
	}
	quotes, err := a.Documents(ctx, invoice.Query{Family: invoice.QuoteFamily, Today: a.Today()})
	if err != nil {
		t.Fatal(err)
	}
	if _, identical, err := a.Redraw(ctx, quotes[0].ID); err != nil || !identical {
		t.Errorf("the quote drawn again: identical %v, %v", identical, err)
	}
	if _, err := a.XML(ctx, quotes[0].ID); invoice.ErrorCode(err) != invoice.CodeRefused {
		t.Errorf("the XML of a quote: got %v, want it refused", err)
	}
}

// change makes everything around an issued invoice another.
func change(t *testing.T, a *App, d invoice.Document) {
	t.Helper()
	ctx := context.Background()
	var errs []error
	keep := func(err error) { errs = append(errs, err) }
	_, err := a.Pay(ctx, d.ID, invoice.Payment{Amount: 100})
	keep(err)
	_, err = a.MarkSent(ctx, d.ID, "quelqu'un@exemple.fr")
	keep(err)
	_, err = a.Credit(ctx, d.ID, invoice.CreditRequest{Amount: 500, Reason: "geste"})
	keep(err)
	keep(a.SetLogo(ctx, logo(t, 200)))
	s, err := a.Settings(ctx)
	keep(err)
	s.Accent, s.Seller.Name, s.PenaltyTerms = "#aa0000", "Jeanne Durand", "Autrement."
	s.QRCode, s.PaymentLink, s.PaymentWords = !s.QRCode, "https://exemple.fr/autre", "espèces"
	keep(a.SaveSettings(ctx, s))
	c, err := a.Client(ctx, d.Client.ID)
	keep(err)
	c.Name = "Autre nom"
	_, err = a.SaveClient(ctx, c)
	keep(err)
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestADraftIsNotDrawnAgain(t *testing.T) {
	a := ready(t)
	draft, err := a.Convert(context.Background(), accepted(t, a).ID, invoice.Conversion{})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := a.Redraw(context.Background(), draft.ID); invoice.ErrorCode(err) != invoice.CodeRefused {
		t.Errorf("got %v, want it refused", err)
	}
	if _, err := a.XML(context.Background(), draft.ID); invoice.ErrorCode(err) != invoice.CodeRefused {
		t.Errorf("its XML: got %v, want it refused", err)
	}
}
