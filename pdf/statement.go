package pdf

import (
	"facturier/invoice"
	"facturier/invoice/reminder"
)

// StatementRequest is the statement of a client on a day. The balances of its
// lines are already carried.
type StatementRequest struct {
	Client    invoice.Client
	Date      invoice.Date
	Statement reminder.Statement
}

// Statement is the "relevé de compte" as PDF/A-3b: each piece with the balance
// after it, how old what is owed is, and what is asked; the same bytes each time.
// The error is one of a damaged logo.
func Statement(r StatementRequest, s invoice.Settings) ([]byte, error) {
	return filed(func() (*sheet, error) { return r.lay(s) })
}

// StatementText is the same for the terminal.
func StatementText(r StatementRequest, s invoice.Settings) (string, error) {
	return spelled(func() (*sheet, error) { return r.lay(s) })
}

func (r StatementRequest) lay(s invoice.Settings) (*sheet, error) {
	c, err := newDesk(s, "")
	if err != nil {
		return nil, err
	}
	const name = "Relevé de compte"
	p := c.begin(name + " au " + r.Date.String())
	head := c.titled(name)
	p.flow(head)
	facts := []fact{{"Arrêté au", r.Date.Long(), strong}}
	if r.Statement.From != 0 {
		facts = append(facts, fact{"Période", period(r.Statement.From, r.Statement.To), normal})
	}
	p.flow(c.addressed(r.Client, facts, head.height))
	sums, aged, asked := c.balances(&r.Statement), c.aged(r.Statement.Aged, r.Statement.Credit), c.askedFor(&r.Statement)
	c.pieces(p, &r.Statement, sums.height)
	p.flow(sums, aged.height+tightGap+asked.height)
	p.flow(aged, tightGap+asked.height)
	p.put(block{kind: blank, height: tightGap})
	p.flow(asked)
	return c.finish(p, s, cover{joined(", ", name, r.Client.Name), "Au " + r.Date.Long(), r.Date}), nil
}

// pieces is the table of debits and credits.
func (c *desk) pieces(p *press, s *reminder.Statement, following float64) {
	t := c.newList(header{"Date", 23, false}, header{"Pièce", 67, false}, header{"Débit", 28, true}, header{"Crédit", 28, true}, header{"Solde", 28, true})
	t.free = 1
	if s.Opening != 0 {
		t.row(c.say(muted, s.From.String()), c.say(muted, "Solde antérieur"), entry{}, entry{}, c.sum(muted, s.Opening))
	}
	for _, l := range s.Lines {
		t.row(c.say(normal, l.Date.String()), c.say(normal, joined(", ", l.Piece, l.Detail)), c.unlessZero(l.Debit), c.unlessZero(l.Credit), c.sum(normal, l.Balance))
	}
	if len(t.ends) == 0 {
		t.row(entry{}, c.say(muted, "Aucune pièce sur la période"), entry{}, entry{}, c.sum(muted, 0))
	}
	t.put(p, 4, following)
}

// unlessZero leaves the place of a sum empty when it is nothing.
func (c *desk) unlessZero(a invoice.Amount) entry {
	if a == 0 {
		return entry{}
	}
	return c.sum(normal, a)
}

// balances are the sums of the columns and what is owed in the end.
func (c *desk) balances(s *reminder.Statement) block {
	var debit, credit invoice.Amount
	for _, l := range s.Lines {
		debit, credit = debit+l.Debit, credit+l.Credit
	}
	var sums []total
	if s.Opening != 0 {
		sums = append(sums, total{"Solde antérieur", s.Opening})
	}
	sums = append(sums, total{"Total des débits", debit}, total{"Total des crédits", -credit})
	if closing := s.Closing(); closing < 0 {
		return c.summed(sums, "Solde en votre faveur", -closing)
	}
	return c.summed(sums, "Solde dû", s.Closing())
}

// aged is the balance by age, in one row: what is on no invoice is taken off.
func (c *desk) aged(a reminder.Aged, credit invoice.Amount) block {
	names := []string{"Non échu", "1 à 30 jours", "31 à 60 jours", "61 à 90 jours", "plus de 90 jours"}
	sums := []invoice.Amount{a.NotDue, a.To30, a.To60, a.To90, a.Over90}
	if credit != 0 {
		names, sums = append(names, "Votre crédit"), append(sums, -credit)
	}
	columns, head, amounts := make([]column, len(names)), make([]entry, len(names)), make([]entry, len(names))
	for i := range columns {
		columns[i] = column{width: bodyWidth / float64(len(names)), chars: 14, right: true}
		head[i], amounts[i] = c.say(fine, names[i]), c.sum(normal, sums[i])
	}
	heading := stackOf(0, bodyWidth, column{width: bodyWidth})
	heading.add(row{after: 2}, c.say(strong, "Ancienneté de ce qui est dû, après l’échéance"))
	st := stackOf(0, bodyWidth, columns...)
	st.top = heading.height()
	st.add(row{after: 1.4, under: full}, head...)
	st.add(row{before: 1, after: 1, under: hair}, amounts...)
	b := block{stacks: []stack{heading, st}}
	b.fit(4)
	return b
}

// askedFor says what is to be paid now: what is late, within what is owed in
// the end.
func (c *desk) askedFor(s *reminder.Statement) block {
	late := min(s.Aged.Late(), s.Closing())
	if late <= 0 {
		heading := "Rien n’est à régler à ce jour."
		if s.Closing() > 0 {
			heading = "Rien n’est échu à ce jour\u00A0; merci de régler chaque facture à son échéance."
		}
		return c.box(heading)
	}
	heading := "Échu, à régler dès réception\u00A0: " + c.money(late)
	b := c.box(heading)
	if c.seller.IBAN != "" {
		b = c.account(heading+", par virement", "")
	}
	note := stackOf(boxPadding, bodyWidth-2*boxPadding, column{width: bodyWidth - 2*boxPadding})
	note.top = b.height - boxPadding + 2
	note.add(row{}, c.say(fine, "Sauf erreur ou omission. Si vos comptes diffèrent, dites-le-moi\u00A0; si le règlement vient de partir, merci de ne pas en tenir compte."))
	b.stacks = append(b.stacks, note)
	b.height = note.top + note.height() + boxPadding - 0.8
	return b
}
