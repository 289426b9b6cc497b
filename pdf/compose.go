package pdf

import (
	"strings"

	"facturier/invoice"
)

// composer turns a document into blocks. Everything that it draws is frozen
// in the document, but for logo and accent, and for a draft's seller: the same
// document gives the same page whatever was paid since.
type composer struct {
	desk
	d        *invoice.Document
	mentions []invoice.Mention
	payment  payment
	code     *code // of the transfer; nil for none
	tax      tax
	tight    bool // the subject follows the client at once, so that one page holds all
}

// newComposer reads what is drawn of the settings: the logo and, for a draft,
// which is computed, the seller and the wordings of the day.
func newComposer(d invoice.Document, s invoice.Settings) (*composer, error) {
	c := &composer{d: &d, mentions: d.Mentions, payment: payment{code: s.QRCode, link: s.PaymentLink, words: s.PaymentWords}}
	c.seller, c.currency = d.Seller, d.Currency
	if !d.Issued() {
		c.seller = s.Seller
		d.Lines = append([]invoice.Line(nil), d.Lines...)
		if err := d.Compute(); err != nil {
			return nil, err
		}
		if len(c.mentions) == 0 {
			c.mentions = invoice.Mentions(&d, s)
		}
	}
	c.tax = taxOf(&d, c.seller.Regime)
	var err error
	if c.logo, err = loadLogo(s.Logo); err != nil {
		return nil, err
	}
	if c.payment.code && c.toAccount() {
		c.code, err = transferCode(invoice.TransferCode(c.seller, d.Currency, c.payable(), d.Number), c.logo)
	}
	return c, err
}

// compose lays the whole document out.
func compose(d invoice.Document, s invoice.Settings) (*sheet, error) {
	c, err := newComposer(d, s)
	if err != nil {
		return nil, err
	}
	return &sheet{
		palette: newPalette(s.Accent), logo: c.logo,
		title:  strings.TrimSpace(d.Kind.Title() + " " + c.reference()),
		author: c.seller.LegalName(), subject: d.Subject, moment: momentOf(d.IssueDate),
		pages: c.pages(),
	}, nil
}

// reference is the number, with the revision of a quote; "" for a draft that
// has none.
func (c *composer) reference() string {
	if c.d.Number == "" {
		return ""
	}
	return c.d.DisplayNumber()
}

// off is a discount: a share, or a sum in the currency of the document.
func (c *composer) off(d invoice.Discount) string {
	if d.Rate == 0 && d.Amount != 0 {
		return c.money(d.Amount)
	}
	return d.String()
}
