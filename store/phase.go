package store

import "facturier/invoice"

// A phase is what a document's state is before it looks at the day: the
// CHECK of the column of the same name computes it from the row again.
const (
	phaseDraft         = 0
	phaseIssued        = 1 // open, not sent
	phaseDelivered     = 2 // open, sent
	phasePartPaid      = 3 // open
	phasePaid          = 4
	phaseCancelled     = 5
	phaseCredit        = 6
	phaseCreditSent    = 7
	phaseQuoteDraft    = 10
	phaseQuoteSent     = 11
	phaseQuoteAccepted = 12
	phaseQuoteInvoiced = 13
	phaseQuoteRefused  = 14
	phaseQuoteReplaced = 15
)

var (
	invoicePhases = []int{0, 1, 2, 3, 4, 5, 6, 7}
	quotePhases   = []int{10, 11, 12, 13, 14}
	openPhases    = []int{phaseIssued, phaseDelivered, phasePartPaid}
)

// phaseOf is the phase of a document.
func phaseOf(f invoice.Facts) int {
	if f.Kind == invoice.Quote {
		return quotePhase(f)
	}
	switch {
	case f.Status == invoice.StatusDraft:
		return phaseDraft
	case f.Kind == invoice.CreditNote && f.SentOn == 0:
		return phaseCredit
	case f.Kind == invoice.CreditNote:
		return phaseCreditSent
	case f.Credited > 0 && f.Credited >= f.Payable:
		return phaseCancelled
	case f.Remaining() <= 0:
		return phasePaid
	case f.Paid > 0:
		return phasePartPaid
	case f.SentOn != 0:
		return phaseDelivered
	}
	return phaseIssued
}

func quotePhase(f invoice.Facts) int {
	switch {
	case f.Replaced:
		return phaseQuoteReplaced
	case f.Status == invoice.StatusDraft:
		return phaseQuoteDraft
	case f.Status == invoice.StatusAccepted && f.Closed:
		return phaseQuoteInvoiced
	case f.Status == invoice.StatusAccepted:
		return phaseQuoteAccepted
	case f.Status == invoice.StatusRefused:
		return phaseQuoteRefused
	}
	return phaseQuoteSent
}

// dueWindow is the part of the column due that a state asks for; the zero one asks nothing.
type dueWindow int

const (
	anyDue  dueWindow = iota
	pastDue           // a date, before today
	notPast           // no date, or today and after
	soonDue           // from today to today + SoonDays
)

// branch is one phase of a state, with the days of due that it keeps.
type branch struct {
	phase int
	due   dueWindow
}

// branches are the phases that make a state up on a day; none for a state
// that this family does not have.
func branches(family invoice.Family, state invoice.State) []branch {
	if family == invoice.QuoteFamily {
		return quoteBranches(state)
	}
	switch state {
	case "":
		return each(invoicePhases, anyDue)
	case invoice.Draft:
		return []branch{{phaseDraft, anyDue}}
	case invoice.Issued:
		return []branch{{phaseIssued, notPast}, {phaseCredit, anyDue}}
	case invoice.Delivered:
		return []branch{{phaseDelivered, notPast}, {phaseCreditSent, anyDue}}
	case invoice.PartPaid:
		return []branch{{phasePartPaid, notPast}}
	case invoice.Paid:
		return []branch{{phasePaid, anyDue}}
	case invoice.Cancelled:
		return []branch{{phaseCancelled, anyDue}}
	case invoice.Overdue:
		return each(openPhases, pastDue)
	case invoice.FilterDueSoon:
		return each(openPhases, soonDue)
	case invoice.FilterOpen:
		return each(openPhases, anyDue)
	}
	return nil
}

func quoteBranches(state invoice.State) []branch {
	switch state {
	case "":
		return each(quotePhases, anyDue)
	case invoice.Draft:
		return []branch{{phaseQuoteDraft, anyDue}}
	case invoice.QuoteSent:
		return []branch{{phaseQuoteSent, notPast}}
	case invoice.QuoteExpired:
		return []branch{{phaseQuoteSent, pastDue}}
	case invoice.FilterExpiring:
		return []branch{{phaseQuoteSent, soonDue}}
	case invoice.QuoteAccepted:
		return []branch{{phaseQuoteAccepted, anyDue}}
	case invoice.QuoteInvoiced:
		return []branch{{phaseQuoteInvoiced, anyDue}}
	case invoice.QuoteRefused:
		return []branch{{phaseQuoteRefused, anyDue}}
	case invoice.QuoteReplaced:
		return []branch{{phaseQuoteReplaced, anyDue}}
	}
	return nil
}

func each(phases []int, due dueWindow) []branch {
	all := make([]branch, len(phases))
	for i, phase := range phases {
		all[i] = branch{phase, due}
	}
	return all
}
