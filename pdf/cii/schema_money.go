package cii

type tradeLineItem struct {
	Document   lineDocument        `xml:"ram:AssociatedDocumentLineDocument"`
	Product    tradeProduct        `xml:"ram:SpecifiedTradeProduct"`
	Agreement  lineTradeAgreement  `xml:"ram:SpecifiedLineTradeAgreement"`
	Delivery   lineTradeDelivery   `xml:"ram:SpecifiedLineTradeDelivery"`
	Settlement lineTradeSettlement `xml:"ram:SpecifiedLineTradeSettlement"`
}

type lineDocument struct {
	LineID string `xml:"ram:LineID"` // BT-126
}

type tradeProduct struct {
	Name        string `xml:"ram:Name"`                  // BT-153
	Description string `xml:"ram:Description,omitempty"` // BT-154
}

type lineTradeAgreement struct {
	NetPrice tradePrice `xml:"ram:NetPriceProductTradePrice"` // BT-146
}

type tradePrice struct {
	Amount string `xml:"ram:ChargeAmount"`
}

type lineTradeDelivery struct {
	Billed quantityOf `xml:"ram:BilledQuantity"` // BT-129
}

type quantityOf struct {
	Unit  string `xml:"unitCode,attr"` // BT-130
	Value string `xml:",chardata"`
}

type lineTradeSettlement struct {
	Tax        tradeTax               `xml:"ram:ApplicableTradeTax"`
	Period     *specifiedPeriod       `xml:"ram:BillingSpecifiedPeriod"`        // BG-26
	Allowances []tradeAllowanceCharge `xml:"ram:SpecifiedTradeAllowanceCharge"` // BG-27
	Summation  lineSummation          `xml:"ram:SpecifiedTradeSettlementLineMonetarySummation"`
}

type lineSummation struct {
	Net string `xml:"ram:LineTotalAmount"` // BT-131
}

type specifiedPeriod struct {
	Start *timeOfDay `xml:"ram:StartDateTime"`
	End   *timeOfDay `xml:"ram:EndDateTime"`
}

type headerTradeSettlement struct {
	CreditorID       string                 `xml:"ram:CreditorReferenceID,omitempty"` // BT-90
	PaymentReference string                 `xml:"ram:PaymentReference"`              // BT-83
	TaxCurrency      string                 `xml:"ram:TaxCurrencyCode,omitempty"`     // BT-6
	Currency         string                 `xml:"ram:InvoiceCurrencyCode"`           // BT-5
	Means            *paymentMeans          `xml:"ram:SpecifiedTradeSettlementPaymentMeans"`
	Taxes            []tradeTax             `xml:"ram:ApplicableTradeTax"`            // BG-23
	Period           *specifiedPeriod       `xml:"ram:BillingSpecifiedPeriod"`        // BG-14
	Allowances       []tradeAllowanceCharge `xml:"ram:SpecifiedTradeAllowanceCharge"` // BG-20
	Terms            *paymentTerms          `xml:"ram:SpecifiedTradePaymentTerms"`
	Summation        headerSummation        `xml:"ram:SpecifiedTradeSettlementHeaderMonetarySummation"`
	Preceding        []referencedDocument   `xml:"ram:InvoiceReferencedDocument"` // BG-3
}

type paymentMeans struct {
	TypeCode    string                `xml:"ram:TypeCode"`              // BT-81
	Information string                `xml:"ram:Information,omitempty"` // BT-82
	Account     *financialAccount     `xml:"ram:PayeePartyCreditorFinancialAccount"`
	Institution *financialInstitution `xml:"ram:PayeeSpecifiedCreditorFinancialInstitution"`
}

type financialAccount struct {
	IBAN string `xml:"ram:IBANID"`                // BT-84
	Name string `xml:"ram:AccountName,omitempty"` // BT-85
}

type financialInstitution struct {
	BIC string `xml:"ram:BICID"` // BT-86
}

type tradeTax struct {
	Calculated    string `xml:"ram:CalculatedAmount,omitempty"` // BT-117
	TypeCode      string `xml:"ram:TypeCode"`
	Reason        string `xml:"ram:ExemptionReason,omitempty"`       // BT-120
	Basis         string `xml:"ram:BasisAmount,omitempty"`           // BT-116
	Category      string `xml:"ram:CategoryCode"`                    // BT-95, BT-118, BT-151
	ReasonCode    string `xml:"ram:ExemptionReasonCode,omitempty"`   // BT-121
	PointDateCode string `xml:"ram:DueDateTypeCode,omitempty"`       // BT-8
	Rate          string `xml:"ram:RateApplicablePercent,omitempty"` // BT-96, BT-119, BT-152
}

type tradeAllowanceCharge struct {
	Indicator  indicator `xml:"ram:ChargeIndicator"`
	Percent    string    `xml:"ram:CalculationPercent,omitempty"`
	Basis      string    `xml:"ram:BasisAmount,omitempty"`
	Actual     string    `xml:"ram:ActualAmount"`
	ReasonCode string    `xml:"ram:ReasonCode"`
	Reason     string    `xml:"ram:Reason"`
	Tax        *tradeTax `xml:"ram:CategoryTradeTax"`
}

type indicator struct {
	Charge bool `xml:"udt:Indicator"`
}

type paymentTerms struct {
	Description string     `xml:"ram:Description,omitempty"` // BT-20
	Due         *timeOfDay `xml:"ram:DueDateDateTime"`       // BT-9
	MandateID   string     `xml:"ram:DirectDebitMandateID,omitempty"`
}

type headerSummation struct {
	Lines     string           `xml:"ram:LineTotalAmount"`                // BT-106
	Allowance string           `xml:"ram:AllowanceTotalAmount,omitempty"` // BT-107
	Net       string           `xml:"ram:TaxBasisTotalAmount"`            // BT-109
	VAT       []currencyAmount `xml:"ram:TaxTotalAmount"`                 // BT-110, BT-111
	Rounding  string           `xml:"ram:RoundingAmount,omitempty"`       // BT-114
	Gross     string           `xml:"ram:GrandTotalAmount"`               // BT-112
	Prepaid   string           `xml:"ram:TotalPrepaidAmount,omitempty"`   // BT-113
	Payable   string           `xml:"ram:DuePayableAmount"`               // BT-115
}

type currencyAmount struct {
	Currency string `xml:"currencyID,attr"`
	Value    string `xml:",chardata"`
}
