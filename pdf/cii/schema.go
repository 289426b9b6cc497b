package cii

import "encoding/xml"

// The types below mirror those of the XSD of Factur-X 1.09, profile EN 16931:
// their fields are in the order of its sequences, which is binding, and are
// those that Facturier has something to say in.

const (
	namespaceRSM = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
	namespaceRAM = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
	namespaceUDT = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"
	namespaceQDT = "urn:un:unece:uncefact:data:standard:QualifiedDataType:100"
)

type crossIndustryInvoice struct {
	XMLName     xml.Name                    `xml:"rsm:CrossIndustryInvoice"`
	RSM         string                      `xml:"xmlns:rsm,attr"`
	RAM         string                      `xml:"xmlns:ram,attr"`
	UDT         string                      `xml:"xmlns:udt,attr"`
	QDT         string                      `xml:"xmlns:qdt,attr"`
	Context     exchangedDocumentContext    `xml:"rsm:ExchangedDocumentContext"`
	Document    exchangedDocument           `xml:"rsm:ExchangedDocument"`
	Transaction supplyChainTradeTransaction `xml:"rsm:SupplyChainTradeTransaction"`
}

type exchangedDocumentContext struct {
	BusinessProcess documentContextParameter `xml:"ram:BusinessProcessSpecifiedDocumentContextParameter"` // BT-23
	Guideline       documentContextParameter `xml:"ram:GuidelineSpecifiedDocumentContextParameter"`       // BT-24
}

type documentContextParameter struct {
	ID string `xml:"ram:ID"`
}

type exchangedDocument struct {
	ID       string         `xml:"ram:ID"`       // BT-1
	TypeCode string         `xml:"ram:TypeCode"` // BT-3
	Issued   *timeOfDay     `xml:"ram:IssueDateTime"`
	Notes    []includedNote `xml:"ram:IncludedNote"` // BG-1
}

type includedNote struct {
	Content     string `xml:"ram:Content"`               // BT-22
	SubjectCode string `xml:"ram:SubjectCode,omitempty"` // BT-21
}

type supplyChainTradeTransaction struct {
	Lines      []tradeLineItem       `xml:"ram:IncludedSupplyChainTradeLineItem"`
	Agreement  headerTradeAgreement  `xml:"ram:ApplicableHeaderTradeAgreement"`
	Delivery   headerTradeDelivery   `xml:"ram:ApplicableHeaderTradeDelivery"`
	Settlement headerTradeSettlement `xml:"ram:ApplicableHeaderTradeSettlement"`
}

type headerTradeAgreement struct {
	BuyerReference string              `xml:"ram:BuyerReference,omitempty"` // BT-10
	Seller         tradeParty          `xml:"ram:SellerTradeParty"`
	Buyer          tradeParty          `xml:"ram:BuyerTradeParty"`
	BuyerOrder     *referencedDocument `xml:"ram:BuyerOrderReferencedDocument"` // BT-13
	Contract       *referencedDocument `xml:"ram:ContractReferencedDocument"`   // BT-12
}

type referencedDocument struct {
	IssuerAssignedID string         `xml:"ram:IssuerAssignedID"`
	Issued           *formattedDate `xml:"ram:FormattedIssueDateTime"`
}

type headerTradeDelivery struct {
	ShipTo *tradeParty       `xml:"ram:ShipToTradeParty"`               // BG-13
	Actual *supplyChainEvent `xml:"ram:ActualDeliverySupplyChainEvent"` // BT-72
}

type supplyChainEvent struct {
	Occurrence *timeOfDay `xml:"ram:OccurrenceDateTime"`
}

type tradeParty struct {
	GlobalID         *identifier             `xml:"ram:GlobalID"` // BT-29, BT-46
	Name             string                  `xml:"ram:Name"`
	Organization     *legalOrganization      `xml:"ram:SpecifiedLegalOrganization"`
	Contact          *tradeContact           `xml:"ram:DefinedTradeContact"`
	Address          *tradeAddress           `xml:"ram:PostalTradeAddress"`
	Endpoint         *universalCommunication `xml:"ram:URIUniversalCommunication"` // BT-34, BT-49
	TaxRegistrations []taxRegistration       `xml:"ram:SpecifiedTaxRegistration"`
}

type legalOrganization struct {
	ID        *identifier `xml:"ram:ID"`                            // BT-30, BT-47
	TradeName string      `xml:"ram:TradingBusinessName,omitempty"` // BT-28
}

type tradeContact struct {
	Person    string                  `xml:"ram:PersonName,omitempty"`
	Telephone *universalCommunication `xml:"ram:TelephoneUniversalCommunication"`
	Email     *universalCommunication `xml:"ram:EmailURIUniversalCommunication"`
}

type universalCommunication struct {
	URI            *identifier `xml:"ram:URIID"`
	CompleteNumber string      `xml:"ram:CompleteNumber,omitempty"`
}

type tradeAddress struct {
	PostCode string `xml:"ram:PostcodeCode,omitempty"`
	One      string `xml:"ram:LineOne,omitempty"`
	Two      string `xml:"ram:LineTwo,omitempty"`
	Three    string `xml:"ram:LineThree,omitempty"`
	City     string `xml:"ram:CityName,omitempty"`
	Country  string `xml:"ram:CountryID"`
}

type taxRegistration struct {
	ID identifier `xml:"ram:ID"`
}

type identifier struct {
	Scheme string `xml:"schemeID,attr,omitempty"`
	Value  string `xml:",chardata"`
}

// timeOfDay is a date, in format 102 (AAAAMMJJ, BR-FR-03); formattedDate is
// the same in another namespace.
type timeOfDay struct {
	String formattedString `xml:"udt:DateTimeString"`
}

type formattedDate struct {
	String formattedString `xml:"qdt:DateTimeString"`
}

type formattedString struct {
	Format string `xml:"format,attr"`
	Value  string `xml:",chardata"`
}
