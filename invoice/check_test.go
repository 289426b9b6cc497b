package invoice

import (
	"reflect"
	"strings"
	"testing"
)

// checkCase is one change of a draft that Check finds nothing in.
type checkCase struct {
	change      func(*Document, *Settings)
	rule, field string
	words       string
	severe      bool
}

func runChecks(t *testing.T, build func() (Document, Settings), cases map[string]checkCase) {
	t.Helper()
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			d, s := build()
			if before := d.Check(s, testDay); len(before) != 0 {
				t.Fatalf("before: got %+v, want no problem", before)
			}
			c.change(&d, &s)
			got := d.Check(s, testDay)
			for _, p := range got {
				if p.Rule == c.rule && p.Field == c.field && p.Severe == c.severe && strings.Contains(plainSpaces(p.Message), c.words) {
					if len(got) != 1 {
						t.Errorf("got %d problems, want this one only: %+v", len(got), got)
					}
					return
				}
			}
			t.Errorf("got %+v\nwant rule %q, field %q, severe %v, words %q", got, c.rule, c.field, c.severe, c.words)
		})
	}
}

func companyInvoice() (Document, Settings) {
	s := testSettings()
	return testInvoice(s, testClient(Company)), s
}

func liableInvoice() (Document, Settings) {
	s := liableSettings()
	return testInvoice(s, testClient(Company)), s
}

func consumerInvoice() (Document, Settings) {
	s := testSettings()
	return testInvoice(s, testClient(Consumer)), s
}

func publicInvoice() (Document, Settings) {
	s := testSettings()
	return testInvoice(s, testClient(Public)), s
}

func TestCheckOfAnInvoiceToACompany(t *testing.T) {
	runChecks(t, companyInvoice, map[string]checkCase{
		"R526-27 name":                  {func(d *Document, s *Settings) { s.Seller.Name = "" }, "R526-27", "vendeur.nom", "suivi de EI", true},
		"I-1° no SIRET":                 {func(d *Document, s *Settings) { s.Seller.SIRET = "" }, "242 nonies A I-1°", "vendeur.siret", "Ajoutez votre SIRET", true},
		"I-1° wrong SIRET":              {func(d *Document, s *Settings) { s.Seller.SIRET = "73282932000075" }, "242 nonies A I-1°", "vendeur.siret", "La clé de ce SIRET est fausse", true},
		"I-1° seller's address":         {func(d *Document, s *Settings) { s.Seller.Address = Address{} }, "242 nonies A I-1°", "vendeur.adresse", "Ajoutez votre adresse", true},
		"I-1° seller's street":          {func(d *Document, s *Settings) { s.Seller.Address.Lines = nil }, "242 nonies A I-1°", "vendeur.adresse", "la rue", true},
		"I-1° seller's post code":       {func(d *Document, s *Settings) { s.Seller.Address.PostCode = "" }, "242 nonies A I-1°", "vendeur.code_postal", "le code postal manque", true},
		"I-1° seller's city":            {func(d *Document, s *Settings) { s.Seller.Address.City = "" }, "242 nonies A I-1°", "vendeur.ville", "la ville manque", true},
		"no IBAN":                       {func(d *Document, s *Settings) { s.Seller.IBAN = "" }, "BR-50", "vendeur.iban", "Sans IBAN", false},
		"BR-FR-01 numbering":            {func(d *Document, s *Settings) { s.Numbering.Invoice = "FACTURE-N" }, "BR-FR-01", "prochain_numero", "ne peut pas être un numéro", true},
		"BR-FR-01 number of a revision": {func(d *Document, s *Settings) { d.Number = strings.Repeat("9", 21) }, "BR-FR-01", "numero", "plus de 20 caractères", true},
		"I-1° no client":                {func(d *Document, s *Settings) { d.Client = Client{} }, "242 nonies A I-1°", "client", "Choisissez un client.", true},
		"I-1° client's address":         {func(d *Document, s *Settings) { d.Client.Address = Address{} }, "242 nonies A I-1°", "client.adresse", "Ajoutez l'adresse du client.", true},
		"I-1° client's city":            {func(d *Document, s *Settings) { d.Client.Address.City = "" }, "242 nonies A I-1°", "client.ville", "la ville manque", true},
		"client's SIREN, before 2027":   {func(d *Document, s *Settings) { d.Client.SIREN, d.Client.Email = "", "compta@durand.example" }, "242 nonies A I-1°", "client.siren", "à partir du 01/09/2027", false},
		"I-8° no line":                  {func(d *Document, s *Settings) { d.Lines = nil }, "242 nonies A I-8°", "lignes", "au moins une ligne", true},
		"I-8° no designation":           {func(d *Document, s *Settings) { d.Lines[0].Designation = "" }, "242 nonies A I-8°", "lignes[0].designation", "Dites ce qui est vendu", true},
		"I-8° divers":                   {func(d *Document, s *Settings) { d.Lines[0].Designation = "Divers" }, "242 nonies A I-8°", "lignes[0].designation", "« Divers » est trop vague", true},
		"I-8° quantity": {func(d *Document, s *Settings) {
			d.Lines[0].Quantity = 0
			d.Lines = append(d.Lines, line("Photo", 1, 0))
		}, "242 nonies A I-8°", "lignes[0].quantite", "au-dessus de zéro", true},
		"I-8° price 0 on one line": {func(d *Document, s *Settings) { d.Lines = append(d.Lines, line("Remise en main propre", 0, 0)) }, "242 nonies A I-8°", "lignes[1].prix", "à 0 €", false},
		"BR-27 negative price": {func(d *Document, s *Settings) {
			d.Lines = append(d.Lines, line("Reprise", -1, 0))
			d.Lines[1].Discount = Discount{Rate: FullRate}
		}, "BR-27", "lignes[1].prix", "faites une remise", true},
		"I-9° line discount": {func(d *Document, s *Settings) {
			d.Lines = append(d.Lines, line("Photo", 1, 0))
			d.Lines[1].Discount.Amount = 1_01
		}, "242 nonies A I-9°", "lignes[1].remise", "dépasse le prix", true},
		"283-3 VAT in franchise":     {func(d *Document, s *Settings) { d.Lines[0] = line("Maquette", 450, 2000) }, "283-3 CGI", "lignes[0].tva", "En franchise, aucune TVA", true},
		"283-3 rate 0 but charged":   {func(d *Document, s *Settings) { d.Lines[0].SetTax(Tax{Category: StandardRated}) }, "283-3 CGI", "lignes[0].tva", "En franchise", true},
		"total of nothing":           {func(d *Document, s *Settings) { d.Discount.Rate = FullRate }, "BR-CO-15", "lignes", "Le total est à 0 €", true},
		"I-9° discount over the sum": {func(d *Document, s *Settings) { d.Discount.Amount = 1125_01 }, "242 nonies A I-9°", "remise", "dépasse le total des lignes", true},
		"sum with VAT past the limit": {func(d *Document, s *Settings) {
			*s = liableSettings()
			d.Lines[0] = dearLine()
			d.Lines[0].Category, d.Lines[0].VAT, d.Lines[0].Exemption = StandardRated, 2000, ""
		}, "BR-FR-DEC-01", "lignes", "cent milliards", true},
		"overflow":                    {func(d *Document, s *Settings) { d.Lines[0].Price, d.Lines[0].Quantity = MaxPrice, MaxQuantity }, "BR-FR-DEC-01", "lignes", "cent milliards", true},
		"I-7° deposit without number": {func(d *Document, s *Settings) { d.Kind, d.Deductions = Balance, []Deduction{{DocumentID: 4, Gross: 1}} }, "242 nonies A I-7°", "lignes", "refaites le solde", true},
		"BR-CO-16 deposits too high": {func(d *Document, s *Settings) {
			d.Kind, d.Deductions = Balance, []Deduction{{Number: "F2026-0001", Date: testDay, Gross: 2000_00}}
		}, "BR-CO-16", "lignes", "Les acomptes dépassent", true},
		"BR-FR-CO-07 due before issue":  {func(d *Document, s *Settings) { d.DueDate = testDay - 1 }, "BR-FR-CO-07", "echeance", "avant la date d'émission", true},
		"L441-10 61 days":               {func(d *Document, s *Settings) { d.DueDate = testDay + 61 }, "L441-10", "echeance", "sous 60 jours au plus (L441-10)", true},
		"L441-10 61 days by the client": {func(d *Document, s *Settings) { d.Client.PaymentDays = 61 }, "L441-10", "echeance", "sous 60 jours", true},
		"L441-10 45 days, end of month": {func(d *Document, s *Settings) { d.IssueDate = day("2026-11-01"); d.DueDate = day("2027-01-14") }, "L441-10", "echeance", "écrit dans votre contrat", false},
		"L441-10 end of month after 45": {func(d *Document, s *Settings) { d.IssueDate = day("2026-11-17"); d.DueDate = day("2027-01-31") }, "L441-10", "echeance", "écrit dans votre contrat", false},
		"289 I-3 in the future":         {func(d *Document, s *Settings) { d.IssueDate = testDay + 1 }, "289 I-3", "emission", "dans le futur", false},
		"289 I-3 in a year":             {func(d *Document, s *Settings) { d.IssueDate = testDay + 366 }, "289 I-3", "emission", "dans le futur", false},
		"289 I-3 beyond a year":         {func(d *Document, s *Settings) { d.IssueDate = testDay + 367 }, "289 I-3", "emission", "bloquerait la série jusque-là", true},
		"289 I-3 service to come":       {func(d *Document, s *Settings) { d.ServiceStart = testDay; d.ServiceEnd = testDay + 9 }, "289 I-3", "prestation", "faites un acompte", false},
		"BR-FR-03 year":                 {func(d *Document, s *Settings) { d.IssueDate = day("1999-12-31") }, "BR-FR-03", "emission", "entre 2000 et 2099", true},
		"I-10° end before start":        {func(d *Document, s *Settings) { d.ServiceStart = testDay; d.ServiceEnd = testDay - 9 }, "242 nonies A I-10°", "prestation", "échangez", true},
	})
}

func TestCheckLetsThrough(t *testing.T) {
	for name, change := range map[string]func(*Document, *Settings){
		"due on the 60th day":         func(d *Document, s *Settings) { d.DueDate = testDay + 60 },
		"due at once":                 func(d *Document, s *Settings) { d.DueDate = testDay },
		"vague word with a reference": func(d *Document, s *Settings) { d.Lines[0].Designation = "Prestation de novembre, contrat 12" },
		"vague word with a description": func(d *Document, s *Settings) {
			d.Lines[0].Designation, d.Lines[0].Description = "Travaux", "Dépose de la cloison"
		},
		"no service date":               func(d *Document, s *Settings) { d.ServiceStart = 0 },
		"no décennale":                  func(d *Document, s *Settings) { s.Seller.Insurance = "" },
		"deposit for a service to come": func(d *Document, s *Settings) { d.Kind, d.ServiceStart = Deposit, testDay+30 },
		"deposit paid already":          func(d *Document, s *Settings) { d.Kind, d.DueDate = Deposit, testDay-1 },
		"balance of nothing": func(d *Document, s *Settings) {
			d.Kind, d.Deductions = Balance, []Deduction{{Number: "F2026-0001", Date: testDay, Gross: 1125_00}}
		},
	} {
		d, s := companyInvoice()
		change(&d, &s)
		if got := d.Check(s, testDay); len(got) != 0 {
			t.Errorf("%s: got %+v, want no problem", name, got)
		}
	}
}

func TestVagueDesignations(t *testing.T) {
	for _, vagueOne := range []string{"divers", "DIVERS.", "Prestation", " prestations de services ", "Prestation de service :", "Travaux", "Service", "Matériel", "…", "-", "Frais divers"} {
		if !vague(vagueOne) {
			t.Errorf("%q was taken for precise", vagueOne)
		}
	}
	for _, precise := range []string{"Travaux de peinture du salon", "Service de table", "Reportage photo", "Frais de déplacement, 42 km", "Prestation 12/2026"} {
		if vague(precise) {
			t.Errorf("%q was taken for vague", precise)
		}
	}
}

func TestCheckOfASellerWhoChargesVAT(t *testing.T) {
	runChecks(t, liableInvoice, map[string]checkCase{
		"I-2° VAT number":            {func(d *Document, s *Settings) { s.Seller.VATNumber = "" }, "242 nonies A I-2°", "vendeur.tva", "numéro de TVA", true},
		"I-2° up to 150 € HT":        {func(d *Document, s *Settings) { s.Seller.VATNumber = ""; d.Lines[0] = line("Photo", 150, 2000) }, "242 nonies A I-2°", "vendeur.tva", "numéro de TVA", false},
		"BR-FR-16 rate":              {func(d *Document, s *Settings) { d.Lines[0].VAT = 1200 }, "BR-FR-16", "lignes[0].tva", "12 % n'est pas un taux de TVA en vigueur", true},
		"BR-FR-16 former rate":       {func(d *Document, s *Settings) { d.Lines[0].VAT = 1960 }, "BR-FR-16", "lignes[0].tva", "19,6 %", true},
		"BR-FR-16 rate 0":            {func(d *Document, s *Settings) { d.Lines[0].VAT = 0 }, "BR-FR-16", "lignes[0].tva", "0 %", true},
		"I-11° line without VAT":     {func(d *Document, s *Settings) { d.Lines[0] = line("Maquette", 450, 0) }, "242 nonies A I-11°", "lignes[0].tva", "choisissez le taux", true},
		"259-1° professional abroad": {func(d *Document, s *Settings) { d.Client = testClient(Foreign) }, "259-1° CGI", "lignes", "la TVA française n'est en général pas due", false},
	})
	for _, rate := range VATRates {
		d, s := liableInvoice()
		d.Lines[0].VAT = rate
		if got := d.Check(s, testDay); len(got) != 0 {
			t.Errorf("%s: got %+v, want no problem", rate, got)
		}
	}
}

func TestCheckOfAnInvoiceToAConsumer(t *testing.T) {
	runChecks(t, consumerInvoice, map[string]checkCase{
		"83-50/A address, unless objected": {func(d *Document, s *Settings) { d.Client.Address = Address{} }, "242 nonies A I-1°", "client.adresse", "Ajoutez l'adresse", false},
		"L616-1 mediator":                  {func(d *Document, s *Settings) { s.Seller.Mediator = "" }, "L616-1 C. conso", "vendeur.mediateur", "médiateur", false},
		"BR-FR-CO-07 due before issue":     {func(d *Document, s *Settings) { d.DueDate = testDay - 1 }, "BR-FR-CO-07", "echeance", "avant", true},
	})
	d, s := consumerInvoice()
	d.DueDate = testDay + 300
	if got := d.Check(s, testDay); len(got) != 0 {
		t.Errorf("L441-10 is not for consumers: got %+v", got)
	}
}

func TestCheckOfAnInvoiceToAPublicClient(t *testing.T) {
	runChecks(t, publicInvoice, map[string]checkCase{
		"R2192-10 31 days":  {func(d *Document, s *Settings) { d.DueDate = testDay + 31 }, "R2192-10 CCP", "echeance", "seul un hôpital", false},
		"R2192-10 51 days":  {func(d *Document, s *Settings) { d.DueDate = testDay + 51 }, "R2192-10 CCP", "echeance", "sous 30 jours au plus", true},
		"R2192-3 SIRET":     {func(d *Document, s *Settings) { d.Client.SIRET = "" }, "R2192-3 CCP", "client.siret", "Chorus Pro", false},
		"L441-9 commitment": {func(d *Document, s *Settings) { d.Client.Commitment = "" }, "L441-9", "commande", "numéro d'engagement", false},
	})
}

func TestCheckOfAFranchiseSellerAbroad(t *testing.T) {
	d, s := companyInvoice()
	d.Client = testClient(Foreign)
	s.Seller.VATNumber = testVAT
	if got := d.Check(s, testDay); len(got) != 1 || got[0].Rule != "259-1° CGI" || got[0].Severe {
		t.Fatalf("got %+v, want that 293 B is for France", got)
	}
	d.Operation = Goods // dir. 2006/112 art. 139: 293 B stands
	if got := d.Check(s, testDay); len(got) != 0 {
		t.Fatalf("got %+v, want no problem", got)
	}
	d.Operation = Mixed
	runChecks(t, func() (Document, Settings) { d, s := d, s; return d, s }, map[string]checkCase{
		"286 ter seller's VAT number": {func(d *Document, s *Settings) { s.Seller.VATNumber = "" }, "286 ter CGI", "vendeur.tva", "283-2", false},
		"I-3° client's VAT number":    {func(d *Document, s *Settings) { d.Client.VATNumber = "" }, "242 nonies A I-3°", "client.tva", "son numéro de TVA", false},
	})
}

// décret 2022-1299: a warning becomes a refusal on 01/09/2027.
func TestClientSIRENIsDatedNotGuessed(t *testing.T) {
	for iso, severe := range map[string]bool{"2027-08-31": false, "2027-09-01": true} {
		d, s := companyInvoice()
		d.Client.SIREN, d.Client.Email = "", "compta@durand.example"
		got := d.Check(s, day(iso))
		if len(got) != 1 || got[0].Field != "client.siren" || got[0].Severe != severe {
			t.Errorf("on %s: got %+v, want severe %v", iso, got, severe)
		}
	}
}

func TestCheckOfAQuote(t *testing.T) {
	quote := func() (Document, Settings) {
		s := testSettings()
		d := testInvoice(s, testClient(Consumer))
		d.Kind, d.Revision, d.Execution = Quote, 1, "sous 3 semaines"
		return d, s
	}
	runChecks(t, quote, map[string]checkCase{
		"L111-1 execution":       {func(d *Document, s *Settings) { d.Execution = "" }, "L111-1 C. conso", "execution", "délai d'exécution", false},
		"1117 validity":          {func(d *Document, s *Settings) { d.IssueDate, d.ValidUntil = testDay, testDay-1 }, "1117 C. civ.", "validite", "avant la date du devis", true},
		"validity over":          {func(d *Document, s *Settings) { d.IssueDate, d.ValidUntil = testDay-9, testDay-1 }, "", "validite", "a fini le 21/11/2026", false},
		"283-3 VAT in franchise": {func(d *Document, s *Settings) { d.Lines[0] = line("Maquette", 450, 2000) }, "283-3 CGI", "lignes[0].tva", "En franchise", true},
		"mediator":               {func(d *Document, s *Settings) { s.Seller.Mediator = "" }, "L616-1 C. conso", "vendeur.mediateur", "médiateur", false},
		"address of the client": {func(d *Document, s *Settings) {
			d.Client = testClient(Company)
			d.Client.SIREN = ""
			d.Client.Address = Address{}
		}, "242 nonies A I-1°", "client.adresse", "Ajoutez", false},
	})
	d, s := quote()
	d.Client, d.Client.SIREN, s.Seller.IBAN, d.ServiceStart = testClient(Company), "", "", testDay+40
	if got := d.Check(s, testDay); len(got) != 0 {
		t.Errorf("a quote asks for no SIREN, no IBAN: got %+v", got)
	}
}

func TestCheckOfACreditNote(t *testing.T) {
	note := func() (Document, Settings) {
		s := testSettings()
		d := testInvoice(s, testClient(Company))
		d.Kind, d.Origin, d.OriginDate, d.OriginID, d.Reason = CreditNote, "F2026-0031", testDay-41, 9, "Erreur de quantité"
		return d, s
	}
	runChecks(t, note, map[string]checkCase{
		"BR-FR-CO-05 origin":    {func(d *Document, s *Settings) { d.Origin = "" }, "BR-FR-CO-05", "origine", "à partir de la facture", true},
		"BR-FR-CO-05 date":      {func(d *Document, s *Settings) { d.OriginDate = 0 }, "BR-FR-CO-05", "origine", "le numéro et la date", true},
		"289 I-5 reason":        {func(d *Document, s *Settings) { d.Reason = "" }, "289 I-5", "motif", "Dites pourquoi", true},
		"BR-FR-16 no such rate": {func(d *Document, s *Settings) { d.Lines[0] = line("Maquette", 450, 1200) }, "BR-FR-16", "lignes[0].tva", "12 %", true},
	})
	for name, change := range map[string]func(*Document, *Settings){
		"VAT of an invoice from before the franchise": func(d *Document, s *Settings) { d.Lines[0] = line("Maquette", 450, 2000) },
		"former rate of an old invoice":               func(d *Document, s *Settings) { d.Lines[0] = line("Maquette", 450, 1960) },
		"no IBAN":                                     func(d *Document, s *Settings) { s.Seller.IBAN = "" },
		"franchise line, now liable":                  func(d *Document, s *Settings) { *s = liableSettings() },
	} {
		d, s := note()
		change(&d, &s)
		if got := d.Check(s, testDay); len(got) != 0 {
			t.Errorf("%s: got %+v, want no problem", name, got)
		}
	}
}

func TestProblemsComeInTheOrderOfThePage(t *testing.T) {
	d := NewInvoice(Settings{}, Client{}, testDay)
	d.DueDate, d.Lines = testDay-1, []Line{{Quantity: 1000, Category: ExemptFromTax, Exemption: FranchiseReason}}
	var fields []string
	for _, p := range d.Check(Settings{}, testDay) {
		fields = append(fields, p.Field)
		if !strings.HasSuffix(p.Message, ".") && !strings.HasSuffix(p.Message, "?") && !strings.HasSuffix(p.Message, "…") {
			t.Errorf("%s: %q is not a sentence", p.Field, p.Message)
		}
	}
	want := []string{"vendeur.nom", "vendeur.siret", "vendeur.adresse", "echeance", "client", "lignes[0].designation", "lignes[0].prix", "lignes", "vendeur.iban"}
	if !reflect.DeepEqual(fields, want) {
		t.Errorf("got %v\nwant %v", fields, want)
	}
}

func TestCheckChangesNothing(t *testing.T) {
	d, s := liableInvoice()
	before, lines := d, append([]Line(nil), d.Lines...)
	d.Check(s, testDay)
	before.Lines = lines
	if !reflect.DeepEqual(d, before) {
		t.Errorf("got %+v\nwant %+v", d, before)
	}
	severe := Problem{Field: "x", Severe: true}
	if got := Blocking([]Problem{{}, severe, {}}); len(got) != 1 || got[0] != severe {
		t.Errorf("got %+v, want the severe one", got)
	}
}

func TestASentenceCitesItsRuleOnce(t *testing.T) {
	for want, p := range map[string]Problem{
		"Avancez l'échéance (L441-10).":             {Rule: "L441-10", Message: "Avancez l'échéance (L441-10)."},
		"Avancez l'échéance. (L441-10)":             {Rule: "L441-10", Message: "Avancez l'échéance."},
		"Une date (CGI, art. 242 nonies A).":        {Rule: "242 nonies A I-7°", Message: "Une date (CGI, art. 242 nonies A)."},
		"Choisissez un client. (242 nonies A I-1°)": {Rule: "242 nonies A I-1°", Message: "Choisissez un client."},
		"Une ligne.": {Message: "Une ligne."},
	} {
		if got := p.Sentence(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
