package reminder

import "facturier/invoice"

// Statement is the account of a client over a period, in euros: what it owed
// before, each piece, and how old what it owes is.
type Statement struct {
	From    invoice.Date    `json:"du,omitempty"` // zero: since the first piece
	To      invoice.Date    `json:"au"`
	Opening invoice.Amount  `json:"solde_initial"`
	Lines   []StatementLine `json:"lignes"`
	Aged    Aged            `json:"anciennete"`
	// Credit is money of the client that is on no invoice: what is owed in the
	// end is what Aged adds up to, less it.
	Credit invoice.Amount `json:"credit"`
}

// StatementLine is a piece: an invoice is a debit, a payment and a credit note
// are credits. Balance is what is owed after it, negative when the client is owed.
type StatementLine struct {
	Date    invoice.Date   `json:"date"`
	Piece   string         `json:"piece"` // "Facture F2026-0031", "Virement"
	Detail  string         `json:"detail,omitempty"`
	Debit   invoice.Amount `json:"debit"`
	Credit  invoice.Amount `json:"credit"`
	Balance invoice.Amount `json:"solde"`
}

// Carry counts the balance after each line, from the opening one.
func (s *Statement) Carry() {
	balance := s.Opening
	for i := range s.Lines {
		balance += s.Lines[i].Debit - s.Lines[i].Credit
		s.Lines[i].Balance = balance
	}
}

// Closing is what is owed after the last line.
func (s *Statement) Closing() invoice.Amount {
	if len(s.Lines) == 0 {
		return s.Opening
	}
	return s.Lines[len(s.Lines)-1].Balance
}

// Aged is what is owed by the days since it was due: from the day after the due
// date on, 1 to 30, 31 to 60, 61 to 90, and more.
type Aged struct {
	NotDue invoice.Amount `json:"non_echu"`
	To30   invoice.Amount `json:"de_0_a_30"`
	To60   invoice.Amount `json:"de_31_a_60"`
	To90   invoice.Amount `json:"de_61_a_90"`
	Over90 invoice.Amount `json:"plus_de_90"`
}

// Add counts what is owed of one invoice, on a day.
func (a *Aged) Add(due invoice.Date, balance invoice.Amount, today invoice.Date) {
	switch days := int(today - due); {
	case due == 0 || days <= 0:
		a.NotDue += balance
	case days <= 30:
		a.To30 += balance
	case days <= 60:
		a.To60 += balance
	case days <= 90:
		a.To90 += balance
	default:
		a.Over90 += balance
	}
}

// Late is what is owed after its due date.
func (a Aged) Late() invoice.Amount { return a.To30 + a.To60 + a.To90 + a.Over90 }
