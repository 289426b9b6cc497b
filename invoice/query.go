package invoice

// Family is what a list of documents holds.
type Family string

// The two lists: invoices are all but quotes (deposits, balances, credit notes
// among them).
const (
	QuoteFamily   Family = "devis"
	InvoiceFamily Family = "factures"
)

// Family is the list that this kind is in.
func (k Kind) Family() Family {
	if k == Quote {
		return QuoteFamily
	}
	return InvoiceFamily
}

// Sort is the order of a list.
type Sort string

// The orders: newest first; soonest due (of a quote: soonest expired) first;
// greatest amount to pay first; client by name, then newest first.
const (
	ByDate   Sort = ""
	ByDue    Sort = "due"
	ByAmount Sort = "amount"
	ByClient Sort = "client"

	// ByOpen is of clients: the greatest sum to collect first, then the others by name.
	ByOpen Sort = "open"
)

// Filters that are not states of one document: what the morning screen shows.
const (
	// FilterDueSoon: payable invoices with something left, due from today to
	// today + SoonDays.
	FilterDueSoon State = "bientot"
	// FilterOpen: issued with something left to pay, late or not.
	FilterOpen State = "a_encaisser"
	// FilterExpiring: sent quotes whose validity ends from today to today + SoonDays.
	FilterExpiring State = "bientot_expire"
)

// SoonDays is how far ahead the morning screen looks.
const SoonDays = 7

// Query asks for one window of a list of documents. Cursor is one of the
// Page before (empty: the first window); Backward asks for the rows before the
// cursor, or the last ones when it is empty. Search matches the beginnings of words
// of number, client, subject and lines, accents and case folded.
type Query struct {
	Family   Family
	State    State // "" for all
	ClientID int64 // 0 for all
	Year     int   // of issue; 0 for all
	Search   string
	Sort     Sort
	Cursor   Cursor
	Backward bool
	Limit    int
	Today    Date
}

// Cursor is a place between two rows of a list, opaque.
type Cursor string

// Row is a document as lists show it.
type Row struct {
	Facts
	ID         int64
	Number     string
	Revision   int
	ClientID   int64
	ClientName string
	IssueDate  Date
	Gross      Amount
	Currency   Currency
	Balance    Amount // left to pay, in euros
	Invoiced   Amount // of a quote: by issued invoices that stand
	Early      Early  // only where receipts are planned
	Disputed   bool   // the client contests it; only where receipts are planned
	Cursor     Cursor // of this row, for the windows after and before it
}

// DisplayNumber is as Document's.
func (r *Row) DisplayNumber() string { return displayNumber(r.ID, r.Number, r.Revision) }

// Row is the document as lists show it.
func (d *Document) Row() Row {
	return Row{Facts: d.Facts(), ID: d.ID, Number: d.Number, Revision: d.Revision, ClientID: d.Client.ID, ClientName: d.Client.Name,
		IssueDate: d.IssueDate, Gross: d.Totals.Gross, Currency: d.Currency, Invoiced: d.Invoiced, Early: d.Early()}
}

// ClientQuery asks for one window of the list of clients, by name unless Sort is
// ByOpen.
type ClientQuery struct {
	Search   string
	Sort     Sort
	Archived bool // true: only the archived ones
	Cursor   Cursor
	Backward bool
	Limit    int
}

// ClientRow is a client as lists show it.
type ClientRow struct {
	ID       int64
	Name     string
	Type     ClientType
	City     string
	Open     Amount // left to pay over all invoices
	DueBack  Amount // what is owed to it: credit, and what invoices are to give back
	Archived bool
	Cursor   Cursor
}

// Balance is what is left to collect once all is set against all, as the statement
// says it; below zero, it is to be given back.
func (r *ClientRow) Balance() Amount { return r.Open - r.DueBack }

// Morning are the sums of the first screen: each costs the same whatever the
// size of the book.
type Morning struct {
	OverdueCount, SoonCount, ToInvoiceCount, ExpiringCount int
	OverdueSum, SoonSum                                    Amount
}

// Event is one step of the thread of a document: a quote and its revisions,
// deposits, invoices, payments, credit notes, oldest first.
type Event struct {
	Date       Date
	What       string // "Devis", "Envoyé", "Accepté", "Facture d’acompte", "Encaissement"…
	DocumentID int64  // 0 for a payment or a date of the document itself
	Number     string
	Amount     Amount
	Currency   Currency // of a payment of the credit of a client
	PaymentID  int64
	Reversed   bool // a payment that a later one cancels
	Draft      bool
	Note       string // method and reference, who accepted, reason
}
