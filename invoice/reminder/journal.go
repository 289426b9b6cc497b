package reminder

import "facturier/invoice"

// EntryKind is what a line of the journal records.
type EntryKind string

// The kinds of entry.
const (
	Reminded      EntryKind = "relance"
	PromiseMade   EntryKind = "promesse"
	NoteTaken     EntryKind = "note"
	DisputeOpened EntryKind = "litige"
	DisputeClosed EntryKind = "litige_leve"
	PlanAgreed    EntryKind = "plan"
	PlanEnded     EntryKind = "plan_fini"
	PutOff        EntryKind = "report"
	PutOffLifted  EntryKind = "report_leve" // back among what waits
	Delivered     EntryKind = "envoi"       // a quote or an invoice, with its page
	Declared      EntryKind = "declaration" // of turnover, to URSSAF: Subject is the period
)

// Result is what became of a message.
type Result string

// The results. A message is Queued before it leaves and Sent once the server
// has taken it; Uncertain when the line dropped after it was given, so that
// nobody sends it twice unasked.
const (
	Prepared  Result = "preparee"
	Queued    Result = "a_envoyer"
	Sent      Result = "envoyee"
	Failed    Result = "echec"
	Uncertain Result = "incertaine"
)

// Counts says whether a message with this result may have reached its reader,
// or will: its step is done.
func (r Result) Counts() bool { return r == Queued || r == Sent || r == Uncertain }

// outside is what carries a message that the user's own mail program sends.
var outside = map[string]string{"eml": "brouillon .eml", "mailto": "lien mailto"}

// Outside is an entry that says by what it left: "eml", "mailto", or "" for
// nothing to say.
func (e Entry) Outside(as string) Entry {
	if word := outside[as]; word != "" {
		e.Detail = word
	}
	return e
}

// Entry is a line of the journal of a client and of its invoices: it is never
// changed, but for the Result of a message. Until and Amount are of a promise, of a
// rest (zero: until it is lifted); Plan are the dated sums of a payment plan.
// Sums are in Currency, the one of the documents: the journal reads it from them.
type Entry struct {
	ID        int64            `json:"id"`
	ClientID  int64            `json:"client"`
	Documents []int64          `json:"documents"`
	Kind      EntryKind        `json:"nature"`
	Date      invoice.Date     `json:"date"`
	Tone      Tone             `json:"etape,omitempty"`
	Channel   Channel          `json:"canal,omitempty"`
	To        string           `json:"a,omitempty"`
	Subject   string           `json:"objet,omitempty"`
	Text      string           `json:"texte,omitempty"`
	Result    Result           `json:"resultat,omitempty"`
	Detail    string           `json:"detail,omitempty"` // why it failed, or as what it left
	Amount    invoice.Amount   `json:"montant,omitempty"`
	Until     invoice.Date     `json:"jusqu_au,omitempty"`
	Plan      []Installment    `json:"echeancier,omitempty"`
	Currency  invoice.Currency `json:"devise,omitempty"`
}

// Sum writes the amount in the currency of the documents.
func (e Entry) Sum() string { return e.Amount.In(e.Currency) }

// Installment is a dated sum of a payment plan.
type Installment struct {
	Date   invoice.Date   `json:"date"`
	Amount invoice.Amount `json:"montant"`
}

// PlanKept says whether a plan was paid so far: on a day, what was received
// since it was agreed covers every installment whose day has passed. The
// second value is the first day that was missed, zero when it is kept.
func PlanKept(plan []Installment, received invoice.Amount, today invoice.Date) (bool, invoice.Date) {
	var owed invoice.Amount
	for _, i := range plan {
		if i.Date >= today {
			break
		}
		if owed += i.Amount; owed > received {
			return false, i.Date
		}
	}
	return true, 0
}
