package pdf

import (
	"fmt"
	"strings"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// piece is a part of the text of a letter: a paragraph, a list, or one of the
// two tables in the place of the lines that say the same.
type piece struct {
	shape partShape
	text  string
}

type partShape uint8

const (
	sentence partShape = iota
	bullets
	invoicesTable
	calculationTable
)

// parted cuts a text into its pieces.
func parted(body string, items []reminder.Item) []piece {
	for _, known := range []struct {
		words string
		shape partShape
	}{{reminder.Calculation(items), calculationTable}, {reminder.Table(items), invoicesTable}} {
		words := strings.TrimSpace(known.words)
		if before, after, found := strings.Cut(body, words); found && words != "" {
			return append(append(parted(before, items), piece{shape: known.shape}), parted(after, items)...)
		}
	}
	var parts []piece
	for paragraph := range strings.SplitSeq(body, "\n\n") {
		parts = append(parts, lists(strings.Trim(paragraph, "\n"))...)
	}
	return parts
}

// lists parts the lines that begin with a dash from the others.
func lists(paragraph string) []piece {
	var parts []piece
	for line := range strings.SplitSeq(paragraph, "\n") {
		shape := sentence
		text, dashed := strings.CutPrefix(strings.TrimSpace(line), "- ")
		if dashed {
			shape = bullets
		}
		switch last := len(parts) - 1; {
		case text == "":
		case last >= 0 && parts[last].shape == shape:
			parts[last].text += "\n" + text
		default:
			parts = append(parts, piece{shape, text})
		}
	}
	return parts
}

// put places a piece, with room under it for what must follow.
func (t piece) put(c *desk, p *press, l LetterRequest, following float64) {
	const after = 3.4
	switch t.shape {
	case sentence:
		st := stackOf(0, bodyWidth, column{width: bodyWidth})
		for text := range strings.SplitSeq(t.text, "\n") {
			st.add(row{after: 1}, c.say(normal, text))
		}
		b := block{stacks: []stack{st}}
		b.fit(after - 1)
		p.flow(b, following)
	case bullets:
		st := stackOf(0, bodyWidth, column{width: 5, chars: 1}, column{width: bodyWidth - 5})
		for text := range strings.SplitSeq(t.text, "\n") {
			st.add(row{after: 0.8}, c.say(normal, "–"), c.say(normal, text))
		}
		b := block{stacks: []stack{st}}
		b.fit(after)
		p.flow(b, following)
	case invoicesTable:
		c.invoices(p, l.Items, after)
	case calculationTable:
		c.calculation(p, l.Items, l.Client.Type)
	}
}

// currencyOf is the currency of invoices, which is one.
func currencyOf(items []reminder.Item) invoice.Currency {
	if len(items) == 0 {
		return ""
	}
	return items[0].Currency
}

// invoices is the table of what is asked for, one line an invoice.
func (c *desk) invoices(p *press, items []reminder.Item, after float64) {
	t := c.newList(header{"Facture", 54, false}, header{"Date", 40, false}, header{"Échéance", 40, false}, header{"Reste dû", 40, true})
	var sum invoice.Amount
	for _, i := range items {
		t.row(c.say(normal, i.Number), c.say(normal, i.IssueDate.String()), c.say(normal, i.DueDate.String()), c.sum(normal, i.Balance))
		sum += i.Balance
	}
	if len(items) > 1 {
		t.row(c.say(strong, "Total"), entry{}, entry{}, c.sum(strong, sum))
	}
	t.put(p, after, 0)
}

// calculation is the table of the interest, one line a period during which
// neither what was due nor the rate changed, then the sums claimed.
func (c *desk) calculation(p *press, items []reminder.Item, client invoice.ClientType) {
	t := c.newList(header{"Facture", 35, false}, header{"Période", 47, false}, header{"Jours", 14, true}, header{"Somme due", 30, true},
		header{"Taux annuel", 22, true}, header{"Intérêts", 26, true})
	t.free = 1
	var asked, penalties, interest, recovery, sum invoice.Amount
	var unknown invoice.Date
	count := 0
	for _, i := range items {
		for _, s := range i.Claim.Segments {
			t.row(c.say(small, i.Number), c.say(small, period(s.From, s.To)), c.say(small, fmt.Sprint(s.Days)),
				c.sum(small, s.Due), c.say(small, s.Rate.String()), c.sum(small, s.Interest))
		}
		if i.Claim.OfPenalties {
			penalties += i.Balance
		} else {
			asked += i.Balance
		}
		interest, recovery, sum = interest+i.Claim.Interest, recovery+i.Claim.Recovery, sum+i.Claim.Total
		if i.Claim.Recovery != 0 {
			count++
		}
		if on := i.Claim.UnknownFrom; on != 0 && (unknown == 0 || on < unknown) {
			unknown = on
		}
	}
	if asked == 0 { // all that is asked for
		asked, penalties = penalties, 0
	}
	sums := []total{{"Principal", asked}}
	if penalties != 0 {
		sums = append(sums, total{"Pénalités déjà facturées", penalties})
	}
	if interest != 0 {
		sums = append(sums, total{interestWords(client), interest})
	}
	if recovery != 0 && c.currency == "" {
		sums = append(sums, total{fmt.Sprintf("Indemnité forfaitaire, %d\u00A0×\u00A0%s", count, c.money(reminder.Recovery)), recovery})
	}
	total := "Total dû à ce jour"
	if unknown != 0 {
		total = "Total compté"
	}
	below := c.summed(sums, total, sum)
	if len(t.ends) > 0 {
		rule := c.paragraph(3, c.say(fine, countedWords(unknown)))
		t.put(p, 1.4, rule.height+below.height)
		p.flow(rule, below.height)
	}
	p.flow(below)
	for _, i := range items {
		for _, made := range i.Claim.Invoiced { // an invoice of its own
			p.flow(c.paragraph(3, c.say(fine, i.Number+", "+made.In(c.currency)+".")))
		}
	}
	if recovery != 0 && c.currency != "" { // D441-5 is of euros
		p.flow(c.paragraph(3, c.say(normal, fmt.Sprintf("S’y ajoute l’indemnité forfaitaire, en euros\u00A0: %d\u00A0×\u00A0%s = %s.", count, reminder.Recovery, recovery))))
	}
}

// interestWords name what late payment costs a client (L441-10, CCP R2192-31,
// C. civ. 1231-6).
func interestWords(client invoice.ClientType) string {
	switch client {
	case invoice.Public:
		return "Intérêts moratoires"
	case invoice.Consumer:
		return "Intérêts au taux légal"
	}
	return "Pénalités de retard"
}

// countedWords say how each line is counted, and from when none could be.
func countedWords(unknown invoice.Date) string {
	text := "Intérêts d’une ligne\u00A0: somme due × taux annuel × jours / 365."
	if unknown != 0 {
		text += " Le taux du semestre qui commence le " + unknown.String() + " n’étant pas connu, les intérêts sont comptés jusqu’à la veille."
	}
	return text
}
