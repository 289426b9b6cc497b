package invoice

import (
	"slices"
	"strings"
)

// lines: at least one, each precise, priced, and with the VAT of the regime.
func (p *problems) lines(d *Document, s Settings) {
	if len(d.Lines) == 0 {
		p.severe("242 nonies A I-8°", FieldLines, "Ajoutez au moins une ligne.")
	}
	for i := range d.Lines {
		l := &d.Lines[i]
		field := func(name string) string { return LineField(i, name) }
		switch {
		case l.Designation == "":
			p.severe("242 nonies A I-8°", field(FieldDesignation), "Dites ce qui est vendu.")
		case l.Description == "" && vague(l.Designation):
			p.severe("242 nonies A I-8°", field(FieldDesignation), cited(l.Designation)+" est trop vague : dites précisément ce qui est vendu.")
		}
		if l.Quantity <= 0 {
			p.severe("242 nonies A I-8°", field(FieldQuantity), errQuantity.Message)
		}
		switch {
		case l.Price < 0:
			p.severe("BR-27", field(FieldPrice), "Un prix ne peut pas être sous zéro : faites une remise.")
		case l.Price == 0:
			p.notice("242 nonies A I-8°", field(FieldPrice), "Cette ligne est à 0 € : est-ce voulu ?")
		}
		if l.Net < 0 {
			p.severe("242 nonies A I-9°", field(FieldDiscount), "La remise dépasse le prix de la ligne.")
		}
		p.lineVAT(d, l, field, s.Seller.Regime)
	}
}

// lineVAT: none in franchise, an official rate otherwise. A credit note keeps
// the VAT of the invoice that it corrects, whatever the regime is today.
func (p *problems) lineVAT(d *Document, l *Line, field func(string) string, regime Regime) {
	credit := d.Kind == CreditNote
	switch {
	case regime == Franchise && !credit && (l.VAT != 0 || l.Category != ExemptFromTax):
		p.severe("283-3 CGI", field(FieldVAT), "En franchise, aucune TVA : une TVA écrite serait due à l'État (CGI 283-3).")
	case l.Category == StandardRated && !officialRate(l.VAT) && !(credit && slices.Contains(formerVATRates, l.VAT)):
		p.severe("BR-FR-16", field(FieldVAT), l.VAT.String()+" n'est pas un taux de TVA en vigueur : choisissez 20, 10, 5,5 ou 2,1 %.")
	case regime == Liable && !credit && l.Category != StandardRated:
		p.severe("242 nonies A I-11°", field(FieldVAT), "Vous facturez la TVA : choisissez le taux de cette ligne.")
	}
}

// vagueWords say nothing of what is sold ("termes génériques non suivis de
// références", BOI-TVA-DECLA-30-20-20-10).
var vagueWords = map[string]bool{
	"divers": true, "diverse": true, "diverses": true, "varia": true, "autre": true, "autres": true, "etc": true,
	"prestation": true, "prestations": true, "prestation de service": true, "prestation de services": true, "prestations de service": true,
	"prestations de services": true, "prestation diverse": true, "prestations diverses": true, "service": true, "services": true, "services divers": true,
	"travail": true, "travaux": true, "travaux divers": true, "intervention": true, "interventions": true, "mission": true, "missions": true,
	"fourniture": true, "fournitures": true, "fournitures diverses": true, "marchandise": true, "marchandises": true, "marchandises diverses": true,
	"materiel": true, "materiel divers": true, "article": true, "articles": true, "articles divers": true, "produit": true, "produits": true,
	"produits divers": true, "vente": true, "ventes": true, "frais": true, "frais divers": true, "achat": true, "achats": true, "forfait": true,
	"facture": true, "facturation": true, "ligne": true, "objet": true, "chose": true, "choses": true, "test": true, "x": true,
}

func vague(designation string) bool {
	words := strings.Join(strings.FieldsFunc(Fold(designation), func(r rune) bool {
		return strings.ContainsRune(" .,;:!?-–—_…'\"()*/", r)
	}), " ")
	return words == "" || vagueWords[words]
}

// totals: something to pay, that can be computed.
func (p *problems) totals(d *Document, overflow error) {
	if overflow != nil {
		p.severe("", FieldLines, overflow.Error())
		return
	}
	t := d.Totals
	switch {
	case len(d.Lines) == 0:
	case t.Discount > t.Lines:
		p.severe("242 nonies A I-9°", FieldDiscount, "La remise dépasse le total des lignes.")
	case t.Gross <= 0:
		p.severe("BR-CO-15", FieldLines, "Le total est à 0 € : ajoutez un prix.")
	case t.Payable < 0:
		p.severe("BR-CO-16", FieldLines, "Les acomptes dépassent le total : la différence se rend par un avoir sur un acompte.")
	case t.Gross > MaxAmount:
		p.severe("", FieldLines, ErrOverflow.Message)
	}
	for _, deduction := range d.Deductions {
		if deduction.Number == "" || deduction.Date == 0 {
			p.severe("242 nonies A I-7°", FieldLines, "Un acompte déduit n'a pas de numéro ou de date : refaites le solde depuis le devis.")
		}
	}
}
