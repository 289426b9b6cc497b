package invoice

import (
	"fmt"
	"strconv"
	"strings"
)

// Escompte is a discount offered to who pays early (L441-9): a share of what
// is payable after deposits and credit notes, for who pays the whole by a last
// day. That day is Until, or Days days after the issue. Zero says nothing, so
// that the client's own speaks, then that of the settings; NoEscompte offers none.
// Issued, a document has Rate, Days and Until, or zero for none.
type Escompte struct {
	Rate  Rate `json:"rate,omitempty"`
	Days  int  `json:"days,omitempty"`
	Until Date `json:"until,omitempty"`
}

// NoEscompte offers no discount, whatever the client's or the settings' is.
var NoEscompte = Escompte{Days: -1}

// Offered says that there is a discount.
func (e Escompte) Offered() bool { return e.Rate > 0 }

// String writes "2 % à 8 jours", "2 % jusqu'au 30/11/2026", "néant", and ""
// for what says nothing.
func (e Escompte) String() string {
	switch {
	case e == NoEscompte:
		return "néant"
	case !e.Offered():
		return ""
	case e.Until != 0:
		return fmt.Sprintf("%s jusqu'au %s", e.Rate, e.Until)
	case e.Days == 1:
		return e.Rate.String() + " à 1 jour"
	case e.Days == 0:
		return e.Rate.String() + " à réception"
	}
	return fmt.Sprintf("%s à %d jours", e.Rate, e.Days)
}

// Input writes it as ParseEscompte reads it back: "2 %/8".
func (e Escompte) Input() string {
	switch {
	case !e.Offered():
		return e.String()
	case e.Until != 0:
		return fmt.Sprintf("%s/%s", e.Rate, e.Until)
	}
	return fmt.Sprintf("%s/%d", e.Rate, e.Days)
}

const escompteHint = "Écrivez le taux et le délai, comme 2 %/8, 2 %/30/11/2026, ou « néant »."

// ParseEscompte reads a rate and a delay in days or a last day: "2 %/8",
// "2/8 jours", "1,5 % 30/11/2026". "néant", "aucun", "non" and "0" offer none; an empty text says
// nothing. Without a day to count from, as in the settings, only days are read.
func ParseEscompte(text string, today Date) (Escompte, error) {
	text = strings.TrimSpace(Clean(text))
	switch strings.ReplaceAll(Fold(text), " ", "") {
	case "":
		return Escompte{}, nil
	case "neant", "aucun", "non", "0", "0%":
		return NoEscompte, nil
	}
	share, term, ok := strings.Cut(text, "/")
	if before, after, found := strings.Cut(text, "%"); found {
		share, term, ok = before, strings.TrimLeft(after, "/ \u00a0\u202f"), true
	}
	rate, err := ParseRate(share)
	if err != nil || !ok {
		return Escompte{}, Invalid("", cited(text)+" n'est pas un escompte.", escompteHint)
	}
	term = strings.TrimPrefix(strings.TrimSpace(term), "à ")
	days := strings.TrimSpace(strings.TrimRight(term, "jours "))
	e := Escompte{Rate: rate}
	if n, err := strconv.Atoi(days); err == nil {
		e.Days = n
	} else if Fold(term) == "reception" {
		e.Days = 0
	} else if today == 0 {
		return e, errInDays("")
	} else if e.Until, err = ParseDate(strings.TrimPrefix(term, "jusqu'au "), today); err != nil {
		return Escompte{}, Invalid("", cited(text)+" ne dit pas jusqu'à quand.", escompteHint)
	}
	return e, e.validate("")
}

// validate keeps the rate between nothing and the whole, and the delay within
// a year.
func (e Escompte) validate(field string) error {
	switch {
	case e == Escompte{} || e == NoEscompte:
		return nil
	case e.Rate <= 0 || e.Rate >= FullRate:
		return Invalid(field, "Un escompte va de 0 à 100 %, sans les atteindre.", escompteHint)
	case e.Days < 0 || e.Days > MaxDays:
		return Invalid(field, "Le délai d'un escompte va de 0 à 366 jours.", escompteHint)
	}
	return validDate(e.Until, field)
}

// validateDefault is validate for a client and the settings, whose delay is in
// days: a date would pass.
func (e Escompte) validateDefault(field string) error {
	if e.Until != 0 {
		return errInDays(field)
	}
	return e.validate(field)
}

func errInDays(field string) error {
	return Invalid(field, "Ici, l'escompte se compte en jours depuis la facture.", "Par exemple 2 %/8.")
}

// again is the discount of a document that begins as a copy of one that has
// this one: its date would be over.
func (e Escompte) again() Escompte {
	if e.Offered() && e.Until != 0 && e.Days == 0 {
		return Escompte{}
	}
	e.Until = 0
	return e
}

// Discountable says whether a document of this kind may offer a discount for
// early payment. A deposit is paid before anything is delivered, and what it asked is deducted to the
// cent by the balance.
func (k Kind) Discountable() bool { return k == Invoice || k == Balance || k == CorrectedInvoice }

// Offer is the discount for early payment that the document offers, or would
// if it were issued today, with its last day: its own, else the client's, else that of the settings.
// What is a default never goes past the due date. It wants the totals; none when it would come to
// nothing, or to the whole.
func (d *Document) Offer(s Settings, today Date) Escompte {
	if d.Issued() {
		return d.Escompte
	}
	e, own := d.Escompte, d.Escompte != Escompte{}
	for _, other := range []Escompte{d.Client.Escompte, s.Escompte} {
		if e == (Escompte{}) {
			e = other
		}
	}
	if !e.Offered() || !d.Kind.Discountable() || d.OfPenalties() || d.SettledOn != 0 { // penalties are no price
		return Escompte{}
	}
	if sum, err := e.Rate.Of(d.Totals.Payable); err != nil || sum <= 0 || sum >= d.Totals.Payable {
		return Escompte{}
	}
	issue, due, _ := d.Dates(s, today)
	if e.Until == 0 {
		e.Until = issue.AddDays(e.Days)
	}
	if !own && due != 0 {
		e.Until = min(e.Until, due)
	}
	e.Days = int(e.Until - issue)
	return e
}

// EscompteTerms are the conditions of the discount for early payment, with its
// sum at issue, as L441-9 wants them stated: "Escompte de 2 % pour un règlement au plus tard le
// 30/11/2026 : 25,00 €, soit 1 225,00 € à payer." It is "" when there is none.
func (d *Document) EscompteTerms() string {
	sum, err := d.Escompte.Rate.Of(d.Totals.Payable)
	if !d.Escompte.Offered() || d.Escompte.Until == 0 || err != nil {
		return ""
	}
	return fmt.Sprintf("Escompte de %s pour un règlement au plus tard le %s\u00a0: %s, soit %s à payer.",
		d.Escompte.Rate, d.Escompte.Until, sum.In(d.Currency), (d.Totals.Payable - sum).In(d.Currency))
}

// escompteMention is the mention of L441-9: the conditions, and for a seller
// who charges VAT the words that spare a credit note; the words of the settings when there is none.
func (d *Document) escompteMention(s Settings) string {
	terms := d.EscompteTerms()
	if terms == "" {
		return s.DiscountTerms
	}
	if _, vat := breakdown(d.RemainingGroups()).sums(); vat > 0 && s.EscompteTax != "" {
		terms += " " + s.EscompteTax
	}
	return terms
}
