package pdf

import (
	"strings"

	"facturier/invoice"
)

// opening are the blocks at the top of the first page: who invoices, what
// this is, the dates, who is invoiced, the subject.
func (c *composer) opening() []block {
	head := c.letterhead()
	parties := c.parties(head.height)
	blocks := []block{head, parties}
	return append(blocks, c.subject()...)
}

// who is the seller, as every paper begins.
func (c *desk) who() stack {
	const left = 88.0
	who := stackOf(0, left, column{width: left})
	who.textWidth = 56
	if c.logo != nil {
		who.top = c.logo.height + 4
	}
	who.add(row{after: 0.4}, c.say(display, c.seller.DisplayName()))
	if c.seller.TradeName != "" {
		who.add(row{}, c.say(normal, c.seller.LegalName()))
	}
	for _, text := range c.sellerLines() {
		who.add(row{after: 0.3}, c.say(smallGrey, text))
	}
	return who
}

func (c *composer) letterhead() block {
	const right = 80.0
	what := stackOf(bodyWidth-right, right, column{width: right, right: true})
	what.add(row{}, c.say(title, c.d.Kind.Title()))
	if c.d.Number != "" {
		what.add(row{}, c.say(number, c.reference()))
	}
	if !c.d.Issued() {
		what.add(row{}, c.say(mark, "BROUILLON"))
	}
	return c.headOf(what)
}

// headOf is the block of the letterhead, with what stands at its right.
func (c *desk) headOf(what stack) block {
	b := block{logo: c.logo != nil, stacks: []stack{c.who(), what}}
	b.fit(5)
	b.height = max(b.height, windowTop-marginTop)
	return b
}

// sellerLines are address, ways to reach and identifiers (242 nonies A I-1°
// and 2°, C. com. R123-237).
func (c *desk) sellerLines() []string {
	lines := addressLines(c.seller.Address)
	lines = appendJoined(lines, c.seller.Email, c.seller.Phone)
	var registered string
	if c.seller.RCS != "" {
		registered = "RCS " + c.seller.RCS
	}
	lines = appendJoined(lines, c.siret(), registered)
	if c.seller.VATNumber != "" {
		lines = append(lines, "N° TVA "+c.seller.VATNumber)
	}
	return lines
}

func (c *desk) siret() string {
	if c.seller.SIRET == "" {
		return ""
	}
	return "SIRET " + invoice.FormatSIRET(c.seller.SIRET)
}

// appendJoined adds what there is of the texts as one line.
func appendJoined(lines []string, texts ...string) []string {
	if joined := joined(" · ", texts...); joined != "" {
		return append(lines, joined)
	}
	return lines
}

// joined is what there is of the texts, with a separator between.
func joined(separator string, texts ...string) string {
	var kept []string
	for _, text := range texts {
		if text != "" {
			kept = append(kept, text)
		}
	}
	return strings.Join(kept, separator)
}

// addressLines are the lines of an address as the post wants them.
func addressLines(a invoice.Address) []string {
	lines := append([]string(nil), a.Lines...)
	if town := joined(" ", a.PostCode, a.City); town != "" {
		lines = append(lines, town)
	}
	if a.Country != "" && a.Country != "FR" {
		lines = append(lines, strings.ToUpper(invoice.CountryName(a.Country)))
	}
	return lines
}

// subject is what the document is about; a credit note or a corrected invoice
// names, large, the invoice that it corrects, by number and date (CGI art. 289 I-5,
// BR-FR-CO-04, BR-FR-CO-05), and a balance, whose title is the one of any
// invoice, its quote.
func (c *composer) subject() []block {
	st := stackOf(0, bodyWidth, column{width: bodyWidth})
	if does := corrections[c.d.Kind]; does != "" && c.d.Origin != "" {
		st.add(row{after: 0.8}, c.say(display, does+dated(c.d.Origin, c.d.OriginDate)))
		if c.d.Reason != "" {
			st.add(row{after: 1.6}, c.say(normal, "Motif\u00A0: "+c.d.Reason))
		}
	}
	if c.d.Kind == invoice.Balance && c.d.QuoteNumber != "" {
		st.add(row{after: 0.8}, c.say(display, "Solde du devis "+c.d.QuoteName()))
	}
	if c.d.Subject != "" {
		st.add(row{}, c.say(strong, c.d.Subject))
	}
	if len(st.rows) == 0 {
		return nil
	}
	b := block{stacks: []stack{st}}
	b.fit(4)
	return []block{b}
}

// corrections are what a document does to the invoice that it names.
var corrections = map[invoice.Kind]string{
	invoice.CreditNote:       "Avoir sur la facture ",
	invoice.CorrectedInvoice: "Annule et remplace la facture ",
}
