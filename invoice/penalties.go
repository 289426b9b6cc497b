package invoice

import "fmt"

// Penalties are what a document of penalties is about: the interest of some
// days, and the 40 €, of an invoice that was not paid in time. They are an
// indemnity, out of the scope of VAT, and bear no penalties in their turn (C. civ. 1343-2).
// A credit note on such a document keeps them.
type Penalties struct {
	InvoiceID int64
	Number    string // of the invoice
	Date      Date   // of its issue
	From      Date   // the days whose interest is in it, both included; zero when none is
	Until     Date
	Recovery  bool // it has the fixed sum of D441-5
}

// OfPenalties says whether the document is about penalties: it claims them, or,
// a credit note, corrects a document that does.
func (d *Document) OfPenalties() bool { return d.Penalties.InvoiceID != 0 }

// ClaimsPenalties says whether the document asks for penalties.
func (d *Document) ClaimsPenalties() bool { return d.OfPenalties() && d.Kind == Invoice }

// Title names the document in a sentence or in a list: its kind, or "Facture de
// pénalités".
func (d *Document) Title() string {
	if d.ClaimsPenalties() {
		return "Facture de pénalités"
	}
	return d.Kind.Title()
}

// claims says whether two documents of penalties ask for the same: interest of
// a same day, or the 40 €, which is due once (D441-5).
func (p Penalties) claims(other Penalties) bool {
	days := p.From != 0 && other.From != 0 && p.From <= other.Until && other.From <= p.Until
	return p.InvoiceID == other.InvoiceID && (days || p.Recovery && other.Recovery)
}

// Days writes the days whose interest is claimed: "du 06/07/2026 au
// 01/08/2026", "le 06/07/2026", "" for none.
func (p Penalties) Days() string {
	if p.From == 0 {
		return ""
	}
	return Days(p.From, p.Until)
}

// Days writes a range of days, both included: "du 06/07/2026 au 01/08/2026", or of
// one "le 06/07/2026".
func Days(from, until Date) string {
	if from == until {
		return "le " + from.String()
	}
	return fmt.Sprintf("du %s au %s", from, until)
}

// CheckPenalties refuses to issue a document of penalties that its invoice or
// the others on it no longer allow: what was issued stands until a credit note
// cancels it, and nothing is claimed twice.
func (d *Document) CheckPenalties(origin Document, others []Document) error {
	switch {
	case !origin.Issued() || !origin.Kind.Payable() || origin.OfPenalties():
		return Refused(origin.DisplayNumber()+" ne porte pas de pénalités.", "")
	case d.Client.ID != origin.Client.ID:
		return refusedAt(FieldClient, fmt.Sprintf("Les pénalités de %s sont dues par %s : gardez ce client.", origin.Number, origin.Client.Name), "")
	case d.Currency != origin.Currency:
		return refusedAt(FieldCurrency, fmt.Sprintf("%s est en %s : gardez sa devise.", origin.Number, origin.Currency.Code()), "")
	}
	if by := d.claimedBy(others); by != nil {
		return Refused(fmt.Sprintf("%s réclame déjà des pénalités de %s que ce brouillon réclame.", by.Number, origin.Number),
			"Supprimez ce brouillon, puis refaites-le : il ne prendra que ce qui reste.")
	}
	return nil
}

// claimedBy is the standing document that claims the same, nil for none.
func (d *Document) claimedBy(others []Document) *Document {
	for i := range others {
		if other := &others[i]; other.ID != d.ID && other.penaltiesStand() && other.Penalties.claims(d.Penalties) {
			return other
		}
	}
	return nil
}

// penaltiesStand says that an issued document of penalties stands: no
// credit note cancels the whole of it.
func (d *Document) penaltiesStand() bool {
	return d.ClaimsPenalties() && d.Issued() && (d.Credited == 0 || d.Credited < d.Totals.Payable)
}

// notPenalized keeps an invoice whose penalties are invoiced from being
// replaced: they would be of an invoice that is no more.
func notPenalized(origin *Document, made []Document) error {
	for i := range made {
		if by := &made[i]; by.Penalties.InvoiceID == origin.ID && by.penaltiesStand() {
			return Refused(fmt.Sprintf("%s facture des pénalités de %s.", by.Number, origin.Number), fmt.Sprintf("Faites d'abord l'avoir de %s.", by.Number))
		}
	}
	return nil
}

// Why a document of penalties bears no VAT, in the place of CGI 259-1°: late
// interest makes good a loss and pays for no supply (CGI 256 I;
// BOI-TVA-BASE-10-10-10, V-A; CJEC 1/7/1982, 222/81, BAZ Bausystem).
const penaltiesUntaxed = "TVA non applicable - indemnité de retard de paiement, hors champ de la TVA (CGI art. 256 ; BOI-TVA-BASE-10-10-10)"

// TaxOf is the VAT of a new line of a document: TaxFor, but of penalties, which
// have none.
func (s Settings) TaxOf(d *Document) Tax {
	if d.OfPenalties() {
		return because(OutOfScopeReason)
	}
	return s.TaxFor(d.Client, d.Operation)
}

// ReasonLabel is a reason for no VAT of the document as people read it: its
// label, but of penalties, which are out of scope for another, "" for an unknown one.
func (d *Document) ReasonLabel(code string) string {
	if d.OfPenalties() && code == OutOfScopeReason {
		return "indemnité de retard, hors champ"
	}
	e, _ := ExemptionOf(code)
	return e.Label
}

// noMorePenalties is the note PMD of such a document: interest bears none, short of
// a whole year and of an agreement or a judgment.
const noMorePenalties = "Pénalités de retard : sans objet, cette facture n’en porte pas elle-même (C. civ. 1343-2)"

// penaltyRules: what a document of penalties is.
var penaltyRules = []Rule{
	{ID: "256 CGI", About: "penalties are out of the scope of VAT", Field: onLine(FieldExemption), Severe: true,
		Message: "Des pénalités sont hors du champ de la TVA : laissez « hors champ » sur cette ligne.",
		line: lineIs(func(x *examined, l *Line) bool {
			return x.OfPenalties() && (l.Category != OutOfScope || l.Exemption != OutOfScopeReason)
		})},
	{ID: "L441-10", About: "penalties are claimed after they were incurred", Field: FieldIssueDate, Severe: true,
		Message: "Ces intérêts sont comptés jusqu'au %s : datez la facture de ce jour ou d'après.",
		whole: func(x *examined) (string, bool) {
			return x.Penalties.Until.String(), x.ClaimsPenalties() && x.Penalties.Until > x.IssueDate
		}},
}
