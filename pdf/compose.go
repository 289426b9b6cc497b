package pdf

import (
	"strings"

	"facturier/invoice"
)

// composer turns a document into blocks. Everything that it draws is frozen
// in the document, but for logo and accent, and for a draft's seller: the same
// document gives the same page whatever was paid since.
type composer struct {
	scribe
	d        *invoice.Document
	seller   invoice.Seller
	logo     *picture
	mentions []invoice.Mention
	tax      tax
	tight    bool // the subject follows the client at once, so that one page holds all
}

// newComposer reads what is drawn of the settings: the logo and, for a draft,
// which is computed, the seller and the wordings of the day.
func newComposer(d invoice.Document, s invoice.Settings) (*composer, error) {
	c := &composer{d: &d, seller: d.Seller, mentions: d.Mentions}
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
	c.logo, err = loadLogo(s.Logo)
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

// say is a text in a style, made drawable.
func (c *composer) say(s style, text string) entry { return entry{style: s, text: c.clean(text)} }

// sum is an amount in a style.
func (c *composer) sum(s style, a invoice.Amount) entry { return entry{style: s, text: c.money(a)} }

// money is an amount in the currency of the document.
func (c *composer) money(a invoice.Amount) string { return thin(a.In(c.d.Currency)) }

// off is a discount: a share, or a sum in the currency of the document.
func (c *composer) off(d invoice.Discount) string {
	if d.Rate == 0 && d.Amount != 0 {
		return c.money(d.Amount)
	}
	return d.String()
}

// thin parts thousands with U+202F, as French printers do; the no-break space
// before a unit stays.
func thin(text string) string {
	const wide = "\u00A0"
	for i := 1; i+len(wide) < len(text); i++ {
		if text[i:i+len(wide)] == wide && digit(text[i-1]) && digit(text[i+len(wide)]) {
			text = text[:i] + "\u202F" + text[i+len(wide):]
		}
	}
	return text
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

// paragraph is a block of texts over the whole body, each the heading of the
// next one, with a space after it.
func (c *composer) paragraph(after float64, texts ...entry) block {
	st := stackOf(0, bodyWidth, column{width: bodyWidth})
	for i, text := range texts {
		st.add(row{after: 0.6, keep: i < len(texts)-1}, text)
	}
	b := block{stacks: []stack{st}}
	b.fit(after)
	return b
}
