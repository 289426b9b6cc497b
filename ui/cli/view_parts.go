package cli

import (
	"encoding/json"

	"facturier/invoice"
)

type periodView struct {
	Start optional `json:"debut"`
	End   optional `json:"fin"`
}

type lineView struct {
	Designation string      `json:"designation"`
	Description string      `json:"description"`
	Quantity    json.Number `json:"quantite"`
	Unit        string      `json:"unite"`
	Price       json.Number `json:"prix"`
	Discount    any         `json:"remise"`
	Category    string      `json:"categorie"`
	VAT         json.Number `json:"tva"`
	Date        optional    `json:"date"`
	Exemption   optional    `json:"motif"`
	Source      int         `json:"source,omitempty"`
	Net         json.Number `json:"net"`
}

type vatView struct {
	Category string      `json:"categorie"`
	Rate     json.Number `json:"taux"`
	Base     json.Number `json:"base"`
	VAT      json.Number `json:"montant"`
}

type depositView struct {
	Number string      `json:"numero"`
	Date   optional    `json:"date"`
	Net    json.Number `json:"ht"`
	VAT    []vatView   `json:"tva"`
	Gross  json.Number `json:"montant"`
}

type paymentView struct {
	ID        int64       `json:"id"`
	Date      optional    `json:"date"`
	Amount    json.Number `json:"montant"`
	Method    string      `json:"moyen"`
	Reference string      `json:"reference"`
	Reverses  int64       `json:"annule,omitempty"`
	Receipt   int64       `json:"groupe,omitempty"`
	Currency  string      `json:"devise,omitempty"` // of what is on no document
	HeldSince string      `json:"credit_du,omitempty"`
}

type acceptanceView struct {
	Date optional `json:"date"`
	By   string   `json:"par"`
	How  string   `json:"comment"`
}

// relatedView is a document that another one names.
type relatedView struct {
	ID     int64       `json:"id"`
	Kind   string      `json:"nature"`
	Number optional    `json:"numero"`
	State  string      `json:"etat"`
	Date   optional    `json:"emission"`
	Gross  json.Number `json:"total_ttc"`
}

func viewLines(lines []invoice.Line) []lineView {
	views := []lineView{}
	for _, l := range lines {
		views = append(views, lineView{Designation: l.Designation, Description: l.Description, Quantity: quantityNumber(l.Quantity),
			Unit: l.Unit, Price: priceNumber(l.Price), Discount: discountValue(l.Discount), Category: string(l.Category),
			VAT: rateNumber(l.VAT), Date: optional(l.Date.ISO()), Exemption: optional(l.Exemption), Source: l.Source, Net: amountNumber(l.Net)})
	}
	return views
}

func viewGroups(groups []invoice.VATGroup) []vatView {
	views := []vatView{}
	for _, g := range groups {
		views = append(views, vatView{Category: string(g.Category), Rate: rateNumber(g.Rate), Base: amountNumber(g.Base), VAT: amountNumber(g.VAT)})
	}
	return views
}

func viewDeposits(deductions []invoice.Deduction) []depositView {
	views := []depositView{}
	for _, d := range deductions {
		views = append(views, depositView{Number: d.Number, Date: optional(d.Date.ISO()), Net: amountNumber(d.Net),
			VAT: viewGroups(d.Groups), Gross: amountNumber(d.Gross)})
	}
	return views
}

// viewPayments is the money: a discount that was granted is no payment.
func viewPayments(payments []invoice.Payment) []paymentView {
	views := []paymentView{}
	for _, p := range payments {
		if p.Method == invoice.EarlyDiscount {
			continue
		}
		views = append(views, paymentView{ID: p.ID, Date: optional(p.Date.ISO()), Amount: amountNumber(p.Amount),
			Method: string(p.Method), Reference: p.Reference, Reverses: p.Reverses,
			Receipt: p.Receipt, Currency: string(p.Currency), HeldSince: p.HeldSince.ISO()})
	}
	return views
}
