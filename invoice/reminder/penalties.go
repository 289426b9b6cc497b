package reminder

import (
	"fmt"
	"strings"

	"facturier/invoice"
)

// Invoiced are penalties that an issued document asks for, which no credit note
// cancels: the interest of some days, both included, and the fixed sum or not.
type Invoiced struct {
	Number   string
	Date     invoice.Date // of issue
	From     invoice.Date // zero when it has no interest
	Until    invoice.Date
	Recovery bool
	Amount   invoice.Amount // less what a credit note takes off, in the currency of the invoice
}

// In says it in a currency: "déjà facturé par F2026-0040 : 73,17 € (intérêts du
// 06/07/2026 au 01/08/2026, indemnité forfaitaire)".
func (i Invoiced) In(c invoice.Currency) string {
	var what []string
	if i.From != 0 {
		what = append(what, fmt.Sprintf("intérêts du %s au %s", i.From, i.Until))
	}
	if i.Recovery {
		what = append(what, "indemnité forfaitaire")
	}
	return fmt.Sprintf("déjà facturé par %s%s: %s (%s)", i.Number, nbsp, i.Amount.In(c), strings.Join(what, ", "))
}

// invoiced says whether the interest of a day is invoiced, and until which day,
// to at most, that holds.
func (d *Debt) invoiced(at, to invoice.Date) (bool, invoice.Date) {
	for _, i := range d.Invoiced {
		if i.From <= at && at <= i.Until {
			return true, min(to, i.Until)
		}
		if at < i.From {
			to = min(to, i.From-1)
		}
	}
	return false, to
}

// recovered says whether the fixed sum is invoiced: it is due once for an
// invoice (D441-5).
func (d *Debt) recovered() bool {
	for _, i := range d.Invoiced {
		if i.Recovery {
			return true
		}
	}
	return false
}

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

// penaltyWords are the words of a document of penalties for a kind of client:
// what interest is called, since when it runs, the article of each sum.
type penaltyWords struct{ interest, since, law, recovery string }

func wordsOf(t invoice.ClientType) penaltyWords {
	const due = "de plein droit depuis le lendemain de l’échéance"
	switch t {
	case invoice.Public:
		return penaltyWords{"Intérêts moratoires", due, "CCP" + nbsp + "L2192-13, R2192-31", "CCP" + nbsp + "D2192-35"}
	case invoice.Consumer:
		return penaltyWords{"Intérêts au taux légal", "depuis la mise en demeure", "C." + nbsp + "civ." + nbsp + "1231-6", ""}
	}
	return penaltyWords{"Pénalités de retard", due, "C." + nbsp + "com." + nbsp + "L441-10", "C." + nbsp + "com." + nbsp + "D441-5"}
}

func (w penaltyWords) subject(p invoice.Penalties) string {
	switch {
	case p.From == 0:
		return "Indemnité de recouvrement"
	case p.Recovery:
		return w.interest + " et indemnité de recouvrement"
	}
	return w.interest
}

// notes say on the page why these sums are due, and why they bear no VAT.
func (w penaltyWords) notes(p invoice.Penalties, due invoice.Date) string {
	law := w.law
	switch {
	case p.From == 0:
		law = w.recovery
	case p.Recovery: // "C. com. L441-10 et D441-5"
		law += " et " + w.recovery[strings.LastIndex(w.recovery, nbsp)+len(nbsp):]
	}
	return fmt.Sprintf("La facture %s était à régler le %s. Ces sommes sont dues %s (%s). Elles réparent un retard de paiement "+
		"et ne sont le prix d’aucune vente ni d’aucun service%s: elles sont hors du champ de la TVA.",
		p.Number, due, w.since, law, nbsp)
}
