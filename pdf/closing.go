package pdf

import (
	"slices"
	"strings"

	"facturier/invoice"
)

// closing are the blocks after the sums: first the ones that follow them, then
// the ones that stand at the foot of the last page.
func (c *composer) closing() (following, foot []block) {
	following = c.deposits()
	if strings.TrimSpace(c.d.Notes) != "" {
		following = append(following, c.paragraph(4, c.say(small, c.d.Notes)))
	}
	if c.d.Kind == invoice.Quote && strings.TrimSpace(c.d.Terms) != "" {
		following = append(following, c.paragraph(4, c.say(smallBold, "Conditions"), c.say(small, c.d.Terms)))
	}
	switch {
	case c.d.Kind == invoice.Quote:
		foot = append(foot, c.signature())
	case c.d.Kind == invoice.CreditNote:
		foot = append(foot, c.creditBox())
	default:
		foot = append(foot, c.paymentBox())
	}
	if mentions := c.legal(); len(mentions) > 0 {
		foot = append(foot, c.paragraph(0, c.say(fine, sentences(mentions))))
	}
	return following, foot
}

// legal are the mentions that do not stand under the sums.
func (c *composer) legal() []invoice.Mention {
	return slices.DeleteFunc(slices.Clone(c.mentions), invoice.Mention.Exempts)
}

const boxPadding = 5.0

// creditBox says what becomes of a credit note's sum: no payment is asked.
func (c *composer) creditBox() block {
	return c.box("Montant à déduire de votre prochain règlement, ou à vous rembourser.")
}

// box is a sentence on the pale ground, with pairs of label and value under it,
// in one column or two.
func (c *desk) box(heading string, pairs ...[]fact) block {
	const labels, right = 20.0, 58.0
	width := bodyWidth - 2*boxPadding
	top := stackOf(boxPadding, width, column{width: width})
	top.top = boxPadding - 0.6
	top.add(row{after: 0.8}, c.say(strong, heading))
	b := block{kind: boxed, stacks: []stack{top}}
	left, room := boxPadding, width-right
	for _, facts := range pairs {
		st := stackOf(left, room, column{width: labels}, column{width: room - labels - gutter})
		st.top = top.top + top.height()
		for _, p := range facts {
			if p.value != "" {
				st.add(row{after: 0.3}, c.say(muted, p.label), c.say(normal, p.value))
			}
		}
		if len(st.rows) > 0 {
			st.columns[0].chars = st.chars(0)
			b.stacks = append(b.stacks, st)
			left, room = left+room, right
		}
	}
	b.fit(boxPadding - 0.8)
	return b
}

// signature is where the client accepts a quote.
func (c *composer) signature() block {
	const frameWidth, labels, height = 86.0, 24.0, 44.0
	left, width := bodyWidth-frameWidth+boxPadding, frameWidth-2*boxPadding
	heading := stackOf(left, width, column{width: width})
	heading.top = boxPadding - 1
	heading.textLeft, heading.textWidth = 40, 36
	heading.add(row{after: 2}, c.say(strong, "Bon pour accord"))
	if c.seller.Insurance != "" { // of the building trades, whose clients sign so
		heading.rows[0].after = 0
		heading.add(row{after: 2}, c.say(fine, "Devis reçu avant l’exécution des travaux"))
	}
	blanks := stackOf(left, width, column{width: labels}, column{width: width - labels})
	blanks.textLeft, blanks.textWidth = heading.textLeft, heading.textWidth
	blanks.top = heading.top + heading.height()
	for _, label := range []string{"Date", "Nom", "Signature"} {
		blanks.add(row{after: 1.8}, c.say(muted, label), entry{})
	}
	return block{kind: frame, height: height, stacks: []stack{heading, blanks}}
}

// sentences makes one paragraph of the mentions, each ended by a full stop.
func sentences(mentions []invoice.Mention) string {
	var b strings.Builder
	for _, m := range mentions {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(m.Text)
		if !strings.HasSuffix(m.Text, ".") {
			b.WriteByte('.')
		}
	}
	return b.String()
}
