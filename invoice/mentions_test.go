package invoice

import (
	"reflect"
	"strings"
	"testing"
)

const (
	franchiseMention = "TVA non applicable, art. 293 B du CGI"
	escompteMention  = "Escompte pour paiement anticipé : néant"
	costsMention     = "Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €"
	servicesMention  = "Nature de l’opération : prestation de services"
	mediatorMention  = "Médiateur de la consommation : CM2C, 14 rue Saint-Jean, 75017 Paris, www.cm2c.net"
)

func wantMentions(t *testing.T, d Document, s Settings, want ...string) {
	t.Helper()
	if err := Freeze(&d, s, testDay); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range d.Mentions {
		got = append(got, plainSpaces(m.Text))
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestMentionsByClient(t *testing.T) {
	s := testSettings()
	for _, kind := range []ClientType{Company, Foreign} {
		wantMentions(t, testInvoice(s, testClient(kind)), s, franchiseMention, escompteMention, defaultPenalties, costsMention, servicesMention)
	}
	// CCP R2192-31: the rate of a public buyer is not the seller's to choose.
	s.PenaltyTerms = "Pénalités : 12 % l’an"
	wantMentions(t, testInvoice(s, testClient(Public)), s, franchiseMention, escompteMention, publicPenalties, costsMention, servicesMention)
	// D441-5, L441-10: neither penalties nor 40 € to a consumer.
	wantMentions(t, testInvoice(s, testClient(Consumer)), s, franchiseMention, escompteMention, servicesMention, mediatorMention)
}

func TestMentionsByKind(t *testing.T) {
	s := testSettings()
	s.Seller.Insurance = "MAAF, 79000 Niort, police n° 123, France métropolitaine"
	decennale := "Assurance décennale : MAAF, 79000 Niort, police n° 123, France métropolitaine"
	d := testInvoice(s, testClient(Consumer))
	wantMentions(t, d, s, franchiseMention, escompteMention, servicesMention, decennale, mediatorMention)
	d.Kind = Quote
	wantMentions(t, d, s, franchiseMention, decennale, mediatorMention)
	d = testInvoice(s, testClient(Company))
	d.Kind, d.Origin, d.OriginDate = CreditNote, "F2026-0031", day("2026-10-12")
	wantMentions(t, d, s, franchiseMention, "Cet avoir corrige la facture F2026-0031 du 12/10/2026", servicesMention, decennale)
	for _, kind := range []Kind{Deposit, Balance} {
		d.Kind = kind
		wantMentions(t, d, s, franchiseMention, escompteMention, defaultPenalties, costsMention, servicesMention, decennale)
	}
}

func TestMentionsOfASellerWhoChargesVAT(t *testing.T) {
	s := liableSettings()
	wantMentions(t, testInvoice(s, testClient(Company)), s, escompteMention, defaultPenalties, costsMention, servicesMention)
	s.OnDebits = true
	debits := "Option pour le paiement de la taxe d’après les débits"
	wantMentions(t, testInvoice(s, testClient(Company)), s, escompteMention, defaultPenalties, costsMention, debits, servicesMention)
	// CGI 269-2 c: the option is about services.
	d := testInvoice(s, testClient(Company))
	d.Operation = Goods
	wantMentions(t, d, s, escompteMention, defaultPenalties, costsMention, "Nature de l’opération : livraison de biens")
	d.Operation = Mixed
	wantMentions(t, d, s, escompteMention, defaultPenalties, costsMention, debits, "Nature de l’opération : livraison de biens et prestation de services")
	s.Seller.Regime = Franchise
	wantMentions(t, testInvoice(s, testClient(Company)), s, franchiseMention, escompteMention, defaultPenalties, costsMention, servicesMention)
}

// A credit note keeps the words of the sale that it corrects, whatever the
// regime is today.
func TestFranchiseWordsFollowTheLinesOfACreditNote(t *testing.T) {
	d := Document{Kind: CreditNote, Client: testClient(Company), Origin: "F2026-0001", OriginDate: testDay, Lines: []Line{line("Maquette", 450, 0)}}
	wantMentions(t, d, liableSettings(), franchiseMention, "Cet avoir corrige la facture F2026-0001 du 22/11/2026", servicesMention)
	d.Lines[0] = line("Maquette", 450, 2000)
	wantMentions(t, d, testSettings(), "Cet avoir corrige la facture F2026-0001 du 22/11/2026", servicesMention)
}

// Law 1.2: the article of the CGI stays admitted until 30/06/2028, and the
// user's own words replace it.
func TestFranchiseWordsAreDatedAndCanBeReplaced(t *testing.T) {
	s := testSettings()
	for _, iso := range []string{"2026-11-22", "2027-01-01", "2028-06-30"} {
		d := testInvoice(s, testClient(Consumer))
		d.IssueDate = day(iso)
		wantMentions(t, d, s, franchiseMention, escompteMention, servicesMention, mediatorMention)
	}
	s.FranchiseText = "TVA non applicable, article L. 223-3 du CIBS"
	s.DiscountTerms, s.PenaltyTerms = "Escompte : 2 % sous 8 jours", "Pénalités : 12 % l’an"
	wantMentions(t, testInvoice(s, testClient(Company)), s, s.FranchiseText, s.DiscountTerms, s.PenaltyTerms, costsMention, servicesMention)
}

func TestFreezeGivesWhatADraftLacks(t *testing.T) {
	s := testSettings()
	d := testInvoice(s, testClient(Company))
	d.Operation, d.Seller = "", Seller{}
	if err := Freeze(&d, s, testDay); err != nil {
		t.Fatal(err)
	}
	if d.IssueDate != testDay || d.DueDate.ISO() != "2026-12-22" || d.ValidUntil != 0 || d.Operation != Services || d.Number != "" || d.Status != StatusDraft {
		t.Errorf("got %+v", d)
	}
	if d.Seller.LegalName() != "Jeanne Martin EI" || d.Totals.Payable != 1125_00 || d.OnDebits {
		t.Errorf("got seller %q, payable %d", d.Seller.LegalName(), d.Totals.Payable)
	}
	again := d
	if err := Freeze(&again, s, testDay+5); err != nil || !reflect.DeepEqual(again, d) {
		t.Errorf("frozen twice: got %+v, %v\nwant %+v", again, err, d)
	}
	q := NewQuote(s, testClient(Company), testDay)
	q.Lines = d.Lines
	if err := Freeze(&q, s, testDay); err != nil || q.ValidUntil.ISO() != "2026-12-22" || q.DueDate != 0 {
		t.Errorf("quote: got %s and %s, %v", q.ValidUntil.ISO(), q.DueDate.ISO(), err)
	}
	d.Lines[0].Price, d.Lines[0].Quantity = MaxPrice, MaxQuantity
	if err := Freeze(&d, s, testDay); err == nil || !strings.Contains(err.Error(), "cent milliards") {
		t.Errorf("got %v, want the overflow", err)
	}
}

func TestCorrectionNamesWhatItKnows(t *testing.T) {
	d := Document{Kind: CreditNote, Client: testClient(Company), Operation: Services}
	if got := Mentions(&d, liableSettings()); len(got) != 1 {
		t.Errorf("without an origin: got %q, want the nature of the operation alone", got)
	}
	d.Origin = "F2026-0031"
	if got := Mentions(&d, liableSettings())[0].Text; got != "Cet avoir corrige la facture F2026-0031" {
		t.Errorf("without its date: got %q", got)
	}
}
