package pdf

import (
	"strings"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// LetterRequest is a letter for the post. Body is its text: paragraphs parted by
// an empty line, lists of lines that begin with "- ". Where it says, word for
// word, what reminder.Table and reminder.Calculation say of Items, the page has
// a table. Registered is a "lettre recommandée".
type LetterRequest struct {
	Client     invoice.Client
	Date       invoice.Date
	Registered bool
	Subject    string
	Body       string
	Items      []reminder.Item
	Enclosures []string // named at its foot
}

// Letter is the letter as PDF/A-3b, its address where the window of a DL
// envelope is, with room to sign: the same bytes each time for the same
// request and settings. The error is one of a damaged logo.
func Letter(l LetterRequest, s invoice.Settings) ([]byte, error) {
	return filed(func() (*sheet, error) { return l.lay(s) })
}

// LetterText is the same letter for the terminal, as Text is of a document.
func LetterText(l LetterRequest, s invoice.Settings) (string, error) {
	return spelled(func() (*sheet, error) { return l.lay(s) })
}

func (l LetterRequest) lay(s invoice.Settings) (*sheet, error) {
	c, err := newDesk(s, currencyOf(l.Items))
	if err != nil {
		return nil, err
	}
	p := c.begin("Lettre du " + l.Date.String())
	head := c.letterHead(l.Registered)
	p.flow(head)
	p.flow(c.letterTo(l, head.height))
	if l.Subject != "" {
		p.flow(c.paragraph(5, c.say(strong, "Objet\u00A0: "+l.Subject)), 12)
	}
	body, signed := signature(l.Body, s.Seller)
	sign := c.signed(signed, l.Enclosures)
	parts := parted(body, l.Items)
	for i, part := range parts {
		if i == len(parts)-1 {
			part.put(c, p, l, sign.height)
		} else {
			part.put(c, p, l, 0)
		}
	}
	p.flow(sign)
	return c.finish(p, s, cover{joined(", ", l.Subject, l.Client.Name), "Lettre du " + l.Date.String(), l.Date}), nil
}

func enclosed(names []string) string {
	if len(names) == 1 {
		return "Pièce jointe\u00A0: " + names[0] + "."
	}
	return "Pièces jointes\u00A0: " + strings.Join(names, ", ") + "."
}

// letterHead is the letterhead; the words of a registered letter stand right
// above the window, which shows the address alone.
func (c *desk) letterHead(registered bool) block {
	left := windowLeft - marginSide
	what := stackOf(left, bodyWidth-left, column{width: bodyWidth - left})
	if registered {
		what.top = windowTop - marginTop - 8
		what.textLeft, what.textWidth = 34, 44
		what.add(row{}, c.say(smallBold, "Lettre recommandée avec accusé de réception"))
	}
	return c.headOf(what)
}

// letterTo is the address, then place and day under it.
func (c *desk) letterTo(l LetterRequest, above float64) block {
	to := c.window(postalLines(l.Client), above)
	when := stackOf(to.left, to.width, column{width: to.width})
	when.textLeft, when.textWidth = to.textLeft, to.textWidth
	when.top = max(to.top+to.height()+6, headBottom-above-6)
	when.add(row{}, entry{}) // a line of the terminal
	when.add(row{}, c.say(normal, placed(c.seller.Address.City, l.Date)))
	b := block{stacks: []stack{to, when}}
	b.fit(9)
	return b
}

// placed is where and when a letter was written: "Lunel, le 22 novembre 2026".
func placed(city string, day invoice.Date) string {
	if city == "" {
		return "Le " + day.Long()
	}
	return city + ", le " + day.Long()
}

// signature parts the last paragraph of a text from the others when it is the
// name of the seller; otherwise the name is added.
func signature(body string, seller invoice.Seller) (rest, signed string) {
	body = strings.TrimSpace(strings.ReplaceAll(body, "\r\n", "\n"))
	if at := strings.LastIndex(body, "\n\n"); at >= 0 {
		last := strings.TrimSpace(body[at:])
		for _, name := range []string{seller.LegalName(), seller.Name, seller.TradeName} {
			if name != "" && strings.HasPrefix(last, name) {
				return body[:at], last
			}
		}
	}
	return body, seller.LegalName()
}

// signed is the room to sign, above the name; what is enclosed stands beside.
func (c *desk) signed(name string, enclosures []string) block {
	left := windowLeft - marginSide
	beside := stackOf(0, left-gutter, column{width: left - gutter})
	if len(enclosures) > 0 {
		beside.add(row{}, c.say(fine, enclosed(enclosures)))
	}
	st := stackOf(left, bodyWidth-left, column{width: bodyWidth - left})
	st.top = 17
	st.textLeft, st.textWidth = 45, 33
	st.add(row{}, c.say(normal, name))
	beside.top, beside.textWidth = st.top+st.height()-beside.height(), 41
	b := block{stacks: []stack{beside, st}}
	if beside.top < 0 {
		b.stacks[0].top, b.stacks[1].top = 0, beside.height()-st.height()
	}
	b.fit(4)
	return b
}
