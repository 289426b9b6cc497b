package cli

import (
	"context"
	"encoding/json"
	"fmt"

	"facturier/app"
	"facturier/invoice"
)

// offerView is a discount for early payment as a client and the settings have it.
type offerView struct {
	Rate json.Number `json:"taux"`
	Days *int        `json:"jours"`
}

// escompteView is that of an invoice: what it offers, and what was granted of it.
type escompteView struct {
	Rate    json.Number  `json:"taux"`
	Days    *int         `json:"jours"`
	Until   optional     `json:"jusqu_au"`
	Sum     json.Number  `json:"montant,omitempty"`
	Net     json.Number  `json:"net,omitempty"`
	Granted *grantedView `json:"accorde,omitempty"`
}

type grantedView struct {
	Date  optional    `json:"date"`
	Net   json.Number `json:"ht"`
	VAT   []vatView   `json:"tva"`
	Gross json.Number `json:"ttc"`
}

// viewOffer is null when nothing is said; a rate of 0 offers none.
func viewOffer(e invoice.Escompte) *offerView {
	if e == (invoice.Escompte{}) {
		return nil
	}
	return &offerView{rateNumber(e.Rate), offerDays(e)}
}

func offerDays(e invoice.Escompte) *int {
	if !e.Offered() {
		return nil
	}
	return &e.Days
}

// viewDefaultEscompte is what a draft that says nothing would offer today, null
// for none.
func viewDefaultEscompte(ctx context.Context, book *app.App, d *invoice.Document) (*escompteView, error) {
	if d.Issued() {
		return nil, nil
	}
	s, err := book.Settings(ctx)
	if err != nil {
		return nil, err
	}
	e := defaultEscompte(d, s, book.Today())
	if !e.Offered() {
		return nil, nil
	}
	return &escompteView{Rate: rateNumber(e.Rate), Days: &e.Days, Until: optional(e.Until.ISO())}, nil
}

func viewEscompte(d *invoice.Document) *escompteView {
	e := d.Escompte
	if e == (invoice.Escompte{}) {
		return nil
	}
	view := &escompteView{Rate: rateNumber(e.Rate), Days: offerDays(e), Until: optional(e.Until.ISO())}
	if !d.Issued() {
		if e.Until != 0 {
			view.Days = nil
		}
		return view
	}
	worth := d.EscompteWorth()
	view.Sum, view.Net = amountNumber(worth), amountNumber(d.Totals.Payable-d.Credited-worth)
	if d.Granted() == 0 {
		return view
	}
	granted := &grantedView{VAT: viewGroups(d.GrantedGroups()), Gross: amountNumber(d.Granted())}
	var net invoice.Amount
	for _, g := range d.GrantedGroups() {
		net += g.Base
	}
	granted.Net = amountNumber(net)
	for _, p := range d.Payments {
		if p.Method == invoice.EarlyDiscount && p.Reverses == 0 {
			granted.Date = optional(p.Date.ISO())
		}
	}
	view.Granted = granted
	return view
}

// escompteOf is what an invoice offers to who pays early; of a draft that says
// nothing, what it would today by its client or the settings.
func escompteOf(d *invoice.Document, s invoice.Settings, today invoice.Date) string {
	if e := defaultEscompte(d, s, today); e.Offered() {
		return e.String() + ", par défaut"
	}
	return d.EscompteWords(today)
}

// defaultEscompte is the discount that a draft has not of its own, and would
// offer if it were issued today.
func defaultEscompte(d *invoice.Document, s invoice.Settings, today invoice.Date) invoice.Escompte {
	if d.Issued() || d.Escompte != (invoice.Escompte{}) {
		return invoice.Escompte{}
	}
	return d.Offer(s, today)
}

// escompte reads a discount for early payment: an object, a text as it is typed
// ("2%/8", "néant"), or null for what the client or the settings have. A last day goes before a
// number of days.
func (o *object) escompte(key string, today invoice.Date, into *invoice.Escompte) {
	value, ok := o.value(key)
	if !ok {
		return
	}
	*into = invoice.Escompte{}
	if text, isText := value.(string); isText {
		read, err := invoice.ParseEscompte(text, today)
		o.fail(err, key)
		*into = read
		return
	}
	o.inside(key, func(inner *object) {
		var rate, days int64
		inner.number("taux", 2, int64(invoice.FullRate), &rate)
		inner.number("jours", 0, invoice.MaxDays, &days)
		inner.date("jusqu_au", &into.Until)
		inner.ignore("montant", "net", "accorde")
		if into.Rate = invoice.Rate(rate); into.Until == 0 {
			into.Days = int(days)
		}
		if into.Rate == 0 {
			*into = invoice.NoEscompte
		}
	})
}

// grantedWords end the sentence on a payment: ", escompte de 25,00 € accordé".
func grantedWords(d *invoice.Document) string {
	last := len(d.Payments) - 1
	if last < 0 || d.Payments[last].Method != invoice.EarlyDiscount {
		return ""
	}
	return fmt.Sprintf(", escompte de %s accordé", d.Payments[last].Amount.In(d.Currency))
}
