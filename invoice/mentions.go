package invoice

import (
	"slices"
	"strings"
)

// Mention is a wording that the law wants, with what it is for the XML: a
// subject code of UNTDID 4451 (BT-21: PMD, PMT, AAB, ABL, AAI…), or the VATEX
// code of the exemption whose reason it states (BT-120).
type Mention struct {
	Code string `json:"code"`
	Text string `json:"text"`
}

// Exempts says whether the mention states why no VAT is charged; such mentions
// come first and stand under the sums.
func (m Mention) Exempts() bool { return strings.HasPrefix(m.Code, "VATEX-") }

// Texts are the words of the mentions, in order.
func Texts(mentions []Mention) []string {
	texts := make([]string, len(mentions))
	for i, m := range mentions {
		texts[i] = m.Text
	}
	return texts
}

// The subject codes in use (XP Z12-012, annex B).
const (
	PenaltyNote  = "PMD" // late penalties
	RecoveryNote = "PMT" // the 40 €
	EscompteNote = "AAB" // discount for early payment
	RegistryNote = "ABL" // RCS
	GeneralNote  = "AAI"
	LegalNote    = "REG" // regulatory
)

// recoveryCosts is the mention of D441-5, for professionals only, in the words
// of XP Z12-012 annex B (note PMT).
const recoveryCosts = "Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €"

// publicPenalties are the default interest of public buyers (CCP R2192-31).
const publicPenalties = "Tout retard de paiement ouvre droit à des intérêts moratoires, " +
	"au taux de la Banque centrale européenne majoré de huit points (CCP R2192-31)."

// debitsOption is the mention of 242 nonies A I-11° bis.
const debitsOption = "Option pour le paiement de la taxe d’après les débits"

// operationWordings are the mention of 242 nonies A I-8° bis, due from
// 01/09/2027 and harmless before.
var operationWordings = map[Operation]string{
	Services: "Nature de l’opération : prestation de services",
	Goods:    "Nature de l’opération : livraison de biens",
	Mixed:    "Nature de l’opération : livraison de biens et prestation de services",
}

// Mentions are the wordings that the law wants on this document, in printing
// order, as they are frozen on the day of issue. What is printed elsewhere on
// the page (identities, dates, totals, reference of the corrected invoice) is not among them.
func Mentions(d *Document, s Settings) []Mention {
	s = s.WithDefaults()
	var m []Mention
	say := func(code, text string) { m = append(m, Mention{code, text}) }
	for _, code := range d.exemptions(s) {
		e, _ := ExemptionOf(code)
		switch {
		case code == FranchiseReason:
			e.Wording = franchiseWording(&s, d.IssueDate) // CGI 293 E
		case code == OutOfScopeReason && d.OfPenalties():
			e.Wording = penaltiesUntaxed
		}
		say(code, e.Wording) // 242 nonies A I-12°
	}
	say(GeneralNote, d.correction())
	say(GeneralNote, d.settlement())
	switch {
	case d.ClaimsPenalties():
		say(PenaltyNote, noMorePenalties)
	case d.Kind.Payable():
		say(EscompteNote, d.escompteMention(s)) // L441-9
		if d.Client.Professional() {
			say(PenaltyNote, penalties(&d.Client, s)) // L441-10 II
			say(RecoveryNote, recoveryCosts)          // D441-5
		}
	}
	if d.Kind != Quote && !d.OfPenalties() { // which are of no operation
		if d.OnDebits {
			say(LegalNote, debitsOption)
		}
		say(LegalNote, operationWordings[d.Operation])
	}
	if s.Seller.Insurance != "" {
		say(LegalNote, "Assurance décennale : "+s.Seller.Insurance) // C. assur. L243-2
	}
	if s.Seller.Mediator != "" && !d.Client.Professional() {
		say(LegalNote, "Médiateur de la consommation : "+s.Seller.Mediator) // C. conso L616-1
	}
	return slices.DeleteFunc(m, func(mention Mention) bool { return mention.Text == "" })
}

// penalties are the words on late payment: a public buyer's rate is not the
// seller's to choose.
func penalties(c *Client, s Settings) string {
	if c.Type == Public {
		return publicPenalties
	}
	return s.PenaltyTerms
}

// exemptions are the reasons that the lines have, once each, in order of
// appearance; of a draft without lines, the franchise of its seller.
func (d *Document) exemptions(s Settings) []string {
	if len(d.Lines) == 0 && s.Seller.Regime == Franchise {
		return []string{FranchiseReason}
	}
	var codes []string
	for _, l := range d.Lines {
		if l.Exemption != "" && !slices.Contains(codes, l.Exemption) {
			codes = append(codes, l.Exemption)
		}
	}
	return codes
}

// correction names the invoice that a credit note corrects, or that a
// corrected invoice replaces (289 I-5, BR-FR-CO-04, BR-FR-CO-05: its number and its date).
func (d *Document) correction() string {
	words := map[Kind]string{CreditNote: "Cet avoir corrige la facture ", CorrectedInvoice: "Annule et remplace la facture "}[d.Kind]
	if d.Origin == "" || words == "" {
		return ""
	}
	text := words + d.Origin
	if d.OriginDate != 0 {
		text += " du " + d.OriginDate.String()
	}
	return text
}

// settlement says when and how it was paid before it was issued: "Acquittée le
// 12/11/2026 par carte".
func (d *Document) settlement() string {
	if d.SettledOn == 0 || !d.Kind.Payable() {
		return ""
	}
	text := "Acquittée le " + d.SettledOn.String()
	switch m := d.PaymentMeans(); m {
	case OtherMethod:
		return text
	case Cash:
		return text + " en " + m.Label()
	default:
		return text + " par " + m.Label()
	}
}
