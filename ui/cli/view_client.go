package cli

import (
	"encoding/json"

	"facturier/invoice"
)

type addressView struct {
	Lines    []string `json:"lignes"`
	PostCode string   `json:"code_postal"`
	City     string   `json:"ville"`
	Country  string   `json:"pays"`
}

type clientView struct {
	ID          int64        `json:"id"`
	Name        string       `json:"nom"`
	Type        string       `json:"type"`
	Contact     string       `json:"contact"`
	SIREN       string       `json:"siren"`
	SIRET       string       `json:"siret"`
	VATNumber   string       `json:"tva"`
	Address     addressView  `json:"adresse"`
	Email       string       `json:"email"`
	Phone       string       `json:"telephone"`
	Delivery    *addressView `json:"livraison"`
	Billing     *addressView `json:"facturation"`
	Electronic  string       `json:"adresse_electronique"`
	Mandate     string       `json:"mandat"`
	ServiceCode string       `json:"code_service"`
	Commitment  string       `json:"engagement"`
	PaymentDays int          `json:"delai"`
	Notes       string       `json:"notes"`
	Archived    bool         `json:"archive"`
}

func viewAddress(a invoice.Address) addressView {
	country := a.Country
	if country == "" {
		country = "FR"
	}
	return addressView{Lines: append([]string{}, a.Lines...), PostCode: a.PostCode, City: a.City, Country: country}
}

func viewClient(c invoice.Client) clientView {
	return clientView{ID: c.ID, Name: c.Name, Type: string(c.Type), Contact: c.Contact, SIREN: c.SIREN, SIRET: c.SIRET,
		VATNumber: c.VATNumber, Address: viewAddress(c.Address), Email: c.Email, Phone: c.Phone, ServiceCode: c.ServiceCode,
		Delivery: viewPlace(c.Delivery), Billing: viewPlace(c.Billing), Electronic: c.ElectronicAddress, Mandate: c.Mandate,
		Commitment: c.Commitment, PaymentDays: c.PaymentDays, Notes: c.Notes, Archived: c.Archived}
}

// knownClientView is a client of the book, with how it is asked to pay: no
// document keeps that.
type knownClientView struct {
	clientView
	Rhythm      string      `json:"rythme"`
	Familiar    bool        `json:"tutoiement"`
	CreditLimit json.Number `json:"encours"`
	Escompte    *offerView  `json:"escompte"`
	creditView
}

// creditView is the credit of a client, in euros then in other currencies, and
// the payments that made it.
type creditView struct {
	Credit   json.Number            `json:"credit"`
	Others   map[string]json.Number `json:"credit_devises,omitempty"`
	Payments []paymentView          `json:"encaissements"`
}

// creditKeys are those that a file of clients may have, and that say nothing.
var creditKeys = []string{"credit", "credit_devises", "encaissements", "a_rendre"}

func viewCredit(c invoice.ClientCredit) creditView {
	view := creditView{Credit: amountNumber(c.Sum("")), Payments: viewPayments(c.Payments)}
	for _, in := range c.Currencies() {
		if in != "" {
			if view.Others == nil {
				view.Others = map[string]json.Number{}
			}
			view.Others[in.Code()] = amountNumber(c.Sum(in))
		}
	}
	return view
}

func viewKnownClient(c invoice.Client, credit invoice.ClientCredit) knownClientView {
	return knownClientView{viewClient(c), rhythmWord(c.Rhythm), c.Familiar, amountNumber(c.CreditLimit), viewOffer(c.Escompte), viewCredit(credit)}
}

// viewPlace is an address that may be the same place as another, null then.
func viewPlace(a *invoice.Address) *addressView {
	if a == nil {
		return nil
	}
	view := viewAddress(*a)
	return &view
}

// readPlace reads a place that may be the same as another.
func readPlace(o *object, key string, into **invoice.Address) {
	if !o.has(key) {
		return
	}
	var place invoice.Address
	*into = nil
	if o.inside(key, func(inner *object) { readAddress(inner, &place) }) {
		*into = &place
	}
}

// readAddress reads over an address the keys that are there.
func readAddress(o *object, a *invoice.Address) {
	if items, ok := o.list("lignes"); ok {
		a.Lines = nil
		for _, item := range items {
			line, isText := item.(string)
			if !isText {
				o.fail(wrongType("", item, "un texte"), "lignes")
			}
			a.Lines = append(a.Lines, line)
		}
	}
	o.text(invoice.FieldPostCode, &a.PostCode)
	o.text(invoice.FieldCity, &a.City)
	o.text(invoice.FieldCountry, &a.Country)
}

// readClient reads over a client the keys that are there.
func readClient(o *object, c *invoice.Client) {
	o.number("id", 0, 1<<53, &c.ID)
	kind := string(c.Type)
	if o.text(invoice.FieldType, &kind) {
		read, err := clientType(kind)
		o.fail(err, invoice.FieldType)
		c.Type = read
	}
	for _, field := range clientTexts(c) {
		o.text(field.name, field.into)
	}
	o.inside(invoice.FieldAddress, func(inner *object) { readAddress(inner, &c.Address) })
	readPlace(o, invoice.FieldDelivery, &c.Delivery)
	readPlace(o, invoice.FieldBilling, &c.Billing)
	days := int64(c.PaymentDays)
	o.number(invoice.FieldPaymentDays, 0, 3650, &days)
	c.PaymentDays = int(days)
	rhythm := rhythmWord(c.Rhythm)
	if o.text("rythme", &rhythm) {
		read, err := rhythmFlag(rhythm)
		o.fail(err, "rythme")
		c.Rhythm = read
	}
	o.truth("tutoiement", &c.Familiar)
	o.amount("encours", &c.CreditLimit)
	o.escompte(invoice.FieldEscompte, 0, &c.Escompte)
	o.truth("archive", &c.Archived)
	o.ignore(append(creditKeys, "reste")...)
}

// clientType reads the word of a type; nothing leaves it to be supposed.
func clientType(word string) (invoice.ClientType, error) {
	if word == "" {
		return "", nil
	}
	return invoice.ParseClientType(word)
}

// textField is a text of a client and its name, the same in JSON and in flags.
type textField struct {
	name string
	into *string
}

// clientTexts are the texts of a client, in the order of the contract.
func clientTexts(c *invoice.Client) []textField {
	return []textField{
		{invoice.FieldName, &c.Name}, {invoice.FieldContact, &c.Contact}, {invoice.FieldSIREN, &c.SIREN}, {invoice.FieldSIRET, &c.SIRET},
		{invoice.FieldVAT, &c.VATNumber}, {invoice.FieldEmail, &c.Email}, {invoice.FieldPhone, &c.Phone},
		{invoice.FieldElectronic, &c.ElectronicAddress}, {invoice.FieldMandate, &c.Mandate},
		{invoice.FieldServiceCode, &c.ServiceCode}, {invoice.FieldCommitment, &c.Commitment}, {invoice.FieldNotes, &c.Notes},
	}
}

// clientRow is a client in a list, with what it owes, and what its invoices owe it.
type clientRow struct {
	knownClientView
	Open json.Number `json:"reste"`
	Owed json.Number `json:"a_rendre"`
}

// seenClientView is a client with what its invoices owe it, in euros, when they do.
type seenClientView struct {
	knownClientView
	Owed json.Number `json:"a_rendre,omitempty"`
}
