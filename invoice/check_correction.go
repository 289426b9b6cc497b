package invoice

// correctionRules: a correction names the invoice that it corrects, and says
// why.
var correctionRules = []Rule{
	{ID: "BR-FR-CO-05", About: "a credit note has its invoice and its date", Field: "origine", Severe: true,
		Message: "Un avoir se fait à partir de la facture qu'il corrige, dont il reprend le numéro et la date.",
		whole:   is(func(x *examined) bool { return x.Kind == CreditNote && x.orphan() })},
	{ID: "BR-FR-CO-04", About: "a corrected invoice has the one that it replaces", Field: "origine", Severe: true,
		Message: "Une facture rectificative se fait à partir de celle qu'elle remplace, dont elle reprend le numéro et la date.",
		whole:   is(func(x *examined) bool { return x.Kind == CorrectedInvoice && x.orphan() })},
	{ID: "BR-FR-02", About: "the number of the invoice corrected", Field: "origine", Severe: true,
		Message: "Le numéro %s n'a pas la forme d'un numéro de facture : 35 lettres, chiffres, + - _ / au plus.",
		whole: func(x *examined) (string, bool) {
			return cites(x.Origin, x.corrects() && x.Origin != "" && !validNumber(x.Origin))
		}},
	{ID: "289 I-5", About: "a correction is not before its invoice", Field: FieldIssueDate, Severe: true,
		Message: "La facture corrigée est du %s : datez cette correction du même jour ou d'après.",
		whole: func(x *examined) (string, bool) {
			return x.OriginDate.String(), x.corrects() && x.OriginDate > x.IssueDate
		}},
	{ID: "289 I-5", About: "why a credit note is made", Field: FieldReason, Severe: true,
		Message: "Dites pourquoi vous faites cet avoir : erreur, retour, geste commercial…",
		whole:   is(func(x *examined) bool { return x.Kind == CreditNote && x.Reason == "" })},
	{ID: "289 I-5", About: "why an invoice is replaced", Field: FieldReason, Severe: true,
		Message: "Dites ce que cette facture rectificative corrige : adresse, quantité, prix…",
		whole:   is(func(x *examined) bool { return x.Kind == CorrectedInvoice && x.Reason == "" })},
	{ID: "242 nonies A I-7°", About: "a deposit deducted has its number and date", Field: FieldLines, Severe: true,
		Message: "Un acompte déduit n'a pas de numéro ou de date : refaites le solde depuis le devis.",
		whole: is(func(x *examined) bool {
			for _, taken := range x.Deductions {
				if !validNumber(taken.Number) || taken.Date == 0 {
					return true
				}
			}
			return false
		})},
	{ID: "BR-FR-CO-08", About: "a deposit deducts no deposit", Field: FieldLines, Severe: true,
		Message: "Un acompte ne déduit pas d'acompte : faites le solde depuis le devis.",
		whole:   is(func(x *examined) bool { return x.Kind == Deposit && len(x.Deductions) > 0 })},
}

// corrects says whether the document is about an invoice that is issued.
func (x *examined) corrects() bool { return x.Kind == CreditNote || x.Kind == CorrectedInvoice }

func (x *examined) orphan() bool { return x.Origin == "" || x.OriginDate == 0 }
