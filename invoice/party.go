package invoice

import "strings"

// Address is a postal address. Lines are the ones before post code and city;
// Country is an ISO 3166 code of two letters, "FR" or "" for France.
type Address struct {
	Lines    []string `json:"lines,omitempty"`
	PostCode string   `json:"post_code,omitempty"`
	City     string   `json:"city,omitempty"`
	Country  string   `json:"country,omitempty"`
}

// ClientType decides which mentions the law wants.
type ClientType string

// The types of client, in the words of the JSON contract.
const (
	Company  ClientType = "entreprise"
	Consumer ClientType = "particulier"
	Public   ClientType = "public"
	Foreign  ClientType = "etranger"
)

// Client is who is invoiced, at Address; Contact is a line under the name
// ("Service comptabilité"). Delivery and Billing are nil when they are the same
// place. PaymentDays of 0 means the default of Settings.
type Client struct {
	ID          int64      `json:"id,omitempty"`
	Type        ClientType `json:"type"`
	Name        string     `json:"name"`
	Contact     string     `json:"contact,omitempty"`
	SIREN       string     `json:"siren,omitempty"`
	SIRET       string     `json:"siret,omitempty"`
	VATNumber   string     `json:"vat_number,omitempty"`
	Address     Address    `json:"address"`
	Delivery    *Address   `json:"delivery,omitempty"` // of goods (242 nonies A I-7° bis)
	Billing     *Address   `json:"billing,omitempty"`  // where invoices go (L441-9)
	Email       string     `json:"email,omitempty"`
	Phone       string     `json:"phone,omitempty"`
	ServiceCode string     `json:"service_code,omitempty"` // code service of a public client (BT-10)
	Commitment  string     `json:"commitment,omitempty"`   // numéro d'engagement (BT-13)
	// ElectronicAddress is where invoices are received by platform (BT-49): a SIREN with or
	// without a suffix, or "scheme:address"; Endpoint says which it is.
	ElectronicAddress string `json:"electronic_address,omitempty"`
	Mandate           string `json:"mandate,omitempty"` // SEPA mandate of a direct debit (BT-89)
	PaymentDays       int    `json:"payment_days,omitempty"`
	// Escompte is the discount for early payment that its new invoices offer, zero
	// for that of the settings.
	Escompte Escompte `json:"escompte,omitzero"`
	// Rhythm is the client's own pace of reminders, "" for that of its group; Familiar
	// says "tu"; CreditLimit is the most that it should owe, 0 for none.
	Rhythm      string `json:"rhythm,omitempty"`
	Familiar    bool   `json:"familiar,omitempty"`
	CreditLimit Amount `json:"credit_limit,omitempty"`
	Notes       string `json:"notes,omitempty"` // private, never printed
	Archived    bool   `json:"archived,omitempty"`
}

// Professional says whether the rules between professionals apply (C. com.
// L441-9, L441-10): penalties, 40 €, 60 days.
func (c Client) Professional() bool { return c.Type != Consumer }

// Operation is the nature of what is sold (242 nonies A I-8° bis).
type Operation string

// The natures of operation, in the words of the JSON contract.
const (
	Services Operation = "services"
	Goods    Operation = "biens"
	Mixed    Operation = "mixte"
)

// Regime is the VAT regime of the seller.
type Regime string

// The VAT regimes, in the words of the command line.
const (
	Franchise Regime = "franchise" // CGI art. 293 B: no VAT
	Liable    Regime = "tva"
)

// Seller is who invoices. Name is the person's birth or usage name, to which
// "EI" is joined wherever it is printed (C. com. R526-27).
type Seller struct {
	SIRET             string    `json:"siret"`
	Name              string    `json:"name"`
	TradeName         string    `json:"trade_name,omitempty"`
	Address           Address   `json:"address"`
	Email             string    `json:"email,omitempty"`
	Phone             string    `json:"phone,omitempty"`
	Activity          Operation `json:"activity"`
	Regime            Regime    `json:"regime"`
	VATNumber         string    `json:"vat_number,omitempty"`
	IBAN              string    `json:"iban,omitempty"`
	BIC               string    `json:"bic,omitempty"`
	AccountHolder     string    `json:"account_holder,omitempty"`     // Name when empty
	ElectronicAddress string    `json:"electronic_address,omitempty"` // where the seller receives (BT-34); the SIREN when empty
	CreditorID        string    `json:"creditor_id,omitempty"`        // ICS, of who collects by direct debit (BT-90)
	Exemption         string    `json:"exemption,omitempty"`          // VATEX code of an exempt activity (CGI 261…), for new lines
	RCS               string    `json:"rcs,omitempty"`                // the city: "Montpellier", for traders (R123-237 2°)
	Insurance         string    `json:"insurance,omitempty"`          // décennale: insurer, address, policy, area (C. assur. L243-2)
	Mediator          string    `json:"mediator,omitempty"`           // name, address, site (C. conso L616-1)
}

// LegalName is the name with "EI" after it (C. com. R526-27).
func (s Seller) LegalName() string {
	if s.Name == "" {
		return ""
	}
	return s.Name + " EI"
}

// DisplayName is the trade name, or the legal name when there is none.
func (s Seller) DisplayName() string {
	if s.TradeName != "" {
		return s.TradeName
	}
	return s.LegalName()
}

// SIREN is the first nine digits of the SIRET, or "" when it is too short.
func (s Seller) SIREN() string {
	if len(s.SIRET) < 9 {
		return ""
	}
	return s.SIRET[:9]
}

// Settings is what the book knows of its owner. Zero values mean the default
// of DefaultSettings.
type Settings struct {
	Seller        Seller    `json:"seller"`
	Numbering     Numbering `json:"numbering"`
	PaymentDays   int       `json:"payment_days"`            // échéance of a new invoice
	ValidityDays  int       `json:"validity_days"`           // validity of a new quote
	DefaultVAT    Rate      `json:"default_vat"`             // of a new line, when liable
	PenaltyTerms  string    `json:"penalty_terms"`           // late-payment penalties, professionals (L441-10 II)
	DiscountTerms string    `json:"discount_terms"`          // when there is no escompte (L441-9)
	Escompte      Escompte  `json:"escompte,omitzero"`       // for early payment, of a new invoice
	EscompteTax   string    `json:"escompte_tax,omitempty"`  // what it does to the VAT, after its conditions
	FranchiseText string    `json:"franchise_text"`          // overrides the dated table; law.md 1.2 is [U] from 2027
	QuoteTerms    string    `json:"quote_terms,omitempty"`   // conditions of a new quote
	QRCode        bool      `json:"qr_code,omitempty"`       // of the transfer (EPC069-12), in the payment box
	PaymentLink   string    `json:"payment_link,omitempty"`  // of a page where to pay: LinkFor
	PaymentWords  string    `json:"payment_words,omitempty"` // other ways to pay, in the user's words, in the payment box
	OnDebits      bool      `json:"on_debits,omitempty"`     // option pour les débits (242 nonies A I-11° bis)
	Logo          []byte    `json:"logo,omitempty"`          // 8-bit opaque RGB PNG, re-encoded when chosen
	Accent        string    `json:"accent,omitempty"`        // "#1f4e79": title and rule above the sum to pay
	Theme         string    `json:"theme,omitempty"`         // "", "clair" or "sombre"
	NoMouse       bool      `json:"no_mouse,omitempty"`
	Done          bool      `json:"done"` // the guide of the first start is finished

	// Guide are the answers of the guide as they were typed, by field, right or
	// wrong, until it is finished.
	Guide map[string]string `json:"guide,omitempty"`
}

// SirenScheme is the code of electronic addresses that begin with a SIREN
// (BR-FR-22, EAS 0225); EmailScheme that of e-mail addresses.
const (
	SirenScheme = "0225"
	EmailScheme = "EM"
)

// Endpoint is the seller's electronic address and its scheme (BT-34, BR-FR-13).
func (s Seller) Endpoint() (address, scheme string) {
	return endpoint(s.ElectronicAddress, s.SIREN(), "")
}

// Endpoint is the client's electronic address and its scheme (BT-49, BR-FR-12): the one given,
// else the SIREN, the e-mail, or the VAT number of a foreign professional; "" for a client who
// has none.
func (c Client) Endpoint() (address, scheme string) {
	address, scheme = endpoint(c.ElectronicAddress, c.SIREN, c.Email)
	if address == "" && len(c.VATNumber) > 2 && vatSchemes[c.VATNumber[:2]] != "" {
		return c.VATNumber, vatSchemes[c.VATNumber[:2]]
	}
	return address, scheme
}

func endpoint(given, siren, email string) (address, scheme string) {
	switch scheme, rest, parted := strings.Cut(given, ":"); {
	case parted:
		return rest, scheme
	case strings.Contains(given, "@"):
		return given, EmailScheme
	case given != "":
		return given, SirenScheme
	case siren != "":
		return siren, SirenScheme
	case email != "":
		return email, EmailScheme
	}
	return "", ""
}
