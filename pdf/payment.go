package pdf

import (
	"strings"

	"facturier/invoice"
)

// meansWords are the means of payment as the payment box says them.
var meansWords = map[invoice.Method]string{
	invoice.Transfer: "par virement", invoice.Card: "par carte bancaire", invoice.Cheque: "par chèque",
	invoice.Cash: "en espèces", invoice.DirectDebit: "par prélèvement",
}

// payment is what the settings add to the payment box.
type payment struct {
	code        bool // the QR code of the transfer
	link, words string
}

// paymentBox says when and how to pay: due date, means, account, reference; or
// that it was paid before it was issued.
func (c *composer) paymentBox() block {
	switch {
	case c.d.SettledOn != 0:
		return c.box(joined(", ", "Acquittée le "+c.d.SettledOn.Long(), meansWords[c.d.PaymentMeans()]))
	case c.d.Totals.Payable <= 0:
		return c.box("Aucune somme ne reste à régler.")
	case c.d.PaymentMeans() == invoice.DirectDebit:
		b := c.box(c.debitTitle(),
			[]fact{{label: "Créancier", value: c.holder()}, {label: "ICS", value: c.seller.CreditorID}},
			[]fact{{label: "Mandat", value: c.d.Client.Mandate}, {label: "Référence", value: c.d.Number}})
		c.below(&b, c.escompte())
		return b
	}
	var account, reference []fact
	if c.toAccount() {
		account = []fact{{label: "Titulaire", value: c.holder()}, {label: "IBAN", value: invoice.FormatIBAN(c.seller.IBAN)}}
		reference = append(reference, fact{label: "BIC", value: c.seller.BIC})
	} else if c.d.PaymentMeans() == invoice.Cheque {
		account = []fact{{label: "À l’ordre de", value: c.holder()}}
	}
	reference = append(reference, fact{label: "Référence", value: c.d.Number})
	b := c.codeBox(account, reference)
	c.below(&b, append(c.escompte(), c.otherWays()...))
	return b
}

// codeBox is the box with the QR code of the transfer at its right, when the
// user wants one and there is one.
func (c *composer) codeBox(account, reference []fact) block {
	if c.code == nil {
		return c.box(c.paymentTitle(), account, reference)
	}
	b := c.box(c.paymentTitle(), append(account, reference...))
	q := *c.code
	q.left, q.top = bodyWidth-q.width-boxPadding+1, boxPadding-1
	b.stacks[0].width = min(b.stacks[0].width, q.left-gutter) // the heading gives way
	b.code = &q
	caption := stackOf(q.left-gutter-captionWidth, captionWidth, column{width: captionWidth, right: true})
	caption.add(row{}, c.say(fine, codeCaption))
	caption.top = q.top + q.height - caption.height() - 1.6
	caption.textLeft, caption.textWidth = 40, 38
	b.stacks = append(b.stacks, caption)
	b.height = max(b.height, q.top+q.height+boxPadding-1)
	return b
}

const (
	codeCaption  = "QR code du virement (EPC),\nà lire avec l’application de la banque"
	captionWidth = 50.0
)

// escompte is what paying early is worth (L441-9), none when it is worth nothing.
func (c *composer) escompte() []fact {
	terms := c.d.EscompteTerms()
	if terms == "" {
		return nil
	}
	return []fact{{label: "Escompte", value: strings.TrimSuffix(strings.TrimPrefix(terms, "Escompte de "), ".")}}
}

// otherWays are the payment link, as text since a link to follow has no place
// in PDF/A, and the user's own words.
func (c *composer) otherWays() (ways []fact) {
	if c.payment.link != "" {
		ways = append(ways, fact{label: "En ligne", value: invoice.LinkFor(c.payment.link, c.d.Number, c.d.Totals.Payable)})
	}
	if c.payment.words != "" {
		ways = append(ways, fact{label: "Ou bien", value: c.payment.words})
	}
	return ways
}

// below adds facts over the width of the box, under all that it has.
func (c *composer) below(b *block, facts []fact) {
	const labels = 20.0
	width := b.stacks[0].width
	st := stackOf(boxPadding, width, column{width: labels}, column{width: width - labels})
	for _, f := range facts {
		st.add(row{after: 0.3}, c.say(muted, f.label), c.say(normal, f.value))
	}
	if len(st.rows) == 0 {
		return
	}
	st.columns[0].chars = st.chars(0)
	for _, s := range b.stacks { // one column of labels in the text, as on the page
		if s.left == boxPadding && len(s.columns) > 1 {
			st.columns[0].chars = max(st.columns[0].chars, s.columns[0].chars)
		}
	}
	for i := range b.stacks {
		if s := &b.stacks[i]; s.left+s.width <= boxPadding+width || b.code == nil {
			st.top = max(st.top, s.top+s.height())
		}
	}
	b.stacks = append(b.stacks, st)
	b.height = max(b.height, st.top+st.height()+boxPadding-0.8)
}

// toAccount says whether the client needs the seller's account to pay.
func (c *composer) toAccount() bool {
	means := c.d.PaymentMeans()
	return c.seller.IBAN != "" && (means == invoice.Transfer || means == invoice.OtherMethod)
}

// holder is whom the bank knows.
func (c *composer) holder() string {
	if c.seller.AccountHolder != "" {
		return c.seller.AccountHolder
	}
	return c.seller.Name
}

func (c *composer) paymentTitle() string {
	text := "À régler"
	switch {
	case c.onReceipt():
		text += " à réception"
	default:
		text += " au plus tard le " + c.d.DueDate.Long()
	}
	means := meansWords[c.d.PaymentMeans()]
	if c.d.PaymentMeans() == invoice.Transfer && c.seller.IBAN == "" {
		means = "" // it was not chosen: it is what stands where nothing does
	}
	return joined(", ", text, means)
}

// debitTitle announces the debit: the client is told its day and sum before
// (SEPA rulebook, pre-notification).
func (c *composer) debitTitle() string {
	if c.onReceipt() {
		return "Sera prélevé sur votre compte"
	}
	return "Sera prélevé sur votre compte le " + c.d.DueDate.Long()
}

func (c *composer) onReceipt() bool {
	return c.d.DueDate.IsZero() || c.d.DueDate == c.d.IssueDate
}
