package pdf

import (
	"strings"

	"facturier/invoice"
)

// closing are the blocks after the sums: first the ones that follow them, then
// the ones that stand at the foot of the last page.
func (c *composer) closing() (following, foot []block) {
	following = c.deposits()
	for _, text := range []string{c.d.Notes, c.terms()} {
		if strings.TrimSpace(text) != "" {
			b := c.paragraph(small, bodyWidth, text)
			b.fit(4)
			following = append(following, b)
		}
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
		b := c.paragraph(fine, bodyWidth, sentences(mentions))
		b.fit(0)
		foot = append(foot, b)
	}
	return following, foot
}

func (c *composer) terms() string {
	if c.d.Kind != invoice.Quote {
		return ""
	}
	return c.d.Terms
}

// legal are the mentions that do not stand under the sums.
func (c *composer) legal() []string {
	if !c.liable() && len(c.mentions) > 0 {
		return c.mentions[1:]
	}
	return c.mentions
}

const boxPadding = 5.0

// paymentBox says when and how to pay: due date, account, reference.
func (c *composer) paymentBox() block {
	if c.d.Totals.Payable <= 0 {
		return c.box("Aucune somme ne reste à régler.", nil)
	}
	var pairs []fact
	if c.seller.IBAN != "" {
		holder := c.seller.AccountHolder
		if holder == "" {
			holder = c.seller.Name
		}
		pairs = append(pairs, fact{label: "Titulaire", value: holder},
			fact{label: "IBAN", value: invoice.FormatIBAN(c.seller.IBAN)}, fact{label: "BIC", value: c.seller.BIC})
	}
	if c.d.Number != "" {
		pairs = append(pairs, fact{label: "Référence à rappeler", value: c.d.Number})
	}
	return c.box(c.paymentTitle(), pairs)
}

func (c *composer) paymentTitle() string {
	text := "À régler"
	switch {
	case c.d.DueDate.IsZero() || c.d.DueDate == c.d.IssueDate:
		text += " à réception"
	default:
		text += " avant le " + c.d.DueDate.Long()
	}
	if c.seller.IBAN != "" {
		text += ", par virement"
	}
	return text
}

// creditBox says what becomes of a credit note's sum: no payment is asked.
func (c *composer) creditBox() block {
	return c.box("Montant à déduire de votre prochain règlement, ou à vous rembourser.", nil)
}

func (c *composer) box(heading string, pairs []fact) block {
	const labels = 34.0
	width := bodyWidth - 2*boxPadding
	top := stackOf(boxPadding, width, column{width: width})
	top.top = boxPadding - 0.6
	top.add(row{after: 0.8}, c.say(strong, heading))
	st := stackOf(boxPadding, width, column{width: labels}, column{width: width - labels})
	st.top = top.top + top.height()
	for _, p := range pairs {
		if p.value != "" {
			st.add(row{after: 0.3}, c.say(muted, p.label), c.say(normal, p.value))
		}
	}
	st.columns[0].chars = st.chars(0)
	b := block{kind: boxed, stacks: []stack{top, st}}
	b.fit(boxPadding - 0.8)
	return b
}

// signature is where the client accepts a quote.
func (c *composer) signature() block {
	const width, labels, height = totalsWidth, 24.0, 38.0
	st := stackOf(bodyWidth-width+boxPadding, width-2*boxPadding, column{width: labels}, column{width: width - 2*boxPadding - labels})
	heading := stackOf(bodyWidth-width+boxPadding, width-2*boxPadding, column{width: width - 2*boxPadding})
	heading.top = boxPadding - 1
	heading.add(row{}, c.say(strong, "Bon pour accord"))
	heading.add(row{after: 1.6}, c.say(fine, "Devis reçu avant l’exécution des travaux"))
	st.top = heading.top + heading.height()
	for _, label := range []string{"Date", "Nom", "Signature"} {
		st.add(row{after: 1.6}, c.say(muted, label), entry{})
	}
	st.columns[0].chars = st.chars(0)
	b := block{kind: frame, stacks: []stack{heading, st}}
	b.fit(0)
	b.height = max(b.height, height)
	return b
}

// sentences makes one paragraph of the mentions, each ended by a full stop.
func sentences(mentions []string) string {
	var b strings.Builder
	for _, m := range mentions {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(m)
		if !strings.HasSuffix(m, ".") {
			b.WriteByte('.')
		}
	}
	return b.String()
}
