package invoice

import "fmt"

// State is what a document is today, derived from what is stored, from its
// payments and from the day: never stored. The words are the JSON contract's.
type State string

// The states of invoices, then of quotes. PartlyCredited is shown as a note
// beside another state, and is one only for lists that filter.
const (
	Draft     State = "brouillon"
	Issued    State = "emise"
	Delivered State = "envoyee"
	PartPaid  State = "partielle"
	Paid      State = "payee"
	Overdue   State = "en_retard"
	Cancelled State = "annulee"

	QuoteSent     State = "envoye"
	QuoteAccepted State = "accepte"
	QuoteRefused  State = "refuse"
	QuoteExpired  State = "expire"
	QuoteInvoiced State = "facture"
	QuoteReplaced State = "remplace"
)

// Facts are what a state is derived from; both a Document and a Row have them.
type Facts struct {
	Kind       Kind
	Status     Status
	SentOn     Date
	DueDate    Date
	ValidUntil Date
	Payable    Amount
	Paid       Amount
	Credited   Amount
	Granted    Amount // of Paid, the discount for early payment; in lists, only of what is credited too
	Closed     bool
	Replaced   bool
}

// Facts are the facts of the document.
func (d *Document) Facts() Facts {
	return Facts{Kind: d.Kind, Status: d.Status, SentOn: d.SentOn, DueDate: d.DueDate, ValidUntil: d.ValidUntil,
		Payable: d.Totals.Payable, Paid: d.Paid, Credited: d.Credited, Granted: d.Granted(), Closed: d.Closed, Replaced: d.Replaced}
}

// State is the document's state on a day.
func (d *Document) State(today Date) State { return d.Facts().State(today) }

// State is the state on a day.
func (f Facts) State(today Date) State {
	switch {
	case f.Kind == Quote:
		return f.quoteState(today)
	case f.Status == StatusDraft:
		return Draft
	case !f.Kind.Payable():
		return f.issued()
	case f.whollyCredited():
		return Cancelled
	case f.Remaining() <= 0:
		return Paid
	case f.DueDate != 0 && f.DueDate < today:
		return Overdue
	case f.Paid > 0:
		return PartPaid
	}
	return f.issued()
}

func (f Facts) issued() State {
	if f.SentOn != 0 {
		return Delivered
	}
	return Issued
}

func (f Facts) quoteState(today Date) State {
	switch {
	case f.Replaced:
		return QuoteReplaced
	case f.Status == StatusDraft:
		return Draft
	case f.Status == StatusAccepted && f.Closed:
		return QuoteInvoiced
	case f.Status == StatusAccepted:
		return QuoteAccepted
	case f.Status == StatusRefused:
		return QuoteRefused
	case f.ValidUntil != 0 && f.ValidUntil < today:
		return QuoteExpired
	}
	return QuoteSent
}

// Remaining is what is left to pay, before any test of status.
func (f Facts) Remaining() Amount { return f.Payable - f.Paid - f.Credited }

// ToGiveBack is what was paid of an invoice beyond what its credit notes left to
// pay, 0 for none.
func (f Facts) ToGiveBack() Amount {
	if !f.Kind.Payable() || f.Status == StatusDraft {
		return 0
	}
	return max(-f.Remaining(), 0)
}

// whollyCredited says that credit notes took all that a discount for early
// payment had left.
func (f Facts) whollyCredited() bool { return f.Credited > 0 && f.Credited >= f.Payable-f.Granted }

// PartlyCredited says that credit notes took a part, not the whole.
func (f Facts) PartlyCredited() bool { return f.Credited > 0 && !f.whollyCredited() }

// DaysLate is the number of days past the due date, 0 when not overdue.
func (f Facts) DaysLate(today Date) int {
	if f.State(today) != Overdue {
		return 0
	}
	return int(today - f.DueDate)
}

func displayNumber(id int64, number string, revision int) string {
	switch {
	case number == "":
		return fmt.Sprintf("brouillon %d", id)
	case revision > 1:
		return fmt.Sprintf("%s rév. %d", number, revision)
	}
	return number
}
