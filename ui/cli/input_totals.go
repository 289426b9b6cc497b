package cli

import (
	"fmt"

	"facturier/invoice"
)

// read takes the totals that a file states.
func (t *totalsRead) read(o *object) {
	t.net, t.vat = sumRead(o, "total_ht"), sumRead(o, "total_tva")
	t.gross, t.payable = sumRead(o, "total_ttc"), sumRead(o, "net_a_payer")
	items, ok := o.list(invoice.FieldVAT)
	t.hasGroups = ok && items != nil
	for i, item := range items {
		var group invoice.VATGroup
		o.fail(readWhole(item, fmt.Sprintf("%s[%d]", invoice.FieldVAT, i), func(inner *object) {
			category, rate := "", int64(0)
			inner.text(invoice.FieldCategory, &category)
			inner.number("taux", 2, int64(invoice.FullRate), &rate)
			inner.amount("base", &group.Base)
			inner.amount(invoice.FieldAmount, &group.VAT)
			group.Category, group.Rate = invoice.Category(category), invoice.Rate(rate)
		}), invoice.FieldVAT)
		t.groups = append(t.groups, group)
	}
}

// sumRead is a sum that the file states, or nil.
func sumRead(o *object, key string) *invoice.Amount {
	var stated invoice.Amount
	if !o.amount(key, &stated) {
		return nil
	}
	return &stated
}

// agree compares what the file states with what was computed: a document whose
// totals disagree is refused, naming both, since one of the two is wrong.
func (t *totalsRead) agree(d *invoice.Document) error {
	for i, line := range d.Lines {
		if stated, ok := t.lines[i]; ok && stated != line.Net {
			return disagree(invoice.LineField(i, "net"), "le net de la ligne", stated, line.Net)
		}
	}
	computed := d.Totals
	for _, sum := range []struct {
		field, name string
		stated      *invoice.Amount
		computed    invoice.Amount
	}{
		{"total_ht", "le total HT", t.net, computed.Net},
		{"total_tva", "le total de TVA", t.vat, computed.VAT},
		{"total_ttc", "le total TTC", t.gross, computed.Gross},
	} {
		if sum.stated != nil && *sum.stated != sum.computed {
			return disagree(sum.field, sum.name, *sum.stated, sum.computed)
		}
	}
	// A net to pay is one of this document only when it deducts the same deposits.
	if t.payable != nil && d.ID != 0 && *t.payable != computed.Payable {
		return disagree("net_a_payer", "le net à payer", *t.payable, computed.Payable)
	}
	return t.groupsAgree(computed.Groups)
}

func (t *totalsRead) groupsAgree(computed []invoice.VATGroup) error {
	if !t.hasGroups {
		return nil
	}
	if len(t.groups) != len(computed) {
		return invoice.Invalid(invoice.FieldVAT, fmt.Sprintf("Le fichier a %d lignes de TVA, et le calcul en donne %d.", len(t.groups), len(computed)),
			"Corrigez-les, ou retirez-les : Facturier les calcule.")
	}
	for i, stated := range t.groups {
		field := fmt.Sprintf("%s[%d].", invoice.FieldVAT, i)
		switch {
		case stated.Rate != computed[i].Rate || stated.Category != computed[i].Category:
			return invoice.Invalid(field+"taux", fmt.Sprintf("Le fichier dit %s %s, et le calcul donne %s %s.",
				stated.Category, stated.Rate, computed[i].Category, computed[i].Rate), "Corrigez-le, ou retirez-le : Facturier le calcule.")
		case stated.Base != computed[i].Base:
			return disagree(field+"base", "la base de TVA", stated.Base, computed[i].Base)
		case stated.VAT != computed[i].VAT:
			return disagree(field+"montant", "le montant de TVA", stated.VAT, computed[i].VAT)
		}
	}
	return nil
}

func disagree(field, name string, stated, computed invoice.Amount) error {
	return invoice.Invalid(field, fmt.Sprintf("Pour %s, le fichier dit %s, et le calcul donne %s.", name, stated, computed),
		"Corrigez-le, ou retirez-le : Facturier le calcule.")
}
