package invoice

// liableDraft is an invoice of a seller who charges VAT, of one line of this
// reason.
func liableDraft(c Client, reason string, op Operation) (Document, Settings) {
	s := liableSettings()
	d := testInvoice(s, c)
	d.Operation, d.ServiceStart = op, testDay
	e, _ := ExemptionOf(reason)
	d.Lines[0].SetTax(Tax{Category: e.Category, Exemption: e.Code})
	return d, s
}

func americanClient() Client {
	c := testClient(Foreign)
	c.Name, c.VATNumber, c.Email = "Redwood Inc.", "", "ap@redwood.example"
	c.Address = Address{Lines: []string{"400 Castro Street"}, PostCode: "CA 94041", City: "Mountain View", Country: "US"}
	return c
}

func intraService() (Document, Settings) {
	return liableDraft(testClient(Foreign), ReverseChargeReason, Services)
}

func intraGoods() (Document, Settings) {
	return liableDraft(testClient(Foreign), IntraCommunityReason, Goods)
}

func exportGoods() (Document, Settings) { return liableDraft(americanClient(), ExportReason, Goods) }

func outsideService() (Document, Settings) {
	return liableDraft(americanClient(), OutOfScopeReason, Services)
}

func subcontract() (Document, Settings) {
	return liableDraft(testClient(Company), SubcontractingReason, Services)
}

func exemptInvoice() (Document, Settings) {
	return liableDraft(testClient(Company), "VATEX-FR-CGI261-4", Services)
}

// numbered is an invoice in franchise, of a seller with a VAT number.
func numbered(c Client, op Operation) func() (Document, Settings) {
	return func() (Document, Settings) {
		s := testSettings()
		s.Seller.VATNumber = testVAT
		d := testInvoice(s, c)
		d.Operation = op
		d.Lines[0].SetTax(s.TaxFor(c, op))
		return d, s
	}
}

func taxed(category Category, reason string) func(d *Document, s *Settings) {
	return func(d *Document, s *Settings) { d.Lines[0].SetTax(Tax{Category: category, Exemption: reason}) }
}

var abroadCases = map[string]ruleCase{
	"242 nonies A I-3° the VAT number of a professional of the Union": {of: numbered(testClient(Foreign), Goods),
		refuse: func(d *Document, s *Settings) { d.Client.VATNumber = "" }},
	"259-1° CGI French VAT charged to a professional abroad": {of: intraService,
		refuse: func(d *Document, s *Settings) { d.Lines[0].SetTax(Tax{Category: StandardRated, Rate: 2000}) }},
	"286 ter CGI a service in the Union, in franchise without VAT number": {of: numbered(testClient(Foreign), Goods),
		refuse: func(d *Document, s *Settings) { d.Operation, s.Seller.VATNumber = Mixed, "" },
		accept: func(d *Document, s *Settings) { s.Seller.VATNumber = "" }},
	"259-1° CGI a service in the Union that 293 B does not cover": {of: numbered(testClient(Foreign), Goods),
		refuse: func(d *Document, s *Settings) { d.Operation = Services },
		accept: func(d *Document, s *Settings) {
			d.Operation = Services
			d.Lines[0].SetTax(because(ReverseChargeReason))
		}},
	"259-1° CGI a service out of the Union that 293 B does not cover": {of: numbered(americanClient(), Services),
		refuse: taxed(ExemptFromTax, FranchiseReason)},
	"259-1° CGI goods among services sold abroad": {of: intraService, refuse: func(d *Document, s *Settings) { d.Operation = Mixed },
		accept: func(d *Document, s *Settings) { d.Operation = Services }},
}

var lineCases = map[string]ruleCase{
	"242 nonies A I-8° at least one line":        {refuse: func(d *Document, s *Settings) { d.Lines = nil }},
	"242 nonies A I-8° a line says what is sold": {refuse: func(d *Document, s *Settings) { d.Lines[0].Designation = "" }},
	"242 nonies A I-8° a line is precise": {refuse: func(d *Document, s *Settings) { d.Lines[0].Designation, d.Lines[0].Description = "Divers", "néant" }, accept: func(d *Document, s *Settings) {
		d.Lines[0].Designation, d.Lines[0].Description = "Divers", "Vis et chevilles"
	}},
	"242 nonies A I-8° a quantity above zero": {refuse: func(d *Document, s *Settings) { d.Lines = append(d.Lines, d.Lines[0]); d.Lines[0].Quantity = 0 }},
	"BR-27 no price below zero":               {refuse: func(d *Document, s *Settings) { d.Lines = append(d.Lines, d.Lines[0]); d.Lines[1].Price = -1 }, accept: func(d *Document, s *Settings) { d.Lines = append(d.Lines, d.Lines[0]); d.Lines[1].Price = 1 }},
	"242 nonies A I-8° a line of nothing":     {refuse: func(d *Document, s *Settings) { d.Lines = append(d.Lines, d.Lines[0]); d.Lines[1].Price = 0 }},
	"242 nonies A I-9° no discount above the line": {refuse: func(d *Document, s *Settings) {
		d.Lines = append(d.Lines, d.Lines[0])
		d.Lines[0].Discount.Amount = 1125_01
	}, accept: func(d *Document, s *Settings) {
		d.Lines = append(d.Lines, d.Lines[0])
		d.Lines[0].Discount.Amount = 1125_00
	}},
	"283-3 CGI no VAT in franchise":                             {refuse: func(d *Document, s *Settings) { d.Lines[0].SetTax(Tax{Category: StandardRated, Rate: 2000}) }},
	"BR-FR-16 a rate in force":                                  {of: liableInvoice, refuse: func(d *Document, s *Settings) { d.Lines[0].VAT = 551 }, accept: func(d *Document, s *Settings) { d.Lines[0].VAT = 550 }},
	"242 nonies A I-11° a rate for a seller who charges VAT":    {of: liableInvoice, refuse: taxed(ExemptFromTax, FranchiseReason), accept: taxed(ExemptFromTax, "VATEX-FR-CGI261-4")},
	"BR-E-10 why a line bears no VAT":                           {refuse: taxed(ExemptFromTax, "")},
	"BOI-TVA-DECLA-10-10-20 293 B prevails for a subcontractor": {of: numbered(testClient(Company), Services), refuse: taxed(ReverseCharge, SubcontractingReason)},
	"139 dir. 2006/112 293 B prevails for goods sent abroad": {of: numbered(testClient(Foreign), Goods), refuse: func(d *Document, s *Settings) {
		d.ServiceStart = testDay
		d.Lines[0].SetTax(because(IntraCommunityReason))
	}},
	"297 A CGI no margin scheme in franchise":                                  {refuse: taxed(ExemptFromTax, "VATEX-EU-F"), accept: taxed(ExemptFromTax, "VATEX-FR-CGI261-4")},
	"283-2 CGI reverse charge is for a professional of the Union":              {of: intraService, refuse: func(d *Document, s *Settings) { d.Client.Address.Country = "CH"; d.Client.VATNumber = "CHE123456788" }, accept: func(d *Document, s *Settings) { d.Client.Address.Country = "LU" }},
	"283-2 nonies CGI building subcontracting is for a professional in France": {of: subcontract, refuse: func(d *Document, s *Settings) { d.Client = testClient(Consumer); d.Client.SIREN = clientSIREN }},
	"262 ter CGI an intra-Community supply is of goods, to a professional of the Union": {of: intraGoods, refuse: func(d *Document, s *Settings) {
		d.Client.Delivery = &Address{Lines: []string{"Quai 2"}, PostCode: "34200", City: "Sète", Country: "FR"}
	},
		accept: func(d *Document, s *Settings) {
			d.Client.Delivery = &Address{Lines: []string{"Kai 2"}, PostCode: "20457", City: "Hambourg", Country: "DE"}
		}},
	"262 I CGI an export is of goods, out of the Union":                       {of: exportGoods, refuse: func(d *Document, s *Settings) { d.Operation = Services }, accept: func(d *Document, s *Settings) { d.Operation = Mixed }},
	"259-1° CGI out of scope is a service to a professional out of the Union": {of: outsideService, refuse: func(d *Document, s *Settings) { d.Operation = Goods }},
}

var taxCases = map[string]ruleCase{
	"BR-E-01 one reason for each category without VAT": {of: exemptInvoice, refuse: func(d *Document, s *Settings) {
		d.Lines = append(d.Lines, d.Lines[0])
		d.Lines[1].Exemption = "VATEX-FR-CGI261-7"
	}, accept: func(d *Document, s *Settings) {
		d.Lines = append(d.Lines, d.Lines[0])
		d.Lines[1].SetTax(because(SubcontractingReason))
	}},
	"BR-O-11 out of scope excludes the rest": {of: outsideService, refuse: func(d *Document, s *Settings) {
		d.Lines = append(d.Lines, d.Lines[0])
		d.Lines[1].SetTax(Tax{Category: ExemptFromTax, Exemption: "VATEX-FR-CGI261-4"})
	}, accept: func(d *Document, s *Settings) { d.Lines = append(d.Lines, d.Lines[0]) }},
	"286 ter CGI the seller's VAT number of a reverse charge":                    {of: intraService, refuse: func(d *Document, s *Settings) { s.Seller.VATNumber = "" }},
	"BR-IC-02 the seller's VAT number of an intra-Community supply":              {of: intraGoods, refuse: func(d *Document, s *Settings) { s.Seller.VATNumber = "" }},
	"BR-G-02 the seller's VAT number of an export":                               {of: exportGoods, refuse: func(d *Document, s *Settings) { s.Seller.VATNumber = "" }},
	"242 nonies A I-3° the client's VAT number of a reverse charge in the Union": {of: intraService, refuse: func(d *Document, s *Settings) { d.Client.VATNumber = "" }},
	"BR-AE-02 the number of a client who accounts for the VAT in France":         {of: subcontract, refuse: func(d *Document, s *Settings) { d.Client.SIREN, d.Client.Email = "", "a@durand.example" }, also: "242 nonies A I-1°"},
	"BR-IC-02 the client's VAT number of an intra-Community supply":              {of: intraGoods, refuse: func(d *Document, s *Settings) { d.Client.VATNumber = "" }},
	"262 ter CGI a VAT number of another member State":                           {of: intraGoods, refuse: func(d *Document, s *Settings) { d.Client.VATNumber = FrenchVATNumber(clientSIREN) }},
	"BR-IC-11 the date of an intra-Community supply":                             {of: intraGoods, refuse: func(d *Document, s *Settings) { d.ServiceStart = 0 }},
}
