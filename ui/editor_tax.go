package ui

import (
	"strings"

	"facturier/invoice"
)

// vat is what the VAT of a line is for this seller and this client.
type vat struct {
	usual invoice.Tax
	shown bool
	asked bool // shown whatever it is
}

// readTaxes looks at the settings, the client and the lines again.
func (e *editor) readTaxes() {
	s := e.d.settings
	franchise := invoice.Tax{Category: invoice.ExemptFromTax, Exemption: invoice.FranchiseReason}
	e.vat.usual = s.TaxOf(&e.doc)
	e.vat.shown = s.Seller.Regime == invoice.Liable || s.Seller.Exemption != "" || e.vat.usual != franchise || e.vat.asked
	for i := 0; i < len(e.doc.Lines) && !e.vat.shown; i++ {
		e.vat.shown = e.doc.Lines[i].Tax() != franchise
	}
	for i := 0; i < len(e.problems) && !e.vat.shown; i++ {
		_, name, ok := lineOf(e.problems[i].Field)
		e.vat.shown = ok && columnOf(name) == colVAT
	}
}

// newLine is an empty line with the usual VAT.
func (e *editor) newLine() invoice.Line {
	l := e.d.settings.NewLineFor(e.doc.Client, e.doc.Operation)
	l.SetTax(e.vat.usual)
	return l
}

// retax makes a change that decides of the VAT: the lines that had the usual
// one take the one that is usual now. It says so in words, "" when nothing
// moved.
func (e *editor) retax(change func()) string {
	before := e.vat.usual
	change()
	e.readTaxes()
	after, moved := e.vat.usual, false
	for i := range e.doc.Lines {
		if l := &e.doc.Lines[i]; after != before && l.Tax() == before {
			l.SetTax(after)
			moved = true
		}
	}
	if !moved {
		return ""
	}
	e.readTaxes()
	line := invoice.Line{}
	line.SetTax(after)
	return "TVA des lignes\u00a0: " + taxName(&line) + "."
}

// taxWord is the VAT of a line in its column: "20 %", "autoliq.".
func taxWord(l *invoice.Line) string {
	switch {
	case l.Exemption == invoice.FranchiseReason:
		return "293 B"
	case l.Category == invoice.ReverseCharge:
		return "autoliq."
	case l.Category == invoice.IntraCommunity:
		return "intra-UE"
	case l.Category == invoice.ExportOutside:
		return "export"
	case l.Category == invoice.OutOfScope:
		return "hors TVA"
	case strings.HasPrefix(l.Exemption, "VATEX-EU-"):
		return "marge"
	case l.Category == invoice.ExemptFromTax:
		return "exonéré"
	}
	return l.VAT.String()
}

// taxName is the VAT of a line in full.
func taxName(l *invoice.Line) string {
	if reason, ok := invoice.ExemptionOf(l.Exemption); ok {
		return reason.Label
	}
	return l.VAT.String()
}

// setTax reads a rate; nothing is the usual VAT, and the word of the column is
// the VAT that the line had.
func setTax(e *editor, l *invoice.Line, text string) error {
	switch text = strings.TrimSpace(text); text {
	case "":
		l.SetTax(e.vat.usual)
		return nil
	case taxWord(&e.wasLine):
		l.SetTax(e.wasLine.Tax())
		return nil
	}
	rate, err := invoice.ParseRate(text)
	switch {
	case err != nil:
		return err
	case rate == 0:
		return invoice.Invalid(invoice.FieldVAT, "Sans TVA, dites pourquoi\u00a0: espace montre les raisons.", "")
	}
	l.SetTax(invoice.Tax{Category: invoice.StandardRated, Rate: rate})
	return nil
}

// onVAT says that the focus is on the VAT of a line.
func (e *editor) onVAT() bool { return e.at.zone == zoneLines && e.at.col == colVAT }

// pickTax chooses the VAT of the line that has the focus.
func (e *editor) pickTax(typed string) step {
	l := &e.doc.Lines[e.at.row]
	value := l.Exemption
	if value == "" {
		value = l.VAT.String()
	}
	return push(newChooser(e.d, "TVA de la ligne", taxEntries(e.d.settings, e.doc.Client), value, typed, func(chosen string) step {
		tax := invoice.Tax{Category: invoice.StandardRated}
		if reason, ok := invoice.ExemptionOf(chosen); ok {
			tax = invoice.Tax{Category: reason.Category, Exemption: chosen}
		} else {
			tax.Rate, _ = invoice.ParseRate(chosen) // one of the entries
		}
		delete(e.rows[e.at.row].unread, colVAT)
		e.doc.Lines[e.at.row].SetTax(tax)
		e.probe(e.at.row)
		e.enter(e.at)
		return step{}.doing(e.touched())
	}))
}

// taxEntries are the rates of a seller who is liable, then the reasons for none.
func taxEntries(s invoice.Settings, c invoice.Client) []entry {
	var entries []entry
	if s.Seller.Regime == invoice.Liable {
		for i, rate := range invoice.VATRates {
			place := "France métropolitaine"
			switch { // in the order of VATRates
			case i >= 7:
				place = "Corse"
			case i >= 4:
				place = "Guadeloupe, Martinique, Réunion"
			}
			label := rate.String() + blanks(10-cells(rate.String())) + place
			entries = append(entries, entry{value: rate.String(), label: label, section: "Taux"})
		}
	}
	for _, reason := range s.Exemptions(c) {
		entries = append(entries, entry{value: reason.Code, label: reason.Label, section: "Sans TVA", note: "«\u00a0" + reason.Wording + "\u00a0»"})
	}
	return entries
}
