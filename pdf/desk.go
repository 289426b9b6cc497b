package pdf

import "facturier/invoice"

// desk is what every paper of a seller is made with: its letterhead, its
// currency, and texts made drawable.
type desk struct {
	scribe
	seller   invoice.Seller
	logo     *picture
	currency invoice.Currency
}

// say is a text in a style, made drawable.
func (c *desk) say(s style, text string) entry { return entry{style: s, text: c.clean(text)} }

// sum is an amount in a style.
func (c *desk) sum(s style, a invoice.Amount) entry { return entry{style: s, text: c.money(a)} }

// money is an amount in the currency of the paper.
func (c *desk) money(a invoice.Amount) string { return thin(a.In(c.currency)) }

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
func (c *desk) paragraph(after float64, texts ...entry) block {
	st := stackOf(0, bodyWidth, column{width: bodyWidth})
	for i, text := range texts {
		st.add(row{after: 0.6, keep: i < len(texts)-1}, text)
	}
	b := block{stacks: []stack{st}}
	b.fit(after)
	return b
}
