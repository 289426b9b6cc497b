package cli

import (
	"context"
	"encoding/json"

	"facturier/app"
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

// documentView is a document in the contract's JSON: what every document has,
// then what only a quote or only an invoice has.
type documentView struct {
	ID        int64      `json:"id"`
	Kind      string     `json:"nature"`
	Number    optional   `json:"numero"`
	State     string     `json:"etat"`
	Client    clientView `json:"client"`
	Subject   string     `json:"objet"`
	IssueDate optional   `json:"emission"`
	Service   periodView `json:"prestation"`
	Order     string     `json:"commande"`
	*quoteHead
	*invoiceHead
	Operation string      `json:"operation"`
	Lines     []lineView  `json:"lignes"`
	Discount  any         `json:"remise"`
	Net       json.Number `json:"total_ht"`
	Groups    []vatView   `json:"tva"`
	VAT       json.Number `json:"total_tva"`
	Gross     json.Number `json:"total_ttc"`
	*quoteFollow
	*invoiceFollow
	Notes    string   `json:"notes"`
	Mentions []string `json:"mentions"`
	SentOn   optional `json:"envoi"`
	SentTo   string   `json:"envoye_a"`
	PDF      optional `json:"pdf"`
	PDFHash  optional `json:"sha256"`
}

type quoteHead struct {
	Revision   int             `json:"revision"`
	ValidUntil optional        `json:"validite"`
	Execution  string          `json:"execution"`
	Asked      any             `json:"acompte"`
	Terms      string          `json:"conditions"`
	Acceptance *acceptanceView `json:"acceptation"`
}

type invoiceHead struct {
	DueDate    optional `json:"echeance"`
	Quote      optional `json:"devis"`
	Origin     optional `json:"origine"`
	OriginDate optional `json:"origine_date"`
	Reason     string   `json:"motif"`
}

type quoteFollow struct {
	Invoiced json.Number   `json:"deja_facture"`
	Left     json.Number   `json:"reste_a_facturer"`
	Invoices []relatedView `json:"factures"`
}

type invoiceFollow struct {
	Deposits []depositView `json:"acomptes"`
	Payable  json.Number   `json:"net_a_payer"`
	Paid     json.Number   `json:"paye"`
	Credited json.Number   `json:"credite"`
	Left     json.Number   `json:"reste"`
	DaysLate int           `json:"retard_jours"`
	Payments []paymentView `json:"encaissements"`
	Credits  []relatedView `json:"avoirs"`
}

// viewDocument is the document as it stands today, with the invoices of a
// quote and the credit notes of an invoice.
func viewDocument(ctx context.Context, book *app.App, d invoice.Document) (documentView, error) {
	view := documentView{ID: d.ID, Kind: string(d.Kind), Number: optional(d.Number), State: string(d.State(book.Today())),
		Client: viewClient(d.Client), Subject: d.Subject, IssueDate: optional(d.IssueDate.ISO()),
		Service: periodView{optional(d.ServiceStart.ISO()), optional(d.ServiceEnd.ISO())}, Order: d.OrderNumber,
		Operation: string(d.Operation), Lines: viewLines(d.Lines), Discount: discountValue(d.Discount),
		Net: amountNumber(d.Totals.Net), Groups: viewGroups(d.Totals.Groups), VAT: amountNumber(d.Totals.VAT), Gross: amountNumber(d.Totals.Gross),
		Notes: d.Notes, Mentions: invoice.Texts(d.Mentions), SentOn: optional(d.SentOn.ISO()), SentTo: d.SentTo,
		PDF: optional(d.PDF), PDFHash: optional(d.PDFHash)}
	if d.Kind == invoice.Quote {
		return view, view.addQuote(ctx, book, d)
	}
	return view, view.addInvoice(ctx, book, d)
}

func (v *documentView) addQuote(ctx context.Context, book *app.App, d invoice.Document) error {
	v.quoteHead = &quoteHead{Revision: max(d.Revision, 1), ValidUntil: optional(d.ValidUntil.ISO()), Execution: d.Execution,
		Asked: discountValue(d.Asked), Terms: d.Terms}
	if d.Acceptance != (invoice.Acceptance{}) {
		v.Acceptance = &acceptanceView{optional(d.Acceptance.Date.ISO()), d.Acceptance.By, d.Acceptance.How}
	}
	made, err := related(ctx, d.Issued(), d.ID, book.InvoicesOf)
	if err != nil {
		return err
	}
	progress := invoice.Progress(d, made)
	v.quoteFollow = &quoteFollow{Invoiced: amountNumber(progress.Invoiced), Left: amountNumber(progress.Left),
		Invoices: viewRelated(made, book.Today())}
	return nil
}

func (v *documentView) addInvoice(ctx context.Context, book *app.App, d invoice.Document) error {
	v.invoiceHead = &invoiceHead{DueDate: optional(d.DueDate.ISO()), Quote: optional(d.QuoteNumber), Origin: optional(d.Origin),
		OriginDate: optional(d.OriginDate.ISO()), Reason: d.Reason}
	credits, err := related(ctx, d.Issued() && d.Kind.Payable(), d.ID, book.CreditsOf)
	if err != nil {
		return err
	}
	v.invoiceFollow = &invoiceFollow{Deposits: viewDeposits(d.Deductions), Payable: amountNumber(d.Totals.Payable),
		Paid: amountNumber(d.Paid), Credited: amountNumber(d.Credited), Left: amountNumber(d.Remaining()),
		DaysLate: d.Facts().DaysLate(book.Today()), Payments: viewPayments(d.Payments), Credits: viewRelated(credits, book.Today())}
	return nil
}

// related asks the book for what hangs on a document, when something can.
func related(ctx context.Context, can bool, id int64, ask func(context.Context, int64) ([]invoice.Document, error)) ([]invoice.Document, error) {
	if !can {
		return nil, nil
	}
	return ask(ctx, id)
}

func viewRelated(documents []invoice.Document, today invoice.Date) []relatedView {
	views := []relatedView{}
	for _, d := range documents {
		views = append(views, relatedView{ID: d.ID, Kind: string(d.Kind), Number: optional(d.Number), State: string(d.State(today)),
			Date: optional(d.IssueDate.ISO()), Gross: amountNumber(d.Totals.Gross)})
	}
	return views
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

func viewPayments(payments []invoice.Payment) []paymentView {
	views := []paymentView{}
	for _, p := range payments {
		views = append(views, paymentView{ID: p.ID, Date: optional(p.Date.ISO()), Amount: amountNumber(p.Amount),
			Method: string(p.Method), Reference: p.Reference, Reverses: p.Reverses})
	}
	return views
}
