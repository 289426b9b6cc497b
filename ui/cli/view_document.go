package cli

import (
	"context"
	"encoding/json"

	"facturier/app"
	"facturier/invoice"
)

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
	Contract  string     `json:"contrat"`
	Means     string     `json:"moyen"`
	Currency  string     `json:"devise"`
	Exchange  any        `json:"taux_change"`
	*quoteHead
	*invoiceHead
	Operation string      `json:"operation"`
	Lines     []lineView  `json:"lignes"`
	Discount  any         `json:"remise"`
	Net       json.Number `json:"total_ht"`
	Groups    []vatView   `json:"tva"`
	VAT       json.Number `json:"total_tva"`
	VATEuros  json.Number `json:"total_tva_euros,omitempty"`
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
	SettledOn  optional `json:"payee_le"`
	Quote      optional `json:"devis"`
	Origin     optional `json:"origine"`
	OriginDate optional `json:"origine_date"`
	Reason     string   `json:"motif"`
	ReplacedBy optional `json:"remplacee_par"`

	Penalties *penaltiesView `json:"penalites,omitempty"` // of a document of penalties
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
	Escompte *escompteView `json:"escompte"`
	Default  *escompteView `json:"escompte_par_defaut,omitempty"` // of a draft
	Payments []paymentView `json:"encaissements"`
	Credits  []relatedView `json:"avoirs"`

	PenaltyInvoices []relatedView `json:"factures_penalites,omitempty"`
}

// viewDocument is the document as it stands today, with the invoices of a
// quote and the credit notes of an invoice.
func viewDocument(ctx context.Context, book *app.App, d invoice.Document) (documentView, error) {
	view := documentView{ID: d.ID, Kind: string(d.Kind), Number: optional(d.Number), State: string(d.State(book.Today())),
		Client: viewClient(d.Client), Subject: d.Subject, IssueDate: optional(d.IssueDate.ISO()),
		Service: periodView{optional(d.ServiceStart.ISO()), optional(d.ServiceEnd.ISO())}, Order: d.OrderNumber,
		Contract: d.Contract, Means: string(d.PaymentMeans()), Currency: d.Currency.Code(), Exchange: exchangeValue(d.ExchangeRate), VATEuros: vatInEuros(&d),
		Operation: string(d.Operation), Lines: viewLines(d.Lines), Discount: discountValue(d.Discount),
		Net: amountNumber(d.Totals.Net), Groups: viewGroups(d.Totals.Groups), VAT: amountNumber(d.Totals.VAT), Gross: amountNumber(d.Totals.Gross),
		Notes: d.Notes, Mentions: invoice.Texts(d.Mentions), SentOn: optional(d.SentOn.ISO()), SentTo: d.SentTo,
		PDF: optional(d.PDF), PDFHash: optional(d.PDFHash)}
	if d.Kind == invoice.Quote {
		return view, view.addQuote(ctx, book, d)
	}
	return view, view.addInvoice(ctx, book, d)
}

// exchangeValue is a rate as a number, null for none.
func exchangeValue(r invoice.ExchangeRate) any {
	if r == 0 {
		return nil
	}
	return decimal(int64(r), rateScale, 2)
}

// vatInEuros is the VAT of a document in another currency, "" when the euro is
// its own or its rate is not given yet.
func vatInEuros(d *invoice.Document) json.Number {
	if d.Currency == "" || d.ExchangeRate == 0 {
		return ""
	}
	vat, err := d.VATInEuros()
	if err != nil { // refused at issue
		return ""
	}
	return amountNumber(vat)
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
	v.invoiceHead = &invoiceHead{DueDate: optional(d.DueDate.ISO()), SettledOn: optional(d.SettledOn.ISO()), Quote: optional(d.QuoteNumber), Origin: optional(d.Origin),
		OriginDate: optional(d.OriginDate.ISO()), Reason: d.Reason, Penalties: viewPenalties(d.Penalties)}
	credits, err := related(ctx, d.Issued() && d.Kind.Payable(), d.ID, book.CreditsOf)
	if err != nil {
		return err
	}
	penalties, err := related(ctx, d.Issued() && d.Kind.Payable(), d.ID, book.PenaltiesOf)
	if err != nil {
		return err
	}
	replacement, err := replacedBy(ctx, book, d)
	if err != nil {
		return err
	}
	v.ReplacedBy = optional(replacement)
	byDefault, err := viewDefaultEscompte(ctx, book, &d)
	if err != nil {
		return err
	}
	v.invoiceFollow = &invoiceFollow{Deposits: viewDeposits(d.Deductions), Payable: amountNumber(d.Totals.Payable),
		Paid: amountNumber(d.Received()), Escompte: viewEscompte(&d), Default: byDefault, Credited: amountNumber(d.Credited), Left: amountNumber(d.Remaining()),
		DaysLate: d.Facts().DaysLate(book.Today()), Payments: viewPayments(d.Payments), Credits: viewRelated(credits, book.Today()),
		PenaltyInvoices: viewRelated(penalties, book.Today())}
	return nil
}

// replacedBy is the number of the corrected invoice that cancels an invoice, ""
// when none does. Only one that is cancelled whole can be replaced.
func replacedBy(ctx context.Context, book *app.App, d invoice.Document) (string, error) {
	if !d.Kind.Payable() || d.Credited == 0 || d.Credited != d.Totals.Payable {
		return "", nil
	}
	made, err := book.MadeOf(ctx, d.ID)
	for _, m := range made {
		if m.Kind == invoice.CorrectedInvoice && m.OriginID == d.ID && m.Issued() {
			return m.Number, nil
		}
	}
	return "", err
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
