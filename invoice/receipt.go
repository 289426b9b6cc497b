package invoice

import (
	"fmt"
	"slices"
)

// Receipt is one transfer or cheque of a client, on one or several of its
// invoices; Surplus is what they do not take, kept as its credit. A part below
// zero is what an invoice gives back: a receipt whose sum is zero moves no money.
type Receipt struct {
	ClientID  int64
	Currency  Currency
	Date      Date
	Method    Method
	Reference string
	Parts     []Part
	Surplus   Amount
}

// AdvanceHint is said of money that a professional gives for no invoice: a
// deposit on an order has its own (CGI 289 I-1 c).
const AdvanceHint = "Si c'est un acompte sur une commande, il se facture (CGI 289, I-1 c)."

// Part is what one invoice takes of a receipt, and whether the discount for
// early payment goes with it; of itself, when that is not said.
type Part struct {
	DocumentID int64
	Amount     Amount
	Grant      Grant
}

// Settled is what a receipt did: the payments that it wrote, the invoices as
// they now stand, and the credit of the client.
type Settled struct {
	Payments  []Payment
	Documents []Document
	Credit    ClientCredit
}

// Document is one of the invoices, nil when it is not.
func (s *Settled) Document(id int64) *Document {
	for i := range s.Documents {
		if s.Documents[i].ID == id {
			return &s.Documents[i]
		}
	}
	return nil
}

// On is the money that the payments brought to one invoice.
func (s *Settled) On(documentID int64) (sum Amount) {
	for _, p := range s.Payments {
		if p.DocumentID == documentID && p.Method != EarlyDiscount {
			sum += p.Amount
		}
	}
	return sum
}

// Granted is the discount for early payment that an invoice had with it, below
// zero when it was taken back.
func (s *Settled) Granted(documentID int64) (sum Amount) {
	for _, p := range s.Payments {
		if p.DocumentID == documentID && p.Method == EarlyDiscount {
			sum += p.Amount
		}
	}
	return sum
}

// Moved is the money that the payments brought in all.
func (s *Settled) Moved() (sum Amount) {
	for _, p := range s.Payments {
		if p.Method != EarlyDiscount {
			sum += p.Amount
		}
	}
	return sum
}

// OnAccount is what the payments brought to the credit of the client.
func (s *Settled) OnAccount() Amount { return s.On(0) }

// Total is the money received.
func (r *Receipt) Total() Amount {
	sum := r.Surplus
	for _, p := range r.Parts {
		sum += p.Amount
	}
	return sum
}

// Check refuses a receipt of nothing, of an invoice twice, of another client or
// another currency, that an invoice cannot take (CheckPayment), and above 1 000 €
// in cash as a whole. The limit is set for one debt (CMF L112-6 I: "le paiement
// d'une dette"; D112-3); what is handed over at once is held to it too, which is
// stricter: debts of one contract, or a credit that pays one later, would pass it.
func (r *Receipt) Check(documents []*Document, today Date) error {
	if len(r.Parts) == 0 && r.Surplus == 0 {
		return Invalid(FieldAmount, "Un encaissement de 0\u00a0€ ne dit rien.", "")
	}
	if r.Surplus < 0 || r.Total() < 0 {
		return Invalid(FieldAmount, "Un encaissement ne peut pas être négatif.", "")
	}
	if len(documents) == 0 {
		if err := r.checkAlone(today); err != nil {
			return err
		}
	}
	for i, d := range documents {
		switch {
		case slices.Contains(documents[:i], d):
			return Invalid(FieldInvoices, d.Number+" y est deux fois.", "")
		case d.Client.ID != r.ClientID:
			return refusedAt(FieldInvoices, d.DisplayNumber()+" est d'un autre client.", "Un encaissement est d'un seul client.")
		case d.Currency != r.Currency:
			return refusedAt(FieldInvoices, fmt.Sprintf("%s est en %s.", d.DisplayNumber(), d.Currency.Code()), "Un encaissement est d'une seule devise.")
		}
		p := Payment{DocumentID: d.ID, Date: r.Date, Amount: r.Parts[i].Amount, Method: r.Method, Reference: r.Reference}
		if err := d.CheckPayment(p, today); err != nil {
			return err
		}
	}
	return r.checkCash(documents)
}

// checkAlone is the check of money for no invoice.
func (r *Receipt) checkAlone(today Date) error {
	if !slices.Contains(Methods, r.Method) {
		return errMethod(r.Method)
	}
	return first(checkDay(r.Date, today), short(r.Reference, FieldReference))
}

func (r *Receipt) checkCash(documents []*Document) error {
	if r.Method != Cash || r.Total() == 0 {
		return nil
	}
	sum := r.Surplus
	if len(documents) > 0 { // their rate is the one of the day of issue
		var err error
		if sum, err = documents[0].InEuros(r.Surplus); err != nil {
			return err
		}
	}
	for i, d := range documents {
		euros, err := d.InEuros(r.Parts[i].Amount)
		if err != nil {
			return err
		}
		sum += euros
	}
	if sum <= cashLimit {
		return nil
	}
	return refusedAt(FieldAmount, fmt.Sprintf("Au-delà de %s en espèces, c'est interdit (CMF L112-6, D112-3).", cashLimit),
		"Le reste se paie autrement\u00a0: virement, carte, chèque.")
}
