package invoice

// Status is the decision that is stored; what follows from payments and from
// the day is a State, computed.
type Status string

// The statuses. A quote goes draft, sent, accepted or refused; the others go
// draft, issued.
const (
	StatusDraft    Status = "draft"
	StatusSent     Status = "sent"
	StatusAccepted Status = "accepted"
	StatusRefused  Status = "refused"
	StatusIssued   Status = "issued"
)

// Discount is a share or a sum, never both; zero is none.
type Discount struct {
	Rate   Rate   `json:"rate,omitempty"`
	Amount Amount `json:"amount,omitempty"`
}

// IsZero says that there is no discount.
func (d Discount) IsZero() bool { return d == Discount{} }

// String writes "10 %" or "50,00 €", and "" for none.
func (d Discount) String() string {
	switch {
	case d.Rate != 0:
		return d.Rate.String()
	case d.Amount != 0:
		return d.Amount.String()
	}
	return ""
}

// On is the discount in money on an amount, rounded to the cent.
func (d Discount) On(a Amount) (Amount, error) {
	if d.Rate != 0 {
		return d.Rate.Of(a)
	}
	return d.Amount, nil
}

// Line is one line. Net is computed by Compute. Source is the position, from
// 1, of the line of the quote or of the invoice that this one comes from; 0 is
// none.
type Line struct {
	Designation string
	Description string // several lines, "" for none
	Quantity    Quantity
	Unit        string
	Price       Price // before discount, without VAT
	Discount    Discount
	Category    Category
	VAT         Rate
	Exemption   string // VATEX code (BT-121), for every category but S and Z
	Date        Date   // of the service, when the line has its own
	Source      int
	Net         Amount
}

// Deduction is a deposit invoice that a balance invoice deducts: what is left
// of it after its credit notes, by VAT group.
type Deduction struct {
	DocumentID int64
	Number     string
	Date       Date
	Groups     []VATGroup
	Net        Amount // HT
	VAT        Amount
	Gross      Amount // TTC
}

// Acceptance is how a client accepted or refused a quote.
type Acceptance struct {
	Date Date
	By   string // who
	How  string // "signature", "e-mail", "oral"…; the reason of a refusal
}

// Document is a quote, an invoice, a deposit, balance or corrected invoice, or a
// credit note. A draft has no Number, and its Seller and Client are the ones of the
// book; once Number is set by the gesture that issues or sends, everything
// here is frozen but SentOn, Acceptance and what payments change.
type Document struct {
	ID       int64
	Kind     Kind
	Status   Status
	Number   string
	Revision int // of a quote: 1, 2…
	Replaced bool
	Edits    int // of a draft: how many times it was saved

	Client Client
	Seller Seller

	Subject      string
	IssueDate    Date // of a draft: the date wished, zero for the day of issue
	ServiceStart Date // date or period of the service or delivery
	ServiceEnd   Date
	DueDate      Date
	Operation    Operation
	OrderNumber  string   // the client's purchase order (L441-9, BT-13)
	Contract     string   // the number of the contract or public market (BT-12)
	Means        Method   // how it is to be paid, or was (BT-81); "" is by transfer
	SettledOn    Date     // paid before it was issued, that day (BR-FR-CO-09); zero is not
	Escompte     Escompte // for early payment; of a draft, zero is that of the client or the settings
	Currency     Currency
	ExchangeRate ExchangeRate // euros for one unit of Currency, of the day of issue

	ValidUntil Date     // quote
	Execution  string   // quote: date or delay of execution, in words
	Asked      Discount // quote: the deposit asked, share or sum
	Terms      string   // quote: conditions
	Acceptance Acceptance

	QuoteID       int64 // the quote that this invoice comes from
	QuoteNumber   string
	QuoteRevision int
	QuoteDate     Date
	OriginID      int64 // the invoice that a credit note corrects, or that a corrected invoice replaces
	Origin        string
	OriginDate    Date
	Reason        string // of a credit note or a corrected invoice
	Penalties     Penalties

	Lines      []Line
	Discount   Discount // on the sum of the lines
	Deductions []Deduction
	Notes      string // printed
	Mentions   []Mention
	OnDebits   bool

	Totals   Totals
	SentOn   Date
	SentTo   string
	Paid     Amount
	Credited Amount // by issued credit notes
	Invoiced Amount // of a quote: by issued invoices that stand
	Closed   bool   // of a quote: nothing left to invoice
	Payments []Payment

	PDF     string // path of the archived file, relative to the book's folder
	PDFHash string // its SHA-256 in hexadecimal
}

// Issued says whether the document has its number and is frozen.
func (d *Document) Issued() bool { return d.Status != StatusDraft }

// DisplayNumber is the number, with the revision of a quote from the second on
// ("D2026-0018 rév. 2"), or "brouillon 12".
func (d *Document) DisplayNumber() string {
	return displayNumber(d.ID, d.Number, d.Revision)
}

// QuoteName is the number of the quote that this comes from, with its revision
// from the second on, and "" for none.
func (d *Document) QuoteName() string {
	if d.QuoteNumber == "" {
		return ""
	}
	return displayNumber(d.QuoteID, d.QuoteNumber, d.QuoteRevision)
}

// Remaining is what is left to pay: negative when the client is owed money.
func (d *Document) Remaining() Amount {
	if !d.Issued() || !d.Kind.Payable() {
		return 0
	}
	return d.Totals.Payable - d.Paid - d.Credited
}

// Method is a means of payment, in the words of the command line.
type Method string

// The means of payment.
const (
	Transfer    Method = "virement"
	Card        Method = "carte"
	Cheque      Method = "cheque"
	Cash        Method = "especes"
	DirectDebit Method = "prelevement"
	OtherMethod Method = "autre"
)

// EarlyDiscount marks the entry of a discount granted for early payment (see
// EscompteWith): it settles as a payment does, and is no money received, so that nobody can choose it.
const EarlyDiscount Method = "escompte"

// Methods are all the means, in the order in which they are offered.
var Methods = []Method{Transfer, Card, Cheque, Cash, DirectDebit, OtherMethod}

// Payment is money received, or given back when Amount is negative. It is
// never changed: Reverses is the id of the payment that it cancels, 0 for none.
// Groups is the breakdown of an EarlyDiscount, nil for money.
// One of no document is on the account of its client, in Currency: what was
// paid too much and is kept, the client's credit.
type Payment struct {
	ID         int64
	DocumentID int64
	Date       Date
	Amount     Amount
	Method     Method
	Reference  string
	Reverses   int64
	Groups     []VATGroup
	ClientID   int64 // 0 when it is of a document
	Currency   Currency
	Receipt    int64 // the id of the first payment of its receipt, 0 when it is alone
	HeldSince  Date  // of credit that is taken from the account: since when it was there
}

// ByCredit says that a document is paid with the credit of its client.
func (p Payment) ByCredit() bool { return p.DocumentID != 0 && p.HeldSince != 0 }

// Moved says that a document gave back what it owed its client to the client's
// credit or to its other invoices, and not to the client.
func (p Payment) Moved() bool {
	return p.DocumentID != 0 && p.Amount < 0 && p.Receipt != 0 && p.Reverses == 0
}

// Counts is the day from which a payment takes off a debt. Credit counts from
// the day when it was held, not from the day when it is used: debt and credit
// then stood face to face, and compensation reaches back to it (C. civ. 1347);
// no interest runs on what the seller held already.
func (p Payment) Counts() Date {
	if p.HeldSince != 0 {
		return p.HeldSince
	}
	return p.Date
}
