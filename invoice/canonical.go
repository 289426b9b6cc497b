package invoice

import (
	"bytes"
	"encoding/json"
)

// canonicalVersion begins every canonical form. Forms are hashed into the
// chain of a book and read again years later: a change of the fields below is a new
// version, and the old ones stay readable.
const canonicalVersion = "facturier/1\n"

type canonicalAddress struct {
	Lines    []string `json:"lines"`
	PostCode string   `json:"post_code"`
	City     string   `json:"city"`
	Country  string   `json:"country"`
}

type canonicalParty struct {
	Type        ClientType        `json:"type"`
	Name        string            `json:"name"`
	TradeName   string            `json:"trade_name"`
	Contact     string            `json:"contact"`
	SIREN       string            `json:"siren"`
	SIRET       string            `json:"siret"`
	VATNumber   string            `json:"vat_number"`
	Address     canonicalAddress  `json:"address"`
	Delivery    *canonicalAddress `json:"delivery"`
	Billing     *canonicalAddress `json:"billing"`
	Electronic  string            `json:"electronic_address"`
	Mandate     string            `json:"mandate"`
	Creditor    string            `json:"creditor_id"`
	ServiceCode string            `json:"service_code"`
	Commitment  string            `json:"commitment"`
	Email       string            `json:"email"`
	Phone       string            `json:"phone"`
	IBAN        string            `json:"iban"`
	BIC         string            `json:"bic"`
	Holder      string            `json:"account_holder"`
	RCS         string            `json:"rcs"`
	Regime      Regime            `json:"regime"`
}

type canonicalDiscount struct {
	Rate   Rate   `json:"rate"`
	Amount Amount `json:"amount"`
}

type canonicalLine struct {
	Designation string            `json:"designation"`
	Description string            `json:"description"`
	Quantity    Quantity          `json:"quantity"`
	Unit        string            `json:"unit"`
	Price       Price             `json:"price"`
	Discount    canonicalDiscount `json:"discount"`
	Category    Category          `json:"category"`
	VAT         Rate              `json:"vat"`
	Exemption   string            `json:"exemption"`
	Date        string            `json:"date"`
	Net         Amount            `json:"net"`
}

type canonicalGroup struct {
	Category Category `json:"category"`
	Rate     Rate     `json:"rate"`
	Base     Amount   `json:"base"`
	VAT      Amount   `json:"vat"`
}

type canonicalDeduction struct {
	Number string           `json:"number"`
	Date   string           `json:"date"`
	Groups []canonicalGroup `json:"groups"`
	Gross  Amount           `json:"gross"`
}

type canonicalDocument struct {
	Kind         Kind                 `json:"kind"`
	Number       string               `json:"number"`
	Revision     int                  `json:"revision"`
	IssueDate    string               `json:"issue_date"`
	DueDate      string               `json:"due_date"`
	ValidUntil   string               `json:"valid_until"`
	ServiceStart string               `json:"service_start"`
	ServiceEnd   string               `json:"service_end"`
	Operation    Operation            `json:"operation"`
	OrderNumber  string               `json:"order_number"`
	Contract     string               `json:"contract"`
	Means        Method               `json:"means"`
	SettledOn    string               `json:"settled_on"`
	Currency     Currency             `json:"currency"`
	ExchangeRate ExchangeRate         `json:"exchange_rate"`
	QuoteNumber  string               `json:"quote_number"`
	QuoteDate    string               `json:"quote_date"`
	Origin       string               `json:"origin"`
	OriginDate   string               `json:"origin_date"`
	Reason       string               `json:"reason"`
	Seller       canonicalParty       `json:"seller"`
	Client       canonicalParty       `json:"client"`
	Subject      string               `json:"subject"`
	Execution    string               `json:"execution"`
	Asked        canonicalDiscount    `json:"asked"`
	Terms        string               `json:"terms"`
	Notes        string               `json:"notes"`
	Lines        []canonicalLine      `json:"lines"`
	Discount     canonicalDiscount    `json:"discount"`
	Deductions   []canonicalDeduction `json:"deductions"`
	Mentions     []Mention            `json:"mentions"`
	OnDebits     bool                 `json:"on_debits"`
	Sum          Amount               `json:"sum"`
	DiscountSum  Amount               `json:"discount_sum"`
	Net          Amount               `json:"net"`
	VAT          Amount               `json:"vat"`
	Gross        Amount               `json:"gross"`
	Deducted     Amount               `json:"deducted"`
	Payable      Amount               `json:"payable"`
	Groups       []canonicalGroup     `json:"groups"`
	PDFHash      string               `json:"pdf_sha256"`
	Escompte     *canonicalEscompte   `json:"escompte,omitempty"` // later than the others: absent, not empty
	Penalties    *canonicalPenalties  `json:"penalties,omitempty"`
}

type canonicalEscompte struct {
	Rate  Rate   `json:"rate"`
	Days  int    `json:"days"`
	Until string `json:"until"`
}

type canonicalPenalties struct {
	Number   string `json:"number"`
	Date     string `json:"date"`
	From     string `json:"from"`
	Until    string `json:"until"`
	Recovery bool   `json:"recovery"`
}

type canonicalPayment struct {
	DocumentID int64  `json:"document"`
	Date       string `json:"date"`
	Amount     Amount `json:"amount"`
	Method     Method `json:"method"`
	Reference  string `json:"reference"`
	Reverses   int64  `json:"reverses"`
	// Of discounts, receipts and credit; left out without, so that older seals hold.
	Groups    []canonicalGroup `json:"groups,omitempty"`
	Client    int64            `json:"client,omitempty"`
	Currency  Currency         `json:"currency,omitempty"`
	Receipt   int64            `json:"receipt,omitempty"`
	HeldSince string           `json:"held_since,omitempty"`
}

// Canonical is what is frozen of an issued document, as bytes that are the same for
// ever: what the client got and the hash of its PDF. Row ids, private notes and what happens after
// the issue (sending, payments, acceptance) are not in it.
func (d *Document) Canonical() []byte {
	t := d.Totals
	c := canonicalDocument{Kind: d.Kind, Number: d.Number, Revision: d.Revision,
		IssueDate: d.IssueDate.ISO(), DueDate: d.DueDate.ISO(), ValidUntil: d.ValidUntil.ISO(),
		ServiceStart: d.ServiceStart.ISO(), ServiceEnd: d.ServiceEnd.ISO(), Operation: d.Operation, OrderNumber: d.OrderNumber,
		Contract: d.Contract, Means: d.Means, SettledOn: d.SettledOn.ISO(), Currency: d.Currency, ExchangeRate: d.ExchangeRate,
		QuoteNumber: d.QuoteNumber, QuoteDate: d.QuoteDate.ISO(), Origin: d.Origin, OriginDate: d.OriginDate.ISO(), Reason: d.Reason,
		Seller: d.Seller.canonical(), Client: d.Client.canonical(),
		Subject: d.Subject, Execution: d.Execution, Asked: canonicalDiscount(d.Asked), Terms: d.Terms, Notes: d.Notes,
		Lines: []canonicalLine{}, Discount: canonicalDiscount(d.Discount), Deductions: []canonicalDeduction{},
		Mentions: append([]Mention{}, d.Mentions...), OnDebits: d.OnDebits,
		Sum: t.Lines, DiscountSum: t.Discount, Net: t.Net, VAT: t.VAT, Gross: t.Gross, Deducted: t.Deducted, Payable: t.Payable,
		Groups: canonicalGroups(t.Groups), PDFHash: d.PDFHash}
	if e := d.Escompte; e != (Escompte{}) {
		c.Escompte = &canonicalEscompte{Rate: e.Rate, Days: e.Days, Until: e.Until.ISO()}
	}
	for _, l := range d.Lines {
		c.Lines = append(c.Lines, canonicalLine{Designation: l.Designation, Description: l.Description,
			Quantity: l.Quantity, Unit: l.Unit, Price: l.Price,
			Discount: canonicalDiscount(l.Discount), Category: l.Category, VAT: l.VAT, Exemption: l.Exemption, Date: l.Date.ISO(), Net: l.Net})
	}
	for _, deduction := range d.Deductions {
		c.Deductions = append(c.Deductions, canonicalDeduction{Number: deduction.Number, Date: deduction.Date.ISO(),
			Groups: canonicalGroups(deduction.Groups), Gross: deduction.Gross})
	}
	if p := d.Penalties; d.OfPenalties() {
		c.Penalties = &canonicalPenalties{p.Number, p.Date.ISO(), p.From.ISO(), p.Until.ISO(), p.Recovery}
	}
	return canonical(c)
}

// Canonical is a payment as bytes that are the same for ever. Its own id, given
// by the book, is not in it.
func (p Payment) Canonical() []byte {
	return canonical(canonicalPayment{DocumentID: p.DocumentID, Date: p.Date.ISO(), Amount: p.Amount, Method: p.Method,
		Reference: p.Reference, Reverses: p.Reverses, Groups: canonicalGroups(p.Groups),
		Client: p.ClientID, Currency: p.Currency, Receipt: p.Receipt, HeldSince: p.HeldSince.ISO()})
}

func canonicalGroups(groups []VATGroup) []canonicalGroup {
	list := []canonicalGroup{}
	for _, g := range groups {
		list = append(list, canonicalGroup(g))
	}
	return list
}

func (a Address) canonical() canonicalAddress {
	return canonicalAddress{Lines: append([]string{}, a.Lines...), PostCode: a.PostCode, City: a.City, Country: a.Country}
}

func (s Seller) canonical() canonicalParty {
	return canonicalParty{Name: s.LegalName(), TradeName: s.TradeName, SIREN: s.SIREN(), SIRET: s.SIRET,
		VATNumber: s.VATNumber, Address: s.Address.canonical(),
		Email: s.Email, Phone: s.Phone, IBAN: s.IBAN, BIC: s.BIC, Holder: s.AccountHolder, RCS: s.RCS, Regime: s.Regime, Electronic: s.ElectronicAddress, Creditor: s.CreditorID}
}

func (c Client) canonical() canonicalParty {
	party := canonicalParty{Type: c.Type, Name: c.Name, Contact: c.Contact, SIREN: c.SIREN, SIRET: c.SIRET,
		VATNumber: c.VATNumber, Address: c.Address.canonical(),
		ServiceCode: c.ServiceCode, Commitment: c.Commitment, Email: c.Email, Phone: c.Phone,
		Electronic: c.ElectronicAddress, Mandate: c.Mandate}
	if c.Delivery != nil {
		delivery := c.Delivery.canonical()
		party.Delivery = &delivery
	}
	if c.Billing != nil {
		billing := c.Billing.canonical()
		party.Billing = &billing
	}
	return party
}

// canonical panics on what JSON cannot hold: the structs above have nothing of
// the sort.
func canonical(value any) []byte {
	out := bytes.NewBufferString(canonicalVersion)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		panic(err)
	}
	return out.Bytes()
}
