package pdf

import (
	"fmt"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// PlanRequest is a payment plan to sign: what is owed and the dated sums that
// pay it, in the order of their days. Terms are words of the parties' own, "" for none.
type PlanRequest struct {
	Client       invoice.Client
	Date         invoice.Date
	Items        []reminder.Item
	Installments []reminder.Installment
	Terms        string
}

// Plan is the letter of a payment plan as PDF/A-3b, with room for both
// signatures: the same bytes each time. The error is Invalid without
// installments, or one of a damaged logo.
func Plan(r PlanRequest, s invoice.Settings) ([]byte, error) {
	return filed(func() (*sheet, error) { return r.lay(s) })
}

// PlanText is the same for the terminal.
func PlanText(r PlanRequest, s invoice.Settings) (string, error) {
	return spelled(func() (*sheet, error) { return r.lay(s) })
}

func (r PlanRequest) lay(s invoice.Settings) (*sheet, error) {
	if len(r.Installments) == 0 {
		return nil, invoice.Invalid("echeancier", "Un échéancier a une date et une somme au moins.", "")
	}
	c, err := newDesk(s, currencyOf(r.Items))
	if err != nil {
		return nil, err
	}
	const name = "Échéancier"
	p := c.begin(name)
	head := c.titled(name)
	p.flow(head)
	p.flow(c.addressed(r.Client, []fact{{"Date", r.Date.String(), normal}, {"Factures", numbersIn(r.Items), normal}}, head.height))
	var sum invoice.Amount
	for _, i := range r.Installments {
		sum += i.Amount
	}
	p.flow(c.paragraph(4, c.say(normal, "Entre "+party(c.seller.LegalName(), c.siret(), addressLines(c.seller.Address))+", créancier, et "+
		party(r.Client.Name, joined(", ", numbersOf(r.Client)...), addressLines(r.Client.Address))+", débiteur, il est convenu ce qui suit.")))
	if len(r.Items) > 0 {
		c.invoices(p, r.Items, 5)
	}
	p.flow(c.paragraph(4, c.say(normal, "Le débiteur reconnaît devoir au créancier la somme de "+c.money(sum)+
		" et s’engage à la régler aux dates suivantes. Cette reconnaissance interrompt la prescription (art. 2240 du code civil).")), 20)
	c.installments(p, r.Installments, sum)
	c.payInto(p, r.Items)
	if r.Terms != "" {
		p.flow(c.paragraph(4, c.say(normal, r.Terms)))
	}
	words, sign := c.paragraph(4, c.say(normal, planWords(r.Client))), c.bothSign(r)
	made := c.paragraph(4, c.say(normal, "Fait en deux exemplaires. "+placed(c.seller.Address.City, r.Date)+"."))
	p.flow(words, made.height+sign.height)
	p.flow(made, sign.height)
	p.flow(sign)
	return c.finish(p, s, cover{joined(", ", name, r.Client.Name), numbersIn(r.Items), r.Date}), nil
}

// party names who agrees, with number and address.
func party(name, number string, address []string) string {
	return joined(", ", append([]string{name, number}, address...)...)
}

// numbersIn are the numbers of the invoices: all of them, or how many.
func numbersIn(items []reminder.Item) string {
	if len(items) > 4 {
		return fmt.Sprintf("%d factures, de %s à %s", len(items), items[0].Number, items[len(items)-1].Number)
	}
	numbers := make([]string, len(items))
	for i := range items {
		numbers[i] = items[i].Number
	}
	return joined(", ", numbers...)
}

// planWords are what the two promise: nothing else is asked while the plan is
// kept; what is left becomes due when it is not.
func planWords(client invoice.Client) string {
	text := "Tant que cet échéancier est respecté, le créancier ne demande rien d’autre. À défaut de règlement d’une échéance à sa date, tout ce qui reste dû " +
		"devient exigible huit jours après une mise en demeure restée sans effet"
	if client.Professional() {
		return text + ", et les pénalités de retard courent jusqu’au complet paiement."
	}
	return text + "."
}

// installments is the table of the dated sums, each with what it leaves.
func (c *desk) installments(p *press, installments []reminder.Installment, sum invoice.Amount) {
	t := c.newList(header{"Échéance", 34, false}, header{"Date", 60, false}, header{"Montant", 40, true}, header{"Reste ensuite", 40, true})
	t.free = 1
	left := sum
	for i, x := range installments {
		left -= x.Amount
		t.row(c.say(normal, fmt.Sprint(i+1)), c.say(normal, x.Date.Long()), c.sum(normal, x.Amount), c.sum(muted, left))
	}
	t.row(c.say(strong, "Total"), entry{}, c.sum(strong, sum), entry{})
	t.put(p, 5, 0)
}

// payInto is the account where the sums go.
func (c *desk) payInto(p *press, items []reminder.Item) {
	if c.seller.IBAN == "" {
		return
	}
	p.flow(c.account("À régler par virement, aux dates ci-dessus", numbersIn(items)))
	p.put(block{kind: blank, height: 5})
}

// account is a box with the seller's account.
func (c *desk) account(heading, reference string) block {
	holder := c.seller.AccountHolder
	if holder == "" {
		holder = c.seller.Name
	}
	return c.box(heading, []fact{{label: "Titulaire", value: holder}, {label: "IBAN", value: invoice.FormatIBAN(c.seller.IBAN)}},
		[]fact{{label: "BIC", value: c.seller.BIC}, {label: "Référence", value: reference}})
}

// bothSign are two frames side by side. Who is no trader writes the sum by hand
// (C. civ. 1376).
func (c *desk) bothSign(r PlanRequest) block {
	const between, height = 8.0, 36.0
	width := (bodyWidth - between) / 2
	frameOf := func(left float64, chars int, role, name string, asked ...string) stack {
		st := stackOf(left+boxPadding, width-2*boxPadding, column{width: width - 2*boxPadding})
		st.top, st.textLeft, st.textWidth = boxPadding-1, chars, 33
		st.add(row{after: 0.4}, c.say(strong, role))
		st.add(row{after: 2}, c.say(normal, name))
		for _, label := range asked {
			st.add(row{after: 2}, c.say(fine, label))
		}
		return st
	}
	hand := "Somme en toutes lettres et en chiffres, de sa main, puis signature"
	if r.Client.Type == invoice.Public {
		hand = "Nom, qualité et signature"
	}
	b := block{kind: frames, stacks: []stack{
		frameOf(0, 2, "Le créancier", c.seller.LegalName(), "Signature"),
		frameOf(width+between, 43, "Le débiteur", r.Client.Name, hand),
	}}
	b.fit(0)
	b.height = max(height, b.height+18)
	return b
}
