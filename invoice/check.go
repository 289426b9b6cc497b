package invoice

import (
	"fmt"
	"slices"
)

// problems collects what Check finds, in the order of the page.
type problems []Problem

func (p *problems) severe(rule, field, message string) { p.add(rule, field, message, true) }

func (p *problems) notice(rule, field, message string) { p.add(rule, field, message, false) }

func (p *problems) add(rule, field, message string, severe bool) {
	*p = append(*p, Problem{Rule: rule, Field: field, Message: message, Severe: severe})
}

// Check lists what keeps a draft from being issued today (severe) and what
// deserves a look, in the order of the page. It changes nothing.
func (d *Document) Check(s Settings, today Date) []Problem {
	s = s.WithDefaults()
	draft := *d
	draft.Lines = slices.Clone(d.Lines)
	draft.IssueDate, draft.DueDate, draft.ValidUntil = d.Dates(s, today)
	if draft.Operation == "" {
		draft.Operation = s.Seller.Activity
	}
	var p problems
	overflow := draft.Compute()
	p.seller(s.Seller)
	p.sellerVAT(s.Seller, draft.Totals.Net)
	p.number(&draft, s)
	p.credit(&draft)
	p.dates(&draft, today)
	p.client(&draft)
	p.abroad(&draft, s.Seller)
	p.lines(&draft, s)
	p.totals(&draft, overflow)
	if draft.Kind.Payable() {
		p.bank(s.Seller)
	}
	p.consumer(&draft, s.Seller)
	return p
}

// seller: the identity that every document carries.
func (p *problems) seller(v Seller) {
	if v.Name == "" {
		p.severe("R526-27", SellerField(FieldName), "Ajoutez votre nom dans les réglages : il est suivi de EI sur chaque document.")
	}
	if _, err := CheckSIRET(v.SIRET); err != nil {
		message := "Ajoutez votre SIRET dans les réglages."
		if v.SIRET != "" {
			message = err.Error()
		}
		p.severe("242 nonies A I-1°", SellerField(FieldSIRET), message)
	}
	p.address("242 nonies A I-1°", SellerField, v.Address, true, "Ajoutez votre adresse dans les réglages")
}

// address asks for a street, a post code and a city; the message names the
// first that is missing.
func (p *problems) address(rule string, field func(string) string, a Address, severe bool, ask string) {
	switch {
	case a.IsZero():
		p.add(rule, field(FieldAddress), ask+".", severe)
	case len(a.Lines) == 0 && a.Domestic():
		p.add(rule, field(FieldAddress), ask+" : la rue ou le lieu-dit manque.", severe)
	case a.PostCode == "" && a.Domestic():
		p.add(rule, field(FieldPostCode), ask+" : le code postal manque.", severe)
	case a.City == "":
		p.add(rule, field(FieldCity), ask+" : la ville manque.", severe)
	}
}

// sellerVAT: the number of a seller who charges VAT, which small invoices may
// leave out.
func (p *problems) sellerVAT(v Seller, net Amount) {
	if v.Regime != Liable || v.VATNumber != "" {
		return
	}
	p.add("242 nonies A I-2°", SellerField(FieldVAT), "Ajoutez votre numéro de TVA dans les réglages.", net > vatNumberFree)
}

// number: the longest that the public portal takes.
func (p *problems) number(d *Document, s Settings) {
	if err := s.validateNumbering(); err != nil {
		p.severe("BR-FR-01", FieldNextNumber, err.Error())
	}
	if len(d.Number) > MaxNumber {
		p.severe("BR-FR-01", "numero", fmt.Sprintf("Ce numéro a plus de %d caractères : changez le préfixe dans les réglages.", MaxNumber))
	}
}

// credit: a credit note names the invoice that it corrects, and says why.
func (p *problems) credit(d *Document) {
	if d.Kind != CreditNote {
		return
	}
	if d.Origin == "" || d.OriginDate == 0 {
		p.severe("BR-FR-CO-05", "origine", "Un avoir se fait à partir de la facture qu'il corrige, dont il reprend le numéro et la date.")
	}
	if d.Reason == "" {
		p.severe("289 I-5", FieldReason, "Dites pourquoi vous faites cet avoir : erreur, retour, geste commercial…")
	}
}

// bank: where to pay.
func (p *problems) bank(v Seller) {
	if v.IBAN == "" {
		p.notice("BR-50", SellerField(FieldIBAN), "Sans IBAN dans les réglages, le client ne sait pas où virer la somme.")
	}
}

// consumer: what a private person must be told.
func (p *problems) consumer(d *Document, v Seller) {
	if d.Client.Professional() || d.Kind == CreditNote {
		return
	}
	if d.Kind == Quote && d.Execution == "" {
		p.notice("L111-1 C. conso", FieldExecution,
			"Donnez la date ou le délai d'exécution : un particulier doit le connaître avant de s'engager.")
	}
	if v.Mediator == "" {
		p.notice("L616-1 C. conso", SellerField(FieldMediator),
			"Ajoutez votre médiateur de la consommation dans les réglages : un particulier doit le connaître.")
	}
}
