package invoice

import (
	"fmt"
	"slices"
)

// Grant is whether the discount for early payment goes with a payment.
type Grant string

// The answers: when its conditions are met, even if they are not, never.
const (
	GrantAuto Grant = "auto"
	GrantYes  Grant = "oui"
	GrantNo   Grant = "non"
)

// ParseGrant reads "oui", "non" or "auto".
func ParseGrant(text string) (Grant, error) {
	switch g := Grant(Fold(text)); g {
	case GrantAuto, GrantYes, GrantNo:
		return g, nil
	case "":
		return GrantAuto, nil
	}
	return "", Invalid(FieldEscompte, cited(text)+" ne dit pas si l'escompte est accordé.", "Écrivez oui, non ou auto.")
}

// EscompteWorth is what the discount for early payment of an issued invoice
// comes to: what was granted, whatever was credited since, else the rate of what is payable after
// deposits and credit notes, rounded to the cent; 0 when there is none.
func (d *Document) EscompteWorth() Amount {
	if granted := d.Granted(); granted != 0 {
		return granted
	}
	base := d.Totals.Payable - d.Credited
	if !d.Issued() || !d.Escompte.Offered() || base <= 0 {
		return 0
	}
	sum, err := d.Escompte.Rate.Of(base)
	if err != nil {
		return 0
	}
	return sum
}

// EscompteWords are what the document offers on a day, with its sum once it is
// issued: "2 % jusqu'au 30/11/2026 : 25,00 €, soit 1 225,00 €".
func (d *Document) EscompteWords(today Date) string {
	text, granted := d.Escompte.String(), d.Granted()
	if granted == 0 && d.Issued() && d.Escompte.Until != 0 && d.Escompte.Until < today {
		text += ", passé"
	}
	if granted != 0 {
		return fmt.Sprintf("%s\u00a0: %s %s", text, granted.In(d.Currency), granted.Agree("accordé", "accordés"))
	}
	if worth := d.EscompteWorth(); worth != 0 {
		text = fmt.Sprintf("%s\u00a0: %s, soit %s", text, worth.In(d.Currency), (d.Totals.Payable - d.Credited - worth).In(d.Currency))
	}
	return text
}

// EscompteLeft says to a client what paying the rest early is still worth:
// "Escompte de 2 % jusqu'au 30/11/2026 : 25,00 €, soit 1 225,00 € à régler."
func (d *Document) EscompteLeft() string {
	sum := d.EscompteSum()
	return fmt.Sprintf("Escompte de %s jusqu’au %s\u00a0: %s, soit %s à régler.",
		d.Escompte.Rate, d.Escompte.Until, sum.In(d.Currency), (d.Remaining() - sum).In(d.Currency))
}

// EscompteSum is EscompteWorth until it is granted, while something would be
// left to pay without it.
func (d *Document) EscompteSum() Amount {
	if sum := d.EscompteWorth(); d.Granted() == 0 && sum < d.Remaining() {
		return sum
	}
	return 0
}

// EscompteOpen is EscompteSum while it can still be earned by a payment on
// that day: by the last day, with no earlier payment after it. What was paid in part does not count
// against it, and earns nothing until the rest is paid in time.
func (d *Document) EscompteOpen(day Date) Amount {
	if day > d.Escompte.Until {
		return 0
	}
	for _, p := range d.standingPayments() {
		if p.Date > d.Escompte.Until {
			return 0
		}
	}
	return d.EscompteSum()
}

// Early is the discount for early payment that an invoice still offers to who
// settles it by the last day, zero for none.
type Early struct {
	Sum   Amount
	Until Date
}

// Early is the discount that a payment in time still earns: EscompteOpen of any
// day until its last.
func (d *Document) Early() Early {
	if sum := d.EscompteOpen(d.Escompte.Until); sum != 0 {
		return Early{sum, d.Escompte.Until}
	}
	return Early{}
}

// EarlyBy is Early on a day by what the seller answers.
func (d *Document) EarlyBy(day Date, g Grant) Early {
	if sum := d.EscompteFor(day, g); sum != 0 {
		return Early{sum, max(day, d.Escompte.Until)}
	}
	return Early{}
}

// Settles is the money that settles the invoice on a day: what is left to pay,
// less the discount that it earns.
func (r *Row) Settles(day Date) Amount {
	if day > r.Early.Until {
		return r.Remaining()
	}
	return r.Remaining() - r.Early.Sum
}

// EscompteFor is the discount that a payment on that day can have, by what the
// seller answers.
func (d *Document) EscompteFor(day Date, g Grant) Amount {
	switch g {
	case GrantNo:
		return 0
	case GrantYes:
		return d.EscompteSum()
	}
	return d.EscompteOpen(day)
}

// Granted is the discount for early payment that was granted, and not taken
// back: a part of Paid that is no money.
func (d *Document) Granted() (sum Amount) {
	for _, p := range d.Payments {
		if p.Method == EarlyDiscount {
			sum += p.Amount
		}
	}
	return sum
}

// Received is the money paid: Paid without the discount granted.
func (d *Document) Received() Amount { return d.Paid - d.Granted() }

// GrantedGroups are the bases and the VAT that the discount granted takes off
// (CGI 267 II-1°); none when there is none.
func (d *Document) GrantedGroups() []VATGroup {
	var b breakdown
	for _, p := range d.Payments {
		b.add(p.Groups, 1)
	}
	return slices.DeleteFunc(b, func(g VATGroup) bool { return g.Base == 0 && g.VAT == 0 })
}

// EscompteWith is the entry of the discount that goes with a payment, its amount 0
// when none does. It goes with the payment that settles the invoice with it: of itself when that is
// in time (EscompteOpen), at the seller's wish even later. credits are the credit notes of the invoice: what
// they took is no part of the discount. Refused: a wish that the sum does not fit.
func (d *Document) EscompteWith(p Payment, g Grant, credits []Document) (Payment, error) {
	sum := d.EscompteSum()
	if g != GrantYes && d.EscompteFor(p.Date, g) == 0 {
		return Payment{}, nil
	}
	if sum == 0 {
		return Payment{}, refusedAt(FieldEscompte, d.Number+" n'a pas d'escompte à accorder.", "Une baisse de prix se fait par un avoir.")
	}
	if rest := d.Remaining() - sum; p.Amount != rest {
		if g != GrantYes {
			return Payment{}, nil
		}
		return Payment{}, refusedAt(FieldEscompte, fmt.Sprintf("Avec l'escompte de %s, il faut exactement %s.", sum.In(d.Currency), rest.In(d.Currency)),
			"Donnez cette somme, ou n'accordez pas l'escompte.")
	}
	groups, err := breakdown(standing(d, credits)).shareOut(sum)
	if err != nil {
		return Payment{}, err
	}
	return Payment{DocumentID: d.ID, Date: p.Date, Amount: sum, Method: EarlyDiscount,
		Reference: fmt.Sprintf("%s jusqu'au %s", d.Escompte.Rate, d.Escompte.Until), Groups: groups}, nil
}

// shareOut splits a sum with VAT over the groups by what each comes to, by
// largest remainder: bases and VAT add up to it to the cent.
func (b breakdown) shareOut(sum Amount) ([]VATGroup, error) {
	weights := make([]Amount, len(b))
	for i, g := range b {
		weights[i] = max(g.Base+g.VAT, 0)
	}
	parts, err := sum.Allocate(weights)
	if err != nil {
		return nil, err
	}
	var groups []VATGroup
	for i, g := range b {
		if parts[i] == 0 {
			continue
		}
		base, err := parts[i].Share(Amount(FullRate), Amount(FullRate+g.Rate))
		if err != nil {
			return nil, err
		}
		base = min(base, g.Base)
		groups = append(groups, VATGroup{Category: g.Category, Rate: g.Rate, Base: base, VAT: parts[i] - base})
	}
	return groups, nil
}

// PaidBy is the means of the last money received that stands, "" for none.
func (d *Document) PaidBy() (by Method) {
	for _, p := range d.standingPayments() {
		if p.Amount > 0 {
			by = p.Method
		}
	}
	return by
}

// standingPayments are those that no counter-entry cancels, without the
// discount granted.
func (d *Document) standingPayments() []Payment {
	reversed := map[int64]bool{}
	for _, p := range d.Payments {
		reversed[p.Reverses] = true
	}
	var all []Payment
	for _, p := range d.Payments {
		if p.Reverses == 0 && !reversed[p.ID] && p.Method != EarlyDiscount {
			all = append(all, p)
		}
	}
	return all
}

// Reversals are the counter-entries, today, that undo a payment: its own, after
// that of the discount that the payments of the document had earned; for the discount, that of
// the payment that it went with.
func Reversals(d *Document, paymentID int64, today Date) ([]Payment, error) {
	first, err := Reversal(d, paymentID, today)
	if err != nil {
		return nil, err
	}
	var discount, last int64 // what stands
	for _, p := range d.Payments {
		if p.Method == EarlyDiscount && p.Reverses == 0 && !slices.ContainsFunc(d.Payments, func(by Payment) bool { return by.Reverses == p.ID }) {
			discount = p.ID
		}
	}
	for _, p := range d.standingPayments() {
		if p.Amount > 0 && p.ID < discount {
			last = p.ID
		}
	}
	other := discount
	if paymentID == discount {
		other = last
	}
	if other == 0 || first.Amount > 0 { // what was given back earned nothing
		return []Payment{first}, nil
	}
	second, err := Reversal(d, other, today)
	if paymentID == discount {
		return []Payment{first, second}, err
	}
	return []Payment{second, first}, err
}
