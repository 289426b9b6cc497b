package invoice

import "strings"

var sellerCases = map[string]ruleCase{
	"R526-27 the seller has a name":                           {refuse: func(d *Document, s *Settings) { s.Seller.Name = "" }},
	"242 nonies A I-1° the seller has a SIRET":                {refuse: func(d *Document, s *Settings) { s.Seller.SIRET = "" }},
	"242 nonies A I-1° the seller's SIRET has the right keys": {refuse: func(d *Document, s *Settings) { s.Seller.SIRET = "73282932000075" }},
	"242 nonies A I-1° the seller's address: anything":        {refuse: func(d *Document, s *Settings) { s.Seller.Address = Address{} }},
	"242 nonies A I-1° the seller's address: a street":        {refuse: func(d *Document, s *Settings) { s.Seller.Address.Lines = nil }},
	"242 nonies A I-1° the seller's address: a post code":     {refuse: func(d *Document, s *Settings) { s.Seller.Address.PostCode = "" }},
	"242 nonies A I-1° the seller's address: a city":          {refuse: func(d *Document, s *Settings) { s.Seller.Address.City = "" }},
	"242 nonies A I-2° the VAT number of a seller, up to 150 euros": {of: liableInvoice, refuse: func(d *Document, s *Settings) {
		s.Seller.VATNumber = ""
		d.Lines[0].Price, d.Lines[0].Quantity = 150_0000, 1000
	}},
	"242 nonies A I-2° the VAT number of a seller who charges VAT": {of: liableInvoice, refuse: func(d *Document, s *Settings) {
		s.Seller.VATNumber = ""
		d.Lines[0].Price, d.Lines[0].Quantity = 150_0100, 1000
	}},
	"BR-FR-13 the seller's electronic address is hers": {refuse: func(d *Document, s *Settings) { s.Seller.ElectronicAddress = clientSIREN + "_FACTURES" },
		accept: func(d *Document, s *Settings) { s.Seller.ElectronicAddress = testSIREN + "_FACTURES" }},
	"BR-FR-01 the pattern of the numbers": {refuse: func(d *Document, s *Settings) { s.Numbering.Invoice = "FACTURE-N" },
		accept: func(d *Document, s *Settings) { s.Numbering.Invoice = "FACTURE-" }},
	"BR-FR-01 the number of a revision": {refuse: func(d *Document, s *Settings) { d.Number = strings.Repeat("9", 21) },
		accept: func(d *Document, s *Settings) { d.Number = strings.Repeat("9", 20) }},
	"what can never be right in the settings": {refuse: func(d *Document, s *Settings) { s.Seller.IBAN = "FR7630006000011234567890188" }},
	"what can never be right in a document": {refuse: func(d *Document, s *Settings) { d.Means = "troc" },
		accept: func(d *Document, s *Settings) { d.Means = Cheque }},
}

// correctionNote is a credit note that Check finds nothing in.
func correctionNote() (Document, Settings) {
	d, s := companyInvoice()
	d.Kind, d.Origin, d.OriginDate, d.Reason = CreditNote, "F2026-0031", testDay, "erreur de quantité"
	return d, s
}

func correctedInvoice() (Document, Settings) {
	d, s := correctionNote()
	d.Kind = CorrectedInvoice
	return d, s
}

func balanceInvoice() (Document, Settings) {
	d, s := companyInvoice()
	d.Kind, d.Deductions = Balance, []Deduction{{DocumentID: 4, Number: "F2026-0030", Date: testDay - 20, Gross: 1125_00}}
	return d, s
}

var correctionCases = map[string]ruleCase{
	"BR-FR-CO-05 a credit note has its invoice and its date":       {of: correctionNote, refuse: func(d *Document, s *Settings) { d.OriginDate = 0 }},
	"BR-FR-CO-04 a corrected invoice has the one that it replaces": {of: correctedInvoice, refuse: func(d *Document, s *Settings) { d.Origin = "" }},
	"BR-FR-02 the number of the invoice corrected":                 {of: correctionNote, refuse: func(d *Document, s *Settings) { d.Origin = "F2026 31" }, accept: func(d *Document, s *Settings) { d.Origin = "F2026/31" }},
	"289 I-5 a correction is not before its invoice":               {of: correctionNote, refuse: func(d *Document, s *Settings) { d.IssueDate = testDay - 1 }},
	"289 I-5 why a credit note is made":                            {of: correctionNote, refuse: func(d *Document, s *Settings) { d.Reason = "" }},
	"289 I-5 why an invoice is replaced":                           {of: correctedInvoice, refuse: func(d *Document, s *Settings) { d.Reason = "" }},
	"289 I-5 the reason of a correction says something":            {of: correctionNote, refuse: func(d *Document, s *Settings) { d.Reason = "N/A" }, accept: func(d *Document, s *Settings) { d.Reason = "retour" }},
	"242 nonies A I-7° a deposit deducted has its number and date": {of: balanceInvoice, refuse: func(d *Document, s *Settings) { d.Deductions[0].Date = 0 }},
	"BR-FR-CO-08 a deposit deducts no deposit":                     {of: balanceInvoice, refuse: func(d *Document, s *Settings) { d.Kind = Deposit }},
	"BR-CO-16 deposits within the total":                           {of: balanceInvoice, refuse: func(d *Document, s *Settings) { d.Deductions[0].Gross++ }},
}

var clientCases = map[string]ruleCase{
	"242 nonies A I-1° there is a client":                                  {refuse: func(d *Document, s *Settings) { d.Client = Client{} }},
	"242 nonies A I-1° the client's name says who":                         {refuse: func(d *Document, s *Settings) { d.Client.Name = "N/A" }, accept: func(d *Document, s *Settings) { d.Client.Name = "NA Conseil" }},
	"242 nonies A I-1° a professional client's address: anything":          {refuse: func(d *Document, s *Settings) { d.Client.Address = Address{Country: "FR"} }},
	"242 nonies A I-1° a professional client's address: a street":          {refuse: func(d *Document, s *Settings) { d.Client.Address.Lines = nil }},
	"242 nonies A I-1° a professional client's address: a post code":       {refuse: func(d *Document, s *Settings) { d.Client.Address.PostCode = "" }},
	"242 nonies A I-1° a professional client's address: a city":            {refuse: func(d *Document, s *Settings) { d.Client.Address.City = "" }},
	"242 nonies A I-1° a consumer's address, or a prospect's: anything":    {of: consumerInvoice, refuse: func(d *Document, s *Settings) { d.Client.Address = Address{} }},
	"242 nonies A I-1° a consumer's address, or a prospect's: a street":    {of: consumerInvoice, refuse: func(d *Document, s *Settings) { d.Client.Address.Lines = nil }},
	"242 nonies A I-1° a consumer's address, or a prospect's: a post code": {of: consumerInvoice, refuse: func(d *Document, s *Settings) { d.Client.Address.PostCode = "" }},
	"242 nonies A I-1° a consumer's address, or a prospect's: a city":      {of: consumerInvoice, refuse: func(d *Document, s *Settings) { d.Client.Address.City = "" }},
	"BR-11 a foreign client has a country": {of: intraService, refuse: func(d *Document, s *Settings) {
		d.Client.Address.Country = "FR"
		d.Lines[0].SetTax(Tax{Category: StandardRated, Rate: 2000})
	}, accept: func(d *Document, s *Settings) { d.Client.Address.Country = "LU" }},
	"BR-CL-14 countries are in the list of the norm":    {of: outsideService, refuse: func(d *Document, s *Settings) { d.Client.Address.Country = "XK" }, accept: func(d *Document, s *Settings) { d.Client.Address.Country = "ME" }},
	"242 nonies A I-1° a company's SIREN, soon":         {refuse: func(d *Document, s *Settings) { d.Client.SIREN, d.Client.Email = "", "a@durand.example" }},
	"242 nonies A I-1° a company's SIREN, since 2027":   {today: day("2027-09-01"), refuse: func(d *Document, s *Settings) { d.Client.SIREN, d.Client.Email = "", "a@durand.example" }},
	"BR-FR-32 the client's SIREN has the right key":     {refuse: func(d *Document, s *Settings) { d.Client.SIREN = "552100555" }},
	"BR-FR-09 the client's SIRET has the right keys":    {refuse: func(d *Document, s *Settings) { d.Client.SIRET = clientSIREN + "00014" }, accept: func(d *Document, s *Settings) { d.Client.SIRET = siretOf(clientSIREN) }},
	"BR-FR-09 the client's SIRET is of this SIREN":      {refuse: func(d *Document, s *Settings) { d.Client.SIRET = publicSIRET }},
	"289 I-1 a client other than the seller":            {refuse: func(d *Document, s *Settings) { d.Client.SIREN = testSIREN }},
	"BR-CO-09 the client's VAT number has its form":     {refuse: func(d *Document, s *Settings) { d.Client.VATNumber = "FR00" + clientSIREN }, accept: func(d *Document, s *Settings) { d.Client.VATNumber = FrenchVATNumber(clientSIREN) }},
	"BR-CO-09 the client's VAT number is of this SIREN": {refuse: func(d *Document, s *Settings) { d.Client.VATNumber = FrenchVATNumber(publicSIREN) }},
}

var reachCases = map[string]ruleCase{
	"BR-FR-12 a company in France has an electronic address": {refuse: func(d *Document, s *Settings) { d.Client.SIREN = "" }},
	"BR-FR-12 a public client has an electronic address":     {of: publicInvoice, refuse: func(d *Document, s *Settings) { d.Client.SIREN, d.Client.SIRET = "", "" }},
	"BR-FR-12 a foreign professional has an electronic address": {of: outsideService, refuse: func(d *Document, s *Settings) { d.Client.Email = "" },
		accept: func(d *Document, s *Settings) { d.Client.Email, d.Client.ElectronicAddress = "", "0088:7300010000001" }},
	"BR-FR-23 the client's electronic address has its form": {refuse: func(d *Document, s *Settings) { d.Client.ElectronicAddress = clientSIREN + "_É" },
		accept: func(d *Document, s *Settings) { d.Client.ElectronicAddress = clientSIREN + "_E" }},
	"BR-FR-23 the client's e-mail has its form": {refuse: func(d *Document, s *Settings) { d.Client.Email = "durand" },
		accept: func(d *Document, s *Settings) { d.Client.Email = "a@durand.example" }},
	"BR-FR-21 the client's electronic address is theirs": {refuse: func(d *Document, s *Settings) { d.Client.ElectronicAddress = publicSIREN },
		accept: func(d *Document, s *Settings) { d.Client.ElectronicAddress = clientSIREN }},
	"BR-FR-25 an electronic address of 125 characters": {of: outsideService, refuse: func(d *Document, s *Settings) { d.Client.Email = longEmail(126) },
		accept: func(d *Document, s *Settings) { d.Client.Email = longEmail(125) }},
	"R2192-3 CCP a public client's SIRET":               {of: publicInvoice, refuse: func(d *Document, s *Settings) { d.Client.SIRET = "" }},
	"L441-9 a public client's commitment or service":    {of: publicInvoice, refuse: func(d *Document, s *Settings) { d.Client.Commitment = "" }, accept: func(d *Document, s *Settings) { d.Client.Commitment, d.Client.ServiceCode = "", "COMPTA-01" }},
	"BR-FR-05 the client's service code says something": {of: publicInvoice, refuse: func(d *Document, s *Settings) { d.Client.ServiceCode = "-" }, accept: func(d *Document, s *Settings) { d.Client.ServiceCode = "SERV-1" }},
	"BR-FR-05 the client's commitment says something":   {of: publicInvoice, refuse: func(d *Document, s *Settings) { d.Client.Commitment = "néant" }, accept: func(d *Document, s *Settings) { d.Client.Commitment = "EJ-1" }},
}

// siretOf is a SIRET of this SIREN whose key is right.
func siretOf(siren string) string {
	for n := '0'; n <= '9'; n++ {
		if siret, err := CheckSIRET(siren + "0001" + string(n)); err == nil {
			return siret
		}
	}
	return ""
}

func longEmail(length int) string {
	const domain = "@" + "un-domaine-assez-long-pour-une-adresse-de-test.un-autre-morceau-du-domaine.exemple.fr"
	return strings.Repeat("a", length-len(domain)) + domain
}
