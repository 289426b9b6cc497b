package invoice

import (
	"fmt"
	"slices"
)

// CheckPayment refuses a payment that the document cannot take: on what asks
// for no money, of nothing, above what is left to pay, above 1 000 € in cash over
// all the payments of the document (CMF L112-6, D112-3), in the future or more than a year
// before the invoice. A negative one gives back what the client paid too much,
// or is the counter-entry of a payment.
func (d *Document) CheckPayment(p Payment, today Date) error {
	switch {
	case !d.Kind.Payable():
		return Refused("Seule une facture s'encaisse.", "")
	case !d.Issued():
		return Refused("Cette facture est un brouillon.", "Émettez-la avant d'encaisser.")
	case !slices.Contains(Methods, p.Method):
		return errMethod(p.Method)
	}
	if err := first(d.checkPaymentDate(p.Date, today), short(p.Reference, FieldReference)); err != nil {
		return err
	}
	if p.Reverses != 0 {
		return d.checkReversal(p)
	}
	return first(d.checkSum(p), d.checkCash(p))
}

func (d *Document) checkPaymentDate(day, today Date) error {
	if err := checkDay(day, today); err != nil {
		return err
	}
	if day < d.IssueDate.AddDays(-MaxDays) {
		return Invalid(FieldDate, fmt.Sprintf("Le %s est plus d'un an avant la facture.", day), "Vérifiez l'année.")
	}
	return nil
}

// checkDay refuses a day to come.
func checkDay(day, today Date) error {
	switch {
	case day == 0:
		return Invalid(FieldDate, "Il manque la date de l'encaissement.", dateHint)
	case day > today:
		return Invalid(FieldDate, fmt.Sprintf("Le %s est dans le futur.", day), "Un encaissement se note quand l'argent est là.")
	}
	return nil
}

func (d *Document) checkSum(p Payment) error {
	left := d.Remaining()
	switch {
	case p.Amount == 0 && left == 0: // the balance, by default
		return refusedAt(FieldAmount, d.Number+" est déjà réglée.", "")
	case p.Amount == 0:
		return Invalid(FieldAmount, "Un encaissement de 0 € ne dit rien.", "")
	case p.Amount < 0 && left >= 0:
		return refusedAt(FieldAmount, fmt.Sprintf("%s ne doit rien rendre à son client.", d.Number), "Pour défaire un encaissement, annulez-le.")
	case p.Amount < left && left < 0:
		return refusedAt(FieldAmount, fmt.Sprintf("Il reste %s à rendre sur %s, pas plus.", (-left).In(d.Currency), d.Number), "")
	case p.Amount > 0 && left <= 0:
		return refusedAt(FieldAmount, d.Number+" est déjà réglée.", "")
	case p.Amount > left && left > 0:
		return refusedAt(FieldAmount, fmt.Sprintf("Il reste %s à payer sur %s : %s, c'est trop.", left.In(d.Currency), d.Number, p.Amount.In(d.Currency)), "")
	}
	return nil
}

func (d *Document) checkCash(p Payment) error {
	if p.Method != Cash || p.Amount <= 0 {
		return nil
	}
	sum := p.Amount
	for _, before := range d.Payments {
		if before.Method == Cash {
			sum += before.Amount
		}
	}
	euros, err := d.InEuros(sum)
	if err == nil && euros <= cashLimit {
		return nil
	}
	return refusedAt(FieldAmount, fmt.Sprintf("Au-delà de %s en espèces sur une facture, c'est interdit (CMF L112-6, D112-3).", cashLimit),
		"Le reste se paie autrement : virement, carte, chèque.")
}

func (d *Document) checkReversal(p Payment) error {
	wanted, err := Reversal(d, p.Reverses, p.Date)
	if err == nil && p.Amount != wanted.Amount {
		err = refusedAt(FieldAmount, fmt.Sprintf("Pour l'annuler, il faut exactement %s.", wanted.Amount.In(d.Currency)), "")
	}
	return err
}

// Reversal is the counter-entry, today, of a payment of the document that no
// other one cancels yet.
func Reversal(d *Document, paymentID int64, today Date) (Payment, error) {
	at := slices.IndexFunc(d.Payments, func(p Payment) bool { return p.ID == paymentID })
	if at < 0 {
		return Payment{}, &Error{Code: CodeNotFound, Message: fmt.Sprintf("%s n'a pas d'encaissement %d.", d.DisplayNumber(), paymentID)}
	}
	p := d.Payments[at]
	if err := reversible(p, d.Payments); err != nil {
		return Payment{}, err
	}
	if moved := d.moved(); moved != nil && moved.ID != p.ID && d.Paid < p.Amount {
		return Payment{}, Refused(fmt.Sprintf("%s reportés le %s en viennent.", (-moved.Amount).In(d.Currency), moved.Date), "Annulez d'abord ce report.")
	}
	p.DocumentID = d.ID
	return reversalOf(p, today), nil
}

// moved is what the document moved elsewhere and that still stands, nil for
// nothing.
func (d *Document) moved() *Payment {
	at := slices.IndexFunc(d.Payments, func(p Payment) bool {
		return p.Moved() && reversible(p, d.Payments) == nil
	})
	if at < 0 {
		return nil
	}
	return &d.Payments[at]
}

// reversible refuses to cancel a counter-entry, or twice the same payment.
func reversible(p Payment, among []Payment) error {
	if p.Reverses != 0 {
		return Refused("Cette écriture en annule déjà une autre.", "Notez un nouvel encaissement.")
	}
	for _, other := range among {
		if other.Reverses == p.ID {
			return Refused(fmt.Sprintf("Cet encaissement est déjà annulé, le %s.", other.Date), "")
		}
	}
	return nil
}

func reversalOf(p Payment, today Date) Payment {
	what := "l'encaissement"
	if p.Method == EarlyDiscount {
		what = "l'escompte"
	}
	var back breakdown
	back.add(p.Groups, -1)
	return Payment{DocumentID: p.DocumentID, ClientID: p.ClientID, Currency: p.Currency, HeldSince: p.HeldSince, Date: today,
		Amount: -p.Amount, Method: p.Method, Reverses: p.ID, Groups: back, Reference: fmt.Sprintf("annule %s du %s", what, p.Date)}
}
