package reminder

import (
	"fmt"

	"facturier/invoice"
)

// Penalties is the unsaved draft of the invoice that asks for what a claim
// counts besides the balance: a line for each segment, one for the fixed sum, out of the
// scope of VAT. It claims days that follow each other: what comes after days that are
// invoiced already is left to another one. It is refused where nothing is to be claimed.
func (c Claim) Penalties(origin invoice.Document, s invoice.Settings) (invoice.Document, error) {
	d := invoice.NewInvoice(s, origin.Client, 0)
	d.Operation, d.OrderNumber, d.Contract, d.Means = origin.Operation, origin.OrderNumber, origin.Contract, origin.Means
	d.Currency, d.ExchangeRate = origin.Currency, origin.ExchangeRate
	d.Penalties = invoice.Penalties{InvoiceID: origin.ID, Number: origin.Number, Date: origin.IssueDate}
	w, tax := wordsOf(origin.Client.Type), s.TaxOf(&d)
	for _, segment := range c.together() {
		if segment.Interest == 0 {
			continue
		}
		if d.Penalties.From == 0 {
			d.Penalties.From = segment.From
		}
		d.Penalties.Until = segment.To
		d.Lines = append(d.Lines, penaltyLine(tax, fmt.Sprintf("%s du %s au %s", w.interest, segment.From, segment.To),
			"Facture "+origin.Number+nbsp+": "+segment.Count(c.Currency), segment.Interest))
	}
	if c.Recovery != 0 {
		sum, how, err := recoveryIn(&d)
		if err != nil {
			return d, err
		}
		d.Penalties.Recovery = true
		d.Lines = append(d.Lines, penaltyLine(tax, "Indemnité forfaitaire pour frais de recouvrement", "Facture "+origin.Number+", "+w.recovery+how, sum))
	}
	if len(d.Lines) == 0 {
		return d, c.nothing(&origin)
	}
	d.Subject = fmt.Sprintf("%s, facture %s du %s", w.subject(d.Penalties), origin.Number, origin.IssueDate)
	d.Notes = w.notes(d.Penalties, c.DueDate)
	return d, d.Compute()
}

func penaltyLine(tax invoice.Tax, designation, description string, sum invoice.Amount) invoice.Line {
	l := invoice.Line{Designation: designation, Description: description, Quantity: 1000, Price: invoice.Price(sum) * 100}
	l.SetTax(tax)
	return l
}

// together are the segments up to the first days, after them, that are invoiced.
func (c Claim) together() []Segment {
	for at := 1; at < len(c.Segments); at++ {
		for _, i := range c.Invoiced {
			if i.From > c.Segments[at-1].To && i.Until < c.Segments[at].From {
				return c.Segments[:at]
			}
		}
	}
	return c.Segments
}

// recoveryIn is the fixed sum, which is of euros, in the currency of a document
// and how it was converted, "" in euros.
func recoveryIn(d *invoice.Document) (invoice.Amount, string, error) {
	if d.Currency == "" {
		return Recovery, "", nil
	}
	sum, err := Recovery.Share(1_000_000, invoice.Amount(d.ExchangeRate))
	return sum, fmt.Sprintf("%s: %s, à %s%s€ pour 1%s%s", nbsp, Recovery, d.ExchangeRate, nbsp, nbsp, d.Currency.Code()), err
}

// nothing says why a claim has nothing to invoice.
func (c Claim) nothing(origin *invoice.Document) error {
	number := origin.Number
	switch {
	case c.UnknownFrom != 0:
		return invoice.Refused(fmt.Sprintf("Le taux du semestre qui commence le %s n'est pas connu%s: rien n'est compté depuis.", c.UnknownFrom, nbsp),
			"Ajoutez-le aux réglages des relances.")
	case len(c.Invoiced) > 0:
		last := c.Invoiced[len(c.Invoiced)-1]
		return invoice.Refused(fmt.Sprintf("Les pénalités de %s sont déjà facturées, par %s.", number, last.Number), "")
	case origin.Client.Type == invoice.Consumer:
		return invoice.Refused("Un particulier ne doit ni pénalités ni 40"+nbsp+"€, et d'intérêts au taux légal qu'à partir d'une mise en demeure.", "C. civ. 1231-6 et 1344.")
	}
	return invoice.Refused(fmt.Sprintf("%s n'a pas été payée en retard%s: aucune pénalité n'est due.", number, nbsp), "")
}

// CheckPenalties refuses a document of penalties that asks for more than its
// days and the fixed sum come to, since a payment, a credit note or a rate may be other
// than when it was made. Less is the seller's to give.
func (t Terms) CheckPenalties(debt Debt, d *invoice.Document) error {
	p := d.Penalties
	until := p.Until
	if p.From != 0 {
		debt.Invoiced = append([]Invoiced{{From: 1, Until: p.From - 1}}, debt.Invoiced...) // what is before is not its affair
	} else {
		until = d.IssueDate
	}
	c, err := t.Claim(debt, until)
	if err != nil {
		return err
	}
	var sum invoice.Amount
	if p.From != 0 {
		sum = c.Interest
	}
	if p.Recovery && c.Recovery != 0 {
		fixed, _, err := recoveryIn(d)
		if err != nil {
			return err
		}
		sum += fixed
	}
	if d.Totals.Payable > sum {
		return invoice.Refused(fmt.Sprintf("Le calcul de %s donne %s de pénalités, et ce brouillon en réclame %s.", p.Number, sum.In(d.Currency), d.Totals.Payable.In(d.Currency)),
			"Supprimez ce brouillon, puis refaites-le depuis le calcul.")
	}
	return nil
}
