package pdf

import (
	"encoding/xml"
	"slices"
	"strings"
	"testing"

	"facturier/invoice"
)

// cases are a document of each kind and case, each with what its page is drawn with.
func cases(t testing.TB) map[string]invoice.Document {
	t.Helper()
	paid := franchiseInvoice(t)
	paid.SettledOn, paid.DueDate, paid.Means = day(t, "2026-09-10"), day(t, "2026-09-10"), invoice.Card
	dollars := vatInvoice(t)
	dollars.Currency, dollars.ExchangeRate = "USD", 921_500
	corrected := draft(t)
	corrected.Kind, corrected.Origin, corrected.OriginDate, corrected.Reason = invoice.CorrectedInvoice, "F2026-0031", day(t, "2026-09-12"), "Adresse erronée"
	public := franchiseInvoice(t)
	public.Client.Type, public.Client.SIRET, public.Client.ServiceCode, public.Client.Commitment = invoice.Public, "21340145600016", "SERVICE1", "ENG-77"
	public.Client.SIREN, public.Contract, public.OrderNumber = "213401456", "M-2026-7", ""
	mixed := draft(t)
	mixed.Lines = []invoice.Line{vatLine("Conseil", 1000, "", 1000_0000, 2000), untaxedLine(t, "Formation", 400_0000, "VATEX-FR-CGI261-4")}
	early := draft(t)
	early.Lines = vatInvoice(t).Lines
	early.Escompte = invoice.Escompte{Rate: 200, Days: 8}
	consumer := draft(t)
	consumer.Client = invoice.Client{Type: invoice.Consumer, Name: "Zoé Petit", Email: "zoe@example.org",
		Address: invoice.Address{Lines: []string{"1 place de la Comédie"}, PostCode: "34000", City: "Montpellier", Country: "FR"}}
	return map[string]invoice.Document{
		"franchise": franchiseInvoice(t), "VAT": vatInvoice(t), "deposit": depositInvoice(t), "balance": balanceInvoice(t), "credit": creditNote(t),
		"corrected": issued(t, corrected, sampleSettings(), "F2026-0053"), "paid": paid, "dollars": dollars, "public": public,
		"mixed": issued(t, mixed, liableSettings(), "F2026-0052"), "consumer": issued(t, consumer, sampleSettings(), "F2026-0055"),
		"reverse charge": untaxedInvoice(t, invoice.ReverseChargeReason), "export": untaxedInvoice(t, invoice.ExportReason),
		"two pages": longInvoice(t, 40), "escompte": issued(t, early, liableSettings(), "F2026-0056"),
	}
}

// agreement compares a page with the XML inside its file.
type agreement struct {
	testing.TB
	pages    [][]drawn
	words    string
	xml      *element
	trade    *element
	currency string
}

// What stands on the page and what stands in the XML are the same: both are
// read back from the file.
func TestPageAndXMLAgree(t *testing.T) {
	for name, d := range cases(t) {
		t.Run(name, func(t *testing.T) {
			file, err := Render(d, invoice.Settings{})
			if err != nil {
				t.Fatal(err)
			}
			a := &agreement{TB: t, pages: read(t, file), xml: &element{}}
			if err := xml.Unmarshal(embedded(t, file), a.xml); err != nil {
				t.Fatal(err)
			}
			for _, page := range a.pages {
				a.words += words(page) + " "
			}
			a.trade = a.xml.all("SupplyChainTradeTransaction")[0]
			a.currency = a.trade.text("ApplicableHeaderTradeSettlement/InvoiceCurrencyCode")
			a.heading()
			a.party("Seller")
			a.party("Buyer")
			if got := a.lines(); got != len(d.Lines) {
				t.Errorf("the XML has %d lines, want %d", got, len(d.Lines))
			}
			a.totals()
		})
	}
}

// says wants a text of the XML on the page, where signs stay with their words;
// "" is not in the XML.
func (a *agreement) says(what, text string) {
	a.Helper()
	loose := strings.NewReplacer("\u00a0", " ")
	if text != "" && !strings.Contains(loose.Replace(a.words), loose.Replace(text)) {
		a.Errorf("the XML has %s %q, which the page lacks; got:\n%s", what, text, a.words)
	}
}

// must wants a text that the XML has for certain at a path, on the page.
func (a *agreement) must(in *element, path string, show func(string) string) {
	a.Helper()
	text := in.text(path)
	if text == "" {
		a.Errorf("the XML has no %s", path)
	}
	a.says(path, show(text))
}

func (a *agreement) heading() {
	a.Helper()
	titles := map[string]string{"380": "Facture", "381": "Avoir", "384": "Facture rectificative", "386": "Facture d’acompte"}
	a.must(a.xml, "ExchangedDocument/ID", func(number string) string { return titles[a.xml.text("ExchangedDocument/TypeCode")] + " " + number })
	a.must(a.xml, "ExchangedDocument/IssueDateTime/DateTimeString", func(date string) string { return "Date d’émission " + frenchDate(date) })
	settlement := a.trade.all("ApplicableHeaderTradeSettlement")[0]
	if due := settlement.text("SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString"); due != "" {
		label := "Échéance "
		if strings.HasSuffix(a.xml.text("ExchangedDocumentContext/BusinessProcessSpecifiedDocumentContextParameter/ID"), "2") {
			label = "Acquittée le "
		}
		a.says("the due date", label+frenchDate(due))
	}
	from, to := settlement.text("BillingSpecifiedPeriod/StartDateTime/DateTimeString"), settlement.text("BillingSpecifiedPeriod/EndDateTime/DateTimeString")
	if from != "" {
		a.says("the period", "du "+frenchDate(from)[:5]+" au "+frenchDate(to))
	}
	for _, preceding := range settlement.all("InvoiceReferencedDocument") {
		a.says("the invoice before", preceding.text("IssuerAssignedID"))
		a.says("its date", frenchDate(preceding.text("FormattedIssueDateTime/DateTimeString")))
	}
	agreement := a.trade.all("ApplicableHeaderTradeAgreement")[0]
	a.says("the buyer's reference", agreement.text("BuyerReference"))
	a.says("the order", agreement.text("BuyerOrderReferencedDocument/IssuerAssignedID"))
	a.says("the contract", agreement.text("ContractReferencedDocument/IssuerAssignedID"))
	a.says("the account", spaced(settlement.text("SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/IBANID"), 4))
	for _, note := range a.xml.all("ExchangedDocument/IncludedNote") {
		text := note.text("Content")
		if rest, subject := strings.CutPrefix(text, "Objet"); subject { // which the page has without a label
			text = strings.TrimLeft(rest, "\u00a0: ")
		}
		if !strings.Contains(text, "sans objet pour ce document") {
			a.says("the note "+note.text("SubjectCode"), text)
		}
	}
}

func (a *agreement) party(role string) {
	a.Helper()
	party := a.trade.all("ApplicableHeaderTradeAgreement/" + role + "TradeParty")[0]
	a.must(party, "Name", func(name string) string { return name })
	for _, part := range []string{"LineOne", "LineTwo", "LineThree"} {
		a.says(role+"'s address", party.text("PostalTradeAddress/"+part))
	}
	a.must(party, "PostalTradeAddress/CityName", func(city string) string { return party.text("PostalTradeAddress/PostcodeCode") + " " + city })
	siren := party.text("SpecifiedLegalOrganization/ID")
	a.says(role+"'s SIREN", spaced(siren, 3))
	if siret := party.text("GlobalID"); siret != "" {
		a.says(role+"'s SIRET", spaced(siret[:9], 3)+"\u00a0"+siret[9:])
	}
	for _, registration := range party.all("SpecifiedTaxRegistration/ID") {
		if registration.Attrs[0].Value == "VA" {
			a.says(role+"'s VAT number", "N° TVA "+registration.Text)
		}
	}
}

// lines compares line by line what stands on the height of a designation, and
// counts the lines of the XML.
func (a *agreement) lines() int {
	a.Helper()
	var texts []drawn
	var pages []int
	for p, page := range a.pages {
		for _, text := range page {
			texts, pages = append(texts, text), append(pages, p)
		}
	}
	from := slices.IndexFunc(texts, func(d drawn) bool { return d.text == headDesignation })
	items := a.trade.all("IncludedSupplyChainTradeLineItem")
	for i, line := range items {
		name := line.text("SpecifiedTradeProduct/Name")
		at := from + 1
		for at < len(texts) && texts[at].text != name {
			at++
		}
		if at == len(texts) {
			a.Fatalf("the XML has %q as line %d, which is not on the page after the line before", name, i+1)
		}
		from = at
		var row []string
		for j := range texts {
			if pages[j] == pages[at] && texts[j].y > texts[at].y-0.1 && texts[j].y < texts[at].y+0.1 && j != at {
				row = append(row, texts[j].text)
			}
		}
		want := []string{french(line.text("SpecifiedLineTradeDelivery/BilledQuantity"), 0), a.money(line.text("SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount"))}
		settlement := line.all("SpecifiedLineTradeSettlement")[0]
		for _, off := range settlement.all("SpecifiedTradeAllowanceCharge") {
			if percent := off.text("CalculationPercent"); percent != "" {
				want = append(want, french(percent, 0)+"\u00a0%")
			} else {
				want = append(want, a.money(off.text("ActualAmount")))
			}
		}
		if settlement.text("ApplicableTradeTax/CategoryCode") == "S" {
			want = append(want, french(settlement.text("ApplicableTradeTax/RateApplicablePercent"), 0)+"\u00a0%")
		}
		want = append(want, a.money(settlement.text("SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount")))
		if got := slices.DeleteFunc(row, func(cell string) bool { return cell == "exonéré" }); !sameCells(got, want) {
			a.Errorf("line %d %q: the page has %q, the XML %q", i+1, name, got, want)
		}
	}
	return len(items)
}

// sameCells compares cells; the first one, the quantity, has its unit on the page.
func sameCells(got, want []string) bool {
	if len(got) != len(want) || len(got) == 0 {
		return false
	}
	quantity, _, _ := strings.Cut(got[0], " ")
	return quantity == want[0] && slices.Equal(got[1:], want[1:])
}

func (a *agreement) totals() {
	a.Helper()
	settlement := a.trade.all("ApplicableHeaderTradeSettlement")[0]
	sums := settlement.all("SpecifiedTradeSettlementHeaderMonetarySummation")[0]
	last := map[string]string{"381": "Total de l’avoir "}[a.xml.text("ExchangedDocument/TypeCode")]
	if last == "" {
		last = "Net à payer "
	}
	a.must(sums, "DuePayableAmount", func(sum string) string { return last + a.money(sum) })
	a.must(sums, "TaxBasisTotalAmount", a.money)
	a.must(sums, "GrandTotalAmount", a.money)
	if off := sums.text("AllowanceTotalAmount"); off != "" {
		a.says("the discount", "−"+a.money(off))
	}
	groups := settlement.all("ApplicableTradeTax")
	for _, group := range groups {
		if group.text("CategoryCode") == "S" {
			label := "TVA " + french(group.text("RateApplicablePercent"), 0) + "\u00a0% "
			if len(groups) > 1 {
				label += "sur " + a.money(group.text("BasisAmount")) + " "
			}
			a.says("the VAT of a rate", label+a.money(group.text("CalculatedAmount")))
		}
		a.says("the reason of no VAT", group.text("ExemptionReason"))
	}
	for _, tax := range sums.all("TaxTotalAmount") {
		if a.currency != "EUR" && tax.Attrs[0].Value == "EUR" {
			a.says("the VAT in euros", "TVA en euros\u00a0: "+french(tax.Text, 2)+"\u00a0€")
		}
	}
}

// money is a sum of the XML as the page writes it.
func (a *agreement) money(text string) string {
	if a.currency == "EUR" {
		return french(text, 2) + "\u00a0€"
	}
	return french(text, 2) + "\u00a0" + a.currency
}

// french is a number of the XML with a comma, thin spaces between thousands,
// and no fewer decimals than fixed.
func french(text string, fixed int) string {
	sign := ""
	if rest, negative := strings.CutPrefix(text, "-"); negative {
		sign, text = "−", rest
	}
	whole, fraction, _ := strings.Cut(text, ".")
	for len(fraction) > fixed && strings.HasSuffix(fraction, "0") {
		fraction = fraction[:len(fraction)-1]
	}
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "\u202f" + whole[at:]
	}
	if fraction != "" {
		fraction = "," + fraction
	}
	return sign + whole + fraction
}

// frenchDate is a date of the XML, AAAAMMJJ, as the page writes it.
func frenchDate(text string) string {
	if len(text) != 8 {
		return text
	}
	return text[6:] + "/" + text[4:6] + "/" + text[:4]
}

// spaced parts a text in groups by no-break spaces.
func spaced(text string, size int) string {
	var groups []string
	for part := range slices.Chunk([]rune(text), size) {
		groups = append(groups, string(part))
	}
	return strings.Join(groups, "\u00a0")
}
