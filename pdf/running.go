package pdf

import (
	"fmt"
)

// running is the line at the top of the pages after the first: whose document
// this is, and which.
func (c *composer) running() block {
	return c.runningHead(c.name())
}

func (c *desk) runningHead(name string) block {
	st := stackOf(0, bodyWidth, column{width: bodyWidth / 2}, column{width: bodyWidth / 2, right: true})
	st.add(row{}, c.say(smallGrey, c.seller.DisplayName()), c.say(smallGrey, name))
	st.columns[1].chars = st.chars(1)
	b := block{stacks: []stack{st}}
	b.fit(6)
	return b
}

// name is kind and number: "Facture F2026-0031".
func (c *composer) name() string {
	if c.d.Number == "" {
		return c.d.Kind.Title() + " (brouillon)"
	}
	return c.d.Kind.Title() + " " + c.reference()
}

// footer is the foot of every page: identity, number, page of pages.
func (c *composer) footer(page, pages int) block {
	if !c.d.Issued() {
		return c.foot("Brouillon", page, pages)
	}
	return c.foot(c.reference(), page, pages)
}

func (c *desk) foot(name string, page, pages int) block {
	const right = 46.0
	st := stackOf(0, bodyWidth, column{width: bodyWidth - right}, column{width: right, right: true})
	st.add(row{before: 2, over: hair}, c.say(fine, c.identity()), c.say(fine, joined(" · ", name, fmt.Sprintf("page %d/%d", page, pages))))
	st.columns[1].chars = st.chars(1)
	return block{kind: footer, height: footerHeight, stacks: []stack{st}}
}

// identity is name, address and number of the seller on one line, two at most.
func (c *desk) identity() string {
	address := joined(", ", addressLines(c.seller.Address)...)
	text := joined(" · ", c.seller.LegalName(), address, c.siret())
	lines := wrap(c.clean(text), bodyWidth-46, fine.width)
	if len(lines) > 2 {
		text = joined(" · ", c.seller.LegalName(), c.siret())
	}
	return text
}
