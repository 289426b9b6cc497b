package pdf

import "facturier/invoice"

// tax is how a document speaks of VAT.
type tax uint8

const (
	// franchised: sold under CGI 293 B, or no sale at all. The page has neither
	// rates nor the words HT and TTC.
	franchised tax = iota
	// untaxed: no line bears VAT for another reason (reverse charge, export,
	// exempt activity). Sums are without VAT, and the reason stands under them.
	untaxed
	// taxed: a rate for each line, the VAT by rate, sums with and without it.
	taxed
)

// taxOf says how a document speaks of VAT. The lines know best: a credit note
// corrects a sale of the regime of its day.
func taxOf(d *invoice.Document, regime invoice.Regime) tax {
	if d.OfPenalties() { // an indemnity is neither HT nor TTC
		return franchised
	}
	exempt, franchise := false, len(d.Lines) == 0 && regime != invoice.Liable
	for i := range d.Lines {
		switch l := &d.Lines[i]; {
		case l.VAT != 0 || l.Category == invoice.StandardRated || l.Category == invoice.ZeroRated:
			return taxed
		case l.Exemption == invoice.FranchiseReason || l.Category == "" && regime != invoice.Liable:
			franchise = true
		case l.Category != "":
			exempt = true
		}
	}
	switch {
	case franchise:
		return franchised
	case exempt:
		return untaxed
	}
	return taxed
}

// rateWords is the rate of a line, or the word for none (242 nonies A I-8°).
func rateWords(category invoice.Category, rate invoice.Rate) string {
	switch category {
	case invoice.ExemptFromTax, invoice.IntraCommunity, invoice.ExportOutside:
		return "exonéré"
	case invoice.ReverseCharge:
		return "autoliq."
	case invoice.OutOfScope:
		return "hors TVA"
	}
	return rate.String()
}

// groupLabel names a VAT group among the sums, with its base when there are
// several.
func (c *composer) groupLabel(g invoice.VATGroup, several bool) string {
	label := "TVA " + g.Rate.String()
	switch g.Category {
	case invoice.ExemptFromTax, invoice.IntraCommunity, invoice.ExportOutside:
		label = "Exonéré de TVA"
	case invoice.ReverseCharge:
		label = "Autoliquidation"
	case invoice.OutOfScope:
		label = "Hors TVA"
	}
	if several {
		label += " sur " + c.money(g.Base)
	}
	return label
}
